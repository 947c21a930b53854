import type { CslItem } from '../../bibliography/types';
import type { Span } from '../../text/span';
import { findDate, parseNames } from '../names-dates';
import { readDivision, readLoneHeading } from './plain-headings';

/** What the first lines of a plain text say of it. */
export interface PlainHeader {
  readonly metadata: Partial<CslItem>;
  /** The title's span, where one shows. */
  readonly title?: Span;
  /** Spans that tell of the text and are not part of it: "Date: …", a byline, an address. */
  readonly labels: readonly Span[];
}

/** A paragraph of the beginning: its lines' spans. */
export type HeaderParagraph = readonly Span[];

const LABEL =
  /^(title|titel|titre|t[ií]tulo|author|authors|autor|autoren|auteur|by|date|published|publication date|posted|updated|datum|fecha|url|link|source|web|doi|publisher|publication|newspaper|journal|site)\s*:\s*(\S.*)$/i;
/** "date 2023-01-21 Alec Baldwin is …": a date that stands before the text in its first line. */
const DATED =
  /^(?:date|published|posted|updated|datum)\s*:?\s+(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?)[.,:;|—–-]*(?=\s|$)/i;
/** "By Jane Doe", "A Novel by Jane Doe". */
const BYLINE =
  /^(?:(?:an?|ein|eine|un|une|una)\s+(?:\p{L}+\s+)?(?:novel|novella|story|tale|romance|memoir|play|poem|essay|study|report|biography|history|thesis|roman|erzählung|bericht|studie|récit|rapport|novela|relato|informe|romanzo)\s+)?(?:by|von|par|por|di)\s+(\p{L}.*)$/iu;
/** What kind of paper it is, above its title. */
const KIND =
  /^(?:press|news|media)\s+(?:release|statement|advisory)|^for immediate release|^(?:internal\s+)?memorandum$|^pressemitteilung|^communiqu[ée] de presse|^(?:nota|comunicado) de prensa|^comunicato stampa/i;
/** Longer lines say more than the kind. */
const LONGEST_KIND = 60;
const ADDRESS = /^<?(https?:\/\/[^\s<>]+)>?$/;
/** A full stop that belongs to the last word. */
const ABBREVIATED = /(?:\b\p{Lu}\.|\b(?:Mrs?|Dr|St|Jr|Sr|Inc|Ltd|Co|Corp|vol|no|etc|vs)\.)$/u;
/** Two to four words as a person's name has them. */
const PERSON = /^(?:\p{Lu}[\p{L}'’-]+|\p{Lu}\.)(?:\s+(?:\p{Lu}[\p{L}'’-]+|\p{Lu}\.)){1,3}$/u;
/** "A. Meier and B. Roe. Journal of Sleep 12, 2017." */
const IMPRINT =
  /^(.{3,160}?)\.\s+(\p{Lu}[^.\d]{2,80}?)(?:[\s,]+\d[^.]{0,30}?)?\s*[,(;]\s*((?:1[5-9]|20)\d\d)\)?\.?$/u;
const BETWEEN_NAMES = /\s*,\s*(?:(?:and|und|et|y|&)\s+)?|\s+(?:and|und|et|y|&)\s+/u;
/** Behind this many paragraphs the text itself has begun. */
const REACH = 8;

/** Reads the title, author, date and address that a text shows before it begins. */
export function readHeader(text: string, paragraphs: readonly HeaderParagraph[]): PlainHeader {
  const labels: Span[] = [];
  const found: Record<string, unknown> = {};
  let title: Span | undefined;
  const set = (field: string, value: unknown): void => {
    if (value !== undefined) found[field] ??= value;
  };
  const tells = (span: Span) => readByline(text, span, set) || readImprint(text, span, set);
  const head = paragraphs.slice(0, REACH);
  const hasByline = head.some((lines) =>
    lines.some(({ start, end }) => BYLINE.test(text.slice(start, Math.min(end, start + 120)))),
  );
  for (const [index, lines] of head.entries()) {
    const told = lines.map((span) => readLabel(text, span, set));
    labels.push(...told.filter((span) => span !== undefined));
    if (told[0] !== undefined) {
      if (told.some((span) => span === undefined) && isProse(text, lines)) break;
      continue;
    }
    if (title === undefined && found['title'] === undefined) {
      title = readTitle(text, lines, head[index + 1]);
      const below = lines.length > 1 ? lines.slice(1) : head[index + 1];
      if (title && below && !hasByline && isAuthorAbove(text, title, below[0]!)) {
        set('author', parseNames(text.slice(title.start, title.end)));
        labels.push(title);
        title = below[0]!;
        set('title', cleanTitle(text.slice(title.start, title.end)));
        continue;
      }
      if (title) {
        set('title', cleanTitle(text.slice(title.start, title.end)));
        for (const span of lines.filter(({ start }) => start >= title!.end)) {
          if (tells(span)) labels.push(span);
        }
        continue;
      }
    }
    const next = head[index + 1];
    const only = lines.length === 1 ? lines[0] : undefined;
    if (only && /^by$/i.test(text.slice(only.start, only.end)) && next?.length === 1) {
      set('author', parseNames(text.slice(next[0]!.start, next[0]!.end)));
      labels.push(only, next[0]!);
      continue;
    }
    const bylines = lines.length <= 3 ? lines.filter(tells) : [];
    labels.push(...bylines);
    if (bylines.length) continue;
    if (isProse(text, lines) || readDivision(text.slice(lines[0]!.start, lines[0]!.end))) break;
  }
  return { metadata: found, title, labels };
}

type Setter = (field: string, value: unknown) => void;

/** The span of a line, or of its beginning, that is a label; undefined where it is text. */
function readLabel(text: string, span: Span, set: Setter): Span | undefined {
  const line = text.slice(span.start, Math.min(span.end, span.start + 400));
  const dated = DATED.exec(line);
  if (dated) {
    set('issued', findDate(dated[1]!)?.date);
    return { start: span.start, end: span.start + dated[0].length };
  }
  if (line.length < LONGEST_KIND && KIND.test(line)) return span;
  const address = ADDRESS.exec(line);
  if (address) {
    set('URL', address[1]);
    return span;
  }
  if (line.length < 160 && isDateLine(line)) {
    set('issued', findDate(line)?.date);
    return span;
  }
  const label = LABEL.exec(line);
  if (!label || span.end - span.start > 300) return undefined;
  return setLabelled(label[1]!.toLowerCase(), label[2]!.trim(), set) ? span : undefined;
}

function setLabelled(name: string, value: string, set: Setter): boolean {
  if (/^(?:ti|t[ií]tulo)/.test(name)) set('title', cleanTitle(value));
  else if (/^(?:aut|by)/.test(name)) set('author', parseNames(value));
  else if (/^(?:date|publi(?:shed|cation date)|posted|updated|datum|fecha)$/.test(name)) {
    const date = findDate(value);
    if (!date) return false;
    set('issued', date.date);
  } else if (name === 'doi') set('DOI', value.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, ''));
  else if (name === 'publisher') set('publisher', value);
  else if (/^https?:\/\//.test(value)) set('URL', value);
  else if (/^(?:publication|newspaper|journal|site)$/.test(name)) set('container-title', value);
  else return name === 'source';
  return true;
}

/** A line that holds a date and next to nothing else: "Published January 21, 2023, 10:15 AM ET". */
function isDateLine(line: string): boolean {
  const date = findDate(line);
  if (!date) return false;
  const rest = line.slice(0, date.index) + ' ' + line.slice(date.index + date.length);
  const words = rest
    .replace(
      /\b(?:published|posted|updated|last|on|at|first|date|am|pm|a\.m\.|p\.m\.|e[sd]?t|p[sd]?t|gmt|utc|bst|cet|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|mo|di|mi|do|fr|sa|so)\b/gi,
      '',
    )
    .match(/\p{L}{2,}/gu);
  return (words?.length ?? 0) === 0;
}

/** "By Caroline Reilly", "By Jane Doe | January 21, 2023". */
function readByline(text: string, span: Span, set: Setter): boolean {
  const line = text.slice(span.start, span.end);
  const byline = line.length < 120 ? BYLINE.exec(line) : undefined;
  if (!byline || /[.!?]$/.test(line.replace(/\b\p{L}\.$/u, ''))) return false;
  const date = findDate(line);
  const names = byline[1]!.split(
    /\s*[|•·–—]\s*|,\s*(?=\p{L}+\.?\s+\d)|,?\s+on\s+(?=\p{L}+\s\d)/u,
  )[0]!;
  if (!/^\p{Lu}/u.test(names) || names.split(/\s+/).length > 12) return false;
  if (/^the author/i.test(names)) return true;
  set('author', parseNames(names));
  if (date) set('issued', date.date);
  return true;
}

/** Authors, journal and year in one line, as a reference has them. */
function readImprint(text: string, span: Span, set: Setter): boolean {
  const [, names, journal, year] = IMPRINT.exec(text.slice(span.start, span.end)) ?? [];
  const persons = names?.split(BETWEEN_NAMES) ?? [];
  if (!journal || !persons.length || !persons.every((name) => PERSON.test(name))) return false;
  set('author', persons.flatMap(parseNames));
  set('container-title', journal);
  set('issued', findDate(year!)?.date);
  return true;
}

/**
 * The title: a first paragraph of one or a few short lines that is no sentence, no chapter heading, no
 * greeting, and does not run on.
 */
function readTitle(
  text: string,
  lines: HeaderParagraph,
  next: HeaderParagraph | undefined,
): Span | undefined {
  const first = lines[0]!;
  const line = text.slice(first.start, first.end);
  if (line.length > 220 || line.length < 2 || next === undefined || lines.length > 5)
    return undefined;
  if (readDivision(line) || BYLINE.test(line) || /^[IVXLCDM\d]+\.?$/.test(line)) return undefined;
  if (/^(?:dear|sir|madam|hi|hello|to whom)\b/i.test(line) || /^[-*•>|#"“„«'‘([]?\s*$/.test(line))
    return undefined;
  if (/[,:;]$/.test(line) && lines.length === 1 && !isCapitals(line)) return undefined;
  // Prose ends with a full stop; "Inc." and "U.S." end a title as well.
  if (/[.]["”’')\]]*$/.test(line) && !isCapitals(line) && !ABBREVIATED.test(line)) return undefined;
  if (line.split(/\s+/).length > 32 || !/^\P{L}{0,3}[\p{Lu}\p{Lo}\d]/u.test(line)) return undefined;
  if (lines.length > 1 && isProse(text, lines)) return undefined;
  const wrapped = lines.length === 2 && line.length > 55 && !/[.!?]$/.test(line);
  return { start: first.start, end: (wrapped ? lines[1]! : first).end };
}

/** A name above a title that begins with an article: books are printed so. */
function isAuthorAbove(text: string, name: Span, title: Span): boolean {
  const [above, below] = [name, title].map(({ start, end }) => text.slice(start, end));
  return (
    PERSON.test(above!) &&
    /^(?:the|an?|der|die|das|l[ea]|el)\s/i.test(below!) &&
    below!.length < 100 &&
    !/[.,]$/.test(below!)
  );
}

/** Running text: long, or several lines that end as sentences do. */
function isProse(text: string, lines: HeaderParagraph): boolean {
  const whole = text.slice(lines[0]!.start, lines.at(-1)!.end);
  if (lines.length === 1 && readLoneHeading(whole, undefined)) return false;
  return (
    whole.length > 240 ||
    (/[.!?]["”’')\]]*$/.test(whole) && whole.length > 100) ||
    (lines.length > 1 && /\p{Ll}[.!?]["”’')\]]*$/u.test(whole))
  );
}

function isCapitals(line: string): boolean {
  return line === line.toUpperCase() && /\p{Lu}/u.test(line);
}

function cleanTitle(title: string): string {
  return title
    .replace(/\s+/g, ' ')
    .replace(/[\s;:,]+$/, '')
    .replace(/(?<=\p{Lu}{3})\.$/u, '')
    .trim();
}
