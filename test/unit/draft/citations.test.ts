import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import type { CitationItem } from '../../../src/core/draft/types';
import { slice } from '../../../src/core/text/span';

const target = ({ target }: CitationItem) =>
  target.kind === 'key'
    ? target.key
    : target.kind === 'link'
      ? target.href
      : `${target.name}${target.heading ? `#${target.heading}` : ''}`;

/** Citations as `style text: target (locator); …`, with `!` for narrative ones. */
function cited(text: string): string[] {
  return parseDraft(text).citations.map((citation) => {
    const items = citation.items.map(
      (item) => target(item) + (item.locator ? ` (${item.locator})` : ''),
    );
    return `${citation.style}${citation.narrative ? '!' : ''} ${slice(text, citation)}: ${items.join('; ')}`;
  });
}

describe('citations of Pandoc', () => {
  const table: readonly [text: string, found: readonly string[]][] = [
    ['A [@doe].', ['pandoc [@doe]: doe']],
    ['A [@doe, p. 3].', ['pandoc [@doe, p. 3]: doe (p. 3)']],
    ['A [@doe p. 3].', ['pandoc [@doe p. 3]: doe (p. 3)']],
    ['A [@doe, 33].', ['pandoc [@doe, 33]: doe (33)']],
    [
      'A [see @a, pp. 33-35, 38--39 and passim; also @b].',
      ['pandoc [see @a, pp. 33-35, 38--39 and passim; also @b]: a (pp. 33-35, 38--39); b'],
    ],
    ['A [@a, p. 3, @b].', ['pandoc [@a, p. 3, @b]: a (p. 3); b']],
    ['A [-@doe].', ['pandoc [-@doe]: doe']],
    [
      'A [@{https://x.org/a?b=1}, p. 3].',
      ['pandoc [@{https://x.org/a?b=1}, p. 3]: https://x.org/a?b=1 (p. 3)'],
    ],
    [
      'A [@a:b.c#d$e%f&g-h+i?j<k>l~m/n].',
      ['pandoc [@a:b.c#d$e%f&g-h+i?j<k>l~m/n]: a:b.c#d$e%f&g-h+i?j<k>l~m/n'],
    ],
    ['A [@doe, {ch. 2, §3}, my words].', ['pandoc [@doe, {ch. 2, §3}, my words]: doe (ch. 2, §3)']],
    ['A [@doe, sec. “The Method”].', ['pandoc [@doe, sec. “The Method”]: doe (sec. “The Method”)']],
    ['A [@doe, 00:12:31].', ['pandoc [@doe, 00:12:31]: doe (00:12:31)']],
    ['A [@doe, S. 12 f.].', ['pandoc [@doe, S. 12 f.]: doe (S. 12 f.)']],
    ['A [@doe, vol. iv].', ['pandoc [@doe, vol. iv]: doe (vol. iv)']],
    ['A [@doe, and so on].', ['pandoc [@doe, and so on]: doe']],
    ['@doe says [@roe].', ['pandoc! @doe: doe', 'pandoc [@roe]: roe']],
    ['As @doe [p. 3] says.', ['pandoc! @doe [p. 3]: doe (p. 3)']],
    [
      'As @doe [p. 3; see also @roe] says.',
      ['pandoc! @doe [p. 3; see also @roe]: doe (p. 3); roe'],
    ],
    ['As @smith2023. Then', ['pandoc! @smith2023: smith2023']],
    ['As -@doe says', ['pandoc! -@doe: doe']],
    ['Ünïcode [@müller2020].', ['pandoc [@müller2020]: müller2020']],
    ['*Emphasis [@a]* **and @b**', ['pandoc [@a]: a', 'pandoc! @b: b']],
    [
      '> Quote [@a]\n\n- item [@b]\n\n| c [@c] | d |\n|---|---|\n\n# Head [@h]',
      ['pandoc [@a]: a', 'pandoc [@b]: b', 'pandoc [@c]: c', 'pandoc [@h]: h'],
    ],
    ['![Plot from @a [p. 2]](x.png)', ['pandoc! @a [p. 2]: a (p. 2)']],
    ['A \\cite[p. 3]{a,b}.', ['pandoc \\cite[p. 3]{a,b}: a (p. 3); b (p. 3)']],
  ];
  for (const [text, found] of table) it(text, () => assert.deepEqual(cited(text), found));

  it('span key and locator exactly', () => {
    const text = 'A [see @{x.y}; cf. -@doe:1, pp. 3-4, so].';
    const [{ items } = assert.fail()] = parseDraft(text).citations;
    assert.equal(items.length, 2);
    const item = items[1]!;
    assert.deepEqual(
      [slice(text, item), slice(text, item.targetSpan), slice(text, item.locatorSpan!)],
      ['cf. -@doe:1, pp. 3-4, so', 'doe:1', 'pp. 3-4'],
    );
  });
});

describe('what is no citation', () => {
  for (const text of [
    'Mail a.b@example.org or <a@b.de>.',
    'See @fig-plot, [@tbl-one], @sec-intro, @eq-1, @lst-x, @thm-y and [@fig:old].',
    '`@doe` and\n\n```\n[@doe]\n```',
    'An escaped \\@doe.',
    'A [T]he […] [sic] [x] of brackets.',
    'A [link up](#section) and <mailto:a@b.de>.',
    'A [^1] without its note.',
    'An explaining note.[^1]\n\n[^1]: This only explains.',
  ])
    it(text, () => assert.deepEqual(cited(text), []));
});

describe('footnotes', () => {
  const table: readonly [text: string, found: readonly string[]][] = [
    [
      'A.[^1]\n\n[^1]: See [@doe, p. 3].',
      ['footnote [^1]: doe (p. 3)', 'pandoc [@doe, p. 3]: doe (p. 3)'],
    ],
    [
      'A.[^n] B.[^N]\n\n[^n]: [D](d.md)\n    more\n\n    @roe.',
      [
        'footnote [^n]: d.md; roe',
        'footnote [^N]: d.md; roe',
        'link! [D](d.md): d.md',
        'pandoc! @roe: roe',
      ],
    ],
    ['A.^[See @doe.] B', ['footnote ^[See @doe.]: doe', 'pandoc! @doe: doe']],
    ['A.[^1]\n\n[^1]: Doe, *Work* (1999), p. 3.', ['footnote [^1]: ']],
  ];
  for (const [text, found] of table) it(text, () => assert.deepEqual(cited(text), found));

  it('know where their text stands', () => {
    const text = 'A.[^1]\n\n[^1]: See [@doe].\n';
    const [{ note } = assert.fail()] = parseDraft(text).citations;
    assert.equal(slice(text, note!), 'See [@doe].');
  });
});

describe('links', () => {
  const table: readonly [text: string, found: readonly string[]][] = [
    [
      'As [Doe](a/doe.pdf#page=12) says.',
      ['link! [Doe](a/doe.pdf#page=12): a/doe.pdf#page=12 (p. 12)'],
    ],
    ['So ([Doe](doe.ts#L10-L12)).', ['link [Doe](doe.ts#L10-L12): doe.ts#L10-L12 (ll. 10-12)']],
    ['So [Doe](<a b.md> "title").', ['link! [Doe](<a b.md> "title"): a b.md']],
    ['So [Doe][d] and [d].\n\n[D]: doe.md', ['link! [Doe][d]: doe.md', 'link! [d]: doe.md']],
    [
      'See <https://x.org/a> and https://y.org/b.',
      ['link <https://x.org/a>: https://x.org/a', 'link https://y.org/b: https://y.org/b'],
    ],
    [
      'See [[doe#The Part|Doe]] and [[roe]].',
      ['wiki! [[doe#The Part|Doe]]: doe#The Part', 'wiki! [[roe]]: roe'],
    ],
    ['An ![[embed]] only.', []],
  ];
  for (const [text, found] of table) it(text, () => assert.deepEqual(cited(text), found));

  it('tell the words of a text fragment', () => {
    const { citations } = parseDraft('[x](a.html#:~:text=pre-,two%20words,the%20end,-suf)');
    assert.equal(citations[0]?.items[0]?.fragment, 'two words … the end');
  });
});

describe('the citation that a quotation belongs to', () => {
  const table: readonly [name: string, text: string, belongs: string | undefined][] = [
    ['the first behind it', 'He “did a thing” [@a] and [@b].', '[@a]'],
    ['behind a full stop', 'He “did a thing.” [@a] Then [@b].', '[@a]'],
    ['behind a no-break space', 'He “did a thing”\\ [@a] and\u00a0[@b].', '[@a]'],
    ['a note behind the full stop', 'He “did a thing.”[^1] Then.\n\n[^1]: [@a]', '[^1]'],
    ['a note before the closing mark', 'He « did a thing[^1]. » Then [@b].\n\n[^1]: [@a]', '[^1]'],
    ['a bracket before the closing mark', 'He “did a thing [@a],” and so [@b].', '[@a]'],
    ['not what the quoted words cite', 'He “did a thing [@a]” [@b].', '[@b]'],
    ['not one amid the quoted words', 'He “did [@a] a thing,” as was said [@b].', '[@b]'],
    ['later in the sentence', 'He “did a thing,” as was said [@a]. So [@b].', '[@a]'],
    ['not of the next sentence', 'He “did a thing.” Then it was so [@a]. So [@b].', undefined],
    [
      'a narrative one before',
      'As @doe [p. 3] writes, “did a thing.” Then [@b] so [@c].',
      '@doe [p. 3]',
    ],
    [
      'a narrative one with sentences inside',
      '@doe writes: “Did this. Did that.” Then [@b] so [@c].',
      '@doe',
    ],
    ['a link before', '[Doe](d.md) writes: “did a thing.” Then [@b] so [@c].', '[Doe](d.md)'],
    ['not a bracket before', 'It was so [@a] and “did a thing.” Then [@c].', undefined],
    ['the only one of the paragraph', 'So it was [@a]. He “did a thing.” Then.', '[@a]'],
    ['the link around it', 'He [“did a thing”](x.md) [@a].', '[“did a thing”](x.md)'],
    ['a label in parentheses', 'He “did a thing” ([Doe 2020](x.md)) [@a].', '[Doe 2020](x.md)'],
    ['not a link on words of a block quote', '> did [a thing](x.md) so\n\nNext [@b].', undefined],
    ['in a block quote', '> did a thing [@a]\n\nNext [@b].', '[@a]'],
    ['behind a block quote', '> did a thing\n\n[@a]\n\nNext [@b].', '[@a]'],
    ['with a dash behind a block quote', '> did a thing\n\n— Doe [@a]\n\nNext [@b].', '[@a]'],
    [
      'in what leads to a block quote',
      'As @doe [p. 3] writes:\n\n> did a thing\n\nNext [@b].',
      '@doe [p. 3]',
    ],
    ['not of a finished paragraph', 'As @doe writes.\n\n> did a thing\n\nNext [@b].', undefined],
    ['in the row of a table', '| “did a thing” | [@a] |\n|---|---|\n| x | [@b] |', '[@a]'],
    ['at the end of several paragraphs', '“Did this.\n\n“Did that.” [@a] So [@b].', '[@a]'],
  ];
  for (const [name, text, belongs] of table)
    it(name, () => {
      const { quotations, citations } = parseDraft(text);
      const [quotation] = quotations;
      const citation =
        quotation?.citation === undefined ? undefined : citations[quotation.citation];
      assert.equal(citation && slice(text, citation), belongs);
    });
});

describe('sentences', () => {
  /** Sentences as `text | citations | citations of the paragraph`. */
  const read = (text: string) => {
    const { sentences, citations } = parseDraft(text);
    const names = (list: readonly number[]) =>
      list.map((index) => slice(text, citations[index]!)).join();
    return sentences.map(
      (sentence) =>
        `${sentence.text} | ${names(sentence.citations)} | ${names(sentence.paragraphCitations)}`,
    );
  };
  const table: readonly [name: string, text: string, sentences: readonly string[]][] = [
    [
      'lose their citations',
      'It is so [@a, p. 3]. *Now* then.',
      ['It is so. | [@a, p. 3] | [@a, p. 3]', 'Now then. |  | '],
    ],
    [
      'keep one behind the full stop',
      'It is so. [@a] Then more.',
      ['It is so. | [@a] | [@a]', 'Then more. |  | '],
    ],
    [
      'begin with a narrative one',
      'It is so. @doe says more.',
      ['It is so. |  | @doe'.replace('@doe', ''), 'says more. | @doe | @doe'],
    ],
    [
      'are covered back to the last citation',
      'One thing. Two things [@a]. Three things. Four things [@b].',
      [
        'One thing. |  | ',
        'Two things. | [@a] | [@a]',
        'Three things. |  | [@b]',
        'Four things. | [@b] | [@b]',
      ],
    ],
    [
      'and only by what closes the paragraph',
      'One thing. Two more [@a] things. Four things.',
      ['One thing. |  | ', 'Two more things. | [@a] | [@a]', 'Four things. |  | '],
    ],
    [
      'with a closing note',
      'One thing. Two things.[^1]\n\n[^1]: [@a]',
      ['One thing. |  | [^1]', 'Two things. | [^1] | [^1]'],
    ],
    [
      'show no code, mathematics or address',
      'Run `x y` for $a^2$ of [it](b.md) at https://x.org now.',
      ['Run for of it at now. | [it](b.md),https://x.org | [it](b.md),https://x.org'],
    ],
    [
      'show no label in parentheses',
      'It is so ([Doe 2020](d.md)).',
      ['It is so. | [Doe 2020](d.md) | [Doe 2020](d.md)'],
    ],
    [
      'show no number of a source',
      'Boats sank [1](a.md), [\\[2\\]](b.md) and [12](a.md) boats rose [3](c.md) and fell.',
      [
        'Boats sank, and 12 boats rose and fell. | [1](a.md),[\\[2\\]](b.md),[12](a.md),[3](c.md) | [1](a.md),[\\[2\\]](b.md),[12](a.md),[3](c.md)',
      ],
    ],
    ['know brackets that are none', '[T]he end\\* of &amp; so.', ['[T]he end* of & so. |  | ']],
  ];
  for (const [name, text, sentences] of table)
    it(name, () => assert.deepEqual(read(text), sentences));

  it('lead back to the draft', () => {
    const text = '# Head\n\nA *thing* [@x]. He “did *it* so.” End\n';
    const { sentences, blocks, quotations } = parseDraft(text);
    assert.deepEqual(
      sentences.map((sentence) => slice(text, sentence)),
      ['Head', 'A *thing* [@x].', 'He “did *it* so.”', 'End'],
    );
    assert.deepEqual(
      sentences.map(({ block }) => blocks[block]?.role),
      ['heading', 'paragraph', 'paragraph', 'paragraph'],
    );
    assert.deepEqual(
      sentences[2]?.quotations.map((index) => quotations[index]?.prose.text),
      ['did it so.'],
    );
    for (const { text: words, offsets } of sentences)
      words.split('').forEach((char, i) => assert.equal(text[offsets[i]!], char));
  });
});
