import assert from 'node:assert/strict';
import { checkClaim } from '../../../src/core/checks/support';

const NAMES =
  'Arne Bero Cato Dahl Egen Furu Gran Hove Inga Jern Kvam Lund Moss Nord Otta Prud'.split(' ');
const REGIONS = ['North', 'South'];
/** 16 rows: 310, 347, 384 … tonnes and 6200, 6213 … people, of 1990 to 2005. */
const ROWS = NAMES.map((name, i) => [name, REGIONS[i % 2], 1990 + i, 310 + 37 * i, 6200 + 13 * i]);
const TABLE = ['Port\tRegion\tSince\tTonnes\tPeople', ...ROWS.map((row) => row.join('\t'))].join(
  '\n',
);
const GERMAN = [
  'Träger\tBetrag (EUR)',
  'Hof Nagold\t65.353,46',
  'Chor Soest\t10.101,93',
  'Forum Jena\t8.400,50',
].join('\n');

const parts = (claim: string, text: string) =>
  checkClaim(claim, [{ id: 'a', text }]).unsupported.map((part) => part.text);

describe('figures that follow from a table', () => {
  for (const [claim, text] of [
    ['All ports handled 9,400 tonnes.', TABLE],
    ['The ports handled 9.4 thousand tonnes in all.', TABLE],
    ['The mean was 587.5 tonnes a port.', TABLE],
    ['Dahl and Nord together handled 1,212 tonnes.', TABLE],
    ['Nord handled 370 tonnes more than Dahl.', TABLE],
    ['The ports of the South handled 4,848 tonnes.', TABLE],
    ['The South had 51.6% of the tonnes.', TABLE],
    ['Southern ports aside, Norths handled 4,552 tonnes.', TABLE],
    ['Ports that opened from 1992 to 1995 handled 1,758 tonnes.', TABLE],
    ['Lund had 8.85 people a tonne.', TABLE],
    ['Almost 9,450 tonnes passed the ports.', TABLE],
    ['Insgesamt wurden 83.855,89 Euro beantragt.', GERMAN],
    ['Hof Nagold beantragte 55.251,53 Euro mehr als der Chor Soest.', GERMAN],
    ['Auf den Hof Nagold entfielen 77,9 Prozent.', GERMAN],
  ] as const)
    it(`holds “${claim}”`, () => {
      assert.deepEqual(parts(claim, text), []);
    });
  it('leaves a table alone that is too long to be reckoned with', () => {
    const longer = (times: number): string =>
      `${TABLE}\n${'Vaag\tNorth\t1990\t7\t9\n'.repeat(times)}`;
    assert.deepEqual(parts('All ports handled 987,654 tonnes.', longer(1000)), ['987,654']);
    assert.deepEqual(parts('All ports handled 987,654 tonnes.', longer(12_000)), []);
    const prose = 'A line of words.\n'.repeat(60_000);
    assert.deepEqual(parts('All ports handled 9,400 tonnes.', `${prose}\n${TABLE}`), []);
    assert.deepEqual(parts('All ports handled 9,410 tonnes.', `${prose}\n${TABLE}`), ['9,410']);
  });
  for (const [claim, text, figure] of [
    ['All ports handled 9,410 tonnes.', TABLE, '9,410'],
    ['The mean was 588.5 tonnes a port.', TABLE, '588.5'],
    ['Dahl and Nord together handled 1,222 tonnes.', TABLE, '1,222'],
    ['The South had 53.6% of the tonnes.', TABLE, '53.6%'],
    ['Cato and Dahl handled 9,402 tonnes.', TABLE.replaceAll('\t', ' '), '9,402'],
    ['Insgesamt wurden 84.855,89 Euro beantragt.', GERMAN, '84.855,89 Euro'],
  ] as const)
    it(`misses a figure in “${claim}”`, () => {
      assert.deepEqual(parts(claim, text), [figure]);
    });
});
