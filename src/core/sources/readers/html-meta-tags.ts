/** The meta tags of a page by name, in lower case, whichever attribute holds it. */
export class MetaTags {
  readonly #values = new Map<string, string[]>();

  constructor(metas: readonly Readonly<Record<string, string>>[]) {
    for (const meta of metas) {
      const content = meta['content']?.replace(/\s+/g, ' ').trim();
      if (!content) continue;
      const names =
        `${meta['name'] ?? ''} ${meta['property'] ?? ''} ${meta['itemprop'] ?? ''}`.toLowerCase();
      for (const written of names.split(/\s+/).filter(Boolean)) {
        const name = canonical(written);
        const values = this.#values.get(name) ?? [];
        values.push(content);
        this.#values.set(name, values);
      }
    }
  }

  /** Every value of the first of these names that has any. */
  all(...names: readonly string[]): readonly string[] {
    return names.map((name) => this.#values.get(canonical(name))).find(Boolean) ?? [];
  }

  /** The values of all these names. */
  every(...names: readonly string[]): string[] {
    return names.flatMap((name) => this.#values.get(canonical(name)) ?? []);
  }

  first(...names: readonly string[]): string | undefined {
    return this.all(...names)[0];
  }
}

/** `DC:title`, `dc.title` and `dcterm:title` are written for one another. */
function canonical(name: string): string {
  return name.replace(/:/g, '.').replace(/^dcterm\./, 'dcterms.');
}
