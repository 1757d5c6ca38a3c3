/** What a check found, as one object for programs. Lines and columns are counted from 1, in UTF-16 units; offsets from 0. */
import { placeAt } from '../../text/core/place.ts';
import type { Span } from '../../text/core/span.ts';
import type { Run } from './check.ts';

export function jsonReport({ check: { files, skipped }, fixes, compared, milliseconds }: Run) {
  const asked = files.findLast(({ model }) => model !== undefined);
  return {
    version: 1,
    ...compared,
    files: files.map(({ path, language, text, changed, hunks, findings, segments, unchecked }) => {
      const fix = fixes?.get(path);
      return {
        path,
        language,
        changed: changed.map((span) => linesOf(text, span)),
        hunks: hunks.map((hunk) => ({ ...hunk, ...linesOf(text, hunk) })),
        findings: findings.map((finding) => ({ ...finding, ...linesOf(text, finding) })),
        segments,
        unchecked,
        ...(fix !== undefined && { fix: { outcome: fix.outcome, written: fix.hunks.length } }),
      };
    }),
    skipped,
    model: asked?.model ?? null,
    backend: asked?.backend ?? null,
    timing: { totalMs: milliseconds },
    network: { requests: asked?.requests ?? 0 },
  };
}

function linesOf(text: string, { start, end }: Span) {
  const [from, to] = [placeAt(text, start), placeAt(text, end)];
  return { line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
}
