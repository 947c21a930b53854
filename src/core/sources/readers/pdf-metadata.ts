import type { CslItem } from '../../bibliography/types';
import { findDate, parseName, parseNames } from '../names-dates';
import type { TitlePage } from './pdf-title-page';

/** The document information and XMP packet as pdf.js gives them. */
export interface PdfInformation {
  readonly info: Readonly<Record<string, unknown>>;
  readonly xmp: ReadonlyMap<string, unknown>;
}

/** Titles that programs write and nobody gave: file names, "untitled", names of programs. */
const JUNK_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel)\b.*|powerpoint presentation|untitled.*|unknown|document\s*\d*|(?:no )?title|slide \d+|layout \d+|print|page \d+|scan\w*|new document|[\d\s._-]+|.{0,200}\.(?:docx?|pdf|tex|dvi|ps|eps|indd|qxd|qxp|rtf|odt|pptx?|xlsx?|html?|txt|fm|pmd)|(?:pii|doi)\s*[:=].*|\S*\/\S*\/\S*|[\w-]*\d{5,}[\w.-]*)$/i;
const JUNK_AUTHOR =
  /^(?:admin\w*|user\d*|unknown|anonymous|author|default|owner|pc|root|guest|microsoft.*|adobe.*|latex.*|tex|.*\.(?:com|org|net)|[a-z0-9._-]+|[A-Z0-9]{1,4})$/;
const DOI = /\b(10\.\d{4,9}\/[^\s"<>{}]+[^\s"<>{}.,;:)\]])/;

/** CSL metadata of a PDF: what the file tells, and where that is nothing or rubbish, what its first page does. */
export function readPdfMetadata(
  { info, xmp }: PdfInformation,
  shown: TitlePage,
  firstPage: string,
): Partial<CslItem> {
  const title = [textOf(xmp.get('dc:title')), textOf(info['Title'])].find(isTitle) ?? shown.title;
  const told = authorsOf(xmp, info);
  const authors = told.length ? told : (shown.author ?? []);
  const doi =
    DOI.exec(textOf(xmp.get('prism:doi')) ?? '')?.[1] ??
    DOI.exec(textOf(xmp.get('dc:identifier')) ?? '')?.[1] ??
    DOI.exec(textOf(info['Subject']) ?? '')?.[1] ??
    /\bdoi(?:\.org\/|:?\s*)(10\.\d{4,9}\/\S*[\w/-])/i.exec(firstPage.slice(0, 6000))?.[1];
  const issued = publicationDate(xmp) ?? shown.issued;
  const container = textOf(xmp.get('prism:publicationname'));
  const language = textOf(info['Language']);
  return {
    ...(title && { title }),
    ...(authors.length && { author: authors }),
    ...(issued && { issued }),
    ...(doi && { DOI: doi }),
    ...(container && { 'container-title': container }),
    ...(language && /^[a-z]{2,3}(?:-\w+)*$/i.test(language) && { language }),
  };
}

function isTitle(title: string | undefined): boolean {
  return (
    title !== undefined &&
    title.length > 2 &&
    title.length < 400 &&
    !JUNK_TITLE.test(title) &&
    /\p{L}{2}/u.test(title)
  );
}

function authorsOf(xmp: ReadonlyMap<string, unknown>, info: Readonly<Record<string, unknown>>) {
  const creators = xmp.get('dc:creator');
  const list = (Array.isArray(creators) ? creators : [creators])
    .map(textOf)
    .filter((name): name is string => name !== undefined && isAuthor(name));
  if (list.length > 1) return list.map(parseName);
  const single = [list[0], textOf(info['Author'])].find(
    (name) => name !== undefined && isAuthor(name),
  );
  return single === undefined ? [] : parseNames(single);
}

function isAuthor(name: string): boolean {
  return name.length < 500 && !JUNK_AUTHOR.test(name) && /\p{L}{2}/u.test(name);
}

function publicationDate(xmp: ReadonlyMap<string, unknown>): CslItem['issued'] {
  return ['prism:publicationdate', 'prism:coverdate', 'dc:date', 'prism:coverdisplaydate']
    .map((name) => textOf(xmp.get(name)))
    .map((text) => (text ? findDate(text.slice(0, 10))?.date : undefined))
    .find((date) => date !== undefined);
}

function textOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value)
    ? value.find((one) => typeof one === 'string')
    : value;
  if (typeof first !== 'string') return undefined;
  return first.replace(/\0/g, '').replace(/\s+/g, ' ').trim() || undefined;
}
