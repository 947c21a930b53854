import { decodeText } from '../../text/decode';
import type { Reader } from '../types';
import { readCueText, unroll } from './cue-text';
import { documentOfCues, nameSpeakers, parseTime, type Cue } from './cues';

/** `00:00:01,000 --> 00:00:04,000`, with a point or without hours too. */
const TIMING = /^\s*((?:\d+:)?\d+:\d+(?:[.,]\d+)?)\s*-->\s*((?:\d+:)?\d+:\d+(?:[.,]\d+)?)/;

/** Reads SubRip. Its numbers are not needed: a cue runs from its time to the next one's number or time. */
export const readSrt: Reader = async (input) => {
  const { text } = decodeText(input.bytes);
  const lines = text.split(/\r\n|[\n\r]/);
  const cues: Cue[] = [];
  let time: readonly [number, number] | undefined;
  let said: string[] = [];
  const close = (): void => {
    if (time) cues.push(...readCueText(time[0], time[1], plain(said.join('\n'))));
    said = [];
  };
  for (const [index, line] of lines.entries()) {
    const timing = TIMING.exec(line);
    const start = timing && parseTime(timing[1]!);
    const end = timing && parseTime(timing[2]!);
    if (start !== null && start !== undefined && end !== null && end !== undefined) {
      close();
      time = [start, end];
    } else if (!(/^\s*\d+\s*$/.test(line) && TIMING.test(lines[index + 1] ?? ''))) said.push(line);
  }
  close();
  return documentOfCues('srt', nameSpeakers(unroll(cues.filter((cue) => cue.text !== ''))));
};

/** Without the codes of other subtitle formats for place and look, `{\an8}`. */
function plain(text: string): string {
  return text.replace(/\{\\[^{}]*\}/g, '');
}
