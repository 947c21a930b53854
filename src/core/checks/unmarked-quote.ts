import { message } from '../message';
import type { SharedRun } from '../search/types';
import { languageTable, wordSet } from '../text/language/languages';
import type { LanguageTable } from '../text/language/table';
import type { Span } from '../text/span';
import { overlaps } from '../text/span';
import { countWords, words } from '../text/words';
import type { BlockRole, ProseBlock } from '../draft/types';
import { describePlace, shorten } from './describe-place';
import { languageOf } from './draft-language';
import { spansIn } from './spans-in';
import type {
  Check,
  CheckContext,
  Draft,
  Fix,
  LibraryQuery,
  RawFinding,
  SourceReference,
} from './types';

/** Fewest words in a row that are no chance. */
const LEAST = 8;
/** Words between two runs of one source that were changed in copying. */
const MOST_CHANGED = 2;
/** A run in so many works is a phrase of everybody. */
const COMMON = 3;
/** Words of content without which a run is only grammar. */
const FEWEST_CONTENT = 3;
/** Share of words with a capital from which on a run is a title, a name or an address. */
const TITLE = 0.6;
const READ_ROLES: ReadonlySet<BlockRole> = new Set([
  'paragraph',
  'list',
  'table',
  'footnote',
  'caption',
]);

/** Runs of one source side by side in a block, as one copied passage. Spans count in the block's text. */
interface Copied {
  readonly span: Span;
  readonly source: string;
  readonly sourceSpan: Span;
}

/** Words of a source that stand in the draft in a row, without quotation marks. */
export const unmarkedQuote: Check = {
  id: 'unmarked-quote',
  severity: 'warning',
  async *run(context: CheckContext): AsyncIterable<RawFinding> {
    const { draft, library, token } = context;
    const titles = titlesOf(library.sources);
    const table = languageTable(languageOf(draft));
    const quotations = draft.quotations.map(({ outer }) => outer);
    for (const [index, block] of draft.blocks.entries()) {
      if (!READ_ROLES.has(block.role)) continue;
      const quoted = quotations.filter((outer) => overlaps(outer, block));
      const own = quoted.length ? ownWords(block, quoted) : block.prose.text;
      const runs = await library.sharedRuns(own, LEAST, { token });
      if (runs.length === 0) continue;
      const cited = worksCitedIn(block, context);
      for (const copied of copiedIn(runs, `${table.code} ${cited.join(' ')}`, () =>
        joinRuns(runs, block, context, cited).filter(
          ({ span }) => !isPhrase(own, span, titles, table),
        ),
      )) {
        const reference = library.reference(copied.source);
        if (reference) yield await describe(context, index, copied, reference);
      }
    }
  },
};

type Told = Pick<RawFinding, 'message' | 'data'>;
const told = new WeakMap<Copied, Told>();

/** What was found in runs; a library that keeps them for the next keystroke hands out the same list again. */
const known = new WeakMap<readonly SharedRun[], { by: string; copied: readonly Copied[] }>();

/** `by` names what is found in the runs beside them. */
function copiedIn(
  runs: readonly SharedRun[],
  by: string,
  read: () => readonly Copied[],
): readonly Copied[] {
  const last = known.get(runs);
  if (last?.by === by) return last.copied;
  const copied = read();
  known.set(runs, { by, copied });
  return copied;
}

function worksCitedIn(block: ProseBlock, { draft, library }: CheckContext): string[] {
  return draft.citations
    .filter((citation) => overlaps(citation, block))
    .flatMap(({ items }) => items)
    .flatMap(({ target }) => library.resolve(target)?.sources ?? [])
    .map(({ work }) => work);
}

/**
 * One passage a place: the longest, in a source that the block cites if it is there, else in the first by name, so
 * that it does not hang on which was read first.
 */
function joinRuns(
  runs: readonly SharedRun[],
  { prose }: ProseBlock,
  { library }: CheckContext,
  cited: readonly string[],
): Copied[] {
  const works = new Map<string, Set<string>>();
  const workOf = (source: string): string => library.reference(source)?.work ?? source;
  for (const { span, source } of runs) {
    const key = `${span.start} ${span.end}`;
    works.set(key, (works.get(key) ?? new Set()).add(workOf(source)));
  }
  const isCited = (source: string): number => Number(cited.includes(workOf(source)));
  const rare = runs
    .filter(({ span }) => works.get(`${span.start} ${span.end}`)!.size < COMMON)
    .map((run) => ({ ...run, span: trim(prose.text, run.span) }))
    // Where each character is a word for the index, eight are a phrase.
    .filter(({ span }) => countWords(prose.text.slice(span.start, span.end)) >= LEAST)
    .sort(
      (a, b) =>
        a.span.start - b.span.start ||
        b.span.end - a.span.end ||
        isCited(b.source) - isCited(a.source) ||
        (a.source < b.source ? -1 : 1),
    );
  const joined: Copied[] = [];
  for (const { span, source, sourceSpan } of rare) {
    const last = joined.at(-1);
    if (last && span.end <= last.span.end) continue;
    const gap = last ? countWords(prose.text.slice(last.span.end, span.start)) : Infinity;
    const near = last?.source === source && sourceSpan.start >= last.sourceSpan.end;
    if (last && near && gap <= MOST_CHANGED && sourceSpan.start - last.sourceSpan.end < 40) {
      joined[joined.length - 1] = {
        source,
        span: { start: last.span.start, end: span.end },
        sourceSpan: { start: last.sourceSpan.start, end: sourceSpan.end },
      };
    } else joined.push({ span, source, sourceSpan });
  }
  return joined;
}

/** A letter of no language that libraries have: words of it stand in no source. */
const NOWHERE = 'ǂ';

/** A block's own words and its quotations in it, by the reading of the block, as the last keystroke left them. */
const ownTexts = new WeakMap<object, { readonly quoted: string; readonly own: string }>();

/** A block's text whose quotations are words of no source, so that no run takes any of them in. */
function ownWords({ start, prose, reading = prose }: ProseBlock, outer: readonly Span[]): string {
  const quoted = outer.map((span) => `${span.start - start} ${span.end - start}`).join();
  const last = ownTexts.get(reading);
  if (last?.quoted === quoted) return last.own;
  const own = spansIn(prose, outer).reduce(
    (rest, span) =>
      rest.slice(0, span.start) +
      NOWHERE.repeat(Math.max(0, span.end - span.start)) +
      rest.slice(span.end),
    prose.text,
  );
  ownTexts.set(reading, { quoted, own });
  return own;
}

/** One or two words of the sentence before or behind, which a run takes in by chance. */
const STRAY_HEAD = /^\s*\S+(?:\s+\S+)?(?<=\p{Ll}{3}[.!?]["”’)\]]*)\s+(?=\p{Lu})/u;
const STRAY_TAIL = /(?<=\p{Ll}{3})[.!?]["”’)\]]*\s+\S+(?:\s+\S+)?$/u;

/** Without blanks and, where enough is left, stray words at either end. */
function trim(text: string, { start, end }: Span): Span {
  const whole = text.slice(start, end);
  const headed = whole.replace(STRAY_TAIL, '');
  const bare = headed.replace(STRAY_HEAD, '');
  const enough = countWords(bare) >= LEAST;
  const [piece, from] = enough ? [bare, start + headed.length - bare.length] : [whole, start];
  return {
    start: from + piece.length - piece.trimStart().length,
    end: from + piece.trimEnd().length,
  };
}

/** A title, a name, an entry of a list of references, or nothing but grammar. */
function isPhrase(
  text: string,
  { start, end }: Span,
  titles: string,
  table: LanguageTable,
): boolean {
  const functionWords = wordSet(table, 'functionWords');
  const all = words(text, start, end);
  const content = all.filter(({ folded }) => !functionWords.has(folded));
  const capitals = content.filter((word) =>
    /^[\p{Lu}\p{N}]/u.test(text.slice(word.start, word.end)),
  );
  return (
    content.length < FEWEST_CONTENT ||
    (table.code !== 'de' && capitals.length / content.length >= TITLE) ||
    titles.includes(all.map(({ folded }) => folded).join(' '))
  );
}

/** By the sources that a library names, which is the same list until they change. */
const knownTitles = new WeakMap<readonly SourceReference[], string>();

function titlesOf(sources: readonly SourceReference[]): string {
  const titles = knownTitles.get(sources) ?? sources.map(({ title }) => foldAll(title)).join('\n');
  knownTitles.set(sources, titles);
  return titles;
}

const foldAll = (text: string): string =>
  words(text)
    .map(({ folded }) => folded)
    .join(' ');

async function describe(
  { draft, library }: CheckContext,
  block: number,
  copied: Copied,
  source: SourceReference,
): Promise<RawFinding> {
  const { span, sourceSpan } = copied;
  const { prose } = draft.blocks[block]!;
  const start = prose.offsets[span.start]!;
  const end = prose.offsets[span.end - 1]! + 1;
  const words = prose.text.slice(span.start, span.end);
  const said = told.get(copied) ?? (await tell(library, copied, words, source));
  return {
    start,
    end,
    message: said.message,
    data: said.data,
    fixes: await quoteIt(draft, { start, end }, source, sourceSpan, library),
  };
}

/** What there is to say of a copied passage, wherever in the draft it stands. */
async function tell(
  library: LibraryQuery,
  copied: Copied,
  words: string,
  source: SourceReference,
): Promise<Told> {
  const { sourceSpan } = copied;
  const locator = await library.locateIn(source.id, sourceSpan);
  const where = describePlace(library, source, locator);
  const said = {
    message: message('unmarked-quote', { words: countWords(words), where }),
    data: {
      source: { key: source.key, path: source.path },
      sourceSpan,
      actual: shorten(words),
      ...(locator && { locator }),
    },
  };
  told.set(copied, said);
  return said;
}

/** Marks around the words, in the draft's own style, and the citation where none covers them yet. */
async function quoteIt(
  draft: Draft,
  { start, end }: Span,
  source: SourceReference,
  sourceSpan: Span,
  library: CheckContext['library'],
): Promise<Fix[]> {
  const [open, close] = draft.quotations.find(({ kind }) => kind === 'inline')?.marks ?? ['“', '”'];
  const cites = (index: number): boolean =>
    draft.citations[index]!.items.some(({ target }) =>
      library.resolve(target)?.sources.some(({ work }) => work === source.work),
    );
  const covered = draft.sentences.some(
    (sentence) => overlaps(sentence, { start, end }) && sentence.citations.some(cites),
  );
  const citation = covered ? '' : await library.cite(draft, source.id, sourceSpan);
  const behind =
    citation === '' || citation.startsWith(' ') || citation.startsWith('[^')
      ? citation
      : ` ${citation}`;
  return [
    {
      title: covered
        ? message('fix.add-marks')
        : message('fix.add-marks-and-citation', { key: source.key }),
      safe: false,
      preferred: true,
      edits: [
        { start, end: start, text: open },
        { start: end, end, text: close + behind },
      ],
    },
    {
      title: message('fix.open-source', { source: source.key }),
      safe: false,
      edits: [],
      command: { id: 'openSource', source: source.path, span: sourceSpan },
    },
  ];
}
