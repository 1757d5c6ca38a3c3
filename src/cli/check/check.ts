/** `aligner check`: the changed lines of a git work tree. */
import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { openFindings } from '../../changes/core/verified.ts';
import { changesErrors } from '../../changes/core/errors.ts';
import type { Base, ChangesCheck, FileCheck } from '../../changes/core/changes.ts';
import { checkFiles } from '../../changes/node/check-files.ts';
import { fixFile, type Fix } from '../../changes/node/fix-file.ts';
import { findRoot } from '../../changes/node/repository.ts';
import { checkSetting, SETTINGS } from '../../config/core/settings.ts';
import { cliErrors, orUsage } from '../errors.ts';
import { createRuntime } from '../runtime.ts';
import { jsonReport } from './json.ts';
import { showProgress } from './progress.ts';
import { sarifReport } from './sarif.ts';
import { textOf, textSummary } from './text.ts';

/** What a run came to. */
export interface Run {
  readonly check: ChangesCheck;
  /** By path, where `--fix` was asked for. */
  readonly fixes: ReadonlyMap<string, Fix> | undefined;
  /** What was compared, in words of git. */
  readonly compared: { readonly base: string; readonly staged: boolean };
  readonly milliseconds: number;
}

/** Runs the command; resolves with the exit code. Rejects with AlignerError, or CancelledError after Ctrl+C. */
export async function check(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parse(argv);
  const sensitivity = checkSetting('sensitivity', values.sensitivity);
  if (sensitivity.problem !== undefined) throw cliErrors.usage('--sensitivity is low, normal or high.');
  const { staged, since, format, fix } = values;
  const begun = performance.now();
  const folder = await realpath(process.cwd());
  const root = await findRoot(folder);
  const paths = await Promise.all(positionals.map((path) => relativeTo(root, resolve(folder, path), path, staged)));
  const base: Base = since === undefined ? { kind: 'head' } : { kind: 'since', revision: since };
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  const { signal } = interrupted;
  const runtime = createRuntime(values);
  const progress = showProgress(process.stderr);
  try {
    const fixes = fix ? new Map<string, Fix>() : undefined;
    const how = { sensitivity: sensitivity.value, priority: 'interactive', signal } as const;
    const onFile = async (file: FileCheck) => {
      fixes?.set(file.path, await fixFile(runtime.aligner, root, file, how));
      progress.clear();
      if (format === 'text') process.stdout.write(textOf(file, fixes?.get(file.path)));
    };
    const comparison = { base, staged, paths };
    const onProgress = (fraction: number, path: string) => progress.show(fraction, path);
    const result = await checkFiles(runtime.aligner, root, { ...how, comparison, onFile, onProgress });
    progress.clear();
    const compared = { base: since ?? 'HEAD', staged };
    const run: Run = { check: result, fixes, compared, milliseconds: performance.now() - begun };
    if (format === 'text') process.stderr.write(textSummary(run));
    else process.stdout.write(`${JSON.stringify(format === 'json' ? jsonReport(run) : sarifReport(run), null, 1)}\n`);
    return result.files.some((file) => remains(file, staged ? undefined : fixes?.get(file.path))) ? 1 : 0;
  } finally {
    progress.clear();
    await runtime.aligner.dispose();
  }
}

/** Whether something is left to do about a file: what is in the index stays faulty until it is added again. */
const remains = ({ hunks, findings }: FileCheck, fix: Fix | undefined): boolean =>
  hunks.length > (fix?.hunks.length ?? 0) || openFindings(findings).length > 0;

function parse(argv: readonly string[]) {
  return orUsage(() => {
    const parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        staged: { type: 'boolean', default: false },
        since: { type: 'string' },
        format: { type: 'string', default: 'text' },
        fix: { type: 'boolean', default: false },
        model: { type: 'string' },
        sensitivity: { type: 'string', default: SETTINGS.sensitivity.default },
      },
    });
    const { values } = parsed;
    if (values.staged && values.since !== undefined) throw new Error('Only one of --staged and --since can be given.');
    const format = (['text', 'json', 'sarif'] as const).find((one) => one === values.format);
    if (format === undefined) throw new Error('--format is text, json or sarif.');
    return { ...parsed, values: { ...values, format } };
  });
}

/** A path as git takes it. A mistyped one would be a check that always passes: it is an error. */
async function relativeTo(root: string, path: string, given: string, staged: boolean): Promise<string> {
  const stat = await lstat(path).catch(() => undefined);
  if (stat === undefined && !staged) throw cliErrors.unreadable(given, 'ENOENT');
  // The folders on the way may be links; the file itself is not followed.
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  const inside = path === root ? '' : relative(root, join(folder, basename(path)));
  if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside) throw changesErrors.path(given);
  return inside === '' ? '.' : inside.replaceAll(sep, '/');
}
