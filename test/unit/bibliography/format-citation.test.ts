import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatCitation,
  formatLink,
  formatTextFragment,
} from '../../../src/core/bibliography/format-citation';
import { citableKey } from '../../../src/core/bibliography/keys';

/** Reads one bracketed citation the way Pandoc's own parser does (Text.Pandoc.Parsing.Citations). */
function readAsPandoc(
  text: string,
): { key: string; suppressed: boolean; rest: string } | undefined {
  const alphanumeric = (char: string | undefined) =>
    char !== undefined && /[\p{L}\p{N}_]/u.test(char);
  const chars = [...text];
  let at = chars[0] === '[' ? 1 : -1;
  if (at < 0) return undefined;
  while (chars[at] !== '@' && at < chars.length) at++;
  const suppressed = chars[at - 1] === '-';
  at++;
  let key = '';
  if (chars[at] === '{') {
    let depth = 1;
    for (at++; at < chars.length; at++) {
      if (chars[at] === '{') depth++;
      if (chars[at] === '}' && --depth === 0) break;
      if (/\s/.test(chars[at]!)) return undefined;
      key += chars[at];
    }
    at++;
  } else if (alphanumeric(chars[at])) {
    while (
      alphanumeric(chars[at]) ||
      (chars[at] !== undefined &&
        ':.#$%&-+?<>~/'.includes(chars[at]!) &&
        alphanumeric(chars[at + 1]))
    ) {
      key += chars[at++];
    }
  } else return undefined;
  return { key, suppressed, rest: chars.slice(at).join('') };
}

describe('formatCitation', () => {
  const table: [Parameters<typeof formatCitation>[0], string][] = [
    [{ key: 'a', style: 'pandoc' }, '[@a]'],
    [{ key: 'smith:2020', locator: 'p. 3', style: 'pandoc' }, '[@smith:2020, p. 3]'],
    [{ key: 'odd,key', locator: 'p. 3', style: 'pandoc' }, '[@{odd,key}, p. 3]'],
    [{ key: 'a.', style: 'pandoc' }, '[@{a.}]'],
    [{ key: 'a', style: 'pandoc', suppressAuthor: true }, '[-@a]'],
    [{ key: 'a', style: 'pandoc', prefix: 'see' }, '[see @a]'],
    [
      { key: 'a', locator: 'sec. “Method [draft]; two”', style: 'pandoc' },
      '[@a, sec. “Method \\[draft\\]\\; two”]',
    ],
    [{ key: 'a', locator: '00:12:31', style: 'pandoc' }, '[@a, 00:12:31]'],
  ];
  for (const [request, expected] of table) {
    it(`writes ${expected}`, () => assert.equal(formatCitation(request), expected));
  }

  it('is read by Pandoc as the key it was made of, for every legal key', () => {
    const key = fc
      .oneof(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.stringMatching(/^[\w:.#$%&+?<>~/{}()[\];,@'"*\\|=!-]{1,14}$/),
        fc.stringMatching(/^\w[\w:.+-]{0,8}$/),
      )
      .filter(citableKey);
    const locator = fc.option(fc.constantFrom('p. 3', 'pp. 3-4', 'ch. [2]; 3', '00:01:02', '}'), {
      nil: undefined,
    });
    fc.assert(
      fc.property(key, locator, fc.boolean(), (wanted, place, suppressAuthor) => {
        const text = formatCitation({
          key: wanted,
          locator: place,
          suppressAuthor,
          style: 'pandoc',
        });
        const read = readAsPandoc(text);
        assert.deepEqual([read?.key, read?.suppressed], [wanted, suppressAuthor]);
        assert.ok(read!.rest === ']' || read!.rest.startsWith(', '));
        // No bracket may close the citation before its end.
        assert.doesNotMatch(read!.rest.slice(0, -1), /(?<!\\)[\][;]/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('formatLink', () => {
  const table: [Parameters<typeof formatLink>[0], string][] = [
    [{ text: 'Rao', href: 'a.pdf', page: 12 }, '[Rao](a.pdf#page=12)'],
    [{ text: '[x] *y*', href: 'my (old) file.md' }, '[\\[x\\] \\*y\\*](my%20%28old%29%20file.md)'],
    [
      { text: 'a', href: 'a_b.md', fragment: { start: 'some words' } },
      '[a](a_b.md#:~:text=some%20words)',
    ],
    [
      { text: 'a', href: 'https://x.org/a?b=c#top', fragment: { start: 'w' } },
      '[a](https://x.org/a?b=c#top:~:text=w)',
    ],
    [{ text: 'a', href: '100%.md' }, '[a](100%25.md)'],
    [{ text: 'a', href: 'Größe?.md' }, '[a](Größe%3F.md)'],
    [{ text: 'a', href: 'a%20b.md' }, '[a](a%20b.md)'],
  ];
  for (const [request, expected] of table) {
    it(`writes ${expected}`, () => assert.equal(formatLink(request), expected));
  }

  it('writes text fragments in the order of the specification', () => {
    assert.equal(
      formatTextFragment({
        prefix: 'he said',
        start: 'one-two, three',
        end: 'four & five',
        suffix: 'and',
      }),
      'he%20said-,one%2Dtwo%2C%20three,four%20%26%20five,-and',
    );
  });

  it('writes fragments from which the words can be read back', () => {
    const words = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() !== '');
    const part = fc.option(words, { nil: undefined });
    const flat = (text: string | undefined) =>
      text
        ?.replace(/\s+/g, ' ')
        .trim()
        .replace(/\p{Cs}/gu, '\ufffd');
    fc.assert(
      fc.property(words, part, part, part, (start, end, prefix, suffix) => {
        const parts = formatTextFragment({ start, end, prefix, suffix }).split(',');
        const read = {
          prefix: parts[0]!.endsWith('-')
            ? decodeURIComponent(parts.shift()!.slice(0, -1))
            : undefined,
          suffix: parts.at(-1)!.startsWith('-')
            ? decodeURIComponent(parts.pop()!.slice(1))
            : undefined,
          start: decodeURIComponent(parts[0]!),
          end: parts[1] === undefined ? undefined : decodeURIComponent(parts[1]),
        };
        const kept = (text: string | undefined) => (text?.trim() ? flat(text) : undefined);
        assert.deepEqual(read, {
          prefix: kept(prefix),
          suffix: kept(suffix),
          start: flat(start),
          end: kept(end),
        });
      }),
    );
  });
});
