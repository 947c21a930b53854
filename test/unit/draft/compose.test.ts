import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composeQuotation, type ComposeRequest } from '../../../src/core/draft/compose';
import { parseDraft } from '../../../src/core/draft/parse';
import { applyEdits } from '../../../src/core/text/span';

const PANDOC = { style: 'pandoc', text: '[@doe, p. 3]' } as const;
const NOTE = { style: 'footnote', note: '[@doe, p. 3]' } as const;
const LINK = { style: 'link', text: '([Doe 2020](doe.md))' } as const;

/** Composes at `‸` (or over what stands between two of them) and shows the cursor the same way. */
function compose(
  marked: string,
  words: string,
  rest: Partial<Omit<ComposeRequest, 'draft' | 'at' | 'words'>> = {},
): string {
  const start = marked.indexOf('‸');
  const last = marked.lastIndexOf('‸');
  const text = marked.replaceAll('‸', '');
  const at = { start, end: last === start ? start : last - 1 };
  const draft = parseDraft(text);
  const { edits, cursor } = composeQuotation({
    draft,
    at,
    words,
    form: 'inline',
    citation: PANDOC,
    ...rest,
  });
  const after = applyEdits(text, edits);
  return `${after.slice(0, cursor)}‸${after.slice(cursor)}`;
}

describe('composeQuotation, inline', () => {
  const table: readonly [name: string, marked: string, words: string, expected: string][] = [
    ['an empty draft', '‸', 'We never\n did  that.', '“We never did that” [@doe, p. 3].‸'],
    ['behind a word', 'He said‸', 'we never did.', 'He said “we never did” [@doe, p. 3].‸'],
    ['behind a blank', 'He said, ‸', 'we did', 'He said, “we did” [@doe, p. 3]‸'],
    ['before a full stop', 'He said ‸.', 'we did it.', 'He said “we did it” [@doe, p. 3]‸.'],
    [
      'before more words',
      'He said ‸ and left.',
      'we did it.',
      'He said “we did it” [@doe, p. 3]‸ and left.',
    ],
    ['before a word', 'a ‸b', 'we did', 'a “we did” [@doe, p. 3]‸ b'],
    [
      'before the next sentence',
      'One. ‸ Two.',
      'We did it.',
      'One. “We did it” [@doe, p. 3].‸ Two.',
    ],
    ['a question', 'He asked ‸', 'Did we?', 'He asked “Did we?” [@doe, p. 3].‸'],
    ['over a selection', 'He said ‸half remembered‸.', 'we did', 'He said “we did” [@doe, p. 3]‸.'],
    ['between empty marks', 'He said “‸”.', 'we did', 'He said “we did” [@doe, p. 3]‸.'],
    ['in a parenthesis', 'So (‸)', 'we did', 'So (“we did” [@doe, p. 3]‸)'],
    [
      'inner marks',
      '‸',
      'He said, “no ‘way’ out,” and left',
      '“He said, ‘no “way” out,’ and left” [@doe, p. 3]‸',
    ],
    ['a mark left alone at the end', '‸', 'It was cold.”', '“It was cold” [@doe, p. 3].‸'],
    [
      'a mark left alone at the start',
      '‸',
      '“No one came, he said',
      '“No one came, he said” [@doe, p. 3]‸',
    ],
    ['a mark left alone', '‸', 'the end.” Then it went', '“the end.’ Then it went” [@doe, p. 3]‸'],
    ['apostrophes', '‸', "the dogs' bowls weren’t", "“the dogs' bowls weren’t” [@doe, p. 3]‸"],
    [
      'Markdown in the words',
      '‸',
      'a *b* _c_ d_e [f](g) `h` <i> &amp; ~j~',
      '“a \\*b\\* \\_c\\_ d_e \\[f](g) \\`h\\` \\<i> \\&amp; \\~j\\~” [@doe, p. 3]‸',
    ],
    ['in a table', '| a | ‸ |\n|---|---|', 'x | y', '| a | “x \\| y” [@doe, p. 3]‸ |\n|---|---|'],
    ['in a list', '- one ‸', 'we did', '- one “we did” [@doe, p. 3]‸'],
    ['one sum', '‸', 'it cost $5 then', '“it cost $5 then” [@doe, p. 3]‸'],
    ['two sums', '‸', 'from $5 to US$ 6', '“from \\$5 to US\\$ 6” [@doe, p. 3]‸'],
    [
      'the straight marks of the draft',
      'He "did it all". ‸',
      'we "too" did',
      'He "did it all". "we \'too\' did" [@doe, p. 3]‸',
    ],
    [
      'the German marks of the draft',
      'Er sagt „ja und nein“. ‸',
      'wir “auch” nicht',
      'Er sagt „ja und nein“. „wir ‚auch‘ nicht“ [@doe, p. 3]‸',
    ],
    [
      'the French marks of the draft',
      'Il dit « oui et non ». ‸',
      'nous aussi',
      'Il dit « oui et non ». « nous aussi » [@doe, p. 3]‸',
    ],
    [
      'the language of the draft',
      '---\nlang: de\n---\n\n‸',
      'wir nicht',
      '---\nlang: de\n---\n\n„wir nicht“ [@doe, p. 3]‸',
    ],
  ];
  for (const [name, marked, words, expected] of table)
    it(name, () => assert.equal(compose(marked, words), expected));

  it('writes a link as it is given', () => {
    assert.equal(
      compose('He said ‸', 'we did.', { citation: LINK }),
      'He said “we did” ([Doe 2020](doe.md)).‸',
    );
  });
});

describe('composeQuotation, footnotes', () => {
  it('adds the mark behind the full stop and the note at the end', () => {
    assert.equal(
      compose('He said ‸', 'we did.', { citation: NOTE }),
      'He said “we did.”[^1]‸\n\n[^1]: [@doe, p. 3]\n',
    );
  });
  it('takes the next free number and follows the last note', () => {
    assert.equal(
      compose('A.[^1] B ‸ c.\n\n[^1]: Old.\n', 'we did.', { citation: NOTE }),
      'A.[^1] B “we did”[^2]‸ c.\n\n[^1]: Old.\n[^2]: [@doe, p. 3]\n',
    );
  });
  it('keeps notes apart where the draft does', () => {
    assert.equal(
      compose('A.[^1][^x] B ‸\n\n[^1]: Old.\n\n[^x]: Y.', 'we did', { citation: NOTE }),
      'A.[^1][^x] B “we did”[^2]‸\n\n[^1]: Old.\n\n[^x]: Y.\n\n[^2]: [@doe, p. 3]\n',
    );
  });
  it('writes notes in place where the draft does', () => {
    assert.equal(
      compose('A.^[See [@b].] B ‸', 'we did', { citation: NOTE }),
      'A.^[See [@b].] B “we did”^[[@doe, p. 3]]‸',
    );
  });
  it('keeps the line ends of the draft', () => {
    assert.equal(
      compose('A.\r\n\r\nB ‸\r\n', 'we did', { citation: NOTE }),
      'A.\r\n\r\nB “we did”[^1]‸\r\n\r\n[^1]: [@doe, p. 3]\r\n',
    );
  });
});

describe('composeQuotation, block', () => {
  const table: readonly [name: string, marked: string, words: string, expected: string][] = [
    ['an empty draft', '‸', 'One\ntwo.\n\nThree.', '> One two.\n>\n> Three. [@doe, p. 3]‸'],
    ['the end of a paragraph', 'He said: ‸', 'One.', 'He said:\n\n> One. [@doe, p. 3]‸'],
    [
      'the middle of a paragraph',
      'He said: ‸and left.\n',
      'One.',
      'He said:\n\n> One. [@doe, p. 3]‸\n\nand left.\n',
    ],
    ['the start of a paragraph', 'A.\n\n‸B.\n', 'One.', 'A.\n\n> One. [@doe, p. 3]‸\n\nB.\n'],
    ['a blank line', 'A.\n\n‸\n\nB.\n', 'One.', 'A.\n\n> One. [@doe, p. 3]‸\n\nB.\n'],
    ['right below a heading', '# A\n‸\n', 'One.', '# A\n\n> One. [@doe, p. 3]‸\n'],
    [
      'a list item',
      '- a ‸\n- b\n',
      'One.\n\nTwo.',
      '- a\n\n  > One.\n  >\n  > Two. [@doe, p. 3]‸\n\n- b\n',
    ],
    ['an empty list item', '1. ‸\n', 'One.', '1. > One. [@doe, p. 3]‸\n'],
    [
      'lines that begin like blocks',
      '‸',
      '# a\n\n- b\n\n1. c\n\n> d',
      '> \\# a\n>\n> \\- b\n>\n> 1\\. c\n>\n> \\> d [@doe, p. 3]‸',
    ],
    [
      'CRLF',
      'A.\r\n\r\n‸\r\n',
      'One.\r\n\r\nTwo.',
      'A.\r\n\r\n> One.\r\n>\r\n> Two. [@doe, p. 3]‸\r\n',
    ],
  ];
  for (const [name, marked, words, expected] of table)
    it(name, () => assert.equal(compose(marked, words, { form: 'block' }), expected));
});

describe('composeQuotation, citation alone', () => {
  const table: readonly [
    marked: string,
    citation: typeof PANDOC | typeof NOTE,
    expected: string,
  ][] = [
    ['It is so‸', PANDOC, 'It is so [@doe, p. 3]‸'],
    ['It is so.‸', PANDOC, 'It is so [@doe, p. 3].‸'],
    ['It is so.‸ More.', PANDOC, 'It is so [@doe, p. 3].‸ More.'],
    ['It is ‸so.', PANDOC, 'It is [@doe, p. 3]‸ so.'],
    ['It is so ‸.', NOTE, 'It is so[^1]‸.\n\n[^1]: [@doe, p. 3]\n'],
    ['It is so.‸', NOTE, 'It is so.[^1]‸\n\n[^1]: [@doe, p. 3]\n'],
  ];
  for (const [marked, citation, expected] of table)
    it(marked, () => assert.equal(compose(marked, '', { form: 'citation', citation }), expected));
});

describe('what is composed', () => {
  const nasty = fc.stringMatching(/^[a-zA-Z0-9 .,;:!?*_`~^<>{}()[\]#@&$|\\+=/“”‘’'"é日-]{1,60}$/);
  const plain = (text: string) =>
    text
      .replace(/[“”‘’'"]/g, '')
      .replace(/[.,;:\s]+$/, '')
      .replace(/\s+/g, ' ')
      .trim();

  it('reads back as the words of the source, in every form and place', () => {
    const places = ['‸', 'He said ‸ today.', '- item ‸', '> quoted ‸', 'Wrapped\nline ‸ on\n'];
    fc.assert(
      fc.property(
        nasty,
        fc.constantFrom(...places),
        fc.constantFrom('inline', 'block'),
        (words, place, form) => {
          const body = plain(words);
          fc.pre(/[a-zA-Z]{2}/.test(body) && !/https?:|www\.|@\S+\.|[a-z]@/.test(words));
          fc.pre(!/^\s*(?:--|—)/.test(words));
          const marked = compose(place, words, { form: form as 'inline' | 'block' });
          const { quotations } = parseDraft(marked.replace('‸', ''));
          assert.ok(
            quotations.some(({ prose }) => plain(prose.text).includes(body)),
            JSON.stringify({ marked, found: quotations.map(({ prose }) => prose.text) }),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
