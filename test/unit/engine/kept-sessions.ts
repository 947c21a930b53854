import { parseConfig } from '../../../src/core/config';
import { DraftDesk } from '../../../src/core/engine/draft-desk';
import { KeptAnswers } from '../../../src/core/engine/kept-answers';
import { Library } from '../../../src/core/engine/library';
import { VerifiedRecord } from '../../../src/core/engine/verified-record';
import type { Host } from '../../../src/core/host';
import { createSourceIndex } from '../../../src/core/search/source-index';
import type { SourceIndex } from '../../../src/core/search/types';
import { createMemoryCache, createMemoryHost } from './memory-files';

export const LEDGER = [
  'The keeper of lock number seven wrote his ledger by the light of a lantern, and in 1871 it burned.',
  'Some 340 barges passed the gate that year, but no toll was ever asked of the miller’s boats.',
  '“The water does not wait,” Anna Berger said to the clerk who had come from the town.',
].join('\n\n');
export const DIARY = [
  'On 3 May 1871 the clerk counted 350 barges and wrote that Anna Berger had paid for all of them.',
  'Nobody in the town believed that the lantern alone had caused the fire at the lock.',
].join('\n\n');
export const BOOKS =
  '@book{ledger, title = {The Ledger}, author = {Berger, Anna}, year = {1871}}\n';

export const PIECES = [
  'It says: “The keeper of lock number seven wrote his ledger by the light of a lantern” [@ledger].',
  'It says: “Some 340 barges passed the gate that year, and every toll was asked” [@ledger, p. 2].',
  '“The water does not wait,” Carl Winter said [@diary].',
  'Of 1,300 barges 55 sank in June 1871. In 1871 some 420 barges passed the gate [@ledger].',
  'Some 77 lamps burned on the quay [@diary].',
  'The clerk counted 350 barges on 3 May 1871. It rained.',
  'Nobody in the town believed that the lantern alone had caused the fire.',
  'As Winter (1999, p. 3) has it, 88 barges sank. So wrote Berger (1871).',
  'Then “no toll was ever asked of the miller’s boats” (my translation).',
  '> Nobody in the town believed that the lantern alone had caused the flood. [@diary]',
  'The fire of 1872 took 12 boats [@nobody; @winter].',
  '| barges | 340 | [@ledger] |\n|---|---|---|\n| gates | 12 | [@diary] |',
  '“He wept” [@ledger].',
];
export const DRAFT = PIECES.join('\n\n');
export const PATH = '/w/draft.md';

interface Session {
  readonly desk: DraftDesk;
  readonly kept: KeptAnswers;
  readonly library: Library;
  /** What the index was asked to find. */
  readonly asked: string[];
}

export const files = (): Map<string, string> =>
  new Map([
    ['/w/sources/ledger.txt', LEDGER],
    ['/w/sources/diary.txt', DIARY],
    ['/w/books.bib', BOOKS],
  ]);

/** A process that opens the folder. */
export async function openSession(
  host: Host,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Session> {
  const index = createSourceIndex(host);
  const asked: string[] = [];
  const watched = new Proxy(index, {
    get(target, name: keyof SourceIndex) {
      const method = target[name].bind(target) as (...all: unknown[]) => unknown;
      return (...all: unknown[]) => {
        if (name === 'verify' || name === 'sharedRuns' || name === 'tokens') asked.push(name);
        return method(...all);
      };
    },
  });
  const library = new Library(host, watched, { progress() {}, changed() {} });
  library.configure({ roots: ['/w'], config: parseConfig(settings).config });
  await library.refresh();
  const kept = new KeptAnswers(host, library);
  const verified = new VerifiedRecord(host, library);
  const desk = new DraftDesk(library, watched, host.clock, verified, kept);
  return { desk, kept, library, asked };
}

/** Checks a draft in a process of its own. */
export async function checkIn(host: Host, text = DRAFT, path = PATH) {
  const { desk, kept, asked } = await openSession(host);
  const report = await desk.check({ path, text });
  await kept.written();
  return { report, asked };
}

/** A host that has a build and a cache, and the names of the answers in it. */
export function keeping(contents = files()) {
  const blobs = new Map<string, Uint8Array>();
  const host: Host = { ...createMemoryHost(contents, createMemoryCache(blobs)), build: '1' };
  const names = (): string[] => [...blobs.keys()].filter((name) => name.startsWith('answers-'));
  return { host, blobs, names };
}
