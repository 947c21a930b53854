import {
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { message } from '../message';
import { LineIndex } from '../text/line-index';
import { collectItems, type PlacedItem } from './collect-items';
import type { Bibliography } from './types';

/** Reads CSL-JSON: a list of items, an object that holds one under `items` or `references`, or one item. */
export function readCslJson(text: string): Bibliography {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const lines = new LineIndex(text);
  const lineAt = (offset: number) => lines.positionAt(offset).line;
  const problems = errors.slice(0, 1).map(({ error, offset }) => ({
    line: lineAt(offset),
    message: message('bibliography.syntax', {
      format: 'JSON',
      reason: printParseErrorCode(error)
        .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
        .toLowerCase(),
    }),
  }));
  const list = root && listOf(root);
  if (!list) {
    if (!problems.length) {
      problems.push({
        line: 1,
        message: message('bibliography.unreadable', { format: 'CSL-JSON' }),
      });
    }
    return { format: 'csl-json', entries: [], problems, complete: false };
  }
  const placed: PlacedItem[] = list.map((node) => ({
    data: getNodeValue(node) as unknown,
    line: lineAt(node.offset),
  }));
  const { entries, problems: found } = collectItems(placed);
  // Where a syntax error swallowed the rest, nobody can say which keys stood there.
  const complete = !errors.length || errors.at(-1)!.offset < text.trimEnd().length - 1;
  return { format: 'csl-json', entries, problems: [...problems, ...found], complete };
}

function listOf(root: Node): readonly Node[] | undefined {
  if (root.type === 'array') return root.children ?? [];
  if (root.type !== 'object') return undefined;
  const member = (name: string) =>
    root.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
  const list = member('items') ?? member('references');
  if (list?.type === 'array') return list.children ?? [];
  return member('id') && (member('type') ?? member('title')) ? [root] : undefined;
}
