import type { CslDate, CslItem, CslName } from '../../bibliography/types';
import { findDate, parseName, parseNames } from '../names-dates';
import { comparable } from './block-builder';
import type { Article } from './html-article';
import { readLinkedData } from './html-linked-data';
import { cutSiteName } from './html-title';
import { textOf, visitElements, type Page, type PageElement } from './html-tree';

/**
 * What a page says of itself, the most careful statement first: Highwire `citation_*` tags, schema.org data,
 * Open Graph, Dublin Core, then what stands on the page (title, byline, `<time>`).
 */
export function pageMetadata(
  page: Page,
  article: Article | undefined,
  knownUrl?: string,
): Partial<CslItem> {
  const meta = new MetaTags(page.metas);
  const data = readLinkedData(page.linkedData);
  const seen = lookAround(page.body);
  const journal = meta.first('citation_journal_title', 'prism.publicationname');
  const siteName =
    meta.first('og:site_name', 'application-name', 'dc.publisher', 'dcterms.publisher') ??
    data?.container;
  const { title, cut } = titleOf(page, meta, data?.title, seen, siteName, article?.title);
  const authors = authorsOf(meta, data?.authors, seen, article?.byline, siteName);
  const issued = firstDate([
    ...meta.all(
      'citation_publication_date',
      'citation_date',
      'citation_online_date',
      'citation_year',
    ),
    data?.date,
    ...meta.all(
      'article:published_time',
      'og:article:published_time',
      'article:published',
      'dcterms.issued',
      'dc.date.issued',
      'dcterms.created',
      'dc.date.created',
      'dc.date',
      'dcterms.date',
      'prism.publicationdate',
      'datepublished',
      'parsely-pub-date',
      'sailthru.date',
      'publish-date',
      'publish_date',
      'publication_date',
      'pubdate',
      'date',
    ),
    seen.date,
    article?.published,
  ]);
  const container =
    journal ?? meta.first('citation_conference_title', 'citation_inbook_title') ?? siteName ?? cut;
  const doi = /\b10\.\d{4,9}\/\S+/.exec(
    meta.first(
      'citation_doi',
      'prism.doi',
      'bepress_citation_doi',
      'dc.identifier',
      'dcterms.identifier',
      'doi',
    ) ?? '',
  )?.[0];
  const url = ownUrl(page, meta, data?.url, knownUrl);
  const first = meta.first('citation_firstpage', 'prism.startingpage');
  const last = meta.first('citation_lastpage', 'prism.endingpage');
  const item: Record<string, unknown> = {
    type: journal !== undefined ? 'article-journal' : typeOf(data?.type),
    title,
    author: authors,
    issued,
    'container-title': container !== undefined && container !== title ? container : undefined,
    publisher:
      meta.first('citation_publisher', 'citation_technical_report_institution') ?? undefined,
    volume: meta.first('citation_volume', 'prism.volume'),
    issue: meta.first('citation_issue', 'prism.number'),
    page:
      first === undefined
        ? undefined
        : last === undefined || last === first
          ? first
          : `${first}-${last}`,
    DOI: doi ?? data?.doi,
    ISBN: meta.first('citation_isbn'),
    ISSN: meta.first('citation_issn'),
    URL: url,
    language:
      page.language ?? data?.language ?? meta.first('citation_language', 'dc.language', 'language'),
    abstract: meta.first('citation_abstract'),
  };
  for (const key of Object.keys(item))
    if (item[key] === undefined || item[key] === '') delete item[key];
  return item as Partial<CslItem>;
}

/** The address a page was saved from: its canonical one, or what the program that saved it wrote down. */
function ownUrl(
  page: Page,
  meta: MetaTags,
  data: string | undefined,
  known: string | undefined,
): string | undefined {
  const saved = known ?? savedFrom(page.comments);
  const base = saved ?? meta.first('og:url') ?? page.base;
  const canonical = page.links.find((link) =>
    /(?:^|\s)canonical(?:\s|$)/i.test(link['rel'] ?? ''),
  )?.['href'];
  const candidates = [canonical, meta.first('og:url'), saved, data, page.base].map((each) =>
    each === undefined ? undefined : absolute(each, base),
  );
  const urls = candidates.filter((url) => url !== undefined);
  // Careless templates name the front page as the canonical address of every page.
  return (
    urls.find((url) => new URL(url).pathname.length > 1 || new URL(url).search !== '') ?? urls[0]
  );
}

function savedFrom(comments: readonly string[]): string | undefined {
  for (const comment of comments) {
    const found = /(?:saved from url=\(\d+\)|\burl:\s*|Mirrored from\s+)(\S+)/i.exec(comment)?.[1];
    if (found)
      return /^https?:/i.test(found)
        ? found
        : /^[\w.-]+\.\w{2,}\//.test(found)
          ? `http://${found}`
          : undefined;
  }
  return undefined;
}

function absolute(address: string, base: string | undefined): string | undefined {
  try {
    const url = new URL(address.trim(), base && /^https?:/i.test(base) ? base : undefined);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function typeOf(schema: string | undefined): string {
  if (schema === undefined) return 'webpage';
  if (/NewsArticle|ReportageNews/.test(schema)) return 'article-newspaper';
  if (/BlogPosting/.test(schema)) return 'post-weblog';
  if (/ScholarlyArticle/.test(schema)) return 'article-journal';
  return 'webpage';
}

function titleOf(
  page: Page,
  meta: MetaTags,
  data: string | undefined,
  seen: Seen,
  siteName: string | undefined,
  fallback: string | undefined,
): { title?: string; cut?: string } {
  const exact = meta.first('citation_title');
  if (exact !== undefined) return { title: exact };
  const tag = page.title ? cutSiteName(page.title, siteName, seen.headings) : undefined;
  const declared =
    data ??
    meta.first(
      'og:title',
      'twitter:title',
      'dc.title',
      'dcterms.title',
      'parsely-title',
      'weibo:article:title',
      'title',
    );
  if (declared !== undefined && comparable(declared) !== comparable(siteName ?? '')) {
    return { title: cutSiteName(declared, siteName, seen.headings).title, cut: tag?.cut };
  }
  return { title: tag?.title || seen.headings[0] || fallback || declared, cut: tag?.cut };
}

function authorsOf(
  meta: MetaTags,
  data: readonly CslName[] | undefined,
  seen: Seen,
  byline: string | undefined,
  siteName: string | undefined,
): readonly CslName[] | undefined {
  const cited = meta.all('citation_author');
  if (cited.length > 0)
    return cited.flatMap((each) => (each.includes(';') ? parseNames(each) : [parseName(each)]));
  const lists = [
    meta.all('citation_authors'),
    ...(data ? [data] : []),
    meta.all(
      'article:author',
      'og:article:author',
      'author',
      'dc.creator',
      'dcterms.creator',
      'dc.contributor',
      'parsely-author',
      'sailthru.author',
      'byl',
    ),
    seen.authors,
    byline === undefined ? [] : [byline],
  ];
  for (const list of lists) {
    const names = list.flatMap((each) => (typeof each === 'string' ? namesIn(each) : [each]));
    const people = names.filter(
      (name) => comparable(name.literal ?? '') !== comparable(siteName ?? '') || name.family,
    );
    if (people.length > 0) return unique(people);
  }
  return undefined;
}

/** Names in a byline; none where it is an address, a handle or a sentence. */
function namesIn(byline: string): CslName[] {
  const cleaned = byline
    .replace(/\s+/g, ' ')
    .replace(
      /^\s*(?:(?:written|posted|published|reported|words|story)\s+)?(?:by|von|par|por|di|door|af)\b[:\s]*/i,
      '',
    )
    .replace(/\s*[|•·–—(].*$|\s+(?:on|at|am|le)\s+\p{L}*\s?\d.*$|,?\s*\S+@\S+/u, '')
    .trim();
  if (cleaned === '' || cleaned.length > 120 || /^(?:https?:|www\.|@|\d)/i.test(cleaned)) return [];
  const date = findDate(cleaned);
  const alone = (date ? cleaned.slice(0, date.index) : cleaned).replace(/[\s,;:/-]+$/, '');
  if (
    !/\p{L}{2}/u.test(alone) ||
    /^(?:admin|administrator|unknown|anonymous|editor|author|by)$/i.test(alone)
  )
    return [];
  return parseNames(alone);
}

function unique(names: readonly CslName[]): CslName[] {
  const known = new Set<string>();
  return names.filter((name) => {
    const key = JSON.stringify([
      name.family?.toLowerCase(),
      name.given?.toLowerCase(),
      name.literal?.toLowerCase(),
    ]);
    return !known.has(key) && known.add(key);
  });
}

function firstDate(candidates: readonly (string | undefined)[]): CslDate | undefined {
  for (const candidate of candidates) {
    const found = candidate === undefined ? undefined : findDate(candidate.trim());
    if (found) return found.date;
  }
  return undefined;
}

/** Statements of the visible page. */
interface Seen {
  readonly headings: readonly string[];
  readonly authors: readonly string[];
  readonly date?: string;
}

const DATE_CLASS =
  /(?:^|[\s_-])(?:date|dateline|published|pubdate|timestamp|datetime|posted-on|entry-date)(?:$|[\s_-])/i;
const BESIDE = new Set(['nav', 'aside', 'footer', 'form']);

/** First headings, bylines and dates on the page; teasers and comments come after those of the article. */
function lookAround(body: PageElement): Seen {
  const headings: string[] = [];
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
  return { headings: headings.filter(Boolean), authors: authors.filter(Boolean), date: best?.text };
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

/** The meta tags of a page by name, in lower case, whichever attribute holds it. */
class MetaTags {
  readonly #values = new Map<string, string[]>();

  constructor(metas: readonly Readonly<Record<string, string>>[]) {
    for (const meta of metas) {
      const content = meta['content']?.replace(/\s+/g, ' ').trim();
      if (!content) continue;
      const names =
        `${meta['name'] ?? ''} ${meta['property'] ?? ''} ${meta['itemprop'] ?? ''}`.toLowerCase();
      for (const name of names.split(/\s+/).filter(Boolean)) {
        const values = this.#values.get(name) ?? [];
        values.push(content);
        this.#values.set(name, values);
      }
    }
  }

  /** Every value of the first of these names that has any. */
  all(...names: readonly string[]): string[] {
    const found = names
      .map((name) => this.#values.get(name))
      .filter((values) => values !== undefined);
    return found.flat();
  }

  first(...names: readonly string[]): string | undefined {
    return this.all(...names)[0];
  }
}
