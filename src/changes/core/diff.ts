/**
 * Reads what `git diff --raw -z --patch --unified=0` prints: which files differ, and which of their lines are new. The output
 * is taken in pieces as bytes (Latin-1), so that a large one is never in memory as a whole, and content is counted and not kept.
 */
import { changesErrors } from './errors.ts';
import { headerOf } from './quote.ts';

/** Lines of a file, counted from 0 and separated by LF alone, as git counts them. */
export interface LineRange {
  readonly first: number;
  readonly count: number;
}

/** One file of a comparison. Names are bytes as Latin-1, as git has them. */
export interface DiffFile {
  /** `A` added, `C` copied, `D` deleted, `M` modified, `R` renamed, `T` another type, `U` unmerged. */
  readonly status: string;
  /** Git's mode of the new side: 100644, 100755, 120000 (link), 160000 (submodule), 000000 (none). */
  readonly mode: string;
  /** Name of the new side's object; zeros where only the work tree has it. */
  readonly object: string;
  readonly name: string;
  readonly from: string | undefined;
  readonly isBinary: boolean;
  /** Lines of the new side that the old one does not have: in order and apart. */
  readonly added: readonly LineRange[];
}

interface Open extends DiffFile {
  isBinary: boolean;
  readonly added: LineRange[];
  readonly header: string;
}

const RECORD = /:\d{6} (\d{6}) [\da-f]+ ([\da-f]+) ([A-Z])\d*\0/y;
const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
/** A line of content longer than this is cut: nothing but its first character matters. */
const LONGEST = 64 * 1024;

export class DiffReader {
  readonly #files: Open[] = [];
  #isRaw = true;
  #pending = '';
  /** Index of the file whose part of the patch is being read. */
  #at = -1;
  /** Lines of content that the hunk still has. */
  #left = 0;

  /** Throws `changes.diff` when it is not what git prints. */
  push(bytes: string): void {
    if (this.#isRaw) {
      this.#pending += bytes;
      this.#readRecords();
    } else this.#readLines(bytes);
  }

  /** The files in git's order. Throws `changes.diff` when the output ends too early. */
  end(): readonly DiffFile[] {
    if (!this.#isRaw && this.#pending !== '') this.#readLines('\n');
    if (this.#pending !== '' || this.#left > 0) throw changesErrors.diff('it ends too early');
    return this.#files.map(({ status, mode, object, name, from, isBinary, added }) => {
      return { status, mode, object, name, from, isBinary, added };
    });
  }

  #readRecords(): void {
    for (;;) {
      if (this.#pending.startsWith('\0')) {
        const rest = this.#pending.slice(1);
        this.#pending = '';
        this.#isRaw = false;
        this.#readLines(rest);
        return;
      }
      RECORD.lastIndex = 0;
      const record = RECORD.exec(this.#pending);
      if (record === null) {
        if (this.#pending !== '' && !this.#pending.startsWith(':')) throw changesErrors.diff('a record is unknown');
        return;
      }
      const [head, mode, object, status] = record as unknown as [string, string, string, string];
      const names = status === 'R' || status === 'C' ? 2 : 1;
      const fields = this.#pending.slice(head.length).split('\0', names + 1);
      if (fields.length <= names) return;
      const name = fields[names - 1]!;
      const from = names === 2 ? fields[0] : undefined;
      const header = headerOf(from ?? name, name);
      this.#files.push({ status, mode, object, name, from, isBinary: false, added: [], header });
      this.#pending = this.#pending.slice(head.length + fields.slice(0, names).join('\0').length + 1);
    }
  }

  #readLines(bytes: string): void {
    let from = 0;
    for (let to = bytes.indexOf('\n'); to >= 0; to = bytes.indexOf('\n', from)) {
      this.#line(this.#pending + bytes.slice(from, to));
      this.#pending = '';
      from = to + 1;
    }
    this.#pending += bytes.slice(from);
    if (this.#left > 0 && this.#pending.length > LONGEST) this.#pending = this.#pending.slice(0, 1);
  }

  #line(line: string): void {
    if (line.startsWith('\\')) return;
    if (this.#left > 0) {
      if (!/^[-+]/.test(line)) throw changesErrors.diff('a hunk is shorter than it says');
      this.#left--;
    } else if (line.startsWith('diff --git ')) this.#begin(line);
    else if (line.startsWith('diff --cc ')) this.#at = this.#files.length;
    else if (line.startsWith('@@ ')) this.#hunk(line);
    else if (line.startsWith('Binary files ')) {
      const file = this.#files[this.#at];
      if (file !== undefined) file.isBinary = true;
    }
  }

  /** The patch has the files in the order of the records; a change of type has two parts. */
  #begin(line: string): void {
    const from = Math.max(0, this.#at >= this.#files.length ? 0 : this.#at);
    const found = this.#files.findIndex(({ header }, i) => i >= from && header === line);
    if (found < 0) throw changesErrors.diff('a file has no record');
    this.#at = found;
  }

  #hunk(line: string): void {
    const numbers = HUNK.exec(line);
    const file = this.#files[this.#at];
    if (numbers === null || file === undefined) throw changesErrors.diff('a hunk is out of place');
    const [removed, first, count] = [numbers[1] ?? '1', numbers[2]!, numbers[3] ?? '1'].map(Number) as [
      number,
      number,
      number,
    ];
    this.#left = removed + count;
    if (count > 0) file.added.push({ first: first - 1, count });
  }
}
