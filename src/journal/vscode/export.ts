/** Export with a preview: what the document shows is what would leave, and the user saves it or does not. */
import { l10n, window, workspace } from 'vscode';
import { describeExport, EMPTY_SUMMARY, exportLines } from '../core/export.ts';
import { FORMATS, type ExportFormat } from '../core/formats.ts';
import { journalErrors } from '../core/errors.ts';
import type { Journal } from '../core/journal.ts';
import type { Presenter } from '../../ui/vscode/presenter.ts';

export interface ExportDeps {
  readonly journal: Journal;
  readonly presenter: Presenter;
  readonly folders: readonly string[];
}

/** Editors open larger texts only with pain; the command line has no such bound. */
const MOST_CHARACTERS = 20_000_000;

export async function exportWithPreview({ journal, presenter, folders }: ExportDeps): Promise<void> {
  try {
    const format = await pickFormat();
    const redact = format === undefined ? undefined : await pickRedaction();
    if (format === undefined || redact === undefined) return;
    let content = '';
    let summary = EMPTY_SUMMARY;
    for await (const { line, summary: now } of exportLines(journal, { format, redact, folders })) {
      content += `${line}\n`;
      summary = now;
      if (content.length > MOST_CHARACTERS) throw journalErrors.exportTooLarge();
    }
    if (content === '') {
      presenter.note(
        `$(info) ${l10n.t('Aligner: nothing to export yet. No correction has been accepted, edited or rejected.')}`,
      );
      return;
    }
    const document = await workspace.openTextDocument({ language: 'jsonl', content });
    await window.showTextDocument(document, { preview: false });
    const save = l10n.t('Save As…');
    const message = l10n.t(
      'Export preview: {0}. Nothing is written until you save it.',
      describeExport(summary, redact),
    );
    const choice = redact
      ? await window.showInformationMessage(message, save)
      : await window.showWarningMessage(message, save);
    if (choice === save && !document.isClosed) await workspace.saveAs(document.uri);
  } catch (error) {
    presenter.show(error);
  }
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const items = Object.entries(FORMATS).map(([format, { description }]) => ({
    format: format as ExportFormat,
    label: format,
    description: description(),
  }));
  return (await window.showQuickPick(items, { title: l10n.t('Export Decisions: Format') }))?.format;
}

async function pickRedaction(): Promise<boolean | undefined> {
  const items = [
    {
      label: l10n.t('Redact'),
      description: l10n.t('Remove secrets, private paths and e-mail addresses'),
      redact: true,
    },
    { label: l10n.t('Leave As Is'), description: l10n.t('Export the texts as they are in the journal'), redact: false },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('Export Decisions: Redaction') }))?.redact;
}
