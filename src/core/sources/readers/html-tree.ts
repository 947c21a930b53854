import { Parser } from 'htmlparser2';
import { checkCancelled, type CancellationToken } from '../../host';

/**
 * A page as a small tree of what can be seen. Scripts, styles, templates, hidden elements and inlined
 * images are dropped while the parser runs, so that a single-file page of 20 MB leaves a tree of its text
 * alone. Linear in the page. Elements deeper than `MAX_DEPTH` become children of the one at that depth, as
 * in browsers (which cap at 512), which bounds every recursion over the tree and the cost of Readability.
 */

export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: PageNode[];
  /** Set where the element itself, and not only one inside it, holds text: counts from 1. */
  owner?: number;
}

export type PageNode = PageElement | string;

/** A parsed page, and what stood outside its visible text. */
export interface Page {
  /** Its children are those of `<body>`, or of a page without one. */
  readonly body: PageElement;
  readonly language?: string;
  readonly title?: string;
  readonly metas: readonly Readonly<Record<string, string>>[];
  readonly links: readonly Readonly<Record<string, string>>[];
  readonly base?: string;
  /** Scripts of type `application/ld+json`. */
  readonly linkedData: readonly string[];
  /** Comments before the page's text, where programs that save pages say from where. */
  readonly comments: readonly string[];
  /** How many elements the tree has. */
  readonly elements: number;
  /** True where elements lay so deep in one another that the rest was left unread. */
  readonly cut: boolean;
}

const MAX_DEPTH = 128;
/** Beyond it the parser's own search for the element that a tag closes would cost minutes. */
const MAX_NESTING = 20_000;
/** Characters between two looks at the token. */
const CHUNK = 32_768;
/** Longer attributes are data, not names or addresses. */
const MAX_ATTRIBUTE = 4000;
const MAX_COMMENTS = 20;
const MAX_LINKED_DATA = 1_000_000;

/** Elements that show no text of their own, with everything inside them. */
const UNSEEN = new Set(
  (
    'script style noscript template audio canvas applet noframes ' +
    'select datalist map rt rp annotation annotation-xml defs metadata desc colgroup'
  ).split(' '),
);
/** What they show is no text of the page, but that they are there tells an article from its surroundings. */
const FRAMES = new Set(['iframe', 'object', 'embed', 'video']);
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr basefont frame'.split(' '),
);
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i;

/** Reads HTML or, with `xml`, XHTML in which any tag may close itself. */
export function parsePage(
  html: string,
  {
    xml = false,
    keepHidden = false,
    token,
  }: {
    readonly xml?: boolean;
    /** Lists of pages are hidden from readers, and yet wanted. */
    readonly keepHidden?: boolean;
    readonly token?: CancellationToken;
  } = {},
): Page {
  const builder = new PageBuilder(keepHidden);
  const parser = new Parser(builder, {
    lowerCaseTags: true,
    lowerCaseAttributeNames: true,
    decodeEntities: true,
    recognizeSelfClosing: xml,
  });
  for (let at = 0; at < html.length && !builder.full; at += CHUNK) {
    checkCancelled(token);
    parser.write(html.slice(at, at + CHUNK));
  }
  if (!builder.full) parser.end();
  return builder.page();
}

class PageBuilder {
  readonly #body: PageElement = { name: 'body', attributes: {}, children: [] };
  #bodyAttributes: Readonly<Record<string, string>> = {};
  readonly #stack: PageElement[] = [this.#body];
  readonly #metas: Record<string, string>[] = [];
  readonly #links: Record<string, string>[] = [];
  readonly #linkedData: string[] = [];
  readonly #comments: string[] = [];
  #title: string | undefined;
  #language: string | undefined;
  #base: string | undefined;
  #elements = 0;
  /** Open elements at and below one that is not seen. */
  #unseen = 0;
  /** Open elements beyond the greatest depth, which have no node. */
  #tooDeep = 0;
  #capture: 'title' | 'data' | undefined;
  #captured = '';
  readonly #keepHidden: boolean;

  constructor(keepHidden: boolean) {
    this.#keepHidden = keepHidden;
  }

  page(): Page {
    return {
      body: { ...this.#body, attributes: this.#bodyAttributes },
      language: this.#language,
      title: this.#title,
      metas: this.#metas,
      links: this.#links,
      base: this.#base,
      linkedData: this.#linkedData,
      comments: this.#comments,
      elements: this.#elements,
      cut: this.full,
    };
  }

  /** True once nothing more is taken up. */
  get full(): boolean {
    return this.#tooDeep + this.#unseen > MAX_NESTING;
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    if (this.#unseen > 0) {
      if (!VOID.has(name)) this.#unseen++;
      return;
    }
    switch (name) {
      case 'html':
        this.#language ??= attributes['lang'] ?? attributes['xml:lang'];
        return;
      case 'body':
        this.#bodyAttributes = kept(attributes);
        return;
      case 'head':
        return;
      case 'meta':
        this.#metas.push(attributes);
        // Microdata stands among the text, where its place tells what it describes.
        return;
      case 'link':
        this.#links.push(kept(attributes));
        return;
      case 'base':
        this.#base ??= attributes['href'];
        return;
      case 'title':
        if (this.#title === undefined && !this.#inside('svg')) this.#capture = 'title';
        this.#captured = '';
        this.#unseen = 1;
        return;
      case 'script':
        if (/^\s*application\/ld\+json/i.test(attributes['type'] ?? '')) this.#capture = 'data';
        this.#captured = '';
        this.#unseen = 1;
        return;
    }
    if (UNSEEN.has(name) || (!this.#keepHidden && isHidden(name, attributes))) {
      if (!VOID.has(name)) this.#unseen = 1;
      return;
    }
    if (this.#stack.length >= MAX_DEPTH && !VOID.has(name)) {
      this.#tooDeep++;
      return;
    }
    const element: PageElement = { name, attributes: kept(attributes), children: [] };
    this.#elements++;
    this.#stack.at(-1)!.children.push(element);
    if (FRAMES.has(name) && !VOID.has(name)) this.#unseen = 1;
    else if (!VOID.has(name)) this.#stack.push(element);
  }

  ontext(text: string): void {
    if (this.#unseen > 0) {
      if (this.#capture && this.#captured.length < MAX_LINKED_DATA) this.#captured += text;
      return;
    }
    const siblings = this.#stack.at(-1)!.children;
    const last = siblings.length - 1;
    const before = siblings[last];
    // The parser tells a text in pieces, at every entity: joined, they are one.
    if (typeof before === 'string') siblings[last] = before + text;
    else siblings.push(text);
  }

  onclosetag(name: string): void {
    if (this.#unseen > 0) {
      if (VOID.has(name)) return;
      this.#unseen--;
      if (this.#unseen === 0 && this.#capture) this.#finishCapture();
      return;
    }
    if (VOID.has(name) || name === 'html' || name === 'body' || name === 'head') return;
    if (this.#tooDeep > 0) this.#tooDeep--;
    else if (this.#stack.length > 1) this.#stack.pop();
  }

  oncomment(text: string): void {
    if (this.#comments.length < MAX_COMMENTS) this.#comments.push(text.slice(0, MAX_ATTRIBUTE));
  }

  #finishCapture(): void {
    const text = this.#captured;
    if (this.#capture === 'title') this.#title = text.replace(/\s+/g, ' ').trim();
    else this.#linkedData.push(text);
    this.#capture = undefined;
    this.#captured = '';
  }

  #inside(name: string): boolean {
    return this.#stack.some((element) => element.name === name);
  }
}

function isHidden(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (/pagebreak/.test(attributes['epub:type'] ?? '')) return false;
  if (name === 'dialog') return attributes['open'] === undefined;
  if (attributes['hidden'] !== undefined && attributes['hidden'] !== 'until-found') return true;
  const style = attributes['style'];
  if (style !== undefined && style.length < MAX_ATTRIBUTE && HIDDEN_STYLE.test(style)) return true;
  return attributes['aria-hidden'] === 'true' && !/fallback-image/.test(attributes['class'] ?? '');
}

/** Attributes without event handlers, inlined data and what only scripts read. */
function kept(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const some: Record<string, string> = {};
  for (const name in attributes) {
    const value = attributes[name]!;
    if (value.length > MAX_ATTRIBUTE || /^on|^data-|^srcset$/.test(name)) continue;
    if (/^\s*(?:data|javascript|blob):/i.test(value)) continue;
    some[name] = value;
  }
  return some;
}

/** The text inside a node, white space collapsed. */
export function textOf(node: PageNode): string {
  const pieces: string[] = [];
  gather(node, pieces);
  return pieces.join('').replace(/\s+/g, ' ').trim();
}

function gather(node: PageNode, pieces: string[]): void {
  if (typeof node === 'string') pieces.push(node);
  else {
    if (node.name === 'br') pieces.push(' ');
    for (const child of node.children) gather(child, pieces);
  }
}

/** Every element below a node, in document order; stops where `visit` says false for an element's inside. */
export function visitElements(
  element: PageElement,
  visit: (element: PageElement) => boolean | undefined,
): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (visit(child) !== false) visitElements(child, visit);
  }
}
