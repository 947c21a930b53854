import type { Block, SourceDocument } from './types';

/**
 * Who speaks, in a document of any format that is written as hearings, plays and interviews are: "LORD HARTWELL: The
 * register …", each turn a paragraph that begins with a name and a colon.
 */

/** "ANN LEE: …", "Dr. Ann Lee: …"; up to five words, of which all begin with a capital. */
const TURN =
  /^((?:\p{Lu}[\p{L}\p{M}.’'-]*|(?:de|del|della|di|da|du|van|von|der|den|of)(?=\s))(?:\s(?:\p{Lu}[\p{L}\p{M}.’'-]*|(?:de|del|della|di|da|du|van|von|der|den|of)(?=\s))){0,4}):\s+\S/u;
const LONGEST_NAME = 48;
/** A dialogue has so many turns, two of each speaker, and they are so large a part of it. */
const LEAST_TURNS = 4;
const LEAST_SHARE = 0.5;
/** Of two turns in a row, so many are of different speakers; a glossary and a log repeat their words in blocks. */
const LEAST_CHANGES = 0.5;

/** The document with the speaker of each turn, where it is a dialogue; else as it was. */
export function withSpeakers(document: SourceDocument): SourceDocument {
  const { blocks, text } = document;
  if (blocks.some(({ speaker }) => speaker !== undefined)) return document;
  const names = blocks.map((block) => nameAt(text, block));
  const counts = new Map<string, number>();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  const speakers = names.map((name) => (name && counts.get(name)! > 1 ? name : undefined));
  const turns = speakers.filter((name) => name !== undefined);
  if (new Set(turns).size < 2 || turns.length < LEAST_TURNS) return document;
  const first = speakers.findIndex((name) => name !== undefined);
  const last = speakers.findLastIndex((name) => name !== undefined);
  const within = blocks.slice(first, last + 1).filter(({ kind }) => kind === 'paragraph').length;
  const changes = turns.filter((name, i) => i > 0 && name !== turns[i - 1]).length;
  if (turns.length < LEAST_SHARE * within || changes < LEAST_CHANGES * (turns.length - 1))
    return document;
  const spoken = blocks.map((block, i) =>
    speakers[i] ? { ...block, speaker: speakers[i] } : block,
  );
  return { ...document, blocks: spoken };
}

function nameAt(text: string, { kind, start, end }: Block): string | undefined {
  if (kind !== 'paragraph') return undefined;
  const line = text.slice(start, Math.min(end, start + LONGEST_NAME + 3));
  return TURN.exec(line)?.[1];
}
