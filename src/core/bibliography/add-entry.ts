import { modify } from 'jsonc-parser';
import { isMap, isSeq, parseDocument, stringify, type Node } from 'yaml';
import type { TextEdit } from '../text/span';
import type { BibliographyFormat, CslItem } from './types';
import { writeBibtex } from './write-bibtex';
import { writeHayagriva } from './write-hayagriva';
import { writeRis } from './write-ris';

/**
 * The edits that add a work to a bibliography's text, in the file's own format and manner of indenting; nothing that stands
 * there is touched. Undefined where the key cannot be written in that format, or the file is broken where the entry would go.
 * The caller sees to it that the key is not in the file yet.
 */
export function addEntry(
  format: BibliographyFormat,
  text: string,
  item: CslItem,
): TextEdit[] | undefined {
  switch (format) {
    case 'bibtex': {
      const entry = writeBibtex(item, text);
      return entry === undefined ? undefined : append(text, entry, '\n');
    }
    case 'ris':
      return append(text, writeRis(item), '\n');
    case 'hayagriva':
      return addToMap(text, item);
    case 'csl-json':
      return addToJson(text, item);
    case 'csl-yaml':
      return addToList(text, item);
  }
}

/** At the end of the file, `gap` between what is there and what comes; with the file's own line ends. */
function append(text: string, entry: string, gap: string): TextEdit[] {
  const filled = /\S/.test(text);
  const before = filled
    ? (/[\r\n]$/.test(text) ? '' : '\n') + (/\n\s*\n$/.test(text) ? '' : gap)
    : '';
  return [{ start: text.length, end: text.length, text: withLineEnds(before + entry, text) }];
}

function withLineEnds(entry: string, text: string): string {
  return text.includes('\r\n') ? entry.replace(/\n/g, '\r\n') : entry;
}

function addToJson(text: string, item: CslItem): TextEdit[] | undefined {
  const tabs = /\n\t/.test(text);
  const formattingOptions = {
    insertSpaces: !tabs,
    tabSize: /\n( +)\S/.exec(text)?.[1]?.length ?? 2,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  if (!/\S/.test(text)) {
    return [{ start: 0, end: text.length, text: `${JSON.stringify([item], undefined, 2)}\n` }];
  }
  // Whole and well formed only: an insertion into broken JSON could land anywhere.
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  const list = Array.isArray(data)
    ? []
    : ['items', 'references'].filter((name) => hasList(data, name));
  if (!Array.isArray(data) && !list.length) return undefined;
  const length = Array.isArray(data)
    ? data.length
    : (data as Record<string, unknown[]>)[list[0]!]!.length;
  const edits = modify(text, [...list.slice(0, 1), length], item, {
    formattingOptions,
    isArrayInsertion: true,
  });
  return edits.map(({ offset, length: removed, content }) => ({
    start: offset,
    end: offset + removed,
    text: content,
  }));
}

function hasList(data: unknown, name: string): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    Array.isArray((data as Record<string, unknown>)[name])
  );
}

/** A YAML list item behind the last one, as far in as that. */
function addToList(text: string, item: CslItem): TextEdit[] | undefined {
  const entry = (indent: number) => indented(stringify([item], { lineWidth: 0 }), indent);
  if (!/\S/.test(text)) {
    return [{ start: 0, end: text.length, text: `references:\n${entry(0)}` }];
  }
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  // Files by Pandoc end with `---`, which opens a second document.
  if (document.errors.some(({ code }) => code !== 'MULTIPLE_DOCS')) return undefined;
  const list = isMap(document.contents) ? document.get('references', true) : document.contents;
  const last = isSeq(list) && !list.flow ? (list.items.at(-1) as Node | undefined) : undefined;
  if (!isSeq(list) || !last?.range) return undefined;
  const first = (list.items[0] as Node).range![0];
  const line = text.slice(text.lastIndexOf('\n', first) + 1, first);
  const indent = /^( *)- /.exec(line)?.[1]?.length;
  if (indent === undefined) return undefined;
  const at = text.slice(0, last.range[1]).trimEnd().length;
  const added = `\n${entry(indent).trimEnd()}${at === text.length ? '\n' : ''}`;
  return [{ start: at, end: at, text: withLineEnds(added, text) }];
}

/** A pair behind the last one of the map. */
function addToMap(text: string, item: CslItem): TextEdit[] | undefined {
  const entry = stringify(writeHayagriva(item), { lineWidth: 0 });
  if (!/\S/.test(text)) return append(text, entry, '\n');
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  if (document.errors.length || !isMap(document.contents) || document.contents.flow)
    return undefined;
  return append(text, entry, '\n');
}

function indented(block: string, spaces: number): string {
  return block.replace(/^(?=[^\n])/gm, ' '.repeat(spaces));
}
