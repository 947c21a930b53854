import type { BlockContext, BlockParser, Line, MarkdownConfig } from '@lezer/markdown';

/*
 * What drafts have beside CommonMark and GFM, on the level of blocks: Pandoc, Quarto, R Markdown and
 * MDX. Each block parser looks at lines in order and never fails after it has begun, so that lezer can
 * reuse what stands behind an edit.
 */

const FOOTNOTE = /^\[\^([^\]\s]+)\]:[ \t]*/;
const DIV = /^:{3,}(?:[ \t]*(?:\{[^}]*\}|[\w-]+))?[ \t]*:*[ \t]*$/;
const DEFINITION = /^[:~][ \t]+(?=\S)/;
const CAPTION = /^(?:Table:|table:|:)[ \t]+(?=\S)/;
const MODULE =
  /^(?:import\s+(?:[\w*{][^;]*\s+from\s+)?['"]|export\s+(?:const|let|default|function|\{))/;
const TEX_BEGIN = /^\\begin\{([\w*]+)\}/;
const GRID = /^\+(?:[-=:]+\+)+\s*$/;

function rest(line: Line): string {
  return line.text.slice(line.pos);
}

/** Takes lines into one opaque block until `ends` says that the current one is its last. */
function takeLines(cx: BlockContext, line: Line, type: string, ends: (text: string) => boolean) {
  const from = cx.lineStart + line.pos;
  const depth = cx.depth;
  let to = cx.lineStart + line.text.length;
  let last = ends(rest(line));
  while (cx.nextLine() && !last) {
    // A list or block quote around it has ended, and so does the block.
    if (inner(cx, line) < depth) break;
    to = cx.lineStart + line.text.length;
    last = ends(rest(line));
  }
  cx.addElement(cx.elt(type, from, to));
  return true;
}

/** How many of the open composite blocks the current line goes on with. */
function inner(cx: BlockContext, line: Line): number {
  return (line as Line & { readonly depth?: number }).depth ?? cx.depth;
}

const mathBlock: BlockParser = {
  name: 'MathBlock',
  before: 'LinkReference',
  parse(cx, line) {
    if (!rest(line).startsWith('$$')) return false;
    let lines = 0;
    return takeLines(cx, line, 'MathBlock', (text) => {
      const body = lines++ ? text : text.slice(2);
      return body.includes('$$') || !text.trim();
    });
  },
  endLeaf: (_cx, line) => rest(line).startsWith('$$'),
};

const texBlock: BlockParser = {
  name: 'TexBlock',
  before: 'LinkReference',
  parse(cx, line) {
    const begin = TEX_BEGIN.exec(rest(line));
    if (!begin) return false;
    const end = `\\end{${begin[1]!}}`;
    return takeLines(cx, line, 'TexBlock', (text) => text.includes(end));
  },
  endLeaf: (_cx, line) => TEX_BEGIN.test(rest(line)),
};

const divFence: BlockParser = {
  name: 'DivFence',
  before: 'LinkReference',
  parse: (cx, line) => DIV.test(rest(line)) && takeLines(cx, line, 'DivFence', () => true),
  endLeaf: (_cx, line) => DIV.test(rest(line)),
};

const gridTable: BlockParser = {
  name: 'GridTable',
  before: 'LinkReference',
  parse: (cx, line) =>
    GRID.test(rest(line)) && takeLines(cx, line, 'GridTable', (text) => !/^[+|]/.test(text)),
};

const moduleCode: BlockParser = {
  name: 'ModuleCode',
  before: 'LinkReference',
  parse: (cx, line) =>
    line.indent === 0 &&
    cx.depth === 1 &&
    MODULE.test(rest(line)) &&
    takeLines(cx, line, 'ModuleCode', (text) => !text.trim()),
};

/** `{/* … *​/}` of MDX, alone on its lines. */
const expressionComment: BlockParser = {
  name: 'ExpressionCommentBlock',
  before: 'LinkReference',
  parse: (cx, line) =>
    /^\{\/\*/.test(rest(line)) &&
    (/\*\/\}\s*$/.test(rest(line)) || !rest(line).includes('*/}')) &&
    takeLines(cx, line, 'ExpressionCommentBlock', (text) => text.includes('*/}')),
  endLeaf: (_cx, line) => /^\{\/\*.*\*\/\}\s*$/.test(rest(line)),
};

const footnote: BlockParser = {
  name: 'FootnoteDefinition',
  before: 'LinkReference',
  parse(cx, line) {
    const label = line.indent < line.baseIndent + 4 ? FOOTNOTE.exec(rest(line)) : null;
    if (!label) return false;
    const from = cx.lineStart + line.pos;
    cx.startComposite('FootnoteDefinition', line.pos, line.baseIndent + 4);
    cx.addElement(cx.elt('FootnoteLabel', from, from + label[0].trimEnd().length));
    line.moveBase(line.pos + label[0].length);
    return null;
  },
  endLeaf: (_cx, line) => FOOTNOTE.test(rest(line)),
};

const definition: BlockParser = {
  name: 'Definition',
  before: 'LinkReference',
  parse(cx, line) {
    const text = rest(line);
    const mark =
      line.indent < line.baseIndent + 4 ? (CAPTION.exec(text) ?? DEFINITION.exec(text)) : null;
    if (!mark) return false;
    const from = cx.lineStart + line.pos;
    cx.startComposite('Definition', line.pos, line.baseIndent + 2);
    cx.addElement(cx.elt('DefinitionMark', from, from + mark[0].trimEnd().length));
    line.moveBase(line.pos + mark[0].length);
    return null;
  },
  endLeaf: (_cx, line) => DEFINITION.test(rest(line)),
};

/** `| verse`: a bar and a blank, and no table's second bar. */
const VERSE = /^\|(?:[ \t]+[^|]*)?$/;
const DELIMITERS = /^\s*\|?\s*:?-+:?\s*(?:\|[\s:|-]*)?$/;

/** Lines of Pandoc that begin with a bar: verse, kept line by line. */
const lineBlock: BlockParser = {
  name: 'LineBlock',
  before: 'LinkReference',
  parse(cx, line) {
    if (!VERSE.test(rest(line)) || !/\S/.test(rest(line).slice(1))) return false;
    if (DELIMITERS.test(cx.peekLine())) return false;
    cx.startComposite('LineBlock', line.pos);
    cx.addElement(cx.elt('QuoteMark', cx.lineStart + line.pos, cx.lineStart + line.pos + 1));
    line.moveBase(line.pos + verseAt(line));
    return null;
  },
};

/** The next line of verse; its bar is a mark. */
function goesOnInVerse(cx: BlockContext, line: Line): boolean {
  if (!VERSE.test(rest(line))) return false;
  line.addMarker(cx.elt('QuoteMark', cx.lineStart + line.pos, cx.lineStart + line.pos + 1));
  line.moveBase(line.pos + verseAt(line));
  return true;
}

/** Where the words of a line begin: verse may be indented as far as code is elsewhere. */
function verseAt(line: Line): number {
  return /^\|\s*/.exec(rest(line))![0].length;
}

/** A composite block whose later lines are indented to column `value`. */
function goesOn(_cx: BlockContext, line: Line, value: number): boolean {
  if (line.next < 0) return true;
  if (line.indent < value) return false;
  line.moveBaseColumn(value);
  return true;
}

/** Block syntax of Pandoc, Quarto, R Markdown and MDX for lezer's Markdown parser. */
export const draftBlocks: MarkdownConfig = {
  defineNodes: [
    { name: 'MathBlock', block: true },
    { name: 'TexBlock', block: true },
    { name: 'DivFence', block: true },
    { name: 'GridTable', block: true },
    { name: 'ModuleCode', block: true },
    { name: 'ExpressionCommentBlock', block: true },
    { name: 'FootnoteDefinition', block: true, composite: goesOn },
    'FootnoteLabel',
    { name: 'Definition', block: true, composite: goesOn },
    'DefinitionMark',
    { name: 'LineBlock', block: true, composite: goesOnInVerse },
  ],
  parseBlock: [
    mathBlock,
    texBlock,
    divFence,
    gridTable,
    moduleCode,
    expressionComment,
    footnote,
    definition,
    lineBlock,
  ],
};
