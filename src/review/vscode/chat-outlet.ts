/** Asks where the finished text of a chat's answer goes: into the editor that holds it, a copy, the chat, or to the cursor. */
import { commands, l10n, window, workspace, WorkspaceEdit, type TextDocument, type TextEditor } from 'vscode';
import { applyEdits, type Edit } from '../../text/core/edits.ts';
import type { AlignerError } from '../../base/core/errors.ts';
import { codePlaces } from '../core/code-places.ts';
import type { Delivery, Outlet } from '../core/draft-place.ts';
import { toLf } from '../../text/core/eol.ts';
import { reviewErrors } from '../core/errors.ts';
import { offsetAt, rangeOf } from '../../text/core/place.ts';
import { copy } from './clipboard-outlet.ts';
import { DocumentDelivery } from './document-delivery.ts';
import { apply, withEolOf } from './editor-place.ts';
import type { LastEditor } from './last-editor.ts';
import { toRange } from '../../text/vscode/ranges.ts';
import { mayWrite, nameOf } from './writable.ts';

export function chatOutlet(last: LastEditor, note: (text: string) => void): Outlet {
  return {
    name: l10n.t('the chat'),
    target: { kind: 'elsewhere' },
    async deliver(text, original) {
      const choice = await choose(text, original, last.editor);
      return choice && (await choice.deliver());
    },
    delivered: () => gone(reviewErrors.outOfReach),
  };

  async function choose(text: string, original: string, editor: TextEditor | undefined) {
    const description = editor === undefined ? '' : workspace.asRelativePath(editor.document.uri);
    const places = editor === undefined ? null : codePlaces(toLf(editor.document.getText()), original, text);
    const insert = { label: `$(insert) ${l10n.t('Insert at Cursor')}`, description };
    const put = { label: `$(edit) ${l10n.t('Apply in Editor')}`, description };
    const items = [
      ...(editor === undefined || places === null
        ? []
        : [{ ...put, deliver: () => applyIn(editor.document, text, original) }]),
      { label: `$(copy) ${l10n.t('Copy')}`, deliver: () => copy(text, note) },
      {
        label: `$(comment) ${l10n.t('New Turn in Chat')}`,
        description: l10n.t('fills the input, sends nothing'),
        deliver: () => toChat(text),
      },
      ...(editor === undefined ? [] : [{ ...insert, deliver: () => insertAtCursor(editor, text) }]),
    ];
    return window.showQuickPick(items, { title: l10n.t('Where should the corrected text go?') });
  }

  /** Fills the chat's input with the text as a next turn; the user sends it, or does not. */
  async function toChat(text: string): Promise<Delivery> {
    const query = `Use this corrected answer instead of your last one:\n\n${text}`;
    await commands.executeCommand('workbench.action.chat.open', { query, isPartialQuery: true });
    note(l10n.t('{0} Aligner: the corrected text is in the chat, ready to be sent', '$(comment)'));
    return gone(reviewErrors.inChat);
  }

  async function insertAtCursor(editor: TextEditor, text: string): Promise<Delivery> {
    const { document } = editor;
    // The editor may have been hidden since: showing it again gives one that can be edited, with its cursor where it was.
    const shown = await window.showTextDocument(document, {
      ...(editor.viewColumn !== undefined && { viewColumn: editor.viewColumn }),
      selection: editor.selection,
    });
    const current = toLf(document.getText());
    const at = offsetAt(current, shown.selection.active);
    const inserted = await shown.edit((edit) => edit.insert(shown.selection.active, withEolOf(document, text)));
    if (!inserted) throw reviewErrors.refused(nameOf(document.uri));
    note(l10n.t('{0} Aligner: the corrected text was inserted', '$(check)'));
    return written(document, current, [{ start: at, end: at, replacement: text }]);
  }

  /** Replaces the answer's code where it stands now; undefined when the user does not want the file written. */
  async function applyIn(document: TextDocument, text: string, original: string): Promise<Delivery | undefined> {
    const name = nameOf(document.uri);
    if (!(await mayWrite(document.uri))) return undefined;
    // From here to applyEdit nothing waits: what is compared is what is edited.
    const current = toLf(document.getText());
    const edits = codePlaces(current, original, text);
    if (edits === null) throw reviewErrors.refused(name);
    const edit = new WorkspaceEdit();
    for (const one of edits)
      edit.replace(document.uri, toRange(rangeOf(current, one)), withEolOf(document, one.replacement));
    await apply(edit, name);
    await window.showTextDocument(document);
    note(l10n.t('{0} Aligner: applied in {1}', '$(check)', name));
    return written(document, current, edits);
  }
}

function gone(why: () => AlignerError): Delivery {
  return { takeBack: () => Promise.reject(why()) };
}

/** What the edits have put into a document that held `before`. */
function written(document: TextDocument, before: string, edits: readonly Edit[]): Delivery {
  const after = applyEdits(before, edits);
  let grown = 0;
  const pieces = edits.map(({ start, end, replacement }) => {
    const span = { start: start + grown, end: start + grown + replacement.length };
    grown += replacement.length - (end - start);
    return { range: rangeOf(after, span), was: before.slice(start, end), is: replacement };
  });
  return new DocumentDelivery(document.uri, pieces);
}
