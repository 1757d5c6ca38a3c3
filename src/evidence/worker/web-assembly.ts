/** How V8 compiles WebAssembly in this process. */
import { setFlagsFromString } from 'node:v8';

/**
 * What runs often V8 compiles a second time, in the background, to faster code. The functions of some grammars are so long that this
 * took two gigabytes for PowerShell's, and more of the processor than all that is parsed in a day. So it compiles once, which makes
 * parsing a half slower. Before the first module is compiled; a V8 that does not know these flags goes on as usual.
 */
export function compileOnce(): void {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
