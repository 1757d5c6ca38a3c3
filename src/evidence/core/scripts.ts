/** Scripts in pages and components: code of another language, at its place. */

/** VS Code's ids of languages that hold scripts. */
const HOSTS = new Set(['html', 'vue', 'svelte', 'astro']);

export interface Script {
  readonly language: string;
  /** As long as the host's text: what is not in a script of this language is blank, so that offsets are the same. */
  readonly code: string;
}

/** The scripts in a text, one for each language; none where the language holds none. */
export function scriptsOf(text: string, host: string): readonly Script[] {
  if (!HOSTS.has(host)) return [];
  const found = new Map<string, { start: number; end: number }[]>();
  for (const match of text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    const language = languageOf(match[1]!);
    if (language === undefined) continue;
    const end = match.index + match[0].length - '</script>'.length;
    found.set(language, [...(found.get(language) ?? []), { start: end - match[2]!.length, end }]);
  }
  return [...found].map(([language, spans]) => ({ language, code: alone(text, spans) }));
}

/** Undefined for data, templates and shaders. */
function languageOf(attributes: string): string | undefined {
  const of = (name: string) =>
    new RegExp(`\\b${name}\\s*=\\s*["']?([\\w/+-]+)`, 'i').exec(attributes)?.[1]?.toLowerCase();
  const [type, language] = [of('type') ?? '', of('lang') ?? ''];
  if (type !== '' && type !== 'module' && !/^(?:text|application)\/(?:java|ecma|type)script$/.test(type))
    return undefined;
  if (language === 'ts' || language === 'typescript' || type.endsWith('typescript')) return 'typescript';
  return language === '' || language === 'js' || language === 'javascript' ? 'javascript' : undefined;
}

function alone(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let code = '';
  for (const { start, end } of spans) {
    code += blank(text.slice(code.length, start));
    code += text.slice(start, end);
  }
  return code + blank(text.slice(code.length));
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');
