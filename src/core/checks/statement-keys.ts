import type { Draft } from '../draft/types';
import { languageOf } from './draft-language';
import { statementKey } from './judge-statement';
import { reportsOwnWork } from './own-work';
import type { CheckOptions } from './types';

/**
 * The keys of a draft's statements from one version to the next. A key of some hundred characters takes longer to
 * make than to look up, and a keystroke changes those of one block: in blocks before and behind it that read as
 * they did, cite the same and are quoted the same, each statement keeps its key. In a table a key hangs on the
 * other cells of its row. Linear in the draft.
 */
export class StatementKeys {
  #last: { readonly draft: Draft; readonly keys: readonly string[] } | undefined;

  /** In the order of `draft.sentences`. The options must be the same each time. */
  of(draft: Draft, options: CheckOptions): readonly string[] {
    const last = this.#last;
    if (last?.draft === draft) return last.keys;
    const kept = last && isOfOneKind(last.draft, draft) ? pairBlocks(last.draft, draft) : undefined;
    const { sentences } = draft;
    const keys: string[] = [];
    while (keys.length < sentences.length) {
      const first = keys.length;
      const { block } = sentences[first]!;
      let end = first + 1;
      while (sentences[end]?.block === block) end++;
      const moved = kept?.(block);
      const isKept = moved !== undefined && staysSame(last!.draft, draft, first, end, moved);
      for (let index = first; index < end; index++)
        keys.push(isKept ? last!.keys[index + moved]! : statementKey(draft, index, options));
    }
    this.#last = { draft, keys };
    return keys;
  }
}

/** Whether what is known of the whole draft and goes into every key is the same. */
function isOfOneKind(before: Draft, after: Draft): boolean {
  return (
    languageOf(before) === languageOf(after) &&
    reportsOwnWork(before, before.text) === reportsOwnWork(after, after.text)
  );
}

/**
 * By how many places the sentences of a block of `after` stand elsewhere in `before`; undefined for blocks between
 * the first and the last that read otherwise.
 */
function pairBlocks(before: Draft, after: Draft): (block: number) => number | undefined {
  const [old, now] = [before.blocks, after.blocks];
  const shorter = Math.min(old.length, now.length);
  const isSame = (a: number, b: number): boolean =>
    old[a]!.reading === now[b]!.reading && old[a]!.role === now[b]!.role;
  let head = 0;
  while (head < shorter && isSame(head, head)) head++;
  let tail = 0;
  while (tail < shorter - head && isSame(old.length - 1 - tail, now.length - 1 - tail)) tail++;
  const moved = before.sentences.length - after.sentences.length;
  return (block) => {
    if (now[block]!.role === 'table') return undefined;
    return block < head ? 0 : block >= now.length - tail ? moved : undefined;
  };
}

/** Whether sentences of a block cite the same works as before, and the same of them stands in quotation marks. */
function staysSame(before: Draft, after: Draft, first: number, end: number, moved: number) {
  for (let index = first; index < end; index++) {
    const [old, now] = [before.sentences[index + moved]!, after.sentences[index]!];
    if (
      !citeSame(before, old.citations, after, now.citations) ||
      !citeSame(before, old.paragraphCitations, after, now.paragraphCitations) ||
      old.quotations.length !== now.quotations.length
    )
      return false;
    const by = now.start - old.start;
    const isQuoted = now.quotations.every((quotation, i) => {
      const [a, b] = [before.quotations[old.quotations[i]!]!, after.quotations[quotation]!];
      const isCited = (a.citation === undefined) === (b.citation === undefined);
      return isCited && a.start + by === b.start && a.end + by === b.end;
    });
    if (!isQuoted) return false;
  }
  return true;
}

/** Targets are the very same as long as the block or note that names them reads the same. */
function citeSame(before: Draft, old: readonly number[], after: Draft, now: readonly number[]) {
  return (
    old.length === now.length &&
    now.every((citation, i) => {
      const [a, b] = [before.citations[old[i]!]!.items, after.citations[citation]!.items];
      return a.length === b.length && b.every(({ target }, j) => target === a[j]!.target);
    })
  );
}
