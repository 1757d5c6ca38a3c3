/** A profile of a model, as a manifest has it, for tests that load none. */
const operating = { threshold: 0, margin: 0 };

export const modelProfile = {
  id: 'p',
  names: ['sound'],
  prompt: { beforeQuestion: '', beforeAnswer: '', afterAnswer: '' },
  verdict: null,
  stop: ['x'],
  contextSize: 512,
  maxSegmentTokens: 128,
  sensitivity: { low: operating, normal: operating, high: operating },
};
