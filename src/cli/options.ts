import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './io';

const COMMON = {
  sources: { type: 'string', multiple: true },
  bibliography: { type: 'string', multiple: true },
  config: { type: 'string' },
  root: { type: 'string' },
  cache: { type: 'string' },
  'no-cache': { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  color: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

const OWN = {
  find: {
    limit: { type: 'string' },
    queries: { type: 'string' },
    operators: { type: 'boolean' },
  },
  check: {
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    baseline: { type: 'string' },
    'write-baseline': { type: 'string' },
    all: { type: 'boolean' },
    claims: { type: 'string' },
    sentences: { type: 'string' },
  },
  index: {},
  text: {},
  sources: {},
  bibliography: {},
} as const satisfies Record<string, ParseArgsConfig['options']>;

export type CommandName = keyof typeof OWN;
export const COMMAND_NAMES = Object.keys(OWN) as CommandName[];

type All = typeof COMMON & (typeof OWN)['find'] & (typeof OWN)['check'];

/** Every option of every command as it was typed; those of other commands are left undefined. */
export type Options = ReturnType<
  typeof parseArgs<{ options: All; allowPositionals: true }>
>['values'];

export interface Arguments {
  readonly command: CommandName | undefined;
  readonly options: Options;
  readonly positionals: readonly string[];
}

/** Reads the arguments behind the program's name. Throws `UsageError` for what no command takes. */
export function parseArguments(argv: readonly string[]): Arguments {
  const command = argv[0] as CommandName | undefined;
  const known = command !== undefined && COMMAND_NAMES.includes(command);
  if (command !== undefined && !known && !command.startsWith('-')) {
    throw new UsageError(`ibid has no command “${command}”. It has: ${COMMAND_NAMES.join(', ')}.`);
  }
  try {
    const { values, positionals } = parseArgs({
      args: known ? argv.slice(1) : [...argv],
      options: { ...COMMON, ...(known ? OWN[command] : {}) },
      allowPositionals: true,
      strict: true,
    });
    return { command: known ? command : undefined, options: values as Options, positionals };
  } catch (cause) {
    const [said] = (cause as Error).message.split(/\.\s|\n/);
    throw new UsageError(`${said!.replace(/\.$/, '')}. Try “ibid --help”.`);
  }
}

/** A whole number above 0. */
export function readCount(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (!/^[1-9]\d*$/.test(value)) {
    throw new UsageError(`--${name} takes a whole number above 0, not “${value}”.`);
  }
  return Number(value);
}

/** One of a few words. */
export function readChoice<Choice extends string>(
  name: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (value !== undefined && !choices.includes(value as Choice)) {
    throw new UsageError(`--${name} takes ${choices.join(', ')}, not “${value}”.`);
  }
  return value as Choice | undefined;
}
