/** How many CPU threads to use for batches, and for single tokens. */
export interface ThreadChoice {
  readonly batch: number;
  readonly single: number;
}

/** Remembers measured choices; the key names the machine, the backend and the model. */
export interface ThreadMemory {
  get(key: string): ThreadChoice | undefined | Promise<ThreadChoice | undefined>;
  set(key: string, choice: ThreadChoice): void | Promise<void>;
}
