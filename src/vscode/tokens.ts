import type * as vscode from 'vscode';
import type { CancellationToken } from '../core/index';

/** The editor's token as the engine has it. */
export function toToken(token: vscode.CancellationToken): CancellationToken {
  return {
    get cancelled() {
      return token.isCancellationRequested;
    },
    onCancelled: (listener) => void token.onCancellationRequested(listener),
  };
}
