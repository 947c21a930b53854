import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalize } from '../../../src/core/text/normalize';

describe('normalize', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['“cold” and ‘live’', '"cold" and \'live\''],
    ['„Nein“, sagte »er«', '"Nein", sagte "er"'],
    ['the end -- or not', 'the end-or not'],
    ['the end—or not', 'the end-or not'],
    ['the end – or not', 'the end-or not'],
    ['on-set', 'on-set'],
    ['on\u2011set', 'on-set'],
    ['a  b\u00a0c\n d', 'a b c d'],
    ['e\ufb03cient \ufb02oor', 'efficient floor'],
    ['co\u00adoperate', 'cooperate'],
    ['produc-\n  tion', 'production'],
    ['Mary Carmack-\nAltwies', 'Mary Carmack- Altwies'],
    ['wait… what', 'wait... what'],
    ['', ''],
  ];
  for (const [from, to] of cases)
    it(`reads ${JSON.stringify(from)}`, () => assert.equal(normalize(from).text, to));

  it('leads back to the source', () => {
    const text = 'an e\ufb03cient produc-\ntion';
    const { text: plain, span, toSource } = normalize(text);
    const at = plain.indexOf('production');
    assert.equal(toSource(at), text.indexOf('produc'));
    const back = span({ start: at, end: at + 'production'.length });
    assert.equal(text.slice(back.start, back.end), 'produc-\ntion');
    const ligature = span({ start: plain.indexOf('ffi') + 1, end: plain.indexOf('ffi') + 2 });
    assert.equal(text.slice(ligature.start, ligature.end), '\ufb03');
    assert.equal(toSource(plain.length), text.length);
  });

  const piece = fc.constantFrom(
    ...[
      'a',
      'B',
      'é',
      '1',
      ' ',
      '\n',
      '\t',
      '-',
      '--',
      '—',
      '“',
      '”',
      "'",
      '’',
      '\ufb01',
      '\u00ad',
    ],
    ...['…', '.', '-\n', '\u200b', ' - ', '😀'],
  );
  const texts = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

  it('is what reading character by character gives', () => {
    fc.assert(
      fc.property(texts, (text) => {
        assert.deepEqual(normalize(text).text, naive(text).text);
      }),
    );
  });

  it('maps every character to where it came from', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: plain, toSource } = normalize(text);
        const { offsets } = naive(text);
        for (let i = 0; i < plain.length; i++)
          assert.equal(toSource(i), offsets[i], JSON.stringify(text));
      }),
    );
  });
});

/** One rule after the other at every place, without regular expressions over the whole text. */
function naive(text: string): { text: string; offsets: number[] } {
  let out = '';
  const offsets: number[] = [];
  const isSpace = (at: number): boolean => /\s/.test(text[at] ?? 'x');
  const put = (written: string, from: number): void => {
    out += written;
    for (let i = 0; i < written.length; i++) offsets.push(from);
  };
  const skipSpace = (at: number): number => {
    while (isSpace(at)) at++;
    return at;
  };
  const longDash = (at: number): number => {
    if (/[\u2012-\u2015\u2212]/.test(text[at] ?? '')) return at + 1;
    let end = at;
    while (text[end] === '-') end++;
    return end - at >= 2 ? end : at;
  };
  for (let at = 0; at < text.length;) {
    const char = text[at]!;
    if (/[\u00ad\u200b-\u200d\u2060]/.test(char)) {
      at++;
      continue;
    }
    if (char === '-' && text[at + 1] === '\n' && /\p{L}/u.test(text[at - 1] ?? '')) {
      const next = skipSpace(at + 2);
      if (/\p{Ll}/u.test(text[next] ?? '')) {
        at = next;
        continue;
      }
    }
    const behindSpace = skipSpace(at);
    const behindDash = longDash(behindSpace);
    if (behindDash > behindSpace) {
      put('-', at);
      at = skipSpace(behindDash);
    } else if (behindSpace > at && text[behindSpace] === '-' && isSpace(behindSpace + 1)) {
      put('-', at);
      at = skipSpace(behindSpace + 1);
    } else if (behindSpace > at) {
      put(' ', at);
      at = behindSpace;
    } else {
      const plain: Record<string, string> = {
        '“': '"',
        '”': '"',
        '’': "'",
        '…': '...',
        '\ufb01': 'fi',
      };
      put(plain[char] ?? char, at);
      at++;
    }
  }
  return { text: out, offsets };
}
