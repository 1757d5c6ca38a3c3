/** The engine's failures, as the user sees them. In each the original answer stays as it is. */
import { AlignerError } from '../../base/core/errors.ts';

export const engineErrors = {
  crashed: (how: string) =>
    new AlignerError({
      code: 'engine.crashed',
      message: `The correction engine stopped unexpectedly (${how}). Your text is unchanged.`,
      next: 'Try again; it starts anew by itself. If it happens again, set aligner.engine.gpu to off.',
    }),
  crashBudget: () =>
    new AlignerError({
      code: 'engine.crash-budget',
      message: 'The correction engine crashed five times within three minutes and stays off. Your text is unchanged.',
      next: 'Run "Aligner: Restart Engine" to try again, or set aligner.engine.gpu to off. The log has details.',
    }),
  hung: (seconds: number) =>
    new AlignerError({
      code: 'engine.hung',
      message: `The correction engine gave no sign of life for ${seconds} seconds and was stopped. Your text is unchanged.`,
      next: 'Try again with a shorter text, or set aligner.engine.gpu to off.',
    }),
  startFailed: (why: string) =>
    new AlignerError({
      code: 'engine.start',
      message: `The correction engine could not start: ${why}`,
      next: 'Run "Aligner: Restart Engine"; if it fails again, reinstall the extension for this platform.',
    }),
  loadFailed: (why: string) =>
    new AlignerError({
      code: 'engine.load',
      message: `The model could not be loaded: ${why}`,
      next: 'Check aligner.model.path and the free memory, or set aligner.engine.gpu to off.',
    }),
  outdated: (release: string) =>
    new AlignerError({
      code: 'engine.outdated',
      message: `This build of llama.cpp (${release}) is older than b8146 and has known faults in reading model files.`,
      next: 'Update the extension.',
    }),
  busy: (limit: number) =>
    new AlignerError({
      code: 'engine.busy',
      message: `${limit} texts are already waiting to be corrected.`,
      next: 'Wait until some are done, or cancel one.',
    }),
  notLoaded: () =>
    new AlignerError({
      code: 'engine.not-loaded',
      message: 'No model is loaded.',
      next: 'Run "Aligner: Restart Engine".',
    }),
  disposed: () =>
    new AlignerError({
      code: 'engine.stopped',
      message: 'The correction engine was stopped. Your text is unchanged.',
      next: 'Try again.',
    }),
};

/** The first llama.cpp build with the fixes for CVE-2026-27940 and its kin in the GGUF reader. */
export const MINIMUM_LLAMA_CPP = 8146;

/** True when a release name is new enough: `b9012`, or `v0.5.0` (versions began at build 10335). Other names are refused. */
export function isSafeRelease(release: string): boolean {
  if (/^v\d+\.\d+\.\d+$/.test(release)) return true;
  const build = /^b(\d+)$/.exec(release)?.[1];
  return build !== undefined && Number(build) >= MINIMUM_LLAMA_CPP;
}
