import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ggufFile, HOSTILE } from '../../../test/support/gguf.ts';
import { GgufError, GgufTooShort, readGguf } from './gguf.ts';

describe('the header of a GGUF file', () => {
  const sound = ggufFile();

  it('is read: values, tensors and where their data begin', () => {
    const { version, metadata, tensors, dataOffset } = readGguf(sound, sound.length);
    assert.equal(version, 3);
    assert.equal(metadata.get('general.architecture'), 'llama');
    assert.deepEqual(metadata.get('tokenizer.ggml.tokens'), { count: 3 });
    assert.deepEqual(tensors, [
      { name: 'token_embd.weight', shape: [32, 3], type: 8, bytes: 102 },
      { name: 'blk.0.ffn_norm.weight', shape: [32], type: 0, bytes: 128 },
    ]);
    assert.equal(dataOffset % 32, 0);
  });

  it('asks for more where it is cut off, and is refused where the file ends there', () => {
    const { dataOffset } = readGguf(sound, sound.length);
    for (let cut = 0; cut < dataOffset - 32; cut++) {
      assert.throws(() => readGguf(sound.subarray(0, cut), sound.length), GgufTooShort);
      assert.throws(() => readGguf(sound.subarray(0, cut), cut), GgufError);
    }
    assert.throws(() => readGguf(sound.subarray(0, -1), sound.length - 1), /ends behind/);
  });

  for (const [what, bytes] of Object.entries(HOSTILE))
    it(`is refused: ${what}`, () => {
      assert.throws(() => readGguf(bytes, bytes.length), GgufError);
    });

  it('is read or refused, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const mutant = Buffer.from(sound);
          for (const [at, byte] of changes) mutant[at] = byte;
          try {
            const { tensors, dataOffset } = readGguf(mutant, mutant.length);
            assert.ok(tensors.every(({ bytes }) => dataOffset + bytes <= mutant.length));
          } catch (error) {
            assert.ok(error instanceof GgufError, String(error));
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
