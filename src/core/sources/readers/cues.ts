import type { Block, SourceDocument, SourceFormat, SourceProblem } from '../types';

/** A stretch of a recording and what is said in it. Times are milliseconds. */
export interface Cue {
  readonly start: number;
  readonly end?: number;
  readonly text: string;
  readonly speaker?: string;
}

/**
 * The text of a recording: one block a cue, parted by a line end, so that words that run on from one
 * cue to the next stand as in a wrapped paragraph. `before` is a document that precedes the first cue.
 */
export function documentOfCues(
  format: SourceFormat,
  cues: readonly Cue[],
  options: {
    readonly before?: Pick<SourceDocument, 'text' | 'blocks'>;
    readonly metadata?: SourceDocument['metadata'];
    readonly problems?: readonly SourceProblem[];
  } = {},
): SourceDocument {
  const parts: string[] = [];
  const blocks: Block[] = [...(options.before?.blocks ?? [])];
  let at = 0;
  const add = (text: string): void => {
    parts.push(text);
    at += text.length;
  };
  if (options.before) add(options.before.text);
  for (const { start, end, text, speaker } of cues) {
    if (!text) continue;
    if (at > 0) add('\n');
    const time = { time: start, ...(end !== undefined && { timeEnd: end }) };
    blocks.push({
      start: at,
      end: at + text.length,
      kind: 'cue',
      ...time,
      ...(speaker && { speaker }),
    });
    add(text);
  }
  return {
    format,
    text: parts.join(''),
    blocks,
    metadata: options.metadata ?? {},
    problems: options.problems ?? [],
  };
}

/** Milliseconds of `12:31`, `00:12:31`, `1:00:12:31.500`, `12:31,5`; undefined where it is no time code. */
export function parseTime(written: string): number | undefined {
  const match = /^(?:(\d{1,4}):)?(\d{1,3}):([0-5]?\d)(?:[.,](\d{1,6}))?$/.exec(written.trim());
  if (!match) return undefined;
  const [, hours, minutes, seconds, fraction] = match;
  const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Math.round(Number(`0.${fraction ?? 0}`) * 1000);
}

const WHO = String.raw`\p{Lu}[\p{L}\p{N}\p{M}.’'-]*(?:\s[\p{L}\p{N}\p{M}.’'-]+){0,3}`;
const COLON = String.raw`(?:\s\([^()\n]{1,30}\))?:\s`;
/** "ANN SMITH: …", ">> Ann: …", "- Ann (off): …" at the beginning of a cue. */
const NAME = new RegExp(String.raw`^(?:>>+\s*|[-–—]\s*)?(${WHO})${COLON}`, 'u');
/** Where another speaks within a cue: "- …", ">> …", "Ann: …" on a line of their own. */
const TURN = new RegExp(String.raw`\n(?=(?:>>+|[-–—])\s*\p{L}|${WHO}${COLON})`, 'u');

/**
 * Cues whose text names who speaks, where the same name comes at least twice; the text stays as it is. Where several
 * speak in one, each gets a cue of their own.
 */
export function nameSpeakers(cues: readonly Cue[]): readonly Cue[] {
  const turns = cues.flatMap((cue) =>
    cue.speaker === undefined ? cue.text.split(TURN).map((text) => ({ ...cue, text })) : [cue],
  );
  const names = turns.map(({ speaker, text }) =>
    speaker === undefined ? NAME.exec(text)?.[1] : undefined,
  );
  const counts = new Map<string, number>();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return turns.map((cue, i) =>
    names[i] && counts.get(names[i])! >= 2 ? { ...cue, speaker: names[i] } : cue,
  );
}
