import type { CslItem, CslName } from '../bibliography/types';
import { dateText } from '../text/date-text';
import { keyFromFileName } from '../text/file-key';
import type { SourceDocument } from './types';

/** A source in the words of lists, hovers and citations. */
export interface SourceDescription {
  /** The key it would like to be cited by; `uniqueKeys` settles it. */
  readonly key: string;
  readonly title: string;
  /** In reading order, joined by commas; empty where nobody is named. */
  readonly authors: string;
  /** `2023-01-21`, `2023`, or empty. */
  readonly date: string;
  readonly item: CslItem;
}

/**
 * Says what a source is. Field by field: its bibliography entry, its sidecar, what the document says (front matter, its
 * own metadata, its first lines: the readers put those in order), its file name.
 */
export function describeSource(
  path: string,
  document: Pick<SourceDocument, 'format' | 'metadata'>,
  known: { readonly sidecar?: Partial<CslItem>; readonly entry?: CslItem } = {},
): SourceDescription {
  const named = fromFileName(path);
  const merged: Record<string, unknown> = { type: TYPES[document.format] ?? 'document' };
  for (const layer of [named, usable(document.metadata), known.sidecar, known.entry]) {
    for (const [field, value] of Object.entries(layer ?? {})) {
      if (isSaid(value)) merged[field] = value;
    }
  }
  const key = known.entry?.id ?? known.sidecar?.id ?? document.metadata.id ?? keyFromFileName(path);
  const item: CslItem = { ...merged, id: key };
  return {
    key,
    title: item.title ?? named.title,
    authors: (item.author ?? []).map(nameText).filter(Boolean).join(', '),
    date: dateText(item.issued),
    item,
  };
}

const TYPES: Readonly<Partial<Record<SourceDocument['format'], string>>> = {
  html: 'webpage',
  mhtml: 'webpage',
  mail: 'personal_communication',
  epub: 'book',
  jats: 'article-journal',
  vtt: 'interview',
  srt: 'motion_picture',
  transcript: 'interview',
  csv: 'dataset',
};

function isSaid(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length > 0
    : value !== undefined && value !== null && value !== '';
}

/** What programs write into a document where its author wrote nothing is no title and no author. */
function usable(metadata: Partial<CslItem>): Partial<CslItem> {
  const { title, author, ...rest } = metadata;
  const authors = author?.filter((name) => !NO_AUTHOR.test(nameText(name)));
  return {
    ...rest,
    ...(title && !NO_TITLE.test(title.trim()) && { title }),
    ...(authors?.length && { author: authors }),
  };
}

const NO_TITLE =
  /^(?:untitled\b.{0,4}|(?:un)?titled? ?document|document ?\d*|doc\d+|dokument ?\d*|presentation ?\d*|page \d+|home|index|microsoft (?:word|powerpoint|excel) - .*|powerpoint presentation|no title|title|.*\.(?:docx?|dvi|tex|indd|qxd|qxp|rtf|odt|pdf|p65|fm|wpd|pptx?|xlsx?)|\P{L}*)$/iu;
const NO_AUTHOR =
  /^(?:admin(?:istrator)?|user|owner|author|unknown|anonymous|anonym|root|default|pc|microsoft|microsoft office user|test|\P{L}*)$/iu;

/** `2023-01-21-title.txt`: the date, and the words of the name as a title. */
function fromFileName(path: string): { readonly title: string } & Partial<CslItem> {
  const stem = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/(?<=.)\.[A-Za-z][A-Za-z0-9]{0,9}$/, '');
  const day = /(?<!\d)((?:1[5-9]|20)\d\d)([-_. ]?)(\d\d)\2(\d\d)(?!\d)/.exec(stem);
  const whole =
    day &&
    Number(day[3]) >= 1 &&
    Number(day[3]) <= 12 &&
    Number(day[4]) >= 1 &&
    Number(day[4]) <= 31;
  const month = whole ? null : /(?<!\d)((?:1[5-9]|20)\d\d)[-_.](0[1-9]|1[0-2])(?![\d-])/.exec(stem);
  const year = whole || month ? null : /(?<![\d.])((?:1[5-9]|20)\d\d)(?![\d.])/.exec(stem);
  const match = (whole ? day : null) ?? month ?? year;
  const parts = whole ? [day[1], day[3], day[4]] : month ? month.slice(1, 3) : year?.slice(1, 2);
  const words = (text: string) => text.replace(/[-_\s]+/g, ' ').trim();
  const rest = match
    ? stem.slice(0, match.index) + ' ' + stem.slice(match.index + match[0].length)
    : stem;
  return {
    title: words(rest) || words(stem),
    ...(parts && { issued: { 'date-parts': [parts.map(Number)] } }),
  };
}

function nameText(name: CslName): string {
  if (!name.family) return name.literal ?? name.given ?? '';
  return [
    name.given,
    name['dropping-particle'],
    name['non-dropping-particle'],
    name.family,
    name.suffix,
  ]
    .filter(Boolean)
    .join(' ');
}
