import * as vscode from 'vscode';
import type { SourceSummary, SourceUse, Span } from '../core/index';
import { openUse } from './features/source-lens';
import { countUnused } from './count-unused';
import { toDraft } from './convert';
import { insertPassage } from './insert-passage';
import type { LastDraft } from './last-draft';
import { newNonce, readingPage } from './reading-page';
import {
  PASSAGE_MIME,
  type FromReading,
  type ReadingAction,
  type ReadingText,
  type ToReading,
} from './reading-protocol';
import { readingStrings } from './reading-strings';
import { runApart } from './run-apart';
import type { Services } from './services';
import { uriOf } from './uris';
import { say } from './words';

/** UTF-16 units above which a selection is copied without a citation. */
const LONGEST_QUOTATION = 20_000;
/** Milliseconds of quiet before the uses are looked up anew. */
const QUIET = 600;

/** One source in its reading view. The page asks, the panel answers; nothing is kept but the last target. */
export class ReadingPanel implements vscode.Disposable {
  readonly path: string;
  readonly panel: vscode.WebviewPanel;
  readonly #services: Services;
  readonly #draft: LastDraft;
  readonly #subscriptions: vscode.Disposable[];
  #target: Span | undefined;
  #ready = false;
  #loaded = '';
  #uses: readonly SourceUse[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(services: Services, draft: LastDraft, panel: vscode.WebviewPanel, path: string) {
    this.#services = services;
    this.#draft = draft;
    this.panel = panel;
    this.path = path;
    const { extensionUri } = services.context;
    const { webview } = panel;
    webview.options = readingOptions(extensionUri, path);
    this.#subscriptions = [
      webview.onDidReceiveMessage((message: FromReading) =>
        this.#apart(message.type, () => this.#answer(message)),
      ),
      services.engine.onDidChange(() => this.#apart('reading it anew', () => this.#load(true))),
      services.drafts.onDidCheck(() => this.#countUses()),
      panel.onDidChangeViewState(() => {
        if (!panel.visible && !panel.options.retainContextWhenHidden) this.#ready = false;
      }),
    ];
    webview.html = readingPage(webview, extensionUri, { nonce: newNonce(), title: nameOf(path) });
  }

  /** Brings the view to the front, at a passage where one is named. */
  show(span: Span | undefined): void {
    if (span) this.#target = span;
    this.panel.reveal(undefined, false);
    if (this.#ready && span) this.#post({ type: 'show', span });
  }

  /** Hands a command on to the page. */
  act(action: ReadingAction): void {
    this.#post({ type: 'do', action });
  }

  #post(message: ToReading): void {
    void this.panel.webview.postMessage(message);
  }

  #apart(what: string, work: () => Promise<unknown>): void {
    runApart(this.#services, `reading view, ${what}`, work);
  }

  async #answer(message: FromReading): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        return this.#load();
      case 'quote': {
        const text = await this.#quoted(message.span);
        return this.#post({ type: 'quoted', span: message.span, text });
      }
      case 'insert':
        return this.#insert(message.span);
      case 'copy':
        return this.#copy(message.span, message.plain);
      case 'copyCitation':
        return this.#copyCitation(message.span);
      case 'openUse':
        return this.#openUse(message.index);
      case 'openFile':
        await vscode.env.openExternal(uriOf(this.path));
        return;
      case 'log':
        this.#services.log.warn(`reading view of ${this.path}: ${message.text}`);
    }
  }

  /** Hands the source to the page; `onlyChanged`, where it is not what was handed over before. */
  async #load(onlyChanged = false): Promise<void> {
    if (!this.#ready) return;
    const engine = await this.#services.engine.ready();
    const source = (await engine.sources()).find(({ path }) => path === this.path);
    const document = (await engine.document(this.path)) ?? (await engine.readFile(this.path));
    const problems = document.problems
      .filter(({ extent }) => extent !== 'note')
      .map(({ message }) => say(message));
    const loaded = [source?.title, document.text, ...problems].join('\0');
    if (onlyChanged && loaded === this.#loaded) return this.#countUses();
    this.#loaded = loaded;
    const { webview } = this.panel;
    const assets = vscode.Uri.joinPath(this.#services.context.extensionUri, 'dist', 'pdfjs');
    const title = source?.title ?? document.metadata.title ?? nameOf(this.path);
    const content: ReadingText = { text: document.text, blocks: document.blocks };
    this.panel.title = title;
    this.#post({
      type: 'open',
      head: {
        path: this.path,
        name: nameOf(this.path),
        title,
        byline: source ? bylineOf(source) : '',
        format: document.format,
        citation: (await engine.citation(this.path)) ?? '',
      },
      strings: readingStrings(),
      ...(document.blocks.length > 0 && { content }),
      ...(document.format === 'pdf' && {
        picture: {
          file: webview.asWebviewUri(uriOf(this.path)).toString(),
          assets: `${webview.asWebviewUri(assets).toString()}/`,
        },
      }),
      problems,
      ...(this.#target && { span: this.#target }),
      dragType: PASSAGE_MIME,
    });
    this.#target = undefined;
    this.#uses = [];
    this.#countUses(0);
  }

  /** Looking up uses reads every draft: it waits until nothing has changed for a while. */
  #countUses(quiet = QUIET): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#apart('looking up uses', () => this.#sendUses()), quiet);
  }

  async #sendUses(): Promise<void> {
    if (!this.#ready) return;
    const engine = await this.#services.engine.ready();
    const uses = await engine.uses(this.path, this.#services.drafts.open().map(toDraft));
    const document = await engine.document(this.path);
    this.#uses = uses.filter(({ sourceSpan }) => sourceSpan);
    this.#post({
      type: 'uses',
      uses: this.#uses.map((use) => ({
        span: use.sourceSpan!,
        label: vscode.l10n.t('quoted in {0}, line {1}', nameOf(use.draft), use.start.line),
      })),
      parts: countUnused(
        document?.blocks ?? [],
        this.#uses.map(({ sourceSpan }) => sourceSpan!),
      ),
    });
  }

  /** The words as they would go into the draft; as Pandoc has them where there is none. */
  async #quoted(span: Span): Promise<string> {
    const engine = await this.#services.engine.ready();
    const passage = await engine.passage(this.path, span);
    if (!passage || span.end - span.start > LONGEST_QUOTATION) return passage?.text ?? '';
    const { document, span: at } = this.#draft;
    if (document && at && (await this.#services.drafts.isDraft(document))) {
      const draft = toDraft(document);
      const answer = await engine.insert({ draft, at, source: this.path, span, form: 'inline' });
      if (answer?.edits.length === 1) return answer.edits[0]!.text.trim();
    }
    const citation = (await engine.citation(this.path, span)) ?? '';
    return `“${passage.text.replace(/\s+/g, ' ').trim()}” ${citation}`.trim();
  }

  async #insert(span: Span): Promise<void> {
    const editor = await this.#draft.show();
    if (!editor || !(await this.#services.drafts.isDraft(editor.document))) {
      this.#post({
        type: 'say',
        text: vscode.l10n.t('Put the cursor into a draft first: the quotation goes there.'),
      });
      return;
    }
    const engine = await this.#services.engine.ready(editor.document.uri);
    const passage = await engine.passage(this.path, span);
    const form = passage && /\n\s*\n/.test(passage.text) ? 'block' : 'inline';
    await insertPassage(engine, editor, { source: this.path, span, form });
  }

  async #copy(span: Span, plain: boolean): Promise<void> {
    const engine = await this.#services.engine.ready();
    const passage = plain ? await engine.passage(this.path, span) : undefined;
    const text = plain ? passage?.text.replace(/[ \t]+/g, ' ') : await this.#quoted(span);
    if (!text) return;
    await vscode.env.clipboard.writeText(text);
    this.#post({
      type: 'say',
      text: plain ? vscode.l10n.t('Copied.') : vscode.l10n.t('Copied with its citation.'),
    });
  }

  async #copyCitation(span: Span | undefined): Promise<void> {
    const engine = await this.#services.engine.ready();
    const citation = await engine.citation(this.path, span);
    if (citation === undefined) return;
    await vscode.env.clipboard.writeText(citation);
    this.#post({ type: 'say', text: vscode.l10n.t('Copied: {0}', citation) });
  }

  async #openUse(index: number): Promise<void> {
    const use = this.#uses[index];
    if (use) await openUse(use);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

/** What the page may load: the extension's own files, and the folder in which the source lies. */
export function readingOptions(extension: vscode.Uri, path: string): vscode.WebviewOptions {
  const roots = ['media', 'dist'].map((folder) => vscode.Uri.joinPath(extension, folder));
  return {
    enableScripts: true,
    localResourceRoots: [...roots, vscode.Uri.joinPath(uriOf(path), '..')],
  };
}

function bylineOf({ authors, date }: SourceSummary): string {
  return [authors, date].filter(Boolean).join(' · ');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
