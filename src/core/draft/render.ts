import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../text/span';
import { readItems, readLink, readNarrative, readWiki } from './citation-items';
import { citedNumbers } from './numbered-references';
import { decodeEntity } from './entities';
import { CODE, LABEL, PLAIN, ProseBuilder, type Kind, type Rendered } from './prose-builder';
import type { CitationItem, CitationStyle } from './types';

/** A citation found in a block; offsets count from the block's base. */
export interface FoundCitation extends Span {
  readonly style: CitationStyle;
  readonly narrative: boolean;
  readonly items: readonly CitationItem[];
  /** The label of a footnote whose text stands elsewhere. */
  readonly label?: string;
  /** The note's own reading, for a note written in place. */
  readonly note?: FoundNote;
}

export interface FoundNote extends Span {
  readonly rendered: Rendered;
  readonly citations: readonly FoundCitation[];
}

/** Link targets by their normalised label. */
export interface Definitions {
  readonly links: ReadonlyMap<string, Definition>;
}

export interface Definition extends Span {
  readonly href: string;
  /** An entry of a list of sources by number, and no definition of Markdown. */
  readonly listed?: true;
}

const MARK = /^[\\[(^\s]*(?:\d{1,3}|[*†‡])[\\\])^\s]*$/;
const BEHIND_MARK =
  /^\s*(?:$|[.,;:!?)\][(|\n]|(?:and|but|or|while|und|aber|oder|et|mais|ou|y|pero|o)\s)/;

/** Labels of reference links match without regard to case and white space. */
export function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

const HIDDEN = new Set([
  'EmphasisMark',
  'StrikethroughMark',
  'SuperscriptMark',
  'SubscriptMark',
  'HeaderMark',
  'QuoteMark',
  'LinkMark',
  'TaskMarker',
  'ListMark',
  'Attributes',
  'Comment',
  'ExpressionComment',
  'ProcessingInstruction',
  'Math',
  'TableDelimiter',
  'CodeMark',
  'LinkTitle',
  'LinkLabel',
]);
const TEX_TEXT = /^\\(?:emph|text\w*|underline|enquote|mbox|uline|sout|href)\b/;
const TEX_CITE = /^\\[a-zA-Z]*cite[a-zA-Z]*\*?((?:\[[^\]]*\])*)\{([^{}]+)\}$/;

/** Renders a block of running text and collects its citations. Offsets count from `base`. */
export function renderInlines(
  source: string,
  node: SyntaxNode,
  range: Span,
  base: number,
  definitions: Definitions,
): { rendered: Rendered; citations: FoundCitation[] } {
  const reader = new InlineReader(source, base, definitions);
  reader.read(node, range.start, range.end, PLAIN);
  return { rendered: reader.builder.finish(range.end - base), citations: reader.citations };
}

class InlineReader {
  readonly builder = new ProseBuilder();
  readonly citations: FoundCitation[] = [];
  readonly #source: string;
  readonly #base: number;
  readonly #definitions: Definitions;
  /** Offset of a closing parenthesis that belongs to the citation before it. */
  #closing = -1;

  constructor(source: string, base: number, definitions: Definitions) {
    this.#source = source;
    this.#base = base;
    this.#definitions = definitions;
  }

  /** Reads `[from, to)`, whose markup are the children of `node`. */
  read(node: SyntaxNode, from: number, to: number, kind: Kind): void {
    let at = from;
    for (let child = node.childAfter(from); child && child.from < to; child = child.nextSibling) {
      if (child.from < at) continue;
      this.#text(at, child.from, kind);
      this.#inline(child, kind);
      at = Math.min(child.to, to);
    }
    this.#text(at, to, kind);
  }

  #text(from: number, to: number, kind: Kind): void {
    let at = from;
    if (at < to && at === this.#closing)
      this.builder.add(this.#source[at]!, at++ - this.#base, LABEL);
    this.builder.addRange(this.#source, at, to, this.#base, kind);
  }

  #inline(node: SyntaxNode, kind: Kind): void {
    const { name, from, to } = node;
    const source = this.#source;
    if (HIDDEN.has(name)) return this.builder.markGap();
    switch (name) {
      case 'Escape':
        return this.builder.addRange(source, from + 1, to, this.#base, kind);
      case 'Entity':
        return this.builder.addAt(decodeEntity(source.slice(from, to)), from - this.#base, kind);
      case 'HardBreak':
        return this.builder.add(' ', from - this.#base, kind);
      case 'NoBreakSpace':
        return this.builder.add('\u00a0', from - this.#base, kind);
      case 'InlineCode':
        return this.#code(node);
      case 'HTMLTag':
        return /^<(?:br|wbr)\b/i.test(source.slice(from, to))
          ? this.builder.add(' ', from - this.#base, kind)
          : undefined;
      case 'Tex':
        return this.#tex(from, to, kind);
      case 'Citation':
        return this.#cite(from, to, false, readItems(source, from + 1, to - 1, this.#base));
      case 'NarrativeCitation':
        return this.#cite(from, to, true, readNarrative(source, from, to, this.#base));
      case 'FootnoteReference':
      case 'InlineNote':
        return this.#note(node);
      case 'WikiLink':
        return this.#wiki(from, to, kind);
      case 'Link':
        return this.#link(node, kind);
      case 'Image':
        return this.#image(node);
      case 'Autolink':
      case 'URL':
        return this.#url(node);
      default:
        return this.read(node, from, to, kind);
    }
  }

  #code({ firstChild, from, to }: SyntaxNode): void {
    const start = firstChild?.to ?? from + 1;
    const end = to - (start - from);
    // Inline code of R Markdown and Quarto is run, and what it prints is not known here.
    if (/^(?:r\s|\{\w+\}\s)/.test(this.#source.slice(start, end))) return this.builder.markGap();
    this.builder.addRange(this.#source, start, end, this.#base, CODE);
  }

  #tex(from: number, to: number, kind: Kind): void {
    const text = this.#source.slice(from, to);
    const cite = TEX_CITE.exec(text);
    if (cite) {
      const start = from + text.lastIndexOf('{') + 1;
      return this.#cite(from, to, false, texItems(cite, start - this.#base));
    }
    if (!TEX_TEXT.test(text) || !text.includes('{')) return this.builder.markGap();
    // The last argument is what is shown; commands inside of it are taken for their text too.
    let open = 0;
    for (let at = 0, depth = 0; at < text.length; at++) {
      if (text[at] === '{' && depth++ === 0) open = at;
      else if (text[at] === '}') depth--;
    }
    const shown = text.slice(open + 1, -1);
    for (const part of shown.matchAll(/\\[a-zA-Z]+\*?\s?|[{}]|([^\\{}]+|\\.)/g)) {
      const at = from + open + 1 + part.index;
      if (part[1]) this.builder.addRange(this.#source, at, at + part[1].length, this.#base, kind);
    }
  }

  #cite(from: number, to: number, narrative: boolean, items: CitationItem[]): void {
    if (!this.#hideParenthesis(from, to)) this.builder.markGap();
    // A name stands there for the reader, and a sentence may begin with it.
    if (narrative) this.builder.addAt('Author', from - this.#base, LABEL);
    if (items.length) this.#found(from, to, { style: 'pandoc', narrative, items });
  }

  #found(from: number, to: number, rest: Omit<FoundCitation, 'start' | 'end'>): void {
    this.citations.push({ start: from - this.#base, end: to - this.#base, ...rest });
  }

  /** Parentheses that hold nothing but a citation go with it. */
  #hideParenthesis(from: number, to: number): boolean {
    if (this.#source[from - 1] !== '(' || this.#source[to] !== ')') return false;
    this.builder.relabelLast();
    this.#closing = to;
    return true;
  }

  #note(node: SyntaxNode): void {
    const { from, to } = node;
    this.builder.markGap();
    if (node.name === 'FootnoteReference') {
      const label = normalizeLabel(this.#source.slice(from + 2, to - 1));
      return this.#found(from, to, { style: 'footnote', narrative: false, items: [], label });
    }
    const span = { start: from + 2, end: to - 1 };
    const inside = renderInlines(this.#source, node, span, this.#base, this.#definitions);
    const note = { start: span.start - this.#base, end: span.end - this.#base, ...inside };
    const items = inside.citations.flatMap((citation) => citation.items);
    this.#found(from, to, { style: 'footnote', narrative: false, items, note });
  }

  #wiki(from: number, to: number, kind: Kind): void {
    const span = { start: from - this.#base, end: to - this.#base };
    const inside = this.#source.slice(from + 2, to - 2);
    const item = readWiki(inside, span);
    const label = this.#isLabel(from, to) ? LABEL : kind;
    if (item && this.#source[from - 1] !== '!')
      this.#found(from, to, { style: 'wiki', narrative: label !== LABEL, items: [item] });
    const bar = inside.lastIndexOf('|');
    this.builder.addRange(this.#source, from + 3 + bar, to - 2, this.#base, label);
  }

  #link(node: SyntaxNode, kind: Kind): void {
    const { from, to } = node;
    if (this.#numbered(from, to)) return;
    const marks = node.getChildren('LinkMark');
    const inner = { start: marks[0]!.to, end: marks[1]?.from ?? to };
    const url = node.getChild('URL');
    const target = url ? { ...this.#hrefOf(url) } : this.#reference(node, inner);
    if (!target) {
      const attributed = node.nextSibling?.name === 'Attributes' && node.nextSibling.from === to;
      if (!attributed) this.builder.add('[', from - this.#base, kind);
      this.read(node, inner.start, inner.end, kind);
      if (!attributed && inner.end < to) this.#text(inner.end, to, kind);
      return;
    }
    const isLabel = this.#isLabel(from, to) || this.#isNumber(inner, to);
    const label = isLabel ? LABEL : kind;
    const index = this.citations.length;
    this.read(node, inner.start, inner.end, label);
    if (!isCiting(target.href)) return;
    const whole = { start: from - this.#base, end: to - this.#base };
    const item = readLink(target.href, whole, target.span);
    const found = { ...whole, style: 'link' as const, narrative: label !== LABEL, items: [item] };
    this.citations.splice(index, 0, found);
  }

  /** Reads numbers of listed sources, `[1, 3]`, and the number with which an entry of the list begins. */
  #numbered(from: number, to: number): boolean {
    const numbers = citedNumbers(this.#source.slice(from, to));
    const known = numbers.flatMap((number) => this.#definitions.links.get(number) ?? []);
    const isPlain = numbers.length === 1 && !known[0]?.listed;
    if (isPlain || known.length < Math.max(1, numbers.length)) return false;
    const isEntry = numbers.length === 1 && (from === 0 || this.#source[from - 1] === '\n');
    const span = { start: from - this.#base, end: to - this.#base };
    const items = isEntry ? [] : known.map(({ href }) => readLink(href, span, span));
    if (!this.#hideParenthesis(from, to)) this.builder.markGap();
    if (items.length) this.#found(from, to, { style: 'link', narrative: false, items });
    return true;
  }

  /** True where the words of a link are a citation's label: alone in parentheses or right behind a quotation. */
  #isLabel(from: number, to: number): boolean {
    return this.#hideParenthesis(from, to) || this.builder.followsQuotation;
  }

  /** True where a link's words are the number of a source, `[1](a.pdf)`, and not one that the sentence counts with. */
  #isNumber({ start, end }: Span, to: number): boolean {
    return (
      MARK.test(this.#source.slice(start, end)) && BEHIND_MARK.test(this.#source.slice(to, to + 12))
    );
  }

  #hrefOf(url: SyntaxNode): { href: string; span: Span } {
    const bracketed = this.#source[url.from] === '<' ? 1 : 0;
    const start = url.from + bracketed;
    const end = url.to - bracketed;
    return {
      href: this.#source.slice(start, end),
      span: { start: start - this.#base, end: end - this.#base },
    };
  }

  #reference(node: SyntaxNode, inner: Span): { href: string; span: Span } | undefined {
    const label = node.getChild('LinkLabel');
    const written = label ? this.#source.slice(label.from + 1, label.to - 1) : '';
    const name = written.trim() || this.#source.slice(inner.start, inner.end);
    const known = this.#definitions.links.get(normalizeLabel(name));
    if (!known) return undefined;
    const span = label ?? { from: inner.start, to: inner.end };
    return { href: known.href, span: { start: span.from - this.#base, end: span.to - this.#base } };
  }

  /** The words of an image are seen only as a caption; its citations count at all events. */
  #image(node: SyntaxNode): void {
    const marks = node.getChildren('LinkMark');
    if (marks.length < 2) return;
    const inside = new InlineReader(this.#source, this.#base, this.#definitions);
    inside.read(node, marks[0]!.to, marks[1]!.from, PLAIN);
    this.citations.push(...inside.citations);
    this.builder.markGap();
  }

  #url(node: SyntaxNode): void {
    const url = node.name === 'URL' ? node : node.getChild('URL');
    if (!url) return;
    const { href, span } = this.#hrefOf(url);
    if (/^[^/:]+@/.test(href)) return this.#text(url.from, url.to, PLAIN);
    this.#hideParenthesis(node.from, node.to);
    this.builder.markGap();
    if (!isCiting(href) || !/^[a-z][\w+.-]*:|^www\./i.test(href)) return;
    const whole = { start: node.from - this.#base, end: node.to - this.#base };
    this.#found(node.from, node.to, {
      style: 'link',
      narrative: false,
      items: [readLink(href, whole, span)],
    });
  }
}

/** Links within the page and to people cite nothing. */
function isCiting(href: string): boolean {
  return !/^(?:#|mailto:|tel:|javascript:|command:|$)/i.test(href);
}

function texItems(cite: RegExpExecArray, start: number): CitationItem[] {
  const options = [...cite[1]!.matchAll(/\[([^\]]*)\]/g)].map((option) => option[1]!);
  const locator = options.at(-1);
  let at = start;
  return cite[2]!.split(',').map((written) => {
    const key = written.trim();
    const from = at + written.indexOf(key);
    at += written.length + 1;
    const span = { start: from, end: from + key.length };
    return {
      ...span,
      target: { kind: 'key', key },
      targetSpan: span,
      ...(locator && { locator }),
    };
  });
}
