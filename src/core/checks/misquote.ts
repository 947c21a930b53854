import { message, type Message } from '../message';
import { describePlace, dataOf, shorten } from './describe-place';
import { openSource, useSourceWords } from './fixes';
import type { Check, CheckContext, JudgedQuotation, RawFinding, WordChange } from './types';

/** Words in quotation marks that are not, or not so, the source's: changed ones, or parts joined that don't belong together. */
export const misquote: Check = {
  id: 'misquote',
  severity: 'warning',
  *run({ draft, quotations, library }: CheckContext): Iterable<RawFinding> {
    for (const judged of quotations) {
      if (judged.verdict !== 'altered' && judged.verdict !== 'spliced') continue;
      const quotation = draft.quotations[judged.quotation]!;
      const where = describePlace(library, judged.source, judged.locator);
      const isGrave = judged.kind !== undefined && judged.kind !== 'words';
      yield {
        start: quotation.start,
        end: quotation.end,
        ...(isGrave && { severity: 'error' }),
        message: describe(judged, where),
        data: dataOf(judged, quotation.prose.text),
        fixes: [...useSourceWords(draft, quotation, judged), ...openSource(judged)],
      };
    }
  },
};

function describe({ splice, changes, expected }: JudgedQuotation, where: string): Message {
  if (splice) return message(`misquote.${splice}`, { where, expected: shorten(expected ?? '') });
  const differences = differencesOf(changes ?? []);
  const first = differences[0] ?? { expected: expected ?? '', actual: '' };
  const more = differences.length - 1;
  const args = { expected: shorten(first.expected), actual: shorten(first.actual), where };
  return more > 0
    ? message('misquote.several', { ...args, more })
    : message('misquote.changed', args);
}

/**
 * The places that differ, the gravest at the reader's choice: in the order of reading. Where words are only
 * missing or put in, the words beside them show where.
 */
function differencesOf(changes: readonly WordChange[]): { expected: string; actual: string }[] {
  const found: { expected: string; actual: string }[] = [];
  for (let i = 0; i < changes.length; i++) {
    const { kind, text } = changes[i]!;
    if (kind === 'same') continue;
    const next = changes[i + 1];
    if (kind === 'removed' && next?.kind === 'added') {
      found.push({ expected: text, actual: next.text });
      i++;
      continue;
    }
    const before = /\S+\s*$/.exec(changes[i - 1]?.text ?? '')?.[0] ?? '';
    const after = /^\s*\S+/.exec(next?.text ?? '')?.[0] ?? '';
    const without = `${before}${after}`;
    const withWords = `${before}${text}${after}`;
    found.push(
      kind === 'removed'
        ? { expected: withWords, actual: without }
        : { expected: without, actual: withWords },
    );
  }
  return found;
}
