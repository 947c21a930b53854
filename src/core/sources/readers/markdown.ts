import type { SyntaxNode } from '@lezer/common';
import { checkCancelled } from '../../host';
import { message } from '../../message';
import { decodeText } from '../../text/decode';
import { findDate } from '../names-dates';
import { readFrontMatter } from '../front-matter';
import type { Block, BlockKind, Reader } from '../types';

/** Blocks without blocks inside, and what they are to a reader of the text. */
const LEAVES: Readonly<Record<string, BlockKind>> = {
  Paragraph: 'paragraph',
  Task: 'list',
  CodeBlock: 'code',
  FencedCode: 'code',
  Table: 'table',
  HTMLBlock: 'paragraph',
  CommentBlock: 'chrome',
  ProcessingInstructionBlock: 'chrome',
  LinkReference: 'chrome',
  HorizontalRule: 'chrome',
};

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
  readonly level?: number;
}

/** Reads Markdown; the text is the file's own, marks and all. */
export const readMarkdown: Reader = async ({ bytes, token }) => {
  const { text } = decodeText(bytes);
  const front = await readFrontMatter(text);
  const { parser, GFM } = await import('@lezer/markdown');
  checkCancelled(token);
  const from = front?.end ?? 0;
  const pieces: Piece[] = [];
  const problems = [...(front?.problems ?? [])];
  try {
    const tree = parser.configure(GFM).parse(text.slice(from));
    collect(tree.topNode, undefined, from, pieces);
  } catch (error) {
    // Thousands of marks in each other are more than a stack holds; the words stand there all the same.
    if (!(error instanceof RangeError)) throw error;
    pieces.splice(0, Infinity, ...paragraphs(text, from));
    problems.push({ extent: 'note', message: message('source.marks-too-deep') });
  }
  const blocks = finish(text, front?.end, pieces);
  return {
    format: 'markdown',
    text,
    blocks,
    metadata: { ...ownMetadata(text, blocks), ...front?.metadata },
    problems,
  };
};

/** What empty lines part. */
function paragraphs(text: string, from: number): Piece[] {
  const found: Piece[] = [];
  for (const { index, 0: part } of text.slice(from).matchAll(/\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*/g)) {
    found.push({ start: from + index, end: from + index + part.length, kind: 'paragraph' });
  }
  return found;
}

/** Leaves in order; `inside` is the kind that a surrounding list or block quote gives them. */
function collect(
  node: SyntaxNode,
  inside: BlockKind | undefined,
  from: number,
  pieces: Piece[],
): void {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const span = { start: child.from + from, end: child.to + from };
    const level = /^(?:ATX|Setext)Heading(\d)$/.exec(child.name)?.[1];
    if (level) pieces.push({ ...span, kind: 'heading', level: Number(level) });
    else if (child.name === 'Blockquote') collect(child, 'quote', from, pieces);
    else if (/^(?:Bullet|Ordered)List$|^ListItem$/.test(child.name)) {
      collect(child, inside ?? 'list', from, pieces);
    } else {
      const kind = LEAVES[child.name];
      if (kind) pieces.push({ ...span, kind: kind === 'paragraph' ? (inside ?? kind) : kind });
    }
  }
}

/**
 * Blocks with their sections. Marks that stand before a leaf (list marks, `>`) belong to it, so that
 * between two blocks there is white space only; what is left at the end is a block of its own.
 */
function finish(text: string, frontEnd: number | undefined, pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  let section: string | undefined;
  if (frontEnd !== undefined) {
    blocks.push({ start: 0, end: frontEnd, kind: 'chrome' });
    at = frontEnd;
  }
  for (const piece of pieces) {
    const begin = at + /^\s*/.exec(text.slice(at, piece.end))![0].length;
    const end = piece.start + text.slice(piece.start, piece.end).trimEnd().length;
    if (begin >= end) continue;
    const kind = piece.kind === 'paragraph' && isNote(text, begin) ? 'note' : piece.kind;
    if (kind === 'heading') section = plainHeading(text.slice(begin, end)) || section;
    blocks.push({
      start: begin,
      end,
      kind,
      ...(piece.level !== undefined && { level: piece.level }),
      ...(section !== undefined && { section }),
    });
    at = end;
  }
  const rest = text.slice(at);
  if (rest.trim()) {
    const start = at + rest.length - rest.trimStart().length;
    blocks.push({ start, end: at + rest.trimEnd().length, kind: 'chrome' });
  }
  return blocks;
}

function isNote(text: string, start: number): boolean {
  return /^\[\^[^\]\s]{1,80}\]:/.test(text.slice(start, start + 90));
}

/** A heading as its reader sees it. */
function plainHeading(heading: string): string {
  return heading
    .replace(/^\s{0,3}#{1,6}[ \t]*/, '')
    .replace(/(?:\r\n|[\n\r])\s*(?:=+|-+)\s*$/, '')
    .replace(/[ \t]+#+[ \t]*$/, '')
    .replace(/\s*\{[^{}]*\}\s*$/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/([*_`~]{1,3})(\S(?:.*?\S)?)\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!<>~|])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The title that the first heading gives, and a date alone in one of the first lines below it. */
function ownMetadata(text: string, blocks: readonly Block[]) {
  const body = blocks.filter(({ kind }) => kind !== 'chrome');
  const first = body[0];
  if (first?.kind !== 'heading' || first.level !== 1 || !first.section) return {};
  const others = body.filter(({ kind, level }) => kind === 'heading' && level === 1);
  if (
    others.length > 1 &&
    /^(?:introduction|preface|abstract|contents|chapter\b)/i.test(first.section)
  )
    return {};
  const below = body.slice(1, 4).map(({ start, end }) => text.slice(start, end));
  const dated = below
    .filter((line) => line.length < 60)
    .map(dateAlone)
    .find((date) => date !== undefined);
  return { title: first.section, ...(dated && { issued: dated }) };
}

/** The date of a line that holds nothing else: "*January 21, 2023*", "Published: 2023-01-21". */
function dateAlone(line: string) {
  const date = findDate(line.replace(/[*_]/g, ''));
  if (!date) return undefined;
  const bare = line.replace(/[*_]/g, '');
  const rest = bare.slice(0, date.index) + bare.slice(date.index + date.length);
  return /^\P{L}*(?:(?:published|posted|updated|date|on)\P{L}*)?$/iu.test(rest)
    ? date.date
    : undefined;
}
