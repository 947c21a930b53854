/** English words of the messages of this room; see english.ts. */
export const checkMessages: Readonly<Record<string, string>> = {};
