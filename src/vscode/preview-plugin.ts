/*
 * Marks quotations and citations in rendered Markdown. Markdown-it keeps no offsets, so each mark is set
 * into the source as a pair of noncharacters around its number, and taken out of the text tokens again
 * after they were made. The noncharacters are neither blank nor punctuation, so they change nothing of
 * what is emphasis, a link or a list. Linear in the text.
 */
import { carryMarks, type Mark, type MarkedText } from './preview-marks';

/** What is used of markdown-it: the versions that editors carry differ. */
export interface MarkdownIt {
  readonly core: {
    readonly ruler: {
      after(name: string, own: string, rule: (state: CoreState) => void): void;
    };
  };
  readonly renderer: {
    readonly rules: Record<string, ((tokens: Token[], index: number) => string) | undefined>;
  };
  readonly utils: { escapeHtml(text: string): string };
}

interface CoreState {
  src: string;
  env: object;
  tokens: Token[];
  readonly Token: new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;
}

interface Token {
  readonly type: string;
  readonly map: [number, number] | null;
  content: string;
  children: Token[] | null;
  attrs: [string, string][] | null;
  attrSet(name: string, value: string): void;
  attrJoin(name: string, value: string): void;
}

const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const STOP = '\uFDD2';
const SENTINEL = /([\uFDD0\uFDD1])(\d+)\uFDD2/;
const ALL = /[\uFDD0\uFDD1]\d+\uFDD2/g;

/** `find` gives the checked draft that a text is, or was before its last edits. */
export function addMarks<Markdown extends MarkdownIt>(
  markdown: Markdown,
  find: (text: string) => MarkedText | undefined,
  headings: { readonly references: string },
): Markdown {
  const running = new WeakMap<object, { marks: readonly Mark[]; references: readonly string[] }>();
  const { ruler } = markdown.core;
  // Of a type of their own, so that no later rule makes links or quotation marks of a source's words.
  markdown.renderer.rules['ibid_text'] = (tokens, index) =>
    markdown.utils.escapeHtml(tokens[index]!.content);
  ruler.after('normalize', 'ibid-set', (state) => {
    if (/[\uFDD0-\uFDD2]/.test(state.src)) return;
    const marked = find(state.src);
    const marks = marked && carryMarks(marked, state.src);
    if (!marked || !marks?.length) return;
    running.set(state.env, { marks, references: marked.references });
    state.src = setSentinels(state.src, marks);
  });
  ruler.after('inline', 'ibid-take', (state) => {
    const run = running.get(state.env);
    if (!run) return;
    running.delete(state.env);
    for (const token of state.tokens) {
      if (token.children) token.children = takeSentinels(state, token.children, run.marks);
      strip(token);
    }
    markBlocks(state, run.marks);
    addReferences(state, run.references, headings.references);
  });
  return markdown;
}

function setSentinels(text: string, marks: readonly Mark[]): string {
  const places: { at: number; close: boolean; sentinel: string; length: number }[] = [];
  marks.forEach((mark, index) => {
    if ('quotation' in mark && mark.quotation.isBlock) return;
    const length = mark.end - mark.start;
    places.push({ at: mark.start, close: false, sentinel: `${OPEN}${index}${STOP}`, length });
    places.push({ at: mark.end, close: true, sentinel: `${CLOSE}${index}${STOP}`, length });
  });
  // Of those at one place: what ends before what begins, the shorter inside the longer.
  places.sort(
    (a, b) =>
      a.at - b.at ||
      Number(b.close) - Number(a.close) ||
      (a.close ? a.length - b.length : b.length - a.length),
  );
  let done = 0;
  let out = '';
  for (const { at, sentinel } of places) {
    out += text.slice(done, at) + sentinel;
    done = at;
  }
  return out + text.slice(done);
}

/** Splits text tokens at the sentinels; pairs that do not stand in one block lose their marks. */
function takeSentinels(
  state: CoreState,
  children: readonly Token[],
  marks: readonly Mark[],
): Token[] {
  const whole = children.map(({ type, content }) => (type === 'text' ? content : '')).join('');
  const paired = (index: string) =>
    whole.includes(`${OPEN}${index}${STOP}`) && whole.includes(`${CLOSE}${index}${STOP}`);
  const out: Token[] = [];
  let swallowing: string | undefined;
  const put = (token: Token) => {
    if (swallowing === undefined) out.push(token);
  };
  for (const child of children) {
    if (child.type !== 'text' || !SENTINEL.test(child.content)) {
      put(child);
      continue;
    }
    const parts = child.content.split(new RegExp(SENTINEL, 'g'));
    for (let i = 0; i < parts.length; i += 3) {
      if (parts[i]) put(textToken(state, parts[i]!));
      const [sign, index] = [parts[i + 1], parts[i + 2]];
      const mark = index === undefined ? undefined : marks[Number(index)];
      if (!mark || !index || !paired(index)) continue;
      if (sign === CLOSE && swallowing === index) {
        swallowing = undefined;
        continue;
      }
      for (const token of sign === OPEN ? openTokens(state, mark) : closeTokens(state, mark))
        put(token);
      if (sign === OPEN && 'citation' in mark && mark.citation.text !== undefined) {
        for (const token of closeTokens(state, mark)) put(token);
        swallowing ??= index;
      }
    }
  }
  return out;
}

function openTokens(state: CoreState, mark: Mark): Token[] {
  const open = new state.Token('ibid_open', 'span', 1);
  if ('quotation' in mark) {
    open.attrSet('class', `ibid-quotation ibid-${mark.quotation.kind}`);
    open.attrSet('title', mark.quotation.title);
    return [open];
  }
  open.attrSet('class', 'ibid-citation');
  open.attrSet('title', mark.citation.title);
  const { text } = mark.citation;
  return text === undefined ? [open] : [open, ownText(state, text)];
}

function closeTokens(state: CoreState, mark: Mark): Token[] {
  const close = new state.Token('ibid_close', 'span', -1);
  const number = 'citation' in mark ? mark.citation.number : undefined;
  return number === undefined ? [close] : [ownText(state, ` ${number}`), close];
}

function textToken(state: CoreState, content: string): Token {
  const token = new state.Token('text', '', 0);
  token.content = content;
  return token;
}

function ownText(state: CoreState, content: string): Token {
  const token = new state.Token('ibid_text', '', 0);
  token.content = content;
  return token;
}

/** No sentinel leaves this room: headings, alternative texts and the like keep their words alone. */
function strip(token: Token): void {
  if (token.content) token.content = token.content.replace(ALL, '');
  for (const attribute of token.attrs ?? [])
    attribute[1] = attribute[1].replace(ALL, '').replace(ENCODED, '');
  token.children?.forEach(strip);
}

const ENCODED = /%EF%B7%9[01]\d+%EF%B7%92/gi;

/** Block quotes are told by the line on which they begin. */
function markBlocks(state: CoreState, marks: readonly Mark[]): void {
  const { src, tokens } = state;
  const plain = src.replace(ALL, '');
  for (const mark of marks) {
    if (!('quotation' in mark) || !mark.quotation.isBlock) continue;
    const line = plain.slice(0, mark.start).split('\n').length - 1;
    const token = tokens.find(({ type, map }) => type === 'blockquote_open' && map?.[0] === line);
    token?.attrJoin('class', `ibid-quotation ibid-${mark.quotation.kind}`);
    token?.attrSet('title', mark.quotation.title);
  }
}

/** The works by their numbers, at the end, so that what is printed can be read without the draft. */
function addReferences(state: CoreState, references: readonly string[], heading: string): void {
  if (!references.length) return;
  const { tokens, Token } = state;
  const block = (type: string, tag: string, nesting: -1 | 1, name?: string) => {
    const token = new Token(type, tag, nesting);
    if (name) token.attrSet('class', name);
    (token as { block?: boolean }).block = true;
    tokens.push(token);
  };
  const line = (text: string) => tokens.push(ownText(state, text));
  block('ibid_references_open', 'section', 1, 'ibid-references');
  block('ibid_title_open', 'p', 1, 'ibid-references-title');
  line(heading);
  block('ibid_title_close', 'p', -1);
  block('ordered_list_open', 'ol', 1);
  for (const reference of references) {
    block('list_item_open', 'li', 1);
    line(reference);
    block('list_item_close', 'li', -1);
  }
  block('ordered_list_close', 'ol', -1);
  block('ibid_references_close', 'section', -1);
}
