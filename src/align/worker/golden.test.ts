/**
 * Golden cases: test/golden/*.txt, each with an input, what a scripted model says, and what must come out. With
 * UPDATE_GOLDEN=1 the expected part is written anew: read the diff before you commit it.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { scriptedCorrector, type Script } from '../../../test/support/scripted-corrector.ts';
import { createCatalogue } from '../core/catalogue.ts';
import { applyHunks } from '../core/hunks.ts';
import type { PipelineResult } from '../core/pipeline.ts';
import { alignText } from '../../../test/support/align-text.ts';
import type { Hunk, Source } from '../core/types.ts';
import { VerdictCache } from '../core/verdict-cache.ts';
import { createGrammars } from './grammars.ts';

const FOLDER = new URL('../../../test/golden/', import.meta.url);
const PARTS = /^=== (input|model|expected)\n/m;
const LEVEL = { threshold: 0, margin: 0.5 };
const CATALOGUE = createCatalogue({
  'CWE-78': {
    title: 'Shell',
    group: 'harmless',
    severity: 'error',
    reason: 'A shell runs it.',
    may: ['command', 'import', 'name', 'string'],
  },
  'CWE-89': { title: 'SQL', group: 'harmless', severity: 'error', reason: 'It is pasted.', may: ['string', 'import'] },
  'CWE-295': { title: 'TLS', group: 'harmless', severity: 'error', reason: 'Nobody checks.', may: ['url'] },
  'off-by-one': { title: 'Off by one', group: 'helpful', severity: 'error', reason: 'One too far.', may: ['number'] },
  'no-timeout': { title: 'Timeout', group: 'helpful', severity: 'warning', reason: 'It may hang.', may: ['number'] },
  overclaim: { title: 'Overclaim', group: 'honest', severity: 'info', reason: 'Not always.', may: [] },
  'ignored-error': { title: 'Ignored', group: 'helpful', severity: 'warning', reason: 'It is lost.', may: ['flow'] },
  'dead-code': { title: 'Dead code', group: 'helpful', severity: 'info', reason: 'Never runs.', may: ['deletion'] },
});

/** The first lines of a case, `name: value` each. */
interface Head {
  readonly source: Source;
  readonly crlf: boolean;
  readonly max: number;
  readonly off: readonly string[];
}

function headOf(text: string): Head {
  const value = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];
  const language = value('code');
  const source: Source =
    language === undefined ? { kind: 'markdown' } : { kind: 'code', language, before: '', after: '' };
  const off = value('guards off')?.split(' ') ?? [];
  return { source, crlf: value('line endings') === 'CR LF', max: Number(value('tokens') ?? 512), off };
}

/** Lines of `tags: "from" => "to"`: what the model writes where it finds `from`, and why. */
function scriptOf(text: string): Script {
  const rules = text.split('\n').flatMap((line) => {
    const match = /^([\w -]*): (".*") => (".*")$/.exec(line);
    if (match === null) return [];
    const [, tags, from, to] = match as unknown as [string, string, string, string];
    return [
      {
        tags: tags.split(' ').filter((tag) => tag !== ''),
        from: JSON.parse(from) as string,
        to: JSON.parse(to) as string,
      },
    ];
  });
  // What it has corrected stands, also where the rule would find its own output again.
  const corrections = new Set<string>();
  return (segment) => {
    if (corrections.has(segment)) return {};
    const used = rules.filter(({ from }) => segment.includes(from));
    if (used.length === 0) return {};
    const corrected = used.reduce((said, { from, to }) => said.replace(from, () => to), segment);
    corrections.add(corrected);
    const tags = [...new Set(used.flatMap((rule) => rule.tags))];
    return {
      tags,
      text: corrected,
      written: [{ start: 0, end: corrected.length, logProbability: -0.1, lowest: -0.1 }],
    };
  };
}

const show = (text: string): string => JSON.stringify(text);
function showHunk({ original, replacement, start, end, tags, category, severity, group, confidence }: Hunk): string {
  const link = group === undefined ? '' : ` group ${group}`;
  const about = `${start}-${end} ${category} ${severity} ${confidence} [${tags.join(' ')}]${link}`;
  return `- ${about}\n    ${show(original)}\n    ${show(replacement)}`;
}

function showResult({ segments, hunks, dropped, corrected }: PipelineResult): string {
  return [
    'segments:',
    ...segments.map((s) => `- ${s.start}-${s.end} ${s.skipped ?? s.verdict}`),
    'hunks:',
    ...hunks.map(showHunk),
    'dropped:',
    ...dropped.map((hunk) => `${showHunk(hunk)}\n    by ${hunk.guard}`),
    'corrected:',
    ...corrected.split(/(?<=\n)/).map((line) => `| ${line.replace(/[\r\n]/g, (end) => (end === '\n' ? '' : '\\r'))}`),
    '',
  ].join('\n');
}

describe('golden cases', () => {
  const parser = createGrammars();
  for (const name of readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()) {
    it(name.replace('.txt', '').replaceAll('-', ' '), async function () {
      this.timeout(20_000);
      const file = readFileSync(new URL(name, FOLDER), 'utf8');
      const [top = '', , input = '', , model = '', , expected = ''] = file.split(PARTS);
      const { source, crlf, max, off } = headOf(top);
      // The last line ending of the part belongs to the file.
      const lf = input.replace(/\n$/, '');
      const text = crlf ? lf.replaceAll('\n', '\r\n') : lf;
      const result = await alignText(
        { question: '', text, source, sensitivity: 'normal', priority: 'interactive' },
        scriptedCorrector(scriptOf(model)),
        {
          profile: { id: 'p', maxSegmentTokens: max, sensitivity: { low: LEVEL, normal: LEVEL, high: LEVEL } },
          modelHash: 'h',
          catalogue: CATALOGUE,
          parser,
          cache: new VerdictCache(),
          clock: () => 0,
          guardsOff: off,
        },
      );
      assert.equal(applyHunks(text, result.hunks), result.corrected);
      const got = showResult(result);
      if (process.env['UPDATE_GOLDEN'] === '1') {
        writeFileSync(new URL(name, FOLDER), `${top}=== input\n${input}=== model\n${model}=== expected\n${got}`);
      } else assert.equal(got, expected);
    });
  }
});
