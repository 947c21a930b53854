import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isNegation, guessLanguage } from '../../../src/core/text/language/languages';
import { findNumbers } from '../../../src/core/text/numbers';

/** Each figure as `text=value unit ~precision`. */
const read = (text: string, language?: string): string[] =>
  findNumbers(text, language).map(
    (n) =>
      `${text.slice(n.start, n.end)}=${String(n.value)}` +
      (n.unit ? ` ${n.unit}` : '') +
      (n.approximate ? ` ~${n.approximate}` : '') +
      (n.ordinal ? ' ordinal' : '') +
      (n.year ? ' year' : '') +
      (n.decade ? ' decade' : ''),
  );

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['en', 'six hundred thousand and 600,000', ['six hundred thousand=600000', '600,000=600000']],
  [
    'en',
    'a $0.6 million, US$5 bill, 5 dollars',
    ['$0.6 million=600000 USD', 'US$5=5 USD', '5 dollars=5 USD'],
  ],
  [
    'en',
    '5% is 5 percent is five per cent',
    ['5%=5 percent', '5 percent=5 percent', 'five per cent=5 percent'],
  ],
  [
    'en',
    'in 1995 and the 1990s, nineteen eighty-four, twenty twenty',
    ['1995=1995 year', '1990s=1990 decade', 'nineteen eighty-four=1984', 'twenty twenty=2020'].map(
      (s) => (s.startsWith('1990s') ? '1990s=1990 year decade' : s),
    ),
  ],
  [
    'en',
    'about 300, nearly 12, more than 3 million people',
    ['300=300 ~about', '12=12 ~under', '3 million=3000000 ~over'],
  ],
  [
    'en',
    '£5m, $5 m, €3M, a 5m wall',
    ['£5m=5000000 GBP', '$5 m=5000000 USD', '€3M=3000000 EUR', '5=5'],
  ],
  [
    'fr',
    '3,2 M€, 1,9 M €, 12 k€',
    ['3,2 M€=3200000 EUR', '1,9 M €=1900000 EUR', '12 k€=12000 EUR'],
  ],
  ['fr', 'un mur de 5 m et 3 m²', ['5=5', '3=3']],
  [
    'es',
    '5 mil millones de euros, 5 mil',
    ['5 mil millones de euros=5000000000 EUR', '5 mil=5000'],
  ],
  [
    'en',
    'half a million, a dozen, half a dozen, a hundred',
    ['half a million=500000', 'a dozen=12', 'half a dozen=6', 'a hundred=100'],
  ],
  [
    'en',
    'two thirds, three quarters, two and a half million',
    ['two thirds=0.666666666667', 'three quarters=0.75', 'two and a half million=2500000'],
  ],
  ['en', 'the twenty-first and the 21st', ['twenty-first=21 ordinal', '21st=21 ordinal']],
  ['en', '10–15 percent', ['10=10 percent', '15 percent=15 percent']],
  ['en', 'one hundred and five but five and six', ['one hundred and five=105', 'five=5', 'six=6']],
  ['en', 'hundreds of people, version 1.2.3, B2B, a third', ['third=3 ordinal']],
  ['fr', 'de 10 à 000 million', ['10=10', '000 million=0']],
  ['en', 'from 3 to 5 million euros', ['3=3000000 EUR', '5 million euros=5000000 EUR']],
  ['en', '$48.7 million, 9.2 more than planned', ['$48.7 million=48700000 USD', '9.2=9200000 USD']],
  ['en', '2.5 million voters, 12 more seats', ['2.5 million=2500000', '12=12']],
  [
    'en',
    '2.5 million in 1931. It was 12 more than planned',
    ['2.5 million=2500000', '1931=1931 year', '12=12'],
  ],
  ['es', '48,7 millones, 9,2 más de lo previsto', ['48,7 millones=48700000', '9,2=9200000']],
  ['en', '1.234 and 1,234 and 1.234,50', ['1.234=1.234', '1,234=1234', '1.234,50=1234.5']],
  [
    'de',
    'zwei Millionen, zweihunderttausend, dreihundertfünfundzwanzig',
    ['zwei Millionen=2000000', 'zweihunderttausend=200000', 'dreihundertfünfundzwanzig=325'],
  ],
  [
    'de',
    '1.234 Euro, 1,5 Mio. Euro, rund 30 Prozent, 10 000',
    [
      '1.234 Euro=1234 EUR',
      '1,5 Mio. Euro=1500000 EUR',
      '30 Prozent=30 percent ~about',
      '10 000=10000',
    ],
  ],
  ['de', 'ein Mann und eine Million', ['eine Million=1000000']],
  [
    'fr',
    'trois cents, deux mille, quatre-vingt-dix-sept, vingt et un',
    ['trois cents=300', 'deux mille=2000', 'quatre-vingt-dix-sept=97', 'vingt et un=21'],
  ],
  [
    'fr',
    'un homme paie 10 000 euros, 3,5 pour cent',
    ['10 000 euros=10000 EUR', '3,5 pour cent=3.5 percent'],
  ],
  [
    'es',
    'dos millones, treinta y dos, quince por ciento',
    ['dos millones=2000000', 'treinta y dos=32', 'quince por ciento=15 percent'],
  ],
  [
    'es',
    'mil novecientos ochenta y cuatro, mil millones',
    ['mil novecientos ochenta y cuatro=1984', 'mil millones=1000000000'],
  ],
];

describe('findNumbers', () => {
  for (const [language, text, expected] of CASES) {
    it(`reads “${text}” (${language})`, () => {
      assert.deepEqual(read(text, language), expected);
    });
  }

  it('reads back every whole number written with group separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (n) => {
        const text = n.toLocaleString('en-US');
        assert.equal(findNumbers(`So ${text} came.`)[0]?.value, n);
        const german = n.toLocaleString('de-DE');
        assert.equal(findNumbers(`Also ${german} kamen.`, 'de')[0]?.value, n);
      }),
    );
  });

  it('reads groups parted by spaces where they are usual, or where it is told so', () => {
    const values = (...args: Parameters<typeof findNumbers>) =>
      findNumbers(...args).map(({ value }) => value);
    assert.deepEqual(values('some 20 995 of 2010 300', 'fr'), [20995, 2010, 300]);
    assert.deepEqual(values('some 20 995 of 2010 300', 'en'), [20, 995, 2010, 300]);
    assert.deepEqual(values('some 20 995 of 2010 300', 'en', true), [20995, 2010, 300]);
  });

  it('keeps figures in order and apart', () => {
    const word = fc.constantFrom(
      'six',
      'hundred',
      'and',
      'a',
      '5',
      '1,000',
      'half',
      'million',
      '%',
      '$',
      '-',
      'third',
    );
    fc.assert(
      fc.property(fc.array(word), (list) => {
        const text = list.join(' ');
        let at = 0;
        for (const n of findNumbers(text)) {
          assert.ok(n.start >= at && n.end > n.start, text);
          assert.ok(Number.isFinite(n.value), text);
          at = n.end;
        }
      }),
    );
  });
});

describe('language tables', () => {
  it('tell negations', () => {
    for (const word of ['not', "don't", 'nicht', 'kein', 'jamais', 'nunca'])
      assert.ok(isNegation(word));
    for (const word of ['sin', 'note', 'noch', 'know']) assert.ok(!isNegation(word));
    assert.ok(isNegation('sin', 'es'));
  });

  it('guess the language of a text', () => {
    assert.equal(guessLanguage('The cat sat on the mat and it was happy with that.'), 'en');
    assert.equal(guessLanguage('Die Katze saß auf der Matte und war damit nicht allein.'), 'de');
    assert.equal(guessLanguage('Le chat est sur le tapis et il ne bouge pas du tout.'), 'fr');
    assert.equal(guessLanguage('El gato está en la casa y no se mueve por las noches.'), 'es');
    assert.equal(guessLanguage(''), 'en');
  });
});
