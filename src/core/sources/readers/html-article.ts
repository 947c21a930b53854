import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { CancellationToken } from '../../host';
import { checkCancelled } from '../../host';
import type { Page, PageElement } from './html-tree';

/**
 * Which elements of a page belong to its article, as Mozilla's Readability sees it (the reader view of
 * Firefox). Readability works on a copy of the tree; every element that itself holds text carries an
 * attribute named after its number through it, since names of attributes survive where Readability merges
 * elements, while values are overwritten. Text of elements that it dissolves is wrapped in `<data>`, to which none
 * of its rules refers. Its cost grows faster than the page, so very large pages go by
 * their landmarks (`main`, `nav`, …) instead.
 */

export interface Article {
  /** Numbers of the elements whose text is kept. */
  readonly owners: ReadonlySet<number>;
  readonly title?: string;
  readonly byline?: string;
  readonly siteName?: string;
  readonly published?: string;
  readonly language?: string;
}

const MARK = 'ibid-owner-';
/** Above any of these, Readability takes seconds. */
const MAX_ELEMENTS = 20_000;
const MAX_HTML = 6_000_000;
/** Of escaped signs in the text, each of which the copy holds as a node of its own. */
const MAX_ESCAPES = 100_000;

/** The little that is asked of the copy's elements. */
interface CopiedElement {
  readonly attributes: Iterable<{ readonly name: string }>;
  querySelectorAll(selector: string): Iterable<CopiedElement>;
}

/** The article of a page; undefined where none stands out. */
export function findArticle(page: Page, token?: CancellationToken): Article | undefined {
  if (page.elements > MAX_ELEMENTS) return undefined;
  if (countEscapes(page.body) > MAX_ESCAPES) return undefined;
  const html = serialize(page);
  if (html.length > MAX_HTML) return undefined;
  checkCancelled(token);
  const { document } = parseHTML(html) as unknown as { readonly document: never };
  checkCancelled(token);
  const found = new Readability<CopiedElement>(document, {
    serializer: (node) => node as unknown as CopiedElement,
  }).parse();
  if (!found?.content) return undefined;
  const owners = new Set<number>();
  for (const element of found.content.querySelectorAll('*')) {
    for (const { name } of element.attributes) {
      if (name.startsWith(MARK)) owners.add(Number(name.slice(MARK.length)));
    }
  }
  return {
    owners,
    title: found.title ?? undefined,
    byline: found.byline ?? undefined,
    siteName: found.siteName ?? undefined,
    published: found.publishedTime ?? undefined,
    language: found.lang ?? undefined,
  };
}

/** Numbers of the elements inside landmarks that never hold the article; all others, where there is no `main`. */
export function ownersByLandmark(body: PageElement): ReadonlySet<number> {
  const main = mainOf(body);
  const owners = new Set<number>();
  collectOwners(main ?? body, owners, main !== undefined);
  return owners;
}

const BESIDE = new Set(['nav', 'aside', 'footer', 'header', 'button', 'form', 'search', 'menu']);
const BESIDE_ROLE =
  /^(?:navigation|banner|contentinfo|complementary|search|menu|menubar|toolbar|dialog|alert)$/;

function mainOf(element: PageElement): PageElement | undefined {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'main' || child.attributes['role'] === 'main') return child;
    const inside = mainOf(child);
    if (inside) return inside;
  }
  return undefined;
}

function collectOwners(element: PageElement, owners: Set<number>, inMain: boolean): void {
  if (element.owner !== undefined) owners.add(element.owner);
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const { name, attributes } = child;
    // The header of an article holds its title; that of the page does not.
    if (name === 'header' && inMain) collectOwners(child, owners, inMain);
    else if (!BESIDE.has(name) && !BESIDE_ROLE.test(attributes['role'] ?? '')) {
      collectOwners(child, owners, inMain || name === 'article');
    }
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
/** Elements that Readability keeps with their text; of others it may keep the text alone, which is then wrapped. */
const STEADY = new Set(
  'p li td th h1 h2 h3 h4 h5 h6 a b i u em strong small span code pre cite q sup sub dt dd figcaption caption'.split(
    ' ',
  ),
);
const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'wbr',
  'source',
  'area',
  'col',
  'param',
  'track',
  'embed',
]);

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ESCAPES[c]!);
}

function countEscapes({ children }: PageElement): number {
  let count = 0;
  for (const child of children) {
    if (typeof child !== 'string') count += countEscapes(child);
    else count += child.match(/[&<>"]/g)?.length ?? 0;
  }
  return count;
}

function serialize(page: Page): string {
  const pieces: string[] = [];
  const language = page.language ? ` lang="${escape(page.language)}"` : '';
  pieces.push(`<!DOCTYPE html><html${language}><head><title>${escape(page.title ?? '')}</title>`);
  for (const meta of page.metas) {
    pieces.push('<meta');
    pushAttributes(meta, pieces);
    pieces.push('>');
  }
  for (const data of page.linkedData) {
    pieces.push('<script type="application/ld+json">', data.replace(/<\//g, '<\\/'), '</script>');
  }
  pieces.push('</head><body');
  pushAttributes(page.body.attributes, pieces);
  pieces.push('>');
  pushChildren(page.body, pieces);
  pieces.push('</body></html>');
  return pieces.join('');
}

function pushElement(element: PageElement, pieces: string[]): void {
  const { name, owner } = element;
  pieces.push('<', name);
  pushAttributes(element.attributes, pieces);
  if (owner !== undefined && STEADY.has(name)) pieces.push(` ${MARK}${owner}="y"`);
  pieces.push('>');
  if (VOID.has(name)) return;
  pushChildren(element, pieces);
  pieces.push('</', name, '>');
}

function pushChildren({ name, owner, children }: PageElement, pieces: string[]): void {
  const wrap = owner !== undefined && !STEADY.has(name);
  for (const child of children) {
    if (typeof child !== 'string') pushElement(child, pieces);
    else if (wrap && /\S/.test(child)) {
      pieces.push(`<data ${MARK}${owner}="y">`, escape(child), '</data>');
    } else pieces.push(escape(child));
  }
}

function pushAttributes(attributes: Readonly<Record<string, string>>, pieces: string[]): void {
  for (const name in attributes) {
    if (/^[a-z][\w:.-]*$/i.test(name)) pieces.push(` ${name}="${escape(attributes[name]!)}"`);
  }
}
