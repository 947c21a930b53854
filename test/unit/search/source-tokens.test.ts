import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lexicon } from '../../../src/core/search/lexicon';
import { createSourceIndex } from '../../../src/core/search/source-index';
import { tokens as tokensIn } from '../../../src/core/search/token-scanner';
import type { SourceTokens } from '../../../src/core/search/types';
import { WordForms } from '../../../src/core/search/word-forms';
import { stem } from '../../../src/core/text/stem';
import { memoryHost, plainDocument, plainSource } from './memory-host';

async function tokensOf(...texts: readonly string[]): Promise<SourceTokens> {
  const index = createSourceIndex(memoryHost());
  for (const [i, text] of texts.entries())
    await index.add(plainSource(`s${i}`), plainDocument(text), `h${i}`);
  return (await index.tokens(`s${texts.length - 1}`))!;
}

const WORDS =
  'city cities citing creation creates ran running runs went going goes useless. don’t U.S. The'.split(
    ' ',
  );
const prose = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 900 });

describe('the words of a source', () => {
  it('are found where the scanner finds them, by word and by stem', async () => {
    await fc.assert(
      fc.asyncProperty(prose, prose, async (other, list) => {
        const text = list.join(' ');
        const all = tokensIn(text);
        const read = await tokensOf(other.join(' '), text);
        assert.equal(read.size, all.length);
        for (const word of new Set(all.map(({ token }) => token))) {
          const places = [...all.keys()].filter((i) => all[i]!.token === word);
          assert.deepEqual([...read.placesOf(word)], places);
          const forms = [...all.keys()].filter((i) => stem(all[i]!.token) === stem(word));
          const found = new Set(read.placesOfStem(stem(word)));
          assert.ok(
            forms.every((place) => found.has(place)),
            word,
          );
          const sentences = new Set(Array.from(found, (place) => read.sentenceOf(place)));
          assert.deepEqual([...read.sentencesOfStem(stem(word))], [...sentences]);
        }
        const initials = (fewest: number): string =>
          all.map(({ token }) => (token.length < fewest ? '' : token[0])).join('');
        assert.deepEqual(read.initials, [initials(1), initials(4)]);
      }),
      { numRuns: 30 },
    );
  });

  it('have their text, with the marks around it', async () => {
    const text = `${'One two three four. '.repeat(200)}“He left,” she said. (It was late.) ${'Five six. '.repeat(300)}`;
    const read = await tokensOf(text);
    const [left] = read.placesOf('left');
    const first = read.sentenceStart(read.sentenceOf(left!));
    const ranges = [
      { start: 0, end: 4 },
      { start: first, end: first + 4 },
      { start: first + 4, end: first + 7 },
      { start: read.size - 2, end: read.size },
    ];
    const found = read.spansOf(text, ranges).map(({ start, end }) => text.slice(start, end).trim());
    assert.deepEqual(found, [
      'One two three four.',
      '“He left,” she said.',
      '(It was late.)',
      'Five six.',
    ]);
  });

  it('are known by how they begin, and as acronyms with points', async () => {
    const read = await tokensOf('Others have nothing here.', 'The U.N. and a republic met.');
    assert.ok(read.hasBeginning('republ'));
    assert.ok(!read.hasBeginning('noth'));
    assert.ok(!read.hasBeginning('republics'));
    assert.deepEqual([...read.placesOfStem('un')], [1]);
    assert.equal(read.placesOfStem('nu').length, 0);
  });

  it('are gone with their source', async () => {
    const index = createSourceIndex(memoryHost());
    assert.equal(await index.tokens('nowhere'), undefined);
  });
});

describe('forms of words', () => {
  it('are all words of a lexicon that have a stem or begin so', () => {
    const letters = fc.stringMatching(/^[a-eéginsyt]{1,9}$/);
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 60 }), (words) => {
        const lexicon = new Lexicon();
        for (const word of words) lexicon.add(word);
        const forms = new WordForms(lexicon);
        for (const word of words) {
          const start = word.slice(0, 3);
          const begun = forms.beginningWith(start).map((id) => lexicon.word(id));
          const wanted = words.filter((other) => other.startsWith(start));
          assert.deepEqual([...begun].sort(), [...new Set(wanted)].sort());
          const found = new Set(forms.ofStem(stem(word)).map((id) => lexicon.word(id)));
          for (const other of words)
            if (stem(other) === stem(word))
              assert.ok(found.has(other), `${other} for ${stem(word)}`);
        }
      }),
    );
  });
});
