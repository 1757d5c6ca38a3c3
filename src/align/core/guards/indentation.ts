/** Indentation keeps its kind: tabs stay tabs, spaces stay spaces. */
import { perBlock } from './per-block.ts';

const indented = (code: string, by: RegExp): boolean => code.split('\n').some((line) => by.test(line));

export const indentation = perBlock('indentation', [], ({ before, after, language }) => {
  const [tabs, spaces] = [/^\t/, /^ {2,}\S/];
  if (indented(before, tabs) && !indented(before, spaces)) return !indented(after, spaces);
  // make wants tabs, and with spaces it does not run.
  if (indented(before, spaces) && !indented(before, tabs)) return language === 'makefile' || !indented(after, tabs);
  return true;
});
