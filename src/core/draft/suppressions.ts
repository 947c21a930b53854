import type { Tree } from '@lezer/common';
import type { Span } from '../text/span';
import type { Suppression } from './types';

const DIRECTIVE =
  /(?:<!--|\{\/\*)\s*ibid-(disable-next-line|disable-file|disable|enable)\b([^]*?)(?:-->|\*\/\})/g;
/** Blank lines and further comments of ours: several may stand above one block. */
const SKIPPED =
  /^(?:[ \t>]*(?:(?:<!--|\{\/\*)\s*ibid-disable-next-line\b[^\n]*?(?:-->|\*\/\})[ \t]*)?\r?\n)*/;
const CODE = /^(?:FencedCode|CodeBlock|CodeText|InlineCode)$/;

/** The comments that switch checks off, with what each of them covers. `blocks` are in order. */
export function readSuppressions(text: string, tree: Tree, blocks: readonly Span[]): Suppression[] {
  if (!text.includes('ibid-')) return [];
  const directives = [...text.matchAll(DIRECTIVE)]
    .map((match) => readDirective(match))
    .filter(({ start }) => !isCode(tree, start));
  return directives.flatMap((directive, index): Suppression[] => {
    const { start, end, word, checks, reason } = directive;
    if (word === 'enable') return [];
    const span = { start, end, checks, reason };
    if (word === 'disable-file')
      return [{ ...span, scope: 'file', covers: { start: 0, end: text.length } }];
    if (word === 'disable-next-line')
      return [{ ...span, scope: 'next-line', covers: nextLine(text, end, blocks) }];
    const closing = directives
      .slice(index + 1)
      .find(
        (later) =>
          later.word === 'enable' &&
          (!later.checks.length || checks.every((check) => later.checks.includes(check))),
      );
    return [
      {
        ...span,
        scope: 'range',
        covers: { start: end, end: closing?.start ?? text.length },
      },
    ];
  });
}

function readDirective(match: RegExpMatchArray & { index: number }) {
  const body = match[2]!;
  const colon = body.indexOf(':');
  const names = colon < 0 ? body : body.slice(0, colon);
  return {
    start: match.index,
    end: match.index + match[0].length,
    word: match[1]!,
    checks: names.split(/[\s,]+/).filter(Boolean),
    reason: colon < 0 ? '' : body.slice(colon + 1).trim(),
  };
}

function isCode(tree: Tree, at: number): boolean {
  for (let node = tree.resolveInner(at, 1); ; node = node.parent) {
    if (CODE.test(node.name)) return true;
    if (!node.parent) return false;
  }
}

/**
 * The next line that is not blank, and with it the whole block that begins there: a paragraph can be
 * wrapped into lines, and a comment cannot stand between those without dividing it.
 */
function nextLine(text: string, from: number, blocks: readonly Span[]): Span {
  const newline = text.indexOf('\n', from);
  if (newline < 0) return { start: from, end: text.length };
  const start = newline + 1 + (SKIPPED.exec(text.slice(newline + 1))?.[0].length ?? 0);
  const lineEnd = text.indexOf('\n', start);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const block = blocks.filter((span) => start <= span.start && span.start < end).at(-1);
  return { start, end: Math.max(end, block?.end ?? 0) };
}
