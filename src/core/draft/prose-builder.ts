import type { Prose } from './types';

/** What a character of rendered text is: words of the draft, code shown in it, or a citation's label. */
export const PLAIN = 0;
export const CODE = 1;
export const LABEL = 2;
export type Kind = typeof PLAIN | typeof CODE | typeof LABEL;

const NO_BLANK_BEFORE = /[.,;:!?)\]}’”»“"'…]/;
const BLANK = /[ \t\r\n\f]/;

/** Rendered text: `offsets[i]` and `kinds[i]` belong to `text[i]`, with one more offset for the end. */
export interface Rendered {
  readonly text: string;
  readonly offsets: readonly number[];
  readonly kinds: readonly Kind[];
}

/** Collects rendered text character by character, white space collapsed, with the way back. */
export class ProseBuilder {
  readonly #chars: string[] = [];
  readonly #offsets: number[] = [];
  readonly #kinds: Kind[] = [];
  /** A citation was taken out behind the last character, and with it the blank before it may go. */
  #gap = false;

  /** True where the last thing but a blank is a closing quotation mark. */
  get followsQuotation(): boolean {
    const { length } = this.#chars;
    return (
      /[ \u00a0]/.test(this.#chars[length - 1] ?? '') &&
      /[”"»’]/.test(this.#chars[length - 2] ?? '')
    );
  }

  /** Appends one UTF-16 unit that stands at `offset`. */
  add(char: string, offset: number, kind: Kind = PLAIN): void {
    // Most characters stand behind the blanks in Unicode: they need no expression.
    const blank = char <= ' ' && BLANK.test(char);
    const last = this.#chars[this.#chars.length - 1] ?? ' ';
    if (blank && last === ' ') return;
    if (
      this.#gap &&
      last === ' ' &&
      this.#chars.length &&
      NO_BLANK_BEFORE.test(char) &&
      char !== '“' &&
      char !== '"'
    )
      this.#drop();
    this.#gap = false;
    this.#chars.push(blank ? ' ' : char);
    this.#offsets.push(offset);
    this.#kinds.push(kind);
  }

  /** Appends `source[from, to)`; its offsets count from `base`. */
  addRange(source: string, from: number, to: number, base: number, kind: Kind = PLAIN): void {
    for (let at = from; at < to; at++) this.add(source[at]!, at - base, kind);
  }

  /** Appends several units that all stand for what is written at `offset`. */
  addAt(chars: string, offset: number, kind: Kind = PLAIN): void {
    for (let i = 0; i < chars.length; i++) this.add(chars[i]!, offset, kind);
  }

  markGap(): void {
    this.#gap = true;
  }

  /** Makes the last character part of a citation's label: the parenthesis around it. */
  relabelLast(): void {
    if (this.#kinds.length) this.#kinds[this.#kinds.length - 1] = LABEL;
  }

  #drop(): void {
    this.#chars.pop();
    this.#offsets.pop();
    this.#kinds.pop();
  }

  /** The text without a blank at its end; `end` is the offset behind it. */
  finish(end: number): Rendered {
    if (this.#chars[this.#chars.length - 1] === ' ') this.#drop();
    return { text: this.#chars.join(''), offsets: [...this.#offsets, end], kinds: this.#kinds };
  }
}

/** The part `[start, end)` of rendered text; its last offset is `last`. */
export function sliceRendered(from: Rendered, start: number, end: number, last: number): Prose {
  const offsets = new Uint32Array(end - start + 1);
  for (let i = start; i < end; i++) offsets[i - start] = from.offsets[i]!;
  offsets[end - start] = last;
  return { text: from.text.slice(start, end), offsets };
}

/** The text without the characters of the given kinds and without the doubled blanks they leave. */
export function without(from: Rendered, ...kinds: readonly Kind[]): Prose {
  const last = from.offsets[from.offsets.length - 1]!;
  if (!from.kinds.some((kind) => kinds.includes(kind)))
    return sliceRendered(from, 0, from.text.length, last);
  const builder = new ProseBuilder();
  for (let i = 0; i < from.text.length; i++) {
    if (kinds.includes(from.kinds[i]!)) builder.markGap();
    else builder.add(from.text[i]!, from.offsets[i]!);
  }
  const rest = builder.finish(last);
  return sliceRendered(rest, 0, rest.text.length, last);
}

/** A copy of offsets `[from, to)`, moved by `by`: a loop, for a callback for each is most of reading a keystroke. */
export function shiftOffsets(
  offsets: Uint32Array,
  by: number,
  from = 0,
  to = offsets.length,
): Uint32Array {
  const shifted = offsets.slice(from, to);
  for (let i = 0; i < shifted.length; i++) shifted[i]! += by;
  return shifted;
}

/** Prose that stands further on. Its offsets are made when they are asked for: of most blocks, nobody does. */
class MovedProse implements Prose {
  readonly text: string;
  readonly #from: Prose;
  readonly #by: number;
  #offsets: Uint32Array | undefined;

  constructor(from: Prose, by: number) {
    this.text = from.text;
    this.#from = from;
    this.#by = by;
  }

  get offsets(): Uint32Array {
    return (this.#offsets ??= shiftOffsets(this.#from.offsets, this.#by));
  }
}

/** The prose with all offsets moved by `by`. */
export function shiftProse(prose: Prose, by: number): Prose {
  return by ? new MovedProse(prose, by) : prose;
}
