/** Lines out of a text that comes in pieces, in time that is linear in the text: a line may come in thousands of them. */
export class LinePieces {
  /** Of the line that has not ended yet; joined only once its end is there. */
  readonly #rest: string[] = [];

  /** Takes what comes next; returns the lines that it ends, without their line feeds. */
  append(piece: string): string[] {
    const lines = piece.split('\n');
    const last = lines.pop()!;
    if (lines.length > 0) lines[0] = this.end() + lines[0]!;
    this.#rest.push(last);
    return lines;
  }

  /** The line that has not ended, which is forgotten. */
  end(): string {
    return this.#rest.splice(0).join('');
  }
}
