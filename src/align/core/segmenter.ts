/** Splits a text into segments while it grows. A segment comes out once nothing that follows can change it. */
import { blocksOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import { closesFence, markerFor, openerOf } from '../../text/core/fences.ts';
import type { FenceOpener } from '../../text/core/fences.ts';
import { infoOf } from '../../text/core/languages.ts';
import { completeEnd, isBlank, isSpace, lineAt } from '../../text/core/lines.ts';
import type { Segment, Source } from './types.ts';
import { lineUnits, pack, RANK, sentenceUnits } from './units.ts';
import type { CountTokens, Unit } from './units.ts';

/** A block (but a fence) of more characters than this is taken as plain lines up to the next blank one. */
const LONGEST_BLOCK = 8192;
/** So is everything that begins after so many characters: parsing Markdown costs too much to do it without end. */
const PLAIN_FROM = 131_072;

/** What the text at #at is: the start of a block, or the middle of one that was split. Offsets are into the buffer. */
type Mode = { readonly kind: 'block' } | { readonly kind: 'plain' } | { readonly kind: 'code' } | FenceMode;

interface FenceMode {
  readonly kind: 'fence';
  readonly opener: FenceOpener;
  /** Starts of the opening line and of the code. */
  readonly openAt: number;
  readonly content: number;
  readonly lead: Lead | null;
}

/** Prose before a fence, not yet cut from it. */
interface Lead {
  readonly start: number;
  readonly end: number;
}

export class Segmenter {
  readonly #source: Source;
  readonly #count: CountTokens;
  readonly #max: number;
  /** The text from #base on; what stands before #at is done with. */
  #buffer = '';
  #base = 0;
  #at = 0;
  #mode: Mode;
  #out: Segment[] = [];
  #available = 0;
  #final = false;

  constructor(source: Source, countTokens: CountTokens, maxTokens: number) {
    this.#source = source;
    this.#count = memo(countTokens);
    this.#max = maxTokens;
    this.#mode = { kind: source.kind === 'code' ? 'code' : 'block' };
  }

  /** Takes more text; returns the segments that are closed by it. Only complete lines are looked at. */
  append(text: string): Segment[] {
    this.#shrink();
    this.#buffer += text;
    return /[\r\n]/.test(text) || this.#buffer.charCodeAt(this.#buffer.length - text.length - 1) === 13
      ? this.#run()
      : [];
  }

  /** No more text: returns the rest. */
  finish(): Segment[] {
    this.#final = true;
    return this.#run();
  }

  /**
   * The segment that still grows, as far as its complete lines go; undefined when there is none. Its text (with what is
   * wrapped before it) is the beginning of what the closed segment will be, unless that is split.
   */
  open(): Segment | undefined {
    const mode = this.#mode;
    if (mode.kind !== 'fence') return this.#segment(this.#at, this.#available, {});
    const { before } = fenceWrap(mode.opener, mode.content > this.#at, true) ?? { before: '' };
    const { language } = mode.opener;
    return this.#segment(this.#at, this.#available, { language, wrap: { before, after: '' } });
  }

  /** Forgets what is done, so that a long stream costs the memory of its open end. */
  #shrink(): void {
    const at = this.#at;
    const mode = this.#mode;
    if (at === 0) return;
    if (mode.kind === 'fence') {
      const lead = mode.lead && { start: mode.lead.start - at, end: mode.lead.end - at };
      this.#mode = { ...mode, openAt: mode.openAt - at, content: mode.content - at, lead };
    }
    this.#buffer = this.#buffer.slice(at);
    this.#base += at;
    this.#available = Math.max(0, this.#available - at);
    this.#at = 0;
  }

  #run(): Segment[] {
    this.#available = this.#final ? this.#buffer.length : completeEnd(this.#buffer, this.#at, this.#buffer.length);
    while (this.#step());
    const out = this.#out;
    this.#out = [];
    return out;
  }

  /** One step forward; false when more text is needed. */
  #step(): boolean {
    const { kind } = this.#mode;
    if (kind === 'fence') return this.#fence(this.#mode);
    if (kind === 'code') return this.#lines(this.#available, false);
    if (kind === 'plain') return this.#plain();
    this.#skipBlank();
    if (this.#at >= this.#available) return false;
    if (this.#base + this.#at < PLAIN_FROM) return this.#blocks();
    if (this.#enterFence(this.#at, null) === null) this.#mode = { kind: 'plain' };
    return true;
  }

  #skipBlank(): void {
    while (this.#at < this.#available) {
      const line = lineAt(this.#buffer, this.#at, this.#available);
      if (!isBlank(this.#buffer, line)) {
        if (this.#base + this.#at === 0 && this.#buffer.charCodeAt(0) === 0xfeff) this.#at = 1;
        return;
      }
      this.#at = line.next;
    }
  }

  /** Enters a fence if one opens at the line. */
  #enterFence(openAt: number, lead: Lead | null): FenceMode | null {
    const line = lineAt(this.#buffer, openAt, this.#available);
    const opener = openerOf(this.#buffer.slice(line.start, line.end));
    if (opener === null) return null;
    this.#at = lead?.start ?? openAt;
    return (this.#mode = { kind: 'fence', opener, openAt, content: line.next, lead });
  }

  /** Markdown blocks in a window of text: the smaller the window, the less is parsed twice. */
  #blocks(): boolean {
    const from = this.#at;
    for (const size of [LONGEST_BLOCK / 2, LONGEST_BLOCK]) {
      let end = this.#available;
      if (from + size < end) {
        end = completeEnd(this.#buffer, from, from + size);
        if (end === from) end = lineAt(this.#buffer, from, this.#available).next;
      }
      this.#window(from, end);
      if (this.#at > from || this.#mode.kind !== 'block') return true;
      if (end === this.#available) break;
    }
    if (this.#available - from < LONGEST_BLOCK) return false;
    this.#mode = { kind: 'plain' };
    return true;
  }

  /** Emits the closed blocks of buffer[from, end) and moves on to the open one, or into a fence. */
  #window(from: number, end: number): void {
    const whole = this.#final && end === this.#available;
    const blocks = blocksOf(this.#buffer.slice(from, end), from);
    for (const [i, block] of blocks.entries()) {
      if (block.start < this.#at) continue;
      const next = blocks[i + 1];
      const lead = block.type === 'paragraph' && next?.type === 'fence';
      if (block.type === 'fence' || lead) {
        const mode = this.#enterFence((lead ? next : block).start, lead ? block : null);
        if (mode === null) throw new Error('a fence without an opening line');
        while (this.#mode.kind === 'fence' && this.#fence(this.#mode));
        if (this.#stillInFence()) return;
        continue;
      }
      const open = next === undefined && !whole;
      this.#at = block.start;
      if (open && block.type !== 'list') return;
      this.#parts(this.#units(block, open ? end : block.end), open ? RANK.block : null);
    }
  }

  #stillInFence(): boolean {
    return this.#mode.kind === 'fence';
  }

  #units(block: Block, end: number): Unit[] {
    if (block.type === 'paragraph') return this.#sentences(block.start, end);
    const items = new Set(block.items);
    return lineUnits(this.#buffer, block.start, end, this.#count, this.#max, (line) => items.has(line.start));
  }

  /**
   * Emits the parts of units and moves on. Of a block that is still open, only parts followed by a cut of at least the
   * rank `open` are emitted: from such a cut on, the rest splits the same when it is looked at anew.
   */
  #parts(units: readonly Unit[], open: number | null): void {
    if (units.length === 0) return;
    const starts = pack(units, this.#max);
    const done = open === null ? starts.length : lastCut(units, starts, open);
    const startOf = (part: number): number => units[starts[part] ?? units.length]?.start ?? units.at(-1)!.end;
    for (let part = 0; part < done; part++) this.#emit(startOf(part), startOf(part + 1), {});
    this.#at = startOf(done);
  }

  /** Plain lines up to a blank line or a fence. */
  #plain(): boolean {
    let end = this.#at;
    let ended = false;
    while (end < this.#available) {
      const line = lineAt(this.#buffer, end, this.#available);
      ended = isBlank(this.#buffer, line);
      if (!ended && end > this.#at) ended = openerOf(this.#buffer.slice(line.start, line.end)) !== null;
      if (ended) break;
      end = line.next;
    }
    return this.#lines(end, ended);
  }

  /** Splits buffer[#at, end) by lines; `ended` tells whether the block ends there. */
  #lines(end: number, ended: boolean): boolean {
    const from = this.#at;
    const closed = ended || this.#final;
    this.#parts(this.#lineUnits(from, end, this.#max), closed ? null : RANK.line);
    if (closed && this.#mode.kind === 'plain') this.#mode = { kind: 'block' };
    return this.#at > from;
  }

  /** A fence, from its lead or from the middle of its code, to its end if that is there. */
  #fence(mode: FenceMode): boolean {
    const { opener } = mode;
    const first = mode.content > this.#at;
    // In the middle of its code the lead has gone with the first part, and takes no more room.
    const lead = first ? mode.lead : null;
    const code = first ? mode.content : this.#at;
    const { codeEnd, end } = this.#closing(code, opener);
    const closed = end !== null;
    const done = closed || this.#final;
    const room = Math.max(4, this.#max - this.#count(`${opener.line}\n`) - this.#count(`\n${opener.marker}`));
    const units = this.#lineUnits(code, codeEnd, room);
    const leadTokens = lead ? sum(this.#sentences(lead.start, lead.end)) : 0;
    if (leadTokens > this.#max / 2) {
      const fits = leadTokens + sum(units) <= room;
      if (fits && !done) return false;
      if (!fits) {
        this.#parts(this.#sentences(lead!.start, lead!.end), null);
        this.#at = mode.openAt;
        this.#mode = { ...mode, lead: null };
        return true;
      }
    }
    const starts = units.length === 0 ? [0] : pack(units, room, Math.max(4, room - leadTokens));
    const last = done ? starts.length : lastCut(units, starts, RANK.line);
    for (let i = 0; i < last; i++) {
      const closes = i === starts.length - 1;
      const from = i === 0 ? this.#at : units[starts[i]!]!.start;
      const to = closes ? (end ?? codeEnd) : units[starts[i + 1]!]!.start;
      this.#emit(from, to, {
        language: opener.language,
        wrap: fenceWrap(opener, first && i === 0, closes && closed),
        unclosed: closes && !closed ? true : undefined,
      });
    }
    if (done) {
      this.#at = end ?? codeEnd;
      this.#mode = { kind: 'block' };
    } else if (last > 0) this.#at = units[starts[last]!]!.start;
    return done || last > 0;
  }

  /** Where the code from `from` on ends, and where its closing fence does; null while there is none. */
  #closing(from: number, opener: FenceOpener): { codeEnd: number; end: number | null } {
    let at = from;
    while (at < this.#available) {
      const line = lineAt(this.#buffer, at, this.#available);
      if (closesFence(this.#buffer.slice(line.start, line.end), opener)) return { codeEnd: at, end: line.end };
      at = line.next;
    }
    return { codeEnd: at, end: null };
  }

  #sentences(start: number, end: number): Unit[] {
    return sentenceUnits(this.#buffer, start, end, this.#count, this.#max);
  }

  /** Lines; an unindented one after a blank one begins something of its own. */
  #lineUnits(start: number, end: number, max: number): Unit[] {
    return lineUnits(this.#buffer, start, end, this.#count, max, (line, afterBlank) => {
      return afterBlank && !isSpace(this.#buffer.charCodeAt(line.start));
    });
  }

  #emit(start: number, end: number, more: Partial<Segment>): void {
    const segment = this.#segment(start, end, more);
    if (segment !== undefined) this.#out.push(segment);
  }

  /** The segment in buffer[start, end), without blank lines before and white space after; undefined when nothing is left. */
  #segment(start: number, end: number, more: Partial<Segment>): Segment | undefined {
    let to = end;
    while (to > start && isSpace(this.#buffer.charCodeAt(to - 1))) to--;
    if (to === start) return undefined;
    let from = start;
    for (;;) {
      const line = lineAt(this.#buffer, from, to);
      if (!isBlank(this.#buffer, line)) break;
      from = line.next;
    }
    if (this.#base + from === 0 && this.#buffer.charCodeAt(from) === 0xfeff) from++;
    const text = this.#buffer.slice(from, to);
    const at = { start: this.#base + from, end: this.#base + to, text };
    if (this.#source.kind === 'markdown') return { ...at, kind: 'markdown', ...more };
    const { language } = this.#source;
    const marker = markerFor(text);
    const wrap = { before: `${marker}${infoOf(language)}\n`, after: `\n${marker}` };
    return { ...at, kind: 'code', language, wrap };
  }
}

/** How many leading parts are followed by a cut of at least `rank`; the last part, which still grows, is none of them. */
function lastCut(units: readonly Unit[], starts: readonly number[], rank: number): number {
  let part = starts.length - 1;
  while (part > 0 && units[starts[part]!]!.rank < rank) part--;
  return part;
}

/** What completes a part of a fence that lacks its opening or closing line. */
function fenceWrap(opener: FenceOpener, opens: boolean, closes: boolean): Segment['wrap'] {
  if (opens && closes) return undefined;
  return { before: opens ? '' : `${opener.line}\n`, after: closes ? '' : `\n${opener.marker}` };
}

const sum = (units: readonly Unit[]): number => units.reduce((tokens, unit) => tokens + unit.tokens, 0);

/** Remembers counts of short texts: a growing block is looked at again with every line. */
function memo(count: CountTokens): CountTokens {
  const known = new Map<string, number>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const tokens = count(text);
    if (known.size > 4096) known.clear();
    if (text.length <= 1024) known.set(text, tokens);
    return tokens;
  };
}
