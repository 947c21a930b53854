import type { Block } from '../../core/index';
import { make } from './dom';

/**
 * A source's blocks as elements. A *leaf* is an element that holds a stretch of the source's text exactly,
 * and `data-start` says from which offset on; labels, times and buttons stand outside of leaves, so that
 * places on the page and offsets in the source lead to each other.
 */

/** Each block is set in the direction of its own first letters, whatever the editor's language. */
const BLOCK = { data: { block: '' }, attributes: { dir: 'auto' } } as const;

/** Elements of the blocks `first` to `end`, neighbouring list items and table rows joined. */
export function renderBlocks(
  text: string,
  blocks: readonly Block[],
  first: number,
  end: number,
): HTMLElement[] {
  const elements: HTMLElement[] = [];
  for (let at = first; at < end;) {
    const { kind } = blocks[at]!;
    let next = at + 1;
    if (kind === 'list' || kind === 'table') {
      while (next < end && blocks[next]!.kind === kind) next++;
    }
    const run = blocks.slice(at, next);
    if (kind === 'list') elements.push(renderList(text, run));
    else if (kind === 'table') elements.push(renderTable(text, run));
    else elements.push(renderBlock(text, blocks[at]!, blocks[at - 1]));
    at = next;
  }
  return elements;
}

function renderBlock(text: string, block: Block, before: Block | undefined): HTMLElement {
  const { kind } = block;
  switch (kind) {
    case 'heading': {
      const level = Math.min(6, Math.max(2, (block.level ?? 1) + 1)) as 2 | 3 | 4 | 5 | 6;
      return leaf(make(`h${level}`, BLOCK), text, block.start, block.end);
    }
    case 'quote':
      return leaf(make('blockquote', BLOCK), text, block.start, block.end);
    case 'code':
      return leaf(make('pre', BLOCK), text, block.start, block.end);
    case 'cue':
      return renderCue(text, block, before);
    default:
      return leaf(make('p', { class: kind, ...BLOCK }), text, block.start, block.end);
  }
}

function leaf<Kind extends HTMLElement>(
  element: Kind,
  text: string,
  start: number,
  end: number,
): Kind {
  element.dataset['start'] = String(start);
  element.textContent = text.slice(start, end);
  return element;
}

/** Marks that a list's own text begins with; such a list needs no others. */
const MARKER = /^\s*(?:[-*•‣–◦·]|\(?[\divxlc]{1,5}[.)]|[a-z][.)])\s/i;

function renderList(text: string, run: readonly Block[]): HTMLElement {
  const marked = run.some(({ start, end }) => MARKER.test(text.slice(start, end)));
  const list = make('ul', {
    class: marked ? 'marked' : '',
    attributes: { role: 'list' },
  });
  for (const { start, end } of run) {
    const item = make('li', BLOCK);
    item.append(leaf(make('span'), text, start, end));
    list.append(item);
  }
  return list;
}

function renderTable(text: string, run: readonly Block[]): HTMLElement {
  const body = make('tbody');
  for (const { start, end } of run) {
    const row = make('tr', BLOCK);
    let at = start;
    for (const cell of text.slice(start, end).split('\t')) {
      row.append(leaf(make('td', { attributes: { dir: 'auto' } }), text, at, at + cell.length));
      at += cell.length + 1;
    }
    body.append(row);
  }
  return make('div', { class: 'table' }, make('table', {}, body));
}

function renderCue(text: string, block: Block, before: Block | undefined): HTMLElement {
  const cue = make('p', { class: 'cue', ...BLOCK });
  if (block.time !== undefined) {
    cue.append(make('span', { class: 'time', text: printTime(block.time) }));
  }
  const words = make('span', { class: 'said' });
  if (block.speaker && (before?.kind !== 'cue' || before.speaker !== block.speaker)) {
    words.append(make('span', { class: 'speaker', text: block.speaker }));
  }
  words.append(leaf(make('span', { class: 'words' }), text, block.start, block.end));
  cue.append(words);
  return cue;
}

/** Milliseconds as `01:02:03`. */
function printTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
