import type { Severity } from '../../core/index';
import { UsageError, type Io } from '../io';

const CODES = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34, cyan: 36 } as const;
export type Paint = (text: string, color: keyof typeof CODES) => string;

/** `auto` colours a terminal, unless `NO_COLOR` is set (https://no-color.org). */
export function createPaint(when: string | undefined, io: Io): Paint {
  if (when !== undefined && !['auto', 'always', 'never'].includes(when)) {
    throw new UsageError(`--color takes auto, always or never, not “${when}”.`);
  }
  const on = when === 'always' || (when !== 'never' && io.outIsTerminal && !io.env['NO_COLOR']);
  return (text, color) => (on ? `\u001b[${CODES[color]}m${text}\u001b[0m` : text);
}

export const SEVERITY_COLORS: Readonly<Record<Severity, keyof typeof CODES>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
};
