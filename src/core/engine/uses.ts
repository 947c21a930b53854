import type { DraftInput, SourceUse } from '../api';
import { checkCancelled, type CancellationToken, type FileSystem } from '../host';
import { decodeText } from '../text/decode';
import { LineIndex } from '../text/line-index';
import { slice } from '../text/span';
import type { DraftDesk } from './draft-desk';
import type { Library } from './library';

/** Drafts as they are: those handed in as their editor has them, the others from the disk. */
export async function* eachDraft(
  library: Library,
  files: FileSystem,
  open: readonly DraftInput[],
  token?: CancellationToken,
): AsyncGenerator<DraftInput> {
  const handed = new Set(open.map(({ path }) => path));
  yield* open.filter(({ path }) => library.isDraft(path));
  for (const path of library.drafts) {
    checkCancelled(token);
    if (handed.has(path)) continue;
    const bytes = await files.read(path).catch(() => undefined);
    if (bytes) yield { path, text: decodeText(bytes).text };
  }
}

/** Every place of a draft that quotes or cites a source, with the source's path. */
export async function usesOf(
  desk: DraftDesk,
  input: DraftInput,
  token?: CancellationToken,
): Promise<{ source: string; use: SourceUse }[]> {
  const state = await desk.open(input);
  const lines = new LineIndex(input.text);
  const found: { source: string; use: SourceUse }[] = [];
  const place = (span: { start: number; end: number }) => ({
    draft: input.path,
    span: { start: span.start, end: span.end },
    start: lines.positionAt(span.start),
    end: lines.positionAt(span.end),
    text: slice(input.text, span),
  });
  const quoting = new Set<number>();
  for (const judged of await desk.judgeQuotations(state, token)) {
    const quotation = state.draft.quotations[judged.quotation]!;
    if (!judged.source || !judged.span) continue;
    if (quotation.citation !== undefined) quoting.add(quotation.citation);
    found.push({
      source: judged.source.path,
      use: { ...place(quotation), sourceSpan: judged.span },
    });
  }
  state.draft.citations.forEach((citation, index) => {
    if (quoting.has(index)) return;
    for (const item of citation.items) {
      for (const { path } of state.query.resolve(item.target)?.sources ?? []) {
        found.push({ source: path, use: place(item) });
      }
    }
  });
  return found;
}
