/** The half of @ast-grep/wasm that leaves the loading of the wasm file to its user, and what loads it. */
declare module '@ast-grep/wasm/wasm_bg.js' {
  export * from '@ast-grep/wasm';
  export function __wbg_set_wasm(exports: Record<string, unknown>): void;
}

declare namespace WebAssembly {
  function instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ readonly instance: { readonly exports: Record<string, unknown> } }>;
}
