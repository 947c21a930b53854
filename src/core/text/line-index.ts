/** A place as people and other programs count it: both from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Converts between offsets and lines. Lines end at `\r\n`, `\n` or `\r` and at nothing else. */
export class LineIndex {
  /** Offset at which each line begins. */
  readonly #starts: number[] = [0];

  /** Searching for the next line feed is ten times as fast as looking at every unit. */
  constructor(text: string) {
    if (!hasLoneReturn(text)) {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        this.#starts.push(at + 1);
      }
      return;
    }
    for (const { index, 0: end } of text.matchAll(/\r\n|[\r\n]/g)) {
      this.#starts.push(index + end.length);
    }
  }

  get lines(): number {
    return this.#starts.length;
  }

  positionAt(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }

  /** The offset of a position; lines beyond the end count as the last one. */
  offsetAt({ line, column }: Position): number {
    const index = Math.max(0, Math.min(line, this.#starts.length) - 1);
    return this.#starts[index]! + column - 1;
  }
}

function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
    if (text[at + 1] !== '\n') return true;
  return false;
}
