import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readClaimWords } from '../../../src/core/checks/claim-words';
import { gatherEvidence } from '../../../src/core/checks/evidence';
import { FigurePlaces } from '../../../src/core/checks/figure-places';
import { checkClaim } from '../../../src/core/checks/support';
import { createSourceIndex } from '../../../src/core/search/source-index';
import type { SourceTokens } from '../../../src/core/search/types';
import { languageTable } from '../../../src/core/text/language/languages';
import { findNumbers } from '../../../src/core/text/numbers';
import { memoryHost, plainDocument, plainSource } from '../search/memory-host';

async function tokensOf(text: string): Promise<SourceTokens> {
  const index = createSourceIndex(memoryHost());
  await index.add(plainSource('s'), plainDocument(text), 'h');
  return (await index.tokens('s'))!;
}

/** What a chronicle of some harbour might say, in sentences that repeat names and figures. */
function chronicle(sentences: number): string {
  const people = ['Anna Brandt', 'Tom Okafor', 'the harbour master', 'Lucia Ferro', 'The council'];
  const deeds = ['bought', 'sold', 'repaired', 'counted', 'never inspected', 'did not lease'];
  const counts = ['twelve', 'forty-two', '318', 'two hundred and five', '1,250', 'a dozen', 'half'];
  const things = ['barrels', 'ships', 'nets', 'lanterns', 'crates of tea', 'cranes'];
  return Array.from({ length: sentences }, (_, i) => {
    const pick = (list: readonly string[], step: number): string => list[(i * step) % list.length]!;
    const what = `${pick(deeds, 5)} ${pick(counts, 3)} ${pick(things, 7)}`;
    const end = i % 7 === 6 ? '.\n\n' : '. ';
    return `In ${1700 + (i % 190)} ${pick(people, 2)} ${what} near the ${i % 3 ? 'old' : 'new'} quay${end}`;
  }).join('');
}

const LONG = `${chronicle(900)}The lighthouse keeper Elias Wren was born in 1801 and lit the lamp on 14 March
1823. He had saved 3.5 million candles by then, and U.N. ships did not pass for six weeks. Some 66.1 per
cent of the oil was spent within three decades. ${chronicle(500)}`;

describe('evidence of a long source', () => {
  const statements: readonly string[] = [
    'Elias Wren lit the lamp on 14 March 1823.',
    'Elias Wren lit the lamp on 15 March 1823.',
    'Wren saved 3,500,000 candles.',
    'Wren saved about 4 million candles.',
    'Wren saved 8 million candles.',
    'The lighthouse keeper, aged 22 years, lit the lamp.',
    'UN ships did not pass for 42 days.',
    'UN ships did not pass for six months.',
    'Two thirds of the oil was spent.',
    'The oil was spent within 30 years.',
    'The oil was spent within 80 years.',
    'Tom Okafor inspected two hundred and five lanterns.',
    'Anna Brandt never sold 205 ships near the new quay in 1888.',
    'Heinrich Vogel bought 77 cranes.',
    'Lucia Ferro did not repair twelve nets.',
    'The lamp was lit in the 1820s.',
    'The lamp was lit in the 1930s.',
    'More than 3 million candles were saved.',
  ];
  for (const statement of statements)
    it(`says of “${statement}” what all of the text says`, async () => {
      const tokens = await tokensOf(LONG);
      const words = readClaimWords(statement, 'en');
      const whole = checkClaim(statement, [{ id: 's', text: LONG }], words);
      const part = checkClaim(statement, [{ id: 's', text: LONG, tokens }], words);
      const named = ({ unsupported }: typeof whole) =>
        unsupported.map(({ kind, text }) => [kind, text]);
      assert.deepEqual(named(part), named(whole));
      assert.equal(part.supported, whole.supported);
    });

  it('is a small part of it', async () => {
    const tokens = await tokensOf(LONG);
    for (const statement of statements) {
      const { spans } = gatherEvidence(readClaimWords(statement, 'en'), LONG, tokens);
      const read = spans.reduce((sum, { start, end }) => sum + end - start, 0);
      assert.ok(read < LONG.length / 10, `${statement} ${read}`);
    }
  });
});

describe('places of figures', () => {
  const words =
    'two twenty five hundred thousand and a half million dozen thirds 10 000 3.5 1,250 men';
  const LONG_FIGURES: readonly (readonly [string, string, number])[] = [
    ['fr', 'En mille neuf cent quatre-vingt-dix-neuf il partit.', 1999],
    ['fr', 'Neuf cent quatre-vingt-dix-sept mille deux cent trente-six voix.', 997_236],
    ['en', 'Two hundred and twelve million four hundred and six thousand and nine.', 212_406_009],
    ['en', 'It cost 12 345 678 901 crowns.', 12_345_678_901],
  ];
  for (const [language, text, value] of LONG_FIGURES)
    it(`are known of ${value} in “${text}”`, async () => {
      const figures = new FigurePlaces(await tokensOf(text), languageTable(language));
      assert.equal(figures.near(value, { low: 0.999, high: 1.001 }).same.length, 1);
    });

  it('are known of every figure that the text has', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...words.split(' ')), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('en', 'fr', 'es', 'de'),
        async (list, language) => {
          const text = list.join(' ');
          const figures = new FigurePlaces(await tokensOf(text), languageTable(language));
          for (const { value, start } of findNumbers(text, language)) {
            const { same, close, scaled } = figures.near(value, { low: 0.999, high: 1.001 });
            const place = text.slice(0, start).split(' ').length - 1;
            const near = [...same, ...close, ...scaled].some(
              (other) => Math.abs(other - place) <= 1,
            );
            assert.ok(near, `${value} in ${text}`);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
