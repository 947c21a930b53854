/** Other forms under which a word may stand in a source. Made by rule and looked up, so they cost no memory. */
export interface Variant {
  readonly word: string;
  readonly kind: 'inflection' | 'spelling' | 'scan';
}

/** What ends the forms of English words; other languages rely on edit distance and shared beginnings. */
const ENDINGS = ['', 's', 'es', 'ed', 'd', 'ing', 'er', 'est', 'ly', 'r', 'n', 'en'];

/** British and American, older and newer ways of writing, each tried both ways and everywhere. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['our', 'or'],
  ['is', 'iz'],
  ['ys', 'yz'],
  ['re', 'er'],
  ['ll', 'l'],
  ['tt', 't'],
  ['pp', 'p'],
  ['ae', 'e'],
  ['oe', 'e'],
  ['ogue', 'og'],
  ['ence', 'ense'],
  ['gement', 'gment'],
  ['mme', 'm'],
  ['que', 'ck'],
  ['ph', 'f'],
  ['ie', 'y'],
  ['x', 'ct'],
  ['ck', 'c'],
];

/** What scanning takes for something else, each tried both ways. */
const CONFUSIONS: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['ri', 'n'],
  ['in', 'm'],
  ['ni', 'm'],
  ['cl', 'd'],
  ['li', 'h'],
  ['vv', 'w'],
  ['ii', 'u'],
  ['ll', 'u'],
  ['tl', 'd'],
  ['fi', 'h'],
  ['1', 'l'],
  ['1', 'i'],
  ['0', 'o'],
  ['5', 's'],
  ['f', 's'],
  ['b', 'h'],
  ['c', 'e'],
  ['u', 'n'],
  ['u', 'v'],
  ['i', 'j'],
  ['i', 'l'],
];

/** Forms that no rule makes. */
const IRREGULAR: readonly (readonly string[])[] =
  `be am is are was were been being|have has had having|
do does did done doing|go goes went gone going|say said says|make made making|get got gotten getting|know knew known|
think thought|take took taken taking|see saw seen|come came coming|give gave given|find found|tell told|feel felt|
leave left|bring brought|begin began begun|keep kept|hold held|write wrote written writing|stand stood|hear heard|
mean meant|meet met|run ran running|pay paid|sit sat|speak spoke spoken|lie lay lain lying|lead led|grow grew grown|
lose lost|fall fell fallen|send sent|build built|understand understood|draw drew drawn|break broke broken|
spend spent|rise rose risen|drive drove driven|buy bought|wear wore worn|choose chose chosen|seek sought|
throw threw thrown|catch caught|deal dealt|win won|forget forgot forgotten|teach taught|fight fought|shake shook shaken|
fly flew flown|sing sang sung|drink drank drunk|ride rode ridden|swear swore sworn|steal stole stolen|strike struck|
wake woke woken|bear bore born borne|sleep slept|weep wept|creep crept|sweep swept|bind bound|blow blew blown|
eat ate eaten|shine shone|shoot shot|sell sold|show showed shown|spring sprang sprung|swim swam swum|tear tore torn|
bite bit bitten|hide hid hidden|freeze froze frozen|dig dug|hang hung hanged|ring rang rung|sink sank sunk|
child children|man men|woman women|foot feet|tooth teeth|mouse mice|person people|life lives|wife wives|knife knives|
half halves|leaf leaves|self selves|thief thieves|good better best|bad worse worst|far further farther|will would|
can could|shall should|may might|this these|that those`
    .replaceAll('\n', '')
    .split('|')
    .map((forms) => forms.split(' '));

/** The variants of a folded word, likely ones first; the word itself may be among them. */
export function variantsOf(word: string): Variant[] {
  if (word.length < 2) return [];
  return [
    ...inflections(word).map((form) => ({ word: form, kind: 'inflection' as const })),
    ...swaps(word, SPELLINGS).map((form) => ({ word: form, kind: 'spelling' as const })),
    ...swaps(word, CONFUSIONS).map((form) => ({ word: form, kind: 'scan' as const })),
  ];
}

function inflections(word: string): string[] {
  const irregular = IRREGULAR.find((forms) => forms.includes(word)) ?? [];
  if (!/^[a-z]{3,}$/.test(word)) return [...irregular];
  const forms = new Set(irregular);
  for (const stem of stemsOf(word)) {
    for (const ending of ENDINGS) forms.add(stem + ending);
    if (stem.endsWith('e'))
      for (const ending of ['ing', 'ed']) forms.add(stem.slice(0, -1) + ending);
    if (stem.endsWith('y')) {
      for (const ending of ['ies', 'ied', 'ier', 'iest', 'ily'])
        forms.add(stem.slice(0, -1) + ending);
    }
    if (/[^aeiou][aeiou][bdglmnprt]$/.test(stem)) {
      for (const ending of ['ing', 'ed', 'er']) forms.add(stem + stem.at(-1)! + ending);
    }
  }
  forms.delete(word);
  return [...forms];
}

function stemsOf(word: string): Set<string> {
  const stems = new Set([word]);
  const cut = (ending: string, replacement = ''): void => {
    const stem = word.slice(0, word.length - ending.length) + replacement;
    if (word.endsWith(ending) && stem.length >= 3) stems.add(stem);
  };
  cut('s');
  cut('es');
  cut('ies', 'y');
  cut('ied', 'y');
  cut('ily', 'y');
  cut('d');
  cut('ly');
  for (const ending of ['ed', 'ing', 'er', 'est', 'en']) {
    cut(ending);
    cut(ending, 'e');
    if (/([bdglmnprt])\1$/.test(word.slice(0, -ending.length)))
      cut(word.at(-ending.length - 1)! + ending);
  }
  return stems;
}

/** The word with each pattern swapped at each place, both ways. */
function swaps(word: string, pairs: readonly (readonly [string, string])[]): string[] {
  const forms = new Set<string>();
  for (const [one, other] of pairs) {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      for (let at = word.indexOf(from); at >= 0; at = word.indexOf(from, at + 1)) {
        forms.add(word.slice(0, at) + to + word.slice(at + from.length));
      }
    }
  }
  forms.delete(word);
  return [...forms];
}
