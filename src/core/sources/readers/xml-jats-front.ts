import type { CslItem, CslName } from '../../bibliography/types';
import { parseName } from '../names-dates';

type Mutable = { -readonly [Field in keyof CslItem]: CslItem[Field] };

/** What the front matter says of the article. */
export class ArticleFront {
  readonly #item: Record<string, unknown> = { type: 'article-journal' };
  readonly #authors: CslName[] = [];
  readonly #dates: { kind: string; parts: Record<string, number> }[] = [];
  #person: { surname?: string; given?: string; suffix?: string; literal?: string } | undefined;
  #subtitle: string | undefined;
  #idType = '';
  #value = '';
  #role = '';
  language: string | undefined;

  open(name: string, attributes: Readonly<Record<string, string>>, parent: string): void {
    if (!INLINE.has(name)) this.#value = '';
    if (name === 'contrib') {
      this.#role = attributes['contrib-type'] ?? 'author';
      this.#person = {};
    } else if (name === 'article-id' || name === 'issn')
      this.#idType = attributes['pub-id-type'] ?? '';
    else if (name === 'pub-date' && parent === 'article-meta') {
      this.#dates.push({
        kind: `${attributes['pub-type'] ?? ''} ${attributes['date-type'] ?? ''} ${attributes['publication-format'] ?? ''}`,
        parts: {},
      });
    }
  }

  text(text: string): void {
    this.#value += text;
  }

  close(name: string, parent: string): void {
    if (INLINE.has(name)) return;
    const value = this.#value.replace(/\s+/g, ' ').trim();
    const person = this.#person;
    switch (name) {
      case 'article-title':
        if (parent === 'title-group') this.#item['title'] = value;
        break;
      case 'subtitle':
        if (parent === 'title-group') this.#subtitle ??= value;
        break;
      case 'journal-title':
        this.#item['container-title'] ??= value;
        break;
      case 'publisher-name':
        this.#item['publisher'] ??= value;
        break;
      case 'article-id':
        if (this.#idType === 'doi') this.#item['DOI'] = value;
        break;
      case 'issn':
        this.#item['ISSN'] ??= value;
        break;
      case 'volume':
      case 'issue':
        if (parent === 'article-meta') this.#item[name] = value;
        break;
      case 'fpage':
        this.#item['page'] = value;
        break;
      case 'lpage':
        if (this.#item['page'] !== undefined && this.#item['page'] !== value)
          this.#item['page'] = `${String(this.#item['page'])}-${value}`;
        break;
      case 'elocation-id':
        this.#item['number'] = value;
        break;
      case 'surname':
        if (person) person.surname = value;
        break;
      case 'given-names':
        if (person) person.given = value;
        break;
      case 'suffix':
        if (person) person.suffix = value;
        break;
      case 'collab':
      case 'string-name':
        if (person && !person.surname) person.literal = value;
        break;
      case 'contrib':
        this.#endPerson();
        break;
      case 'year':
      case 'month':
      case 'day': {
        const date = this.#dates.at(-1);
        if (date && parent === 'pub-date' && Number(value) > 0) date.parts[name] = Number(value);
        break;
      }
    }
    this.#value = '';
  }

  #endPerson(): void {
    const person = this.#person;
    this.#person = undefined;
    if (!person || this.#role !== 'author') return;
    const { surname, given, suffix, literal } = person;
    if (surname)
      this.#authors.push({ family: surname, ...(given && { given }), ...(suffix && { suffix }) });
    else if (literal) this.#authors.push(parseName(literal));
  }

  item(): Partial<CslItem> {
    const item = this.#item as Mutable;
    if (this.#subtitle && item.title) item.title = `${item.title}: ${this.#subtitle}`;
    if (this.#authors.length > 0) item.author = this.#authors;
    if (this.language) item.language = this.language;
    // The date of the printed issue is the one that is cited; that of the collection says its year at least.
    const ranked = ['ppub', 'print', 'epub', 'pub', 'collection'];
    const rank = (kind: string) =>
      (ranked.findIndex((each) => kind.split(' ').includes(each)) + ranked.length + 1) %
      (ranked.length + 1);
    const [date] = this.#dates
      .filter(({ parts }) => parts['year'])
      .sort((a, b) => rank(a.kind) - rank(b.kind));
    if (date) {
      const { year, month, day } = date.parts;
      item.issued = {
        'date-parts': [[year, month, month ? day : undefined].filter((part) => part !== undefined)],
      };
    }
    return item;
  }
}

const INLINE = new Set([
  'italic',
  'bold',
  'sup',
  'sub',
  'sc',
  'underline',
  'xref',
  'styled-content',
  'named-content',
  'break',
  'ext-link',
  'email',
]);
