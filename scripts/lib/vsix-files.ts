/** Which files the package may hold: nothing gets in by lying around. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ALLOWED: readonly RegExp[] = [
  /^(?:package(?:\.nls(?:\.de)?)?\.json|LICENSE|README\.md|CHANGELOG\.md|SECURITY\.md|ThirdPartyNotices\.txt|sbom\.cdx\.json)$/,
  /^l10n\/bundle\.l10n(?:\.de)?\.json$/,
  /^media\/[\w-]+\.(?:png|svg)$/,
  /^models\/(?:(?:manifest|available)\.json|[\w.-]+\.gguf)$/,
  /^dist\/(?:extension\.cjs|journal\.cjs|(?:worker|shared|cli|mcp)\.js)$/,
  /^dist\/panel\/(?:panel\.(?:js|css)|codicon\.(?:css|ttf))$/,
  /^dist\/grammars\/(?:package\.json|tree-sitter\.(?:js|wasm)|tree-sitter-[a-z-]+\.wasm)$/,
  /^dist\/evidence\/(?:package\.json|rules\/[a-z_]+\.json|ruff_wasm\.js|ruff_wasm_bg\.wasm)$/,
  /^dist\/evidence\/names\/(?:python|javascript)(?:\.txt|-notes\.json)$/,
  // Packages that stay packages: what Node loads of them.
  /^dist\/node_modules\/(?:@[\w.-]+\/)?[\w.-]+\/(?:[\w@.-]+\/)*(?:[\w.-]+\.(?:c?js|mjs|json)|licen[cs]e[\w.-]*|copying[\w.-]*|notice[\w.-]*)$/i,
  /^dist\/node_modules\/@node-llama-cpp\/[\w.-]+\/bins\/[\w.-]+\/[\w.-]+\.(?:node|so|dylib|dll|metal|metallib)$/,
];

/** Those of the files (with `/`) that do not belong in a package. */
export const strangers = (files: readonly string[]): string[] =>
  files.filter((file) => !ALLOWED.some((allowed) => allowed.test(file)));

/** All files below a folder, relative to it and with `/`. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
