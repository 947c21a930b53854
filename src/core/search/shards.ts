import type { Clock, Logger } from '../host';
import { buildShard, mergeShards } from './build-shard';
import { PassageLists } from './passage-lists';
import { passagesOf, type Segment } from './segment';
import { shardBytes, type Shard } from './shard';

/** A shard is merged with the smaller ones that follow unless it is so many times as large as the next. */
const GROWTH = 4;
/** So many shards may lie about, as while a library is being read, before any are merged. */
const MOST_SHARDS = 8;
/**
 * Passages that are put into a shard at once while a library is being read: some 45 MB of text. A lookup meanwhile
 * waits for a batch at most, half a second; smaller ones would be merged more often.
 */
const BATCH = 32_768;

/** The shards of an index: takes segments up, merges in the background, hands out what is there. */
export class Shards {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #lexiconSize: () => number;
  readonly #adopt: (segments: readonly Segment[]) => Promise<void>;
  readonly #mayMerge: () => boolean;
  /** Largest first. Replaced as a whole, so a lookup under way keeps the ones it began with. */
  #shards: readonly Shard[] = [];
  readonly #lists = new WeakMap<Shard, WeakRef<PassageLists>>();
  #pending: Segment[] = [];
  #pendingPassages = 0;
  /** Builds run one after the other. */
  #building: Promise<void> = Promise.resolve();
  #merging: Promise<void> = Promise.resolve();
  #generation = 0;

  /**
   * `adopt` gives words of segments that are just being taken up their numbers in the library. Merging drops dead
   * segments for good, so it waits for `mayMerge` while some may yet be revived.
   */
  constructor(
    clock: Clock,
    logger: Logger,
    lexiconSize: () => number,
    adopt: (segments: readonly Segment[]) => Promise<void>,
    mayMerge: () => boolean,
  ) {
    this.#clock = clock;
    this.#logger = logger;
    this.#lexiconSize = lexiconSize;
    this.#adopt = adopt;
    this.#mayMerge = mayMerge;
  }

  get byteLength(): number {
    return this.#shards.reduce((sum, shard) => sum + shardBytes(shard), 0);
  }

  /** Takes a segment up; it is findable from the next `current` on. */
  async add(segment: Segment): Promise<void> {
    this.#pending.push(segment);
    this.#pendingPassages += passagesOf(segment);
    if (this.#pendingPassages >= BATCH) await this.current();
  }

  /** All shards, those of segments just added too. */
  async current(): Promise<readonly Shard[]> {
    if (this.#pending.length) {
      this.#building = this.#building.then(() => this.#seal());
      await this.#building;
      if (this.#shards.length > MOST_SHARDS) void this.#mergeNext();
    }
    await this.#building;
    return this.#shards;
  }

  /** Lists of a shard that are decoded: kept from one question to the next, until the memory is wanted. */
  listsOf(shard: Shard): PassageLists {
    const lists = this.#lists.get(shard)?.deref() ?? new PassageLists(shard);
    this.#lists.set(shard, new WeakRef(lists));
    return lists;
  }

  #mergeNext(): Promise<void> {
    this.#merging = this.#merging
      .then(() => this.#merge())
      .catch((cause: unknown) => this.#logger.error('merging posting lists', cause));
    return this.#merging;
  }

  /** Begins with these, which are those of a `settled` index. */
  adopt(shards: readonly Shard[]): void {
    this.#shards = shards;
  }

  /** All shards, once nothing is being merged. */
  async settled(): Promise<readonly Shard[]> {
    await this.current();
    await this.#mergeNext();
    return this.#shards;
  }

  clear(): void {
    this.#generation++;
    this.#shards = [];
    this.#pending = [];
    this.#pendingPassages = 0;
  }

  async #seal(): Promise<void> {
    const generation = this.#generation;
    const isAlive = ({ dead }: Segment): boolean => !dead;
    const segments = this.#pending.filter(isAlive);
    this.#pending = [];
    this.#pendingPassages = 0;
    await this.#adopt(segments);
    const alive = segments.filter(isAlive);
    if (!alive.length || generation !== this.#generation) return;
    await this.#replace([], buildShard(alive, this.#lexiconSize(), this.#clock));
  }

  /** Merges until every shard is much larger than the next and mostly alive. */
  async #merge(): Promise<void> {
    for (;;) {
      const old = this.#mayMerge() ? this.#mergeable() : [];
      if (!old.length) return;
      await this.#replace(old, mergeShards(old, this.#lexiconSize(), this.#clock));
    }
  }

  async #replace(old: readonly Shard[], building: Promise<Shard>): Promise<void> {
    const generation = this.#generation;
    const built = await building;
    if (generation !== this.#generation) return;
    this.#shards = [...this.#shards.filter((shard) => !old.includes(shard)), built]
      .filter(({ passages }) => passages > 0)
      .sort((a, b) => b.passages - a.passages);
  }

  /** Shards of like size, the smallest where there are several such, or one that is mostly dead. */
  #mergeable(): readonly Shard[] {
    const stale = this.#shards.find((shard) => deadPassages(shard) * 2 > shard.passages);
    if (stale) return [stale];
    for (let first = this.#shards.length - 1, end = first + 1; first >= 0; first--) {
      const [before, shard] = [this.#shards[first - 1], this.#shards[first]!];
      if (before && before.passages < GROWTH * shard.passages) continue;
      if (end - first > 1) return this.#shards.slice(first, end);
      end = first;
    }
    return [];
  }
}

function deadPassages(shard: Shard): number {
  return shard.segments.reduce((sum, s) => sum + (s.dead ? passagesOf(s) : 0), 0);
}
