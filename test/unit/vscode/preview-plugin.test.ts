import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { carryMarks, type MarkedText } from '../../../src/vscode/preview-marks';
import { addMarks, type MarkdownIt as Markdown } from '../../../src/vscode/preview-plugin';

/** Marks the parts that stand between `{`, a number and `}` pairs: `{0 words }`. */
function render(text: string, marked: Omit<MarkedText, 'text'>, source = text): string {
  const markdown = new MarkdownIt({ html: true, linkify: true, typographer: true });
  addMarks(markdown as unknown as Markdown, () => ({ text: source, ...marked }), {
    references: 'Works cited',
  });
  return markdown.render(text);
}

function at(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  assert.ok(start >= 0);
  return { start, end: start + words.length };
}

const quotation = (text: string, words: string, title = '✓ exact', isBlock = false) => ({
  ...at(text, words),
  quotation: { kind: 'verified' as const, title, isBlock },
});

describe('marks in the preview', () => {
  it('stand round a quotation with markup in it, and change nothing else', () => {
    const text = 'He said “it was **never** the *gate*” to me.\n';
    const marks = [quotation(text, '“it was **never** the *gate*”')];
    assert.equal(
      render(text, { marks, references: [] }),
      '<p>He said <span class="ibid-quotation ibid-verified" title="✓ exact">“it was ' +
        '<strong>never</strong> the <em>gate</em>”</span> to me.</p>\n',
    );
  });

  it('give a citation its number and its passage, with nothing of a source alive', () => {
    const text = 'So it was [@doe, p. 3].\n\n@doe says more.\n';
    const evil = '<img src=x onerror=alert(1)> https://evil.example "quoted"';
    const marks = [
      { ...at(text, '[@doe, p. 3]'), citation: { text: '[1, p. 3]', title: evil } },
      { start: 25, end: 29, citation: { text: `${evil} [1]`, title: evil } },
    ];
    const html = render(text, { marks, references: [evil] });
    assert.match(
      html,
      /So it was <span class="ibid-citation" title="[^"]*">\[1, p\. 3\]<\/span>\./,
    );
    assert.match(html, /Works cited<\/p>\s*<ol>\s*<li>\s*&lt;img/);
    assert.doesNotMatch(html, /<img|<a /);
    assert.doesNotMatch(html, /@doe/);
  });

  it('mark block quotations by a class of their own', () => {
    const text = 'Before.\n\n> The alarm went\n> at nine.\n\nBehind.\n';
    const marks = [quotation(text, '> The alarm went\n> at nine.', 'exact', true)];
    assert.match(
      render(text, { marks, references: [] }),
      /<blockquote class="ibid-quotation ibid-verified" title="exact">/,
    );
  });

  it('leave out what does not stand in one block, and leave no trace', () => {
    const text = '“First paragraph\n\n“second” one.\n\n![“alt”](x.png) `“code”`\n';
    const marks = [
      quotation(text, '“First paragraph\n\n“second”'),
      quotation(text, '“alt”'),
      quotation(text, '“code”'),
    ];
    const html = render(text, { marks, references: [] });
    assert.doesNotMatch(html, /[\uFDD0-\uFDD2]|%EF%B7|<span/);
    assert.match(html, /alt="“alt”"/);
    assert.match(html, /<code>“code”<\/code>/);
  });

  it('stay while the draft is edited elsewhere, and go where it is edited', () => {
    const text = 'One “first words” here and “second words” there, at the end of it all.\n';
    const marked = {
      text,
      marks: [quotation(text, '“first words”'), quotation(text, '“second words”')],
      references: [],
    };
    const edited = text.replace('second', 'sec');
    assert.equal(render(edited, marked, text).match(/<span/g)?.length, 1);
    const moved = text.replace('One', 'One more of');
    assert.deepEqual(
      carryMarks(marked, moved)!.map(({ start, end }) => moved.slice(start, end)),
      ['“first words”', '“second words”'],
    );
    assert.equal(carryMarks(marked, 'Quite another text.'), undefined);
  });
});
