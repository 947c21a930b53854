import type { CslName } from './types';

/** What only a TeX parser can read: other commands, formulas, quotation marks made of two. */
const TEX = /[\\$~^_%]|``|''|,,|<<|>>|[?!]`/;

/** The combining character of each accent command. */
const MARKS: Readonly<Record<string, string>> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331',
};
const ACCENT_NAME = '(["\'`^~=.]|[uvHckrdb](?![A-Za-z]))\\s*';
const ACCENT = new RegExp(
  `\\{\\\\${ACCENT_NAME}\\{?(\\\\?[A-Za-z])\\}?\\}|` +
    `\\\\${ACCENT_NAME}(?:\\{(\\\\?[A-Za-z])\\}|(\\\\[ij](?![A-Za-z])|[A-Za-z]))`,
  'g',
);
const LETTERS: Readonly<Record<string, string>> = {
  ...{
    ss: 'ß',
    o: 'ø',
    O: 'Ø',
    l: 'ł',
    L: 'Ł',
    aa: 'å',
    AA: 'Å',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
  },
  ...{ i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ' },
  ...{ textendash: '–', textemdash: '—', textquoteright: '’', textquoteleft: '‘' },
  ...{ textquotedblleft: '“', textquotedblright: '”', ldots: '…', dots: '…' },
};
const LETTER = new RegExp(
  `\\{\\\\(${Object.keys(LETTERS).join('|')})\\s*\\}|\\\\(${Object.keys(LETTERS).join('|')})(?:\\{\\}|\\s+|(?![A-Za-z]))`,
  'g',
);

/** Accented letters and letters with names of their own; other commands stay as they are. */
function decodeLetters(value: string): string {
  if (!value.includes('\\')) return value;
  return value
    .replace(
      ACCENT,
      (_, markA?: string, letterA?: string, markB?: string, letterB?: string, letterC?: string) => {
        const letter = (letterA ?? letterB ?? letterC)!.replace('\\', '');
        return (letter + MARKS[(markA ?? markB)!]!).normalize('NFC');
      },
    )
    .replace(LETTER, (_, bare?: string, open?: string) => LETTERS[(bare ?? open)!]!);
}

/**
 * A field without TeX but for accents, braces around words, escaped `&`, `%`, `#`, `_`, and dashes made of hyphens. Undefined
 * where there is more.
 */
export function plainText(value: string): string | undefined {
  const decoded = decodeLetters(value);
  if (TEX.test(decoded.replace(/\\[&%#_]/g, ''))) return undefined;
  const bare = decoded.replace(/\\([&%#_])/g, '$1').replace(/[{}]/g, '');
  return squeeze(bare.replace(/---/g, '—').replace(/--/g, '–'));
}

/** A text in which commands are dropped and their arguments kept: good enough for what nobody compares. */
export function roughText(value: string): string {
  const decoded = decodeLetters(value).replace(/\\([&%#_${}])/g, '$1');
  return squeeze(
    decoded
      .replace(/\\[A-Za-z]+\*?\s*|\\./g, '')
      .replace(/[{}]/g, '')
      .replace(/~/g, ' '),
  );
}

/**
 * Names without TeX: "Last, First and von Last, Jr, First and First Last". Undefined where braces, commands or BibLaTeX's
 * `family=…` want a parser. The rules are those of BibTeX, a lower-case word beginning the surname's particle.
 * http://mirrors.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf, section 10
 */
export function plainNames(value: string): CslName[] | undefined {
  const decoded = decodeLetters(value);
  if (TEX.test(decoded) || /[{}=]|--/.test(decoded)) return undefined;
  return squeeze(decoded)
    .split(/(?:^|\s+)and(?:\s+|$)/i)
    .map(plainName)
    .filter((name) => name !== undefined);
}

function plainName(written: string): CslName | undefined {
  const parts = written.split(',').map((part) => part.trim());
  if (parts.length > 1 && !parts.at(-1)) parts.pop();
  if (!parts[0]) return undefined;
  if (parts.length === 1) return fromWords(parts[0].split(' '));
  const [last, suffix, first] = parts.length === 2 ? [parts[0], '', parts[1]] : parts;
  const split = /^([a-z'. ]+) (.+)$/.exec(last!);
  return nameOf(split?.[2] ?? last!, first!, split?.[1] ?? '', suffix!);
}

/** "Ludwig van Beethoven": the particle is what begins small between the given names and the surname. */
function fromWords(words: readonly string[]): CslName {
  const particle = words.findIndex((word) => /^[a-z]/.test(word));
  const surname =
    particle <= 0 ? -1 : words.findIndex((word, i) => i > particle && !/^[a-z]/.test(word));
  if (surname < 0) return nameOf(words.at(-1)!, words.slice(0, -1).join(' '), '', '');
  return nameOf(
    words.slice(surname).join(' '),
    words.slice(0, particle).join(' '),
    words.slice(particle, surname).join(' '),
    '',
  );
}

function nameOf(family: string, given: string, particle: string, suffix: string): CslName {
  if (!given && !particle) return { literal: family };
  return {
    family,
    ...(given && { given }),
    ...(particle && { 'non-dropping-particle': particle }),
    ...(suffix && { suffix }),
  };
}

/** Runs of blanks and line ends become one blank. */
export function squeeze(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}
