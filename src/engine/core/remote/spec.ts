/** A model that another program evaluates: where it is, and how to speak to it. Never a default; the user names it. */

/** `openai` is any server with OpenAI's chat completions. */
export type RemoteKind = 'llama-server' | 'vllm' | 'openai';
export const REMOTE_KINDS: readonly RemoteKind[] = ['llama-server', 'vllm', 'openai'];

export interface RemoteSpec {
  readonly kind: RemoteKind;
  /** The server's address without a trailing slash or `/v1`: https, or http of this machine. */
  readonly url: string;
  /** The name under which the server knows the model; '' for the only one. */
  readonly model: string;
  /** Sent as a bearer token; never logged, and never part of an error. */
  readonly key?: string | undefined;
  /** Seconds to wait for the first byte of an answer. */
  readonly timeoutSeconds: number;
}

/** Its address as people may see it: a path can hold a secret. */
export const originOf = ({ url }: Pick<RemoteSpec, 'url'>): string => /^https?:\/\/[^/?#]+/.exec(url)?.[0] ?? '';
