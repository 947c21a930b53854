import type { InlineContext, InlineParser, MarkdownConfig } from '@lezer/markdown';

/*
 * What drafts have beside CommonMark and GFM, inside of paragraphs. Scans for a closing mark are
 * bounded by REACH, which keeps every parser linear however long the line is.
 */

const REACH = 1000;
const KEY = /^-?@(?:\{[^{}\s]+\}|[\p{L}\p{N}_]+(?:[:.#$%&\-+?<>~/][\p{L}\p{N}_]+)*)/u;
const WORD = /[\p{L}\p{N}_]/u;

const code = (text: string) => text.charCodeAt(0);
const [AT, OPEN, CLOSE, CARET, DOLLAR, BACKSLASH, BRACE, LESS, MINUS] = [...'@[]^$\\{<-'].map(
  code,
) as [number, number, number, number, number, number, number, number, number];

function isBlank(char: number): boolean {
  return char === 32 || char === 9 || char === 10 || char === 13;
}

/** Where the bracket opened at `from` closes, or -1. Nested brackets and escapes are passed over. */
function closing(cx: InlineContext, from: number): number {
  const end = Math.min(cx.end, from + REACH);
  let depth = 0;
  for (let at = from; at < end; at++) {
    const char = cx.char(at);
    if (char === BACKSLASH) at++;
    else if (char === OPEN) depth++;
    else if (char === CLOSE && --depth === 0) return at;
  }
  return -1;
}

/** True where the part of a bracket is a Pandoc citation item: `see -@key, p. 3`. */
function isItem(part: string): boolean {
  const at = part.search(/(?:^|[^\p{L}\p{N}_])-?@/u);
  if (at < 0) return false;
  const mark = part.indexOf('@', at);
  return KEY.test(part.slice(mark));
}

const citation: InlineParser = {
  name: 'Citation',
  before: 'Link',
  parse(cx, next, pos) {
    if (next !== OPEN || cx.char(pos + 1) === CARET) return -1;
    const end = closing(cx, pos);
    if (end < 0) return -1;
    const after = cx.char(end + 1);
    if (after === code('(') || after === OPEN) return -1;
    const body = cx.slice(pos + 1, end);
    if (!body.includes('@') || !body.split(';').every(isItem)) return -1;
    return cx.addElement(cx.elt('Citation', pos, end + 1));
  },
};

const narrative: InlineParser = {
  name: 'NarrativeCitation',
  before: 'Link',
  parse(cx, next, pos) {
    if (next !== AT && !(next === MINUS && cx.char(pos + 1) === AT)) return -1;
    if (WORD.test(cx.slice(pos - 1, pos)) || /[@/.]/.test(cx.slice(pos - 1, pos))) return -1;
    const key = KEY.exec(cx.slice(pos, Math.min(cx.end, pos + 200)));
    if (!key) return -1;
    let end = pos + key[0].length;
    const open = cx.char(end) === OPEN ? end : cx.char(end) === 32 ? end + 1 : -1;
    if (open > 0 && cx.char(open) === OPEN && cx.char(open + 1) !== CARET) {
      const close = closing(cx, open);
      const body = cx.slice(open + 1, close);
      const after = cx.char(close + 1);
      if (
        close > 0 &&
        after !== code('(') &&
        after !== OPEN &&
        after !== code(':') &&
        /\d/.test(body)
      )
        end = close + 1;
    }
    return cx.addElement(cx.elt('NarrativeCitation', pos, end));
  },
};

const footnote: InlineParser = {
  name: 'FootnoteReference',
  before: 'Link',
  parse(cx, next, pos) {
    if (next === OPEN && cx.char(pos + 1) === CARET) {
      const label = /^\[\^[^\]\s[]+\]/.exec(cx.slice(pos, Math.min(cx.end, pos + 200)));
      return label ? cx.addElement(cx.elt('FootnoteReference', pos, pos + label[0].length)) : -1;
    }
    if (next !== CARET || cx.char(pos + 1) !== OPEN) return -1;
    const end = closing(cx, pos + 1);
    if (end < 0) return -1;
    const inside = cx.parser.parseInline(cx.slice(pos + 2, end), pos + 2);
    return cx.addElement(cx.elt('InlineNote', pos, end + 1, inside));
  },
};

const wikiLink: InlineParser = {
  name: 'WikiLink',
  before: 'Link',
  parse(cx, next, pos) {
    if (next !== OPEN || cx.char(pos + 1) !== OPEN) return -1;
    const found = /^\[\[[^[\]\n]+\]\]/.exec(cx.slice(pos, Math.min(cx.end, pos + 500)));
    return found ? cx.addElement(cx.elt('WikiLink', pos, pos + found[0].length)) : -1;
  },
};

/** Pandoc's rule: no blank inside the dollars, no digit after the second one. */
const math: InlineParser = {
  name: 'Math',
  before: 'Emphasis',
  parse(cx, next, pos) {
    if (next !== DOLLAR) return -1;
    const size = cx.char(pos + 1) === DOLLAR ? 2 : 1;
    const end = Math.min(cx.end, pos + REACH);
    if (size === 1 && /\s|^$/.test(cx.slice(pos + 1, pos + 2))) return -1;
    for (let at = pos + size; at < end; at++) {
      const char = cx.char(at);
      if (char === BACKSLASH) at++;
      if (char !== DOLLAR) continue;
      const after = cx.char(at + 1);
      if (size === 2 && after === DOLLAR) return cx.addElement(cx.elt('Math', pos, at + 2));
      if (size === 2 || at === pos + 1 || isBlank(cx.char(at - 1))) continue;
      const digit = after >= 48 && after <= 57;
      if (!digit && after !== DOLLAR) return cx.addElement(cx.elt('Math', pos, at + 1));
    }
    return size === 2 ? pos + 2 : -1;
  },
};

/** Attributes behind a link, a code span or a heading, shortcodes, and comments of MDX. */
const braces: InlineParser = {
  name: 'Attributes',
  before: 'Link',
  parse(cx, next, pos) {
    if (next !== BRACE) return -1;
    const text = cx.slice(pos, Math.min(cx.end, pos + REACH));
    const comment = /^\{\/\*[^]*?\*\/\}/.exec(text);
    if (comment) return cx.addElement(cx.elt('ExpressionComment', pos, pos + comment[0].length));
    const found =
      /^\{\{[<%][^]*?[>%]\}\}/.exec(text) ??
      (/[)\]`]/.test(cx.slice(pos - 1, pos)) || /^\{[^{}\n]*\}\s*$/.test(text)
        ? /^\{[#.:=-]?[\w%-][^{}\n]*\}|^\{-\}/.exec(text)
        : null);
    return found ? cx.addElement(cx.elt('Attributes', pos, pos + found[0].length)) : -1;
  },
};

/** Where the brace at `from` closes, or -1. */
function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
    else if (text[at] === '\\') at++;
  }
  return -1;
}

/** A backslash before a blank is a no-break space in Pandoc; before a letter it begins raw TeX. */
const backslash: InlineParser = {
  name: 'Backslash',
  before: 'Escape',
  parse(cx, next, pos) {
    if (next !== BACKSLASH) return -1;
    if (cx.char(pos + 1) === 32) return cx.addElement(cx.elt('NoBreakSpace', pos, pos + 2));
    const text = cx.slice(pos, Math.min(cx.end, pos + REACH));
    const command = /^\\[a-zA-Z]+\*?(?:\[[^\]\n]*\])*/.exec(text);
    if (!command) return -1;
    let end = command[0].length;
    while (text[end] === '{') {
      const close = closingBrace(text, end);
      if (close < 0) break;
      end = close + 1;
    }
    const alone = /^[\s{]?$/.test(cx.slice(pos - 1, pos)) && command[0].length > 3;
    if (end === command[0].length && !alone && !command[0].includes('[')) return -1;
    return cx.addElement(cx.elt('Tex', pos, pos + end));
  },
};

/** Closing marks that lezer would look for to the end of the line, once for every `<!`. */
const comment: InlineParser = {
  name: 'LongComment',
  before: 'HTMLTag',
  parse(cx, next, pos) {
    if (next !== LESS || cx.slice(pos, pos + 4) !== '<!--') return -1;
    const end = cx.slice(pos, Math.min(cx.end, pos + REACH)).indexOf('-->', 4);
    return end < 0 ? pos + 4 : cx.addElement(cx.elt('Comment', pos, pos + end + 3));
  },
};

/** Inline syntax of Pandoc, Quarto, R Markdown, MDX and wikis for lezer's Markdown parser. */
export const draftInlines: MarkdownConfig = {
  defineNodes: [
    'Citation',
    'NarrativeCitation',
    'FootnoteReference',
    'InlineNote',
    'WikiLink',
    'Math',
    'ExpressionComment',
    'Attributes',
    'NoBreakSpace',
    'Tex',
  ],
  parseInline: [backslash, comment, math, wikiLink, footnote, citation, narrative, braces],
};
