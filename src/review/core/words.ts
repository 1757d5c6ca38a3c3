/** What differs between two texts, word by word, as it is shown in one run of text. */
import { diffWordsWithSpace } from 'diff';

export interface Part {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Longer texts are shown as removed and added as a whole. */
const LONGEST = 20_000;
/** More changed words than this are not told apart any more. */
const MOST_EDITS = 2_000;

/**
 * The parts that are not added give `original`, those that are not removed give `corrected`, exactly. By Myers'
 * difference of words and spaces (the diff package).
 */
export function wordParts(original: string, corrected: string): Part[] {
  const short = original.length + corrected.length <= LONGEST;
  const changes = short ? diffWordsWithSpace(original, corrected, { maxEditLength: MOST_EDITS }) : undefined;
  const parts = (changes ?? []).map(({ added, removed, value }): Part => {
    return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value };
  });
  const textOf = (without: Part['kind']) => parts.flatMap((p) => (p.kind === without ? [] : [p.text])).join('');
  if (textOf('added') === original && textOf('removed') === corrected) return joined(parts);
  const whole: Part[] = [
    { kind: 'removed', text: original },
    { kind: 'added', text: corrected },
  ];
  return whole.filter((p) => p.text !== '');
}

/** Changed words with only spaces between them read as one change: first all that is removed, then all that is added. */
function joined(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  let change = { removed: '', added: '' };
  const close = () => {
    for (const kind of ['removed', 'added'] as const) if (change[kind] !== '') out.push({ kind, text: change[kind] });
    change = { removed: '', added: '' };
  };
  parts.forEach(({ kind, text }, i) => {
    if (kind !== 'same') change[kind] += text;
    else if (i > 0 && i < parts.length - 1 && /^[^\S\r\n]+$/.test(text)) {
      change = { removed: change.removed + text, added: change.added + text };
    } else {
      close();
      out.push({ kind, text });
    }
  });
  close();
  return out;
}

/**
 * Characters that are not seen but change what is: controls, directions, joiners (but those within an emoji), and halves
 * of a pair. Tabs and line ends are seen.
 */
const UNSEEN =
  /(?![\t\n])(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic}))[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const UNSEEN_APART = new RegExp(`(${UNSEEN.source})`, 'u');

export interface Run {
  readonly text: string;
  /** `U+202E` where the text is one character that is not seen. */
  readonly name?: string;
}

/** The text in pieces: runs that can be shown as they are, and single characters that must be named to be seen. */
export function visibleRuns(text: string): Run[] {
  if (!UNSEEN.test(text)) return text === '' ? [] : [{ text }];
  return text
    .split(UNSEEN_APART)
    .flatMap((piece, i): Run[] =>
      piece === '' ? [] : [i % 2 === 1 ? { text: piece, name: nameOf(piece) } : { text: piece }],
    );
}

function nameOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
