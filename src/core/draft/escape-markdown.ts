/** What a line may begin with that would make it a heading, a quote, a list, a fence or a table. */
const LINE_START = /^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|:{3,}|:(?=\s)|\||=+\s*$|-{3,}\s*$)/;
const LIST_NUMBER = /^(\d{1,9})([.)])(?=\s|$)/;

export interface EscapeOptions {
  /** The text begins a line. */
  readonly lineStart?: boolean;
  /** The text stands in a table, where a bar would end the cell. */
  readonly inTable?: boolean;
  /** Dollars could pair up with others to mathematics. */
  readonly dollars?: boolean;
}

/** Plain words as Markdown that shows exactly them, on one line, with no more backslashes than it takes. */
export function escapeMarkdown(words: string, options: EscapeOptions = {}): string {
  const dollars = options.dollars || (words.match(/\$/g)?.length ?? 0) > 1;
  const escaped = words
    .replace(/[\\`*[~^{]/g, '\\$&')
    .replace(/_/g, (mark, at: number, whole: string) =>
      isLetter(whole[at - 1]) && isLetter(whole[at + 1]) ? mark : `\\${mark}`,
    )
    .replace(/<(?=[A-Za-z/!?])/g, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_{])/gu, '\\@')
    .replace(/\$/g, dollars ? '\\$' : '$')
    .replace(/\|/g, options.inTable ? '\\|' : '|');
  if (!options.lineStart) return escaped;
  return escaped.replace(LIST_NUMBER, '$1\\$2').replace(LINE_START, '\\$&');
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}
