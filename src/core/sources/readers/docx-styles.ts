import type { CancellationToken } from '../../host';
import type { BlockKind } from '../types';
import { parseXml } from './xml-events';

/** What a paragraph is by its style. */
export interface ParagraphStyle {
  readonly kind: BlockKind;
  readonly level?: number;
  /** The list that numbers its paragraphs. */
  readonly list?: { readonly numId: string; readonly level?: number };
}

/** The styles of a document by id: kind and level of the paragraphs that have them. */
export type ParagraphStyles = ReadonlyMap<string, ParagraphStyle>;

interface RawStyle {
  name: string;
  basedOn?: string;
  outline?: number;
  numId?: string;
  listLevel?: number;
}

const HEADING =
  /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|nagłówek|заголовок)\s*([1-9])$/i;
const QUOTE = /quot|zitat|citat|citaz|cita$/i;
const CODE = /\bcode\b|source\s*code|html preformatted|macro/i;
const NOTE = /^(?:foot|end)note text$|fußnotentext|endnotentext/i;

/** Reads `word/styles.xml`: a style is what its name or outline level says, or the style it is based on. */
export function readStyles(xml: string, token?: CancellationToken): ParagraphStyles {
  const raw = new Map<string, RawStyle>();
  let current: RawStyle | undefined;
  parseXml(
    xml,
    {
      open(name, { type, styleId, val }) {
        if (name === 'style') {
          current = undefined;
          if (type === 'paragraph' || type === undefined) {
            current = { name: '' };
            raw.set(styleId ?? '', current);
          }
        } else if (!current) return;
        else if (name === 'name') current.name = val ?? '';
        else if (name === 'basedOn') current.basedOn = val;
        else if (name === 'outlineLvl') current.outline = Number(val);
        else if (name === 'numId') current.numId = val;
        else if (name === 'ilvl') current.listLevel = Number(val);
      },
      text: () => undefined,
      close(name) {
        if (name === 'style') current = undefined;
      },
    },
    token,
  );
  return new Map([...raw.keys()].map((id) => [id, { ...styleOf(id, raw), ...listOf(id, raw) }]));
}

function styleOf(id: string, raw: ReadonlyMap<string, RawStyle>): ParagraphStyle {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const style = raw.get(at);
    if (!style) break;
    const heading = HEADING.exec(style.name);
    if (heading) return { kind: 'heading', level: Number(heading[1]) };
    if (/^title$/i.test(style.name)) return { kind: 'heading', level: 1 };
    if (style.outline !== undefined && style.outline < 9) {
      return { kind: 'heading', level: style.outline + 1 };
    }
    if (NOTE.test(style.name)) return { kind: 'note' };
    if (QUOTE.test(style.name)) return { kind: 'quote' };
    if (CODE.test(style.name)) return { kind: 'code' };
    if ((style.numId !== undefined && style.numId !== '0') || /^list\b/i.test(style.name))
      return { kind: 'list' };
    at = style.basedOn;
  }
  return { kind: 'paragraph' };
}

function listOf(id: string, raw: ReadonlyMap<string, RawStyle>): Pick<ParagraphStyle, 'list'> {
  const seen = new Set<string>();
  let level: number | undefined;
  for (
    let at: string | undefined = id;
    at !== undefined && !seen.has(at);
    at = raw.get(at)?.basedOn
  ) {
    seen.add(at);
    const style = raw.get(at);
    level ??= style?.listLevel;
    if (style?.numId !== undefined)
      return style.numId === '0' ? {} : { list: { numId: style.numId, level } };
  }
  return {};
}

/** The style of an id that a document uses without declaring it. */
export function styleByName(id: string): ParagraphStyle {
  return styleOf(id, new Map([[id, { name: id.replace(/(?<=\p{Ll})(?=[\p{Lu}\d])/gu, ' ') }]]));
}
