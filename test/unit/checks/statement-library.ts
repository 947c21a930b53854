import { judgeStatement } from '../../../src/core/checks/judge-statement';
import { sourcesDisagree } from '../../../src/core/checks/sources-disagree';
import type {
  Check,
  CheckContext,
  JudgedSentence,
  LibraryQuery,
  RawFinding,
  SourceReference,
} from '../../../src/core/checks/types';
import { unmarkedQuote } from '../../../src/core/checks/unmarked-quote';
import { unsourcedClaim } from '../../../src/core/checks/unsourced-claim';
import { unsupportedClaim } from '../../../src/core/checks/unsupported-claim';
import { parseDraft } from '../../../src/core/draft/parse';
import { createSourceIndex } from '../../../src/core/search/source-index';
import { locate, printLocator } from '../../../src/core/sources/locator';
import { readSource } from '../../../src/core/sources/read';
import { inEnglish } from '../../../src/messages/english';
import { memoryHost } from '../search/memory-host';
import { options } from './test-library';

/** A library of texts by key, over the real index. Keys that begin with `part` are readable in part only. */
export async function textLibrary(texts: Readonly<Record<string, string>>): Promise<LibraryQuery> {
  const index = createSourceIndex(memoryHost());
  const sources: SourceReference[] = [];
  for (const [key, text] of Object.entries(texts)) {
    const path = `${key}.txt`;
    const document = await readSource({ path, bytes: new TextEncoder().encode(text) });
    await index.add({ id: path, key, title: key, authors: '', date: '' }, document, key);
    const readable = key.startsWith('part') ? 'partly' : 'yes';
    sources.push({ id: path, key, path, title: key, work: key, readable });
  }
  return {
    version: 1,
    sources,
    resolve: (target) =>
      target.kind === 'key'
        ? { key: target.key, sources: sources.filter(({ key }) => key === target.key), known: true }
        : undefined,
    similarKeys: () => [],
    reference: (source) => sources.find(({ id }) => id === source),
    document: (source) => index.document(source),
    locate: (document, span) => locate(document, span),
    locateIn: async (source, span) => {
      const document = await index.document(source);
      return document && locate(document, span);
    },
    printLocator,
    fitsLocator: () => undefined,
    cite: async (_draft, source) => ` [@${sources.find(({ id }) => id === source)!.key}]`,
    verify: (quotation, how) => index.verify(quotation, how),
    sharedRuns: (text, least, how) => index.sharedRuns(text, least, how),
  };
}

export async function judgeSentences(
  text: string,
  library: LibraryQuery,
): Promise<JudgedSentence[]> {
  const draft = parseDraft(text);
  const judged: JudgedSentence[] = [];
  for (const index of draft.sentences.keys()) {
    judged.push(await judgeStatement(draft, index, library, options));
  }
  return judged;
}

export interface Told {
  readonly check: string;
  /** The words of the draft that it underlines. */
  readonly text: string;
  readonly message: string;
  readonly finding: RawFinding;
}

const statementChecks: readonly Check[] = [
  unsourcedClaim,
  unsupportedClaim,
  sourcesDisagree,
  unmarkedQuote,
];

/** What the checks on statements find in a draft. */
export async function tell(text: string, library: LibraryQuery): Promise<Told[]> {
  const draft = parseDraft(text);
  const sentences = await judgeSentences(text, library);
  const context: CheckContext = { draft, library, quotations: [], sentences, options };
  const told: Told[] = [];
  for (const check of statementChecks) {
    for await (const finding of check.run(context)) {
      told.push({
        check: check.id,
        text: text.slice(finding.start, finding.end),
        message: inEnglish(finding.message),
        finding,
      });
    }
  }
  return told;
}
