import assert from 'node:assert/strict';
import type { LibraryQuery } from '../../../src/core/checks/types';
import { check, judgeAll, libraryOf } from './test-library';

/* Each source has one sentence or two; each draft quotes it. `edited` and `verbatim` are legal. */

const VTT = (text: string): string =>
  `WEBVTT\n\n00:00:01.000 --> 00:00:09.000\n<v Anna Raman>${text}\n`;

/** A string of references longer than what is quoted around it. */
const STRING = ` See Florida v. Jardines, 569 U.S. 1, 8-9 (2013) (holding that a trained dog on the porch goes too far); \
Kyllo v. United States, 533 U.S. 27, 34 (2001); Payton v. New York, 445 U.S. 573, 585 (1980) (quoting United States v. \
District Court, 407 U.S. 297, 313 (1972)); see also Silverman v. United States, 365 U.S. 505, 511 (1961); Boyd v. United \
States, 116 U.S. 616, 630 (1886); People v. Camacho, 23 Cal. 4th 824, 830, 3 P.3d 878, 882 (2000); Commonwealth v. \
Busfield, 363 A.2d 1227 (Pa. Super. Ct. 1976); cf. California v. Ciraolo, 476 U.S. 207, 213 (1986) (finding no search)`;

const SOURCES: Readonly<Record<string, string>> = {
  'pig.txt':
    'It rained. “The pig,” said her father, “is in heaven by now and will stay there.” Nobody laughed at that.',
  'crabbe.txt':
    '"Well," Mrs. Crabbe told me, "I never did hold with boats." She rose. "And I don\'t hold with them now."',
  'two.txt':
    '“I voted for the bridge in May,” said Adams. “I never wanted any bridge at all,” said Brown.',
  'list.txt':
    'The mayor called the plan “a farce from end to end” and the council called it “a triumph of good sense”.',
  'syndikus.txt':
    'Man tagte lange. „Der Brand“, so faßte es der Syndikus zusammen, „hat die halbe Stadt gekostet.“',
  'minister.txt':
    'Die Lage ist ernst. „Wir haben gespart“, so der Minister, „aber nicht genug getan.“',
  'abuela.txt':
    'Guardo la carta: «No volveré a la casa —escribió mi abuela en una carta—, pero la sueño cada noche».',
  'intendant.txt':
    'Le rapport est net. « La ville n’est plus, écrit l’intendant, qu’un amas de cendres noires. »',
  'calla.txt': 'La poeta dice poco: calla, y su silencio llena la casa vacía del pueblo.',
  'cendres.txt': 'La ville n’est plus qu’un amas de cendres noires depuis la nuit de mardi.',
  'hedge.txt': 'The bridge will, I think, stand for another hundred years without repair.',
  'court.txt':
    'The license is a license with limits. See Florida v. Jardines, 569 U.S. 1, 8 (2013). It does not reach the garden behind the house.',
  'id.txt':
    'A porch is open to all who knock (id. at 9), but a garden is not open to them.12 The fence says “[t]he owner keeps it.”',
  'survey.txt':
    'Sleep fell in men (Doe & Roe, 2020, p. 3) and in women [12, 13] during the long winter of the study.',
  'treaty.txt':
    'The border was drawn (against the will of Spain) along the river and has held since then.',
  'talk.vtt': VTT(
    'I, I sent an, um, an email to the site manager, you know, in August [coughs] and nobody answered it.',
  ),
  'film.srt': [
    'ANNA: We tried to keep the harbour open',
    '- ANNA: until the ice came, and then',
    'we shut it for good.\n- Bob: Nobody asked us.',
    '- Bob (off): Nobody ever did ask the crew.',
  ]
    .map((text, i) => `${i + 1}\n00:00:0${i},000 --> 00:00:0${i + 1},000\n${text}\n`)
    .join('\n'),
  'prose.txt': 'He said it again and again and again, and the the printer set every word of it.',
  'brief.txt': 'Am 3. März 1746 brannte der Turm, und der Rat tagte im August ohne den Syndikus.',
  'dialect.txt': 'I never owed nothing to nobody, he said, and then he paid for all of us.',
  'dole.txt':
    '“I was born here,” says Maria Dole, 84, a retired teacher. “I will die here too.” She laughed.',
  'girard.txt':
    '« Nous avons attendu trois heures, raconte Mme Girard, sans voir un seul médecin. »',
  'soignante.txt':
    '« Ici, tout le monde se connaît, explique Fatima B., 47 ans, aide-soignante. Mais personne ne parle. »',
  'ages.txt': '« Il y avait, dit Paul, 12 ans, mais il y avait, en 1912, 47 ans de guerre. »',
  'rule.txt':
    'The rule is old and well known to every clerk. See, e.g., Doe v. Roe, 9 F. Supp. 2d 1, 3 (D. Mass. 1998). It has not changed since then in any court.',
  'freiheit.txt':
    'Die Freiheit ist geschützt (BVerfGE 7, 198 [205]) und darf nur durch Gesetz beschränkt werden.',
  'may.txt': 'The drug, he found in May 1990, helped nobody over sixty (May 7, 1998) years of age.',
  'string.txt': `The license is limited in purpose and in space.${STRING}. It does not reach the garden.`,
  'inner.txt': `A search begins where a license ends,${STRING}, and it ends where the visitor turns back.`,
  'firm.txt': 'The firm of Marsh & Sons built the northern pier and lost money on it.',
};

const CASES: readonly (readonly [string, string, string])[] = [
  // Who is speaking, left out of the source's words.
  ['edited', 'pig', 'The pig is in heaven by now and will stay there'],
  ['verbatim', 'pig', 'The pig, said her father, is in heaven by now'],
  ['altered', 'pig', 'The pig is in hell by now and will stay there'],
  ['altered', 'pig', 'The pig will stay there and laughed at that'],
  ['edited', 'crabbe', 'Well, I never did hold with boats'],
  ['altered', 'crabbe', 'Well, I did hold with boats'],
  ['altered', 'two', 'I voted for the bridge in May. I never wanted any bridge at all'],
  ['altered', 'list', 'a farce from end to end, a triumph of good sense'],
  ['edited', 'syndikus', 'Der Brand hat die halbe Stadt gekostet'],
  ['altered', 'syndikus', 'Der Brand hat die ganze Stadt gekostet'],
  ['edited', 'minister', 'Wir haben gespart, aber nicht genug getan'],
  ['altered', 'minister', 'Wir haben gespart, aber genug getan'],
  ['edited', 'abuela', 'No volveré a la casa, pero la sueño cada noche'],
  ['altered', 'abuela', 'No volveré a la casa, pero no la sueño cada noche'],
  ['edited', 'intendant', 'La ville n’est plus qu’un amas de cendres noires'],
  // Who is speaking, put into the quotation.
  ['edited', 'calla', 'Calla —añade—, y su silencio llena la casa vacía'],
  ['edited', 'calla', 'Calla —dice la crítica Ana Sol—, y su silencio llena la casa vacía'],
  ['altered', 'calla', 'Calla —sin razón alguna—, y su silencio llena la casa vacía'],
  ['edited', 'cendres', 'La ville n’est plus, écrit-il, qu’un amas de cendres noires'],
  ['edited', 'cendres', 'La ville n’est plus qu’un amas de cendres noires, écrit l’intendant.'],
  ['altered', 'cendres', 'La ville n’est plus, hélas, qu’un amas de cendres noires'],
  ['edited', 'firm', 'The firm of Marsh and Sons, he writes, built the northern pier'],
  ['edited', 'firm', 'The firm of Marsh and Sons — Ruth Dane adds — built the northern pier'],
  ['altered', 'firm', 'The firm of Marsh and Sons, they found it hard, built the northern pier'],
  ['edited', 'dole', 'I was born here. I will die here too'],
  ['edited', 'girard', 'Nous avons attendu trois heures sans voir un seul médecin'],
  ['edited', 'soignante', 'Ici, tout le monde se connaît. Mais personne ne parle.'],
  ['altered', 'soignante', 'Ici, tout le monde se connaît. Personne ne parle.'],
  ['edited', 'ages', 'Il y avait, mais il y avait, en 1912, 47 ans de guerre'],
  ['altered', 'ages', 'mais il y avait, en 1912, de guerre'],
  [
    'edited',
    'rule',
    'The rule is old and well known to every clerk. It has not changed since then in any court',
  ],
  ['edited', 'freiheit', 'Die Freiheit ist geschützt und darf nur durch Gesetz beschränkt werden'],
  ['altered', 'may', 'The drug helped nobody over sixty (May 7, 1998) years of age'],
  ['altered', 'may', 'helped nobody over sixty years of age'],
  // What the author thinks is part of what is said.
  ['altered', 'hedge', 'The bridge will stand for another hundred years'],
  // References.
  ['edited', 'court', 'a license with limits. It does not reach the garden behind the house'],
  ['edited', 'string', 'in purpose and in space. It does not reach the garden'],
  ['edited', 'string', 'in space. It does not reach the garden'],
  ['edited', 'string', 'The license is limited in purpose and in space. It does not'],
  ['edited', 'inner', 'where a license ends, and it ends'],
  [
    'edited',
    'inner',
    'A search begins where a license ends, and it ends where the visitor turns back',
  ],
  ['altered', 'string', 'in purpose and in space. It does reach the garden'],
  ['altered', 'inner', 'where a license ends, and it ends where the officer turns back'],
  ['altered', 'inner', 'A search begins where the visitor turns back'],
  ['altered', 'court', 'a license with limits. It does reach the garden behind the house'],
  ['edited', 'id', 'A porch is open to all who knock, but a garden is not open to them'],
  ['altered', 'id', 'A porch is open to all, but a garden is not open to them'],
  ['edited', 'id', 'a garden is not open to them. The fence says ‘the owner keeps it.’'],
  ['verbatim', 'id', 'The fence says ‘[t]he owner keeps it.’'],
  ['edited', 'survey', 'Sleep fell in men and in women during the long winter of the study'],
  ['altered', 'survey', 'Sleep fell in men during the long winter of the study'],
  ['altered', 'treaty', 'The border was drawn along the river and has held since then'],
  // Speech as it came, and print as it stands.
  ['edited', 'talk', 'I sent an email to the site manager in August and nobody answered it'],
  ['altered', 'talk', 'I sent a letter to the site manager in August and nobody answered it'],
  ['altered', 'talk', 'I sent an email to the site manager in August and answered it'],
  // Whoever goes on speaking is named again.
  ['edited', 'film', 'We tried to keep the harbour open until the ice came, and then we shut it'],
  ['edited', 'film', 'keep the harbour open until the ice came'],
  ['edited', 'film', 'Nobody asked us. Nobody ever did ask the crew.'],
  ['verbatim', 'film', 'ANNA: until the ice came, and then we shut it for good.'],
  ['altered', 'film', 'keep the harbour shut until the ice came'],
  ['altered', 'film', 'and then we shut it for good. Nobody asked us.'],
  ['altered', 'prose', 'He said it again and again, and the printer set every word of it'],
  ['edited', 'firm', 'The firm of Marsh and Sons built the northern pier'],
  ['altered', 'firm', 'The firm of Marsh Sons built the northern pier'],
];

const KINDS: readonly (readonly [string, string, string])[] = [
  ['number', 'brief', 'Am 3. April 1746 brannte der Turm, und der Rat tagte'],
  ['number', 'brief', 'Am 4. März 1746 brannte der Turm, und der Rat tagte'],
  ['number', 'brief', 'der Rat tagte im Juli ohne den Syndikus'],
  ['words', 'brief', 'brannte der Turm, und der Rat speiste im August'],
  ['words', 'dialect', 'I never owed nothin’ to nobody, he said'],
  ['negation', 'dialect', 'I never owed money to nobody, he said'],
];

describe('legal edits of a quotation', () => {
  let library: LibraryQuery;
  before(async () => {
    const encoder = new TextEncoder();
    library = await libraryOf(
      Object.entries(SOURCES).map(([name, text]) => [name, encoder.encode(text)]),
    );
  });

  for (const [expected, key, quotation] of CASES)
    it(`${expected}: ${quotation}`, async () => {
      const [judged] = await judgeAll(`It says: “${quotation}” [@${key}].`, library);
      const verdict = judged!.verdict === 'spliced' ? 'altered' : judged!.verdict;
      assert.equal(verdict, expected);
    });

  for (const [expected, key, quotation] of KINDS)
    it(`${expected}: ${quotation}`, async () => {
      const [judged] = await judgeAll(`It says: “${quotation}” [@${key}].`, library);
      assert.equal(judged!.kind, expected);
    });

  for (const [key, quotation, expected, actual] of [
    ['dialect', 'he said, then he paid for all of us', 'said, and then', 'said, then'],
    ['talk', 'and, sadly, nobody answered it', 'and, nobody', 'and, sadly, nobody'],
    ['calla', 'Calla —sin más—, y su silencio llena la casa', 'Calla, y', 'Calla —sin más—, y'],
  ] as const)
    it(`shows: ${expected} / ${actual}`, async () => {
      const { findings } = await check(`It says: “${quotation}” [@${key}].`, library);
      const { args } = findings[0]!.message;
      assert.deepEqual([args?.['expected'], args?.['actual']], [expected, actual]);
    });
});
