/** What the user attached to a question: files, selections and values. */
import { Location, Range, Uri, workspace, type ChatPromptReference, type TextDocument } from 'vscode';
import { nameOf } from '../../../review/vscode/writable.ts';
import { markerFor } from '../../../text/core/fences.ts';
import { interceptionErrors } from '../../core/errors.ts';

export interface AttachedText {
  readonly document: TextDocument;
  readonly range: Range;
  readonly location: Location;
}

/** Longest text of one attachment that goes into a question, in UTF-16 units. */
const LONGEST = 64 * 1024;

/** Whether VS Code added it by itself (the file in front, lists of skills), and not the user. */
export function isImplicit({ id }: ChatPromptReference): boolean {
  return /^vscode\.(?:implicit|customizations|prompt|instructions)/.test(id);
}

/** The document and range behind a reference; undefined for values that are none. Rejects when it cannot be read. */
export async function attachedText({ value }: ChatPromptReference): Promise<AttachedText | undefined> {
  const uri = value instanceof Uri ? value : value instanceof Location ? value.uri : undefined;
  if (uri === undefined) return undefined;
  const document = await workspace.openTextDocument(uri).then(undefined, () => {
    throw interceptionErrors.unreadable(nameOf(uri));
  });
  const whole = new Range(0, 0, document.lineCount, 0);
  const range = document.validateRange(value instanceof Location ? value.range : whole);
  return { document, range, location: new Location(uri, range) };
}

/** The attachments as text behind a question; `onUsed` hears which were used. What cannot be read is left out. */
export async function attachments(
  references: readonly ChatPromptReference[],
  onUsed: (used: Location) => void,
): Promise<string> {
  const parts: string[] = [];
  for (const reference of references) {
    const attached = await attachedText(reference).catch(() => undefined);
    const { value, modelDescription = reference.id } = reference;
    if (attached !== undefined) {
      const text = attached.document.getText(attached.range).slice(0, LONGEST);
      parts.push(fenced(nameOf(attached.document.uri), attached.document.languageId, text));
      onUsed(attached.location);
    } else if (typeof value === 'string' && !isImplicit(reference))
      parts.push(fenced(modelDescription, '', value.slice(0, LONGEST)));
  }
  return parts.join('\n\n');
}

function fenced(title: string, language: string, text: string): string {
  const marker = markerFor(text);
  return `${title}:\n${marker}${language}\n${text}\n${marker}`;
}
