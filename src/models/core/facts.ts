/** What the header of a model says about it, and how much memory it takes. */

/** Of the header's parts those that are needed here. */
interface Header {
  readonly metadata: ReadonlyMap<string, unknown>;
  readonly tensors: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly type: number;
    readonly bytes: number;
  }[];
}

export const FACTS_VERSION = 3;

export interface ModelFacts {
  readonly version: typeof FACTS_VERSION;
  readonly name: string;
  readonly architecture: string;
  /** ggml's name for how most weights are kept, such as Q4_K_M. */
  readonly quantisation: string;
  readonly licence: string | undefined;
  /** Numbers of the model. */
  readonly parameters: number;
  readonly weightBytes: number;
  /** Those of which llama.cpp makes a copy in another order, for a CPU. */
  readonly repackedBytes: number;
  /** Bytes of the cache for a token of context. */
  readonly tokenBytes: number;
  readonly vocabulary: number;
  readonly trainedContext: number;
  /** It was made to chat, and says how its turns are written. */
  readonly chat: boolean;
}

/** By `general.file_type`, as llama.cpp numbers them. */
const QUANTISATIONS: Readonly<Record<number, string>> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  7: 'Q8_0',
  8: 'Q5_0',
  9: 'Q5_1',
  10: 'Q2_K',
  11: 'Q3_K_S',
  12: 'Q3_K_M',
  13: 'Q3_K_L',
  14: 'Q4_K_S',
  15: 'Q4_K_M',
  16: 'Q5_K_S',
  17: 'Q5_K_M',
  18: 'Q6_K',
  19: 'IQ2_XXS',
  20: 'IQ2_XS',
  21: 'Q2_K_S',
  22: 'IQ3_XS',
  23: 'IQ3_XXS',
  24: 'IQ1_S',
  25: 'IQ4_NL',
  26: 'IQ3_S',
  27: 'IQ3_M',
  28: 'IQ2_S',
  29: 'IQ2_M',
  30: 'IQ4_XS',
  31: 'IQ1_M',
  32: 'BF16',
  36: 'TQ1_0',
  37: 'TQ2_0',
  38: 'MXFP4',
};

const EMBEDDING = 'token_embd.weight';
/** ggml's types Q4_0, Q2_K, Q4_K and IQ4_NL. The embedding is only looked up, and stays as it is. */
const REPACKED = [2, 10, 12, 20];

const sumOf = (tensors: Header['tensors']) => tensors.reduce((sum, { bytes }) => sum + bytes, 0);

/** Where a header says nothing, 'unknown', and 0 for numbers. */
export function factsOf({ metadata, tensors }: Header): ModelFacts {
  const text = (key: string) => {
    const value = metadata.get(key);
    return typeof value === 'string' ? value.slice(0, 200) : undefined;
  };
  const number = (key: string) => {
    const value = metadata.get(key);
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
  };
  const architecture = text('general.architecture') ?? 'unknown';
  const of = (key: string) => number(`${architecture}.${key}`);
  const heads = of('attention.head_count') ?? 1;
  const headSize = (of('embedding_length') ?? 0) / heads;
  // Keys and values of a layer, 16 bits each. Where the heads differ from layer to layer, as many as the most can have.
  const perLayer =
    (of('attention.head_count_kv') ?? heads) *
    ((of('attention.key_length') ?? headSize) + (of('attention.value_length') ?? headSize)) *
    2;
  const embedding = tensors.find(({ name }) => name === EMBEDDING);
  return {
    version: FACTS_VERSION,
    name: text('general.name') ?? 'unknown',
    architecture,
    quantisation:
      QUANTISATIONS[number('general.file_type') ?? (metadata.get('general.file_type') === 0 ? 0 : -1)] ?? 'unknown',
    licence: text('general.license'),
    parameters: tensors.reduce((sum, { shape }) => sum + shape.reduce((product, n) => product * n, 1), 0),
    weightBytes: sumOf(tensors),
    repackedBytes: sumOf(tensors.filter(({ name, type }) => REPACKED.includes(type) && name !== EMBEDDING)),
    tokenBytes: Math.ceil((of('block_count') ?? 0) * perLayer),
    vocabulary: embedding?.shape[1] ?? 0,
    trainedContext: of('context_length') ?? 0,
    chat: typeof metadata.get('tokenizer.chat_template') === 'string',
  };
}

/** What the engine's process takes without a model: Node, llama.cpp, the analysers. Measured, see docs/models.md. */
const PROCESS_BYTES = 170e6;
/** Tokens that are evaluated together on a CPU (engine/worker/llama/open-model.ts). */
const BATCH = 128;

export interface Memory {
  /** Bytes that the engine has resident on a CPU, about. */
  readonly resident: number;
  /** Bytes without which it cannot run well: the system can drop what was copied from the file. */
  readonly needed: number;
}

/** What the engine takes with this model and so many tokens of context. */
export function memoryOf(facts: ModelFacts, context: number): Memory {
  const { weightBytes, repackedBytes, tokenBytes, vocabulary, trainedContext } = facts;
  const tokens = trainedContext === 0 ? context : Math.min(context, trainedContext);
  // The probabilities of a batch are worked out in one buffer and handed over in another.
  const needed = Math.ceil(weightBytes + tokens * tokenBytes + 2 * vocabulary * BATCH * 4 + PROCESS_BYTES);
  return { resident: needed + repackedBytes, needed };
}
