import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block } from '../../../src/core/index';
import { countUnused } from '../../../src/vscode/count-unused';
import { fold, unfold } from '../../../src/webview/reading/fold';
import { matchWords, spanOfWords } from '../../../src/webview/reading/match-words';
import { TextSearch } from '../../../src/webview/reading/search-text';
import { cutSections, sectionAt } from '../../../src/webview/reading/sections';
import { stepParagraph, stepSentence } from '../../../src/webview/reading/steps';

const block = (start: number, end: number, more: Partial<Block> = {}): Block => ({
  start,
  end,
  kind: 'paragraph',
  ...more,
});

describe('folding', () => {
  it('keeps letters and digits alone, with their places', () => {
    const text = 'The ﬁrst e\u0301tude—No. 7.';
    const folded = fold(text);
    assert.equal(folded.text, 'thefirstetudeno7');
    const span = unfold(folded, folded.text.indexOf('etude'), 5);
    assert.equal(text.slice(span.start, span.end), 'e\u0301tude');
  });

  it('parts words by one space on demand', () => {
    assert.equal(fold('one —\n two', { spaces: true }).text, 'one two');
  });

  it('leads every character back into the text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, spaces) => {
        const { starts, ends, text: folded } = fold(text, { spaces });
        assert.equal(starts.length, folded.length);
        for (let at = 0; at < folded.length; at++) {
          assert.ok(starts[at]! < ends[at]! && ends[at]! <= text.length);
          assert.ok(at === 0 || starts[at - 1]! <= starts[at]!);
        }
      }),
    );
  });
});

describe('words on a picture', () => {
  const page = fold('Ring the duty engi-neer at onceand write the time in the log. Ring the bell.');

  it('are found whatever hyphens and gaps the drawing has', () => {
    const [span, ...rest] = matchWords(page, 'Ring the duty engineer at once and write');
    assert.deepEqual(rest, []);
    assert.deepEqual(span, { start: 0, end: 40 });
  });

  it('are found nearest to where they are expected', () => {
    assert.equal(matchWords(page, 'ring the', 0.9)[0]!.start, 62);
    assert.equal(matchWords(page, 'ring the', 0.1)[0]!.start, 0);
  });

  it('are marked in pieces where something stands between them, and not at all where little fits', () => {
    const text = 'The operator must never leave FOOTNOTE ONE the control room while a gate is open';
    const words = 'The operator must never leave the control room while a gate is open';
    const spans = matchWords(fold(text), words);
    assert.ok(spans.length > 1, JSON.stringify(spans));
    assert.deepEqual(matchWords(fold(text), 'Nothing of this stands on the page at all'), []);
  });

  it('lead back to the source by their two ends', () => {
    const source = 'The operator must never leave the control room while a gate is open';
    const words = 'The operator must never leave XX the control room while a gate is open';
    assert.deepEqual(spanOfWords(fold(source), words), { start: 0, end: source.length });
    assert.equal(spanOfWords(fold(source), 'not here'), undefined);
  });
});

describe('searching a source', () => {
  it('passes over case, accents, punctuation and line ends', () => {
    const text = 'Élan vital.\nA new élan—vital, or none.';
    const found = new TextSearch(text).find('elan VITAL');
    assert.deepEqual(
      found.map(({ start, end }) => text.slice(start, end)),
      ['Élan vital', 'élan—vital'],
    );
    assert.deepEqual(new TextSearch(text).find(' . '), []);
  });
});

describe('sections', () => {
  it('are pages where there are pages', () => {
    const blocks = [1, 1, 2, 4].map((pageIndex, at) => block(at * 10, at * 10 + 5, { pageIndex }));
    const sections = cutSections(blocks);
    assert.deepEqual(
      sections.map(({ first, end, pageIndex }) => [first, end, pageIndex]),
      [
        [0, 2, 1],
        [2, 3, 2],
        [3, 4, 4],
      ],
    );
    assert.deepEqual(
      [0, 12, 20, 29, 30, 99].map((offset) => sectionAt(sections, offset)),
      [0, 0, 1, 1, 2, 2],
    );
  });

  it('hold every block once, whatever the blocks are', () => {
    const any = fc.record({
      kind: fc.constantFrom('heading' as const, 'paragraph' as const),
      chapter: fc.constantFrom(undefined, 'a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 300 }), (drafts) => {
        const blocks = drafts.map((more, at) => block(at, at + 1, more));
        const covered = cutSections(blocks).flatMap(({ first, end }) =>
          Array.from({ length: end - first }, (_, index) => first + index),
        );
        assert.deepEqual(
          covered,
          blocks.map((_, at) => at),
        );
      }),
    );
  });
});

describe('steps by keys', () => {
  const text = 'One. Two!\n\nThree? Four.';
  const blocks = [block(0, 9), block(11, 23)];

  it('go by paragraphs', () => {
    assert.deepEqual(stepParagraph(blocks, undefined, 10, 1), blocks[1]);
    assert.deepEqual(stepParagraph(blocks, blocks[0], 0, 1), blocks[1]);
    assert.deepEqual(stepParagraph(blocks, blocks[1], 0, -1), blocks[0]);
    assert.equal(stepParagraph(blocks, blocks[1], 0, 1), undefined);
  });

  it('go by sentences, over paragraphs', () => {
    const seen: string[] = [];
    let at = stepSentence(text, blocks, undefined, 0, 1);
    while (at) {
      seen.push(text.slice(at.start, at.end));
      at = stepSentence(text, blocks, at, 0, 1);
    }
    assert.deepEqual(seen, ['One.', 'Two!', 'Three?', 'Four.']);
    const back = stepSentence(text, blocks, { start: 11, end: 17 }, 0, -1);
    assert.deepEqual(back, { start: 5, end: 9 });
  });
});

describe('what is not used', () => {
  it('is counted by headings, with the first paragraph to go to', () => {
    const blocks = [
      block(0, 5),
      block(6, 10, { kind: 'heading', section: 'A' }),
      block(11, 20, { section: 'A' }),
      block(21, 30, { section: 'A' }),
      block(31, 35, { kind: 'chrome' }),
    ];
    assert.deepEqual(countUnused(blocks, [{ start: 12, end: 15 }]), [
      { name: '', start: 0, paragraphs: 1, unused: 1 },
      { name: 'A', start: 21, paragraphs: 2, unused: 1 },
    ]);
  });

  it('passes over paragraphs that a span reaches into from before', () => {
    const [part] = countUnused([block(0, 5), block(6, 9), block(10, 12)], [{ start: 1, end: 8 }]);
    assert.equal(part!.unused, 1);
  });
});
