/*
 * Who says it, put between the words that are said: «Calla —añade—, y …», « La ville n’est plus, écrit
 * l’intendant, qu’un amas … », “The pig,” said her father, “is …”. Only verbs of saying in the third person:
 * “I think” is part of what is said.
 */
import type { Span } from './span';

const VERBS = [
  'said|says|wrote|writes|asked|asks|cried|cries|replied|replies|answered|answers|added|adds|explained|explains|continued|continues|remarked|remarks|observed|observes|exclaimed|whispered|shouted|murmured|muttered|declared|declares|concluded|concludes|noted|notes|argued|argues|insisted|insists|recalled|recalls|told (?:me|us|him|her|them)|puts? it|went on|goes on|testified|warned|warns|stated|states|claimed|claims',
  'sagt|sagte|schreibt|schrieb|meint|meinte|fragt|fragte|ruft|rief|antwortet|antwortete|erwidert|erwiderte|erklärt|erklärte|betont|betonte|berichtet|berichtete|bemerkt|bemerkte|notiert|notierte|heißt|hieß|fügt|fügte|fährt|fuhr|faßt|fasst|faßte|fasste|klagt|klagte|flüstert|flüsterte|warnt|warnte',
  'dit|disait|écrit|écrivait|écrivit|déclare|déclara|déclarait|affirme|affirma|affirmait|explique|expliqua|expliquait|ajoute|ajouta|ajoutait|répond|répondit|demande|demanda|poursuit|poursuivit|précise|précisa|note|nota|observe|raconte|racontait|conclut|reprit|murmura|écria|s’écria|fit|souligne|estime',
  'dice|dijo|decía|escribe|escribió|escribía|añade|añadió|afirma|afirmó|declara|declaró|explica|explicó|señala|señaló|responde|respondió|pregunta|preguntó|contesta|contestó|exclama|exclamó|murmura|murmuró|susurró|agrega|agregó|replica|replicó|repuso|insiste|insistió|concluye|concluyó|recuerda|recordó|cuenta|contaba|relata|apunta|apuntó|sostiene|sostuvo|asegura|aseguró|advierte|advirtió',
].join('|');
const PRONOUN =
  'he|she|they|it|one|er|sie|man|es|il|elle|ils|elles|on|él|ella|ellos|ellas|usted|ustedes';
const DETERMINER =
  'the|an?|his|her|their|our|my|its|der|die|das|eine?|meine?|seine?|ihre?|unsere?|le|la|les|une?|mon|ma|son|sa|notre|leur|el|los|las|una|mi|su|nuestr[oa]';
/*
 * Before the patterns look at a text, verbs of saying are marked in it, and what is not in Latin-1 has a stand-in of its
 * kind. With the verbs and the letters of all scripts written out wherever they may stand, the patterns would take 30 ms
 * to compile, at their first use.
 */
const [OPEN, CLOSE, ACCENT] = ['\u0002', '\u0003', '\u0004'];
const VERB = new RegExp(String.raw`(?<![^\s,'’])(?:${VERBS})(?!\p{L})`, 'gu');
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/’/, "'"],
  [/\s/, ' '],
  [/\p{Lu}/u, 'X'],
  [/\p{L}/u, 'x'],
  [/\p{M}/u, ACCENT],
  [/\p{N}/u, '0'],
];
const UPPER = 'A-ZÀ-ÖØ-Þ';
const LETTER = `${UPPER}a-zªµºß-öø-ÿ`;
const NAME = `[${LETTER}${ACCENT}${OPEN}${CLOSE}.'-]`;
const WORD = `[${LETTER}${ACCENT}${OPEN}${CLOSE}0-9²³¹¼½¾'.-]+`;
const SUBJECT = String.raw`(?:(?:${PRONOUN})(?![${LETTER}])|(?:(?:${DETERMINER})\s+|l')${WORD}(?:\s+${WORD}){0,4}|[${UPPER}]${NAME}*(?:\s+${WORD}){0,5})`;
const CLITIC = String.raw`(?:(?:me|le|les|nos|se|lui|nous|leur)\s+|s'|m')?`;
const SAID = `${OPEN}[^${CLOSE}]+${CLOSE}`;
const SAYS = CLITIC + SAID;
const INCISE = new RegExp(
  String.raw`^(?:` +
    // écrit-il, ajouta-t-elle
    String.raw`${SAYS}(?:-t)?-(?:il|elle|on|ils|elles)(?![${LETTER}])(?:\s+${WORD}){0,5}` +
    // said her father; so faßte es der Syndikus zusammen; so der Minister
    String.raw`|(?:so\s+)?${SAYS}\s+(?:es\s+)?${SUBJECT}(?:\s+${WORD}){0,3}|so\s+${SUBJECT}` +
    // her father said; as Tell writes
    String.raw`|(?:(?:as|wie|comme|como)\s+)?${SUBJECT}\s+(?:(?:also|then|later|further)\s+)?${SAID}` +
    // añade
    String.raw`|${CLITIC}${OPEN}(?:dice|dijo|decía|escribe|escribió|añade|añadió|afirma|afirmó|explica|explicó|responde|respondió|pregunta|preguntó|contesta|contestó|insiste|insistió|concluye|concluyó|agrega|agregó)${CLOSE}` +
    String.raw`)$`,
);

/** A point in a name or a title ends no sentence: “Mrs. Crabbe”. */
const TITLED = String.raw`(?<=(?:\b(?:Mr|Mrs|Ms|Dr|St|M|Mme|Mlle|Sr|Sra|Prof)|[\s.]\p{Lu}))\.`;
const INNER = String.raw`(?:[^—–―,.;:!?…“”"«»„()[\]]|${TITLED}){2,90}?`;
const BETWEEN_DASHES = new RegExp(
  String.raw`(?:[—–―]|--)\s?(${INNER})\s?(?:(?:[—–―]|--)|(?=[.!?]?$))`,
  'gu',
);
/** How old somebody is, and what they do: “, 47 ans, aide-soignante”. */
const AGED = String.raw`,\s\d{1,3}(?:\s(?:ans|Jahre|años))?(?:,\s${INNER})?(?=[.,])`;
const BETWEEN_COMMAS = new RegExp(
  String.raw`(?<=[,!?])\s(${INNER})(?:${AGED}|(?=,)|(?=[.!?]?$))`,
  'gu',
);

function prepare(text: string): string {
  return text
    .replace(VERB, `${OPEN}$&${CLOSE}`)
    .replace(/[\u0100-\u{10ffff}]/gu, (one) => KINDS.find(([kind]) => kind.test(one))?.[1] ?? '?');
}

/** Whether some words, without the marks around them, only tell who is speaking. */
function isIncise(words: string): boolean {
  if (/\n\s*\n/.test(words)) return false;
  const told = prepare(words.replace(/\s+/g, ' ').trim());
  return (told.includes(OPEN) || told.startsWith('so ')) && INCISE.test(told);
}

/** Where a text tells between dashes, and where `commas` are taken too between commas, who says it. */
export function findIncises(text: string, commas: boolean): Span[] {
  const found: Span[] = [];
  for (const pattern of commas ? [BETWEEN_DASHES, BETWEEN_COMMAS] : [BETWEEN_DASHES])
    for (const { 0: whole, 1: inner, index } of text.matchAll(pattern))
      if (isIncise(inner!)) found.push({ start: index, end: index + whole.length });
  return found;
}

/** A closing mark, up to fifteen words, and an opening one: `,” said he, “`. */
const INTERRUPTION =
  /(?<=(\S))(?:[”"»“’]|(?<=\p{L}[,.!?]?)['«])([^“”"«»„]{3,140}?)(?:(?<=[\s—–(])["'‘’](?=\p{L}|[…[])|[“„«»](?=\S))/gu;
const CONJUNCTION =
  /^\s*[,;]?\s*(?:and|but|or|while|und|aber|oder|sondern|et|mais|ou|y|e|pero|o)\s/iu;
const FINITE = new RegExp(String.raw`^[\s,]*(?:${SAYS}|${SUBJECT}\s+${SAYS})`);

/**
 * Where a text stops quoting somebody for the words that tell who it is, and quotes on. A new sentence that
 * begins behind them must not turn out to be another's.
 */
export function findInterruptions(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: whole, 1: before, 2: inner, index } of text.matchAll(INTERRUPTION)) {
    if (CONJUNCTION.test(inner!) || /\n\s*\n/.test(inner!)) continue;
    const said = inner!.replace(/^[\s,—–-]+|[\s,.:—–-]+$/g, '');
    const end = index + whole.length;
    const between = /[,—–]\s*$/.test(inner!);
    const opens = /^[,—–\s-]*[,—–]/.test(inner!) || /[,—–!?]/.test(before!);
    const goesOn = between && opens && /^\p{Ll}/u.test(text.slice(end));
    // Whoever speaks may be told at length: “says Maria Dole, 84, a teacher”.
    if (!goesOn && !isIncise(said) && !isIncise(said.split(',')[0]!)) continue;
    if (!between) {
      const closes = /^[^“”"«»„]{0,400}[”"»“]/u.exec(text.slice(end));
      const next = end + (closes?.[0].length ?? 0);
      const behind = closes && prepare(text.slice(next, next + 80));
      if (behind?.includes(OPEN) && FINITE.test(behind)) continue;
    }
    found.push({ start: index, end });
  }
  return found;
}
