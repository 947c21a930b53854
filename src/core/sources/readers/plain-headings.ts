/** How a line of a plain text shows that it is a heading. */
export interface PlainHeading {
  /** 1 for parts and volumes, 2 for chapters, 3 for others. */
  readonly level: number;
  /** The chapter's number as printed, where the line tells one. */
  readonly chapter?: string;
}

const NUMBER =
  '(?:[IVXLCDM]+|\\d{1,3}|(?:the\\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:-\\w+)?|first|second|third|fourth|fifth|last))';
const DIVISION = new RegExp(
  `^(chapter|chap\\.|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|book|part|volume|vol\\.|act|scene|canto|teil|buch|band|partie|livre|parte|libro|section|letter)\\s+(${NUMBER})(?![\\p{L}\\d])[.:)]?\\s*(.*)$`,
  'iu',
);
const HIGHEST = /^(?:book|part|volume|vol\.|teil|buch|band|partie|livre|parte|libro|act)$/i;
const CHAPTER = /^(?:chap|kapitel|cap|hoofdstuk|letter|canto)/i;
const NAMED =
  /^(?:preface|foreword|prologue|epilogue|introduction|conclusions?|abstract|summary|acknowledge?ments?|appendix(?:\s+[\dA-Z])?|contents|references|bibliography|notes|postscript|afterword|vorwort|einleitung|nachwort|avant-propos|préface)[.:]?$/i;

/** A heading that shows in its own words, wherever it stands: "CHAPTER IV. The Letter", "Part Two". */
export function readDivision(line: string): PlainHeading | undefined {
  if (line.length > 100) return undefined;
  const match = DIVISION.exec(line);
  if (!match) return undefined;
  const [, kind, number, rest] = match;
  // "Part one of the plan failed": running text begins like a heading, but goes on in small letters.
  if (!/^\p{Lu}/u.test(line) || (rest && !/^[\p{Lu}\d"'“‘«(—–-]/u.test(rest))) return undefined;
  if (rest && /[,;]$/.test(rest)) return undefined;
  if (HIGHEST.test(kind!)) return { level: 1 };
  return CHAPTER.test(kind!) ? { level: 2, chapter: number! } : { level: 3 };
}

/** A heading that shows by standing alone: capitals, a bare number, a numbered or a well-known title. */
export function readLoneHeading(line: string, next: string | undefined): PlainHeading | undefined {
  if (line.length > 90) return undefined;
  const division = readDivision(line);
  if (division) return division;
  const bare = /^(?:§\s*)?([IVXLCDM]{1,7}|\d{1,3})\.?$/.exec(line);
  if (bare && next !== undefined) return { level: 2, chapter: bare[1]! };
  if (NAMED.test(line)) return { level: 2 };
  if (/["“”«»„@|]|https?:/.test(line) || !/\p{L}\P{L}*\p{L}/u.test(line)) return undefined;
  if (
    line === line.toUpperCase() &&
    line !== line.toLowerCase() &&
    /(?:\p{L}\P{L}*){4}/u.test(line) &&
    !/[!?,;:]$/.test(line)
  ) {
    return { level: 3 };
  }
  if (/[.!,;:…]$/.test(line)) return undefined;
  if (/^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+\p{Lu}/u.test(line) && line.length < 80) return { level: 3 };
  return titleLike(line) && (next?.length ?? 0) >= 120 ? { level: 3 } : undefined;
}

/** Few words, most with a capital: "The Blue Cross". */
function titleLike(line: string): boolean {
  const words = line.split(/\s+/);
  if (words.length > 9 || !/^[\p{Lu}\d]/u.test(line)) return false;
  const capitals = words.filter((word) => /^\P{L}*\p{Lu}/u.test(word)).length;
  return capitals >= words.length * 0.6;
}
