import * as vscode from 'vscode';
import type { CommandId, Commands } from './contributions';

/**
 * Text as text: every mark of Markdown and HTML escaped, line breaks kept as spaces, and `://` parted so
 * that no address of a source becomes a link.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .replace(/www(?=\\\.)/gi, (www) => `${www[0]}&#8203;${www.slice(1)}`);
}

/** A command as the target of a link in trusted Markdown. */
export function commandLink<Id extends CommandId>(
  title: string,
  id: Id,
  ...args: Commands[Id]
): string {
  return `[${escapeMarkdown(title)}](command:${id}?${encodeURIComponent(JSON.stringify(args))})`;
}

/** Trusted to run these commands and no other: for text of our own only. */
export function trustedMarkdown(
  text: string,
  commands: readonly CommandId[],
): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands: [...commands] };
  return markdown;
}
