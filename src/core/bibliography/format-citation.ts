import { writeKey } from './keys';

export interface CitationRequest {
  readonly key: string;
  /** As people print it: `p. 3`, `00:12:31`. */
  readonly locator?: string;
  readonly style: 'pandoc';
  /** `[-@key]`: the author is named in the sentence already. */
  readonly suppressAuthor?: boolean;
  /** `see`, `cf.` */
  readonly prefix?: string;
}

/** A Pandoc citation, `[see @key, p. 3]`; a key that Pandoc would not read bare stands in braces. */
export function formatCitation({ key, locator, suppressAuthor, prefix }: CitationRequest): string {
  const before = prefix ? `${escapeText(prefix)} ` : '';
  const after = locator ? `, ${escapeText(locator)}` : '';
  return `[${before}${suppressAuthor ? '-' : ''}@${writeKey(key)}${after}]`;
}

/** Words whose place a text fragment names. */
export interface TextFragment {
  readonly start: string;
  /** Last words of a long passage; left out, `start` is the whole of it. */
  readonly end?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface LinkRequest {
  readonly text: string;
  /** Path relative to the draft, or a URL. */
  readonly href: string;
  readonly fragment?: TextFragment;
  /** 1-based count of the page in a PDF. */
  readonly page?: number;
}

/** An inline Markdown link: `[text](path.pdf#page=12)`, `[text](page.html#:~:text=words)`. */
export function formatLink({ text, href, fragment, page }: LinkRequest): string {
  const [target, existing = ''] = href.split(/(?=#)/, 2) as [string, string?];
  let hash = existing;
  if (page !== undefined) hash = `#page=${page}`;
  if (fragment) {
    const directive = `:~:text=${formatTextFragment(fragment)}`;
    hash = hash && !hash.includes(':~:') ? hash + directive : `#${directive}`;
  }
  return `[${escapeText(text)}](${escapeTarget(target, hash)})`;
}

/**
 * `prefix-,start,end,-suffix` with every part percent-encoded, `-`, `,` and `&` too since they have a meaning there.
 * https://wicg.github.io/scroll-to-text-fragment/#syntax
 */
export function formatTextFragment({ start, end, prefix, suffix }: TextFragment): string {
  return [
    ...(prefix ? [`${encode(prefix)}-`] : []),
    encode(start),
    ...(end ? [encode(end)] : []),
    ...(suffix ? [`-${encode(suffix)}`] : []),
  ].join(',');
}

function encode(words: string): string {
  const wellFormed = words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\p{Cs}/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replace(
    /[-!'()*~_]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Text in which nothing is Markdown or the end of a citation. */
export function escapeText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\[\]`*_<>@;^~$]/g, '\\$&');
}

/** A link target: blanks, brackets and quotation marks in a path are percent-encoded, what is encoded stays. */
function escapeTarget(href: string, hash: string): string {
  const isUrl = /^[a-z][\w+.-]+:/i.test(href);
  const path = isUrl
    ? href
    : href
        .replaceAll('\\', '/')
        .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
        .replace(/[?#]/g, encodeURIComponent);
  const escaped = path.replace(/[\s()<>[\]"'`*_\\{}|^]/g, (char) =>
    isUrl && /[_*']/.test(char) ? char : percent(char),
  );
  return escaped + hash;
}

function percent(char: string): string {
  if (/[_*']/.test(char)) return char;
  const encoded = encodeURIComponent(char);
  return encoded === char ? `%${char.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}
