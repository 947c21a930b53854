import type { CslName } from '../../bibliography/types';
import { findDate, parseName, parseNames } from '../names-dates';
import { comparable } from './block-builder';
import type { MetaTags } from './html-meta-tags';
import type { Seen } from './html-seen';

/**
 * Who wrote a page: as its tags say, else as its byline does. Where the tags name no person, a person in the
 * byline goes before; the name of the site is no author.
 */
export function authorsOf(
  meta: MetaTags,
  data: readonly CslName[] | undefined,
  seen: Seen,
  byline: string | undefined,
  siteName: string | undefined,
): readonly CslName[] | undefined {
  const cited = meta.all('citation_author');
  if (cited.length > 0) {
    return cited.flatMap((each) => (each.includes(';') ? parseNames(each) : [parseName(each)]));
  }
  const site = comparable(siteName ?? '');
  const named = [
    meta.all('citation_authors'),
    data ?? [],
    meta.all('dc.creator', 'dcterms.creator'),
    ...[
      'article:author',
      'author',
      'og:article:author',
      'dc.contributor',
      'parsely-author',
      'sailthru.author',
      'byl',
    ].map((name) => meta.all(name)),
    seen.authors,
    seen.byline === undefined ? [] : [seen.byline],
    byline === undefined ? [] : [byline],
  ]
    .map((list) =>
      unique(list.flatMap((each) => (typeof each === 'string' ? namesIn(each, site) : [each]))),
    )
    .map((names) => names.filter((name) => comparable(name.literal ?? '') !== site || site === ''))
    .filter((names) => names.length > 0);
  const first = named[0];
  const declared = new Set((first ?? []).map(({ literal }) => comparable(literal ?? '')));
  const isPerson = (names: readonly CslName[]) => names.some(({ family }) => family !== undefined);
  if (!first || isPerson(first)) return first;
  return (
    named.find((names) => isPerson(names) && !names.some((name) => declared.has(written(name)))) ??
    first
  );
}

/** A name as it stood in the byline. */
function written({ given, family, literal }: CslName): string {
  return comparable(literal ?? `${given ?? ''} ${family ?? ''}`);
}

/** The label of a field, which may run into the name. */
const LABEL = /^\s*(?:authors?|autor(?:in|es)?|auteurs?)\s*:?\s*(?=\p{Lu})/iu;
const LEAD =
  /^\s*(?:(?:written|posted|published|reported|words|story)\s+)?(?:by|von|par|por|di|door|af)\b[:\s]*/i;
/** What follows a name in a byline: a date, a place, an address, the editor. */
const TRAIL =
  /\s*[|•·–—(].*$|\s+(?:on|at|am|le|edited\s+by)\s+\S.*$|\s+\d.*$|(?<=\p{L})\d{1,2}\s+\p{L}.*$|,?\s*\S+@\S+|\s+https?:.*$/iu;
const NOBODY = /^(?:admin|administrator|unknown|anonymous|editor|author|by|staff|guest)$/i;

/** Names in a byline; none where it is an address, a handle, the site's own name or a sentence. */
function namesIn(byline: string, site: string): CslName[] {
  const spaced = byline.replace(/\s+/g, ' ').replace(LABEL, '').replace(LEAD, '');
  const date = findDate(spaced);
  const alone = (date ? spaced.slice(0, date.index) : spaced)
    .replace(TRAIL, '')
    .replace(/[\s,;:/-]+$/, '')
    .trim()
    .split(/\s*,\s*/)
    .filter((part, _, parts) => parts.length === 1 || comparable(part) !== site)
    .join(', ');
  if (alone.length > 120 || /^(?:https?:|www\.|@)/i.test(alone)) return [];
  if (!/\p{L}{2}|\p{Lo}/u.test(alone) || NOBODY.test(alone) || comparable(alone) === site)
    return [];
  // "Harbour Times Editors" of the "Harbour Times Editors Blog" is no person.
  if (site.startsWith(`${comparable(alone)} `)) return [{ literal: alone }];
  return parseNames(alone);
}

function unique(names: readonly CslName[]): CslName[] {
  const known = new Set<string>();
  return names.filter((name) => {
    const parts = [name.family, name.given, name.literal].map((part) => part?.toLowerCase());
    const key = JSON.stringify(parts);
    return !known.has(key) && known.add(key);
  });
}
