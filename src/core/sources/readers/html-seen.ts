import { findDate } from '../names-dates';
import { textOf, visitElements, type PageElement } from './html-tree';

/** Statements of the visible page. */
export interface Seen {
  /** Texts of the first headings of the highest level, and of those below. */
  readonly headings: readonly string[];
  readonly lowerHeadings: readonly string[];
  readonly authors: readonly string[];
  readonly date?: string;
}

const DATE_CLASS =
  /(?:^|[\s_-])(?:date|dateline|published|pubdate|timestamp|datetime|posted-on|entry-date)(?:$|[\s_-])/i;
const BESIDE = new Set(['nav', 'aside', 'footer', 'form']);

/** First headings, bylines and dates on the page; teasers and comments come after those of the article. */
export function lookAround(body: PageElement): Seen {
  const headings: string[] = [];
  const lower: string[] = [];
  const authors: string[] = [];
  const dates: { text: string; weight: number }[] = [];
  visitElements(body, (element) => {
    const { name, attributes } = element;
    if (
      BESIDE.has(name) ||
      /\bcomments?\b|\brelated\b/i.test(`${attributes['id'] ?? ''} ${attributes['class'] ?? ''}`)
    )
      return false;
    if (name === 'h1' && headings.length < 5) headings.push(textOf(element));
    if (name === 'h2' && lower.length < 5) lower.push(textOf(element));
    const itemprop = attributes['itemprop'] ?? '';
    if (/\bauthor\b/.test(itemprop) || /\bauthor\b/i.test(attributes['rel'] ?? '')) {
      if (authors.length < 10) authors.push(authorIn(element));
    }
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
