import * as vscode from 'vscode';

/**
 * The bare page: everything that is seen is built by its script, from text. Scripts run by nonce alone, and
 * nothing is fetched but the extension's own files and the folder of the source; `blob:` is pdf.js's worker,
 * WebAssembly its decoders of pictures.
 */
export function readingPage(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { nonce, title }: { readonly nonce: string; readonly title: string },
): string {
  const address = (...parts: string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, ...parts)).toString();
  const { cspSource } = webview;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src ${cspSource}`,
    `img-src ${cspSource} blob:`,
    `font-src ${cspSource} blob:`,
    `connect-src ${cspSource}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${address('media', 'reading-view.css')}">
</head>
<body>
<script type="module" nonce="${nonce}" src="${address('dist', 'webview', 'reading-view.js')}"></script>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A fresh random word for one page. */
export function newNonce(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
