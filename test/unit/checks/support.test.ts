import assert from 'node:assert/strict';
import { checkClaim } from '../../../src/core/checks/support';

const SOURCE = `The town of Marlow opened its new bridge on 14 May 2019. Ada Fenwick, the chief engineer, told the
council that the work had cost $4.2 million and taken thirty months. About 34 percent of the sum came from the county.

Before the bridge, some 12,600 people crossed the river by ferry every week. The Marlow River Authority (MRA) ran
three boats. The council did not raise taxes. Its inspector, Tomas Behr, found no cracks in any of the 48 cables in
October 2021.`;

const judge = (claim: string) => {
  const { supported, unsupported } = checkClaim(claim, [{ id: 'marlow', text: SOURCE }]);
  return { supported, parts: unsupported.map(({ kind, text }) => `${kind} ${text}`) };
};

/** Statements that the source bears out, in other forms. */
const BORNE_OUT: readonly string[] = [
  'The bridge cost 4,200,000 dollars.',
  'The work took 30 months.',
  'Thirty-four per cent of the sum came from the county.',
  'The bridge opened on May 14, 2019.',
  'More than 12,000 people crossed the river by ferry every week.',
  'Nearly 13,000 people crossed the river every week.',
  'Fenwick told the council what the work had cost.',
  'The Marlow River Authority ran three boats.',
  'Behr found no cracks in the 48 cables.',
  'The council did not raise taxes.',
  "Marlow's bridge was new in 2019.",
];

/** Statements with one part that the source does not have. */
const NOT_BORNE_OUT: readonly (readonly [string, string])[] = [
  ['The work cost $5.2 million.', 'number $5.2 million'],
  ['Of the sum, 43 percent came from the county.', 'number 43 percent'],
  ['The bridge opened on 15 May 2019.', 'date 15 May 2019'],
  ['The engineer of the bridge was Ada Brockhurst.', 'name Brockhurst'],
  ['Ada Fenwick was never the chief engineer.', 'negation never'],
];

describe('checkClaim', () => {
  for (const claim of BORNE_OUT) {
    it(`finds every part of “${claim}”`, () => {
      assert.deepEqual(judge(claim).parts, []);
    });
  }
  for (const [claim, part] of NOT_BORNE_OUT) {
    it(`misses “${part}” in “${claim}”`, () => {
      assert.deepEqual(judge(claim), { supported: 'no', parts: [part] });
    });
  }

  const PAPER = `The trial enrolled 20 995 patients. The drug was given at 5 mg a day, under a limit of 140/90 mm Hg.
Swelling led 26 patients to stop and 52 to complain. It is no angiotensin II receptor blocker, says the National
Institute of Health and Care. The plant had 5 megawatts.`;
  const paper = (claim: string) => {
    const { unsupported } = checkClaim(claim, [{ id: 'paper', text: PAPER }]);
    return unsupported.map(({ text, nearest }) => [text, nearest?.text].join(' / ')).join();
  };
  for (const [claim, said] of [
    ['The trial enrolled 20,995 patients.', ''],
    ['The trial enrolled 20 995 patients.', ''],
    ['The limit was 140/90 mmHg, or 140/90 mm Hg.', ''],
    ['The plant had 5 MW.', ''],
    ['The plant belongs to MW.', 'MW / '],
    ['It is no ARB, says the NIHC.', ''],
    ['The drug was given at 50 mg a day.', '50 / 5'],
    ['Swelling led 62 patients to stop.', '62 / 26'],
    ['Swelling led 32 patients to complain.', '32 / 26'],
  ] as const)
    it(`tells “${said}” of “${claim}”`, () => {
      assert.equal(paper(claim), said);
    });

  it('names the nearest figure and where it stands', () => {
    const { unsupported } = checkClaim(
      'The work had cost $5.2 million, Fenwick told the council.',
      [
        { id: 'other', text: 'A leaflet about ducks.' },
        { id: 'marlow', text: SOURCE },
      ],
    );
    const [part] = unsupported;
    assert.equal(part?.nearest?.text, '$4.2 million');
    assert.equal(part.nearest.source, 'marlow');
    const { start, end } = part.nearest.span;
    assert.equal(SOURCE.slice(start, end), '$4.2 million');
  });

  it('holds a statement against all its sources together', () => {
    const claim = 'The bridge has 48 cables and 9,100 rivets.';
    const sources = [
      { id: 'a', text: SOURCE },
      {
        id: 'b',
        text: 'The builders counted 9,100 rivets in the whole bridge. They were proud of it.',
      },
    ];
    assert.deepEqual(checkClaim(claim, sources).unsupported, []);
    assert.equal(checkClaim(claim, sources.slice(0, 1)).unsupported[0]?.text, '9,100');
  });

  it('leaves figures of the draft itself alone', () => {
    assert.deepEqual(judge('As Figure 7 shows, the bridge has 48 cables.').parts, []);
  });

  it('takes no lead-in and no part of a journal’s name for a name', () => {
    for (const claim of [
      'Title case: the bridge has 48 cables.',
      'The bridge has 48 cables, as Proc. Brit. Engin. 48 tells.',
    ])
      assert.deepEqual(judge(claim).parts, [], claim);
    assert.deepEqual(judge('The bridge has 48 cables, and Brockhurst counted them.').parts, [
      'name Brockhurst',
    ]);
  });

  it('lets anyone report what an author unknown has written', () => {
    const parts = (claim: string, anonymous: boolean) =>
      checkClaim(claim, [{ id: 'a', text: SOURCE }], undefined, anonymous).unsupported.map(
        ({ text }) => text,
      );
    const told = 'The bridge has 48 cables, Jane Quill notes, and took thirty months.';
    assert.deepEqual(parts(told, true), []);
    assert.deepEqual(parts(told, false), ['Jane Quill']);
    assert.deepEqual(
      parts('The bridge by Jane Quill has 48 cables and took thirty months.', true),
      ['Jane Quill'],
    );
  });

  it('knows nothing without words to compare', () => {
    assert.equal(checkClaim('It cost $5.', []).supported, 'unknown');
    assert.equal(checkClaim('It cost $5.', [{ id: 'a', text: '' }]).supported, 'unknown');
    assert.equal(checkClaim('', [{ id: 'a', text: SOURCE }]).supported, 'unknown');
  });

  it('scores what stands in the source above what does not', () => {
    const score = (claim: string) => checkClaim(claim, [{ id: 'a', text: SOURCE }]).score;
    assert.ok(
      score('The town of Marlow opened its new bridge on 14 May 2019.') >
        score('The village of Sutton demolished an ancient castle on 3 June 2011.'),
    );
  });

  it('reads dates of a source across points', () => {
    const german =
      'Berlin, 3. November 1746\n\nLieber Bruder, ich habe die Glocken nicht verloren.';
    const english =
      'The letter of 5. May was lost. Nobody found the other 12 letters of the year 1746.';
    const parts = (claim: string, text: string) =>
      checkClaim(claim, [{ id: 'a', text }]).unsupported.map((part) => part.text);
    assert.deepEqual(parts('Am 3. November 1746 schrieb er.', german), []);
    assert.deepEqual(parts('Der Brief kam am 3. 11. 1746 an.', german), []);
    assert.deepEqual(parts('Er schrieb ihn am 3.11.46 und nicht später.', german), []);
    assert.deepEqual(parts('Am 5. 11. 1746 schrieb er ihm nicht.', german), ['5. 11. 1746']);
    assert.deepEqual(parts('Am 3. Oktober 1746 schrieb er ihm nicht.', german), [
      '3. Oktober 1746',
    ]);
    assert.deepEqual(parts('The letter of 5 May was lost.', english), []);
    assert.deepEqual(parts('The letter of 6 May was lost.', english), ['6 May']);
    const [part] = checkClaim('Am 5. November 1746 schrieb er.', [
      { id: 'a', text: german },
    ]).unsupported;
    assert.equal(part?.nearest?.text, '3. November 1746');
  });

  it('reads figures and dates of other languages', () => {
    const text =
      'Die Brücke wurde am 14. Mai 2019 eröffnet und hat 4,2 Millionen Euro gekostet. Die Stadt zahlte nicht alles.';
    const german = (claim: string) =>
      checkClaim(claim, [{ id: 'a', text }]).unsupported.map((part) => part.text);
    assert.deepEqual(
      german('Die Brücke hat 4.200.000 Euro gekostet und wurde am 14.05.2019 eröffnet.'),
      [],
    );
    assert.deepEqual(german('Die Brücke hat 5,2 Millionen Euro gekostet.'), ['5,2 Millionen Euro']);
  });
});
