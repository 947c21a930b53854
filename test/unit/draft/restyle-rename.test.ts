import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import { renameKey, renameLinks } from '../../../src/core/draft/rename';
import { restyleCitations, type ResolveWork } from '../../../src/core/draft/restyle-citations';
import { applyEdits } from '../../../src/core/text/span';

const resolve: ResolveWork = (target) => {
  const name =
    target.kind === 'key' ? target.key : target.kind === 'link' ? target.href : target.name;
  if (/doe/.test(name)) return { key: 'doe', href: 'sources/doe.pdf', label: 'Doe 2020' };
  if (/roe/.test(name)) return { key: 'roe', href: 'roe.md', label: 'Roe' };
  return undefined;
};

describe('restyleCitations', () => {
  const table: readonly [from: string, style: 'pandoc' | 'footnote' | 'link', to: string][] = [
    ['“A b” [@doe, p. 3].\n', 'link', '“A b” ([Doe 2020, p. 3](sources/doe.pdf#page=3)).\n'],
    [
      '“A b” [@doe; @roe, ch. 2].\n',
      'link',
      '“A b” ([Doe 2020](sources/doe.pdf); [Roe, ch. 2](roe.md)).\n',
    ],
    ['“A b” [@doe, p. 3].\n', 'footnote', '“A b”.[^1]\n\n[^1]: [@doe, p. 3]\n'],
    ['A [@doe] b [@roe]', 'footnote', 'A[^1] b[^2]\n\n[^1]: [@doe]\n[^2]: [@roe]\n'],
    ['“A b” ([Doe](doe.pdf#page=3)).\n', 'pandoc', '“A b” [@doe, p. 3].\n'],
    ['A b.[^n] C.\n\n[^n]: [@doe, p. 3]\n', 'pandoc', 'A b [@doe, p. 3]. C.\n\n'],
    [
      'A b.[^n] C.\n\n[^n]: [@doe, p. 3]\n[^m]: X.\n',
      'link',
      'A b ([Doe 2020, p. 3](sources/doe.pdf#page=3)). C.\n\n[^m]: X.\n',
    ],
    [
      'A b.[^n] C.\n\n[^n]: See the good [@doe].\n',
      'pandoc',
      'A b.[^n] C.\n\n[^n]: See the good [@doe].\n',
    ],
    ['A [see @doe].', 'link', 'A [see @doe].'],
    ['@doe says [@nobody].', 'link', '@doe says [@nobody].'],
    ['A [@doe].', 'pandoc', 'A [@doe].'],
  ];
  for (const [from, style, to] of table)
    it(`${JSON.stringify(from)} to ${style}`, () => {
      const draft = parseDraft(from);
      assert.equal(applyEdits(from, restyleCitations(draft, draft.citations, style, resolve)), to);
    });
});

describe('renameKey', () => {
  it('renames everywhere and nothing else', () => {
    const text =
      '---\nnocite: "@a, @ab"\n---\n[see @a, p. 3; @ab] @a [p. 1] `@a` a[^1] -@{a}\n\n[^1]: [-@a].\n';
    assert.equal(
      applyEdits(text, renameKey(parseDraft(text), 'a', 'x:y')),
      '---\nnocite: "@x:y, @ab"\n---\n[see @x:y, p. 3; @ab] @x:y [p. 1] `@a` a[^1] -@{x:y}\n\n[^1]: [-@x:y].\n',
    );
  });
  it('writes braces around a key that Pandoc would not read bare', () => {
    assert.equal(applyEdits('[@a]', renameKey(parseDraft('[@a]'), 'a', 'x--y')), '[@{x--y}]');
  });
});

describe('renameLinks', () => {
  const table: readonly [from: string, to: string][] = [
    ['[x](../src/a%20b.pdf#page=3)', '[x](../lib/c%20%28d%29.pdf#page=3)'],
    ['[x](<../src/a b.pdf>)', '[x](<../lib/c%20%28d%29.pdf>)'],
    ['[x][r]\n\n[r]: ../src/a%20b.pdf', '[x][r]\n\n[r]: ../lib/c%20%28d%29.pdf'],
    ['[[a b]] [[a b.pdf#S|t]]', '[[c (d)]] [[c (d).pdf#S|t]]'],
    ['[x](/src/a%20b.pdf)', '[x](/lib/c%20%28d%29.pdf)'],
    [
      '[x](src/a%20b.pdf) [y](https://e.org/src/a%20b.pdf)',
      '[x](src/a%20b.pdf) [y](https://e.org/src/a%20b.pdf)',
    ],
  ];
  for (const [from, to] of table)
    it(from, () => {
      const edits = renameLinks(parseDraft(from), 'src/a b.pdf', 'lib/c (d).pdf', 'drafts/x.md');
      assert.equal(applyEdits(from, edits), to);
    });
});
