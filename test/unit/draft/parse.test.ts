import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDraft } from '../../../src/core/draft/parse';
import { detectStyle } from '../../../src/core/draft/style';
import type { Draft } from '../../../src/core/draft/types';
import { slice } from '../../../src/core/text/span';

describe('blocks', () => {
  const read = (text: string) =>
    parseDraft(text).blocks.map(({ role, prose }) => `${role}: ${prose.text}`);
  const table: readonly [name: string, text: string, blocks: readonly string[]][] = [
    ['headings', '# A {#a}\n\nB\n=\n\nC', ['heading: A', 'heading: B', 'paragraph: C']],
    ['lists', '- a\n- [x] b\n\n  c\n1. d', ['list: a', 'list: b', 'list: c', 'list: d']],
    [
      'tables',
      '| a | b |\n|---|:-:|\n| c | |\n\n: Cap\n',
      ['table: a', 'table: b', 'table: c', 'caption: Cap'],
    ],
    [
      'figures',
      '![A *b* c](x.png){width=5}\n\nA ![b](c.png) d',
      ['caption: A b c', 'paragraph: A d'],
    ],
    ['definition lists', 'Term\n: One\n: Two', ['paragraph: Term', 'list: One', 'list: Two']],
    [
      'footnotes',
      'A[^1]\n\n[^1]: B\n\n    C\n[^2]: D',
      ['paragraph: A', 'footnote: B', 'footnote: C', 'footnote: D'],
    ],
    ['block quotes', '> a\n>\n> - b', ['quote: a', 'quote: b']],
    ['callouts', '> [!WARNING] T\n> a\n> b', ['paragraph: a b']],
    ['divs', '::: {.callout-note}\na\n:::\nb', ['paragraph: a', 'paragraph: b']],
    [
      'raw HTML',
      '<figure><img alt="x"><figcaption>A &amp; <b>b</b></figcaption></figure>\n\n<p>c<br>d</p><p>e</p>',
      ['caption: A & b', 'paragraph: c d', 'paragraph: e'],
    ],
    [
      'nothing of code and mathematics',
      '```{r, echo=F}\na\n```\n\n~~~\nb\n~~~\n\n$$\nc\n$$\n\n\\begin{x}\nd\n\\end{x}\n\ne',
      ['paragraph: e'],
    ],
    ['spans and attributes', 'a [b]{.smallcaps} [c](d){.e} `f`{.g} h', ['paragraph: a b c h']],
    [
      'TeX that shows its words',
      'a \\emph{b \\textbf{c} d} \\href{x}{e} \\label{f} \\backmatter g',
      ['paragraph: a b c d e g'],
    ],
    ['shortcodes', 'a {{< pagebreak >}} b', ['paragraph: a b']],
    ['sub- and superscript', 'CO~2~ and 2^nd^ ~~so~~', ['paragraph: CO2 and 2nd so']],
    ['hard breaks', 'a\\\nb  \nc', ['paragraph: a b c']],
    ['lone carriage returns', '# a\rb\r\rc', ['heading: a', 'paragraph: b', 'paragraph: c']],
    [
      'modules and comments of MDX',
      "import A from './a'\nexport const b = 1\n\n{/* c */}\n\n<A b={1}>\n\nd\n\n</A>",
      ['paragraph: d'],
    ],
  ];
  for (const [name, text, blocks] of table)
    it(name, () =>
      assert.deepEqual(
        read(text).filter((line) => !line.endsWith(': ')),
        blocks,
      ),
    );

  it('know the headings above', () => {
    const { blocks } = parseDraft('# A\n\n## B\n\nb\n\n# C\n\nc');
    assert.deepEqual(
      blocks.map(({ headings }) => headings.join(' > ')),
      ['', 'A', 'A > B', '', 'C'],
    );
  });
});

describe('front matter', () => {
  it('tells bibliography, nocite and references', () => {
    const { frontMatter, blocks } = parseDraft(
      '---\nbibliography: [a.bib, b.bib]\nnocite: |\n  @x, @{y z} @y2.\nreferences:\n- id: r1\n  title: T\n---\n\nText\n',
    );
    assert.deepEqual(frontMatter?.bibliography, ['a.bib', 'b.bib']);
    assert.deepEqual(frontMatter.nocite, ['x', 'y2']);
    assert.deepEqual(frontMatter.references, [{ id: 'r1', title: 'T' }]);
    assert.equal(frontMatter.problem, undefined);
    assert.equal(blocks.length, 1);
  });
  it('that is broken is a problem, and the rest is read', () => {
    const { frontMatter, quotations } = parseDraft('---\na: [b\nc: "d\n---\n\n“Still read.”\n');
    assert.ok(frontMatter?.problem);
    assert.deepEqual(frontMatter.data['bibliography'], undefined);
    assert.equal(quotations[0]?.prose.text, 'Still read.');
  });
  for (const text of ['---\n\nA rule.\n\n---\n', 'a: 1\n---\n', '--- \nnever closed: 1\n'])
    it(`is not ${JSON.stringify(text)}`, () =>
      assert.equal(parseDraft(text).frontMatter, undefined));
});

describe('suppressions', () => {
  /** Scope, ids and what is covered. */
  const read = (text: string) =>
    parseDraft(text).suppressions.map(
      ({ scope, checks, reason, covers }) =>
        [scope, checks.join(), reason, slice(text, covers)] as const,
    );
  it('of the next block', () => {
    assert.deepEqual(
      read('<!-- ibid-disable-next-line misquote, unsourced-claim: said: so -->\n\nA\nb.\n\nC.'),
      [['next-line', 'misquote,unsourced-claim', 'said: so', 'A\nb.']],
    );
  });
  it('of the next line, inside a paragraph', () => {
    assert.deepEqual(read('A <!-- ibid-disable-next-line -->\nb\nc'), [['next-line', '', '', 'b']]);
  });
  it('of a table and of a list item', () => {
    assert.equal(
      read('<!-- ibid-disable-next-line a -->\n| a |\n|---|\n| b |\n')[0]?.[3],
      '| a |\n|---|\n| b |',
    );
    assert.equal(read('- a <!-- ibid-disable-next-line a -->\n- b\n  c\n- d')[0]?.[3], '- b\n  c');
  });
  it('of a range, closed for the same check or for all', () => {
    assert.deepEqual(
      read('<!-- ibid-disable a b -->A<!-- ibid-enable a -->B<!-- ibid-enable -->C').map(
        (s) => s[3],
      ),
      ['A<!-- ibid-enable a -->B'],
    );
    assert.equal(read('<!-- ibid-disable a -->\n\nB')[0]?.[3], '\n\nB');
  });
  it('of a file, also in MDX', () => {
    const text = 'A\n\n{/* ibid-disable-file misquote: old */}\n\nB';
    assert.deepEqual(read(text), [['file', 'misquote', 'old', text]]);
  });
  it('not in code', () => {
    assert.deepEqual(
      read('`<!-- ibid-disable-file -->`\n\n```\n<!-- ibid-disable-file -->\n```\n'),
      [],
    );
  });
});

describe('detectStyle', () => {
  const style = (text: string) => detectStyle(parseDraft(text));
  const table: readonly [text: string, citations: string, marks: string, nested: string][] = [
    ['', 'pandoc', '“”', '‘’'],
    ['A [@b]. It\'s "so it".', 'pandoc', '""', "''"],
    ["It's so.", 'pandoc', '""', "''"],
    ['A.[^1] „B c“\n\n[^1]: [@a]', 'footnote', '„“', '‚‘'],
    ['A ([Doe](doe.md)) «b c»', 'link', '«»', '“”'],
    ['A [Doe](https://x.org) «b ‹c d› e»', 'pandoc', '«»', '‹›'],
    ['A [[doe]] »b c«', 'wiki', '»«', '›‹'],
    ['---\nlang: sv\n---\n', 'pandoc', '””', '’’'],
  ];
  for (const [text, citations, marks, nested] of table)
    it(JSON.stringify(text), () => {
      const found = style(text);
      assert.deepEqual(
        [found.citations, found.marks.join(''), found.nested.join('')],
        [citations, marks, nested],
      );
    });
  it('sees line ends, blanks in marks and notes in place', () => {
    const found = style('A\r\n\r\n«\u202fb c\u202f»^[See [@a].]');
    assert.deepEqual([found.eol, found.spacing, found.notes], ['\r\n', '\u202f', 'inline']);
  });
});

describe('reading again after an edit', () => {
  const pieces = [
    'A “b c” [@d, p. 3]. ',
    'He’s *so* [^1].',
    '\n',
    '\n\n',
    '> q “r” s\n',
    '- item\n',
    '  more\n',
    '# H\n',
    '| a | b |\n|---|---|\n| “c d” | e |\n',
    '[^1]: See [@x].\n',
    '[r]: doe.md\n',
    '[w][r] ',
    '```\ncode\n```\n',
    '```\n',
    '<!-- c -->\n',
    '<!--',
    '-->',
    '$$\nx\n$$\n',
    '$$',
    ':::\n',
    ': def\n',
    '“',
    '”',
    '"',
    '---\n',
    'a: 1\n',
    '    ind\n',
    '<div>\nx\n</div>\n',
    '\\begin{x}\n',
    '\\end{x}\n',
    '{/* c */}\n',
    '1. one\n',
    '`',
    '\r\n',
    'Term\n',
    '=\n',
    '>\n',
    '+--+\n',
  ];
  const text = fc
    .array(fc.constantFrom(...pieces), { maxLength: 24 })
    .map((parts) => parts.join(''));
  const plain = ({ blocks, quotations, sentences, ...rest }: Draft) =>
    JSON.parse(
      JSON.stringify({
        ...rest,
        blocks: blocks.map((block) => ({ ...block, offsets: block.prose.offsets })),
        quotations: quotations.map((one) => ({ ...one, offsets: one.prose.offsets })),
        sentences: sentences.map((sentence) => ({ ...sentence, offsets: sentence.offsets })),
      }),
    ) as unknown;

  it('gives what reading afresh gives', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom(...pieces, 'x', '')), {
          minLength: 1,
          maxLength: 4,
        }),
        (start, edits) => {
          let now = start;
          let draft = parseDraft(now);
          for (const [at, length, added] of edits) {
            const from = at % (now.length + 1);
            now = now.slice(0, from) + added + now.slice(from + length);
            draft = parseDraft(now, draft);
            assert.deepEqual(plain(draft), plain(parseDraft(now)), JSON.stringify(now));
          }
        },
      ),
      { numRuns: 120 },
    );
  }).timeout(20000);

  // A quote that ends since a table follows; the same words as a paragraph and as a heading.
  const long = `> ${'Words of a quote. '.repeat(12)}`;
  for (const [before, after] of [
    [`${long}\n| b | c |\n|---|---|\n`, `${long}\n| b | c |\n|---|--x\n`],
    ['x\n\n: def\n=\n', 'x\n\ndef\n=\n'],
  ] as const)
    it(`reads ${JSON.stringify(after.slice(-24))} in place of ${JSON.stringify(before.slice(-24))}`, () => {
      assert.deepEqual(plain(parseDraft(after, parseDraft(before))), plain(parseDraft(after)));
    });

  it('reads only the block that changed', () => {
    const before = Array.from(
      { length: 40 },
      (_, i) => `Paragraph ${i} says “so and so” [@k${i}].`,
    ).join('\n\n');
    const first = parseDraft(before);
    const second = parseDraft(before.replace('Paragraph 20 says', 'Paragraph 20 now says'), first);
    const readings = (draft: Draft) => {
      const memory = Object.getOwnPropertySymbols(draft).map(
        (symbol) =>
          (draft as unknown as Record<symbol, { leaves: { readings: Map<string, object> } }>)[
            symbol
          ]!,
      )[0]!;
      return new Set(memory.leaves.readings.values());
    };
    const known = readings(first);
    assert.equal(known.size, 40);
    assert.equal([...readings(second)].filter((reading) => !known.has(reading)).length, 1);
  });
});

describe('hard drafts', () => {
  it('are read to their end', () => {
    const line = 'The “quick brown” fox [@a, p. 3] jumps *over* it. ';
    const { quotations, citations, sentences } = parseDraft(line.repeat(1000));
    assert.deepEqual([quotations.length, citations.length, sentences.length], [1000, 1000, 1000]);
  });
  for (const piece of [
    '[',
    '[a](',
    '*a ',
    '_a*',
    '`` ` ',
    '<!--',
    '$a ',
    '"a ',
    "'a b ",
    '“',
    '@a ',
    '^[',
    '{',
    '> ',
    '- ',
    '|',
    '\\a{',
    '[[',
    '<a b="',
    '&a',
  ])
    it(`with ${JSON.stringify(piece)} again and again`, () => {
      const text = piece.repeat(9000 / piece.length);
      assert.equal(parseDraft(text).text, text);
    });
  it('of any characters lead every offset back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const draft = parseDraft(text);
        for (const { prose } of [...draft.blocks, ...draft.quotations]) {
          assert.equal(prose.offsets.length, prose.text.length + 1);
          const rising = prose.offsets.every(
            (offset, i) => offset <= text.length && (!i || offset >= prose.offsets[i - 1]!),
          );
          assert.ok(rising);
        }
      }),
      { numRuns: 60 },
    );
  }).timeout(20000);
});
