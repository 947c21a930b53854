import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeQuotation } from '../../../src/core/checks/judge-quotation';
import { checks } from '../../../src/core/checks/registry';
import { runChecks, type CheckResult } from '../../../src/core/checks/run-checks';
import {
  CHECK_IDS,
  type CheckId,
  type CheckOptions,
  type JudgedQuotation,
  type LibraryQuery,
  type SourceReference,
} from '../../../src/core/checks/types';
import type { SeveritySettings } from '../../../src/core/checks/run-checks';
import { parseDraft } from '../../../src/core/draft/parse';
import { createSourceIndex } from '../../../src/core/search/source-index';
import { locate, printLocator } from '../../../src/core/sources/locator';
import { locatorAgrees } from '../../../src/core/sources/locator-agreement';
import { parseLocator } from '../../../src/core/sources/locator-text';
import { readSource } from '../../../src/core/sources/read';
import { memoryHost } from '../search/memory-host';

export const fixtures = join(import.meta.dirname, '../../fixtures/checks');
export const options: CheckOptions = { minWords: 4, claimScope: 'paragraph', claimThreshold: 0.7 };

/** A library of the fixtures' sources over the real index; `extra` sources have no text or only a part. */
export function fixtureLibrary(extra: readonly SourceReference[] = []): Promise<LibraryQuery> {
  const names = readdirSync(join(fixtures, 'sources'));
  return libraryOf(
    names.map((name) => [name, readFileSync(join(fixtures, 'sources', name))]),
    extra,
  );
}

/** A library of files with their names. */
export async function libraryOf(
  files: readonly (readonly [string, Uint8Array])[],
  extra: readonly SourceReference[] = [],
): Promise<LibraryQuery> {
  const index = createSourceIndex(memoryHost());
  const sources: SourceReference[] = [...extra];
  for (const [name, bytes] of files) {
    const document = await readSource({ path: name, bytes });
    const key = name.replace(/\.[^.]*$/, '');
    const title = document.metadata.title ?? key;
    await index.add({ id: name, key, title, authors: '', date: '' }, document, key);
    sources.push({ id: name, key, path: name, title, work: name, readable: 'yes' });
  }
  return {
    version: 1,
    sources,
    resolve: (target) => {
      if (target.kind !== 'key') return undefined;
      const files = sources.filter(({ key }) => key === target.key);
      return {
        key: target.key,
        sources: files,
        known: files.length > 0 || target.key.startsWith('known'),
      };
    },
    similarKeys: (key) => sources.map((one) => one.key).filter((one) => one[0] === key[0]),
    reference: (source) => sources.find(({ id }) => id === source),
    document: (source) => index.document(source),
    locate: (document, span) => locate(document, span),
    locateIn: async (source, span) => {
      const document = await index.document(source);
      return document && locate(document, span);
    },
    printLocator,
    fitsLocator: (written, document, span) => {
      const parsed = parseLocator(written);
      return parsed && locatorAgrees(parsed, locate(document, span), { document, span });
    },
    cite: async (_draft, source) => ` [@${sources.find(({ id }) => id === source)!.key}]`,
    verify: (quotation, how) => index.verify(quotation, how),
    sharedRuns: (text, least, how) => index.sharedRuns(text, least, how),
  };
}

export async function judgeAll(text: string, library: LibraryQuery): Promise<JudgedQuotation[]> {
  const draft = parseDraft(text);
  const judged: JudgedQuotation[] = [];
  for (const index of draft.quotations.keys()) {
    const one = await judgeQuotation(draft, index, library, options);
    if (one) judged.push(one);
  }
  return judged;
}

export const allDefault = Object.fromEntries(
  CHECK_IDS.map((id) => [id, 'default']),
) as unknown as SeveritySettings;

/** Runs the checks on quotations and citations named; all of those when none is. */
export async function check(
  text: string,
  library: LibraryQuery,
  ids: readonly CheckId[] = [],
  settings: Partial<SeveritySettings> = {},
): Promise<CheckResult> {
  const statements = ['unsourced-claim', 'unsupported-claim', 'sources-disagree', 'unmarked-quote'];
  const own = checks.filter(({ id }) => (ids.length ? ids.includes(id) : !statements.includes(id)));
  const draft = parseDraft(text);
  const quotations = await judgeAll(text, library);
  const context = { draft, library, quotations, sentences: [], options };
  return runChecks(
    own,
    context,
    { ...allDefault, ...settings },
    {
      suppress: (_draft, { start, check: id }) => [{ start, end: start, text: `<!-- ${id} -->` }],
    },
  );
}

/** The rows of a labelled set, its header left out. */
export function readRows(name: string): string[][] {
  return readFileSync(join(fixtures, name), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split('\t'));
}

/** Precision and recall of a check over rows labelled `fine` or `wrong`, printed; and the rows it got wrong. */
export async function score(
  id: CheckId,
  rows: readonly string[][],
  draftOf: (row: string[]) => string,
  library: LibraryQuery,
): Promise<string[]> {
  const mistakes: string[] = [];
  const count = { found: 0, missed: 0, accused: 0 };
  for (const row of rows) {
    const { findings } = await check(draftOf(row), library, [id]);
    const isFound = findings.length > 0;
    if (isFound && row[0] === 'wrong') count.found++;
    else if (isFound) count.accused++;
    else if (row[0] === 'wrong') count.missed++;
    if (isFound !== (row[0] === 'wrong')) mistakes.push(row.join(' | '));
  }
  const precision = count.found / Math.max(1, count.found + count.accused);
  const recall = count.found / Math.max(1, count.found + count.missed);
  console.log(
    `      ${id}: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, ${rows.length} cases`,
  );
  return mistakes;
}
