/** Indentation keeps its kind: tabs stay tabs, spaces stay spaces. */
import { perBlock } from './per-block.ts';

const indented = (code: string, by: RegExp): boolean => code.split('\n').some((line) => by.test(line));

export const indentation = perBlock('indentation', [], ({ before, after }) => {
  const [tabs, spaces] = [/^\t/, /^ {2,}\S/];
  if (indented(before, tabs) && !indented(before, spaces)) return !indented(after, spaces);
  if (indented(before, spaces) && !indented(before, tabs)) return !indented(after, tabs);
  return true;
});
