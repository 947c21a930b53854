import assert from 'node:assert/strict';
import { findCut } from '../../../src/core/checks/cut';
import { plainDocument } from '../search/memory-host';

describe('denials before the words of a quotation', () => {
  const WORDS = 'the harbour was closed for a week';
  const cases: readonly (readonly [string, string | undefined, string?])[] = [
    ['It is false that the harbour was closed for a week.', 'it is false that'],
    ['It is false that: “the harbour was closed for a week.”', 'it is false that'],
    ['It is false: “the harbour was closed for a week.”', 'it is false:'],
    ["The papers repeated the myth: 'the harbour was closed for a week'.", 'the myth:'],
    [
      'Il est faux de dire : « le port fut fermé une semaine ».',
      'il est faux de dire:',
      'le port fut fermé une semaine',
    ],
    [
      'Es ist falsch: „Der Hafen war eine Woche geschlossen.“',
      'es ist falsch:',
      'Der Hafen war eine Woche geschlossen',
    ],
    [
      'Es falso: «el puerto estuvo cerrado una semana».',
      'es falso:',
      'el puerto estuvo cerrado una semana',
    ],
    // A reason follows, or what the denier said himself.
    ['It is false: the harbour was closed for a week.', undefined],
    ['He denied it: “the harbour was closed for a week.”', undefined],
    ['Nobody believed that he was there: “the harbour was closed for a week.”', undefined],
    ['The claim that ships came is wrong: “the harbour was closed for a week.”', undefined],
    ['It is true: “the harbour was closed for a week.”', undefined],
  ];
  for (const [text, cue, quoted = WORDS] of cases)
    it(`${cue ?? 'none'} in “${text}”`, () => {
      const start = text.indexOf(quoted);
      const found = findCut(plainDocument(text), { start, end: start + quoted.length });
      assert.equal(found?.cue, cue);
    });
});
