/**
 * What an index holds in memory as one blob of the cache, so that a library opens without deriving its posting lists
 * anew: 0.4 bytes a character, read in one go. Segment files stay the truth: a source is taken out of the snapshot
 * only where its file is there, and a snapshot that is old, torn or gone costs what deriving it costs.
 */
import type { Cache } from '../host';
import { Lexicon, type LexiconState } from './lexicon';
import { pack, unpack } from './packed';
import { passagesOf, WordCounts, type Segment } from './segment';
import type { StoredSegment } from './segment-cache';
import type { Shard } from './shard';

const NAME = 'index';
/** Goes up with every change of what an index holds in memory. */
const VERSION = 4;

/** A source of the index, as far as its file need not be read. */
export interface KeptSource {
  readonly segment: Segment;
  readonly stored: StoredSegment;
  /** What `restore` answers, as JSON: words of documents are never taken for arrays. */
  readonly outline: string;
}

export interface Snapshot {
  readonly lexicon: Lexicon;
  readonly counts: WordCounts;
  /** By id; all of them dead until somebody asks for them. */
  readonly sources: ReadonlyMap<string, KeptSource>;
  readonly shards: readonly Shard[];
}

interface Packed {
  readonly lexicon: LexiconState;
  readonly counts: Uint32Array;
  readonly segments: readonly Segment[];
  /** One for each of the first segments; those behind are dead. */
  readonly kept: readonly Omit<KeptSource, 'segment'>[];
  readonly shards: readonly (Omit<Shard, 'segments'> & { readonly segments: readonly number[] })[];
}

/** Writes a snapshot; one that can't be written is as good as none. */
export async function saveSnapshot(
  cache: Cache,
  { lexicon, counts, sources, shards }: Snapshot,
): Promise<void> {
  const kept = [...sources.values()];
  const dead = shards.flatMap(({ segments }) => segments).filter((segment) => segment.dead);
  const segments = [...kept.map(({ segment }) => segment), ...dead];
  const numbers = new Map(segments.map((segment, i) => [segment, i]));
  const packed: Packed = {
    lexicon: lexicon.state,
    counts: counts.counts,
    segments: segments.map((segment) => (segment.dead ? hollow(segment) : segment)),
    kept: kept.map(({ stored, outline }) => ({ stored, outline })),
    shards: shards.map((shard) => ({
      ...shard,
      segments: shard.segments.map((segment) => numbers.get(segment)!),
    })),
  };
  await cache.write(NAME, pack(packed, VERSION)).catch(() => undefined);
}

/** Undefined where there is none that this version has written. */
export async function loadSnapshot(cache: Cache): Promise<Snapshot | undefined> {
  const blob = await cache.read(NAME);
  const packed = blob && (unpack(blob, VERSION) as Packed | undefined);
  if (!packed) return undefined;
  const segments = packed.segments.map((segment) => ({ ...segment, dead: true }));
  return {
    lexicon: new Lexicon(packed.lexicon),
    counts: new WordCounts(packed.counts),
    sources: new Map(
      packed.kept.map((kept, i) => [segments[i]!.source.id, { ...kept, segment: segments[i]! }]),
    ),
    shards: packed.shards.map((shard) => ({
      ...shard,
      segments: shard.segments.map((number) => segments[number]!),
    })),
  };
}

/** A dead segment only counts passages, so that those behind it in its shard have theirs. */
function hollow(segment: Segment): Segment {
  return {
    ...segment,
    codes: new Uint8Array(0),
    starts: new Uint32Array(passagesOf(segment) + 1),
    offsets: new Uint32Array(0),
    chrome: new Uint32Array(0),
  };
}
