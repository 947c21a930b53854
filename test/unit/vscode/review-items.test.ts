import assert from 'node:assert/strict';
import { createEngine } from '../../../src/core/index';
import { applyEdits } from '../../../src/core/text/span';
import {
  countReview,
  fitsFilter,
  isToLookAt,
  neighbouringFinding,
  reviewItems,
  type ReviewItem,
} from '../../../src/vscode/review-items';
import { createMemoryHost } from '../engine/memory-files';

const LETTER =
  '# The letter\n\nWe ask that no tree be felled before the second count is made in the spring.\n';
const TEXT = `The valley had 1,312 apple trees in 1961, more than any other.

It asks that “no tree be felled before the second count is made” [@letter]. Later “no tree be felled before the third count is made” [@letter].

Rud said: “a river of geese went over the roofs of the sleeping town” [@letter].

See [@nobody].
`;
const options = {
  threshold: 0.5,
  isCheckedByHand: (reason: string) => reason.startsWith('checked by hand'),
};

async function review(change?: (text: string, items: readonly ReviewItem[]) => Promise<string>) {
  const host = createMemoryHost(new Map([['/w/sources/letter.md', LETTER]]));
  const engine = createEngine(host, { progress() {}, changed() {} });
  await engine.configure({ roots: ['/w'], settings: {} });
  await engine.refresh();
  const read = async (text: string) => {
    const report = await engine.check({ path: '/w/draft.md', text });
    return { report, items: reviewItems(report, text, options) };
  };
  const first = await read(TEXT);
  return { engine, read, ...(change ? await read(await change(TEXT, first.items)) : first) };
}

const shape = (items: readonly ReviewItem[]) => items.map(({ kind, state }) => `${kind} ${state}`);

describe('the review of a draft', () => {
  it('names quotations, claims and the rest in their order', async () => {
    const { items } = await review();
    // A sentence whose quotation has its row, and which cites a source, gets no second one.
    assert.deepEqual(shape(items), [
      'claim unsourced',
      'quotation verbatim',
      'quotation altered',
      'quotation notFound',
      'other noted',
    ]);
    const starts = items.map(({ draftSpan }) => draftSpan.start);
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
    );
    assert.equal(items.at(-1)!.text, '@nobody');
  });

  it('has every finding once, and counts as the status bar says', async () => {
    const { items, report } = await review();
    assert.deepEqual(new Set(items.flatMap(({ findings }) => findings)), new Set(report.findings));
    assert.equal(items.flatMap(({ findings }) => findings).length, report.findings.length);
    const counts = countReview(report, items);
    assert.equal(counts.verified, 1);
    assert.equal(counts.toLookAt, items.filter(isToLookAt).length);
    assert.ok(counts.toLookAt >= 2);
  });

  it('lacks nothing where sentences without anything to say stay away', async () => {
    const { engine, items, report } = await review();
    const request = { path: '/w/draft.md', text: TEXT, all: true };
    const all = await engine.check(request);
    assert.ok(all.sentences.length > report.sentences.length);
    assert.deepEqual(reviewItems(all, TEXT, options), items);
  });

  it('tells what was checked by hand from what is only not reported', async () => {
    for (const [reason, state] of [
      ['checked by hand, 2026-11-21', 'checkedByHand'],
      ['a poem', 'suppressed'],
    ] as const) {
      const { engine, read, items } = await review();
      const one = items.find((item) => item.state === 'notFound')!;
      const checks = one.findings.map(({ check }) => check);
      const edits = await engine.markChecked(
        { path: '/w/draft.md', text: TEXT },
        one.draftSpan,
        checks,
        reason,
      );
      const after = (await read(applyEdits(TEXT, edits))).items.find(({ id }) => id === one.id)!;
      assert.deepEqual([after.state, after.reason, after.findings], [state, reason, []]);
    }
  });

  it('filters', async () => {
    const { items } = await review();
    const of = (filter: Parameters<typeof fitsFilter>[1]) =>
      items.filter((item) => fitsFilter(item, filter)).map(({ kind }) => kind);
    assert.deepEqual(new Set(of('quotations')), new Set(['quotation']));
    assert.deepEqual(new Set(of('claims')), new Set(['claim']));
    assert.equal(of('all').length, items.length);
  });

  it('goes from finding to finding and round the end', async () => {
    const { items } = await review();
    const first = neighbouringFinding(items, 0, 'previous')!;
    assert.equal(first.text, '@nobody');
    const round: string[] = [];
    let at = first.draftSpan.start;
    do {
      const next = neighbouringFinding(items, at, 'next')!;
      round.push(next.id);
      at = next.draftSpan.start;
    } while (at !== first.draftSpan.start);
    assert.deepEqual(
      round,
      [...items.filter(({ findings }) => findings.length)].map(({ id }) => id),
    );
    assert.equal(neighbouringFinding([], 3, 'next'), undefined);
  });

  it('keeps the names of items while the draft grows above them', async () => {
    const { read, items } = await review();
    const after = await read(`A first line of no weight.\n\n${TEXT}`);
    assert.deepEqual(
      after.items.map(({ id }) => id),
      items.map(({ id }) => id),
    );
  });
});
