/*
 * Quotations in another language than their source can't be compared by words. A remark may say so, or the
 * languages do; those of a few words without a remark stay in doubt and are compared.
 */
import type { SourceDocument } from '../sources/types';
import { languages, wordSet } from '../text/language/languages';
import type { LanguageCode } from '../text/language/table';
import { words } from '../text/words';
import { citationOf } from './cited';
import type { Draft, JudgedQuotation, LibraryQuery, Quotation } from './types';

/** How much of the draft beside a quotation may hold the remark. */
const BEFORE = 100;
const BEHIND = 160;
const REMARKS = [
  String.raw`(?:my|our|own|author[’']s|free)\s(?:own\s)?(?:translat|transl?\.)`,
  String.raw`translat(?:ion|ed)\s(?:is\s)?(?:mine|ours|by|from)(?!\p{L})`,
  String.raw`transl?\.(?!\p{L})`,
  String.raw`(?:eigene|meine|unsere|freie|deutsche)\s(?:Übers|Übertrag)`,
  String.raw`Übers\.|(?:Übersetzung|Übertragung)\s(?:d\.|der|des|von|durch|aus|stammt)`,
  String.raw`übersetzt\s(?:von|aus|durch|nach)`,
  String.raw`(?:mi|nuestra|ma|notre)\straduc`,
  String.raw`traducci[oó]n\s(?:es\s)?(?:m[ií]a|propia|nuestra|libre|del?\s)`,
  String.raw`traduction\s(?:de|du|par|personnelle|libre)`,
  String.raw`trad\.(?!\p{L})|(?:traduite?|traducid[oa])\s(?:par|du?|por|del?)\s|nous\straduisons|je\straduis`,
];
/** What writers put beside a translation of their own or of others. */
const REMARK = new RegExp(String.raw`(?<!\p{L})(?:${REMARKS.join('|')})`, 'iu');
/** What no remark is without: those take milliseconds to compile, at their first use. */
const SIGN = /tradu|trad\.|tran[sſ][l.]|über/i;

/** Fewest words of grammar that tell a quotation's language. */
const FEWEST = 3;
const SHARE = 0.2;
/** How much more frequent its words of grammar must be than those of any other language. */
const MORE = 1.5;
const [SAMPLES, SAMPLE] = [8, 1500];

/** Whether the draft says beside a quotation that it is a translation. */
export function isCalledTranslation(draft: Draft, quotation: Quotation): boolean {
  const { start, end } = quotation.outer;
  const next = draft.quotations.find(({ outer }) => outer.start >= end)?.outer.start ?? Infinity;
  const citation = citationOf(draft, quotation);
  const close = Math.max(end, citation && citation.start - end < BEHIND ? citation.end : end);
  const behind = draft.text.slice(end, Math.min(close + BEHIND, next)).split(/\n\s*\n/)[0]!;
  const before = draft.text.slice(Math.max(0, start - BEFORE), start);
  const lead = before.split(/[.!?]["”’»)]*\s|\n\s*\n|[”»]/).at(-1)!;
  const note = citation?.note ? draft.text.slice(citation.note.start, citation.note.end) : '';
  return [lead, behind, note].some((text) => SIGN.test(text) && REMARK.test(text));
}

/** Whether all that a quotation cites and could be read is in another language. */
export async function isInOtherLanguage(
  text: string,
  { cited, span, source }: Pick<JudgedQuotation, 'cited' | 'span' | 'source'>,
  library: LibraryQuery,
): Promise<boolean> {
  const files = cited.flatMap(({ sources }) => sources).filter(({ readable }) => readable !== 'no');
  if (!files.length) return false;
  const own = languageOf(text);
  for (const { id } of files) {
    const document = await library.document(id);
    if (!document) return false;
    const isHere = span && source?.id === id;
    if (isHere && own && languageOf(document.text.slice(span.start, span.end)) === own)
      return false;
    if (!samplesOf(document).every((sample) => isForeign(text, own, sample))) return false;
  }
  return true;
}

function samplesOf({ text }: SourceDocument): string[] {
  if (text.length <= SAMPLES * SAMPLE) return [text];
  const step = text.length / SAMPLES;
  return Array.from({ length: SAMPLES }, (_, i) => text.slice(i * step, i * step + SAMPLE));
}

function isForeign(text: string, own: LanguageCode | undefined, sample: string): boolean {
  const [here, there] = [latinShare(text), latinShare(sample)];
  if (Math.abs(here - there) > 0.7) return true;
  if (!own) return false;
  const shares = grammarShares(sample);
  const best = Math.max(...shares.values());
  const same = shares.get(own)!;
  return best >= SHARE ? best > same * MORE : same < SHARE / 2;
}

/** The language that a text is surely in. */
function languageOf(text: string): LanguageCode | undefined {
  const shares = [...grammarShares(text)].sort(([, a], [, b]) => b - a);
  const [[code, share], [, next]] = [shares[0]!, shares[1]!];
  const isSure = share >= SHARE && share >= next * MORE;
  return isSure && share * words(text).length >= FEWEST - 0.01 ? code : undefined;
}

/** Share of a text's words that are the small words of each language. */
function grammarShares(text: string): Map<LanguageCode, number> {
  const all = words(text);
  return new Map(
    languages.map((table) => {
      const small = wordSet(table, 'functionWords');
      const hits = all.filter(({ folded }) => small.has(folded)).length;
      return [table.code, hits / Math.max(1, all.length)];
    }),
  );
}

function latinShare(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters ? (text.match(/\p{sc=Latin}/gu)?.length ?? 0) / letters : 1;
}
