/** Whether an adapter (a GGUF LoRA) fits a base: told by the headers of both, before llama.cpp sees either. */

/** Of a GGUF header those parts that are needed here. */
interface Header {
  readonly metadata: ReadonlyMap<string, unknown>;
  readonly tensors: readonly { readonly name: string; readonly shape: readonly number[] }[];
}

const PART = /^(.+)\.lora_([ab])$/;

/** What is wrong with the adapter on this base; undefined when it fits. */
export function misfit(adapter: Header, base: Header): string | undefined {
  const text = (header: Header, key: string) => {
    const value = header.metadata.get(key);
    return typeof value === 'string' ? value : undefined;
  };
  if (text(adapter, 'general.type') !== 'adapter' || text(adapter, 'adapter.type') !== 'lora')
    return 'it is no LoRA adapter';
  const [own, wanted] = [adapter, base].map((header) => text(header, 'general.architecture'));
  if (own !== wanted) return `it is for the architecture ${own}, and the model's is ${wanted}`;
  return otherBase(text(adapter, 'general.base_model.0.name'), text(base, 'general.name')) ?? unfitting(adapter, base);
}

/** Both names are given by people: the base's may say more (of its kind and its quantisation), but not something else. */
function otherBase(wanted: string | undefined, name: string | undefined): string | undefined {
  if (wanted === undefined || name === undefined) return undefined;
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');
  return plain(name).includes(plain(wanted)) ? undefined : `it was trained on ${wanted}, and the model is ${name}`;
}

/** Every pair of matrices must fit its tensor: a is [in, rank], b is [rank, out], as llama.cpp writes shapes. */
function unfitting(adapter: Header, base: Header): string | undefined {
  const bases = new Map(base.tensors.map(({ name, shape }) => [name, shape]));
  const parts = new Map(adapter.tensors.map(({ name, shape }) => [name, shape]));
  if (parts.size === 0) return 'it has no tensors';
  for (const name of parts.keys()) {
    const target = PART.exec(name)?.[1];
    const shape = target === undefined ? undefined : bases.get(target);
    if (shape === undefined) return `the model has no tensor for ${name}`;
    const [a, b] = [parts.get(`${target}.lora_a`), parts.get(`${target}.lora_b`)];
    if (a === undefined || b === undefined) return `${target} has one matrix of two`;
    if (a[0] !== shape[0] || b[1] !== shape[1] || a[1] !== b[0])
      return `its matrices for ${target} are [${a.join(', ')}] and [${b.join(', ')}], and the model's tensor is [${shape.join(', ')}]`;
  }
  return undefined;
}
