import type { LanguageCode } from './table';

/**
 * Words that say what was done to figures, as they are printed; a star takes in every ending. A writer who uses one
 * may have worked a figure out.
 */
export interface ReckoningWords {
  /** Something became more or less, or is: fell, gap, higher. */
  readonly change: readonly string[];
  /** Stand before the amount of a change: by. */
  readonly by: readonly string[];
  /** Stand behind a share, before what it is a share of. */
  readonly of: readonly string[];
  /** Name a share, or say that the same is told in another way. */
  readonly share: readonly string[];
  readonly total: readonly string[];
  readonly times: readonly string[];
  /** Before what one figure is of another. */
  readonly factor: readonly string[];
  /** Before another way of telling what stands before. */
  readonly or: readonly string[];
  /** What a risk is told by, which is one where nothing changes. */
  readonly ratio: readonly string[];
  /** More than was planned. */
  readonly excess: readonly string[];
  /** What is left of a whole. */
  readonly rest: readonly string[];
  /** Behind a figure: it comes on top of another one, or is taken from it. */
  readonly more: readonly string[];
  readonly less: readonly string[];
  /** Before what an amount is compared with. */
  readonly than: readonly string[];
  /** Behind a figure: there is one beside those that are counted. */
  readonly others: readonly string[];
  /** Between two kinds of things that are counted. */
  readonly and: readonly string[];
  /** What all kinds of people are counted as. */
  readonly people: readonly string[];
  readonly years: readonly string[];
  readonly decades: readonly string[];
  /** Behind a length of time: when in a story something was. */
  readonly lapse: readonly string[];
  /** Behind and before somebody's age, and before the date of a birth. */
  readonly old: readonly string[];
  readonly aged: readonly string[];
  readonly born: readonly string[];
}

const split = (words: string): readonly string[] => words.trim().split(/\s+/);

const english: ReckoningWords = {
  change:
    split(`fall falls fell fallen falling rise rises rose risen rising drop* grow* grew growth increas* decreas*
    declin* reduc* gain* lost loss losses lose loses chang* differ* gap margin more fewer less higher lower longer
    shorter dearer cheaper older younger larger smaller greater earlier later cut shrink shrank shrunk widened narrowed sank*`),
  by: ['by'],
  of: ['of'],
  share: ['share', 'proportion', 'rate', 'part', 'in other words', 'that is', 'i. e.', 'i.e.'],
  total: [...split('total* together combined sum altogether both overall'), 'in all'],
  times: ['times', 'fold'],
  factor: ['factor of', 'ratio of'],
  or: ['or', 'i.e.', 'that is'],
  ratio: [...split('HR aHR sHR OR aOR RR IRR SMR ratio odds hazard risk'), 'relative risk'],
  excess: [
    'overrun',
    ...['over', 'above', 'more than'].flatMap((more) =>
      ['plan', 'planned', 'budget', 'budgeted', 'expected'].map((plan) => `${more} ${plan}`),
    ),
    'than planned',
    'than budgeted',
  ],
  rest: split('rest remain* other others left'),
  more: split('more extra additional longer higher'),
  less: split('less fewer lower shorter'),
  than: ['than'],
  others: split('other others more'),
  and: ['and', 'plus', 'as well as'],
  people: split('people persons individuals lives souls deaths victims dead'),
  years: ['year', 'years'],
  decades: ['decade', 'decades'],
  lapse: split('later earlier on before after afterwards ago'),
  old: ['year old', 'years old'],
  aged: ['age', 'aged', 'age of'],
  born: ['born'],
};

const german: ReckoningWords = {
  change:
    split(`sinken gesunken fiel* gefallen stieg* gestiegen wuchs* gewachsen differenz unterschied mehr weniger
    rückgang zunahme anstieg abnahme höher niedriger länger kürzer später früher`),
  by: ['um'],
  of: ['der', 'des', 'von'],
  share: ['anteil', 'quote', 'also', 'd. h.', 'd.h.', 'das heißt'],
  total: split('insgesamt zusammen gesamt* summe'),
  times: ['mal', 'fach'],
  factor: ['faktor', 'faktor von', 'verhältnis von'],
  or: ['oder', 'also', 'd.h.', 'd. h.'],
  ratio: split('HR OR RR Risiko'),
  excess: ['mehrkosten', 'teurer als', 'über plan', 'über budget'],
  rest: split('rest übrig* restlich* andere anderen anderer'),
  more: split('mehr zusätzlich länger höher'),
  less: split('weniger niedriger kürzer'),
  than: ['als'],
  others: split('andere anderen weitere weiteren'),
  and: ['und', 'sowie'],
  people: split('menschen personen leute opfer tote'),
  years: split('jahr jahre jahren'),
  decades: split('jahrzehnt jahrzehnte jahrzehnten'),
  lapse: split('später danach zuvor davor'),
  old: ['jahre alt'],
  aged: ['im alter von'],
  born: ['geboren'],
};

const french: ReckoningWords = {
  change: split(
    'baiss* augment* diminu* différence écart hausse recul* perd* perte pertes plus moins',
  ),
  by: ['de'],
  of: ["d'", 'd’', 'de', 'des'],
  share: ['part', 'proportion', 'taux', "c'est-à-dire", 'c’est-à-dire', 'soit'],
  total: split('total* ensemble'),
  times: ['fois'],
  factor: ['facteur de', 'rapport de'],
  or: ['ou', 'soit'],
  ratio: ['HR', 'OR', 'RR', 'rapport de risques'],
  excess: ['surcoût', 'dépassement', 'de prévu', 'que prévu'],
  rest: split('reste restant* autre autres'),
  more: ['de plus', 'plus', 'supplémentaires', 'de trop'],
  less: ['de moins', 'moins'],
  than: ['que', 'de'],
  others: ['autres', 'de plus'],
  and: ['et', 'ainsi que'],
  people: split('personnes gens victimes morts'),
  years: split('an ans année années'),
  decades: split('décennie décennies'),
  lapse: ['plus tard', 'plus tôt', 'après', 'avant', 'auparavant'],
  old: ['ans'],
  aged: ['âgé de', 'âgée de', "à l'âge de", 'à l’âge de'],
  born: split('né née naquit naît'),
};

const spanish: ReckoningWords = {
  change: split(
    'baj* sub* aument* disminu* creci* diferencia más menos cayó cayeron caído caída caídas perd*',
  ),
  by: ['en', 'de'],
  of: ['de', 'del'],
  share: ['parte', 'tasa', 'proporción', 'cuota', 'es decir', 'o sea'],
  total: split('total* juntos juntas suma conjunto'),
  times: ['veces'],
  factor: ['factor de', 'proporción de'],
  or: ['o', 'o sea', 'es decir'],
  ratio: ['HR', 'OR', 'RR', 'razón de riesgos'],
  excess: ['sobrecoste', 'de lo previsto', 'de lo presupuestado', 'de lo planeado'],
  rest: split('resto restante* demás otro otros otra otras'),
  more: ['más', 'de más', 'adicionales'],
  less: ['menos', 'de menos'],
  than: ['que', 'de'],
  others: ['otros', 'otras', 'más'],
  and: ['y', 'e', 'además de'],
  people: split('personas víctimas muertos fallecidos'),
  years: ['año', 'años'],
  decades: split('década décadas decenio decenios'),
  lapse: ['después', 'más tarde', 'antes', 'atrás'],
  old: ['años'],
  aged: ['a los'],
  born: split('nació nacido nacida'),
};

export const reckoningWords: Readonly<Record<LanguageCode, ReckoningWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};
