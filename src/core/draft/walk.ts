import type { SyntaxNode, Tree } from '@lezer/common';
import type { Span } from '../text/span';
import { readHtml } from './html';
import { readLeaf, type LeafReading } from './read-leaf';
import { listedReferences, type ListedReference } from './numbered-references';
import { normalizeLabel, type Definition, type Definitions } from './render';
import type { BlockRole } from './types';

/** A block of running text where it stands: `reading` counts from `base`. */
export interface Leaf extends Span {
  readonly base: number;
  readonly role: BlockRole;
  readonly reading: LeafReading;
  readonly headings: readonly string[];
  /** Blocks with the same number lie side by side in one container; a table's rows have one each. */
  readonly container: number;
  /** Index into `BlockQuote`s. */
  readonly quote?: number;
  /** The label of the footnote that it is part of. */
  readonly note?: string;
}

/** What a draft consists of, in the order of reading. */
export interface Walked {
  readonly leaves: readonly Leaf[];
  readonly quotes: readonly Span[];
  /** Blocks that a comment before them can cover. */
  readonly outline: readonly Span[];
}

/** Readings by the kind and text of their block. */
export interface LeafCache {
  readonly context: string;
  readonly readings: Map<string, LeafReading>;
}

const HEADING = /^(?:ATX|Setext)Heading(\d)$/;
const LEAF = /^(?:Paragraph|Task|TableCell)$/;
const OPAQUE =
  /^(?:FencedCode|CodeBlock|LinkReference|HorizontalRule|CommentBlock|ProcessingInstructionBlock|MathBlock|TexBlock|DivFence|GridTable|ModuleCode|ExpressionCommentBlock)$/;

/** Lists and block quotes nested deeper than this are noise, and would overflow the stack. */
const DEEPEST = 100;

/** Where reference links lead. */
export function readDefinitions(text: string, tree: Tree): Definitions {
  const links = new Map<string, Definition>();
  const listed: ListedReference[] = [];
  // Link definitions stand at the top level or one deep; walking top nodes first is all it takes.
  tree.iterate({
    enter({ name, node, from, to }) {
      if (name === 'Paragraph' && text[from] === '[')
        listed.push(...listedReferences(text.slice(from, to), from));
      if (name !== 'LinkReference') return !LEAF.test(name) && !HEADING.test(name);
      const label = node.getChild('LinkLabel');
      const url = node.getChild('URL');
      if (!label || !url) return false;
      const key = normalizeLabel(text.slice(label.from + 1, label.to - 1));
      const href = text.slice(url.from, url.to).replace(/^<|>$/g, '');
      if (!links.has(key)) links.set(key, { href, start: url.from, end: url.to });
      return false;
    },
  });
  for (const { label, ...target } of listed)
    if (!links.has(label)) links.set(label, { ...target, listed: true });
  return { links };
}

/** Reads every block of running text; readings of unchanged blocks come from `previous`. */
export function walk(
  text: string,
  tree: Tree,
  definitions: Definitions,
  previous: LeafCache | undefined,
): Walked & { readonly cache: LeafCache } {
  const context = [...definitions.links]
    .map(([label, { href, listed }]) => `${label} ${href} ${listed}`)
    .join('\n');
  const cache: LeafCache = { context, readings: new Map() };
  const known = previous?.context === context ? previous.readings : undefined;
  const walker = new Walker(text, definitions, known, cache.readings);
  walker.children(tree.topNode, { role: 'paragraph', container: 0 });
  return { leaves: walker.leaves, quotes: walker.quotes, outline: walker.outline, cache };
}

interface Place {
  readonly role: BlockRole;
  readonly container: number;
  readonly quote?: number;
  readonly note?: string;
}

class Walker {
  readonly leaves: Leaf[] = [];
  readonly quotes: Span[] = [];
  readonly outline: Span[] = [];
  readonly #text: string;
  readonly #definitions: Definitions;
  readonly #known: ReadonlyMap<string, LeafReading> | undefined;
  readonly #readings: Map<string, LeafReading>;
  #headings: readonly { readonly level: number; readonly text: string }[] = [];
  #titles: readonly string[] = [];
  #containers = 0;
  #depth = 0;

  constructor(
    text: string,
    definitions: Definitions,
    known: ReadonlyMap<string, LeafReading> | undefined,
    readings: Map<string, LeafReading>,
  ) {
    this.#text = text;
    this.#definitions = definitions;
    this.#known = known;
    this.#readings = readings;
  }

  children(node: SyntaxNode, place: Place): void {
    if (this.#depth === DEEPEST) return;
    this.#depth++;
    for (let child = node.firstChild; child; child = child.nextSibling) this.#block(child, place);
    this.#depth--;
  }

  #block(node: SyntaxNode, place: Place): void {
    const { name, from, to } = node;
    if (OPAQUE.test(name)) return;
    if (LEAF.test(name)) return this.#leaf(node, place);
    const level = HEADING.exec(name)?.[1];
    if (level) return this.#heading(node, Number(level), place);
    switch (name) {
      case 'Blockquote':
      case 'LineBlock':
        this.outline.push({ start: from, end: to });
        return this.#quote(node, place);
      case 'BulletList':
      case 'OrderedList':
        return this.children(node, place);
      case 'ListItem':
        this.outline.push({ start: from, end: to });
        return this.children(node, {
          ...place,
          role: place.role === 'paragraph' ? 'list' : place.role,
          container: ++this.#containers,
        });
      case 'Table':
        this.outline.push({ start: from, end: to });
        return this.children(node, { ...place, role: 'table' });
      case 'TableHeader':
      case 'TableRow':
        return this.children(node, { ...place, container: ++this.#containers });
      case 'FootnoteDefinition':
        return this.#footnote(node, place);
      case 'Definition':
        return this.children(node, { ...place, role: this.#definitionRole(node) });
      case 'HTMLBlock':
        return this.#html(node, place);
      default:
    }
  }

  #definitionRole(node: SyntaxNode): BlockRole {
    const mark = node.getChild('DefinitionMark');
    const besideTable = [node.prevSibling?.name, node.nextSibling?.name].some((name) =>
      /Table$/.test(name ?? ''),
    );
    return besideTable || (mark && mark.to - mark.from > 1) ? 'caption' : 'list';
  }

  #heading(node: SyntaxNode, level: number, place: Place): void {
    const leaf = this.#read(node, { start: node.from, end: node.to });
    this.#headings = [
      ...this.#headings.filter((above) => above.level < level),
      { level, text: leaf.prose.text },
    ];
    this.#titles = this.#headings.map((heading) => heading.text);
    this.#push(node, { ...place, role: 'heading' }, leaf, this.#titles.slice(0, -1));
  }

  #quote(node: SyntaxNode, place: Place): void {
    const first = node.getChild('Paragraph');
    const callout = first && /^\[![\w-]+\]/.test(this.#text.slice(first.from, first.from + 30));
    const container = ++this.#containers;
    if (callout) return this.children(node, { ...place, container });
    if (place.quote !== undefined) return this.children(node, place);
    this.quotes.push({ start: node.from, end: node.to });
    this.children(node, { ...place, role: 'quote', container, quote: this.quotes.length - 1 });
  }

  #footnote(node: SyntaxNode, place: Place): void {
    const label = node.getChild('FootnoteLabel');
    const note = label ? normalizeLabel(this.#text.slice(label.from + 2, label.to - 2)) : '';
    this.children(node, { ...place, role: 'footnote', container: ++this.#containers, note });
  }

  #leaf(node: SyntaxNode, place: Place): void {
    if (node.name !== 'TableCell') this.outline.push({ start: node.from, end: node.to });
    const image = onlyImage(node);
    if (image) {
      const marks = image.getChildren('LinkMark');
      const range = { start: marks[0]!.to, end: marks[1]!.from };
      const reading = this.#read(image, range);
      return this.#push(
        { from: range.start, to: range.end },
        { ...place, role: 'caption' },
        reading,
      );
    }
    const marker = /^\[![\w-]+\][+-]?[^\n]*(?:\n|$)/.exec(this.#text.slice(node.from, node.to));
    const start = marker && place.quote === undefined ? node.from + marker[0].length : node.from;
    if (start >= node.to) return;
    this.#push({ from: start, to: node.to }, place, this.#read(node, { start, end: node.to }));
  }

  #html(node: SyntaxNode, place: Place): void {
    for (const { start, end, reading, role } of readHtml(this.#text, node.from, node.to))
      this.#push(
        { from: start, to: end },
        role === 'caption' ? { ...place, role } : place,
        reading,
      );
  }

  #read(node: SyntaxNode, range: Span): LeafReading {
    // The same text may be a heading here and a paragraph there.
    const key = `${node.name} ${this.#text.slice(range.start, range.end)}`;
    const reading =
      this.#readings.get(key) ??
      this.#known?.get(key) ??
      readLeaf(this.#text, node, range, range.start, this.#definitions);
    this.#readings.set(key, reading);
    return reading;
  }

  #push(
    { from, to }: { readonly from: number; readonly to: number },
    place: Place,
    reading: LeafReading,
    headings: readonly string[] = this.#titles,
  ): void {
    // Field by field: spreading for every block is a good part of reading a keystroke.
    const { role, container, quote, note } = place;
    const start = from;
    this.leaves.push({
      role,
      container,
      quote,
      note,
      start,
      end: to,
      base: from,
      reading,
      headings,
    });
    for (const inner of reading.notes)
      this.leaves.push({
        ...place,
        role: 'footnote',
        container: ++this.#containers,
        start: from + inner.start,
        end: from + inner.end,
        base: from,
        reading: inner,
        headings,
      });
  }
}

/** The image of a paragraph that holds nothing else: a figure, whose description is its caption. */
function onlyImage(node: SyntaxNode): SyntaxNode | undefined {
  const image = node.name === 'Paragraph' ? node.firstChild : null;
  if (image?.name !== 'Image' || image.from !== node.from) return undefined;
  const after = image.nextSibling;
  const end = after?.name === 'Attributes' ? after.to : image.to;
  return end === node.to && image.getChildren('LinkMark').length > 1 ? image : undefined;
}
