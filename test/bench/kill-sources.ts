import { library, seeded } from './library';

export const SOURCES = 8;

/** What a round writes: every round other texts under the same names, so that old files lie about too. */
export function roundSources(round: number) {
  return Array.from({ length: SOURCES }, (_, i) => {
    const random = seeded(round * 100 + i);
    const [prose] = library(20_000, []);
    const text = `${prose!.slice(Math.floor(random() * 10_000))} Round ${round} source ${i} ends here.`;
    return {
      text,
      source: { id: `${i}.txt`, key: String(i), title: '', authors: '', date: '' },
      document: {
        format: 'text' as const,
        text,
        blocks: [{ kind: 'paragraph' as const, start: 0, end: text.length }],
        metadata: {},
        problems: [],
      },
      hash: `hash-${i}-${round}`,
    };
  });
}
