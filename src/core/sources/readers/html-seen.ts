import { findDate } from '../names-dates';
import { textOf, visitElements, type PageElement } from './html-tree';

/** Statements of the visible page. */
export interface Seen {
  /** Texts of the first headings of the highest level, and of those below. */
  readonly headings: readonly string[];
  readonly lowerHeadings: readonly string[];
  readonly authors: readonly string[];
  /** The first byline that shows as one by its class. */
  readonly byline?: string;
  readonly date?: string;
}

const DATE_CLASS =
  /(?:^|[\s_-])(?:date|dateline|published|pubdate|timestamp|datetime|posted-on|entry-date)(?:$|[\s_-])/i;
const BYLINE_CLASS =
  /(?:^|\s)(?:byline|p-author|(?:entry-|post-|article-)?authors?|author-name|byline(?:__|-)(?:name|author))(?:$|\s)/i;
/** In an hCard, the name. */
const NAME_CLASS = /(?:^|\s)(?:fn|p-name|author-name)(?:$|\s)/;
/** "By Ann Smith, 4 May 1998", "Published on 6 March 2024". */
const DATED_LINE = /^(?:by|von|par|por|posted|published|veröffentlicht|publié|publicado)\s/i;
const NAMED_LINE = /^(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or)\s+\p{Lu}\S+\s+\p{Lu}/u;
const LONGEST_BYLINE = 100;
const BESIDE = new Set(['nav', 'aside', 'footer', 'form']);

/** First headings, bylines and dates on the page; teasers and comments come after those of the article. */
export function lookAround(body: PageElement): Seen {
  const headings: string[] = [];
  const lower: string[] = [];
  const authors: string[] = [];
  let byline: string | undefined;
  const dates: { text: string; weight: number }[] = [];
  visitElements(body, (element) => {
    const { name, attributes } = element;
    if (
      BESIDE.has(name) ||
      /\bcomments?\b|\brelated\b/i.test(`${attributes['id'] ?? ''} ${attributes['class'] ?? ''}`) ||
      /\b(?:comment|acceptedAnswer|suggestedAnswer)\b/.test(attributes['itemprop'] ?? '')
    )
      return false;
    if (name === 'h1' && headings.length < 5) headings.push(textOf(element));
    if (name === 'h2' && lower.length < 5) lower.push(textOf(element));
    const itemprop = attributes['itemprop'] ?? '';
    if (/\bauthor\b/.test(itemprop) || /\bauthor\b/i.test(attributes['rel'] ?? '')) {
      if (authors.length < 10) authors.push(authorIn(element));
    }
    if (BYLINE_CLASS.test(attributes['class'] ?? '')) byline ??= bylineIn(element);
    if (dates.length < 50) {
      const written = attributes['datetime'] ?? attributes['content'];
      if (/\bdatePublished\b/.test(itemprop))
        dates.push({ text: written ?? textOf(element), weight: 3 });
      else if (name === 'time')
        dates.push({
          text: written ?? textOf(element),
          weight: attributes['pubdate'] !== undefined ? 3 : 2,
        });
      else if (DATE_CLASS.test(attributes['class'] ?? '')) {
        const text = textOf(element);
        if (text.length < 80) dates.push({ text, weight: 1 });
      } else if (element.children.every((child) => typeof child === 'string')) {
        const text = element.children.join('').trim();
        if (text.length < LONGEST_BYLINE && DATED_LINE.test(text) && findDate(text)) {
          dates.push({ text, weight: 0 });
          if (NAMED_LINE.test(text)) byline ??= text;
        }
      }
    }
    return true;
  });
  const datable = dates.filter(({ text }) => findDate(text));
  const best = datable.reduce<(typeof dates)[number] | undefined>(
    (a, b) => (a && a.weight >= b.weight ? a : b),
    undefined,
  );
  return {
    headings: headings.filter(Boolean),
    lowerHeadings: lower.filter(Boolean),
    authors: authors.filter(Boolean),
    byline,
    date: best?.text,
  };
}

function authorIn(element: PageElement): string {
  let name: string | undefined;
  visitElements(element, (inner) => {
    if (/\bname\b/.test(inner.attributes['itemprop'] ?? ''))
      name ??= inner.attributes['content'] ?? textOf(inner);
    return name === undefined;
  });
  return name ?? element.attributes['content'] ?? textOf(element);
}

/** The text of a byline, or the name in it that is marked as one; undefined where it is more than a line. */
function bylineIn(element: PageElement): string | undefined {
  let name: string | undefined;
  visitElements(element, (inner) => {
    if (NAME_CLASS.test(inner.attributes['class'] ?? '')) name ??= textOf(inner);
    return name === undefined;
  });
  const text = name ?? textOf(element);
  return text.length < LONGEST_BYLINE ? text || undefined : undefined;
}
