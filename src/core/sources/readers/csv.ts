import Papa from 'papaparse';
import { checkCancelled } from '../../host';
import { decodeText } from '../../text/decode';
import type { Block, Reader } from '../types';

/** What spreadsheets write into the first line to name the mark between cells. */
const SEPARATOR = /^sep=(.)\r?\n/i;

/**
 * Reads a table of comma- or otherwise separated values: each row one line and one block, its cells apart by tabs, so
 * that the line is the row's number. What parts the cells is found out from the rows. Linear in the file.
 */
export const readCsv: Reader = async ({ bytes, token }) => {
  const { text: raw } = decodeText(bytes);
  const delimiter = SEPARATOR.exec(raw)?.[1];
  const table = raw.replace(SEPARATOR, '');
  let read = Papa.parse<readonly string[]>(table, { delimiter });
  // A quotation mark that is never closed would take in all rows behind it: there it is a mark like others.
  if (read.errors.some(({ type }) => type === 'Quotes'))
    read = Papa.parse<readonly string[]>(table, { delimiter, quoteChar: '\0' });
  checkCancelled(token);
  const blocks: Block[] = [];
  const lines: string[] = [];
  let at = 0;
  for (const cells of read.data) {
    const line = cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).join('\t');
    const start = at + line.length - line.trimStart().length;
    const end = at + line.trimEnd().length;
    if (start < end) blocks.push({ kind: 'table', start, end });
    lines.push(line);
    at += line.length + 1;
  }
  return { format: 'csv', text: lines.join('\n'), blocks, metadata: {}, problems: [] };
};
