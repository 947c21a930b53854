import type { FindAnswer, FindRequest, FoundPassage } from '../api';
import { formatCitation } from '../bibliography/format-citation';
import { Cancelled, type CancellationToken, type Clock } from '../host';
import type { SourceIndex } from '../search/types';
import type { Span } from '../text/span';
import { citedPlace } from './cite';
import type { Passages } from './passages';
import type { UsedSources } from './used-sources';

interface Found {
  readonly source: string;
  readonly span: Span;
  readonly match: Span;
  readonly matched: readonly Span[];
  readonly score: number;
}

/** Looks words up and makes passages of what the index finds. */
export class Finder {
  readonly #index: SourceIndex;
  readonly #passages: Passages;
  readonly #used: UsedSources;
  readonly #clock: Clock;
  /** The newest request of each slot; older ones give up. */
  readonly #slots = new Map<string, { cancelled: boolean }>();

  constructor(index: SourceIndex, passages: Passages, used: UsedSources, clock: Clock) {
    this.#index = index;
    this.#used = used;
    this.#passages = passages;
    this.#clock = clock;
  }

  async find(request: FindRequest, token?: CancellationToken): Promise<FindAnswer> {
    const { words, limit, operators, typing, sources, slot } = request;
    const began = this.#clock.now();
    const own = { cancelled: false };
    if (slot !== undefined) {
      const older = this.#slots.get(slot);
      if (older) older.cancelled = true;
      this.#slots.set(slot, own);
    }
    const either = {
      get cancelled() {
        return own.cancelled || (token?.cancelled ?? false);
      },
    };
    const recent = this.#used.paths;
    const query = { text: words, limit, operators, typing, sources, recent };
    const hits = await this.#index.lookup(query, either);
    if (either.cancelled) throw new Cancelled();
    const results = await this.#show(hits);
    return { results, ms: this.#clock.now() - began };
  }

  /** Where these words stand, exactly or nearly, best first. */
  async locate(
    words: string,
    limit: number,
    token?: CancellationToken,
  ): Promise<readonly FoundPassage[]> {
    const matches = await this.#index.verify(words, { limit, token });
    return this.#show(
      matches.map(({ source, start, end, similarity }) => {
        const span = { start, end };
        return { source, span, match: span, matched: [span], score: similarity };
      }),
    );
  }

  async #show(found: readonly Found[]): Promise<FoundPassage[]> {
    const shown = found.map(async ({ source, span, match, matched, score }) => {
      const passage = await this.#passages.at(source, span);
      if (!passage) return undefined;
      const citation = formatCitation({
        key: passage.source.key,
        locator: citedPlace(passage.source.format, passage.locator),
        style: 'pandoc',
      });
      return { ...passage, match, matched, score, citation };
    });
    return (await Promise.all(shown)).filter((passage) => passage !== undefined);
  }
}
