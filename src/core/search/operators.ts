/** A lookup taken apart: what to look for, and what its results must satisfy. */
export interface ParsedQuery {
  /** Words to look for, those of phrases too. */
  readonly text: string;
  readonly phrases: readonly string[];
  readonly without: readonly string[];
  readonly source: readonly string[];
  readonly author: readonly string[];
  /** Dates `2022`, `2022-03` or `2022-03-01`: later than all of it. */
  readonly after: string;
  readonly before: string;
  readonly page: string;
}

type Field = 'source' | 'author' | 'after' | 'before' | 'page';

const OPERATOR =
  /(?<=^|\s)(?:(?<field>source|author|after|before|page):(?:["“”](?<quoted>[^"“”]*)["“”]|(?<value>[^\s"“”]+))|-(?<without>[\p{L}\p{N}][^\s"“”]*)|["“”](?<phrase>[^"“”]+)["“”])(?=\s|$)/giu;

/** Takes operators out of a lookup; what is none stays a word. */
export function parseQuery(text: string, operators: boolean): ParsedQuery {
  const fields: Record<Field, string[]> = {
    source: [],
    author: [],
    after: [],
    before: [],
    page: [],
  };
  const phrases: string[] = [];
  const without: string[] = [];
  const rest = !operators
    ? text
    : text.replace(OPERATOR, (whole, ...parts: unknown[]) => {
        const groups = parts.at(-1) as Partial<Record<string, string>>;
        if (groups.field) {
          const value = groups.quoted ?? groups.value ?? '';
          fields[groups.field.toLowerCase() as Field].push(value);
        } else if (groups.without !== undefined) without.push(groups.without);
        else {
          phrases.push(groups.phrase!);
          return whole;
        }
        return ' ';
      });
  return {
    text: rest,
    phrases,
    without,
    source: fields.source,
    author: fields.author,
    after: fields.after.at(-1) ?? '',
    before: fields.before.at(-1) ?? '',
    page: fields.page.at(-1) ?? '',
  };
}

/** Whether a date (`2023-01-21`, `2023`, empty where unknown) satisfies `after:` and `before:`. */
export function withinDates(date: string, { after, before }: ParsedQuery): boolean {
  if (after && (!date || date.slice(0, after.length) <= after)) return false;
  return !before || (date !== '' && date.slice(0, before.length) < before);
}
