import type { CslItem, CslName } from '../../bibliography/types';
import { findDate, parseName } from '../names-dates';

/** What the header of a TEI file says of its text. Of a printed source it names, year and publisher are those to cite. */
export class TeiHeader {
  readonly #values: {
    readonly name: string;
    readonly path: string;
    readonly attributes: Readonly<Record<string, string>>;
    value: string;
  }[] = [];
  readonly #open: number[] = [];

  open(name: string, attributes: Readonly<Record<string, string>>, path: readonly string[]): void {
    this.#open.push(this.#values.length);
    this.#values.push({ name, path: path.join('/'), attributes, value: '' });
  }

  text(text: string): void {
    for (const at of this.#open.slice(-6)) this.#values[at]!.value += text;
  }

  close(): void {
    this.#open.pop();
  }

  item(): Partial<CslItem> {
    const all = (name: string, within: string) =>
      this.#values
        .filter((each) => each.name === name && each.path.includes(within))
        .map((each) => ({ ...each, value: each.value.replace(/\s+/g, ' ').trim() }));
    const titles = all('title', 'titleStmt').filter(({ value }) => value);
    const main = titles.find(({ attributes }) => attributes['type'] === 'main') ?? titles[0];
    const sub = titles.find(({ attributes }) => attributes['type'] === 'sub');
    const people = (name: string) => {
      const stated = all(name, 'titleStmt');
      return (stated.length > 0 ? stated : all(name, 'sourceDesc'))
        .map((each) => this.#nameIn(each))
        .filter((each) => each !== undefined);
    };
    const when = (within: string) =>
      all('date', within)
        .map(({ attributes, value }) => findDate(attributes['when'] ?? attributes['from'] ?? value))
        .find((found) => found !== undefined);
    const issued = when('sourceDesc') ?? when('publicationStmt');
    const publisher =
      all('publisher', 'sourceDesc')[0]?.value || all('publisher', 'publicationStmt')[0]?.value;
    const doi = all('idno', 'publicationStmt').find(
      ({ attributes, value }) => /doi/i.test(attributes['type'] ?? '') || /^10\.\d{4,}/.test(value),
    );
    const author = people('author');
    const editor = people('editor');
    const language = all('language', 'langUsage')[0]?.attributes['ident'];
    return {
      ...(main && { title: sub && sub !== main ? `${main.value}: ${sub.value}` : main.value }),
      ...(author.length > 0 && { author }),
      ...(editor.length > 0 && { editor }),
      ...(issued && { issued: issued.date }),
      ...(publisher && { publisher }),
      ...(doi && { DOI: doi.value.replace(/^(?:https?:\/\/)?(?:dx\.)?doi(?:\.org\/|:)/i, '') }),
      ...(language && { language }),
    };
  }

  #nameIn(person: { readonly path: string; readonly value: string }): CslName | undefined {
    const at = this.#values.findIndex(
      ({ path, value }) =>
        path === person.path && value.replace(/\s+/g, ' ').trim() === person.value,
    );
    const inside: { surname?: string; forename?: string } = {};
    for (const each of this.#values.slice(at + 1)) {
      if (!each.path.startsWith(`${person.path}/`)) break;
      const value = each.value.replace(/\s+/g, ' ').trim();
      if (each.name === 'surname') inside.surname ??= value;
      if (each.name === 'forename')
        inside.forename = inside.forename ? `${inside.forename} ${value}` : value;
    }
    if (inside.surname)
      return { family: inside.surname, ...(inside.forename && { given: inside.forename }) };
    return person.value ? parseName(person.value) : undefined;
  }
}
