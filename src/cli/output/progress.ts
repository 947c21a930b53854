import type { Io } from '../io';

/** A line on standard error that says how far reading is; nothing where that is no terminal. */
export function createProgress(io: Io, quiet: boolean) {
  let shown = false;
  return {
    show(done: number, total: number, path: string): void {
      if (quiet || !io.errorIsTerminal || total < 20) return;
      shown = true;
      io.error(`\r\u001b[2K${done}/${total} ${path.slice(-60)}`);
    },
    clear(): void {
      if (shown) io.error('\r\u001b[2K');
    },
  };
}
