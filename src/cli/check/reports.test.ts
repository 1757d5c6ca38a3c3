import assert from 'node:assert/strict';
import * as v from 'valibot';
import { markedAligner } from '../../../test/support/marked-aligner.ts';
import { checkChanged } from '../../changes/core/check.ts';
import type { FileCheck } from '../../changes/core/changes.ts';
import { applyEdits } from '../../text/core/edits.ts';
import type { Run } from './check.ts';
import { jsonReport } from './json.ts';
import { sarifReport } from './sarif.ts';
import { textOf, textSummary } from './text.ts';

const TEXT = '// é\r\nlet a = BAD;\r\nlet b = OPEN;\r\nlet c = ODD;\r\n';

async function run(path: string): Promise<Run> {
  const changed = [{ first: 1, count: 3 }];
  const text = { text: TEXT, language: 'javascript', changed };
  const checked = await checkChanged(markedAligner(), text, { sensitivity: 'normal', priority: 'interactive' });
  const file: FileCheck = { path, ...checked };
  const skipped = [{ path: 'x y.lock', reason: 'generated' } as const];
  return {
    check: { files: [file], skipped },
    fixes: undefined,
    compared: { base: 'HEAD', staged: false },
    milliseconds: 5,
  };
}

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const message = v.strictObject({ text: v.pipe(v.string(), v.minLength(1)) });
const level = v.picklist(['none', 'note', 'warning', 'error']);
/** A URI reference (RFC 3986) that is relative, as SARIF wants where there is a base. */
const uri = v.pipe(v.string(), v.regex(/^(?!\/)(?:[\w.~!$&'()*+,;=@/-]|%[\dA-F]{2})+$/));
const artifact = v.strictObject({ uri, uriBaseId: v.literal('SRCROOT') });
const region = v.strictObject({ startLine: count, startColumn: count, endLine: count, endColumn: count });
const place = v.strictObject({ physicalLocation: v.strictObject({ artifactLocation: artifact, region }) });
const wholeFile = v.strictObject({ physicalLocation: v.strictObject({ artifactLocation: artifact }) });

/** The required and the used parts of the schema of SARIF 2.1.0, in which no object may have properties that it does not name. */
const Sarif = v.strictObject({
  $schema: v.pipe(v.string(), v.url()),
  version: v.literal('2.1.0'),
  runs: v.tuple([
    v.strictObject({
      tool: v.strictObject({
        driver: v.strictObject({
          name: v.string(),
          rules: v.array(
            v.strictObject({
              id: v.string(),
              shortDescription: message,
              defaultConfiguration: v.strictObject({ level }),
              helpUri: v.optional(v.pipe(v.string(), v.url())),
            }),
          ),
        }),
      }),
      columnKind: v.picklist(['utf16CodeUnits', 'unicodeCodePoints']),
      newlineSequences: v.pipe(v.array(v.string()), v.minLength(1)),
      originalUriBaseIds: v.record(v.string(), v.strictObject({ description: message })),
      invocations: v.array(
        v.strictObject({
          executionSuccessful: v.boolean(),
          toolExecutionNotifications: v.array(v.strictObject({ level, message, locations: v.array(wholeFile) })),
        }),
      ),
      results: v.array(
        v.strictObject({
          ruleId: v.string(),
          ruleIndex: v.pipe(v.number(), v.integer(), v.minValue(0)),
          level,
          message,
          locations: v.tuple([place]),
          partialFingerprints: v.record(v.string(), v.string()),
          properties: v.looseObject({ tags: v.array(v.string()) }),
          fixes: v.optional(
            v.tuple([
              v.strictObject({
                description: message,
                artifactChanges: v.tuple([
                  v.strictObject({
                    artifactLocation: artifact,
                    replacements: v.pipe(
                      v.array(v.strictObject({ deletedRegion: region, insertedContent: v.optional(message) })),
                      v.minLength(1),
                    ),
                  }),
                ]),
              }),
            ]),
          ),
        }),
      ),
    }),
  ]),
});

describe('the reports of aligner check', () => {
  it('are SARIF 2.1.0, with a place, a rule and the fix for each fault', async () => {
    const sarif = v.parse(Sarif, JSON.parse(JSON.stringify(sarifReport(await run('söme dir/a#1.js')))));
    const { results, tool } = sarif.runs[0];
    assert.deepEqual(
      results.map(({ ruleId, ruleIndex, locations, fixes }) => [
        ruleId,
        tool.driver.rules[ruleIndex]?.id,
        locations[0].physicalLocation.region,
        fixes?.[0].artifactChanges[0].replacements[0]?.insertedContent?.text,
      ]),
      [
        ['bad', 'bad', { startLine: 2, startColumn: 9, endLine: 2, endColumn: 12 }, 'GOOD'],
        ['open', 'open', { startLine: 3, startColumn: 9, endLine: 3, endColumn: 13 }, undefined],
        ['odd', 'odd', { startLine: 4, startColumn: 9, endLine: 4, endColumn: 12 }, 'EVEN'],
      ],
    );
    assert.equal(results[0]?.locations[0].physicalLocation.artifactLocation.uri, 's%C3%B6me%20dir/a%231.js');
  });

  it('give programs offsets that make the corrected text', async () => {
    const { files, skipped, version } = jsonReport(await run('a.js'));
    assert.equal(version, 1);
    assert.equal(applyEdits(TEXT, files[0]!.hunks), TEXT.replace('BAD', 'GOOD').replace('ODD', 'EVEN'));
    assert.deepEqual([files[0]!.hunks[0]!.line, files[0]!.hunks[0]!.column], [2, 9]);
    assert.deepEqual(skipped, [{ path: 'x y.lock', reason: 'generated' }]);
  });

  it('tell people where, what and how, without anything that steers their terminal', async () => {
    const made = await run('a\u001b[31m.js');
    assert.equal(
      textOf(made.check.files[0]!, undefined),
      [
        'a\ufffd[31m.js:2:9: error bad: It is marked.',
        '  - let a = BAD;',
        '  + let a = GOOD;',
        'a\ufffd[31m.js:3:9: error open: It is marked. [no correction]',
        'a\ufffd[31m.js:4:9: error odd: It is marked.',
        '  - let c = ODD;',
        '  + let c = EVEN;',
        '',
      ].join('\n'),
    );
    assert.match(textSummary(made), /^aligner: 3 faults in the changed lines of 1 file against HEAD, in 0\.0 s\./);
    assert.match(textSummary(made), /not checked, generated: x y\.lock\./);
  });
});
