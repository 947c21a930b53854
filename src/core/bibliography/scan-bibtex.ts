/**
 * Splits a BibTeX file into entries whose fields are still TeX, with the place of each.
 *
 * The library that turns TeX into Unicode has a splitter of its own, but it knows no offsets, refuses legal keys,
 * loses an entry with a single `$` in its abstract, and looks for the end of an unclosed brace to the end of the
 * file at every later entry. Here a broken entry keeps what was read of it, and the next one begins at the
 * next line that looks like the head of an entry. Linear in the length of the text.
 *
 * Rules after https://www.bibtex.org/Format/ and biber: text between entries is ignored, `%` begins a comment
 * there and between fields, `\` hides the brace behind it.
 */

export interface RawField {
  readonly name: string;
  /** TeX, outer braces or quotes taken away, `#` joined, strings put in. */
  readonly value: string;
}

export type BibtexFault =
  'unclosed' | 'no-key' | 'blank-in-key' | 'no-value' | 'no-comma' | 'not-closed-before-next';

export interface RawEntry {
  /** Lower case. */
  readonly type: string;
  readonly key: string;
  /** Names in lower case; the first of several with one name counts. */
  readonly fields: ReadonlyMap<string, string>;
  /** Offset of the `@`. */
  readonly start: number;
  readonly end: number;
  /** What is wrong with it, and where. */
  readonly fault?: { readonly kind: BibtexFault; readonly offset: number };
}

export interface BibtexScan {
  readonly entries: readonly RawEntry[];
  /** Faults outside entries: a `@string` or `@preamble` that does not end. */
  readonly faults: readonly { readonly kind: BibtexFault; readonly offset: number }[];
}

const HEAD = /@\s*([A-Za-z][\w+:.-]*)\s*([{(])/y;
const LINE_HEAD = /[ \t]*@\s*[A-Za-z]\w*\s*[{(]\s*[^\s,={}()"#%]*\s*,/y;
const NAME = /[^\s,={}()"#%]+/y;
const KEY = /[^\s,={}"%]+/y;
const BARE = /[^\s,={}()"#%]+/y;

/** Abbreviations of the months that BibTeX knows as strings, which also begin their English names. */
export const MONTHS: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

class Fault extends Error {
  constructor(
    readonly kind: BibtexFault,
    readonly offset: number,
  ) {
    super(kind);
  }
}

class Scanner {
  readonly #text: string;
  readonly #strings = new Map<string, string>(MONTHS.map((name, i) => [name, String(i + 1)]));
  #at = 0;
  /** Set once a brace was never closed: from then on the head of an entry ends a value. */
  #wary = false;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): BibtexScan {
    const entries: RawEntry[] = [];
    const faults: { kind: BibtexFault; offset: number }[] = [];
    for (let start = this.#nextAt(); start >= 0; start = this.#nextAt()) {
      const head = this.#take(HEAD, start);
      if (!head) {
        this.#at = this.#comment(start) ?? start + 1;
        continue;
      }
      const type = head[1]!.toLowerCase();
      const close = head[2] === '{' ? '}' : ')';
      if (type === 'comment') {
        this.#at = this.#comment(start) ?? start + 1;
      } else if (type === 'string' || type === 'preamble') {
        try {
          this.#directive(type, close);
        } catch (fault) {
          if (!(fault instanceof Fault)) throw fault;
          faults.push({ kind: fault.kind, offset: start });
          this.#recover(start);
        }
      } else {
        entries.push(this.#entry(type, close, start));
      }
    }
    return { entries, faults };
  }

  #nextAt(): number {
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at];
      if (char === '@') return this.#at;
      if (char === '%') this.#skipLine();
    }
    return -1;
  }

  #skipLine(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }

  /** The end of a `@comment`; undefined where the text at `start` is none. */
  #comment(start: number): number | undefined {
    const comment = /@\s*comment\s*/iy;
    comment.lastIndex = start;
    if (!comment.test(this.#text)) return undefined;
    this.#at = comment.lastIndex;
    if (this.#text[this.#at] === '{') {
      try {
        this.#braced();
        return this.#at;
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        this.#at = comment.lastIndex;
      }
    }
    this.#skipLine();
    return this.#at;
  }

  #directive(type: 'string' | 'preamble', close: string): void {
    this.#skipBlank();
    if (type === 'preamble') this.#value();
    else {
      const name = this.#take(NAME);
      this.#skipBlank();
      if (!name || !this.#tryChar('=')) throw new Fault('no-value', this.#at);
      this.#strings.set(name[0].toLowerCase(), this.#value());
    }
    this.#skipBlank();
    if (!this.#tryChar(close)) throw new Fault('unclosed', this.#at);
  }

  #entry(type: string, close: string, start: number): RawEntry {
    const fields = new Map<string, string>();
    let key = '';
    let fault: RawEntry['fault'];
    const note = (kind: BibtexFault, offset: number) => (fault ??= { kind, offset });
    try {
      this.#skipBlank();
      const before = this.#at;
      key = this.#take(KEY)?.[0] ?? '';
      if (close === ')' && key.endsWith(')')) {
        key = key.slice(0, -1);
        this.#at--;
      }
      this.#skipBlank();
      if (this.#text[this.#at] === '=') {
        this.#at = before;
        key = '';
      } else if (!key) note('no-key', start);
      else if (!/[,})]/.test(this.#text[this.#at] ?? '')) {
        note('blank-in-key', start);
        while (this.#at < this.#text.length && !/[,=}\n]/.test(this.#text[this.#at]!)) this.#at++;
      }
      this.#fields(fields, close, note);
    } catch (caught) {
      if (!(caught instanceof Fault)) throw caught;
      note(caught.kind, caught.kind === 'no-value' ? caught.offset : start);
      this.#recover(start);
    }
    if (!key) note('no-key', start);
    return { type, key, fields, start, end: this.#at, fault };
  }

  #fields(
    fields: Map<string, string>,
    close: string,
    note: (kind: BibtexFault, offset: number) => void,
  ): void {
    let last: { readonly name: string; readonly start: number } | undefined;
    let comma = true;
    for (;;) {
      this.#skipBlank();
      if (this.#tryChar(close)) return;
      if (this.#tryChar(',')) {
        comma = true;
        continue;
      }
      if (this.#at >= this.#text.length) throw new Fault('unclosed', this.#at);
      if (this.#text[this.#at] === '@') {
        const next = last && this.#swallowed(last.start);
        if (!last || !next) throw new Fault('not-closed-before-next', this.#at);
        note('unclosed', last.start);
        fields.set(last.name, this.#text.slice(last.start + 1, next.end));
        this.#at = next.name;
        comma = true;
      }
      const begin = this.#at;
      const name = this.#take(NAME)?.[0].toLowerCase();
      this.#skipBlank();
      if (!name || !this.#tryChar('=')) throw new Fault('no-value', begin);
      if (!comma && fields.size) note('no-comma', begin);
      comma = false;
      this.#skipBlank();
      last = fields.has(name) ? undefined : { name, start: this.#at };
      const value = this.#value();
      if (last) fields.set(name, value);
    }
  }

  /**
   * Where a value that began at `start` should have ended: its missing brace let it run over the fields behind it to the
   * brace that closes the entry. `name` is where the first of those begins.
   */
  #swallowed(start: number): { readonly end: number; readonly name: number } | undefined {
    const next = /(\s*,)?[ \t]*\r?\n\s*(?=\w+\s*=\s*[{"\d])/g;
    next.lastIndex = start;
    const match = next.exec(this.#text);
    if (!match || match.index >= this.#at) return undefined;
    return { end: match.index, name: match.index + match[0].length };
  }

  /** Parts joined by `#`. An unknown string stands for its own name, as biber has it. */
  #value(): string {
    let joined = '';
    do {
      this.#skipBlank();
      const char = this.#text[this.#at];
      if (char === '{') joined += this.#braced();
      else if (char === '"') joined += this.#quoted();
      else {
        const bare = this.#take(BARE)?.[0];
        if (bare === undefined) throw new Fault('no-value', this.#at);
        joined += this.#strings.get(bare.toLowerCase()) ?? bare;
      }
      this.#skipBlank();
    } while (this.#tryChar('#'));
    return joined;
  }

  #braced(): string {
    const start = this.#at + 1;
    for (let depth = 0; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at];
      if (char === '\\') this.#at++;
      else if (char === '{') depth++;
      else if (char === '}') {
        if (--depth === 0) return this.#text.slice(start, this.#at++);
      } else if (char === '\n' && this.#wary) this.#refuseHead(this.#at + 1);
    }
    this.#wary = true;
    throw new Fault('unclosed', start);
  }

  #quoted(): string {
    const start = ++this.#at;
    for (let depth = 0; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at];
      if (char === '\\') this.#at++;
      else if (char === '{') depth++;
      else if (char === '}') depth--;
      else if (char === '"' && depth <= 0) return this.#text.slice(start, this.#at++);
      else if (char === '\n' && this.#wary) this.#refuseHead(this.#at + 1);
    }
    this.#wary = true;
    throw new Fault('unclosed', start);
  }

  #refuseHead(offset: number): void {
    if (this.#take(LINE_HEAD, offset, false)) throw new Fault('unclosed', offset);
  }

  /** Goes to the next line behind `start` that looks like the head of an entry. */
  #recover(start: number): void {
    let line = this.#text.indexOf('\n', start);
    while (line >= 0) {
      if (this.#take(LINE_HEAD, line + 1, false)) {
        this.#at = line + 1;
        return;
      }
      line = this.#text.indexOf('\n', line + 1);
    }
    this.#at = this.#text.length;
  }

  #skipBlank(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 37) this.#skipLine();
      else if (code > 32 && code !== 0xa0) return;
    }
  }

  #tryChar(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #take(pattern: RegExp, offset = this.#at, move = true): RegExpExecArray | null {
    pattern.lastIndex = offset;
    const match = pattern.exec(this.#text);
    if (match && move) this.#at = offset + match[0].length;
    return match;
  }
}

/** Splits a BibTeX or BibLaTeX file. Never throws; every head of an entry gives one entry. */
export function scanBibtex(text: string): BibtexScan {
  return new Scanner(text).scan();
}
