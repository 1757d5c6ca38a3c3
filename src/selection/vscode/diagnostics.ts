/** What the editor's linters say of a range of a document, as evidence for the text that is aligned. */
import { DiagnosticSeverity, languages, type Diagnostic, type Position, type Range, type TextDocument } from 'vscode';
import type { Evidence } from '../../evidence/core/types.ts';
import { offsetAt } from '../../text/core/place.ts';
import { evidenceOf } from '../core/diagnostics.ts';

/** `text` is the text of the range, with LF alone. */
export function diagnosedIn(document: TextDocument, range: Range, text: string): readonly Evidence[] {
  const { line, character } = range.start;
  const at = (position: Position) => {
    const row = position.line - line;
    return offsetAt(text, { line: row, character: position.character - (row === 0 ? character : 0) });
  };
  return languages
    .getDiagnostics(document.uri)
    .filter((diagnostic) => range.contains(diagnostic.range))
    .flatMap((diagnostic) => {
      const { source = '', message, severity } = diagnostic;
      const found = { start: at(diagnostic.range.start), end: at(diagnostic.range.end), source, message };
      const isProblem = severity <= DiagnosticSeverity.Warning;
      return evidenceOf({ ...found, code: codeOf(diagnostic), isProblem }) ?? [];
    });
}

function codeOf({ code }: Diagnostic): string {
  const value = typeof code === 'object' ? code.value : code;
  return String(value ?? '');
}
