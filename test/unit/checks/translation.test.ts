import assert from 'node:assert/strict';
import type { LibraryQuery } from '../../../src/core/checks/types';
import { check, judgeAll, libraryOf } from './test-library';

const SOURCES: Readonly<Record<string, string>> = {
  'rapport.txt':
    'On compte deux cent quatorze maisons brûlées dans la ville, et ni les archives ni le grain n’ont pu être sauvés. Le conseil a demandé du secours aux villages voisins, qui en ont donné sans compter. Les habitants dorment dans les granges et sous les chariots.',
  'lords.txt':
    'The list is not a queue. It is a census of despair in our cities, and every name on it is a family that waits for a house. We have built too few of them for thirty years, and the money that was voted has gone elsewhere.',
  'bericht.txt':
    'Der Turm war noch nicht eingestürzt, als der Rat am Morgen tagte. Man hat die Glocken mit Seilen aus dem Turm geholt und auf den Markt gebracht, wo sie bis zum Herbst unter einem Dach aus Brettern lagen.',
};

const CASES: readonly (readonly [string, string])[] = [
  // Said to be a translation.
  [
    'translation',
    '“two hundred and fourteen houses burnt to the ground” (my translation) [@rapport].',
  ],
  ['translation', '“two hundred and fourteen houses burnt” [@rapport, my trans.].'],
  ['translation', 'In my translation, “no grain, no archives, nothing” [@rapport].'],
  ['translation', '„zweihundert Häuser, kein Korn, keine Akten“ [@rapport] (Übers. d. Verf.).'],
  ['translation', '„eine Zählung, keine Schlange“ (eigene Übersetzung) [@lords].'],
  ['translation', '«doscientas casas quemadas, ningún archivo» [@rapport] (la traducción es mía).'],
  ['translation', '« un recensement, point de file » [@lords] (ma traduction).'],
  [
    'translation',
    '“no grain, no archives, nothing at all”.[^1]\n\n[^1]: [@rapport]; translation mine.',
  ],
  // Seen to be one.
  ['translation', '„eine Zählung der Verzweiflung in unseren Städten“ [@lords].'],
  ['translation', '“They have brought the bells out of the tower and to the market” [@bericht].'],
  ['translation', '« elle n’est pas une file, et on la compte dans toutes les villes » [@lords].'],
  ['translation', '«La lista no es una cola para los que esperan, y es un censo» [@lords].'],
  [
    'translation',
    '«Las casas de la ciudad se han quemado y el grano no se ha salvado» [@rapport].',
  ],
  // In the source's own language, whatever is said.
  ['altered', '“It is a census of poverty in our cities” [@lords].'],
  ['altered', '“It is a census of poverty in our cities” (my translation) [@lords].'],
  ['notFound', '“The houses of the poor have been sold to the rich for nothing” [@lords].'],
  [
    'notFound',
    '„Die Glocken wurden von den Bauern in der Nacht auf das Feld gebracht“ [@bericht].',
  ],
  ['notFound', '« Le maire a vendu toutes les cloches aux marchands de la ville » [@rapport].'],
  ['altered', '„Der Turm war noch nicht abgebrannt, als der Rat am Morgen tagte“ [@bericht].'],
  // Too short to tell.
  ['notFound', '“bells without towers, Abraham” [@bericht].'],
];

describe('translations', () => {
  let library: LibraryQuery;
  before(async () => {
    const encoder = new TextEncoder();
    library = await libraryOf(
      Object.entries(SOURCES).map(([name, text]) => [name, encoder.encode(text)]),
    );
  });

  for (const [expected, draft] of CASES)
    it(`${expected}: ${draft.split('\n')[0]}`, async () => {
      const [judged] = await judgeAll(draft, library);
      assert.equal(judged!.translation ? 'translation' : judged!.verdict, expected);
    });

  it('says so, as information', async () => {
    const { findings } = await check(CASES[0]![1], library);
    assert.deepEqual(
      findings.map(({ check: id, severity, message }) => [id, severity, message.id]),
      [['unchecked-quote', 'information', 'unchecked-quote.translation']],
    );
  });
});
