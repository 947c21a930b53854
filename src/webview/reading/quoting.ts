import type { Span } from '../../core/index';
import type { FromReading, ReadingHead } from '../../vscode/reading-protocol';

/**
 * Selected words on their way out, by clipboard or mouse. Both must be filled at once, while the citation
 * comes from the engine: it is asked for as soon as something is selected.
 */
export class Quoting {
  readonly #head: ReadingHead;
  readonly #dragType: string;
  readonly #selected: () => Span | undefined;
  readonly #post: (message: FromReading) => void;
  #quoted: { readonly span: Span; readonly text: string } | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;

  constructor(
    head: ReadingHead,
    dragType: string,
    selected: () => Span | undefined,
    post: (message: FromReading) => void,
  ) {
    this.#head = head;
    this.#dragType = dragType;
    this.#selected = selected;
    this.#post = post;
  }

  /** The quotation of a span has come. */
  take(span: Span, text: string): void {
    this.#quoted = { span, text };
  }

  selectionChanged(): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => {
      const span = this.#selected();
      if (span && this.#textOf(span) === undefined) this.#post({ type: 'quote', span });
    }, 80);
  }

  /** Puts the selected words with their citation on the clipboard; false where VS Code is to copy. */
  copy(transfer: DataTransfer | null): boolean {
    const span = this.#selected();
    if (!span || !transfer) return false;
    const text = this.#textOf(span);
    if (text === undefined) this.#post({ type: 'copy', span, plain: false });
    else transfer.setData('text/plain', text);
    return true;
  }

  /** Fills a drag with the quotation, and with the passage itself for drafts of ours. */
  drag(transfer: DataTransfer | null): void {
    const span = this.#selected();
    if (!span || !transfer) return;
    const { path, citation } = this.#head;
    const words = getSelection()?.toString().replace(/\s+/g, ' ').trim() ?? '';
    transfer.setData('text/plain', this.#textOf(span) ?? `“${words}” ${citation}`);
    transfer.setData(this.#dragType, JSON.stringify({ path, span }));
    transfer.effectAllowed = 'copy';
  }

  #textOf({ start, end }: Span): string | undefined {
    const quoted = this.#quoted;
    return quoted?.span.start === start && quoted.span.end === end ? quoted.text : undefined;
  }
}
