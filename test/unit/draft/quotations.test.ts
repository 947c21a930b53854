import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import { slice } from '../../../src/core/text/span';

/** The outermost quotations' words as their reader sees them. */
const quoted = (text: string) =>
  parseDraft(text)
    .quotations.filter(({ depth }) => depth === 0)
    .map(({ prose }) => prose.text);

describe('quotation marks', () => {
  const table: readonly [name: string, text: string, words: readonly string[]][] = [
    ['curly', 'He “never did” so.', ['never did']],
    ['straight', 'He "never did" so.', ['never did']],
    ['single curly', 'He ‘never did’ so.', ['never did']],
    ['single straight', "He 'never did' so.", ['never did']],
    ['guillemets with blanks', 'Il « n’a rien dit » alors.', ['n’a rien dit']],
    ['guillemets with no-break blanks', 'Il «\u00a0n’a rien dit\u202f» alors.', ['n’a rien dit']],
    ['guillemets without', 'Él «no dijo nada» así.', ['no dijo nada']],
    ['German', 'Er „sagte nichts“ dazu.', ['sagte nichts']],
    ['Polish', 'On „nic nie rzekł” wtedy.', ['nic nie rzekł']],
    ['German guillemets', 'Er »sagte nichts« dazu.', ['sagte nichts']],
    ['Swedish', 'Han ”sade inget” då.', ['sade inget']],
    ['Swedish guillemets', 'Han »sade inget» då.', ['sade inget']],
    ['German single', 'Er ‚sagte nichts‘ dazu.', ['sagte nichts']],
    ['single guillemets', 'Il ‹ ne dit rien › alors.', ['ne dit rien']],
    ['Japanese', '彼は「何も言わなかった」。', ['何も言わなかった']],
    ['Japanese double', '『本の題名』を読む。', ['本の題名']],
    ['two in a sentence', 'A “b c” d “e f”.', ['b c', 'e f']],
    ['two German ones', '„a b“ und „c d“', ['a b', 'c d']],
    ['entities', 'He &ldquo;never did&rdquo; &amp; &quot;so on&quot;.', ['never did', 'so on']],
    ['escaped marks', 'He \\"never did\\" so.', ['never did']],
    ['emphasis and a link inside', '“we *never* [did](x.md) so”', ['we never did so']],
    ['emphasis around', '**“never did”** *"so"*', ['never did', 'so']],
    ['one-sided emphasis', '“we *did it*” and “*so* on”', ['we did it', 'so on']],
    ['code inside', '“call `f(x)` now”', ['call f(x) now']],
    ['edits of a writer', '“[T]he […] thing [sic] … ended”', ['[T]he […] thing [sic] … ended']],
    ['an undone line', 'He “never\ndid” so.', ['never did']],
    ['in a heading', '# On “being so”', ['being so']],
    ['in a table', '| “a b” | c |\n|---|---|\n| d | “e f” |', ['a b', 'e f']],
    [
      'in raw HTML',
      '<div title="no “no” no">\n<p>Say “yes &amp; no” now.</p>\n</div>',
      ['yes & no'],
    ],
    ['in inline HTML', 'A <span title="x “y” z">“b c”</span>', ['b c']],
    ['behind a dash', 'So—“never did”—he said', ['never did']],
    ['right-to-left', 'הוא אמר “אף פעם לא” אז', ['אף פעם לא']],
    ['emoji', '😀 “never 😀 did” so', ['never 😀 did']],
  ];
  for (const [name, text, words] of table) it(name, () => assert.deepEqual(quoted(text), words));
});

describe('what is no quotation', () => {
  const table: readonly [name: string, text: string, words: readonly string[]][] = [
    ['apostrophes', "It's the dogs' bowls, don't they say 'tis rock 'n' roll of the '90s?", []],
    ['curly apostrophes', 'It’s the dogs’ bowls, ’tis rock ’n’ roll of the ’90s', []],
    ['a word in single marks', "A so-called 'expert' and ‘pundit’ spoke.", []],
    ['inches and feet', `He is 6'2" tall and the pipe 12" wide.`, []],
    [
      'a plural inside single marks',
      "He said 'the dogs' bowls are empty' then.",
      ["the dogs' bowls are empty"],
    ],
    ['code', '`“a b”` and\n\n```\n“c d”\n```\n\n    “e f”\n', []],
    ['mathematics', '$a “b c” d$ and\n\n$$\n“d e”\n$$\n', []],
    ['link targets and titles', '[a](b.md "the “c d” e") ![“x y”](z.png)', []],
    ['front matter', '---\ntitle: “a b c”\n---\n', []],
    ['comments', 'a <!-- “b c” --> d\n\n<!--\n“e f”\n-->\n', []],
    ['R chunks and inline code', '```{r}\nx <- "a b"\n```\n\nA `r paste("b c")` d', []],
    ['modules of MDX', 'import A from "a b c"\nexport const x = "a b"\n\nText', []],
    ['TeX with braces in it', 'A \\note{x \\emph{“a b”} y}{z} B', []],
    ['TeX', '\\begin{figure}\n“a b”\n\\end{figure}\n', []],
  ];
  for (const [name, text, words] of table) it(name, () => assert.deepEqual(quoted(text), words));
});

describe('unbalanced marks lose only themselves', () => {
  const table: readonly [text: string, words: readonly string[]][] = [
    ['“a b. Then “c d” e.', ['c d']],
    ['a b.” Then “c d” e.', ['c d']],
    ['“a b "c d" e', ['c d']],
    ['a 5" b and "c d" e', ['c d']],
    ['"a b\n\nc" d "e f" g', ['e f']],
    ["'a b “c d” e", ['c d']],
    ['„a b. „c d“ e', ['c d']],
    ['“a ‘b c” d', ['a ‘b c']],
  ];
  for (const [text, words] of table) it(text, () => assert.deepEqual(quoted(text), words));
});

describe('nesting', () => {
  it('tells the depth', () => {
    const { quotations } = parseDraft(
      'He “said ‘never “ever did” so’ to” us, "and \'the rest\' too".',
    );
    assert.deepEqual(
      quotations.map(({ depth, prose }) => [depth, prose.text]),
      [
        [0, 'said ‘never “ever did” so’ to'],
        [1, 'never “ever did” so'],
        [2, 'ever did'],
        [0, "and 'the rest' too"],
        [1, 'the rest'],
      ],
    );
  });
});

describe('quotations over paragraphs', () => {
  it('are one, whose paragraphs a line break joins', () => {
    const text = 'He: “One ‘a b’.\n\n“Two.\n\n“Three.” [@a]\n\nFour “five six”.';
    const { quotations, citations } = parseDraft(text);
    const [whole, inner, last] = quotations;
    assert.equal(whole?.prose.text, 'One ‘a b’.\nTwo.\nThree.');
    assert.equal(slice(text, whole), 'One ‘a b’.\n\n“Two.\n\n“Three.');
    assert.equal(citations[whole.citation!]?.items[0]?.targetSpan.start, text.indexOf('a]'));
    assert.deepEqual([inner?.depth, inner?.prose.text], [1, 'a b']);
    assert.deepEqual([last?.depth, last?.prose.text], [0, 'five six']);
  });
  it('need a mark on each paragraph and one at the end', () => {
    assert.deepEqual(quoted('“One.\n\nTwo.\n\n“Three four.”'), ['Three four.']);
    assert.deepEqual(quoted('“One.\n\n“Two.\n\nThree.'), []);
    assert.deepEqual(quoted('« Un deux.\n\n« Trois. »'), ['Un deux.\nTrois.']);
  });
});

describe('block quotes', () => {
  const table: readonly [name: string, text: string, words: readonly string[]][] = [
    ['lines', '> one\n> two\nthree', ['one two three']],
    ['paragraphs', '> one\n>\n> two', ['one\ntwo']],
    ['an attribution line', '> one two\n> — Jane Doe, *Work*', ['one two']],
    ['an attribution paragraph', '> one two\n>\n> -- [Doe](x.md), p. 3', ['one two']],
    ['a citation', '> one two. [@doe, p. 3]', ['one two.']],
    ['a reference in words', '> one two. (Doe 2020, p. 3)', ['one two.']],
    ['marks around it', '> “one ‘two three’ four.” [@doe]', ['one ‘two three’ four.']],
    ['marks and an attribution', '> "one two" — Oxford Dictionary', ['one two']],
    ['marks over paragraphs', '> “one two.\n>\n> “three.” [@a]', ['one two.\nthree.']],
    ['marks and emphasis around it', '> “*one* two” [@a]', ['one two']],
    ['marks around a part', '> He “did it” so', ['He “did it” so']],
    ['a list', '> one:\n> - two\n> - three', ['one:\ntwo\nthree']],
    ['a callout', '> [!NOTE]\n> one “two three”', ['two three']],
    ['a callout with a title', '> [!quote]- Title\n> one', []],
    ['only code', '> ```\n> x\n> ```', []],
    ['in a list', '- a\n\n  > one\n  > two\n', ['one two']],
    ['nested', '> one\n> > two\n', ['one\ntwo']],
  ];
  for (const [name, text, words] of table) it(name, () => assert.deepEqual(quoted(text), words));

  it('span from the first to the last character', () => {
    const text = 'A:\n\n> one\n> two. [@a]\n> — Doe\n';
    const [quotation] = parseDraft(text).quotations;
    assert.equal(slice(text, quotation!), 'one\n> two.');
    assert.equal(slice(text, quotation!.outer), '> one\n> two. [@a]\n> — Doe');
    assert.deepEqual([quotation!.kind, quotation!.marks], ['block', ['', '']]);
  });
});

describe('offsets of a quotation', () => {
  it('lead every character back to the draft, also with CRLF and emoji', () => {
    const text = '---\r\na: 1\r\n---\r\n\r\n😀 “we \\*did*\r\nnot*\r\n  &amp; so” [@a]\r\n';
    const { prose, start, end, outer } = parseDraft(text).quotations[0]!;
    assert.equal(slice(text, { start, end }), text.slice(outer.start + 1, outer.end - 1));
    for (let i = 0; i < prose.text.length; i++) {
      const char = prose.text[i]!;
      const there = text[prose.offsets[i]!]!;
      assert.ok(
        there === char || (char === ' ' && /\s/.test(there)) || (char === '&' && there === '&'),
      );
    }
    assert.equal(prose.offsets.length, prose.text.length + 1);
  });
});

describe('speakers', () => {
  const table: readonly [text: string, speaker: string | undefined][] = [
    ['Nikas said, “we never did that.”', 'Nikas'],
    ['“We never did,” said Mary Carmack-Altwies.', 'Mary Carmack-Altwies'],
    ['“We never did,” District Attorney Mary Carmack-Altwies said.', 'Mary Carmack-Altwies'],
    ['According to Ludwig van Beethoven, “we never did.”', 'Ludwig van Beethoven'],
    ['“We never did,” according to J. K. Rowling.', 'J. K. Rowling'],
    ['Jane Doe: “We never did.”', 'Jane Doe'],
    ['„Wir nicht“, sagte Angela Merkel.', 'Angela Merkel'],
    ['He said, “we never did.”', undefined],
    ['“We never did,” she said.', undefined],
    ['The lawyer said, “we never did.”', undefined],
    ['Roughly: “we never did.”', undefined],
    ['@doe writes “we never did.”', undefined],
    ['On Monday they said “we never did.”', undefined],
    ['“We never did,” [@a] Nikas said.', 'Nikas'],
    ['“We never did” [@a]. Nikas said nothing.', undefined],
    ['“We never did” [@a]. Nikas said: “Nor we.”', undefined],
    ['“We never did.” Nikas said: “Nor we.”', undefined],
    ['“We never did” [@a]; Nikas said: “Nor we.”', undefined],
    ['“Did we?” Nikas said.', 'Nikas'],
    ['“We never did.” said Nikas.', 'Nikas'],
    ['“We never did…” Nikas said.', 'Nikas'],
    ['Nikas said so. “We never did.”', undefined],
    ['“We never did.” According to Nikas, they had.', undefined],
  ];
  for (const [text, speaker] of table)
    it(text, () => assert.equal(parseDraft(text).quotations[0]?.speaker, speaker));

  for (const between of ['” [@a]. ', '.” ', '.” [@a] ', '” [@a]; ', ',” she said. ', '” – '])
    it(`leaves a speaker to the quotation that follows: “We never did${between}Nikas said: “Nor we.”`, () => {
      const { quotations } = parseDraft(`“We never did${between}Nikas said: “Nor did we.”`);
      assert.deepEqual(
        quotations.map(({ speaker }) => speaker),
        [undefined, 'Nikas'],
      );
    });
});
