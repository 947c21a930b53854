/*
 * What checks have found out about a draft, kept from one process to the next as one blob. Its name says all that
 * needs to be known before it is read,
 *
 *   answers-<hash of the draft's path>-<state>-<time of writing>-<bytes>
 *
 * where the state is a hash of everything that an answer depends on beside its own name: the build of the engine,
 * the sources as they are described and their content, the bibliographies, the options, the works that the draft
 * itself describes. A blob of another state is not read; one that is torn is as good as none. Names of answers
 * hold the draft's words and are kept as hashes.
 *
 * A blob is written whole, and only once so much is missing in it that judging that again would be felt: no timer,
 * nothing to be done at the end of a process, and a few sentences to be judged again where it is killed.
 */
import type { CheckOptions, JudgedQuotation, JudgedSentence } from '../checks/types';
import type { Draft } from '../draft/types';
import type { Host } from '../host';
import type { Match, SharedRun } from '../search/types';
import { Answers } from './answers';
import type { Library } from './library';
import type { QueryAnswers } from './library-query';

export interface PlacedSentence {
  readonly judged: JudgedSentence;
  /** Where the sentence began when it was judged: later edits move it. */
  readonly start: number;
}

/** What is known of a draft, by what it depends on. */
export interface DraftAnswers extends QueryAnswers {
  readonly quotations: Answers<JudgedQuotation>;
  readonly sentences: Answers<PlacedSentence>;
}

/** By part, hashes of names with their answers. */
type Stored = Readonly<Record<keyof DraftAnswers, readonly unknown[]>>;

interface Blob {
  readonly name: string;
  readonly draft: string;
  readonly state: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly bytes: number;
}

const NAME = /^answers-(?<draft>\w+)-(?<state>\w+)-(?<time>\d+)-(?<bytes>\d+)$/;
/** Bytes of all blobs together: of some hundred drafts of 10,000 words. Of more, those written first go. */
const BUDGET = 32_000_000;
/** Blobs of one draft: a library may go to and fro, with a branch or with the drafts that name bibliographies. */
const MOST_STATES = 2;
/** So many answers may be missing in a blob: what a few keystrokes find out. */
const MOST_MISSING = 20;

/** The answers about drafts in the host's cache. Losing them costs the time to find them again. */
export class KeptAnswers {
  readonly #host: Host;
  readonly #library: Library;
  #written: Promise<void> = Promise.resolve();

  constructor(host: Host, library: Library) {
    this.#host = host;
    this.#library = library;
  }

  /** Equal where answers of the same name are the same. */
  stateOf({ frontMatter }: Draft, options: CheckOptions): string {
    const { build } = this.#host;
    const described = frontMatter?.references;
    return this.#hash(JSON.stringify([build, this.#library.state, options, described]));
  }

  /** What is known of a draft in this state; nothing yet where nobody has kept it. */
  async read(path: string, state: string): Promise<DraftAnswers> {
    const stored = this.#keeps(path) ? await this.#read(this.#hash(path), state) : undefined;
    const recall = <Answer>(part: keyof DraftAnswers) => {
      const known = stored && new Map(stored[part] as [string, Answer][]);
      return known && ((name: string) => known.get(this.#hash(name)));
    };
    return {
      quotations: new Answers(recall<JudgedQuotation>('quotations')),
      sentences: new Answers(recall<PlacedSentence>('sentences')),
      runs: new Answers(recall<SharedRun[]>('runs')),
      matches: new Answers(recall<Match[]>('matches')),
    };
  }

  /** Has answers written behind the caller's back, where enough of them are new. */
  keep(path: string, state: string, answers: DraftAnswers): void {
    const parts = Object.values(answers) as Answers<object>[];
    const missing = parts.reduce((sum, { unstored }) => sum + unstored, 0);
    if (missing <= MOST_MISSING || !this.#keeps(path) || !this.#library.isWhole) return;
    const { clock, logger } = this.#host;
    this.#written = this.#written
      // The report goes out first.
      .then(() => clock.breathe())
      .then(() => this.#write(this.#hash(path), state, answers))
      .catch((cause: unknown) => logger.warn(`keeping what checks found out: ${String(cause)}`));
  }

  /** Resolves when nothing is being written any more. */
  written(): Promise<void> {
    return this.#written;
  }

  /** Without the name of a build, nobody can say whether another would answer the same. */
  #keeps(path: string): boolean {
    const { build, cache } = this.#host;
    return build !== undefined && !cache.keepsNothing && !path.startsWith('untitled:');
  }

  async #read(draft: string, state: string): Promise<Stored | undefined> {
    const { cache } = this.#host;
    const blob = (await this.#blobs()).find((one) => one.draft === draft && one.state === state);
    const bytes = blob && (await cache.read(blob.name));
    if (!bytes) return undefined;
    const [sum, json = ''] = new TextDecoder().decode(bytes).split('\n');
    if (sum === this.#hash(json)) return JSON.parse(json) as Stored;
    await cache.remove(blob.name);
    return undefined;
  }

  async #write(draft: string, state: string, answers: DraftAnswers): Promise<void> {
    const { cache } = this.#host;
    const entries = (part: Answers<object>) =>
      [...part.store()].map(([name, answer]) => [this.#hash(name), answer]);
    const parts = Object.entries(answers) as [string, Answers<object>][];
    const json = JSON.stringify(
      Object.fromEntries(parts.map(([name, part]) => [name, entries(part)])),
    );
    const bytes = new TextEncoder().encode(`${this.#hash(json)}\n${json}`);
    const name = `answers-${draft}-${state}-${Date.now()}-${bytes.length}`;
    await cache.write(name, bytes);
    let room = BUDGET;
    let states = 0;
    for (const blob of await this.#blobs()) {
      const isOwn = blob.draft === draft;
      if (isOwn && blob.state !== state) states++;
      const isOld = isOwn && (blob.state === state || states >= MOST_STATES);
      room -= blob.bytes;
      if (blob.name !== name && (isOld || room < 0)) await cache.remove(blob.name);
    }
  }

  /** The latest first. */
  async #blobs(): Promise<Blob[]> {
    const names = await this.#host.cache.names();
    return names
      .flatMap((name) => {
        const { draft = '', state = '', time, bytes } = NAME.exec(name)?.groups ?? {};
        return draft ? [{ name, draft, state, time: Number(time), bytes: Number(bytes) }] : [];
      })
      .sort((a, b) => b.time - a.time);
  }

  /** Short, for paths may not grow long everywhere: 80 bits. */
  #hash(text: string): string {
    return this.#host.hash(new TextEncoder().encode(text)).slice(0, 20);
  }
}
