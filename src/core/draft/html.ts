import type { Span } from '../text/span';
import { decodeEntity } from './entities';
import { ProseBuilder } from './prose-builder';
import { readRendered, type LeafReading } from './read-leaf';

/** Text between the tags of raw HTML. */
export interface HtmlText extends Span {
  readonly reading: LeafReading;
  readonly role: 'paragraph' | 'caption';
}

const TAG =
  /<!--[^]*?(?:-->|$)|<(script|style|pre|code|textarea|svg|math|template)\b[^]*?(?:<\/\1\s*>|$)|<(\/?)([a-zA-Z][\w.-]*)(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^"'>{])*>|&(?:#\w+|\w+);/gi;
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/i;

/** The running text of raw HTML in `text[from, to)`, one piece for what stands between two block tags. */
export function readHtml(text: string, from: number, to: number): HtmlText[] {
  const html = text.slice(from, to);
  const pieces: HtmlText[] = [];
  let builder = new ProseBuilder();
  let start = 0;
  let at = 0;
  let caption = false;
  const flush = (end: number): void => {
    const rendered = builder.finish(end - start);
    builder = new ProseBuilder();
    const base = from + start;
    if (rendered.text)
      pieces.push({
        start: base,
        end: from + end,
        reading: readRendered(text, base, rendered, []),
        role: caption ? 'caption' : 'paragraph',
      });
  };
  for (const match of html.matchAll(TAG)) {
    builder.addRange(html, at, match.index, start);
    at = match.index + match[0].length;
    const tag = match[3];
    if (match[0].startsWith('&')) builder.addAt(decodeEntity(match[0]), match.index - start);
    else if (tag && /^br$/i.test(tag)) builder.add(' ', match.index - start);
    else if (tag && !INLINE.test(tag)) {
      flush(match.index);
      start = at;
      if (/^(?:figcaption|caption)$/i.test(tag)) caption = !match[2];
    }
  }
  builder.addRange(html, at, html.length, start);
  flush(html.length);
  return pieces;
}
