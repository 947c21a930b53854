/**
 * A sentence for people as data: the core names it and supplies the facts, the edges (`src/messages`)
 * turn it into words of the reader's language.
 */
export interface Message {
  /** Names the template, e.g. `misquote.number`. */
  readonly id: string;
  readonly args: Readonly<Record<string, string | number>>;
}

export function message(id: string, args: Message['args'] = {}): Message {
  return { id, args };
}
