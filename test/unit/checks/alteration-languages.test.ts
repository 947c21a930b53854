import assert from 'node:assert/strict';
import { textLibrary } from './statement-library';
import { judgeAll } from './test-library';

const SOURCES = {
  de: 'Am Abend erklärte der Hafenmeister Jürgen Thoms, dass die Fähre nach Norderney seit drei Jahren nicht mehr fährt. Die alte Brücke wurde von der Stadt Emden verkauft.',
  fr: 'Le soir, le maire Paul Vernier a déclaré que le bac de Saint-Malo ne traverse plus la baie depuis trois ans. Le vieux pont a été vendu par la ville de Dinard.',
  es: 'Por la noche el alcalde Pablo Herrera dijo que la barca de Ribadeo no cruza la ría desde hace tres años. El puente viejo fue vendido por la villa de Luarca.',
};
type Language = keyof typeof SOURCES;

/** The language, the quotation, and what was changed in it. */
const TABLE: readonly (readonly [Language, string, string])[] = [
  [
    'de',
    'der Hafenmeister Jürgen Petersen, dass die Fähre nach Norderney seit drei Jahren',
    'name',
  ],
  ['de', 'dass die Fähre nach Norderney seit vier Jahren nicht mehr fährt', 'number'],
  ['de', 'dass die Fähre nach Norderney seit drei Jahren mehr fährt', 'negation'],
  // Every German noun has a capital: one alone is no name.
  ['de', 'dass die Barke nach Norderney seit drei Jahren nicht mehr fährt', 'words'],
  ['de', 'Die alte Brücke wurde von der Stadt Emden verschenkt', 'words'],
  ['fr', 'le maire Paul Garnier a déclaré que le bac de Saint-Malo', 'name'],
  ['fr', 'Le vieux pont a été vendu par la ville de Cancale', 'name'],
  ['fr', 'ne traverse plus la baie depuis quatre ans', 'number'],
  ['fr', 'le bac de Saint-Malo traverse la baie depuis trois ans', 'negation'],
  ['fr', 'Le vieux pont a été donné par la ville de Dinard', 'words'],
  ['es', 'el alcalde Pablo Molina dijo que la barca de Ribadeo no cruza', 'name'],
  ['es', 'El puente viejo fue vendido por la villa de Navia', 'name'],
  ['es', 'no cruza la ría desde hace cuatro años', 'number'],
  ['es', 'la barca de Ribadeo cruza la ría desde hace tres años', 'negation'],
  ['es', 'El puente viejo fue regalado por la villa de Luarca', 'words'],
];

describe('kinds of alterations in German, French and Spanish', () => {
  for (const [language, quotation, kind] of TABLE) {
    it(`${language}, ${kind}: ${quotation}`, async () => {
      const library = await textLibrary({ source: SOURCES[language] });
      const [judged] = await judgeAll(`„${quotation}“ [@source].`, library);
      assert.deepEqual([judged?.verdict, judged?.kind], ['altered', kind]);
    });
  }
});
