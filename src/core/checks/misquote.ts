import { message, type Message } from '../message';
import { describePlace, dataOf, shorten } from './describe-place';
import { openSource, useSourceWords } from './fixes';
import type {
  AlterationKind,
  Check,
  CheckContext,
  JudgedQuotation,
  RawFinding,
  WordChange,
} from './types';

/** A difference as a message shows it. */
interface Difference {
  readonly expected: string;
  readonly actual: string;
  readonly grade: AlterationKind;
}

/** The gravest first. */
const GRADES: readonly AlterationKind[] = ['number', 'negation', 'name', 'words'];

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
  const differences = changes ? differencesOf(changes) : [];
  const none: Difference = { expected: expected ?? '', actual: '', grade: 'words' };
  const first = differences.reduce(
    (best, one) => (isGraver(one, best) ? one : best),
    differences[0] ?? none,
  );
  const more = differences.length - 1;
  const args = { expected: shorten(first.expected), actual: shorten(first.actual), where };
  return more > 0
    ? message('misquote.several', { ...args, more })
    : message('misquote.changed', args);
}

/** Whether a difference matters more; of equal ones the smaller shows more clearly what is wrong. */
function isGraver(one: Difference, other: Difference): boolean {
  const size = ({ expected, actual }: Difference): number => expected.length + actual.length;
  const step = GRADES.indexOf(one.grade) - GRADES.indexOf(other.grade);
  return step < 0 || (step === 0 && size(one) < size(other));
}

const LAST_WORD = /\S*[\p{L}\p{N}]\S*\s*[^\p{L}\p{N}]*$/u;
const FIRST_WORD = /^[^\p{L}\p{N}]*\S*/u;
/** Marks that stood around words which are gone: “——,”, “, ,”. */
const LEFT_OVER = /\s*[—–,]\s*[—–]?(?<mark>[,;.!?])(?=\s|$)|\s*[—–]\s*[—–]\s*/gu;

/** By the changes of a verdict, which is kept from one keystroke to the next. */
const known = new WeakMap<readonly WordChange[], readonly Difference[]>();

function differencesOf(changes: readonly WordChange[]): readonly Difference[] {
  const found = known.get(changes) ?? findDifferences(changes);
  known.set(changes, found);
  return found;
}

/** The places that differ. Where words are only missing or put in, the words beside them show where. */
function findDifferences(changes: readonly WordChange[]): Difference[] {
  const found: Difference[] = [];
  for (let i = 0; i < changes.length; i++) {
    const { kind, text, grade = 'words' } = changes[i]!;
    if (kind === 'same') continue;
    const next = changes[i + 1];
    if (kind === 'removed' && next?.kind === 'added') {
      found.push({ expected: text, actual: next.text, grade });
      i++;
      continue;
    }
    const before = LAST_WORD.exec(changes[i - 1]?.text ?? '')?.[0] ?? '';
    const after = FIRST_WORD.exec(next?.text ?? '')?.[0] ?? '';
    const without = `${before}${after}`.replace(LEFT_OVER, '$<mark>');
    const withWords = `${before}${text}${after}`;
    found.push(
      kind === 'removed'
        ? { expected: withWords, actual: without, grade }
        : { expected: without, actual: withWords, grade },
    );
  }
  return found;
}
