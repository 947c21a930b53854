import { runCheck } from './commands/check';
import { runFind } from './commands/find';
import { runBibliography, runIndex, runSources, runText } from './commands/library';
import { HELP } from './help';
import { UsageError, type Io } from './io';
import { COMMAND_NAMES, parseArguments, type CommandName, type Options } from './options';
import { version } from './output/version';

type Command = (options: Options, positionals: readonly string[], io: Io) => Promise<number>;

const commands: Readonly<Record<CommandName, Command>> = {
  find: runFind,
  check: runCheck,
  index: runIndex,
  text: runText,
  sources: runSources,
  bibliography: runBibliography,
};

/** Runs one command; resolves to the exit code. Never rejects: what goes wrong is one line on standard error. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const { command, options, positionals } = parseArguments(argv);
    if (options.version) io.out(`${version}\n`);
    else if (options.help) io.out(HELP);
    else if (command !== undefined) return await commands[command](options, positionals, io);
    else
      throw new UsageError(`ibid needs a command: ${COMMAND_NAMES.join(', ')}. Try “ibid --help”.`);
    return 0;
  } catch (cause) {
    const expected = cause instanceof UsageError;
    const text = (cause instanceof Error ? cause.message : String(cause)).replace(/\s*\n\s*/g, ' ');
    io.error(
      expected ? `ibid: ${text}\n` : `ibid: something went wrong that should not: ${text}\n`,
    );
    if (!expected && io.env['IBID_DEBUG'] && cause instanceof Error) io.error(`${cause.stack}\n`);
    return 2;
  }
}
