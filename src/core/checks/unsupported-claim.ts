import { message } from '../message';
import type { Message } from '../message';
import { describePlace } from './describe-place';
import { namedWorks } from './named-works';
import { readRow } from './table-row';
import type { Check, CheckContext, Fix, LibraryQuery, RawFinding, UnsupportedPart } from './types';

/** A figure, date, name or negation in a cited sentence that no cited source has. */
export const unsupportedClaim: Check = {
  id: 'unsupported-claim',
  severity: 'warning',
  async *run({ draft, sentences, library }: CheckContext): AsyncIterable<RawFinding> {
    for (const judged of sentences) {
      if (judged.unsupported.length === 0) continue;
      const { citations, paragraphCitations, text } = draft.sentences[judged.sentence]!;
      const row = readRow(draft, judged.sentence);
      const cited = [...citations, ...paragraphCitations, ...(row ? [row.citation] : [])];
      const keys = [...new Set(cited)].flatMap((index) =>
        draft.citations[index]!.items.map(({ target }) => library.resolve(target)?.key ?? ''),
      );
      keys.push(...namedWorks(text, library).map(({ work }) => work?.key ?? ''));
      for (const part of judged.unsupported) {
        yield {
          start: part.start,
          end: part.end,
          ...(await describePart(part, [...new Set(keys)].join(', '), library)),
        };
      }
    }
  },
};

async function describePart(
  { kind, text, nearest }: UnsupportedPart,
  cited: string,
  library: LibraryQuery,
): Promise<Pick<RawFinding, 'message' | 'data' | 'fixes'>> {
  const source = nearest && library.reference(nearest.source);
  const locator = nearest && (await library.locateIn(nearest.source, nearest.span));
  if (!nearest || !source || !locator) {
    return {
      message: message(`unsupported-claim.${kind}`, { text, cited }),
      data: { kind, actual: text },
      fixes: [],
    };
  }
  const where = describePlace(library, source, locator);
  return {
    message: message('unsupported-claim.nearest', {
      text,
      cited,
      nearest: nearest.told ?? nearest.text,
      where,
    }),
    data: {
      kind,
      actual: text,
      expected: nearest.text,
      source: { key: source.key, path: source.path },
      sourceSpan: nearest.span,
      locator,
    },
    fixes: [openAt(message('fix.open-source', { source: source.key }), source.path, nearest.span)],
  };
}

function openAt(title: Message, source: string, span: { start: number; end: number }): Fix {
  return { title, safe: false, edits: [], command: { id: 'openSource', source, span } };
}
