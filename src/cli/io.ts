/** What the command line needs of its terminal; tests hand in their own. */
export interface Io {
  out(text: string): void;
  error(text: string): void;
  /** Whole standard input as text. */
  input(): Promise<string>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly outIsTerminal: boolean;
  readonly errorIsTerminal: boolean;
  /** The script of the reading thread; left out, the engine reads by itself. */
  readonly readerScript?: URL;
  /** The folder with the page of every check, `<id>.md`; SARIF carries them along. */
  readonly checkPages?: URL;
}

/** Something that keeps a command from running: one clear line, exit code 2. */
export class UsageError extends Error {}

/** Every line with its end taken off; lines end at `\n`, with an optional `\r` before it, and nowhere else. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
