import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';

const CASES: readonly (readonly [string, readonly string[]])[] = [
  [
    '| O thou whose face\n|     hath felt the wind [@m]\n',
    ['O thou whose face hath felt the wind'],
  ],
  ['|      O thou whose face\n| hath felt\n\n[@m]\n', ['O thou whose face hath felt']],
  ['| One *line* here\n|\n| two lines\n\n[@m]\n', ['One line here\ntwo lines']],
  ['- An item\n\n  | verse in it\n  | and more [@m]\n', ['verse in it and more']],
  ['| a | b |\n|---|---|\n| c | d |\n', []],
  ['| a | b\n|---|---\n| c | d\n', []],
  ['| a\n|---\n| c\n', []],
  ['Words, and then\n| a bar [@m]\n', []],
  ['|| a > b [@m]\n', []],
];

describe('line blocks', () => {
  for (const [text, expected] of CASES)
    it(JSON.stringify(text), () => {
      const { quotations } = parseDraft(text);
      assert.deepEqual(
        quotations.map(({ prose }) => prose.text),
        expected,
      );
      assert.ok(quotations.every(({ kind, citation }) => kind === 'block' && citation === 0));
    });

  for (const [behind, cites] of [
    ['*Hollis*, 512 F.4th at 302 (citations omitted).[@m]', true],
    ['Kappler, Geschichte, S. 41 f. [@m]', true],
    ['Hollis said this at length. [@m]', false],
    ['In 2021 the court left it at that [@m]', false],
  ] as const)
    it(`${cites ? 'is' : 'is not'} cited by a line behind it: ${behind}`, () => {
      const [quotation] = parseDraft(`> So face the wind\n\n${behind}\n`).quotations;
      assert.equal(quotation!.citation, cites ? 0 : undefined);
    });

  it('keeps the way back to the draft', () => {
    const text = 'He writes:\n\n|   So face\n|     the wind [@m]\n';
    const [{ prose }] = parseDraft(text).quotations as [
      ReturnType<typeof parseDraft>['quotations'][number],
    ];
    for (const word of ['So', 'face', 'the', 'wind'])
      assert.equal(prose.offsets[prose.text.indexOf(word)], text.indexOf(word));
  });
});
