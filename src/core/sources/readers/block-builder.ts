import type { Block, BlockKind } from '../types';

/**
 * Gathers running text and cuts it into blocks while a reader walks through a document of any format.
 * White space is collapsed as a browser does it, line breaks are kept, and no two blocks run together.
 * Linear in the text: pieces are joined once, at the end.
 */

/** Characters of one block that came from one element of the page, by the number the reader gave it. */
export interface Share {
  readonly owner: number;
  readonly length: number;
}

/** A block before its place in the whole text is known. */
export interface DraftBlock {
  readonly text: string;
  kind: BlockKind;
  readonly level?: number;
  readonly page?: string;
  readonly pageIndex?: number;
  readonly chapter?: string;
  readonly speaker?: string;
  readonly shares: readonly Share[];
  /** What stands between it and the block before, where a page ends inside a paragraph; nothing, inside a word. */
  readonly glue?: string;
}

/** What holds of the text that follows until it is set anew. */
export interface Place {
  page?: string;
  pageIndex?: number;
  chapter?: string;
  speaker?: string;
}

/** Soft hyphens and byte-order marks inside a text are never seen; line feeds are made by breaks alone. */
const UNSEEN = /[\u00ad\ufeff]/g;
const SPACES = /[ \t\n\r\f]+/g;

export class BlockBuilder {
  readonly blocks: DraftBlock[] = [];
  readonly place: Place = {};
  /** Number of the element that the text now comes from. */
  owner = 0;
  #kind: BlockKind = 'paragraph';
  #level: number | undefined;
  #pieces: string[] = [];
  #shares: { owner: number; length: number }[] = [];
  #begun: Place = {};
  #spacePending = false;
  #breaksPending = 0;
  #hasText = false;
  #glue: string | undefined;

  /** True where the block that is being gathered has no text yet. */
  get empty(): boolean {
    return !this.#hasText;
  }

  /** The kind of the text that follows; ends the block before it. */
  begin(kind: BlockKind, level?: number): void {
    this.end();
    this.#kind = kind;
    this.#level = level;
  }

  /** Takes over blocks gathered elsewhere: the note or the text box that stands beside a paragraph. */
  append(blocks: readonly DraftBlock[]): void {
    this.end();
    for (const block of blocks) this.blocks.push(block);
  }

  /** Ends the block; an empty one leaves nothing behind. */
  end(): void {
    if (this.#hasText) {
      const text = this.#pieces.join('');
      this.blocks.push({
        text,
        kind: this.#kind,
        ...(this.#level !== undefined && this.#kind === 'heading' && { level: this.#level }),
        ...this.#begun,
        shares: this.#shares,
        ...(this.#glue !== undefined && { glue: this.#glue }),
      });
      this.#pieces = [];
      this.#shares = [];
      this.#hasText = false;
    }
    this.#glue = undefined;
    this.#spacePending = false;
    this.#breaksPending = 0;
  }

  /** A new page begins, perhaps inside a paragraph, which then goes on as a block of its own. */
  turnPage(page: string | undefined, pageIndex: number | undefined): void {
    if (this.#hasText) {
      const glue = this.#breaksPending > 0 ? '\n' : this.#spacePending ? ' ' : '';
      this.end();
      this.#glue = glue;
    }
    this.place.page = page;
    this.place.pageIndex = pageIndex;
  }

  /** Running text; white space in it is collapsed. */
  text(raw: string): void {
    const text = raw.replace(UNSEEN, '').replace(SPACES, ' ');
    if (text === '') return;
    const start = text.startsWith(' ') ? 1 : 0;
    const end = text.length > start && text.endsWith(' ') ? text.length - 1 : text.length;
    if (start === 1) {
      this.#spacePending = true;
      if (this.#glue === '') this.#glue = ' ';
    }
    if (end > start) {
      this.#lead();
      this.#push(text.slice(start, end));
      this.#spacePending = end < text.length;
    }
  }

  /** Text whose white space counts. */
  preformatted(raw: string): void {
    const text = raw.replace(UNSEEN, '').replace(/\r\n?/g, '\n');
    if (text === '') return;
    if (!this.#hasText && text.trim() === '') return;
    this.#lead();
    this.#push(text);
  }

  /** A gap between words, whatever stands around it. */
  space(): void {
    if (this.#hasText) this.#spacePending = true;
  }

  /** A line break; two in a row with nothing between them begin a new block. */
  break(): void {
    if (this.#hasText) this.#breaksPending++;
  }

  /** The end of a line in a cell: however many elements end there, it is one. */
  line(): void {
    if (this.#hasText) this.#breaksPending = 1;
  }

  /** The gap between two cells of a row. */
  cell(): void {
    if (!this.#hasText) return;
    this.#spacePending = false;
    this.#breaksPending = 0;
    if (!this.#pieces.at(-1)!.endsWith('\t')) this.#pieces.push('\t');
  }

  #lead(): void {
    if (this.#breaksPending > 1 && !this.#pieces.at(-1)?.endsWith('\t')) {
      const [kind, level] = [this.#kind, this.#level];
      this.end();
      this.begin(kind, level);
    }
    if (!this.#hasText) {
      this.#hasText = true;
      this.#begun = { ...this.place };
    } else if (!this.#pieces.at(-1)!.endsWith('\t')) {
      if (this.#breaksPending === 1) this.#pieces.push('\n');
      else if (this.#spacePending) this.#pieces.push(' ');
    }
    this.#spacePending = false;
    this.#breaksPending = 0;
  }

  #push(text: string): void {
    this.#pieces.push(text);
    const last = this.#shares.at(-1);
    if (last && last.owner === this.owner) last.length += text.length;
    else this.#shares.push({ owner: this.owner, length: text.length });
  }
}

/** A cell of more words than this, in several paragraphs, is text that a table only lays out. */
const LONG_CELL = 600;

/**
 * The blocks of a table's row: one, its cells apart by tabs and their paragraphs by line feeds, or those of its
 * cells, where the table only lays out a page.
 */
export function joinRow(cells: readonly (readonly DraftBlock[])[]): readonly DraftBlock[] {
  const filled = cells.filter((blocks) => blocks.length > 0);
  const laysOut = filled.some(
    (blocks) =>
      blocks.some(({ kind }) => kind === 'heading' || kind === 'table' || kind === 'note') ||
      (blocks.length > 1 && blocks.reduce((sum, { text }) => sum + text.length, 0) > LONG_CELL),
  );
  if (laysOut) return filled.flat();
  if (filled.length === 0) return [];
  const texts = cells.map((blocks) =>
    blocks.reduce(
      (all, { text, glue }, i) => all + (i === 0 ? '' : (glue ?? '\n')) + text.trim(),
      '',
    ),
  );
  const first = filled[0]![0]!;
  return [{ ...first, text: texts.join('\t').trim(), kind: 'table', glue: undefined }];
}

/** Neighbours of these kinds stand on lines of their own; all other blocks have an empty line between them. */
const CLOSE_KINDS: ReadonlySet<BlockKind> = new Set(['list', 'table']);

/**
 * The whole text and the blocks with their places and sections. A heading that only repeats the title of
 * the document names no section.
 */
export function layOut(
  drafts: readonly DraftBlock[],
  title?: string,
): { readonly text: string; readonly blocks: Block[] } {
  const pieces: string[] = [];
  const blocks: Block[] = [];
  const ownTitle = title === undefined ? undefined : comparable(title);
  let length = 0;
  let section: string | undefined;
  let chapter: string | undefined;
  let before: BlockKind | undefined;
  for (const draft of drafts) {
    const { glue, kind } = draft;
    const text = trimBlock(draft.text);
    if (text === '') continue;
    if (before !== undefined) {
      const gap = glue ?? (before === kind && CLOSE_KINDS.has(kind) ? '\n' : '\n\n');
      pieces.push(gap);
      length += gap.length;
    }
    if (draft.chapter !== chapter) {
      chapter = draft.chapter;
      section = undefined;
    }
    if (kind === 'heading') {
      const heading = text.replace(/\s+/g, ' ');
      section = isTitle(comparable(heading), draft.level, ownTitle) ? undefined : heading;
    }
    const named = kind !== 'chrome' && section !== undefined ? { section } : {};
    blocks.push({ start: length, end: length + text.length, kind, ...placeOf(draft), ...named });
    pieces.push(text);
    length += text.length;
    before = kind;
  }
  return { text: pieces.join(''), blocks };
}

/** Where a block stands, without what is not known. */
function placeOf({ level, page, pageIndex, chapter, speaker }: DraftBlock): Partial<Block> {
  return {
    ...(level !== undefined && { level }),
    ...(page !== undefined && { page }),
    ...(pageIndex !== undefined && { pageIndex }),
    ...(chapter !== undefined && { chapter }),
    ...(speaker !== undefined && { speaker }),
  };
}

/** A heading of the highest level may leave out a subtitle. */
function isTitle(heading: string, level: number | undefined, title: string | undefined): boolean {
  return (
    heading === title || (level === 1 && title !== undefined && title.startsWith(`${heading} `))
  );
}

/** Blank lines around a block are no part of it; the indent of its first line is, as code needs it. */
function trimBlock(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

/** Letters and digits alone, in lower case: what makes two titles the same. */
export function comparable(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
