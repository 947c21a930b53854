import assert from 'node:assert/strict';
import { citedNumbers, listedReferences } from '../../../src/core/draft/numbered-references';
import { parseDraft } from '../../../src/core/draft/parse';

const LIST = `## References

[1] Agency. "Pumps in 2023." 2024. https://example.org/pumps.
[2] Board, [The grid](sources/grid.html)

[3] A book without an address.
`;

/** What each citation of a text leads to. */
function cited(text: string, list = LIST): string[] {
  const draft = parseDraft(`${text}\n\n${list}`);
  return draft.citations
    .filter(({ start }) => start < text.length)
    .map(({ items }) =>
      items.map(({ target }) => (target.kind === 'link' ? target.href : target.kind)).join(),
    );
}

const [PUMPS, GRID] = ['https://example.org/pumps', 'sources/grid.html'];

describe('sources listed by number', () => {
  for (const [text, expected] of [
    ['Sales fell [1].', [PUMPS]],
    ['Sales fell.[2]', [GRID]],
    ['Sales fell ([1]).', [PUMPS]],
    ['Sales fell [1][2].', [`${PUMPS},${GRID}`]],
    ['Sales fell [1, 2].', [`${PUMPS},${GRID}`]],
    ['Sales fell [1–2].', [`${PUMPS},${GRID}`]],
    ['Sales fell [1] and rose [2].', [PUMPS, GRID]],
    // No address is known of these.
    ['Sales fell [3].', []],
    ['Sales fell [1, 4].', []],
    ['The array [1](a.html) and `x[1]`', ['a.html']],
    ['Sales fell \\[1].', []],
  ] as const)
    it(`${text} cites ${expected.join(' and ') || 'nothing'}`, () => {
      assert.deepEqual(cited(text), expected);
    });

  it('cite nothing without a list, and what Markdown defines where it does', () => {
    assert.deepEqual(cited('Sales fell [1].', ''), []);
    assert.deepEqual(cited('Sales fell [1].', '[1]: b.html\n\n[1] Agency. https://example.org/c'), [
      'b.html',
    ]);
  });

  it('leave no mark in the sentence, and an entry does not cite itself', () => {
    const draft = parseDraft(`Sales fell by 5 % [1, 2] in May.\n\n${LIST}`);
    assert.equal(draft.sentences[0]?.text.replace(/\s+/g, ' '), 'Sales fell by 5 % in May.');
    const entry = draft.citations.filter(({ start }) => start > 40);
    assert.deepEqual(
      entry.map(({ start, end }) => draft.text.slice(start, end)),
      [PUMPS, '[The grid](sources/grid.html)'],
    );
  });

  it('are read anew when an entry changes', () => {
    const before = parseDraft(`Sales fell [1].\n\n${LIST}`);
    const text = `Sales fell [1].\n\n${LIST.replace('example.org/pumps', 'example.org/boats')}`;
    const targets = (draft: typeof before) => draft.citations.map(({ items }) => items[0]?.target);
    assert.deepEqual(targets(parseDraft(text, before)), targets(parseDraft(text)));
    assert.notDeepEqual(targets(parseDraft(text)), targets(before));
  });

  it('stand with their address in the paragraph', () => {
    const text = LIST.slice(15);
    for (const { href, start, end } of listedReferences(text, 100))
      assert.equal(text.slice(start - 100, end - 100), href);
    assert.deepEqual(citedNumbers('[2-4]'), ['2', '3', '4']);
    assert.deepEqual(citedNumbers('[sic]'), []);
    assert.deepEqual(citedNumbers('[2019]'), []);
  });
});
