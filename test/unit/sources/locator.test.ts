import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  locate,
  locatorAgrees,
  parseLocator,
  printLocator,
} from '../../../src/core/sources/locator';
import type { Block, Locator, SourceDocument } from '../../../src/core/sources/types';

const NOWHERE: Locator = {
  line: 1,
  page: null,
  pageEnd: null,
  pageIndex: null,
  chapter: null,
  section: null,
  time: null,
  paragraph: null,
};

function documentOf(blocks: readonly Omit<Block, 'start' | 'end'>[]): SourceDocument {
  const text = blocks.map(() => 'word').join('\n');
  return {
    format: 'pdf',
    text,
    blocks: blocks.map((block, i) => ({ ...block, start: i * 5, end: i * 5 + 4 })),
    metadata: {},
    problems: [],
  };
}

describe('locate', () => {
  it('finds the block of every offset, as looking at each block does', () => {
    const document = documentOf(
      Array.from({ length: 9 }, (_, i) => ({
        kind: 'paragraph',
        page: String(i + 7),
        pageIndex: i + 1,
      })),
    );
    fc.assert(
      fc.property(fc.nat(43), fc.nat(43), (a, b) => {
        const span = { start: Math.min(a, b), end: Math.max(a, b) + 1 };
        const first = document.blocks.findLast(({ start }) => start <= span.start)!;
        const last = document.blocks.findLast(({ start }) => start <= span.end - 1)!;
        const located = locate(document, span);
        assert.equal(located.page, first.page);
        assert.equal(located.pageEnd, first.page === last.page ? null : last.page);
        assert.equal(located.pageIndex, first.pageIndex);
        assert.equal(located.pageIndexEnd ?? located.pageIndex, last.pageIndex);
        assert.equal(located.line, Math.floor(span.start / 5) + 1);
      }),
    );
  });

  it('counts paragraphs where there is no other place, headings and notes left out', () => {
    const document = documentOf([
      { kind: 'heading' },
      { kind: 'paragraph' },
      { kind: 'note' },
      { kind: 'quote' },
    ]);
    assert.deepEqual(
      document.blocks.map((block) => locate(document, block).paragraph),
      [null, 1, null, 2],
    );
  });

  it('says something of a document without text', () => {
    const empty = { ...documentOf([]), text: '' };
    assert.deepEqual(locate(empty, { start: 0, end: 0 }), NOWHERE);
  });
});

describe('printLocator', () => {
  const cases: readonly (readonly [Partial<Locator>, string])[] = [
    [{ page: '12', pageIndex: 3 }, 'p. 12'],
    [{ page: 'xii', pageEnd: 'xiii' }, 'pp. xii-xiii'],
    [{ pageIndex: 3, section: 'Method' }, 'PDF page 3'],
    [{ pageIndex: 3, pageIndexEnd: 4 }, 'PDF pages 3-4'],
    [{ chapter: '3', section: 'The Letter' }, 'ch. 3'],
    [{ chapter: 'Chapter IV: The Letter' }, 'ch. IV'],
    [{ chapter: 'The Letter' }, 'ch. “The Letter”'],
    [{ section: 'Method', paragraph: 9 }, 'sec. “Method”'],
    [{ section: 'What “on set” means' }, 'sec. “What ‘on set’ means”'],
    [{ time: 751_400, section: 'Talk' }, '00:12:31'],
    [{ time: 36_000_000 }, '10:00:00'],
    [{ paragraph: 4 }, 'para. 4'],
    [{}, ''],
  ];
  for (const [locator, printed] of cases) {
    it(`prints ${printed || 'nothing'}`, () => {
      assert.equal(printLocator({ ...NOWHERE, ...locator }), printed);
    });
  }
});

describe('parseLocator', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['p. 12', 'page', '12-12'],
    ['p.12', 'page', '12-12'],
    ['pp. 12–13', 'page', '12-13'],
    ['12', 'page', '12-12'],
    ['33-35, 38', 'page', '33-35 38-38'],
    ['pages 3 and 7', 'page', '3-3 7-7'],
    ['213-5', 'page', '213-215'],
    ['12f.', 'page', '12-13'],
    ['S. 4 f.', 'page', '4-5'],
    ['Seite 4', 'page', '4-4'],
    ['pág. 3', 'page', '3-3'],
    ['p. xii', 'page', 'xii-xii'],
    ['p. 12, my emphasis', 'page', '12-12'],
    ['PDF page 3', 'pdf-page', '3-3'],
    ['ch. 3', 'chapter', '3-3'],
    ['chapter Three', 'chapter', 'Three-Three'],
    ['Kapitel 5', 'chapter', '5-5'],
    ['sec. “Method”', 'section', 'Method-Method'],
    ['section Method', 'section', 'Method-Method'],
    ['§ 3.2', 'section', '3.2-3.2'],
    ['para. 4', 'paragraph', '4-4'],
    ['¶4', 'paragraph', '4-4'],
    ['l. 5', 'line', '5-5'],
    ['L10', 'line', '10-10'],
    ['lines 5–9', 'line', '5-9'],
  ];
  for (const [written, kind, ranges] of cases) {
    it(`reads ${written}`, () => {
      const parsed = parseLocator(written);
      assert.equal(parsed?.kind, kind);
      assert.equal(parsed.ranges.map((range) => range.join('-')).join(' '), ranges);
    });
  }

  const times: readonly (readonly [string, number, number])[] = [
    ['12:31', 751_000, 751_000],
    ['00:12:31', 751_000, 751_000],
    ['at 1:02:03', 3_723_000, 3_723_000],
    ['00:12:31-00:13:00', 751_000, 780_000],
    ['1h 2m 3s', 3_723_000, 3_723_000],
  ];
  for (const [written, from, to] of times) {
    it(`reads the time ${written}`, () =>
      assert.deepEqual(parseLocator(written)?.time, [from, to]));
  }

  for (const written of ['see also', 'mix', 'emphasis added', 'vol. 2', '']) {
    it(`makes nothing of "${written}"`, () => assert.equal(parseLocator(written), undefined));
  }

  it('reads back what it prints', () => {
    const places: Partial<Locator>[] = [
      { page: '12' },
      { page: '12', pageEnd: '13' },
      { pageIndex: 3 },
      { chapter: 'IV' },
      { section: 'Method and Data' },
      { time: 751_000 },
      { paragraph: 4 },
    ];
    for (const place of places) {
      const locator = { ...NOWHERE, ...place };
      assert.equal(
        locatorAgrees(parseLocator(printLocator(locator))!, locator),
        true,
        printLocator(locator),
      );
    }
  });
});

describe('locatorAgrees', () => {
  const cases: readonly (readonly [string, Partial<Locator>, boolean | undefined])[] = [
    ['p. 12', { page: '12' }, true],
    ['p. 12', { page: '13' }, false],
    ['p. 13', { page: '12', pageEnd: '13' }, true],
    ['pp. 10-12, 15', { page: '15' }, true],
    ['p. 12', { pageIndex: 3 }, undefined],
    ['p. 12', { section: 'Method' }, undefined],
    ['p. 12', { page: 'xii' }, false],
    ['p. 12', { page: 'A-12' }, undefined],
    ['p. 1,024', { page: '1024' }, true],
    ['PDF page 3', { pageIndex: 3, page: '215' }, true],
    ['PDF page 3', { pageIndex: 5, page: '217' }, false],
    ['PDF page 3', { pageIndex: 2, pageIndexEnd: 3 }, true],
    ['PDF pages 3-4', { pageIndex: 4 }, true],
    ['12:31', { time: 750_000, timeEnd: 755_000 }, true],
    ['12:31', { time: 100_000, timeEnd: 105_000 }, false],
    ['12:31', { time: 600_000 }, undefined],
    ['1:02', { time: 3_725_000, timeEnd: 3_730_000 }, true],
    ['12:31', { page: '3' }, undefined],
    ['ch. 4', { chapter: 'IV' }, true],
    ['chapter Four', { chapter: 'Chapter 4: The Letter' }, true],
    ['ch. 5', { chapter: 'IV' }, false],
    ['ch. 5', { chapter: 'The Letter' }, undefined],
    ['sec. “Method”', { section: '2.1 Method' }, true],
    ['§ 2', { section: '2.1 Method' }, true],
    ['sec. “Results”', { section: 'Method' }, undefined],
    ['para. 5', { paragraph: 4 }, true],
    ['para. 40', { paragraph: 4 }, false],
    ['para. 4', { page: '4' }, undefined],
    ['l. 40', { line: 3 }, undefined],
  ];
  for (const [written, place, agrees] of cases) {
    it(`says ${String(agrees)} of ${written} and ${JSON.stringify(place)}`, () => {
      assert.equal(locatorAgrees(parseLocator(written)!, { ...NOWHERE, ...place }), agrees);
    });
  }

  it('looks at the headings of the document for a section', () => {
    const text = '# Method\n\n## People\n\nWe asked ten.\n\n# Results\n\nThey said yes.';
    const at = (words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    });
    const document: SourceDocument = {
      format: 'markdown',
      text,
      blocks: [
        { ...at('# Method'), kind: 'heading', level: 1, section: 'Method' },
        { ...at('## People'), kind: 'heading', level: 2, section: 'People' },
        { ...at('We asked ten.'), kind: 'paragraph', section: 'People' },
        { ...at('# Results'), kind: 'heading', level: 1, section: 'Results' },
        { ...at('They said yes.'), kind: 'paragraph', section: 'Results' },
      ],
      metadata: {},
      problems: [],
    };
    const span = at('asked ten');
    const agrees = (written: string) =>
      locatorAgrees(parseLocator(written)!, locate(document, span), { document, span });
    assert.equal(agrees('sec. “Method”'), true);
    assert.equal(agrees('sec. “Results”'), false);
    assert.equal(agrees('sec. “Appendix”'), undefined);
    assert.equal(agrees('l. 5'), true);
    assert.equal(agrees('l. 9'), false);
  });
});
