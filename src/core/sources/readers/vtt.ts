import type { CslItem } from '../../bibliography/types';
import { decodeText } from '../../text/decode';
import { message } from '../../message';
import type { Reader } from '../types';
import { readCueText, unroll } from './cue-text';
import { documentOfCues, nameSpeakers, type Cue } from './cues';

/** `00:32.500 --> 00:33.500 align:start`; some writers put a comma before the milliseconds. */
const TIMING =
  /^\s*(\d+):(\d{2})(?::(\d{2}))?[.,](\d{3})\s*-->\s*(\d+):(\d{2})(?::(\d{2}))?[.,](\d{3})/;

/** Reads WebVTT as https://www.w3.org/TR/webvtt1/#file-parsing says; a cue with a broken time is left out. */
export const readVtt: Reader = async (input) => {
  const { text } = decodeText(input.bytes);
  const lines = text.replace(/\0/g, '\ufffd').split(/\r\n|[\n\r]/);
  const header: string[] = [];
  const cues: Cue[] = [];
  let broken = 0;
  let at = 0;
  if (/^\s*WEBVTT/.test(lines[0] ?? '')) {
    for (at = 1; at < lines.length && lines[at] && !lines[at]!.includes('-->'); at++)
      header.push(lines[at]!);
    // The line above a time is a cue's name.
    if (lines[at]?.includes('-->') && header.length) at--;
  }
  while (at < lines.length) {
    if (!lines[at]) {
      at++;
      continue;
    }
    const first = lines[at]!;
    let timing = first;
    if (!first.includes('-->') && lines[at + 1]?.includes('-->')) timing = lines[++at]!;
    at++;
    const body: string[] = [];
    while (at < lines.length && lines[at] && !lines[at]!.includes('-->')) body.push(lines[at++]!);
    const time = TIMING.exec(timing);
    if (time) {
      cues.push(...readCueText(moment(time, 1), moment(time, 5), body.join('\n')));
    } else if (timing.includes('-->')) {
      broken++;
      while (at < lines.length && lines[at]) at++;
    } else if (/^NOTE(?:\s|$)/.test(first)) header.push(first.slice(4), ...body);
  }
  const said = cues.filter((cue) => cue.text !== '');
  return documentOfCues('vtt', nameSpeakers(unroll(said)), {
    metadata: readHeader(header),
    problems: broken
      ? [{ extent: 'partly', message: message('source.broken-cues', { count: broken }) }]
      : [],
  });
};

/** Minutes above 59 in a time without hours are hours: such is the reading of browsers' parsers. */
function moment(match: RegExpExecArray, first: number): number {
  const [a, b, c, thousandths] = match.slice(first, first + 4);
  const [hours, minutes, seconds] =
    c !== undefined ? [a, b, c] : Number(a) > 59 ? [a, b, '0'] : ['0', a, b];
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(thousandths)
  );
}

/** `Title: …` and `Language: en` in the header or a note. */
function readHeader(lines: readonly string[]): Partial<CslItem> {
  const field = (name: RegExp): string | undefined =>
    lines
      .map((line) => /^\s*([\w-]+)\s*:\s*(\S.*?)\s*$/.exec(line))
      .find((m) => m && name.test(m[1]!))?.[2];
  const title = field(/^title$/i);
  const language = field(/^language$/i);
  return { ...(title && { title }), ...(language && { language }) };
}
