/**
 * Units of time, mass, length and energy behind a figure, so that 12 h are 720 minutes and six weeks no six months.
 * English, German, French, Spanish. Letters that mean too many things ("m", "s", "t") are left out.
 */
import type { Span } from './span';
import { fold } from './words';

/** A unit behind a figure. */
export interface Measure {
  readonly dimension: 'time' | 'mass' | 'length' | 'energy';
  /** In seconds, grams, metres or watt hours. */
  readonly factor: number;
  /** Where the unit ends. */
  readonly end: number;
}

const DAY = 86_400;
const UNITS: Readonly<Record<Measure['dimension'], readonly (readonly [number, string])[]>> = {
  time: [
    [1, 'sec secs second seconds sekunde sekunden seconde secondes segundo segundos'],
    [60, 'min mins minute minutes minuten minuto minutos'],
    [3600, 'h hr hrs hour hours std stunde stunden heure heures hora horas'],
    [DAY, 'day days tag tage tagen jour jours dia dias'],
    [7 * DAY, 'wk wks week weeks woche wochen semaine semaines semana semanas'],
    [30.44 * DAY, 'mo mos month months monat monate monaten mois mes meses'],
    [365.25 * DAY, 'yr yrs year years jahr jahre jahren an ans annee annees ano anos'],
  ],
  mass: [
    [0.001, 'mg milligram milligrams milligramm'],
    [1, 'g gram grams gramm gramme grammes gramo gramos'],
    [1000, 'kg kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo'],
    [453.6, 'lb lbs pound pounds'],
    [28.35, 'oz ounce ounces'],
  ],
  length: [
    [0.001, 'mm millimetre millimetres millimeter millimeters'],
    [0.01, 'cm centimetre centimetres centimeter centimeters zentimeter'],
    [1, 'metre metres meter meters metern metro metros'],
    [1000, 'km kilometre kilometres kilometer kilometers kilometern kilometro kilometros'],
    [0.0254, 'inch inches'],
    [0.3048, 'ft foot feet'],
    [0.9144, 'yd yard yards'],
    [1609.3, 'mi mile miles'],
  ],
  energy: [
    [1, 'wh'],
    [1e3, 'kwh'],
    [1e6, 'mwh'],
    [1e9, 'gwh'],
    [1e12, 'twh'],
  ],
};
const KNOWN: ReadonlyMap<string, Omit<Measure, 'end'>> = new Map(
  (['time', 'mass', 'length', 'energy'] as const).flatMap((dimension) =>
    UNITS[dimension].flatMap(([factor, names]) =>
      names.split(' ').map((name) => [name, { dimension, factor }] as const),
    ),
  ),
);

const FACTORS = {
  time: UNITS.time.map(([factor]) => factor),
  mass: UNITS.mass.map(([factor]) => factor),
  length: UNITS.length.map(([factor]) => factor),
  energy: UNITS.energy.map(([factor]) => factor),
};

/** What a figure with a unit behind it is in all units of its kind; empty where it has none. */
export function amountsLike(text: string, number: Span & { readonly value: number }): number[] {
  const measure = measureBehind(text, number);
  if (!measure) return [];
  return FACTORS[measure.dimension].map((factor) => (number.value * measure.factor) / factor);
}

/** A unit, after the second figure of a range as well: "30–45 minutes", "a six-week course". */
const UNIT =
  /(?:\s?(?:[-–—]|to|or|and|bis|oder|und|à|ou|et|a|o|y)\s?[\d.,]+)?[\s\u00a0\u202f-]?(\p{L}+)/uy;

/** The unit behind a figure. "Pounds" may be money; the figure's own span then takes them in. */
export function measureBehind(text: string, { start, end }: Span): Measure | undefined {
  const own = /\p{L}+$/u.exec(text.slice(start, end));
  const known = own && KNOWN.get(fold(own[0]));
  if (known) return { ...known, end };
  UNIT.lastIndex = end;
  const behind = UNIT.exec(text);
  const unit = behind && KNOWN.get(fold(behind[1]!));
  return unit ? { ...unit, end: UNIT.lastIndex } : undefined;
}

/** Symbols of units that are written with capitals, some behind a figure, some behind another unit. */
const SYMBOL =
  /^(?:[kMGTm\u00b5\u03bcn]?(?:W|Wh|Hz|V|A|J|B|Pa|eV|N|Sv|Gy|Bq|L|M|K|C|F)|IU|Wp|Hg)$/u;

/** Whether a word is the symbol of a unit: the "Hg" of "140 mm Hg", the "MW" of "5 MW". */
export function isUnit(text: string, { start, end }: Span): boolean {
  return (
    SYMBOL.test(text.slice(start, end)) &&
    /(?:\p{N}[^\p{L}\p{N}]{0,2}|\bmm\s)$/u.test(text.slice(Math.max(0, start - 4), start))
  );
}
