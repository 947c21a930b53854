/*
 * Who is named as saying a quotation, from the words right before and after it in the same sentence. Only
 * proper names count: a pronoun or a role names nobody here, and nobody is better than the wrong person.
 */

const VERBS = [
  'said|says|say|told|tells|wrote|writes|added|adds|asked|asks|replied|replies|answered|explained|explains|argued|argues|noted|notes|stated|states|claimed|claims|insisted|insists|declared|recalled|recalls|remarked|observed|observes|warned|warns|announced|concluded|concludes|admitted|testified|tweeted|posted|continued|responded|acknowledged|confirmed|commented|suggested|suggests|cried|shouted|whispered|exclaimed',
  'sagte|sagt|schrieb|schreibt|erklärte|erklärt|meinte|meint|betonte|fragte|antwortete|behauptete|fügte',
  'a dit|dit|a déclaré|déclare|écrit|a écrit|explique|a expliqué|affirme|a affirmé|ajoute|a ajouté|demande|répond|répondit|note|raconte|a raconté|précise|a précisé|rappelle|a rappelé|estime|conclut',
  'dijo|dice|escribió|escribe|afirmó|afirma|declaró|explicó|añadió|preguntó|respondió|contó|cuenta|recordó|señaló|agregó',
].join('|');
const PARTICLE = "(?:de|del|della|di|da|du|van|von|der|den|la|le|al|el|bin|ibn|ter|ten|y|O'|d')";
const PART = "\\p{Lu}[\\p{L}\\p{M}'’]*\\p{L}(?:-\\p{Lu}[\\p{L}\\p{M}'’]+)*|\\p{Lu}\\.";
const NAME = `(?:${PART})(?:\\s+(?:${PARTICLE}\\s+)*(?:${PART})){0,4}`;

/**
 * A pattern with names in it takes milliseconds to compile, at its first use, and stands in few texts: it is tried where
 * there is a sign of it.
 */
interface Way {
  readonly sign: RegExp;
  readonly pattern: RegExp;
}

const SAID = new RegExp(VERBS);
const AFTER: readonly Way[] = [
  {
    sign: SAID,
    pattern: new RegExp(`^[\\s,—–-]*(?:${VERBS})\\s+(?<name>${NAME})`, 'u'),
  },
  {
    sign: SAID,
    pattern: new RegExp(
      `^[\\s,—–-]*(?<name>${NAME})(?:,[^,.;“"«]{1,60},)?\\s+(?:${VERBS})(?![\\p{L}]|\\s*:)`,
      'u',
    ),
  },
  {
    sign: /according to|so|laut|selon|según/,
    pattern: new RegExp(`^[\\s,—–-]*(?:according to|so|laut|selon|según)\\s+(?<name>${NAME})`, 'u'),
  },
];
const BEFORE: readonly Way[] = [
  {
    sign: new RegExp(`\\s(?:${VERBS})(?![a-z])[^.!?”"»]{0,80}$`),
    pattern: new RegExp(
      `(?<name>${NAME})(?:,[^,.;”"»]{1,60},|\\s*\\([^()]{1,40}\\))?\\s+(?:(?:has|have|had|also|then|later|once|famously|hat|schon)\\s+)?(?:${VERBS})(?![\\p{L}])[^.!?”"»]{0,40}$`,
      'u',
    ),
  },
  {
    sign: /ccording to|aut|elon|egún|n the words of/,
    pattern: new RegExp(
      `(?:[Aa]ccording to|[Ll]aut|[Ss]elon|[Ss]egún|[Ii]n the words of)\\s+(?<name>${NAME})\\s*[,:]?\\s*(?:that\\s+)?$`,
      'u',
    ),
  },
  {
    sign: /\p{Lu}\S*\s*:\s*$/u,
    pattern: new RegExp(
      `(?:^|[.!?]\\s+)(?<name>(?:${PART})\\s+(?:${PARTICLE}\\s+)*${NAME})\\s*:\\s*$`,
      'u',
    ),
  },
];
/** Words that begin with a capital at the start of a sentence or in a title, and name nobody. */
const NO_NAME = new Set(
  'He She They It We You I The A An This That These Those But And Or So As In On At By For With When While If Then There Here One Some Many Most Others People Nobody Everybody Everyone Someone Who What Which Why How Its His Her Their My Our Your Not No Yes Also Later Once Now Again Still Yet However Moreover According After Before Since Although Though Because Both Each Every Er Sie Es Wir Ihr Ich Der Die Das Ein Eine Man Il Elle Ils Elles On Nous Vous Je Le La Les Un Une El Ella Ellos Lo Los Las Una Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December'.split(
    ' ',
  ),
);
const TITLES =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Lady|Lord|Judge|Justice|President|Senator|Sen|Rep|Gov|Governor|Attorney|General|District|Captain|Capt|Sgt|Detective|Officer|Minister|Herr|Frau|Monsieur|Madame|Señor|Señora|Sheriff|Mayor|Director|Chief|King|Queen|Prince|Princess|Pope|Bishop|Rabbi|Reverend|Rev|Father|Sister|Brother)\.?\s+/u;
const REACH = 160;
/** A full stop within the marks ends the sentence, unless the words behind go on in small letters. */
const ENDED = /[^.\s]\.$/;
const GOES_ON = /^\s*\p{Ll}/u;

/** The person named beside the quotation whose marks stand at `open` and `close` of `text`. */
export function findSpeaker(text: string, open: number, close: number): string | undefined {
  const before = text.slice(Math.max(0, open - REACH), open);
  const after = text.slice(close + 1, close + 1 + REACH);
  const isEnded = ENDED.test(text.slice(open, close)) && !GOES_ON.test(after);
  return (isEnded ? undefined : nameIn(after, AFTER)) ?? nameIn(before, BEFORE);
}

function nameIn(text: string, ways: readonly Way[]): string | undefined {
  for (const { sign, pattern } of ways) {
    const name = sign.test(text) ? clean(pattern.exec(text)?.groups?.['name']) : undefined;
    if (name) return name;
  }
  return undefined;
}

function clean(found: string | undefined): string | undefined {
  if (!found) return undefined;
  let name = found;
  while (TITLES.test(name)) name = name.replace(TITLES, '');
  const parts = name.split(/\s+/);
  if (parts.some((part) => NO_NAME.has(part))) return undefined;
  // “Roughly stated, …”
  if (parts.length === 1 && name.endsWith('ly')) return undefined;
  return name.replace(/['’]s$/, '') || undefined;
}
