import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { halfRemembered, library, seeded } from './library';
import { latency, type Latency } from './measure';

export interface OtherFigures {
  readonly name: string;
  readonly characters: number;
  readonly build: number;
  readonly lookup: Latency;
  /** Share of queries whose paragraph comes first. */
  readonly found: number;
}

/** Other ways to look words up, over the same paragraphs and with the same kind of query. */
export function measureOthers(
  characters: number,
  folders: readonly string[],
  queries: number,
): OtherFigures[] {
  const paragraphs = [...library(characters, folders)]
    .flatMap((text) => text.split(/\n\s*\n/))
    .filter((paragraph) => paragraph.length > 40)
    .map((text, id) => ({ id, text }));
  const random = seeded(13);
  const asked = Array.from({ length: queries }, () => {
    const { id, text } = paragraphs[Math.floor(random() * paragraphs.length)]!;
    return { id, query: halfRemembered(text, random) };
  }).filter(({ query }) => query !== '');
  const size = paragraphs.reduce((sum, { text }) => sum + text.length, 0);

  const measured = (
    name: string,
    make: () => (query: string) => number | undefined,
  ): OtherFigures => {
    const start = performance.now();
    const find = make();
    const build = performance.now() - start;
    find(asked[0]!.query);
    let found = 0;
    const times = asked.map(({ id, query }) => {
      const begun = performance.now();
      found += Number(find(query) === id);
      return performance.now() - begun;
    });
    return { name, characters: size, build, lookup: latency(times), found: found / asked.length };
  };
  return [
    measured('Fuse.js', () => {
      const fuse = new Fuse(paragraphs, { keys: ['text'], ignoreLocation: true, threshold: 0.5 });
      return (query) => fuse.search(query, { limit: 1 })[0]?.item.id;
    }),
    measured('MiniSearch, fuzzy 0.2', () => {
      const search = new MiniSearch({ fields: ['text'], searchOptions: { fuzzy: 0.2 } });
      search.addAll(paragraphs);
      return (query) => search.search(query)[0]?.id as number | undefined;
    }),
    measured('indexOf', () => {
      const lower = paragraphs.map(({ text }) => text.toLowerCase());
      return (query) => lower.findIndex((text) => text.includes(query));
    }),
  ];
}
