import assert from 'node:assert/strict';
import { createSourceIndex } from '../../../src/core/search/source-index';
import { stem } from '../../../src/core/text/stem';
import { memoryHost, plainDocument, plainSource } from './memory-host';

/** Sentences of eight words that have nothing to do with what is asked. */
const between = (sentences: number): string =>
  'Nobody along that quiet street remembered anything else. '.repeat(sentences);

const TEXT = `${between(5)}The flooding city lost 40 houses by the river. ${between(15)}
A carpenter came. ${between(30)}He married in spring. ${between(5)}`;

describe('verify where words have to stand together', () => {
  const asked = 'The flooding of the city cost 52 houses by a river';
  const cases: [what: string, words: string, least: number, found: boolean][] = [
    ['other forms of all in one sentence', 'floods cities house rivers', 4, true],
    ['one word missing', 'flood city house bridge', 4, false],
    ['one word missing that may', 'flood city house bridge', 3, true],
    ['one word as often as three', 'street quiet bridge', 3, false],
    ['near one another', 'river carpenter', 2, true],
    ['too far away', 'river marry', 2, false],
  ];
  for (const [what, words, least, found] of cases) {
    it(`${found ? 'finds' : 'does not look for'}: ${what}`, async () => {
      const index = createSourceIndex(memoryHost());
      await index.add(plainSource('flood.txt'), plainDocument(TEXT), 'flood');
      const near = { stems: words.split(' ').map(stem), least };
      const [match] = await index.verify(asked, { least: 0.3, near });
      assert.equal(
        match && TEXT.slice(match.start, match.end).includes('40 houses'),
        found || undefined,
      );
    });
  }
});
