import type { BlockKind } from '../types';
import type { BlockBuilder } from './block-builder';
import { textOf, visitElements, type PageElement, type PageNode } from './html-tree';

/**
 * Walks the tree of a page, or of a chapter of a book, and tells the builder its blocks. One pass; the depth
 * of the tree is bounded where it is made.
 */

const HEADING = /^h([1-6])$/;
const BLOCKS = new Set(
  (
    'address article aside body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset ' +
    'header hgroup hr legend li main menu nav ol p search section summary ul blockquote pre table caption thead tbody ' +
    'tfoot tr td th svg text foreignobject listing xmp plaintext optgroup h1 h2 h3 h4 h5 h6'
  ).split(' '),
);
/** Inline elements that stand apart from their neighbours on the screen. */
const APART = new Set([
  'button',
  'img',
  'input',
  'label',
  'textarea',
  'meter',
  'progress',
  'svg',
  'math',
]);
const STYLED_BLOCK = /(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item|table)\b/i;
const NOTE_TYPE = /(?:^|\s)(?:doc-)?(?:footnotes?|endnotes?|rearnotes?)(?:\s|$)/;
const NOTE_CLASS = /(?:^|\s)(?:footnotes?|endnotes?|fn|reflist|references)(?:\s|$)/i;
const REF_TYPE = /(?:^|\s)(?:doc-)?noteref(?:\s|$)/;
/** The mark of a note: a number, a letter or a sign, perhaps in brackets. */
const MARK =
  /^[[({]?\s*(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶#]{1,4}|note\s+\d{1,3})\s*[\])}]?$/i;
/** Preformatted text longer than this is cut at its empty lines. */
const LONG_CODE = 1200;

/** What a reader may want to hear of elements on the way: page breaks of books, for one. */
export interface WalkOptions {
  /** Called at the beginning of each element; false passes over it. */
  readonly enter?: (element: PageElement) => boolean | undefined;
}

export function walkBlocks(
  body: PageElement,
  builder: BlockBuilder,
  options: WalkOptions = {},
): void {
  new Walk(builder, options).inside(body, { kind: 'paragraph' });
  builder.end();
}

/** What the elements around say of a text. */
interface Context {
  readonly kind: BlockKind;
  readonly level?: number;
  /** In a cell of a row that is one block: paragraphs are lines of it. */
  readonly cell?: boolean;
  readonly pre?: boolean;
}

class Walk {
  readonly #builder: BlockBuilder;
  readonly #options: WalkOptions;
  #owners = 0;

  constructor(builder: BlockBuilder, options: WalkOptions) {
    this.#builder = builder;
    this.#options = options;
  }

  inside(element: PageElement, context: Context): void {
    let linkBefore = false;
    for (const child of element.children) {
      if (typeof child === 'string') {
        this.#text(element, child, context);
        linkBefore = false;
        continue;
      }
      // Links side by side are two words, even where only a style sheet holds them apart.
      if (linkBefore && child.name === 'a') this.#builder.space();
      this.#element(child, context);
      linkBefore = child.name === 'a';
    }
  }

  #text(element: PageElement, text: string, context: Context): void {
    const builder = this.#builder;
    if (/\S/.test(text)) element.owner ??= ++this.#owners;
    builder.owner = element.owner ?? 0;
    if (context.pre) builder.preformatted(text);
    else builder.text(text);
  }

  #element(element: PageElement, context: Context): void {
    if (this.#options.enter?.(element) === false || isHeadingTool(element)) return;
    const { name } = element;
    if (name === 'br') {
      if (context.pre) this.#builder.preformatted('\n');
      else if (context.cell) this.#builder.line();
      else this.#builder.break();
    } else if (name === 'tr') this.#row(element, context);
    else if ((name === 'pre' || name === 'xmp' || name === 'listing') && !context.cell) {
      this.#preformatted(element, context);
    } else if (BLOCKS.has(name) || styledAsBlock(element)) this.#block(element, context);
    else this.#inline(element, context);
  }

  #block(element: PageElement, outer: Context): void {
    const context = contextIn(element, outer);
    if (outer.cell) {
      this.#builder.line();
      this.inside(element, { ...context, cell: true, kind: outer.kind });
      this.#builder.line();
      return;
    }
    this.#builder.begin(context.kind, context.level);
    this.inside(element, context);
    this.#builder.begin(outer.kind, outer.level);
  }

  #inline(element: PageElement, context: Context): void {
    const { name } = element;
    if (isNoteMark(element)) return;
    const apart = APART.has(name) || name.includes('-');
    if (apart) this.#builder.space();
    // Browsers put these marks around; a reader sees them.
    if (name === 'q') this.#text(element, '“', context);
    this.inside(element, context);
    if (name === 'q') this.#text(element, '”', context);
    if (apart) this.#builder.space();
  }

  /** A row of data is one block, its cells apart; a row that only lays out the page is none. */
  #row(row: PageElement, outer: Context): void {
    const cells = row.children.filter((child) => typeof child !== 'string');
    if (outer.cell) {
      this.#builder.line();
      for (const cell of cells) {
        this.#builder.space();
        this.inside(cell, outer);
      }
      return;
    }
    const kind = outer.kind === 'note' ? 'note' : 'table';
    if (cells.length < 2 || cells.some(laysOut)) {
      const inner: Context = cells.length < 2 && !cells.some(laysOut) ? { kind } : outer;
      for (const cell of cells) {
        this.#builder.begin(inner.kind);
        this.inside(cell, inner);
      }
    } else {
      this.#builder.begin(kind);
      for (const [i, cell] of cells.entries()) {
        if (this.#options.enter?.(cell) === false) continue;
        if (i > 0) this.#builder.cell();
        this.inside(cell, { kind, cell: true });
      }
    }
    this.#builder.begin(outer.kind, outer.level);
  }

  #preformatted(element: PageElement, outer: Context): void {
    const pieces: string[] = [];
    collectRaw(element, pieces);
    const raw = pieces.join('');
    const prose = raw.length > LONG_CODE && isProse(raw);
    const kind: BlockKind =
      outer.kind === 'note' || outer.kind === 'quote' ? outer.kind : prose ? 'paragraph' : 'code';
    this.#builder.begin(kind);
    if (raw.length <= LONG_CODE) this.inside(element, { kind, pre: true });
    else {
      // Marks inside, such as colours of code, tell nothing of where the text stands.
      element.owner ??= ++this.#owners;
      this.#builder.owner = element.owner;
      for (const part of raw.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n\s*?(?=\S|[ \t]+\S)/)) {
        this.#builder.begin(kind);
        this.#builder.preformatted(part);
      }
    }
    this.#builder.begin(outer.kind, outer.level);
  }
}

function contextIn({ name, attributes }: PageElement, outer: Context): Context {
  const heading = HEADING.exec(name);
  const type = `${attributes['role'] ?? ''} ${attributes['epub:type'] ?? ''}`;
  if (outer.kind === 'note') return outer;
  if (NOTE_TYPE.test(type) || NOTE_CLASS.test(attributes['class'] ?? '')) return { kind: 'note' };
  if (heading) return { kind: 'heading', level: Number(heading[1]) };
  if (attributes['role'] === 'heading') {
    return { kind: 'heading', level: Number(attributes['aria-level'] ?? 2) || 2 };
  }
  if (outer.kind === 'heading') return outer;
  if (name === 'li' || name === 'dt' || name === 'dd') return { kind: 'list' };
  if (name === 'blockquote') return { kind: 'quote' };
  if (name === 'table') return { kind: 'paragraph' };
  if (name === 'caption') return { kind: 'table' };
  return outer;
}

/** The sign that links to a heading, or leads to its editing: no part of the section's name. */
function isHeadingTool({ name, attributes, children }: PageElement): boolean {
  const { class: classes = '', href = '' } = attributes;
  if (/(?:^|\s)(?:headerlink|mw-editsection)(?:\s|$)/.test(classes)) return true;
  return name === 'a' && href.startsWith('#') && children.length === 1 && children[0] === '¶';
}

function styledAsBlock({ attributes }: PageElement): boolean {
  const { style } = attributes;
  return style !== undefined && STYLED_BLOCK.test(style);
}

/**
 * The mark that leads to a note is no word of the sentence it stands in: kept, "said.3" would make every quotation
 * over it differ from its source. The note itself is kept.
 */
function isNoteMark(element: PageElement): boolean {
  const { name, attributes } = element;
  if (name === 'sup') {
    const links = element.children.filter((c): c is PageElement => typeof c !== 'string');
    const onlyLinks = links.length > 0 && links.every((c) => c.name === 'a' || isNoteMark(c));
    return (onlyLinks || /\breference\b/.test(attributes['class'] ?? '')) && isShortMark(element);
  }
  if (name !== 'a') return false;
  const type = `${attributes['role'] ?? ''} ${attributes['epub:type'] ?? ''}`;
  if (REF_TYPE.test(type)) return isShortMark(element);
  const only = element.children.filter((c) => typeof c !== 'string' || /\S/.test(c));
  return (
    only.length === 1 &&
    typeof only[0] !== 'string' &&
    only[0]!.name === 'sup' &&
    (attributes['href'] ?? '').includes('#') &&
    isShortMark(element)
  );
}

function isShortMark(element: PageElement): boolean {
  const text = textOf(element);
  return (
    text.length <= 24 && text.split(/(?<=\])\s*(?=\[)|\s*,\s*/).every((part) => MARK.test(part))
  );
}

/** Longer cells are text that a table lays out. */
const LONG_CELL = 700;

/** Headings, tables, several paragraphs or very much text in a cell: the table lays out the page. */
function laysOut(cell: PageElement): boolean {
  if (textOf(cell).length > LONG_CELL) return true;
  let paragraphs = 0;
  let found = false;
  visitElements(cell, (element) => {
    if (found) return false;
    if (element.name === 'table' || HEADING.test(element.name) || element.name === 'pre')
      found = true;
    if ((element.name === 'p' || element.name === 'blockquote') && textOf(element).length > 120) {
      found = ++paragraphs > 1;
    }
    return !found;
  });
  return found;
}

function isProse(text: string): boolean {
  const sample = text.slice(0, 4000);
  const letters = sample.match(/[\p{L}\s,.’']/gu)?.length ?? 0;
  return letters > sample.length * 0.92 && !/[;{}]\s*$/m.test(sample);
}

function collectRaw(node: PageNode, pieces: string[]): void {
  if (typeof node === 'string') pieces.push(node);
  else if (node.name === 'br') pieces.push('\n');
  else for (const child of node.children) collectRaw(child, pieces);
}
