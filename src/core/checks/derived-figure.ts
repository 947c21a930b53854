/**
 * Figures that a writer works out from two of a source: "fell by 0.9 hours" where it has 6.8 and 5.9, "about 30
 * percent" where it has 94 of 318, "28 % higher" where it has a hazard ratio of 1.28.
 *
 * Any figure can be reckoned from enough others, so this is bounded: the statement has a word that says what was
 * done (fell, in total, times, of), and only figures count that stand together in one of the few passages that
 * tell what the statement tells, or in the statement itself and in the source. Quadratic in the figures of a
 * passage, of which there are at most `FIGURES`.
 */
import type { NumberMention } from '../text/numbers';
import type { Span } from '../text/span';
import type { ClaimWords } from './claim-words';
import { hasNumber, lastDigit } from './same-figure';
import { placesOf, sentencesAt } from './source-words';
import type { SourceWords } from './source-words';

/** Passages of a source that are looked at, and figures of one. */
const PASSAGES = 4;
const FIGURES = 10;
/** What "about" allows a figure that is reckoned: less than for one that is copied. */
const ABOUT = 0.04;

const CHANGE =
  /(?<!\p{L})(?:f[ae]lls?|fallen|falling|r[io]se[sn]?|rising|dropp?\p{L}*|gr[eo]w\p{L}*|growth|increas\p{L}+|decreas\p{L}+|declin\p{L}+|reduc\p{L}+|gain\p{L}*|lost|loss(?:es)?|los[et]s?|chang\p{L}+|differ\p{L}*|gap|margin|more|fewer|less|higher|lower|longer|shorter|older|younger|larger|smaller|greater|earlier|later|cut|shr[aiu]nk|widened|narrowed|sank\p{L}*|sinken|gesunken|fiel\p{L}*|gefallen|stieg\p{L}*|gestiegen|wuchs\p{L}*|gewachsen|differenz|unterschied|mehr|weniger|rückgang|zunahme|anstieg|abnahme|höher|niedriger|länger|kürzer|später|früher|baiss\p{L}+|augment\p{L}+|diminu\p{L}+|différence|écart|hausse|recul\p{L}*|perd\p{L}*|pertes?|plus|moins|baj\p{L}+|sub\p{L}{2,4}|aument\p{L}+|disminu\p{L}+|diferencia|más|menos|ca[íy]\p{L}+)(?!\p{L})/iu;
const BY = /(?<!\p{L})(?:by|um|de|en)\s+(?:\p{L}+\s+)?$/iu;
const SHARE =
  /^\s*(?:of|der|des|von|de|del|des|d['’])(?!\p{L})|(?<!\p{L})(?:share|proportion|rate|anteil|quote|part|proportion|tasa|proporción|in other words|that is|i\.\s?e\.|also?|d\.\s?h\.)(?!\p{L})/iu;
const TOTAL =
  /(?<!\p{L})(?:total\p{L}*|together|combined|sum|altogether|in all|both|overall|insgesamt|zusammen|gesamt\p{L}*|summe|ensemble|juntos|juntas|suma|conjunto)(?!\p{L})/iu;
const TIMES = /^[\s-]*(?:times|fold|mal|fach|fois|veces)(?!\p{L})/iu;
const RATIO =
  /(?<!\p{L})(?:[ahisr]?HR|[ao]?OR|RR|IRR|SMR|ratio|relative risk|odds|hazard|risk)(?!\p{L})[^.;]{0,60}$/u;
const EXCESS =
  /(?<!\p{L})(?:over(?:run|\s(?:budget|plan))|(?:above|more than|over) (?:plan(?:ned)?|budget(?:ed)?|expected)|than planned|than budgeted|mehrkosten|teurer als|über (?:plan|budget)|surcoût|dépassement|(?:de|que) prévu|sobrecoste|de lo (?:previsto|presupuestado|planeado))(?!\p{L})/iu;
const REST =
  /(?<!\p{L})(?:rest|remain\p{L}*|others?|left|übrig\p{L}*|restlich\p{L}*|andere[nr]?|restant\p{L}*|autres?|demás|otr[oa]s)(?!\p{L})/iu;
const YEARS = /^[\s-]*(?:years?|jahren?|ans|années|años)(?!\p{L})/iu;

const AGE_BEHIND = /^[\s-]*(?:years?[\s-]old|ans|jahre\salt|años)(?!\p{L})/iu;
const AGED = /(?<!\p{L})(?:aged?|age of|im alter von|âgée? de|à l['’]âge de|a los)\s$/iu;
/** Words beside which a source tells somebody's birth; an age follows from its year. */
export const BIRTHS: readonly string[] =
  'born geboren né née naquit naît nació nacido nacida'.split(' ');
const BORN = new RegExp(
  String.raw`(?<!\p{L})(?:${BIRTHS.join('|')})(?!\p{L})[^.;!?)]*$|\*\s?[^.;!?)]{0,30}$`,
  'iu',
);

/** Whether a figure can be reckoned from figures that a source has side by side, and the statement says so. */
export function followsFrom(
  number: NumberMention,
  claim: ClaimWords,
  source: SourceWords,
): boolean {
  if (number.year || number.ordinal || number.value === 0) return false;
  const before = claim.text.slice(0, number.start);
  const behind = claim.text.slice(number.end);
  const percent = number.unit === 'percent';
  const cues = {
    changes: CHANGE.test(claim.text) || BY.test(before),
    shares:
      percent && (number.approximate !== undefined || SHARE.test(behind) || SHARE.test(before)),
    total: !percent && TOTAL.test(claim.text),
    times: TIMES.test(behind),
    years: YEARS.test(behind),
    exceeds: percent && EXCESS.test(claim.text),
    // 85 did not finish where 1,163 of 1,248 did.
    rest: claim.words.some(({ negates }) => negates) || REST.test(claim.text),
  };
  if (tellsAge(number, claim.text) && isAge(number, claim, source)) return true;
  const own = [...claim.numbers, ...(claim.earlier ?? [])].filter(
    (other) => other !== number && !other.ordinal && hasNumber(source, other),
  );
  if (!own.length && !Object.values(cues).some(Boolean)) return false;
  const isWhole = (value: number): boolean => own.some((other) => other.value === value);
  const fits = (value: number): boolean => agrees(number, value);
  const follows = (a: NumberMention, b: NumberMention): boolean => {
    if (a.year !== b.year) return false;
    if (a.year) return cues.years && fits(Math.abs(a.value - b.value));
    if (!isComparable(a, b) || a.value <= 0 || b.value <= 0) return false;
    const gap = Math.abs(a.value - b.value);
    if (percent) {
      const points = a.unit === 'percent' && cues.changes && fits(gap);
      const share =
        cues.shares && fits((Math.min(a.value, b.value) / Math.max(a.value, b.value)) * 100);
      // 9.2 million too much where 48.7 million were spent
      const [low, high] = a.value < b.value ? [a.value, b.value] : [b.value, a.value];
      const excess = cues.exceeds && fits((low / (high - low)) * 100);
      return points || share || excess || (cues.changes && fits((gap / a.value) * 100));
    }
    return (
      ((cues.changes || cues.rest || isWhole(Math.max(a.value, b.value))) && fits(gap)) ||
      (cues.total && fits(a.value + b.value)) ||
      (cues.times && (fits(a.value / b.value) || fits(b.value / a.value)))
    );
  };
  const among = (figures: readonly NumberMention[], text: string): boolean =>
    figures.some(
      (a, i) =>
        (percent && cues.rest && a.unit === 'percent' && fits(100 - a.value)) ||
        (percent && cues.changes && isRatio(a, text) && fits(Math.abs(a.value - 1) * 100)) ||
        figures.slice(i + 1).some((b) => follows(a, b)),
    );
  return (
    among(own, claim.text) ||
    passagesOf(claim, source).some((figures) => among(figures, source.text))
  );
}

/** Whether a figure says how old somebody is. */
export function tellsAge({ start, end }: Span, text: string): boolean {
  return AGE_BEHIND.test(text.slice(end)) || AGED.test(text.slice(0, start));
}

/** Whether somebody whose birth a source tells was so old in a year that it or the statement names. */
function isAge({ value }: NumberMention, claim: ClaimWords, source: SourceWords): boolean {
  const years = [...claim.numbers, ...source.numbers].filter(({ year }) => year);
  const births = source.numbers.filter(
    ({ year, start }) => year && BORN.test(source.text.slice(Math.max(0, start - 60), start)),
  );
  return births.some((birth) =>
    // The birthday of that year may be yet to come.
    years.some((year) => [value, value + 1].includes(year.value - birth.value)),
  );
}

/** Of one unit; that of money may stand with one of them alone: "48.7 million euros, 9.2 million more". */
function isComparable(a: NumberMention, b: NumberMention): boolean {
  const [one, other] = [a.unit ?? b.unit, b.unit ?? a.unit];
  return a.unit === b.unit || (one === other && one !== 'percent');
}

/** 1.28 behind "hazard ratio". */
function isRatio({ value, start }: NumberMention, text: string): boolean {
  return value > 0 && value < 2 && RATIO.test(text.slice(Math.max(0, start - 80), start));
}

/** To the last digit that is shown, or as far as "about", "nearly" and "more than" go. */
function agrees({ value, approximate }: NumberMention, reckoned: number): boolean {
  const off = reckoned - value;
  if (Math.abs(off) <= lastDigit(value) / 2 + 1e-9) return true;
  if (approximate === 'over' ? off < 0 : approximate === 'under' && off > 0) return false;
  return approximate !== undefined && Math.abs(off) <= ABOUT * value;
}

/** The figures of the sentences that share most words with a statement, each with the sentence behind it. */
function passagesOf(claim: ClaimWords, source: SourceWords): NumberMention[][] {
  const shared = new Map<number, number>();
  for (const root of new Set(
    claim.words.filter(({ content }) => content).map((word) => word.stem),
  )) {
    const weight = 1 / source.frequencyOf(root);
    for (const sentence of sentencesAt(placesOf(source, root), (at) => source.sentenceOf[at]!))
      shared.set(sentence, (shared.get(sentence) ?? 0) + weight);
  }
  const best = [...shared].sort((a, b) => b[1] - a[1]).slice(0, PASSAGES);
  return best.map(([sentence]) => figuresIn(source, passageAt(source, sentence)));
}

/** A sentence with the one behind it in the same paragraph. */
function passageAt({ sentences, text }: SourceWords, at: number): Span {
  const { start, end } = sentences[at]!;
  const next = sentences[at + 1];
  return { start, end: next && !/\n\s*\n/.test(text.slice(end, next.start)) ? next.end : end };
}

function figuresIn(source: SourceWords, { start, end }: Span): NumberMention[] {
  return source.numbers
    .filter((number) => number.start >= start && number.end <= end && !number.ordinal)
    .filter(
      // The year of a date counts, its day does not.
      (number) =>
        number.year ||
        !source.dates.some((date) => date.start <= number.start && number.end <= date.end),
    )
    .slice(0, FIGURES);
}
