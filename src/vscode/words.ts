import * as vscode from 'vscode';
import type { Message } from '../core/index';
import { english } from '../messages/english';

/** A message of the engine in the language of the editor. */
export function say({ id, args }: Message): string {
  return vscode.l10n.t(english[id] ?? id, args);
}

/** Title, author and date on one line, as far as they are known. */
export function describeWork(work: { title: string; authors: string; date: string }): string {
  return [work.title, work.authors, work.date].filter(Boolean).join(' · ');
}
