/** What a shell reads into a command stays: its variables, and the patterns that it fills in with names of files. */
/** Whether every variable is still used, and no pattern of file names is put in quotes. */
export const keepsShellWords = (before: string, after: string, mayLose: boolean): boolean =>
  (mayLose || keepsVariables(before, after)) && patternsIn(after) >= patternsIn(before);

const withoutComments = (code: string): string => code.replaceAll(/(^|\s)#[^\n]*/g, '$1');

const variablesIn = (code: string): Set<string> =>
  new Set([...withoutComments(code).matchAll(/\$\{?[#!=]?([A-Za-z_]\w*|\d)/g)].map((match) => match[1]!));

/** A variable may go with what sets it, and arguments where all of them are passed on. */
function keepsVariables(before: string, after: string): boolean {
  const has = variablesIn(after);
  const isSetIn = (code: string, name: string): boolean =>
    new RegExp(`(?:^|[\\s;(])(?:${name}\\+?=|(?:for|read|local|export|declare)\\b[^\\n;]*\\b${name}\\b)`, 'm').test(
      code,
    );
  return [...variablesIn(before)].every(
    (name) => has.has(name) || (isSetIn(before, name) ? !isSetIn(after, name) : /\$[@*]/.test(after)),
  );
}

/** An argument that find, grep or tar match themselves has to be quoted. */
const OWN_PATTERN = /(?<=\s)(?:-i?name|-i?path|-wholename|-g|--?(?:include|exclude)(?:-dir)?)[\s=]\S+/g;

/** How many unquoted patterns there are. */
const patternsIn = (code: string): number =>
  withoutComments(code)
    .replaceAll(/\$\(\([\s\S]*?\)\)/g, '')
    .replaceAll(/\\[\s\S]|'[^']*'|"(?:[^"\\$]|\\[\s\S]|\$\([^()]*\)|\$)*"/g, '""')
    .replaceAll(OWN_PATTERN, '')
    .replaceAll(/\$\*|\[\*\]|\$\{[^}]*\}/g, '')
    .match(/\*/g)?.length ?? 0;
