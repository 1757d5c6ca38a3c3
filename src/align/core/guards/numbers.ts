/** Numbers change only where the tag says that a fix may change one (an off-by-one, a timeout). */
import { anyAllows, countMatches, perGroup, sameCounts, withChanges } from './guard.ts';

/** Numbers that stand alone: not the 2 of x2, nor the 8 of utf-8 or the parameter $1. */
const NUMBER = /(?<![\p{L}\p{N}_.$]|[\p{L}\p{N}_]-)(?:0[xob][\da-f_]+|\d[\d_]*(?:[.,:]\d+)*)/giu;
/** The base that parseInt is given says nothing but that its text is decimal. */
const DECIMAL = /(\bparseInt\([^(),]+),\s*10(?=\s*\))/g;
/** A sum that is given its start says nothing of its own either. */
const START = /(\.reduce\(\(\w+, \w+\) => \w+ \+ [\w.* ()]+),\s*0(?=\s*\))/g;
const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

export const numbers = perGroup('numbers', (group, context) => {
  if (anyAllows(group, 'number')) return false;
  const numbersOf = (text: string) => {
    const code = text.replace(DECIMAL, '$1');
    // A fix that may change a string may change the numbers in it.
    return countMatches(anyAllows(group, 'string') ? code.replace(STRING, '""') : code, NUMBER);
  };
  const [before, after] = [context.text, withChanges(context, group)];
  const isSame = (read: (text: string) => string): boolean =>
    sameCounts(numbersOf(read(before)), numbersOf(read(after)));
  return !isSame((text) => text) && !isSame((text) => text.replace(START, '$1'));
});
