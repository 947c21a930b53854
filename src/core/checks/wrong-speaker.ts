import type { CslItem } from '../bibliography/types';
import { message } from '../message';
import { fold } from '../text/words';
import { dataOf, describePlace } from './describe-place';
import { openSource } from './fixes';
import { samePerson } from './source-speaker';
import type { Check, CheckContext, LibraryQuery, RawFinding, SourceReference } from './types';

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
