import type { Message } from '../core/message';
import { bibliographyMessages } from './bibliography';
import { checkMessages } from './checks';
import { engineMessages } from './engine';
import { sourceMessages } from './sources';

/** English templates by message id, `{name}` standing for an argument. They are also the keys of the translations. */
export const english: Readonly<Record<string, string>> = {
  ...bibliographyMessages,
  ...checkMessages,
  ...engineMessages,
  ...sourceMessages,
};

/** The English sentence of a message. */
export function inEnglish({ id, args }: Message): string {
  const template = english[id];
  if (template === undefined) throw new Error(`no words for the message ${id}`);
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}
