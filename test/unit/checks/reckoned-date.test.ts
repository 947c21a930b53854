import assert from 'node:assert/strict';
import { checkClaim } from '../../../src/core/checks/support';
import { tell, textLibrary } from './statement-library';

const SOURCE = `By Ines Carrow, 14 May 2016

The bridge reopened to traffic on 14 May 2016 after a repair that took 26 months. The lock was closed for ten days
from 3 June 2015. The mill, which opened in 1931, stood idle for four years before a new owner came.

The tower is 11 years old. It was painted in 2002. A one-day fair was held on 30 September 2018 on the quay.`;

const missing = (claim: string) =>
  checkClaim(claim, [{ id: 'a', text: SOURCE }]).unsupported.map(({ text }) => text);

describe('dates that follow from those of a source', () => {
  for (const [claim, part] of [
    ['From March 2014 to May 2016 the bridge was closed for a repair.', ''],
    ['The repair of the bridge began in early 2014.', ''],
    ['The lock was closed from 3 to 13 June 2015.', ''],
    ['The lock reopened on 13 June 2015.', ''],
    ['A new owner of the mill came in 1935.', ''],
    // As long before, another length, or less exact than what is said.
    ['From August 2014 to May 2016 the bridge was closed for a repair.', 'August 2014'],
    ['The repair of the bridge began in 2012.', '2012'],
    ['The lock reopened on 15 June 2015.', '15 June 2015'],
    ['A new owner of the mill came in 1937.', '1937'],
    ['A new owner of the mill came in May 1935.', 'May 1935'],
    // An age is no length of time, and what is a day before the end of a month no other month.
    ['The tower was painted in 1991.', '1991'],
    ['The fair on the quay was held in November 2018.', 'November 2018'],
  ] as const)
    it(`${part || 'nothing'} is missing of “${claim}”`, () => {
      assert.deepEqual(missing(claim), part ? [part] : []);
    });

  it('may be reckoned from the sentence before', async () => {
    const library = await textLibrary({
      a: 'La presa entró en servicio el 14 de junio de 2021, con veintiséis meses de retraso.',
    });
    const draft = (month: string) =>
      `---\nlang: es\n---\n\nLa presa se inauguró en junio de 2021 [@a]. Debería haber abierto en ${month} de 2019 [@a].`;
    assert.deepEqual(await tell(draft('abril'), library), []);
    const [told] = await tell(draft('agosto'), library);
    assert.equal(told?.text, 'agosto de 2019');
  });
});
