import { parseTime } from './readers/cues';
import { fromRoman } from './roman-numbers';

/** Kinds of places that writers name; `pdf-page` counts in the file and is not printed. */
export type LocatorKind =
  'page' | 'pdf-page' | 'chapter' | 'section' | 'paragraph' | 'line' | 'time';

/** A locator as a writer wrote it. */
export interface ParsedLocator {
  readonly kind: LocatorKind;
  /** The places named, first and last of each run: `pp. 3, 7-9` is `[['3','3'],['7','9']]`. */
  readonly ranges: readonly (readonly [string, string])[];
  /** Milliseconds, for `time`: from and to. */
  readonly time?: readonly [number, number];
}

/** What names a kind, in the words of several languages; the longest first. */
const LABELS: readonly (readonly [LocatorKind, string])[] = [
  ['pdf-page', 'pdf[ -]pages?|pdf[ -]p\\.|#page='],
  [
    'page',
    'pages?|pps?\\.?|pgs?\\.?|seiten?|ss?\\.|págs?\\.?|páginas?|pagg?\\.?|pagina|blz\\.?|p\\.?',
  ],
  [
    'chapter',
    'chapters?|chaps?\\.?|chs?\\.?|kapitel|kap\\.|chapitres?|capítulos?|cap\\.|capitol[oi]|hoofdstuk',
  ],
  ['section', 'sections?|sects?\\.?|secs?\\.?|abschnitt|abschn\\.|§§?|sección|sezione'],
  ['paragraph', 'paragraphs?|paras?\\.?|pars?\\.|abs(?:atz)?\\.?|¶¶?|párr\\.?'],
  ['line', 'lines?|ll?\\.|zeilen?|zz?\\.|l(?=\\d)'],
  ['time', 'at|min\\.?|minutes?|time'],
];
const LABEL = LABELS.map(
  ([kind, words]) => [kind, new RegExp(`^(?:${words})(?=[\\s\\d“"'‘«„]|$)\\s*`, 'i')] as const,
);

const DASH = '\\s*(?:[-\u2010-\u2015\u2212]+|to|bis)\\s*';
const CODE = '(?:\\d{1,3}:)?\\d{1,3}:\\d{2}(?:[.,]\\d{1,3})?';
const TIME = new RegExp(`^\\(?(${CODE})(?:${DASH}(${CODE}))?(?!\\d)`);
const SPOKEN =
  /^(?:(\d+)\s*h(?:rs?|ours?)?\s*)?(?:(\d+)\s*(?:m|min(?:utes?)?)\s*)?(?:(\d+)\s*s(?:ec(?:onds?)?)?)?(?=$|[\s,;)])/i;
const PLACE = '(?:[A-Z]{0,3}[-.]?\\d[\\d.]*[a-e]?|[ivxlcdm]+|[IVXLCDM]+)';
const RUN = new RegExp(
  `^(${PLACE})(?:${DASH}(${PLACE})(?![\\p{L}])|\\s?(ff?)\\.?(?![\\p{L}]))?(?![\\p{L}\\d])`,
  'u',
);
const QUOTED = /^["“„«'‘](.+?)["”“»'’](?=$|[\s,;.)])/;

/**
 * Reads a locator: `p. 12`, `pp. 12-13`, `S. 4 f.`, `ch. 3`, `sec. “Method”`, `¶ 4`, `l. 5`, `L10`,
 * `00:12:31`; bare digits name a page, as in Pandoc. Undefined where it is none of these.
 */
export function parseLocator(written: string): ParsedLocator | undefined {
  let rest = written.trim().replace(/^[,;{[(\s]+/, '');
  const time = readTime(rest) ?? (/^\d+\s*[hm]/.test(rest) ? spokenTime(rest) : undefined);
  if (time) return time;
  let kind: LocatorKind = 'page';
  let isNamed = false;
  for (const [name, pattern] of LABEL) {
    const label = pattern.exec(rest);
    if (!label) continue;
    kind = name;
    isNamed = true;
    rest = rest.slice(label[0].length).replace(/^[:\s]+/, '');
    break;
  }
  if (kind === 'time') return readTime(rest) ?? spokenTime(rest);
  if (kind === 'section' || kind === 'chapter') {
    const quoted = QUOTED.exec(rest);
    if (quoted) return { kind, ranges: [[quoted[1]!, quoted[1]!]] };
  }
  const ranges = readRuns(rest, isNamed);
  if (ranges.length) return { kind, ranges };
  const title = rest.replace(/[\s,;.)\]}]+$/, '');
  if (isNamed && (kind === 'section' || kind === 'chapter') && /\p{L}{2}/u.test(title)) {
    return { kind, ranges: [[title, title]] };
  }
  return undefined;
}

function readTime(rest: string): ParsedLocator | undefined {
  const match = TIME.exec(rest);
  const from = match ? parseTime(match[1]!) : undefined;
  if (!match || from === undefined) return undefined;
  const to = (match[2] ? parseTime(match[2]) : undefined) ?? from;
  return {
    kind: 'time',
    ranges: [[match[1]!, match[2] ?? match[1]!]],
    time: [from, Math.max(from, to)],
  };
}

/** `12m31s`, `1h 2min`, as links to recordings have it. */
function spokenTime(rest: string): ParsedLocator | undefined {
  const match = SPOKEN.exec(rest);
  if (!match || match[0].trim() === '') return undefined;
  const [hours, minutes, seconds] = match.slice(1, 4).map((part) => Number(part ?? 0));
  const at = ((hours! * 60 + minutes!) * 60 + seconds!) * 1000;
  return { kind: 'time', ranges: [[match[0].trim(), match[0].trim()]], time: [at, at] };
}

function readRuns(text: string, isNamed: boolean): (readonly [string, string])[] {
  const runs: (readonly [string, string])[] = [];
  let rest = text;
  for (;;) {
    const run = RUN.exec(rest);
    // Without a label, "mix" is more likely a word than a number.
    if (!run || (!isNamed && !/\d|^[ivxl]{2,6}$/.test(run[1]!))) break;
    runs.push([run[1]!, lastOf(run)]);
    rest = rest.slice(run[0].length);
    // "1,024" is page 1 and 24, or page 1024: either will do.
    const thousands = /^,(\d{3})(?!\d)/.exec(rest);
    if (thousands && /^\d{1,2}$/.test(run[1]!))
      runs.push([run[1]! + thousands[1]!, run[1]! + thousands[1]!]);
    const comma = /^\s*(?:,|;|&|and|und|et|y)\s*(?:pp?\.\s*)?(?=[\divxlcdm])/i.exec(rest);
    if (!comma) break;
    rest = rest.slice(comma[0].length);
  }
  return runs;
}

/** The last place of a run: `213-5` ends at 215, `12f.` at 13, `12ff.` some pages on. */
function lastOf([, first, last, following]: RegExpExecArray): string {
  if (following) return String(Number(first) + (following === 'ff' ? 15 : 1));
  if (last === undefined) return first!;
  if (!/^\d+$/.test(first!) || !/^\d+$/.test(last) || last.length >= first!.length) return last;
  return first!.slice(0, first!.length - last.length) + last;
}

const NUMBER_WORDS: readonly string[] = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  'seventeen eighteen nineteen twenty',
].flatMap((line) => line.split(' '));

/** A place as a number: digits, Roman numerals, English words to twenty. Undefined for a title. */
export function numberOf(place: string): number | undefined {
  const bare = place.trim().toLowerCase().replace(/\.$/, '');
  if (/^\d+$/.test(bare)) return Number(bare);
  if (NUMBER_WORDS.includes(bare)) return NUMBER_WORDS.indexOf(bare);
  return bare === '' ? undefined : fromRoman(bare);
}
