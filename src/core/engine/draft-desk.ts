import type {
  CheckedQuotation,
  CheckedSentence,
  Coverage,
  DraftInput,
  DraftReport,
  Workspace,
} from '../api';
import { judgeQuotation, quotationKey } from '../checks/judge-quotation';
import { judgeStatement } from '../checks/judge-statement';
import { checks } from '../checks/registry';
import { runChecks } from '../checks/run-checks';
import { StatementKeys } from '../checks/statement-keys';
import type { CheckOptions, JudgedQuotation, JudgedSentence, Verdict } from '../checks/types';
import { suppressor } from '../draft/edit-quotation';
import { parseDraft } from '../draft/parse';
import type { Draft } from '../draft/types';
import { checkCancelled, type CancellationToken, type Clock } from '../host';
import type { SourceIndex } from '../search/types';
import type { Span } from '../text/span';
import type { Answers } from './answers';
import type { DraftAnswers, KeptAnswers } from './kept-answers';
import type { Library } from './library';
import { DraftLibraryQuery } from './library-query';
import { explainChangedSources } from './source-changed';
import type { VerifiedRecord } from './verified-record';
import { folderOf, join } from '../text/paths';

type ShownVerdict = Omit<CheckedQuotation, 'draftSpan' | 'outer' | 'text'>;

/** A draft that has been read, with what was found out about it so far. */
export interface OpenDraft {
  readonly path: string;
  readonly draft: Draft;
  readonly workspace: Workspace;
  readonly query: DraftLibraryQuery;
  /** What `answers` depend on beside their names. */
  readonly state: string;
  readonly answers: DraftAnswers;
  readonly statementKeys: StatementKeys;
  /** What the last check of just this version came to. */
  report?: DraftReport;
}

/** Milliseconds of work after which waiting messages get their turn. */
const SLICE = 15;
/** A broken bibliography must not bury the draft's own findings. */
const MOST_PROBLEMS = 5;

/** Reads and checks drafts; of each, the last reading is kept so that a keystroke costs little. */
export class DraftDesk {
  readonly #library: Library;
  readonly #index: SourceIndex;
  readonly #clock: Clock;
  readonly #verified: VerifiedRecord;
  readonly #open = new Map<string, OpenDraft>();
  /** By path, the end of the check that began last. */
  readonly #checks = new Map<string, Promise<unknown>>();
  readonly #shown = new WeakMap<JudgedQuotation, ShownVerdict>();
  readonly #kept: KeptAnswers;

  constructor(
    library: Library,
    index: SourceIndex,
    clock: Clock,
    verified: VerifiedRecord,
    kept: KeptAnswers,
  ) {
    this.#library = library;
    this.#index = index;
    this.#clock = clock;
    this.#verified = verified;
    this.#kept = kept;
  }

  /** Reads a draft, taking over what its last version and judgements have in common with it. */
  async open({ path, text }: DraftInput): Promise<OpenDraft> {
    const before = this.#open.get(path);
    const last = before?.workspace === this.#library.workspace ? before : undefined;
    const same = last?.draft.text === text;
    const draft = same ? last.draft : parseDraft(text, last?.draft);
    const named = draft.frontMatter?.bibliography ?? [];
    await this.#verified.load();
    await this.#library.nameBibliographies(named.map((name) => join(folderOf(path), name)));
    const { version, workspace } = this.#library;
    const state = this.#kept.stateOf(draft, this.options);
    const known = last?.state === state && this.#stands(last) ? last : undefined;
    if (same && known) return known;
    const answers = known?.answers ?? (await this.#kept.read(path, state));
    // Another call may have opened it meanwhile, or something changed.
    const isLate = this.#open.get(path) !== before || this.#library.version !== version;
    if (isLate || this.#library.workspace !== workspace) return this.open({ path, text });
    const open: OpenDraft = {
      path,
      draft,
      workspace,
      query: new DraftLibraryQuery(this.#library, this.#index, path, draft, answers, last?.query),
      state,
      answers,
      statementKeys: last?.statementKeys ?? new StatementKeys(),
    };
    this.#open.set(path, open);
    return open;
  }

  /** Whether the library and the settings are those that the draft was read with. */
  #stands({ query, workspace }: OpenDraft): boolean {
    return query.version === this.#library.version && workspace === this.#library.workspace;
  }

  get options(): CheckOptions {
    const { config } = this.#library.workspace;
    return {
      minWords: config['quotations.minWords'],
      claimScope: config['claims.scope'],
      claimThreshold: config['claims.threshold'],
    };
  }

  /** One quotation; undefined where it is too short to be judged. */
  async judgeQuotation(
    { draft, query, answers: { quotations } }: OpenDraft,
    index: number,
    token?: CancellationToken,
  ): Promise<JudgedQuotation | undefined> {
    const key = quotationKey(draft, index, this.options);
    const known = quotations.get(key);
    if (known) {
      const moved = known.quotation === index ? known : { ...known, quotation: index };
      return this.#verified.remind(draft, moved);
    }
    const judged = await judgeQuotation(draft, index, query, this.options, token);
    if (!judged) return undefined;
    quotations.set(key, judged);
    return this.#verified.remind(draft, judged);
  }

  /** All quotations that can be judged, in order. */
  async judgeQuotations(open: OpenDraft, token?: CancellationToken): Promise<JudgedQuotation[]> {
    return this.#each(open.draft.quotations.length, token, (index) =>
      this.judgeQuotation(open, index, token),
    );
  }

  async #judgeSentences(open: OpenDraft, token?: CancellationToken): Promise<JudgedSentence[]> {
    const { draft, query } = open;
    const { sentences } = open.answers;
    const { options } = this;
    const keys = open.statementKeys.of(draft, options);
    // Source by source: a long one is made ready once and not again for every statement that cites it.
    const cited = (index: number): string => {
      const first = draft.citations[draft.sentences[index]!.citations[0] ?? -1];
      return first ? JSON.stringify(first.items[0]?.target) : '';
    };
    const placed = keys.map((key) => sentences.get(key));
    const order = keys
      .flatMap((key, index) => (placed[index] ? [] : [{ index, key, cites: cited(index) }]))
      .sort((a, b) => (a.cites < b.cites ? -1 : a.cites > b.cites ? 1 : a.index - b.index));
    await this.#each(order.length, token, async (place) => {
      const { index, key } = order[place]!;
      const judged = await judgeStatement(draft, index, query, options, token);
      placed[index] = { judged, start: draft.sentences[index]!.start };
      sentences.set(key, placed[index]);
    });
    return placed.map((one, index) =>
      moveSentence(one!.judged, index, draft.sentences[index]!.start - one!.start),
    );
  }

  /**
   * Everything that there is to say about a draft. Checks of one draft wait for one another: each takes over what
   * the one before has found, where side by side both would look for it.
   */
  async check(input: DraftInput, token?: CancellationToken): Promise<DraftReport> {
    const { path } = input;
    const before = this.#checks.get(path);
    const report = (async () => {
      await before;
      checkCancelled(token);
      return this.#check(input, token);
    })();
    const end = report.catch(() => undefined);
    this.#checks.set(path, end);
    try {
      return await report;
    } finally {
      if (this.#checks.get(path) === end) this.#checks.delete(path);
    }
  }

  async #check(input: DraftInput, token?: CancellationToken): Promise<DraftReport> {
    const open = await this.open(input);
    if (open.report) return open.report;
    const { draft, query } = open;
    const quotations = await this.judgeQuotations(open, token);
    await this.#verified.note(draft, quotations);
    const judged = await this.#judgeSentences(open, token);
    const { checks: severities } = this.#library.workspace.config;
    const silence = suppressor(draft);
    const { findings, suppressed } = await runChecks(
      checks,
      {
        draft,
        library: query,
        quotations,
        sentences: judged,
        options: this.options,
        bibliographyProblems: this.#bibliographyProblems(open),
        token,
      },
      severities,
      { suppress: (_draft, finding) => [silence(finding, [finding.check], '')] },
    );
    Object.values(open.answers).forEach((part: Answers<object>) => part.settle());
    if (this.#stands(open)) this.#kept.keep(open.path, open.state, open.answers);
    open.report = {
      path: input.path,
      coverage: coverageOf(quotations, judged, this.options.claimThreshold),
      findings: explainChangedSources(
        draft,
        quotations,
        findings,
        (check) => severities[check] !== 'default',
      ),
      suppressed,
      quotations: quotations.map((one) => this.showQuotation(open, one)),
      sentences: judged.map((one) => showSentence(draft, one)),
    };
    return open.report;
  }

  /** The sentences of which there is something to say. */
  tellingOf(sentences: readonly CheckedSentence[]): CheckedSentence[] {
    const { claimThreshold } = this.options;
    return sentences.filter(
      ({ needsSource, unsupported, disagreements }) =>
        needsSource >= claimThreshold || unsupported.length + disagreements.length > 0,
    );
  }

  /** Of the bibliographies that the draft itself names; others are not its business. */
  #bibliographyProblems({ path, draft }: OpenDraft) {
    const { frontMatter } = draft;
    if (!frontMatter) return [];
    const named = frontMatter.bibliography.map((name) => join(folderOf(path), name));
    const { start } = frontMatter;
    const end = draft.text.indexOf('\n', start + 4);
    return this.#library.shelf.problems
      .filter((problem) => named.includes(problem.path))
      .slice(0, MOST_PROBLEMS)
      .map((problem) => ({
        start,
        end: end < 0 ? frontMatter.end : end,
        message: problem.message,
      }));
  }

  /** A judgement with what its quotation says, as it leaves the engine. */
  showQuotation({ draft }: OpenDraft, judged: JudgedQuotation): CheckedQuotation {
    const { start, end, outer, prose } = draft.quotations[judged.quotation]!;
    const shown = this.#shown.get(judged) ?? verdictOf(judged);
    this.#shown.set(judged, shown);
    // The spread comes last: properties that are added to one cost a hundred times as much.
    return {
      draftSpan: { start, end },
      outer: { start: outer.start, end: outer.end },
      text: prose.text,
      ...shown,
    };
  }

  /** Asks for each of `count` things in turn, and lets messages in between. */
  async #each<Result>(
    count: number,
    token: CancellationToken | undefined,
    work: (index: number) => Promise<Result | undefined>,
  ): Promise<Result[]> {
    const results: Result[] = [];
    let last = this.#clock.now();
    for (let index = 0; index < count; index++) {
      const result = await work(index);
      if (result !== undefined) results.push(result);
      if (this.#clock.now() - last < SLICE) continue;
      await this.#clock.breathe();
      checkCancelled(token);
      last = this.#clock.now();
    }
    return results;
  }
}

/** What is shown of a judgement wherever its quotation stands. */
function verdictOf({ quotation: _, cited, ...rest }: JudgedQuotation): ShownVerdict {
  return { ...rest, cited: cited.map(({ key, sources }) => ({ key, sources })) };
}

function showSentence(draft: Draft, judged: JudgedSentence): CheckedSentence {
  const { start, end, text } = draft.sentences[judged.sentence]!;
  return {
    draftSpan: { start, end },
    text,
    needsSource: judged.needsSource,
    reasons: judged.reasons,
    sourced: judged.sourced,
    supported: judged.supported,
    unsupported: judged.unsupported,
    disagreements: judged.disagreements,
  };
}

function moveSentence(judged: JudgedSentence, sentence: number, by: number): JudgedSentence {
  const parts = judged.unsupported.length + judged.disagreements.length;
  if (judged.sentence === sentence && (by === 0 || parts === 0)) return judged;
  const move = <Part extends Span>(part: Part): Part => ({
    ...part,
    start: part.start + by,
    end: part.end + by,
  });
  return {
    ...judged,
    sentence,
    unsupported: judged.unsupported.map(move),
    disagreements: judged.disagreements.map(move),
  };
}

function coverageOf(
  quotations: readonly JudgedQuotation[],
  sentences: readonly JudgedSentence[],
  threshold: number,
): Coverage {
  const count = (verdict: Verdict) => quotations.filter((one) => one.verdict === verdict).length;
  const needing = sentences.filter(({ needsSource }) => needsSource >= threshold);
  return {
    quotations: {
      total: quotations.length,
      verbatim: count('verbatim'),
      edited: count('edited'),
      altered: count('altered'),
      spliced: count('spliced'),
      otherSource: count('otherSource'),
      notFound: count('notFound'),
      unchecked: count('unchecked'),
    },
    sentences: {
      total: sentences.length,
      needSource: needing.length,
      sourced: needing.filter(({ sourced }) => sourced).length,
    },
  };
}
