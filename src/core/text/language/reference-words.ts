import type { LanguageCode } from './table';

/** The words of references to other works. As they are printed; a space may be missing, capitals may differ. */
export interface ReferenceWords {
  /** Stand for the work or the author that was named last. With a point where the word alone means something else. */
  readonly same: readonly string[];
  /** Send the reader to a work. */
  readonly signals: readonly string[];
  /** Stand before a page or a note: within parentheses without a point too. */
  readonly pages: readonly string[];
  /** Abbreviations of other parts of a work. */
  readonly parts: readonly string[];
  /** The same written out. */
  readonly wholeParts: readonly string[];
  /** Parts that are meant only where they begin what stands in parentheses: `(Fig. 3)`. */
  readonly exhibits: readonly string[];
  /** Small words inside a name of several words. */
  readonly particles: readonly string[];
  /** Say what an author did to a quotation, in any form; regular expressions. */
  readonly remarks: readonly string[];
  /** Say how a work came out, before "in", "by", "from"…; they make no sentence of a reference. */
  readonly editions: readonly string[];
  /** Verbs that make a sentence of words beside a reference. */
  readonly verbs: readonly string[];
}

const split = (words: string): readonly string[] => words.trim().split(/\s+/);

const english: ReferenceWords = {
  same: ['ibid', 'ibidem', 'id.', 'idem', 'op. cit', 'loc. cit'],
  signals: ['see', 'cf.', 'e.g.', 'compare', 'quoting', 'citing', 'accord'],
  pages: split('p pp n nn ch sec'),
  parts: ['slip op', ...split('vol no nos fol fols col cols fn art arts cap chap')],
  wholeParts: ['volume', 'issue'],
  exhibits: split('Fig Figs Figure Figures Table Tables App Appendix Ex Exh Dkt Doc Tr'),
  particles: split('of for the and'),
  remarks: [
    String.raw`(?:internal\s|other\s)?(?:citations?|footnotes?|quotation marks|alterations?|emphasis|brackets)\s.*\b(?:omitted|added|altered|removed)\b`,
    String.raw`emphasis (?:in (?:the )?original|mine|ours)\b`,
  ],
  editions: split(
    'quoted cited edited translated reprinted published accessed retrieved revised printed collected',
  ),
  verbs: split('has have had will can'),
};

const german: ReferenceWords = {
  same: ['ebd', 'ebda', 'a. a. O', 'ders.', 'dies.'],
  signals: ['vgl.', 'siehe', 's. a.'],
  pages: split('S Sp Rn Rz'),
  parts: split('Bd Bde Jg Jahrg Nr Anm Kap Abs Art'),
  wholeParts: ['Band', 'Heft', 'Jahrgang'],
  exhibits: split('Abb Tab Anl'),
  particles: split('von der und'),
  remarks: [
    String.raw`(?:Hervorh(?:ebung(?:en)?|\.)|Kursivierung(?:en)?|Auslassung(?:en)?|Fußnoten?|Nachweise?)\s.*(?:\bim Original|\bd\.\s?V|\bVerf|\bdurch\b|\bvon mir|hinzugefügt|weggelassen|ausgelassen)`,
  ],
  editions: [],
  verbs: split('hat haben wird kann'),
};

const french: ReferenceWords = {
  same: ['art. cit', 'op. cit', 'loc. cit'],
  signals: ['voir', 'cf.'],
  pages: split('p pp'),
  parts: split('tom t n°'),
  wholeParts: ['tome'],
  exhibits: split('fig tableau'),
  particles: split('de du la et'),
  remarks: [
    String.raw`(?:nous|je) soulign(?:ons|e)\b`,
    String.raw`(?:souligné|italiques?|traduit)\s(?:par|de)\s`,
  ],
  editions: [],
  verbs: split('est sont ont'),
};

const spanish: ReferenceWords = {
  same: ['ibíd', 'ob. cit', 'op. cit', 'loc. cit'],
  signals: ['véase', 'vease', 'cf.'],
  pages: split('pág págs p pp'),
  parts: split('vol núm'),
  wholeParts: ['tomo', 'volumen'],
  exhibits: split('fig tabla'),
  particles: split('de del la y'),
  remarks: [
    String.raw`(?:énfasis|cursivas?|subrayado)\s(?:.*\s)?(?:añadid[oa]s?|nuestr[oa]s?|mí[oa]s?|del? (?:original|autor))\b`,
  ],
  editions: [],
  verbs: split('es son han'),
};

/** By language; works are cited across languages, so all are looked for in any text. */
export const referenceWords: Readonly<Record<LanguageCode, ReferenceWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};
