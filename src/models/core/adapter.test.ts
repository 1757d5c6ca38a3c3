import assert from 'node:assert/strict';
import { misfit } from './adapter.ts';

const header = (pairs: Record<string, string>, tensors: Record<string, readonly number[]>) => ({
  metadata: new Map(Object.entries(pairs)),
  tensors: Object.entries(tensors).map(([name, shape]) => ({ name, shape })),
});
const TARGET = 'blk.0.attn_v.weight';
const base = header(
  { 'general.architecture': 'qwen2', 'general.name': 'Qwen2.5 Coder 0.5B Instruct AWQ' },
  { [TARGET]: [64, 16], 'output_norm.weight': [64] },
);
const KEYS = {
  'general.type': 'adapter',
  'adapter.type': 'lora',
  'general.architecture': 'qwen2',
  'general.base_model.0.name': 'Qwen2.5-Coder-0.5B-Instruct',
};
const PARTS = { [`${TARGET}.lora_a`]: [64, 4], [`${TARGET}.lora_b`]: [4, 16] };
const adapter = (pairs: Record<string, string> = {}, tensors: Record<string, readonly number[]> = PARTS) =>
  misfit(header({ ...KEYS, ...pairs }, tensors), base);

describe('an adapter', () => {
  it('fits the base that it was trained on, whatever its quantisation is called', () => {
    assert.equal(adapter(), undefined);
  });

  it('is refused on anything else, and the reason is said', () => {
    assert.match(adapter({ 'general.type': 'model' })!, /no LoRA/);
    assert.match(adapter({ 'general.architecture': 'llama' })!, /llama.*qwen2/);
    assert.match(adapter({ 'general.base_model.0.name': 'Qwen2.5-Coder-1.5B-Instruct' })!, /trained on .*1\.5B/);
    assert.match(adapter({}, {})!, /no tensors/);
    assert.match(adapter({}, { ...PARTS, 'x.weight.lora_a': [1, 1] })!, /no tensor for x/);
    assert.match(adapter({}, { [`${TARGET}.lora_a`]: [64, 4] })!, /one matrix/);
    assert.match(adapter({}, { ...PARTS, [`${TARGET}.lora_a`]: [32, 4] })!, /\[32, 4\].*\[64, 16\]/);
    assert.match(adapter({}, { ...PARTS, [`${TARGET}.lora_b`]: [8, 16] })!, /\[8, 16\]/);
  });
});
