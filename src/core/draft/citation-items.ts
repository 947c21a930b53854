import type { Span } from '../text/span';
import type { CitationItem } from './types';

/** Keys as Pandoc reads them: letters, digits and `_`, with single punctuation inside; or anything in braces. */
const ITEM =
  /(^|[^\p{L}\p{N}_@/.])-?@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_]+(?:[:.#$%&\-+?<>~/][\p{L}\p{N}_]+)*))/u;

/** Cross references of Quarto (`@fig-plot`), bookdown and pandoc-crossref (`@fig:plot`) are no citations. */
const CROSS_REFERENCE =
  /^(?:fig|tbl|tab|sec|eq|eqn|lst|thm|lem|cor|prp|prop|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau|vid|apx)[-:]./i;

const LABELS =
  'pages?|pp?\\.?|S\\.|Seiten?|págs?\\.?|páginas?|chapters?|chaps?\\.?|chs?\\.?|Kap\\.?|Kapitel|sections?|secs?\\.?|Abschn(?:itt|\\.)|§§?|¶¶?|paragraphs?|paras?\\.?|par\\.|Abs\\.|nos?\\.|Nr\\.|numbers?|volumes?|vols?\\.?|Bd\\.|books?|bks?\\.?|parts?|pts?\\.?|figures?|figs?\\.?|Abb\\.|folios?|fols?\\.?|columns?|cols?\\.?|lines?|ll?\\.|verses?|vv?\\.|notes?|nn?\\.|Fn\\.|s\\.\\s?vv?\\.|articles?|arts?\\.?|Rn\\.|Rz\\.|slides?|tracks?|min(?:utes?|\\.)?|time(?:stamp)?|loc(?:ation|\\.)?|tables?|tbl\\.?|ops?\\.|appendix|app\\.|at';
const NUMBER =
  '(?:\\d{1,3}(?::\\d\\d){1,2}|[A-Za-z]{0,3}\\.?\\d[\\w.]*(?:§\\d+)?|[ivxlcdmIVXLCDM]+\\b|[A-Z]\\b)';
const RANGE = `${NUMBER}(?:\\s*(?:--?|[–—/])\\s*${NUMBER})?(?:\\s?(?:ff?|sqq?|et seq)\\.?(?!\\w))?`;
const LIST = `${RANGE}(?:\\s*(?:,|&|and|und|et|y)\\s+${RANGE})*`;
const QUOTED = '[“"‘«„][^”"’»“]+[”"’»“]';
const LOCATOR = new RegExp(
  `^(?:(?:${LABELS})(?![\\p{L}])\\s*(?:${QUOTED}|${LIST})|${LIST}(?=\\s*(?:[,;:.]|$))|(?:sec(?:tion|\\.)?|ch(?:apter|\\.)?|s\\.\\s?v\\.)\\s+[^,;]+)`,
  'iu',
);

/** A locator at the start of the words behind a key, e.g. `, p. 3, my emphasis` or `{sec. 2}`. */
export function readLocator(suffix: string): { text: string; at: number } | undefined {
  const braced = /^[,\s\u00a0]*\{([^{}]+)\}/u.exec(suffix);
  if (braced) return { text: braced[1]!.trim(), at: suffix.indexOf(braced[1]!) };
  const at = /^[,:\s\u00a0]*/u.exec(suffix)![0].length;
  const found = LOCATOR.exec(suffix.slice(at).replace(/\u00a0/g, ' '));
  return found ? { text: suffix.slice(at, at + found[0].length).trimEnd(), at } : undefined;
}

/**
 * The items of `source[from, to)`, the inside of a Pandoc bracket: `see @a, pp. 33-35; -@b`. Empty
 * where it holds only cross references. Offsets count from `base`.
 */
export function readItems(source: string, from: number, to: number, base: number): CitationItem[] {
  const items: CitationItem[] = [];
  for (const part of splitParts(source, from, to)) {
    const text = source.slice(part.start, part.end);
    const found = ITEM.exec(text);
    if (!found) continue;
    const key = found[2] ?? found[3]!;
    if (CROSS_REFERENCE.test(key)) continue;
    const keyEnd = part.start + found.index + found[0].length - (found[2] ? 1 : 0);
    const behind = keyEnd + (found[2] ? 1 : 0);
    const locator = readLocator(source.slice(behind, part.end));
    const lead = text.length - text.trimStart().length;
    items.push({
      start: part.start + lead - base,
      end: part.start + text.trimEnd().length - base,
      target: { kind: 'key', key },
      targetSpan: { start: keyEnd - key.length - base, end: keyEnd - base },
      ...(locator && {
        locator: locator.text,
        locatorSpan: {
          start: behind + locator.at - base,
          end: behind + locator.at + locator.text.length - base,
        },
      }),
    });
  }
  return items;
}

/** The parts between semicolons (or commas before a key) that do not stand in braces or brackets. */
function splitParts(source: string, from: number, to: number): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < to; at++) {
    const char = source[at];
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else if (
      depth <= 0 &&
      (char === ';' || (char === ',' && /^,\s*-?@/.test(source.slice(at, at + 6))))
    ) {
      parts.push({ start, end: at });
      start = at + 1;
    }
  }
  parts.push({ start, end: to });
  return parts;
}

/** `@key [p. 3; see @b]` from `from` to `to`: the narrative key with its locator, then the others. */
export function readNarrative(
  source: string,
  from: number,
  to: number,
  base: number,
): CitationItem[] {
  const bracket = /[\])]$/.test(source.slice(to - 1, to)) ? source.indexOf('[', from) : -1;
  const [own] = readItems(source, from, bracket < 0 ? to : bracket, base);
  if (!own) return [];
  if (bracket < 0) return [own];
  const inside = source.slice(bracket + 1, to - 1);
  const first = inside.split(';')[0]!;
  const locator = first.includes('@') ? undefined : readLocator(first);
  const at = bracket + 1 + (locator?.at ?? 0);
  const item: CitationItem = locator
    ? {
        ...own,
        end: to - base,
        locator: locator.text,
        locatorSpan: { start: at - base, end: at + locator.text.length - base },
      }
    : own;
  return [item, ...readItems(source, bracket + 1, to - 1, base)];
}

/** A link's target as a citation item: `a.pdf#page=12`, `a.md#:~:text=two%20words`, `a.ts#L10`. */
export function readLink(href: string, whole: Span, targetSpan: Span): CitationItem {
  const hash = href.indexOf('#');
  const fragment = hash < 0 ? '' : href.slice(hash + 1);
  const page = /(?:^|&)page=([^&]+)/.exec(fragment);
  const line = /^L(\d+)(?:-L?(\d+))?/.exec(fragment);
  const time = /(?:^|&|#)t=([\d:.]+)/.exec(fragment);
  const words = /:~:(?:.*&)?text=([^&]+)/.exec(fragment);
  const locator = page
    ? `p. ${page[1]!}`
    : line
      ? line[2]
        ? `ll. ${line[1]!}-${line[2]}`
        : `l. ${line[1]!}`
      : time?.[1];
  const mark = page?.[0] ?? line?.[0] ?? time?.[0];
  const at = mark ? targetSpan.start + hash + 1 + fragment.indexOf(mark) : 0;
  return {
    ...whole,
    target: { kind: 'link', href },
    targetSpan,
    ...(locator && { locator }),
    ...(locator && mark && { locatorSpan: { start: at, end: at + mark.length } }),
    ...(words && { fragment: readTextFragment(words[1]!) }),
  };
}

/** `prefix-,start,end,-suffix` of a text fragment to its words; https://wicg.github.io/scroll-to-text-fragment/ */
function readTextFragment(directive: string): string {
  const parts = directive
    .split(',')
    .filter((part) => !part.endsWith('-') && !part.startsWith('-'))
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
  return parts.join(' … ');
}

/** `[[source#section|alias]]` as a citation item; undefined for an empty name. */
export function readWiki(inside: string, whole: Span): CitationItem | undefined {
  const bar = inside.search(/\\?\|/);
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const hash = target.indexOf('#');
  const name = (hash < 0 ? target : target.slice(0, hash)).trim();
  const heading = hash < 0 ? '' : target.slice(hash + 1).trim();
  if (!name) return undefined;
  const start = whole.start + 2 + target.indexOf(name);
  return {
    ...whole,
    target: { kind: 'wiki', name, ...(heading && { heading }) },
    targetSpan: { start, end: start + name.length },
  };
}
