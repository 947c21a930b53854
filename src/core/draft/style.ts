import type { CitationStyle, Draft, Quotation } from './types';

/** An opening and a closing quotation mark. */
export type Marks = readonly [string, string];

/** The habits of a draft, for what is written into it to look like the rest. */
export interface DraftStyle {
  readonly citations: CitationStyle;
  readonly marks: Marks;
  /** Marks for a quotation inside a quotation. */
  readonly nested: Marks;
  /** Between marks and words: empty, or the blank of French « mots ». */
  readonly spacing: string;
  /** `[^1]` with its text elsewhere, or `^[text]` in place. */
  readonly notes: 'reference' | 'inline';
  readonly eol: '\n' | '\r\n';
}

const NESTED: Readonly<Record<string, Marks>> = {
  '“”': ['‘', '’'],
  '""': ["'", "'"],
  '‘’': ['“', '”'],
  "''": ['"', '"'],
  '„“': ['‚', '‘'],
  '„”': ['‚', '’'],
  '‚‘': ['„', '“'],
  '«»': ['“', '”'],
  '»«': ['›', '‹'],
  '»»': ['’', '’'],
  '””': ['’', '’'],
  '‹›': ['«', '»'],
  '›‹': ['»', '«'],
  '「」': ['『', '』'],
  '『』': ['「', '」'],
};
const BY_LANGUAGE: Readonly<Record<string, Marks>> = {
  de: ['„', '“'],
  cs: ['„', '“'],
  sk: ['„', '“'],
  pl: ['„', '”'],
  hu: ['„', '”'],
  fr: ['«', '»'],
  it: ['«', '»'],
  es: ['«', '»'],
  ru: ['«', '»'],
  uk: ['«', '»'],
  no: ['«', '»'],
  nb: ['«', '»'],
  nn: ['«', '»'],
  da: ['»', '«'],
  sv: ['”', '”'],
  fi: ['”', '”'],
  ja: ['「', '」'],
  zh: ['「', '」'],
};

const known = new WeakMap<Draft, DraftStyle>();

/** A draft's own way to cite and to quote; what it does not show follows its language, then English. Read once. */
export function detectStyle(draft: Draft): DraftStyle {
  const style = known.get(draft) ?? readStyle(draft);
  known.set(draft, style);
  return style;
}

function readStyle(draft: Draft): DraftStyle {
  const inline = draft.quotations.filter(({ kind }) => kind === 'inline');
  const marks = commonMarks(inline.filter(({ depth }) => depth === 0)) ?? defaultMarks(draft);
  const inner = inline.filter(({ depth, marks: own }) => depth === 1 && own[0] !== marks[0]);
  const notes = draft.citations.filter(({ style }) => style === 'footnote');
  const inPlace = notes.filter(({ start }) => draft.text[start] === '^').length;
  return {
    citations: detectCitations(draft),
    marks,
    nested: commonMarks(inner) ?? NESTED[marks.join('')] ?? ['‘', '’'],
    spacing: detectSpacing(draft, inline, marks),
    notes: inPlace > notes.length / 2 ? 'inline' : 'reference',
    eol: draft.text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** Citations written inside notes and links into the web at large say nothing about how sources are cited. */
function detectCitations({ citations, frontMatter }: Draft): CitationStyle {
  const notes = citations.flatMap(({ note }) => note ?? []);
  const count: Record<CitationStyle, number> = { pandoc: 0, footnote: 0, link: 0, wiki: 0 };
  for (const { start, style, narrative, items } of citations) {
    if (notes.some((note) => note.start <= start && start < note.end)) continue;
    const [item] = items;
    const toFile =
      item?.target.kind === 'link' && !/^(?:[a-z][\w+.-]*:|www\.|\/\/)/i.test(item.target.href);
    if (style === 'link' && !toFile && (narrative || !item?.fragment)) continue;
    count[style]++;
  }
  if (frontMatter && (frontMatter.bibliography.length || frontMatter.references.length))
    count.pandoc++;
  const styles: readonly CitationStyle[] = ['pandoc', 'footnote', 'link', 'wiki'];
  return styles.reduce((best, style) => (count[style] > count[best] ? style : best));
}

function commonMarks(quotations: readonly Quotation[]): Marks | undefined {
  const counts = new Map<string, { marks: Marks; count: number }>();
  for (const { marks } of quotations) {
    const known = counts.get(marks.join('')) ?? { marks, count: 0 };
    known.count++;
    counts.set(marks.join(''), known);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.marks;
}

function defaultMarks({ text, frontMatter }: Draft): Marks {
  const language = frontMatter?.data['lang'] ?? frontMatter?.data['language'];
  const usual = typeof language === 'string' && BY_LANGUAGE[language.slice(0, 2).toLowerCase()];
  if (usual) return usual;
  const straight = /\p{L}'\p{L}/u.test(text) && !/\p{L}’\p{L}/u.test(text);
  return straight ? ['"', '"'] : ['“', '”'];
}

function detectSpacing(
  { text, frontMatter }: Draft,
  quotations: readonly Quotation[],
  marks: Marks,
) {
  if (!/^[«‹]$/.test(marks[0])) return '';
  const own = quotations.find((quotation) => quotation.marks[0] === marks[0]);
  if (own) return text.slice(own.outer.start + 1, own.start).replace(/[^\s\u00a0\u202f]/g, '');
  return String(frontMatter?.data['lang'] ?? '').startsWith('fr') ? '\u00a0' : '';
}
