import type { CslDate, CslItem } from '../../bibliography/types';
import { findDate } from '../names-dates';
import { comparable } from './block-builder';
import type { Article } from './html-article';
import { authorsOf } from './html-authors';
import { readLinkedData, type LinkedData } from './html-linked-data';
import { MetaTags } from './html-meta-tags';
import { lookAround, type Seen } from './html-seen';
import { cutSiteName, lastPart } from './html-title';
import type { Page } from './html-tree';

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
  const siteName = siteNameOf(meta, data);
  const { title, cut } = titleOf(page, meta, data?.titles ?? [], seen, siteName, article?.title);
  const authors = authorsOf(meta, data?.authors, seen, article?.byline, siteName);
  const issued = firstDate([
    ...meta.every(
      'citation_publication_date',
      'citation_date',
      'citation_online_date',
      'citation_year',
    ),
    data?.date,
    ...meta.every(
      'article:published_time',
      'og:article:published_time',
      'article:published',
      'dcterms.issued',
      'dcterms.valid',
      'dc.date.valid',
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
    journal ??
    meta.first('citation_conference_title', 'citation_inbook_title') ??
    siteName ??
    (cut && lastPart(cut));
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
  const known = Object.entries(item).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(known);
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
  const stated = meta.first(
    'citation_public_url',
    'citation_abstract_html_url',
    'citation_fulltext_html_url',
    'dc.identifier',
    'dcterms.identifier',
  );
  const told = stated && /^https?:/i.test(stated) ? stated : undefined;
  const candidates = [canonical, meta.first('og:url'), saved, data, told, page.base].map((each) =>
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

function siteNameOf(meta: MetaTags, data: LinkedData | undefined): string | undefined {
  const declared = meta.first(
    'og:site_name',
    'application-name',
    'dc.publisher',
    'dcterms.publisher',
  );
  const publisher = data?.publisher;
  // "The Courier - News from the coast": what follows the name is a slogan.
  if (declared && publisher && comparable(declared).startsWith(`${comparable(publisher)} `))
    return publisher;
  return declared ?? data?.container;
}

function titleOf(
  page: Page,
  meta: MetaTags,
  data: readonly string[],
  seen: Seen,
  siteName: string | undefined,
  fallback: string | undefined,
): { title?: string; cut?: string } {
  const exact = meta.first('citation_title');
  if (exact !== undefined) return { title: exact };
  const headings = [...seen.headings, ...seen.lowerHeadings];
  const tag = page.title ? cutSiteName(page.title, { siteName, headings }) : undefined;
  const stated = meta.first(
    'dc.title',
    'dcterms.title',
    'og:title',
    'weibo:article:title',
    'title',
    'twitter:title',
    'parsely-title',
  );
  const inSight = comparable([page.title ?? '', ...headings].join(' '));
  const candidates = [...data, stated].filter((title) => title !== undefined);
  const declared = candidates.find((title) => inSight.includes(comparable(title))) ?? candidates[0];
  if (declared !== undefined && comparable(declared) !== comparable(siteName ?? '')) {
    return {
      title: cutSiteName(declared, { siteName, headings, certain: true }).title,
      cut: tag?.cut,
    };
  }
  return { title: tag?.title || seen.headings[0] || fallback || declared, cut: tag?.cut };
}

function firstDate(candidates: readonly (string | undefined)[]): CslDate | undefined {
  for (const candidate of candidates) {
    const found = candidate === undefined ? undefined : findDate(candidate.trim());
    if (found) return found.date;
  }
  return undefined;
}
