import { isReference } from '../text/internal-citations';
import { isQuotationCitedNext } from './cites-only';
import { languageOf } from './draft-language';
import { namedWorks } from './named-works';
import type { Citation, Draft, LibraryQuery, Quotation, Resolution } from './types';

/** What a quotation cites, in the order of the items; a link that leads to no source counts as one without files. */
export function citedBy(draft: Draft, quotation: Quotation, library: LibraryQuery): Resolution[] {
  const citation = citationOf(draft, quotation);
  if (!citation) return namedBeside(draft, quotation, library);
  return citation.items
    .filter(({ aside }) => !aside)
    .map(
      ({ target }) => library.resolve(target) ?? { key: nameOf(target), sources: [], known: true },
    );
}

/** The citation that a quotation belongs to. */
export function citationOf(draft: Draft, quotation: Quotation): Citation | undefined {
  return quotation.citation === undefined ? undefined : draft.citations[quotation.citation];
}

function nameOf(target: Citation['items'][number]['target']): string {
  if (target.kind === 'key') return target.key;
  return target.kind === 'link' ? decoded(target.href) : target.name;
}

/** An address as people write it; as it is where its signs mean nothing. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** Whether the citation stands right behind the closing mark, with a blank or a mark between at most. */
export function citationFollows(draft: Draft, quotation: Quotation): boolean {
  const citation = citationOf(draft, quotation);
  if (!citation || citation.start < quotation.outer.end) return false;
  const between = draft.text.slice(quotation.outer.end, citation.start);
  return between.length <= 8 && /^(?:[\s\u00a0.,;:!?()*_\\’”"'»]|&nbsp;)*$/.test(between);
}

/** Whether the citation stands in the quotation's own sentence, and not just in its paragraph. */
export function citedInSentence(draft: Draft, quotation: Quotation): boolean {
  const { citation } = quotation;
  if (citation === undefined) return false;
  if (quotation.kind === 'block' || citationFollows(draft, quotation)) return true;
  const index = draft.quotations.indexOf(quotation);
  return draft.sentences.some(
    ({ quotations, citations }) => quotations.includes(index) && citations.includes(citation),
  );
}

/** How far before a quotation a work may be named. */
const LONGEST_LEAD = 300;
/** A parenthesis right behind a quotation. */
const BEHIND = /^[\s.,;:’”"'»*_]*\(([^()]{2,120})\)/u;

/** What the parenthesis right behind a quotation holds; empty where there is none. */
export function parenthesisBehind(draft: Draft, { outer: { end } }: Quotation): string {
  return BEHIND.exec(draft.text.slice(end, end + 140))?.[1] ?? '';
}

/** The works that the parenthesis behind names, `(Smith 2019, p. 3)`, else the sentence before: `Smith (2019) writes`. */
function namedBeside(draft: Draft, quotation: Quotation, library: LibraryQuery): Resolution[] {
  const behind = namedWorks(`(${parenthesisBehind(draft, quotation)}`, library);
  const named = behind.length ? behind : namedWorks(sentenceBefore(draft, quotation), library);
  const works = named.flatMap(({ work }) => work ?? []).filter(({ sources }) => sources.length > 0);
  return works.length === named.length ? works : [];
}

/** What stands before an inline quotation in its sentence, on one line. */
export function sentenceBefore(draft: Draft, { kind, outer }: Quotation): string {
  if (kind === 'block') return '';
  const before = draft.text.slice(Math.max(0, outer.start - LONGEST_LEAD), outer.start);
  return before
    .split(/\n\s*\n|[.!?]["”’»)]?\s+(?=\p{Lu})/u)
    .at(-1)!
    .replace(/\s+/g, ' ');
}

/** Whether a quotation is cited in words: `(ibid.)`, `(Doe 2020, 3)`, or a note without a key. */
export function isCitedInWords(draft: Draft, quotation: Quotation): boolean {
  if (quotation.citation !== undefined)
    return citationOf(draft, quotation)!.items.every(({ aside }) => aside);
  if (isReference(parenthesisBehind(draft, quotation))) return true;
  return isQuotationCitedNext(draft, quotation, languageOf(draft));
}
