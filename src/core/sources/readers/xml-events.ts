import { Parser } from 'htmlparser2';
import { checkCancelled, type CancellationToken } from '../../host';
import { decodePage } from './html-encoding';

/**
 * XML as a stream of events, with local names (`w:p` is `p`). Nothing outside the file is ever fetched; of the
 * entities that a file declares itself only short literal ones are known, so none can grow. Memory is that of
 * the open elements.
 */
export interface XmlHandler {
  /** `name` without its prefix; `attributes` by their names without prefixes. */
  open(name: string, attributes: Readonly<Record<string, string>>, prefix: string): void;
  text(text: string): void;
  close(name: string): void;
}

/** Deeper documents are made to break readers. */
const MAX_NESTING = 20_000;
const CHUNK = 32_768;
const DECLARED_ENTITY = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"&<%]{0,200})"|'([^'&<%]{0,200})')\s*>/g;
/** What documents that leave their entities to a DTD have most; the rest stays as written. */
const KNOWN: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  times: '×',
  deg: '°',
  sect: '§',
  para: '¶',
  copy: '©',
  reg: '®',
  trade: '™',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  ccedil: 'ç',
  ntilde: 'ñ',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  oslash: 'ø',
  aring: 'å',
  aelig: 'æ',
  oelig: 'œ',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  mu: 'μ',
  pi: 'π',
  plusmn: '±',
  le: '≤',
  ge: '≥',
  ne: '≠',
  minus: '−',
  prime: '′',
  thinsp: '\u2009',
  ensp: '\u2002',
  emsp: '\u2003',
  shy: '\u00ad',
  dagger: '†',
  Dagger: '‡',
  euro: '€',
  pound: '£',
  frac12: '½',
};

/** How a file ended: `deep` where the rest was left unread, `cut` where elements were still open. */
export type XmlEnding = 'whole' | 'deep' | 'cut';

/** Tells the handler what an XML file holds. */
export function parseXml(xml: string, handler: XmlHandler, token?: CancellationToken): XmlEnding {
  const entities = new Map(Object.entries(KNOWN));
  const head = xml.slice(0, 20_000);
  const subset = /<!DOCTYPE[^[>]*\[([\s\S]*?)\]\s*>/.exec(head);
  for (const [, name, double, single] of (subset?.[1] ?? '').matchAll(DECLARED_ENTITY)) {
    entities.set(name!, double ?? single ?? '');
  }
  const body = subset ? xml.slice(subset.index + subset[0].length) : xml;
  let depth = 0;
  let pending = '';
  let full = false;
  // The parser tells a text in pieces, at every entity.
  const flush = () => {
    const text = pending;
    pending = '';
    if (depth > 0 && text !== '' && !full) {
      handler.text(text.includes('&') ? withEntities(text, entities) : text);
    }
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        flush();
        depth++;
        full ||= depth > MAX_NESTING;
        if (full) return;
        const colon = name.indexOf(':');
        handler.open(
          local(name),
          localAttributes(attributes),
          colon < 0 ? '' : name.slice(0, colon),
        );
      },
      ontext(text) {
        pending += text;
      },
      onclosetag(name) {
        flush();
        depth--;
        if (!full) handler.close(local(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < body.length; at += CHUNK) {
    checkCancelled(token);
    parser.write(body.slice(at, at + CHUNK));
    if (full) return 'deep';
  }
  const ending = depth > 0 ? 'cut' : 'whole';
  parser.end();
  return ending;
}

/** The text of an XML file, decoded as its declaration says. */
export function decodeXml(bytes: Uint8Array): string {
  return decodePage(bytes);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name in attributes) result[local(name)] = attributes[name]!;
  return result;
}

function withEntities(text: string, entities: ReadonlyMap<string, string>): string {
  return text.replace(/&([\w.-]{1,40});/g, (whole, name: string) => entities.get(name) ?? whole);
}
