import * as vscode from 'vscode';
import { toDraft } from './convert';
import type { CheckedDocument } from './draft-service';
import { markText, type MarkedText, type MarkWords } from './preview-marks';
import { addMarks, type MarkdownIt } from './preview-plugin';
import type { Services } from './services';
import { verdictWords } from './verdict-words';
import { describeWork } from './words';

/** The Markdown preview: rendered from the last report, anew only where a newer one shows something else. */
export class Preview implements vscode.Disposable {
  readonly #services: Services;
  readonly #marked = new Map<string, MarkedText>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(services: Services) {
    this.#services = services;
    const { drafts } = services;
    this.#subscriptions = [
      drafts.onDidCheck((checked) => void this.#update(checked)),
      drafts.onDidClose((uri) => void this.#marked.delete(uri.toString())),
      vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
        if (opened.some(isPreview)) this.#updateAll();
      }),
    ];
  }

  /** What VS Code's Markdown extension calls with its parser. */
  readonly extendMarkdownIt = <Markdown extends MarkdownIt>(markdown: Markdown): Markdown => {
    this.#updateAll();
    return addMarks(markdown, (text) => this.#find(text), {
      references: vscode.l10n.t('Works cited'),
    });
  };

  #updateAll(): void {
    for (const document of this.#services.drafts.open()) {
      const report = this.#services.drafts.reportOf(document);
      if (report) void this.#update({ document, report });
    }
  }

  async #update({ document, report }: CheckedDocument): Promise<void> {
    if (!previewIsOpen()) return;
    try {
      const { version } = document;
      const engine = await this.#services.engine.ready(document.uri);
      const citations = await engine.citations(toDraft(document));
      if (document.version !== version || document.isClosed) return;
      const key = document.uri.toString();
      const before = this.#marked.get(key);
      const marked = markText(document.getText(), report, citations, WORDS);
      this.#marked.set(key, marked);
      if (shown(before) !== shown(marked)) {
        await vscode.commands.executeCommand('markdown.preview.refresh');
      }
    } catch (cause) {
      this.#services.log.error(`marking the preview: ${String(cause)}`);
    }
  }

  /** The draft that this is, else the one that it is most like. */
  #find(text: string): MarkedText | undefined {
    const all = [...this.#marked.values()];
    return (
      all.find((marked) => marked.text === text) ??
      all.sort(
        (a, b) => Math.abs(a.text.length - text.length) - Math.abs(b.text.length - text.length),
      )[0]
    );
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

const WORDS: MarkWords = {
  verdict: (quotation) =>
    [verdictWords(quotation.verdict), quotation.source?.title].filter(Boolean).join(' — '),
  work: describeWork,
};

/** What a reader sees of the marks, wherever they stand. */
function shown(marked: MarkedText | undefined): string {
  return JSON.stringify([
    marked?.marks.map((mark) => ('quotation' in mark ? mark.quotation : mark.citation)) ?? [],
    marked?.references ?? [],
  ]);
}

function previewIsOpen(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPreview));
}

function isPreview({ input }: vscode.Tab): boolean {
  const isCustom =
    input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputWebview;
  return isCustom && /markdown\.preview/.test(input.viewType);
}
