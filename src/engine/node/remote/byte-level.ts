/** The names of tokens in a vocabulary of bytes (GPT-2's, Llama 3's, Qwen's): each byte is written as one visible character. */

/** Bytes that are written as themselves; the others follow from U+0100 on, in their order. */
const isVisible = (byte: number) =>
  (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);

const BYTES = new Map<string, number>();
for (let byte = 0, next = 0x100; byte < 0x100; byte++)
  BYTES.set(String.fromCharCode(isVisible(byte) ? byte : next++), byte);

/** The bytes that a token stands for; undefined where its name is no such one. */
export function bytesOf(name: string): Uint8Array | undefined {
  const bytes = Array.from(name, (character) => BYTES.get(character));
  return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes as number[]);
}

/** Whether a token's text looks like a special one: `<|im_end|>`, `</s>`, `[INST]`. A tag of HTML does, too, and takes no harm. */
export const isSpecial = (text: string): boolean => /^(?:<[^<>\s]+>|\[\/?[A-Z_]+\])$/.test(text);
