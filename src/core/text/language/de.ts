import { germanCues } from './cues-de';
import type { LanguageTable } from './table';

const split = (words: string): readonly string[] => words.trim().split(/\s+/);

const SIMPLE: Readonly<Record<string, number>> = {
  null: 0,
  ein: 1,
  eins: 1,
  zwei: 2,
  zwo: 2,
  drei: 3,
  vier: 4,
  funf: 5,
  fuenf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwolf: 12,
  zwoelf: 12,
  dreizehn: 13,
  vierzehn: 14,
  funfzehn: 15,
  fuenfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  neunzehn: 19,
  zwanzig: 20,
  dreissig: 30,
  vierzig: 40,
  funfzig: 50,
  fuenfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
};

/** `zweihundertfuenfundzwanzigtausend` = 225,000. Undefined where a part is no number word. */
function readCompound(word: string): number | undefined {
  if (word.length > 60) return undefined;
  const simple = SIMPLE[word];
  if (simple !== undefined) return simple;
  for (const [name, factor] of [
    ['tausend', 1000],
    ['hundert', 100],
  ] as const) {
    const at = word.indexOf(name);
    if (at < 0) continue;
    const left = at === 0 ? 1 : readCompound(word.slice(0, at));
    const rest = word.slice(at + name.length).replace(/^und(?=.)/, '');
    const right = rest === '' ? 0 : readCompound(rest);
    return left === undefined || right === undefined || right >= factor
      ? undefined
      : left * factor + right;
  }
  const [unit, tens, ...more] = word.split('und');
  if (unit === undefined || tens === undefined || more.length > 0) return undefined;
  const low = SIMPLE[unit];
  const high = SIMPLE[tens];
  return low !== undefined && high !== undefined && low > 0 && low < 10 && high >= 20
    ? high + low
    : undefined;
}

export const german: LanguageTable = {
  code: 'de',
  decimal: ',',
  spacedGroups: true,
  cardinals: SIMPLE,
  hundreds: ['hundert'],
  scales: {
    dutzend: 12,
    tausend: 1e3,
    million: 1e6,
    millionen: 1e6,
    milliarde: 1e9,
    milliarden: 1e9,
    billion: 1e12,
    billionen: 1e12,
  },
  scaleMarks: { tsd: 1e3, mio: 1e6, mrd: 1e9, bio: 1e12 },
  ordinals: {
    erste: 1,
    ersten: 1,
    erster: 1,
    erstes: 1,
    zweite: 2,
    zweiten: 2,
    zweiter: 2,
    dritte: 3,
    dritten: 3,
    dritter: 3,
    vierte: 4,
    vierten: 4,
    funfte: 5,
    funften: 5,
    sechste: 6,
    sechsten: 6,
    siebte: 7,
    siebten: 7,
    achte: 8,
    achten: 8,
    neunte: 9,
    neunten: 9,
    zehnte: 10,
    zehnten: 10,
    zwanzigste: 20,
    zwanzigsten: 20,
  },
  fractions: {
    halfte: 2,
    halb: 2,
    drittel: 3,
    viertel: 4,
    funftel: 5,
    sechstel: 6,
    achtel: 8,
    zehntel: 10,
  },
  joiners: [],
  articles: ['ein', 'eine', 'einer', 'einem', 'einen', 'eines'],
  compound: readCompound,
  ordinalEndings: ['te', 'ten', 'ste', 'sten'],
  percent: ['prozent', 'prozentpunkte', 'prozentpunkten', 'vom hundert'],
  currencies: {
    euro: 'EUR',
    euros: 'EUR',
    dollar: 'USD',
    pfund: 'GBP',
    franken: 'CHF',
    yen: 'JPY',
    mark: 'DEM',
    cent: 'cent',
  },
  precision: {
    etwa: 'about',
    rund: 'about',
    ungefahr: 'about',
    ca: 'about',
    circa: 'about',
    zirka: 'about',
    gut: 'over',
    uber: 'over',
    'mehr als': 'over',
    mindestens: 'over',
    wenigstens: 'over',
    fast: 'under',
    knapp: 'under',
    beinahe: 'under',
    nahezu: 'under',
    unter: 'under',
    'weniger als': 'under',
    hochstens: 'under',
    'bis zu': 'under',
  },
  months: {
    januar: 1,
    janner: 1,
    jan: 1,
    februar: 2,
    feb: 2,
    marz: 3,
    maerz: 3,
    april: 4,
    apr: 4,
    mai: 5,
    juni: 6,
    jun: 6,
    juli: 7,
    jul: 7,
    august: 8,
    aug: 8,
    september: 9,
    sept: 9,
    sep: 9,
    oktober: 10,
    okt: 10,
    november: 11,
    nov: 11,
    dezember: 12,
    dez: 12,
  },
  weekdays: split('montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag'),
  negations:
    split(`nicht kein keine keinen keinem keiner keines nie niemals niemand nichts nirgends weder
    noch ohne kaum`),
  conditions: ['aber', 'jedoch', 'ausser', 'sofern', 'falls', 'nur wenn', 'es sei denn', 'obwohl'],
  attribution:
    split(`sagt sagte sagten gesagt erklart erklarte erklarten berichtet berichtete berichteten
    schreibt schrieb schrieben geschrieben behauptet behauptete meint meinte betont betonte teilte mitgeteilt
    bestatigt bestatigte zufolge laut argumentiert argumentierte warnt warnte`),
  leaning:
    split(`dr prof hr fr st nr s z.b d.h u.a z.t v.a i.d.r bzw vgl ca bd abb tab kap art abs ebd hrsg
    geb gest sog evtl ggf inkl bzgl mr mrs dipl ing u.u o.a m.e d.i`),
  abbreviations:
    split(`usw etc u.s.w ff f co inkl jh jhd mio mrd tsd str n.chr v.chr jan feb aug sept okt nov
    dez`),
  functionWords:
    split(`der die das und in zu den von mit sich des auf fur ist im dem nicht ein eine als auch
    es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem uber einen so zum war haben
    nur oder aber vor zur bis mehr durch man sein wurde wenn ich wir ihr seine kann wurden doch dann unter`),
  pastEnding: /[^aeiou]ten?$/,
  abstractEnding: /(?:ung|heit|keit|schaft|ismus|tion|taet|tat)(?:en)?$/,
  questionWords: ['was', 'wer', 'wie', 'warum', 'wo', 'welche', 'wieso'],
  cues: germanCues,
};
