import * as vscode from 'vscode';
import type { Message } from '../core/index';
import { english } from '../messages/english';

/** A message of the engine in the language of the editor, on one line. */
export function say({ id, args }: Message): string {
  const text = vscode.l10n.t(english[id] ?? id, args);
  // Parsers of YAML and BibTeX add the lines that they stumbled over; here the editor shows those.
  return text.replace(/:?\s*\n\s*\n[^]*$/, '.').replace(/\s*\n\s*/g, ' ');
}

/** Cut at a word, with an ellipsis, to so many UTF-16 units at most. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.lastIndexOf(' ', most - 1);
  return `${text.slice(0, cut > most / 2 ? cut : most - 1).replace(/[\s,;:–—-]+$/, '')}…`;
}

/** Title, author and date on one line, as far as they are known. */
export function describeWork(work: { title: string; authors: string; date: string }): string {
  return [work.title, work.authors, work.date].filter(Boolean).join(' · ');
}
