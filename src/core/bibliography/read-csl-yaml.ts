import { isAlias, isMap, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { message } from '../message';
import { collectItems } from './collect-items';
import type { Bibliography } from './types';

/** Reads CSL-YAML: `references:` as Pandoc has it, or a bare list of items. */
export function readCslYaml(text: string): Bibliography {
  const { document, lineAt, problems } = parseYaml(text);
  const list = isMap(document.contents) ? document.get('references') : document.contents;
  if (!isSeq(list)) {
    if (!problems.length) {
      problems.push({
        line: 1,
        message: message('bibliography.unreadable', { format: 'CSL-YAML' }),
      });
    }
    return { format: 'csl-yaml', entries: [], problems, complete: false };
  }
  const collected = collectItems(
    list.items.map((node) => ({
      data: valueOf(node as Node, document),
      line: lineAt(node as Node),
    })),
  );
  // Where nothing came of a broken file, one reason is enough.
  const complete = !problems.length || collected.entries.length > 0;
  return {
    format: 'csl-yaml',
    entries: collected.entries,
    problems: complete ? [...problems, ...collected.problems] : problems,
    complete,
  };
}

/** A YAML document read as far as it goes, its first error as a problem. */
export function parseYaml(text: string) {
  const lines = new LineCounter();
  // Only the first document counts: `---` at the end opens an empty second one in files made by Pandoc.
  const document: Document = parseDocument(firstDocument(text), {
    lineCounter: lines,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const lineAt = (node: Node | null | undefined) => lines.linePos(node?.range?.[0] ?? 0).line || 1;
  const problems = document.errors.slice(0, 1).map((error) => ({
    line: error.linePos?.[0].line ?? 1,
    message: message('bibliography.syntax', {
      format: 'YAML',
      reason: error.message.split(/ at line |\n/)[0]!,
    }),
  }));
  return { document, lineAt, problems };
}

/** The plain value of a node, aliases resolved; undefined where that would grow without bound. */
export function valueOf(node: Node, document: Document): unknown {
  try {
    const target = isAlias(node) ? node.resolve(document) : node;
    return target?.toJS(document, { maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

function firstDocument(text: string): string {
  const end = /\n(?:---|\.\.\.)[ \t]*\r?(?:\n|$)/.exec(
    text.replace(/^\s*---[^\n]*\n/, (head) => ' '.repeat(head.length)),
  );
  return end ? text.slice(0, end.index + 1) : text;
}
