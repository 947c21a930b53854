import assert from 'node:assert/strict';
import { checkClaim } from '../../../src/core/checks/support';

const SOURCES = {
  de: `Die Brücke wurde am 3. Mai 2019 eröffnet. Sie kostete 1.234,5 Millionen Euro. Rund 600.000 Menschen nutzen sie
jährlich, die Hälfte davon im Sommer.`,
  fr: `Le pont a été inauguré le 14 novembre 2023. Il a coûté 1 234,5 millions d'euros. Une douzaine d'ouvriers ont
été blessés. Le maire, Jean Laval, a 47 ans.`,
  es: `El puente se inauguró el 14 de noviembre de 2023. Costó 1.234,5 millones de euros. Lo cruzan unas 600.000
personas al año.`,
  en: `The Marlow bridge opened on 14 November 2023 after 30 months of work. It cost $1.25 million, half of it paid by
the county. Between 1,200 and 1,500 people cross it daily. A dozen workers were hurt. Mayor Anna Fenwick, 47, called it
the third largest project of the World Harbour Organization. Networks of convolutions (CNNs) counted the cars.`,
};

type Language = keyof typeof SOURCES;

/** What a statement has that its source lacks; nothing for a fair paraphrase. */
const TABLE: readonly (readonly [Language, string, readonly string[]])[] = [
  ['de', 'Die Brücke wurde am 3. Mai eröffnet und kostete 1.234,5 Millionen Euro.', []],
  ['de', 'Sie kostete 1,2345 Milliarden Euro und hat rund 600 000 Nutzer.', []],
  ['de', 'Im Sommer kommen 50 Prozent der Menschen.', []],
  ['de', 'Die Brücke wurde am 4. Mai 2019 eröffnet.', ['4. Mai 2019']],
  ['fr', 'Le pont a été inauguré le 14 novembre 2023 et a coûté 1 234,5 millions d’euros.', []],
  ['fr', 'Douze ouvriers ont été blessés.', []],
  ['fr', 'Le pont a été inauguré le 15 novembre 2023.', ['15 novembre 2023']],
  ['es', 'El puente costó 1.234,5 millones de euros y se inauguró el 14 de noviembre.', []],
  ['es', 'El puente se inauguró el 15 de noviembre de 2023.', ['15 de noviembre de 2023']],
  ['en', 'The bridge opened on November 14, 2023 and cost 1,250,000 dollars.', []],
  ['en', 'Twelve workers were hurt, and 50 percent was paid by the county.', []],
  ['en', 'About 1,300 people cross it daily, said Fenwick, who is 47 years old.', []],
  ['en', "The WHO's 3rd largest project took two and a half years.", []],
  ['en', 'A CNN counted the cars.', []],
  ['en', 'In the autumn of 2023 it opened to more than a thousand people a day.', []],
  ['en', 'The county paid 60 percent of it.', ['60 percent']],
  ['en', 'The bridge cost $2.25 million and opened in 2022.', ['$2.25 million', '2022']],
];

const SHARES: readonly (readonly [language: string, source: string, claim: string])[] = [
  ['de', 'Der Steg ist halb bezahlt, sagt die Stadt.', '50 Prozent des Steges sind bezahlt.'],
  ['fr', 'Un dixième des ouvriers a quitté le pont.', '10 % des ouvriers ont quitté le pont.'],
  [
    'es',
    'La cuarta parte de los obreros dejó el puente.',
    'El 25 % de los obreros dejó el puente.',
  ],
  ['es', 'Un quinto de los obreros dejó el puente.', 'El 20 % de los obreros dejó el puente.'],
  [
    'es',
    'La décima parte de los obreros dejó el puente.',
    'El 10 % de los obreros dejó el puente.',
  ],
];

describe('checkClaim in four languages', () => {
  for (const [language, source, claim] of SHARES)
    it(`takes a share that is told in a word: ${claim}`, () => {
      const missing = (text: string) =>
        checkClaim(text, [{ id: language, text: source }]).unsupported.map((part) => part.kind);
      assert.deepEqual(missing(claim), []);
      assert.deepEqual(missing(claim.replace(/\d+/, '37')), ['number']);
    });
  for (const [language, claim, parts] of TABLE) {
    it(`${parts.length ? `misses ${parts.join(', ')}` : 'accuses nobody'} in “${claim}”`, () => {
      const { unsupported } = checkClaim(claim, [{ id: language, text: SOURCES[language] }]);
      assert.deepEqual(
        unsupported.map(({ text }) => text),
        parts,
      );
    });
  }
});
