import assert from 'node:assert/strict';
import { findReferences, isReferenceNote } from '../../../src/core/checks/references';

const read = (text: string): string[] =>
  findReferences(text).map(({ start, end }) => text.slice(start, end));

describe('findReferences', () => {
  const FOUND: readonly (readonly [string, readonly string[]])[] = [
    ['Hollis v. Brandt, 512 F.4th 301, 303 (2021)', ['512 F.4th 301, 303 (2021)']],
    ['The court, 512 F.4th at 302, held that', ['512 F.4th at 302']],
    ['The Shrinking Curtilage, 44 N.L. Rev. 201, 203 (2020)', ['44 N.L. Rev. 201, 203 (2020)']],
    ['Id. at 302', ['Id. at 302']],
    ['Ebd., S. 41 f.', ['Ebd., S. 41 f.', 'S. 41 f.']],
    ['Meyer, Geschichte, Bd. 3, S. 41–44', ['Bd. 3', 'S. 41–44']],
    ['vol. 12, no. 3, pp. 1-9', ['vol. 12', 'no. 3', 'pp. 1-9']],
    ['Sleep 31(3), 1–9', ['31(3), 1–9']],
    ['as told there (Rep 2020, 3)', ['(Rep 2020, 3)']],
  ];
  for (const [text, expected] of FOUND) {
    it(`knows “${text}”`, () => {
      assert.deepEqual(read(text), expected);
    });
  }

  it('takes no figure for a reference that measures or counts', () => {
    for (const text of [
      'In 2020, 35 people came (about 12 of them in May 2020).',
      'The U.S. lost 300 boats and 44 men.',
      'It rose to 12 h. Then 30 boats sank.',
      'They sold 12 kg. bags in 300 shops (in the year 2019, 35 %).',
      'Mr. Doe had 12 cars and Mrs. Roe 14 boats.',
    ])
      assert.deepEqual(read(text), [], text);
  });
});

describe('isReferenceNote', () => {
  it('knows notes that only say where something stands', () => {
    for (const note of [
      'Hollis v. Brandt, 512 F.4th 301, 303 (2021) .',
      'Hollis, 512 F.4th at 302 (alteration added).',
      'Florida v. Jardines, 569 U.S. 1, 9 (2013), quoted in .',
      'Id. at 302 (emphasis added);',
      'Id.',
      'Eleanor Whitcombe, The Shrinking Curtilage, 44 N.L. Rev. 201, 203 (2020)',
      'Vgl. Meyer, Geschichte der Stadt, Bd. 3, S. 41–44.',
      'Ruth Doe, What Is Left of the Harbour, Oslo 1998, pp. 3–7.',
    ])
      assert.ok(isReferenceNote(note), note);
  });

  it('knows notes that tell something', () => {
    for (const note of [
      'The storm of 1962 destroyed 41 fishing boats in Marlow harbour.',
      'In 2016, 34 percent of the boats.',
      'The court was divided, 512 F.4th at 302.',
      'Doe says on p. 12 that the harbour had 41 boats.',
      'Forty boats sank.',
    ])
      assert.ok(!isReferenceNote(note), note);
  });
});
