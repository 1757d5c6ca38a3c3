/**
 * Which language code is in whose fence names none: by forms that are one language's alone. What has none of them, or those of two, is
 * left unknown, since output, diagrams and pseudocode stand in such fences, too.
 */

interface Sign {
  readonly language: string;
  /** All of these must be in the code. */
  readonly has: readonly RegExp[];
  /** None of these may be. */
  readonly lacks?: RegExp;
}

/** What begins a declaration or an import of a script that a browser or Node runs. */
const SCRIPT =
  /^(?:export )?(?:const|let) (?:\w+|[[{][^=\n]*[}\]])(?:: [\w<>[\]|. ]+)? = |^import (?:[\w*{][^'"\n]*|\{[^}]*\}) from ['"]|^(?:export )?(?:default )?(?:async )?function \w*\([^$]*?\)[^{\n]*\{[ \t]*$/m;
/** What JavaScript has beside that, and other languages with braces do not. */
const IN_SCRIPT =
  /===|=> |\bconst \w+ = (?:await |new |require\(|\(|\[|\{|async )|^import [^\n]* from ['"]|\bconsole\.\w+\(|\bdocument\.|\.length\b|^export /m;
const TYPED =
  /^(?:export )?(?:interface|enum) \w+[^\n]*\{|^(?:export )?type \w+(?:<\w+>)? = |[(,] ?(?:readonly )?\w+\??: (?:string|number|boolean|unknown|any|Promise<|Record<|[A-Z]\w*)\b|\): (?:Promise<|string|number|boolean|void)|\bas const\b|^import type /m;
const MARKUP = /(?:return|=>|\?|&&) ?\(?\s*<[A-Za-z][\w.]*(?:\s[^<>]*)?\/?>/;
const JAVA =
  /^import (?:static )?(?:java|javax|jakarta|org|com)\.[\w.*]+;|^[ \t]*@Override\b|\) throws \w|\bSystem\.out\.print|\bfinal [A-Z]?\w+ \w+ =|\bString \w+ ?[=,)]|\bMap<String,/m;
const CSHARP =
  /^using (?:System|Microsoft|Newtonsoft)[\w.]*;|^namespace [\w.]+|\basync Task\b|\{ get; (?:private |protected |internal )?(?:set|init);|\b(?:await )?using var \w+ =|\bvar \w+ = new\b|\bstring\??(?:\[\])? \w+|\bforeach \(var\b/m;
const MEMBER =
  /^[ \t]*(?:public|private|protected|internal) (?:(?:static|final|async|readonly|override|sealed|abstract|synchronized|partial) )*[\w<>[\],.? ]+[({;]?/m;

const SIGNS: readonly Sign[] = [
  {
    language: 'python',
    has: [
      /^[ \t]*(?:async )?def \w+\([^\n]*(?:\)(?: ?-> ?[^\n:]+)?:[ \t]*(?:#.*)?|,?)$|^[ \t]*class \w+(?:\([\w., =]*\))?:[ \t]*$|^from [\w.]+ import [\w*(]/m,
    ],
    lacks: /;[ \t]*$|^[ \t]*end$/m,
  },
  {
    language: 'python',
    has: [/^import [a-z_][\w.]*(?: as \w+)?$/m, /^(?:with|for|if) [^\n]+:$|^[a-z_]\w* = [\w.]+\(|^print\(/m],
    lacks: /;[ \t]*$|^[ \t]*end$|\{$|\b(?:val|let|var|const) \w/m,
  },
  {
    language: 'go',
    has: [
      /^func (?:\(\w+ \*?\w+(?:\[\w+\])?\) )?\w+(?:\[[^\]]*\])?\([^\n]*\{[ \t]*$/m,
      /:= |^package \w+$|\berr != nil\b|\*?http\.\w|\[\]string\b/m,
    ],
    lacks: /\) -> |^(?:import|let|val) \w+$|;[ \t]*$/m,
  },
  { language: 'java', has: [MEMBER, JAVA], lacks: CSHARP },
  { language: 'csharp', has: [MEMBER, CSHARP], lacks: JAVA },
  {
    language: 'php',
    has: [/^<\?php\b/],
  },
  {
    language: 'sql',
    has: [
      /^\s*(?:--[^\n]*\n\s*)*(?:SELECT\s[\s\S]*\bFROM\s|INSERT INTO \w|UPDATE \S+\s+SET\s|DELETE FROM \w|WITH \w+ AS \(|(?:CREATE|ALTER)(?: OR (?:ALTER|REPLACE))? (?:UNIQUE )?(?:TABLE|INDEX|VIEW|PROCEDURE|FUNCTION|TRIGGER) )/,
    ],
    lacks: /^(?:\+|\|)[-\s|+]{3,}/m,
  },
  { language: 'shellscript', has: [/^#!\/(?:usr\/)?bin\/(?:env )?(?:ba|z|da|k)?sh\b/] },
  { language: 'python', has: [/^#!\/usr\/bin\/(?:env )?python/] },
  { language: 'dockerfile', has: [/^(?:#[^\n]*\n|\s*\n)*FROM [\w./:-]+(?: AS \w+)?\n/, /^(?:RUN|COPY|CMD|ENTRYPOINT|WORKDIR) /m] },
]; // prettier-ignore

/** A patch, or what was typed into a shell: code with something before each line. */
const PREFIXED = /^(?:@@ |diff --git |\+\+\+ |(?:\$|>>>|\w*[=>]>|\w+[#>]) )/m;

/** VS Code's id for the language that the code surely is in; undefined where nothing tells. */
export function languageByCode(code: string): string | undefined {
  if (PREFIXED.test(code)) return undefined;
  const found = new Set(
    SIGNS.filter(({ has, lacks }) => has.every((sign) => sign.test(code)) && lacks?.test(code) !== true).map(
      ({ language }) => language,
    ),
  );
  const script = found.size === 0 ? scriptLanguage(code) : undefined;
  return found.size === 1 ? [...found][0] : script;
}

function scriptLanguage(code: string): string | undefined {
  // Markup around a script is a page or a component, which is read in another way.
  if (!SCRIPT.test(code) || !IN_SCRIPT.test(code) || /^\s*<|<\/?script\b|^#/m.test(code)) return undefined;
  const isTyped = TYPED.test(code);
  if (MARKUP.test(code)) return isTyped ? 'typescriptreact' : 'javascriptreact';
  return isTyped ? 'typescript' : 'javascript';
}
