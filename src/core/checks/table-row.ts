import type { Draft } from '../draft/types';
import type { Span } from '../text/span';

/** A cell that is a figure, with a unit at most. */
const FIGURE = /^[^\p{L}\p{N}]*\p{Nd}[\p{Nd}.,\s]*(?:[%‰]|\p{L}{1,10}\.?)?$/u;

/** A figure in a table, what it is a figure of, and what the row cites for it. */
export interface RowFigure {
  /** Index into `Draft.citations`. */
  readonly citation: number;
  /** The words of the row's first cell. */
  readonly label: string;
}

/**
 * What the row of a table says of a cell: `| Netherlands | 8.1 | [@wso] |`. Only of a cell that holds the row's
 * one figure, in a row with one citation: among several figures some are worked out by the writer.
 */
export function readRow(draft: Draft, index: number): RowFigure | undefined {
  const sentence = draft.sentences[index]!;
  if (draft.blocks[sentence.block]!.role !== 'table' || !FIGURE.test(sentence.text))
    return undefined;
  const start = draft.text.lastIndexOf('\n', sentence.start - 1) + 1;
  const stop = draft.text.indexOf('\n', sentence.start);
  const end = stop < 0 ? draft.text.length : stop;
  const inRow = (span: Span | undefined): boolean =>
    span !== undefined && span.start >= start && span.end <= end;
  const cited = [...draft.citations.keys()].filter((i) => inRow(draft.citations[i]));
  let first = index;
  while (inRow(draft.sentences[first - 1])) first--;
  let last = index;
  while (inRow(draft.sentences[last + 1])) last++;
  const figures = draft.sentences.slice(first, last + 1).filter(({ text }) => /\p{N}/u.test(text));
  const label = draft.sentences[first]!.text.trim();
  if (cited.length !== 1 || figures.length !== 1 || first === index) return undefined;
  return { citation: cited[0]!, label };
}
