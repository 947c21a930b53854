import { message } from '../message';
import { framing } from '../text/language/framing';
import { guessLanguage, isNegation } from '../text/language/languages';
import { words } from '../text/words';
import { dataOf, describePlace, shorten } from './describe-place';
import { openSource } from './fixes';
import type { Check, CheckContext, Draft, Quotation, RawFinding } from './types';

/** How much of the draft around the quotation may say what the quotation leaves out. */
const AROUND = 160;

/**
 * The source's sentence goes on with "but" or "unless", or began by denying what is quoted. Silent where the
 * draft itself goes on so: then the writer told it in other words.
 */
export const cutShort: Check = {
  id: 'cut-short',
  severity: 'hint',
  *run({ draft, quotations, library }: CheckContext): Iterable<RawFinding> {
    for (const judged of quotations) {
      const { cut, verdict } = judged;
      if (!cut || (verdict !== 'verbatim' && verdict !== 'edited')) continue;
      const quotation = draft.quotations[judged.quotation]!;
      if (isTold(draft, quotation)) continue;
      const where = describePlace(library, judged.source, judged.locator);
      const args = { cue: cut.cue, sentence: shorten(cut.text, 240), where };
      yield {
        start: quotation.start,
        end: quotation.end,
        message: message('cut-short', args),
        data: { ...dataOf(judged, quotation.prose.text), sourceSpan: cut.span, expected: cut.text },
        fixes: openSource(judged),
      };
    }
  },
};

/** Whether the draft's own words beside the quotation turn or deny. */
function isTold(draft: Draft, { outer, prose }: Quotation): boolean {
  const language = guessLanguage(prose.text);
  const { turns } = framing[language];
  const behind = draft.text.slice(outer.end, outer.end + AROUND).split(/\n\s*\n/)[0]!;
  const said = words(behind.replace(/\[[^\]]*\]/g, ' ')).map(({ folded }) => folded);
  const text = ` ${said.slice(0, 12).join(' ')} `;
  if (turns.some((turn) => text.includes(` ${turn} `))) return true;
  const before = draft.text.slice(Math.max(0, outer.start - AROUND), outer.start);
  const sentence = before.split(/[.!?]\s|\n\s*\n/).at(-1)!;
  const denies =
    /^(?:den(?:y|ie[sd])|disput(?:es?|ed)|reject(?:s|ed)?|refut(?:es?|ed)|false|myth|bestritt|bestreitet|falsch|nie|faux|niega|nego|falso)$/;
  return words(sentence).some(({ folded }) => isNegation(folded, language) || denies.test(folded));
}
