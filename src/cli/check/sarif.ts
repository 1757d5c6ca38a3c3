/** What a check found, in SARIF 2.1.0 (OASIS): what code scanning services and the SARIF viewers of editors read. */
import { createHash } from 'node:crypto';
import type { Severity } from '../../align/core/types.ts';
import { problemsOf, type Problem } from '../../changes/core/problems.ts';
import { describeSkip } from '../../changes/core/skip.ts';
import type { FileCheck } from '../../changes/core/changes.ts';
import { placeAt } from '../../text/core/place.ts';
import type { Span } from '../../text/core/span.ts';
import type { Run } from './check.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

export function sarifReport({ check: { files, skipped } }: Run) {
  const problems = files.flatMap((file) => problemsOf(file).map((problem) => ({ file, problem })));
  const ids = [...new Set(problems.map(({ problem }) => ruleOf(problem)))].sort();
  const first = (id: string) => problems.find(({ problem }) => ruleOf(problem) === id)!.problem;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Aligner',
            rules: ids.map((id) => {
              const { reason, link, severity } = first(id);
              return {
                id,
                shortDescription: { text: reason },
                defaultConfiguration: { level: LEVELS[severity] },
                ...(link !== undefined && { helpUri: link }),
              };
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the work tree.' } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: skipped.map(({ path, reason }) => ({
              level: 'note',
              message: { text: `Not checked: ${describeSkip(reason)}.` },
              locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
            })),
          },
        ],
        results: problems.map(({ file, problem }) => resultOf(file, problem, ids.indexOf(ruleOf(problem)))),
      },
    ],
  };
}

const ruleOf = ({ tags }: Problem): string => tags[0] ?? 'fault';

function resultOf({ path, text }: FileCheck, problem: Problem, ruleIndex: number) {
  const { start, end, severity, reason, edits, sources, tags } = problem;
  return {
    ruleId: ruleOf(problem),
    ruleIndex,
    level: LEVELS[severity],
    message: { text: reason },
    locations: [{ physicalLocation: { artifactLocation: artifact(path), region: regionOf(text, { start, end }) } }],
    partialFingerprints: { 'alignerFault/v1': fingerprint(path, text, problem) },
    properties: { tags, sources },
    ...(edits !== undefined && {
      fixes: [
        {
          description: { text: reason },
          artifactChanges: [
            {
              artifactLocation: artifact(path),
              replacements: edits.map((edit) => ({
                deletedRegion: regionOf(text, edit),
                ...(edit.replacement !== '' && { insertedContent: { text: edit.replacement } }),
              })),
            },
          ],
        },
      ],
    }),
  };
}

/** A relative reference (RFC 3986), with what has a meaning there escaped. */
const artifact = (path: string) => ({
  uri: path.split('/').map(encodeURIComponent).join('/'),
  uriBaseId: 'SRCROOT',
});

function regionOf(text: string, { start, end }: Span) {
  const [from, to] = [placeAt(text, start), placeAt(text, end)];
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

/** Stays the same while lines come and go elsewhere in the file. */
function fingerprint(path: string, text: string, problem: Problem): string {
  const from = text.lastIndexOf('\n', problem.start - 1) + 1;
  const to = text.indexOf('\n', problem.start);
  const line = text.slice(from, to < 0 ? text.length : to).trim();
  return createHash('sha256')
    .update(JSON.stringify([path, ruleOf(problem), line]))
    .digest('hex')
    .slice(0, 32);
}
