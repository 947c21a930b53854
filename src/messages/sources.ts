/** English words of the messages of this room; see english.ts. */
export const sourceMessages: Readonly<Record<string, string>> = {};
