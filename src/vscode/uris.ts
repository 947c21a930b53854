import * as vscode from 'vscode';

/** Scheme of read-only documents that hold the extracted text of a source. */
export const SOURCE_SCHEME = 'ibid-source';

/** The engine's name for a file: a path with `/` between on this machine, else `scheme://authority/path`. */
export function pathOf(uri: vscode.Uri): string {
  if (uri.scheme === SOURCE_SCHEME) return uri.query;
  if (uri.scheme === 'file') return uri.fsPath.replaceAll('\\', '/');
  return `${uri.scheme}://${uri.authority}${uri.path}`;
}

export function uriOf(path: string): vscode.Uri {
  const [, scheme, authority, rest] = /^([a-z][\w+.-]+):\/\/([^/]*)(\/.*)?$/is.exec(path) ?? [];
  return scheme === undefined
    ? vscode.Uri.file(path)
    : vscode.Uri.from({ scheme, authority, path: rest ?? '/' });
}

/** The read-only document of a source's text. */
export function sourceTextUri(path: string): vscode.Uri {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return vscode.Uri.from({ scheme: SOURCE_SCHEME, path: `/${name}.txt`, query: path });
}
