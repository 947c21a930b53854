import type { CslItem } from '../bibliography/types';
import { message } from '../message';
import { fold } from '../text/words';
import { dataOf, describePlace } from './describe-place';
import { openSource } from './fixes';
import { samePerson } from './source-speaker';
import type {
  Check,
  CheckContext,
  LibraryQuery,
  Quotation,
  RawFinding,
  SourceReference,
} from './types';

/** Characters beside the quotation in which the name stands. */
const REACH = 200;

/**
 * The draft names one person beside the words, the source another. Silent unless both name somebody, and where
 * the draft names the author, the publication or an organisation: those pass on what others said.
 */
export const wrongSpeaker: Check = {
  id: 'wrong-speaker',
  severity: 'information',
  async *run({ draft, quotations, library }: CheckContext): AsyncIterable<RawFinding> {
    for (const judged of quotations) {
      if (judged.verdict !== 'verbatim' && judged.verdict !== 'edited') continue;
      const quotation = draft.quotations[judged.quotation]!;
      const { speaker } = quotation;
      if (!speaker || !judged.speaker || !judged.source) continue;
      if (!isNamedBeside(draft.text, quotation, speaker)) continue;
      if (samePerson(speaker, judged.speaker) || isOrganisation(speaker)) continue;
      if (await reports(speaker, judged.source, library)) continue;
      const where = describePlace(library, judged.source, judged.locator);
      yield {
        start: quotation.start,
        end: quotation.end,
        message: message('wrong-speaker', { actual: speaker, expected: judged.speaker, where }),
        data: {
          ...dataOf(judged, quotation.prose.text),
          actual: speaker,
          expected: judged.speaker,
        },
        fixes: openSource(judged),
      };
    }
  },
};

/**
 * Whether the name belongs to this quotation: before it in its sentence, or behind it with neither the end of
 * the sentence nor another quotation that it may introduce between.
 */
function isNamedBeside(text: string, { outer }: Quotation, speaker: string): boolean {
  const before = text.slice(Math.max(0, outer.start - REACH), outer.start);
  const sentence = before.split(/[.!?]["”’»]?\s+(?=\p{Lu})|\n\s*\n/u).at(-1)!;
  if (sentence.includes(speaker)) return true;
  const behind = text.slice(outer.end, outer.end + REACH).replace(/\[[^\]]*@[^\]]*\]/g, '');
  const at = behind.indexOf(speaker);
  if (at < 0 || /[.!?:]\s|\n\s*\n/.test(behind.slice(0, at))) return false;
  return !/^[^.!?]{0,40}[:,]\s*["“„«]/.test(behind.slice(at + speaker.length));
}

/** CNN, IATSE, The Times, the Teamsters' Local 399: whoever speaks for them has another name. */
function isOrganisation(name: string): boolean {
  if (/^[\p{Lu}\p{N}&.-]{2,}$/u.test(name)) return true;
  return /\b(?:Times|Post|News|Journal|Magazine|Review|Herald|Guardian|Tribune|Gazette|Telegraph|Reporter|Press|Reuters|Agency|Company|Corporation|Inc|Ltd|LLC|University|Institute|Department|Ministry|Office|Bureau|Council|Committee|Commission|Court|Union|Association|Party|Government|House|Bank|Foundation|Group|Zeitung|Spiegel|Monde|País)\b/u.test(
    name,
  );
}

/** Whether the name is that of the source's author or of its publication. */
async function reports(
  speaker: string,
  { id, key }: SourceReference,
  library: LibraryQuery,
): Promise<boolean> {
  const own = await library.document(id);
  const records: (Partial<CslItem> | undefined)[] = [
    own?.metadata,
    library.resolve({ kind: 'key', key })?.entry,
  ];
  const names = records.flatMap((item) => [
    ...[...(item?.author ?? []), ...(item?.editor ?? [])].map(
      ({ family, literal }) => family ?? literal ?? '',
    ),
    item?.publisher ?? '',
    item?.['container-title'] ?? '',
  ]);
  const named = ` ${fold(speaker)} `;
  return names.some((name) => {
    const other = ` ${fold(name)} `;
    return name !== '' && (other.includes(named) || named.includes(other));
  });
}
