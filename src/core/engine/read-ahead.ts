/** Files in work at once: enough to keep every thread of readers busy while one is indexed. */
const MOST_FILES = 8;
/** Bytes of the files that are read before they are asked for. */
const MOST_BYTES = 64_000_000;

/**
 * Prepares items before they are asked for and hands them out in order, so that files are read in other
 * threads while one is indexed in this one. `bytes` is what an item keeps in memory from then on.
 */
export async function* prepareAhead<Item, Prepared extends { readonly bytes: number }>(
  items: readonly Item[],
  prepare: (item: Item) => Promise<Prepared>,
): AsyncGenerator<Prepared> {
  const ready: Prepared[] = [];
  let bytes = 0;
  let next = 0;
  while (next < items.length || ready.length) {
    while (
      next < items.length &&
      ready.length < MOST_FILES &&
      (bytes < MOST_BYTES || !ready.length)
    ) {
      const prepared = await prepare(items[next++]!);
      ready.push(prepared);
      bytes += prepared.bytes;
    }
    const first = ready.shift()!;
    yield first;
    bytes -= first.bytes;
  }
}
