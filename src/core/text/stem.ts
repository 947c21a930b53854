/**
 * Brings forms of one word together, roughly: "resumed", "resuming" and "resumption" need not meet, but
 * "announced" and "announcement" do. For comparing a statement with its source, where a pair too many costs
 * less than one missed. English endings and irregular forms; in other languages only the plural and the
 * last vowel go.
 */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `was be,were be,is be,are be,been be,went go,gone go,did do,done do,made make,took take,taken take,came come,
  gave give,given give,got get,found find,left leave,became become,began begin,begun begin,brought bring,
  built build,bought buy,broke break,broken break,chose choose,chosen choose,drew draw,drawn draw,drove drive,
  driven drive,fell fall,fallen fall,felt feel,fought fight,grew grow,grown grow,held hold,kept keep,knew know,
  known know,led lead,lost lose,met meet,paid pay,ran run,rose rise,risen rise,said say,sat sit,saw see,seen see,
  sent send,shot shoot,showed show,shown show,sold sell,spent spend,spoke speak,spoken speak,stood stand,
  struck strike,taught teach,thought think,threw throw,thrown throw,told tell,understood understand,won win,
  wrote write,written write,born bear,died die,dying die,dead die,death die,children child,women woman,men man,
  people person,better good,best good,worse bad,worst bad,wore wear,sang sing,sung sing,ate eat,eaten eat,flew fly,
  flown fly,caught catch,hid hide,laid lay,meant mean,rode ride,slept sleep,stole steal,stolen steal,sought seek,
  fled flee,wives wife,lives life,leaves leaf,feet foot,mice mouse,wolves wolf`
    .split(',')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** Endings that are taken off, the longest that fits alone. */
const ENDINGS: ReadonlySet<string> = new Set(
  'ing ings edly ingly ed er ers or ors ly ment ness ion ions ive al ally ity ance ence able ible'.split(
    ' ',
  ),
);
const LONGEST_ENDING = 5;

/** Endings as they may stand behind a stem without its last i: vowels and letters that were put in, plurals, genitives. */
const FORM_ENDING = new RegExp(
  `^(?:[bdgklmnprt]|(?:i|y|ies|ied)?[ei]?)(?:${[...ENDINGS].join('|').replace(/y\b/g, '(?:y|ies|ied)')})?(?:ions?|ors?)?e?s?s?$`,
);

/**
 * Whether a regular form of a stem, or its genitive without the apostrophe, may have this behind the stem (without the
 * stem's last i). What passes has to be stemmed to be sure.
 */
export function mayEndForm(ending: string): boolean {
  return FORM_ENDING.test(ending);
}

/** Irregular forms by their stems; see `irregularForms`. */
const irregular = new Map<string, string[]>();

/** Forms of a stem that do not begin with it: of "go" "went" and "gone". */
export function irregularForms(root: string): readonly string[] {
  if (irregular.size === 0)
    for (const form of IRREGULAR.keys())
      irregular.set(stem(form), [...(irregular.get(stem(form)) ?? []), form]);
  return irregular.get(root) ?? [];
}

/** The common part of a folded word's forms. Figures and words of up to three letters stay as they are. */
export function stem(folded: string): string {
  let word = folded.includes("'") ? folded.replace(/'s?$/, '').replaceAll("'", '') : folded;
  word = IRREGULAR.get(word) ?? word;
  if (word.length <= 3 || (word[0]! >= '0' && word[0]! <= '9')) return word;
  if (word.endsWith('s') || word.endsWith('ied')) word = singular(word);
  if (word.includes('at', word.length - 6)) word = word.replace(/(?:ations?|ators?)$/, 'at');
  word = withoutEnding(word);
  if (word.at(-1) === word.at(-2)) word = word.replace(/([bdgklmnprt])\1$/, '$1');
  if (word.endsWith('e') || word.endsWith('i')) word = word.slice(0, -1);
  return word.endsWith('y') ? `${word.slice(0, -1)}i` : word;
}

function singular(word: string): string {
  return word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:sses|xes|ches|shes)$/, (ending) => ending.slice(0, -2))
    .replace(/([^su])s$/, '$1');
}

function withoutEnding(word: string): string {
  for (let length = LONGEST_ENDING; length >= 2; length--) {
    if (!ENDINGS.has(word.slice(-length))) continue;
    return word.length - length >= 3 ? word.slice(0, -length) : word;
  }
  return word;
}
