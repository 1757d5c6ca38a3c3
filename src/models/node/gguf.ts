/**
 * The header of a GGUF file: what it says of the model, and where its tensors lie. Read before llama.cpp sees the file,
 * whose own reader runs into what a header claims (CVE-2026-27940, CVE-2026-33298): every count is held against the bytes
 * that there are, before anything is made of it.
 * Source of the format: the GGUF specification of ggml, versions 2 and 3.
 */

/** A value of the header, but for the elements of an array: of those only how many there are. */
export type GgufValue = string | number | bigint | boolean | { readonly count: number };

export interface GgufTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Number of ggml's type. */
  readonly type: number;
  /** Bytes that its data take. */
  readonly bytes: number;
}

export interface GgufHeader {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: readonly GgufTensor[];
  /** Where the data of the tensors begin, in bytes. */
  readonly dataOffset: number;
}

/** Why a file is not to be loaded. */
export class GgufError extends Error {}

/** A read past what is there: more of the file may help. */
export class GgufTooShort extends GgufError {}

/** Values in a block of ggml's type, and bytes that the block takes. Types that are not here are refused. */
const BLOCKS: Readonly<Record<number, readonly [values: number, bytes: number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  9: [32, 36],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  15: [256, 292],
  16: [256, 66],
  17: [256, 74],
  18: [256, 98],
  19: [256, 50],
  20: [32, 18],
  21: [256, 110],
  22: [256, 82],
  23: [256, 136],
  24: [1, 1],
  25: [1, 2],
  26: [1, 4],
  27: [1, 8],
  28: [1, 8],
  29: [256, 56],
  30: [1, 2],
  34: [256, 54],
  35: [256, 66],
  39: [32, 17],
};

/** Bytes of a value by its type; strings (8) and arrays (9) say how long they are. */
const SIZES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
const STRING = 8;
const ARRAY = 9;

const LONGEST_NAME = 64;
const LONGEST_KEY = 65_535;
const MOST_DIMENSIONS = 4;
/** The least that a key with its value, and that a tensor's entry, take. */
const LEAST_PAIR = 13;
const LEAST_TENSOR = 32;
const LARGEST_ALIGNMENT = 1 << 20;

/**
 * Reads a header out of the first bytes of a file of `fileBytes` bytes. Throws GgufTooShort when `head` ends before the
 * header does, and GgufError when the header cannot be true of such a file.
 */
export function readGguf(head: Uint8Array, fileBytes: number): GgufHeader {
  const reader = new Reader(head, fileBytes);
  if (reader.text(4) !== 'GGUF') throw new GgufError('it does not begin with "GGUF"');
  const version = reader.u32();
  if (version < 2 || version > 3) throw new GgufError(`its format is version ${version}, not 2 or 3`);
  const tensorCount = reader.count(LEAST_TENSOR, 'tensors');
  const pairCount = reader.count(LEAST_PAIR, 'values');
  const metadata = readMetadata(reader, pairCount);
  const entries = Array.from({ length: tensorCount }, () => readTensor(reader));
  const alignment = metadata.get('general.alignment') ?? 32;
  if (typeof alignment !== 'number' || !isPowerOfTwo(alignment) || alignment > LARGEST_ALIGNMENT)
    throw new GgufError('its alignment is no power of two');
  const dataOffset = Math.ceil(reader.at / alignment) * alignment;
  const names = new Set<string>();
  for (const { name, offset, bytes } of entries) {
    if (names.has(name)) throw new GgufError(`it has two tensors called ${name}`);
    names.add(name);
    if (offset % alignment !== 0) throw new GgufError(`the tensor ${name} is not aligned`);
    if (dataOffset + offset + bytes > fileBytes) throw new GgufError(`the tensor ${name} ends behind the file's end`);
  }
  checkSizes(metadata, tensorCount);
  return {
    version,
    metadata,
    tensors: entries.map(({ name, shape, type, bytes }) => ({ name, shape, type, bytes })),
    dataOffset,
  };
}

function readMetadata(reader: Reader, count: number): Map<string, GgufValue> {
  const metadata = new Map<string, GgufValue>();
  for (let n = 0; n < count; n++) {
    const key = reader.string(LONGEST_KEY);
    if (key === '') throw new GgufError('a value has no name');
    if (metadata.has(key)) throw new GgufError(`it has two values called ${key}`);
    metadata.set(key, reader.value(reader.u32()));
  }
  return metadata;
}

function readTensor(reader: Reader): GgufTensor & { readonly offset: number } {
  const name = reader.string(LONGEST_NAME);
  const dimensions = reader.u32();
  if (dimensions < 1 || dimensions > MOST_DIMENSIONS)
    throw new GgufError(`the tensor ${name} has ${dimensions} dimensions`);
  const shape = Array.from({ length: dimensions }, () => reader.u64());
  const type = reader.u32();
  const offset = reader.u64();
  const block = BLOCKS[type];
  if (block === undefined) throw new GgufError(`the tensor ${name} has the unknown type ${type}`);
  const values = shape.reduce((product, n) => product * n, 1);
  if (shape.some((n) => n < 1) || !Number.isSafeInteger(values))
    throw new GgufError(`the tensor ${name} has an impossible shape`);
  if (shape[0]! % block[0] !== 0) throw new GgufError(`a row of the tensor ${name} is no whole number of blocks`);
  return { name, shape, type, offset, bytes: (values / block[0]) * block[1] };
}

/** Numbers by which llama.cpp sizes what it allocates. A layer has a tensor at least, a head takes a value of the width. */
function checkSizes(metadata: ReadonlyMap<string, GgufValue>, tensors: number): void {
  const arch = metadata.get('general.architecture');
  if (arch === undefined) return;
  if (typeof arch !== 'string') throw new GgufError('its architecture is no text');
  // The tensors of a model in several files are spread over them.
  const all = metadata.get('split.tensors.count');
  const most: Readonly<Record<string, number>> = {
    block_count: typeof all === 'number' ? all : tensors,
    context_length: 2 ** 27,
    embedding_length: 2 ** 20,
    'attention.head_count': 2 ** 16,
    expert_count: 2 ** 14,
  };
  for (const [name, limit] of Object.entries(most)) {
    const value = metadata.get(`${arch}.${name}`);
    if (value === undefined || typeof value === 'object') continue;
    if (typeof value !== 'number' || !(value >= 0) || value > limit)
      throw new GgufError(`its ${arch}.${name} is ${String(value)}`);
  }
}

const isPowerOfTwo = (n: number) => n > 0 && (n & (n - 1)) === 0;

/** Takes values from the beginning of the file on. */
class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #fileBytes: number;
  at = 0;

  constructor(bytes: Uint8Array, fileBytes: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#fileBytes = fileBytes;
  }

  /** Goes `n` bytes on; returns where they begin. */
  #take(n: number): number {
    const from = this.at;
    if (n > this.#fileBytes - from) throw new GgufError('its header is longer than the file');
    if (n > this.#bytes.length - from) throw new GgufTooShort('its header is not complete');
    this.at += n;
    return from;
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  u64(): number {
    const value = this.#view.getBigUint64(this.#take(8), true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new GgufError('it claims a number that no file can hold');
    return Number(value);
  }

  /** A number of things that take `least` bytes each. */
  count(least: number, what: string): number {
    const n = this.u64();
    if (n * least > this.#fileBytes) throw new GgufError(`it claims ${n} ${what}, more than fit into it`);
    return n;
  }

  text(bytes: number): string {
    const from = this.#take(bytes);
    return new TextDecoder().decode(this.#bytes.subarray(from, from + bytes));
  }

  string(longest: number): string {
    const bytes = this.u64();
    if (bytes > longest && longest < this.#fileBytes) throw new GgufError('a name in it is too long');
    return this.text(bytes);
  }

  value(type: number): GgufValue {
    if (type === STRING) return this.string(this.#fileBytes);
    if (type === ARRAY) return this.#array();
    const size = SIZES[type];
    if (size === undefined) throw new GgufError(`a value in it has the unknown type ${type}`);
    return this.#number(type, this.#take(size));
  }

  #number(type: number, at: number): GgufValue {
    const view = this.#view;
    switch (type) {
      case 0:
        return view.getUint8(at);
      case 1:
        return view.getInt8(at);
      case 2:
        return view.getUint16(at, true);
      case 3:
        return view.getInt16(at, true);
      case 4:
        return view.getUint32(at, true);
      case 5:
        return view.getInt32(at, true);
      case 6:
        return view.getFloat32(at, true);
      case 7:
        return view.getUint8(at) !== 0;
      case 10:
        return view.getBigUint64(at, true);
      case 11:
        return view.getBigInt64(at, true);
      default:
        return view.getFloat64(at, true);
    }
  }

  #array(): GgufValue {
    const type = this.u32();
    // No model needs arrays of arrays, and a reader that takes them can be made to run out of its stack.
    if (type === ARRAY) throw new GgufError('it holds arrays of arrays');
    const size = type === STRING ? 8 : SIZES[type];
    if (size === undefined) throw new GgufError(`a value in it has the unknown type ${type}`);
    const count = this.count(size, 'elements');
    if (type !== STRING) this.#take(count * size);
    else for (let n = 0; n < count; n++) this.#take(this.u64());
    return { count };
  }
}
