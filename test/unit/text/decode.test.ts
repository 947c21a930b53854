import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, type TextEncoding } from '../../../src/core/text/decode';

const SAMPLE = 'Größe – “naïve” café\r\nzweite Zeile, сорок два, 四十二';

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const units = [...((mark ? '\ufeff' : '') + text)].join('');
  const bytes = new Uint8Array(units.length * 2);
  for (let i = 0; i < units.length; i++) {
    const code = units.charCodeAt(i);
    bytes[2 * i] = order === 'le' ? code & 255 : code >> 8;
    bytes[2 * i + 1] = order === 'le' ? code >> 8 : code & 255;
  }
  return bytes;
}

describe('decodeText', () => {
  const utf8 = new TextEncoder();
  const cases: readonly (readonly [string, Uint8Array, string, TextEncoding])[] = [
    ['UTF-8', utf8.encode(SAMPLE), SAMPLE, 'utf-8'],
    ['UTF-8 with a mark', utf8.encode(`\ufeff${SAMPLE}`), SAMPLE, 'utf-8'],
    ['UTF-16 LE with a mark', utf16(SAMPLE, 'le', true), SAMPLE, 'utf-16le'],
    ['UTF-16 BE with a mark', utf16(SAMPLE, 'be', true), SAMPLE, 'utf-16be'],
    ['UTF-16 LE', utf16(SAMPLE, 'le', false), SAMPLE, 'utf-16le'],
    ['UTF-16 BE', utf16(SAMPLE, 'be', false), SAMPLE, 'utf-16be'],
    [
      'UTF-16 in Cyrillic',
      utf16('сорок два раза по два\n', 'le', false),
      'сорок два раза по два\n',
      'utf-16le',
    ],
    ['Windows-1252', Uint8Array.of(0x93, 0x66, 0xfc, 0x72, 0x94, 0x80), '“für”€', 'windows-1252'],
    ['nothing', new Uint8Array(), '', 'utf-8'],
    [
      'escape codes of a terminal',
      utf8.encode('\x1b[1mbold\x1b[0m\f'),
      '\x1b[1mbold\x1b[0m\f',
      'utf-8',
    ],
  ];
  for (const [name, bytes, text, encoding] of cases) {
    it(`reads ${name}`, () =>
      assert.deepEqual(decodeText(bytes), { text, encoding, binary: false }));
  }

  it('keeps a UTF-8 text with one broken byte as UTF-8', () => {
    const bytes = utf8.encode('äöü ÄÖÜ – naïve café');
    bytes[1] = 0x41;
    const { text, encoding } = decodeText(bytes);
    assert.equal(encoding, 'utf-8');
    assert.ok(text.endsWith('öü ÄÖÜ – naïve café'));
  });

  it('says of pictures, programs and archives that they are no text', () => {
    const noise = Uint8Array.from({ length: 3000 }, (_, i) => (i * i * 31 + i * 7) & 255);
    assert.deepEqual(decodeText(noise), { text: '', encoding: 'utf-8', binary: true });
    assert.equal(
      decodeText(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0)).binary,
      true,
    );
  });

  it('gives every string back that was encoded as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        fc.pre(!/[\0-\x08\x0e-\x1f\x7f\ufeff]/.test(text));
        assert.equal(decodeText(utf8.encode(text)).text, text);
      }),
    );
  });
});
