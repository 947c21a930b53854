import assert from 'node:assert/strict';
import {
  changeMarks,
  growQuotation,
  shortenQuotation,
  suppress,
  suppressor,
  toBlockQuotation,
  toInlineQuotation,
} from '../../../src/core/draft/edit-quotation';
import { parseDraft } from '../../../src/core/draft/parse';
import { applyEdits } from '../../../src/core/text/span';

describe('shortenQuotation', () => {
  const table: readonly [name: string, marked: string, expected: string | undefined][] = [
    ['the middle', 'He: “we never ‸did do ‸that thing” so.', 'He: “we never … that thing” so.'],
    ['parts of words', 'He: “we never d‸id d‸o that thing”.', 'He: “we never … that thing”.'],
    ['the beginning', '“‸In the end,‸ we never did it”.', '“[W]e never did it”.'],
    ['a beginning in mid-sentence', 'that “‸in the‸ end we did it”.', 'that “end we did it”.'],
    ['the end', '“we never did it‸ at all‸”.', '“we never did it”.'],
    ['everything', '“‸we never did it‸”.', undefined],
    ['beyond the marks', 'a ‸b “one two‸ three four” c', 'a b “three four” c'],
  ];
  for (const [name, marked, expected] of table)
    it(name, () => {
      const start = marked.indexOf('‸');
      const end = marked.lastIndexOf('‸') - 1;
      const text = marked.replaceAll('‸', '');
      const draft = parseDraft(text);
      const edits = shortenQuotation(draft, draft.quotations[0]!, { start, end });
      assert.equal(edits && applyEdits(text, edits), expected);
    });
});

describe('growQuotation', () => {
  const source = 'It was late. In the end, we never “did” that at all. Nobody knew. Fin.';
  const grow = (text: string, words: string, direction: 'before' | 'after') => {
    const start = source.indexOf(words);
    const draft = parseDraft(text);
    const span = { start, end: start + words.length };
    const edits = growQuotation(draft, draft.quotations[0]!, source, span, direction);
    return edits && applyEdits(text, edits);
  };
  it('takes in the rest of the sentence first', () => {
    assert.equal(
      grow('“we never” [@a].', 'we never', 'after'),
      '“we never ‘did’ that at all.” [@a].',
    );
    assert.equal(grow('“[W]e never” [@a].', 'we never', 'before'), '“In the end, we never” [@a].');
  });
  it('then the next sentence', () => {
    assert.equal(grow('“Nobody knew” [@a].', 'Nobody knew.', 'after'), '“Nobody knew Fin.” [@a].');
    assert.equal(
      grow('“Nobody knew.” [@a].', 'Nobody knew.', 'after'),
      '“Nobody knew. Fin.” [@a].',
    );
    assert.equal(
      grow('“In the end, we” [@a].', 'In the end, we', 'before'),
      '“It was late. In the end, we” [@a].',
    );
  });
  it('ends with the source', () => {
    assert.equal(grow('“It was late”', 'It was late', 'before'), undefined);
    assert.equal(grow('“Fin.”', 'Fin.', 'after'), undefined);
  });
});

describe('inline and block', () => {
  const pairs: readonly [name: string, inline: string, block: string][] = [
    [
      'with a citation',
      'He said:\n\n“we *never* ‘did’ that” [@a, p. 3].\n',
      'He said:\n\n> we *never* “did” that [@a, p. 3]\n',
    ],
    [
      'with a note',
      '“we never did”[^1]\n\n[^1]: See [@a].\n',
      '> we never did[^1]\n\n[^1]: See [@a].\n',
    ],
    ['without one', 'A.\n\n“we never did”\n\nB.\n', 'A.\n\n> we never did\n\nB.\n'],
  ];
  for (const [name, inline, block] of pairs) {
    it(`${name}, to block`, () => {
      const draft = parseDraft(inline);
      assert.equal(applyEdits(inline, toBlockQuotation(draft, draft.quotations[0]!)), block);
    });
    it(`${name}, to inline`, () => {
      const draft = parseDraft(block);
      const back = applyEdits(block, toInlineQuotation(draft, draft.quotations[0]!));
      assert.equal(back, inline.replace('].\n', ']\n').replace('See [@a]\n', 'See [@a].\n'));
    });
  }
  it('takes a quotation out of its sentence', () => {
    const text = 'He said “we never did” [@a], and left.';
    const draft = parseDraft(text);
    assert.equal(
      applyEdits(text, toBlockQuotation(draft, draft.quotations[0]!)),
      'He said\n\n> we never did [@a]\n\nand left.',
    );
  });
  it('joins the lines and paragraphs of a block', () => {
    const text = '> One\n> two.\n>\n> Three. [@a]\n';
    const draft = parseDraft(text);
    assert.equal(
      applyEdits(text, toInlineQuotation(draft, draft.quotations[0]!)),
      '“One two. Three” [@a].\n',
    );
  });
});

describe('changeMarks', () => {
  it('turns outer and inner marks, apostrophes stay', () => {
    const text = `"we 'never ever' don't" and "so"`;
    const draft = parseDraft(text);
    assert.equal(
      applyEdits(text, changeMarks(draft, draft.quotations, ['“', '”'], ['‘', '’'])),
      `“we ‘never ever’ don't” and “so”`,
    );
  });
  it('leaves right marks alone', () => {
    const draft = parseDraft('“we never”');
    assert.deepEqual(changeMarks(draft, draft.quotations, ['“', '”'], ['‘', '’']), []);
  });
});

describe('suppressor', () => {
  it('says of every place of a draft what it says of each alone', () => {
    const text =
      '# A\r\n\r\nB “c d” e “f g”.\r\n\r\n- one “h i”\r\n- two\r\n\r\n| a | “b” |\r\n|---|---|\r\n| c | “d” |\r\n\r\n> quoted\r\n> more\r\n';
    const draft = parseDraft(text);
    const silence = suppressor(draft);
    for (let start = 0; start <= text.length; start++) {
      const span = { start, end: start };
      const alone = suppress(draft, span, ['misquote'], 'known');
      assert.deepEqual(silence(span, ['misquote'], 'known'), alone, `at ${start}`);
      assert.ok(
        /[\r\n]$/.test(text.slice(0, alone.start)) || alone.text.startsWith(' ') || !alone.start,
      );
    }
  });
});

describe('suppress', () => {
  const C = '<!-- ibid-disable-next-line misquote: known -->';
  const table: readonly [name: string, marked: string, expected: string][] = [
    ['a paragraph', 'A.\n\nB “c‸ d” e.\n', `A.\n\n${C}\nB “c d” e.\n`],
    ['a wrapped paragraph', 'A.\n\nB\nc “d‸ e”.\n', `A.\n\n${C}\nB\nc “d e”.\n`],
    ['the first item', 'A:\n\n- b‸\n- c\n', `A:\n\n${C}\n- b\n- c\n`],
    ['a later item', '- b\n- c‸\n', `- b ${C}\n- c\n`],
    ['a table', '| a |\n|---|\n| b‸ |\n', `${C}\n| a |\n|---|\n| b |\n`],
    ['a block quote', 'A.\n\n> b\n> c‸\n', `A.\n\n${C}\n> b\n> c\n`],
    ['a callout', '> [!NOTE]\n> b‸\n', `> [!NOTE]\n> ${C}\n> b\n`],
    ['CRLF', 'A.\r\n\r\nB‸.\r\n', `A.\r\n\r\n${C}\r\nB.\r\n`],
    [
      'MDX',
      "import A from 'a'\n\nB‸.\n",
      "import A from 'a'\n\n{/* ibid-disable-next-line misquote: known */}\nB.\n",
    ],
  ];
  for (const [name, marked, expected] of table)
    it(name, () => {
      const at = marked.indexOf('‸');
      const text = marked.replace('‸', '');
      const edit = suppress(parseDraft(text), { start: at, end: at }, ['misquote'], ' known ');
      const after = applyEdits(text, [edit]);
      assert.equal(after, expected);
      const [read] = parseDraft(after).suppressions;
      const moved = at + (edit.start <= at ? edit.text.length : 0);
      assert.ok(read && read.covers.start <= moved && moved <= read.covers.end, 'covers the place');
      assert.deepEqual([read.checks, read.reason], [['misquote'], 'known']);
    });
});
