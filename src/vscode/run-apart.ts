import type * as vscode from 'vscode';

/** Lets something run that nobody waits for; where it fails, the log says so. */
export function runApart(
  { log }: { readonly log: vscode.LogOutputChannel },
  what: string,
  work: () => Promise<unknown>,
): void {
  work().catch((cause: unknown) => {
    log.error(
      `${what}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
    );
  });
}
