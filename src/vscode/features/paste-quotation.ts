import * as vscode from 'vscode';
import { toDraft, toSpan } from '../convert';
import { DRAFT_SELECTOR } from '../selectors';
import type { Services } from '../services';
import { readSetting } from '../settings';
import { toToken } from '../tokens';
import { pathOf } from '../uris';

/** Fewest words that are taken for words of a source. */
const LEAST_WORDS = 4;
const KIND = vscode.DocumentDropOrPasteEditKind.Text.append('ibid', 'quotation');

/** Pasted or dropped words that stand in a source can go in as a cited quotation; a dropped source as its citation. */
export function registerPasteQuotation(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider(
      DRAFT_SELECTOR,
      new QuotationPaste(services),
      {
        providedPasteEditKinds: [KIND],
        pasteMimeTypes: ['text/plain'],
      },
    ),
    vscode.languages.registerDocumentDropEditProvider(DRAFT_SELECTOR, new SourceDrop(services), {
      dropMimeTypes: ['text/uri-list'],
      providedDropEditKinds: [KIND],
    }),
  );
}

class QuotationPaste implements vscode.DocumentPasteEditProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    transfer: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const { drafts, engine } = this.#services;
    const words = (await transfer.get('text/plain')?.asString())?.trim() ?? '';
    if (ranges.length !== 1 || words.split(/\s+/).length < LEAST_WORDS) return undefined;
    if (!(await drafts.isDraft(document)) || token.isCancellationRequested) return undefined;
    const ready = await engine.ready(document.uri);
    const [found] = await ready.locate(words, 1, toToken(token));
    if (!found || found.score < 1 || token.isCancellationRequested) return undefined;
    const answer = await ready.insert({
      draft: toDraft(document),
      at: toSpan(document, ranges[0]!),
      source: found.source.path,
      span: found.span,
      form: /\n\s*\n/.test(words) ? 'block' : 'inline',
    });
    if (!answer || token.isCancellationRequested) return undefined;
    const [first, ...rest] = answer.edits;
    const target = toSpan(document, ranges[0]!);
    if (!first || first.start > target.start || first.end < target.end) return undefined;
    const title = vscode.l10n.t('Paste as cited quotation');
    const edit = new vscode.DocumentPasteEdit('', title, KIND);
    edit.additionalEdit = new vscode.WorkspaceEdit();
    for (const { start, end, text } of [first, ...rest]) {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      edit.additionalEdit.replace(document.uri, range, text);
    }
    if (readSetting('ibid.paste.default', document.uri) === 'plain') {
      edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
    }
    return [edit];
  }
}

class SourceDrop implements vscode.DocumentDropEditProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    transfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const { drafts, engine } = this.#services;
    const list = await transfer.get('text/uri-list')?.asString();
    const [uri] = (list ?? '').split(/\r?\n/).filter((line) => line && !line.startsWith('#'));
    if (uri === undefined || !(await drafts.isDraft(document))) return undefined;
    const ready = await engine.ready(document.uri);
    const path = pathOf(vscode.Uri.parse(uri));
    const citation = await ready.citation(path);
    if (citation === undefined || token.isCancellationRequested) return undefined;
    const line = document.lineAt(position.line).text;
    const lead = /[^\s([]$/.test(line.slice(0, position.character)) ? ' ' : '';
    const tail = /^[\p{L}\p{N}]/u.test(line.slice(position.character)) ? ' ' : '';
    const title = vscode.l10n.t('Insert the citation of this source');
    return new vscode.DocumentDropEdit(lead + citation + tail, title, KIND);
  }
}
