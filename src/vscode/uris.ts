import * as vscode from 'vscode';

/** Scheme of read-only documents that hold the extracted text of a source. */
export const SOURCE_SCHEME = 'ibid-source';

/** The engine's name for a file: a path with `/` between on this machine, else the complete URI. */
export function pathOf(uri: vscode.Uri): string {
  if (uri.scheme === SOURCE_SCHEME) return uri.query;
  return uri.scheme === 'file' ? uri.fsPath.replaceAll('\\', '/') : uri.toString(true);
}

export function uriOf(path: string): vscode.Uri {
  return /^[a-z][\w+.-]+:\/\//i.test(path) ? vscode.Uri.parse(path) : vscode.Uri.file(path);
}

/** The read-only document of a source's text. */
export function sourceTextUri(path: string): vscode.Uri {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return vscode.Uri.from({ scheme: SOURCE_SCHEME, path: `/${name}.txt`, query: path });
}
