/** English words of the messages of this room; see english.ts. */
export const bibliographyMessages: Readonly<Record<string, string>> = {};
