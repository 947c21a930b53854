import type { Cue } from './cues';

/** A run of a cue's text and the voice that speaks it. */
interface Run {
  readonly text: string;
  readonly voice?: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

/** What the tokenizer of https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules gives for a cue: tags and text. */
const TOKEN = /<([^>]*)(?:>|$)|[^<]+/g;
const TAG = /^(\/?)([a-z]+)?((?:\.[^\s.]*)*)(?:\s+([\s\S]*))?$/i;

/** The words of a WebVTT cue without tags, and who speaks them; a cue of several voices gives several. */
export function readCueText(start: number, end: number, raw: string): Cue[] {
  const voiced = runsOf(raw).filter(({ text }) => text !== '');
  const voices = new Set(voiced.flatMap(({ voice }) => (voice ? [voice] : [])));
  if (voices.size < 2) {
    const text = voiced.map((run) => run.text).join('');
    const [voice] = voices;
    return [{ start, end, text: trimLines(text), ...(voice && { speaker: voice }) }];
  }
  const merged: Run[] = [];
  for (const run of voiced) {
    const last = merged.at(-1);
    if (last && (last.voice === run.voice || !run.text.trim())) {
      merged[merged.length - 1] = { text: last.text + run.text, voice: last.voice };
    } else merged.push(run);
  }
  return merged.map(({ text, voice }) => ({
    start,
    end,
    text: trimLines(text),
    ...(voice && { speaker: voice }),
  }));
}

function runsOf(raw: string): Run[] {
  const runs: Run[] = [];
  let voice: string | undefined;
  for (const [token, tagText] of raw.matchAll(TOKEN)) {
    if (tagText === undefined) {
      runs.push({ text: unescapeCue(token), voice });
      continue;
    }
    const tag = TAG.exec(tagText.trim() === tagText ? tagText : tagText.trimEnd());
    const name = tag?.[2]?.toLowerCase();
    const closes = tag?.[1] === '/';
    if (name === 'v')
      voice = closes
        ? undefined
        : unescapeCue(tag?.[4] ?? '')
            .replace(/\s+/g, ' ')
            .trim();
  }
  return runs;
}

function unescapeCue(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (whole, decimal, hex, name: string) => {
      if (name !== undefined) return ESCAPES[name.toLowerCase()] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}

/** Lines without white space at their ends, and without empty ones. */
export function trimLines(text: string): string {
  return text
    .split(/\r\n|[\n\r]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/**
 * Captions that roll up say every line twice: as the lower line of one cue and the upper of the next.
 * Where a good part of a file's cues begin so, the repeated lines are taken out, so that what was said once
 * stands once.
 */
export function unroll(cues: readonly Cue[]): readonly Cue[] {
  const repeats = cues.filter((cue, i) => i > 0 && repeatedLines(cues[i - 1]!, cue) > 0).length;
  if (repeats < 3 || repeats * 4 < cues.length) return cues;
  const out: Cue[] = [];
  let shown: Cue | undefined;
  for (const cue of cues) {
    const repeated = shown ? repeatedLines(shown, cue) : 0;
    const text = cue.text.split('\n').slice(repeated).join('\n');
    if (text) out.push({ ...cue, text });
    shown = cue;
  }
  return out;
}

/** How many lines at the end of one cue the next one, which follows without a gap, begins with. */
function repeatedLines(before: Cue, cue: Cue): number {
  if (before.speaker !== cue.speaker || cue.start > (before.end ?? before.start) + 100) return 0;
  const shown = before.text.split('\n');
  const lines = cue.text.split('\n');
  for (let count = Math.min(shown.length, lines.length); count > 0; count--) {
    if (shown.slice(-count).every((line, i) => line === lines[i])) return count;
  }
  return 0;
}
