import assert from 'node:assert/strict';
import { runChecks } from '../../../src/core/checks/run-checks';
import type { Check, CheckId, LibraryQuery } from '../../../src/core/checks/types';
import { parseDraft } from '../../../src/core/draft/parse';
import { message } from '../../../src/core/message';
import { allDefault, fixtureLibrary, options } from './test-library';

describe('several findings in one sentence', () => {
  let library: LibraryQuery;
  before(async () => {
    library = await fixtureLibrary();
  });

  const DRAFT =
    'Pryce said “there were 23 of them” in 1987 [@a]. In 1988 it fell by 14. “Four more words here” closed it [@b].\n';

  /** What is left of findings that stand at the words named, as `check words`. */
  async function left(
    found: readonly (readonly [CheckId, string])[],
    off: readonly CheckId[] = [],
  ): Promise<string[]> {
    const checks = found.map(([id, words]): Check => {
      const start = DRAFT.indexOf(words);
      assert.ok(start >= 0);
      const data = { actual: words === quotation ? 'Pryce' : words };
      const finding = { start, end: start + words.length, data, fixes: [] };
      return { id, severity: 'warning', run: () => [{ ...finding, message: message(id, {}) }] };
    });
    const context = { draft: parseDraft(DRAFT), library, quotations: [], sentences: [], options };
    const settings = { ...allDefault, ...Object.fromEntries(off.map((id) => [id, 'off'])) };
    const { findings } = await runChecks(checks, context, settings);
    return findings.map(({ check, start, end }) => `${check} ${DRAFT.slice(start, end)}`);
  }

  const sentence = DRAFT.slice(0, DRAFT.indexOf(' In 1988'));
  const quotation = 'there were 23 of them';
  const echoes: readonly (readonly [CheckId, CheckId, string])[] = [
    ['uncited-quote', 'unsourced-claim', sentence],
    ['quote-not-found', 'unsourced-claim', sentence],
    ['wrong-source', 'unsupported-claim', '1987'],
    ['unchecked-quote', 'unsupported-claim', 'Pryce'],
    ['quote-not-found', 'unsupported-claim', '1987'],
    ['misquote', 'unsupported-claim', '23'],
    ['wrong-speaker', 'unsupported-claim', 'Pryce'],
    ['unmarked-quote', 'unsourced-claim', sentence],
  ];
  for (const [speaks, echo, words] of echoes)
    it(`${speaks} speaks for ${echo} at “${words.slice(0, 20)}”`, async () => {
      const both = [
        [echo, words],
        [speaks, quotation],
      ] as const;
      assert.deepEqual(await left(both), [`${speaks} ${quotation}`]);
      assert.deepEqual(await left(both, [speaks]), [`${echo} ${words}`]);
    });

  const others: readonly (readonly [CheckId, CheckId, string])[] = [
    ['misquote', 'unsupported-claim', '1987'],
    ['cut-short', 'unsupported-claim', '1987'],
    ['wrong-source', 'unsupported-claim', '14'],
    ['wrong-speaker', 'unsupported-claim', '1987'],
    ['unmarked-quote', 'unsourced-claim', 'In 1988 it fell by 14.'],
    ['unmarked-quote', 'unsupported-claim', '1987'],
    ['uncited-quote', 'unsourced-claim', 'In 1988 it fell by 14.'],
    ['quote-not-found', 'sources-disagree', '1987'],
    ['quote-not-found', 'unknown-citation', 'a]'],
  ];
  for (const [one, other, words] of others)
    it(`${one} leaves ${other} at “${words}”`, async () => {
      const found = [
        [one, quotation],
        [other, words],
      ] as const;
      assert.equal((await left(found)).length, 2);
    });
});
