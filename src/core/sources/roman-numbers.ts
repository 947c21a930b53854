/** Values of the signs of roman numbers, largest first, those that are subtracted included. */
const SIGNS: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const GREATEST = 4999;

/** A number from 1 as a roman one in small letters: 14 is `xiv`. Above 4999 it stays at that. */
export function toRoman(value: number): string {
  let rest = Math.min(value, GREATEST);
  let text = '';
  for (const [worth, letters] of SIGNS) {
    for (; rest >= worth; rest -= worth) text += letters;
  }
  return text;
}

/** The value of a roman number in small letters; undefined where it is not written as one. */
export function fromRoman(text: string): number | undefined {
  let value = 0;
  let rest = text;
  for (const [worth, letters] of SIGNS) {
    for (; rest.startsWith(letters); rest = rest.slice(letters.length)) value += worth;
  }
  return rest === '' && toRoman(value) === text ? value : undefined;
}
