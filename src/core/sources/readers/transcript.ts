import { decodeText } from '../../text/decode';
import type { Reader, SourceDocument } from '../types';
import { documentOfCues, parseTime, type Cue } from './cues';
import { readPlainText } from './plain-text';

/** Reads a transcript in plain text; a text without time codes is read as plain text. */
export const readTranscript: Reader = async (input) => {
  const { text } = decodeText(input.bytes);
  return readTranscriptText(text) ?? readPlainText(text, input);
};

const CODE = String.raw`(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?`;
/** "[00:12:31] Ann: …", "00:12:31 Ann", "(12:31) …", "[00:01.000 --> 00:05.000] …", "12:31 - 12:40 …". */
const LEADING = new RegExp(
  String.raw`^\s*(?:[-*•]\s+)?(?:([[(<{])\s*(${CODE})\s*(?:(?:-->|[-–—]|to)\s*(${CODE})\s*)?[\])>}]|(${CODE})(?:\s*(?:-->|[-–—])\s*(${CODE}))?(?=[\s:|–—-]|$))\s*[:|–—-]?\s*(.*)$`,
);
/** "Ann (12:31):", "Speaker 1 [00:12:31]", "Ann Smith  0:03": a name, its time, and nothing or speech behind. */
const TRAILING = new RegExp(
  String.raw`^\s*(\p{Lu}[\p{L}\p{N}\p{M}.’' -]{0,48}?)\s*:?\s*(?:[[(]\s*(${CODE})\s*[\])]\s*:?\s*(.*)|\s(${CODE})\s*:?)$`,
  'u',
);
const SPEAKER =
  /^(\p{Lu}[\p{L}\p{N}\p{M}.’'()-]*(?:\s[\p{L}\p{N}\p{M}.’'()-]+){0,4}):(?:\s+(.*)|)$/u;
const NAME_ALONE = /^\p{Lu}[\p{L}\p{N}\p{M}.’'-]*(?:\s[\p{Lu}\p{N}][\p{L}\p{N}\p{M}.’'-]*){0,3}$/u;

/** Lines that are looked at to tell whether a text is a transcript. */
const SAMPLE = 400;

interface TimedLine {
  readonly start: number;
  readonly end?: number;
  readonly speaker?: string;
  readonly rest: string;
  /** A time that is set off by brackets or has hours cannot well be anything else. */
  readonly sure: boolean;
}

/** The document of a text whose lines carry time codes in rising order; undefined for any other. */
export function readTranscriptText(text: string): SourceDocument | undefined {
  if (!looksTimed(text)) return undefined;
  const lines = text.split(/\r\n|[\n\r\f]/);
  const timed = lines.map(readTimedLine);
  const first = timed.findIndex((line) => line !== undefined);
  const head = readPlainText(lines.slice(0, first).join('\n').trimEnd(), {});
  const known = new Set(timed.flatMap((line) => (line?.speaker ? [line.speaker] : [])));
  const cues: Cue[] = [];
  let current: { start: number; end?: number; speaker?: string } = { start: 0 };
  let said: string[] = [];
  const close = (): void => {
    const words = said.join('\n').trim();
    if (words) cues.push({ ...current, text: words });
    said = [];
  };
  for (let i = first; i < lines.length; i++) {
    const line = timed[i];
    const plain = lines[i]!.trim();
    if (line) {
      close();
      current = {
        start: line.start,
        end: line.end,
        speaker: line.speaker ?? speakerAlone(line, lines[i + 1], known),
      };
      const isName = current.speaker !== undefined && line.speaker === undefined;
      if (line.rest && !isName) said.push(line.rest);
      continue;
    }
    const speaker = SPEAKER.exec(plain);
    if (speaker && (known.has(speaker[1]!) || (said.length === 0 && !current.speaker))) {
      close();
      current = { ...current, speaker: speaker[1]! };
      if (speaker[2]) said.push(speaker[2]);
    } else if (plain) said.push(plain);
    else close();
  }
  close();
  const ended = cues.map((cue, i) => ({ ...cue, end: cue.end ?? laterStart(cues, i) }));
  return documentOfCues('transcript', ended, { before: head, metadata: head.metadata });
}

function laterStart(cues: readonly Cue[], index: number): number | undefined {
  for (let i = index + 1; i < Math.min(cues.length, index + 50); i++) {
    if (cues[i]!.start > cues[index]!.start) return cues[i]!.start;
  }
  return undefined;
}

/** "00:12:31 Ann Smith" with the speech on the next line: what follows the time is the speaker. */
function speakerAlone(
  line: TimedLine,
  next: string | undefined,
  known: ReadonlySet<string>,
): string | undefined {
  const name = line.rest.replace(/:$/, '').trim();
  if (!name || name.length > 48) return undefined;
  if (known.has(name)) return name;
  const follows = next !== undefined && next.trim() !== '' && readTimedLine(next) === undefined;
  return follows && NAME_ALONE.test(name) ? name : undefined;
}

function readTimedLine(line: string): TimedLine | undefined {
  if (line.length > 20_000 || !/\d:\d\d/.test(line.slice(0, 120))) return undefined;
  const leading = LEADING.exec(line);
  if (leading) {
    const [, bracket, inner, innerEnd, bare, bareEnd, rest] = leading;
    const start = parseTime((inner ?? bare)!);
    if (start === undefined) return undefined;
    const written = innerEnd ?? bareEnd;
    const speaker = SPEAKER.exec(rest!);
    return {
      start,
      end: written ? parseTime(written) : undefined,
      ...(speaker && { speaker: speaker[1]! }),
      rest: (speaker ? (speaker[2] ?? '') : rest!).trim(),
      sure: bracket !== undefined || /:\d+:/.test(bare!) || rest === '',
    };
  }
  const trailing = TRAILING.exec(line);
  if (!trailing) return undefined;
  const start = parseTime((trailing[2] ?? trailing[4])!);
  if (start === undefined) return undefined;
  return { start, speaker: trailing[1]!.trim(), rest: trailing[3]?.trim() ?? '', sure: true };
}

/** At least two sure or three other time codes, one in eight lines at the least, hardly ever going back. */
function looksTimed(text: string): boolean {
  const sample = text
    .slice(0, 60_000)
    .split(/\r\n|[\n\r\f]/, SAMPLE)
    .filter((line) => line.trim());
  const times = sample.map(readTimedLine).filter((line) => line !== undefined);
  const sure = times.filter((line) => line.sure).length;
  if (times.length < (sure >= 2 ? 2 : 3) || times.length * 8 < sample.length) return false;
  let back = 0;
  for (let i = 1; i < times.length; i++) if (times[i]!.start < times[i - 1]!.start) back++;
  return back * 10 <= times.length;
}
