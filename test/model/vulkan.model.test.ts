import assert from 'node:assert/strict';
import type { Alignment } from '../../src/align/core/types.ts';
import { runCli } from '../support/cli.ts';

// A software Vulkan device (Mesa's llvmpipe) stands in for a GPU: llama.cpp skips it unless it is named. It is slow, so
// the segment is one line; nothing is timed. Its correction is one that the model is sure of: where two tokens are nearly as
// likely, another arithmetic may choose the other one.
const VULKAN = { ALIGNER_GPU: 'vulkan', GGML_VK_VISIBLE_DEVICES: '0' };
const LINE = 'data = yaml.load(stream)\n';
const ARGS = ['align', '--json', '--language', 'python', '--question', 'How do I load YAML?'];

describe('the GPU path', function () {
  this.timeout(900_000);

  it('corrects to the same text on a Vulkan device with all layers offloaded, and doctor names it', async () => {
    const [cpu, gpu] = [await runCli(ARGS, LINE, { ALIGNER_GPU: 'off' }), await runCli(ARGS, LINE, VULKAN)];
    assert.equal(gpu.code, 0, gpu.stderr);
    const [a, b] = [JSON.parse(cpu.stdout) as Alignment, JSON.parse(gpu.stdout) as Alignment];
    assert.equal(a.backend.gpu, false);
    assert.equal(b.backend.gpu, 'vulkan');
    assert.equal(b.backend.layers, b.backend.totalLayers);
    assert.equal(b.corrected, a.corrected);
    assert.equal(b.changed, true);
    const doctor = await runCli(['doctor'], '', VULKAN);
    assert.equal(doctor.code, 0, doctor.stderr);
    assert.ok(doctor.stdout.includes(b.backend.device));
    console.log(`      ${b.backend.device}: ${b.backend.layers} of ${b.backend.totalLayers} layers. ${b.backend.why}`);
  });

  it('says why there is no GPU, and how to get one used, when none can be', async () => {
    const r = await runCli(['doctor', '--json'], '', { ALIGNER_GPU: 'auto', GGML_VK_VISIBLE_DEVICES: '' });
    const { backend } = JSON.parse(r.stdout) as { backend: Alignment['backend'] };
    console.log(`      ${backend.device}: ${backend.why}`);
    if (backend.gpu === false) assert.match(backend.why, /\. .*\S/);
  });
});
