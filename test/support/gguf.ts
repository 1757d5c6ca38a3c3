/** Small GGUF files, sound ones and hostile ones. */

type Value =
  | { readonly u32: number }
  | { readonly u64: bigint }
  | { readonly f32: number }
  | { readonly text: string }
  | { readonly texts: readonly string[] }
  | { readonly raw: Buffer };

interface Tensor {
  readonly name: string;
  readonly shape: readonly bigint[];
  readonly type: number;
  readonly offset: bigint;
}

interface Parts {
  readonly magic: string;
  readonly version: number;
  readonly tensorCount: bigint | undefined;
  readonly pairCount: bigint | undefined;
  readonly pairs: readonly (readonly [string, Value])[];
  readonly tensors: readonly Tensor[];
  readonly data: number;
}

const u32 = (n: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};
const u64 = (n: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(n);
  return bytes;
};
const text = (s: string) => Buffer.concat([u64(BigInt(Buffer.byteLength(s))), Buffer.from(s)]);

function valueBytes(value: Value): Buffer {
  if ('u32' in value) return Buffer.concat([u32(4), u32(value.u32)]);
  if ('f32' in value) return Buffer.concat([u32(6), Buffer.from(new Float32Array([value.f32]).buffer)]);
  if ('u64' in value) return Buffer.concat([u32(10), u64(value.u64)]);
  if ('text' in value) return Buffer.concat([u32(8), text(value.text)]);
  if ('texts' in value)
    return Buffer.concat([u32(9), u32(8), u64(BigInt(value.texts.length)), ...value.texts.map(text)]);
  return value.raw;
}

const SOUND: Parts = {
  magic: 'GGUF',
  version: 3,
  tensorCount: undefined,
  pairCount: undefined,
  pairs: [
    ['general.architecture', { text: 'llama' }],
    ['general.name', { text: 'Sound' }],
    ['tokenizer.chat_template', { text: '{{ messages[0].content }}' }],
    ['llama.block_count', { u32: 1 }],
    ['llama.context_length', { u32: 512 }],
    ['llama.embedding_length', { u32: 32 }],
    ['llama.attention.head_count', { u32: 2 }],
    ['tokenizer.ggml.tokens', { texts: ['a', 'b', 'é'] }],
  ],
  tensors: [
    { name: 'token_embd.weight', shape: [32n, 3n], type: 8, offset: 0n },
    { name: 'blk.0.ffn_norm.weight', shape: [32n], type: 0, offset: 128n },
  ],
  data: 256,
};

/** A file of two tensors, with some of its parts replaced. Counts are true where none are given. */
export function ggufFile(parts: Partial<Parts> = {}): Buffer {
  const { magic, version, tensorCount, pairCount, pairs, tensors, data } = { ...SOUND, ...parts };
  const header = Buffer.concat([
    Buffer.from(magic),
    u32(version),
    u64(tensorCount ?? BigInt(tensors.length)),
    u64(pairCount ?? BigInt(pairs.length)),
    ...pairs.flatMap(([key, value]) => [text(key), valueBytes(value)]),
    ...tensors.flatMap(({ name, shape, type, offset }) => [
      text(name),
      u32(shape.length),
      ...shape.map(u64),
      u32(type),
      u64(offset),
    ]),
  ]);
  return Buffer.concat([header, Buffer.alloc(-header.length & 31), Buffer.alloc(data)]);
}

const withPair = (key: string, value: Value) =>
  ggufFile({ pairs: [...SOUND.pairs.filter(([name]) => name !== key), [key, value]] });
const withTensor = (change: Partial<Tensor>) =>
  ggufFile({ tensors: [{ ...SOUND.tensors[0]!, ...change }, SOUND.tensors[1]!] });
const huge = 2n ** 63n;

/** What each claims that cannot be true. */
export const HOSTILE: Readonly<Record<string, Buffer>> = {
  'another magic': ggufFile({ magic: 'GGML' }),
  'version 0': ggufFile({ version: 0 }),
  'version 1': ggufFile({ version: 1 }),
  'version 4': ggufFile({ version: 4 }),
  'a version of the other byte order': ggufFile({ version: 0x03000000 }),
  '2^63 tensors': ggufFile({ tensorCount: huge }),
  '2^40 tensors': ggufFile({ tensorCount: 2n ** 40n }),
  '2^63 values': ggufFile({ pairCount: huge }),
  'more values than there are': ggufFile({ pairCount: 12n }),
  'a value of nothing but zeros': ggufFile({ pairs: [], pairCount: 1n, tensors: [], data: 64 }),
  'a value without a name': withPair('', { u32: 1 }),
  'the same value twice': ggufFile({ pairs: [...SOUND.pairs, SOUND.pairs[0]!] }),
  'a value of an unknown type': withPair('x', { raw: u32(99) }),
  'a text of 2^63 bytes': withPair('x', { raw: Buffer.concat([u32(8), u64(huge)]) }),
  'a text that is longer than the file': withPair('x', { raw: Buffer.concat([u32(8), u64(1_000_000n)]) }),
  'an array of 2^61 numbers': withPair('x', { raw: Buffer.concat([u32(9), u32(10), u64(2n ** 61n)]) }),
  'an array of 2^63 texts': withPair('x', { raw: Buffer.concat([u32(9), u32(8), u64(huge)]) }),
  'an array of arrays': withPair('x', { raw: Buffer.concat([u32(9), u32(9), u64(1n)]) }),
  'an array of an unknown type': withPair('x', { raw: Buffer.concat([u32(9), u32(77), u64(1n)]) }),
  'an architecture that is a number': withPair('general.architecture', { u32: 1 }),
  '2^32 - 1 layers': withPair('llama.block_count', { u32: 0xffffffff }),
  '2^63 layers': withPair('llama.block_count', { u64: huge }),
  '2^32 - 1 heads': withPair('llama.attention.head_count', { u32: 0xffffffff }),
  'an alignment of 0': withPair('general.alignment', { u32: 0 }),
  'an alignment of 33': withPair('general.alignment', { u32: 33 }),
  'an alignment of 2^31': withPair('general.alignment', { u32: 2 ** 31 }),
  'a tensor of no dimension': withTensor({ shape: [] }),
  'a tensor of five dimensions': withTensor({ shape: [32n, 1n, 1n, 1n, 1n] }),
  'a tensor of 0 columns': withTensor({ shape: [0n, 3n] }),
  'a tensor whose size overflows': withTensor({ shape: [2n ** 32n, 2n ** 32n, 2n ** 32n] }),
  'a tensor with half a block in a row': withTensor({ shape: [33n, 3n] }),
  'a tensor of an unknown type': withTensor({ type: 250 }),
  'a tensor behind the end': withTensor({ offset: 2n ** 40n }),
  'a tensor at 2^63': withTensor({ offset: huge }),
  'a tensor that is not aligned': withTensor({ offset: 1n }),
  'two tensors of one name': withTensor({ name: 'blk.0.ffn_norm.weight' }),
  'a tensor with a name of 10,000 bytes': withTensor({ name: 'x'.repeat(10_000) }),
  'no data': ggufFile({ data: 0 }),
};

/** A LoRA of rank 1 on one tensor of a Llama; `at` gives the numbers of its two matrices. */
export function loraFile(target: string, shape: readonly [number, number], at: (i: number) => number): Buffer {
  const [width, height] = shape;
  const sizes = [width * 4, height * 4];
  const file = ggufFile({
    pairs: [
      ['general.architecture', { text: 'llama' }],
      ['general.type', { text: 'adapter' }],
      ['adapter.type', { text: 'lora' }],
      ['adapter.lora.alpha', { f32: 1 }],
    ],
    tensors: [
      { name: `${target}.lora_a`, shape: [BigInt(width), 1n], type: 0, offset: 0n },
      {
        name: `${target}.lora_b`,
        shape: [1n, BigInt(height)],
        type: 0,
        offset: BigInt(Math.ceil(sizes[0]! / 32) * 32),
      },
    ],
    data: 0,
  });
  const numbers = (count: number) => Buffer.from(Float32Array.from({ length: count }, (_, i) => at(i)).buffer);
  const a = numbers(width);
  return Buffer.concat([file, a, Buffer.alloc(-a.length & 31), numbers(height)]);
}
