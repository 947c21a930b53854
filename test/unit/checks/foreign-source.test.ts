import assert from 'node:assert/strict';
import { readClaimWords } from '../../../src/core/checks/claim-words';
import { checkClaim } from '../../../src/core/checks/support';

const ITALIAN = `Nell'anno 1630, essendo la peste entrata in Firenze, i priori di Montefosco ordinarono che si
chiudessero le porte della terra e che nissuno vi entrasse senza bolletta. In quattro mesi morirono seicento e dodici
persone. Il podestà, messer Lorenzo Albizi, non abbandonò mai la terra, e fece dispensare pane per ottanta giorni. La
cappella di San Rocco fu finita nel 1640 con la spesa di scudi 1.150 e le campane tornarono a suonare il 16 agosto.`;

const JAPANESE = `天明三年(一七八三年)七月、浅間山が大いに噴火し、村の田畑は三尺の灰に埋もれた。死者は四十七人、倒れた家は百二十軒であった。
名主の藤右衛門は「もはや米を作ることはできない。桑を植えよ」と村人に告げた。明治十二年に製糸場が建てられ、女工は六十人を数えた。`;

const GERMAN = `Im Jahr 1630 kam die Pest nach Florenz, und die Vorsteher von Montefosco ließen die Tore der Stadt
schließen. In vier Monaten starben sechshundertzwölf Menschen. Der Bürgermeister Lorenzo Albizi hat die Stadt nie
verlassen und ließ achtzig Tage lang Brot verteilen. Die Kapelle des heiligen Rochus wurde 1640 für 1.150 Taler
vollendet, und die Glocken läuteten wieder am 16. August.`;

const parts = (source: string, claim: string) =>
  checkClaim(claim, [{ id: 'a', text: source }]).unsupported.map(({ text }) => text);

describe('sources in another language', () => {
  for (const claim of [
    'When the plague had reached Florence in 1630, the priors of Montefosco closed the gates.',
    'Within four months 612 people died there.',
    'The mayor did not leave the town and handed out bread for eighty days.',
    'The chapel of Saint Roch was finished in 1640 and cost 1,150 scudi.',
    'The bells of the town rang again on 16 August.',
    'In quattro mesi morirono 612 persone.',
    'La cappella di San Rocco costò 1.150 scudi.',
    'La chapelle de Saint-Roch a coûté 1 150 écus.',
  ])
    it(`in Italian hold “${claim}”`, () => {
      assert.deepEqual(parts(ITALIAN, claim), []);
    });

  for (const claim of [
    'Mount Asama erupted in 1783 and buried the fields of the village.',
    'Forty-seven people died, and 120 houses fell.',
    'The headman Tōemon told the villagers not to grow any rice.',
  ])
    it(`in Japanese hold “${claim}”`, () => {
      assert.deepEqual(parts(JAPANESE, claim), []);
    });

  for (const claim of [
    'When the plague had reached Florence in 1630, the priors of Montefosco closed the gates.',
    'Within four months 612 people died there.',
    'The chapel of Saint Roch was finished in 1640 and cost 1,150 thalers.',
    'The bells of the town rang again on 16 August.',
  ])
    it(`in German hold “${claim}”`, () => {
      assert.deepEqual(parts(GERMAN, claim), []);
    });

  for (const claim of [
    'Keiner der Vorsteher von Montefosco starb.',
    'Dr. Anna Marsh vom Rochus-Krankenhaus hat in zehn Jahren drei gesehen.',
  ])
    it(`in English hold “${claim}”`, () => {
      const english = `In the year 1630 the plague came to Florence, and the priors of Montefosco had the gates closed.
All of them lived on for years, and none left the town. Anna Marsh, of the hospital of Saint Roch, has seen three such
years in ten. She says that the chapel was finished in 1640, and that the bells rang again in the summer of that year.`;
      const words = readClaimWords(claim, 'de');
      assert.deepEqual(checkClaim(claim, [{ id: 'a', text: english }], words).unsupported, []);
    });

  for (const [source, claim, missing] of [
    // Digits are the same everywhere, and so are the words of one language.
    [ITALIAN, 'The chapel of Saint Roch cost 1,510 scudi.', '1,510'],
    [ITALIAN, 'La cappella di San Rocco fu finita con la spesa di Arezzo.', 'Arezzo'],
    [GERMAN, 'Within four months 621 people died there.', '621'],
    [GERMAN, 'The bells of the town rang again on 17 August.', '17 August'],
  ] as const)
    it(`lack “${missing}” of “${claim}”`, () => {
      assert.deepEqual(parts(source, claim), [missing]);
    });

  it('give no answer where they lack nothing that can be told', () => {
    const { supported, score } = checkClaim(
      'The duke raised taxes on wool and on wine that year.',
      [{ id: 'a', text: ITALIAN }],
    );
    assert.deepEqual([supported, score], ['unknown', 0.5]);
  });
});
