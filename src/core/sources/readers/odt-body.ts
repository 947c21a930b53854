import { BlockBuilder, joinRow, type DraftBlock } from './block-builder';
import type { XmlHandler } from './xml-events';

/**
 * The body of an OpenDocument text as blocks, in one pass over the events of its XML. Notes follow the text, in
 * the order of their calls. Elements: OpenDocument 1.3, part 3, chapters 4 to 9.
 */
export class OdtReader implements XmlHandler {
  readonly #builders: BlockBuilder[] = [new BlockBuilder()];
  readonly #rows: { readonly cells: (readonly DraftBlock[])[] }[] = [];
  readonly #notes: DraftBlock[] = [];
  /** Styles that are based on one of these names, by the name that the text uses. */
  readonly #styles = new Map<string, string>();
  #skipping = 0;
  #inBody = false;
  #lists = 0;
  /** Open paragraphs and headings: only what is in one is text. */
  #paragraphs = 0;

  finish(): DraftBlock[] {
    this.#builder.end();
    return [...this.#builders[0]!.blocks, ...this.#notes];
  }

  get #builder(): BlockBuilder {
    return this.#builders.at(-1)!;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, prefix: string): void {
    if (this.#skipping > 0 || isPassedOver(name, prefix)) {
      this.#skipping++;
      return;
    }
    if (name === 'style')
      this.#styles.set(attributes['name'] ?? '', attributes['parent-style-name'] ?? '');
    if (name === 'body') this.#inBody = true;
    if (!this.#inBody) return;
    const builder = this.#builder;
    switch (name) {
      case 'h':
        this.#paragraphs++;
        builder.begin('heading', Number(attributes['outline-level'] ?? 1) || 1);
        break;
      case 'p':
        if (prefix !== 'text') break;
        this.#paragraphs++;
        this.#beginParagraph(attributes['style-name'] ?? '');
        break;
      case 'list':
        this.#lists++;
        break;
      case 's':
      case 'tab':
        builder.space();
        break;
      case 'line-break':
        builder.break();
        break;
      case 'note-body':
      case 'text-box':
      case 'table-cell':
      case 'covered-table-cell':
        this.#builders.push(new BlockBuilder());
        break;
      case 'table-row':
        this.#rows.push({ cells: [] });
        break;
    }
  }

  text(text: string): void {
    if (this.#paragraphs > 0 && this.#skipping === 0) this.#builder.text(text);
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    if (!this.#inBody) return;
    switch (name) {
      case 'body':
        this.#inBody = false;
        break;
      case 'h':
      case 'p':
        this.#paragraphs = Math.max(0, this.#paragraphs - 1);
        // A note or a text box ends inside the paragraph that holds it, which then goes on.
        this.#builder.end();
        break;
      case 'list':
        this.#lists--;
        break;
      case 'note-body':
        this.#notes.push(
          ...this.#inner().map((block) => ({ ...block, kind: 'note' as const, level: undefined })),
        );
        break;
      case 'text-box':
        this.#afterwards.push(...this.#inner());
        break;
      case 'table-cell':
      case 'covered-table-cell':
        this.#rows.at(-1)?.cells.push(this.#inner());
        break;
      case 'table-row': {
        const row = this.#rows.pop();
        if (row) this.#builder.append(joinRow(row.cells));
        break;
      }
    }
    if ((name === 'p' || name === 'h') && this.#afterwards.length > 0 && this.#paragraphs === 0) {
      this.#builder.append(this.#afterwards.splice(0));
    }
  }

  /** Text boxes stand behind the paragraph that anchors them. */
  readonly #afterwards: DraftBlock[] = [];

  #inner(): DraftBlock[] {
    if (this.#builders.length === 1) return [];
    const builder = this.#builders.pop()!;
    builder.end();
    return builder.blocks;
  }

  #beginParagraph(style: string): void {
    const names = `${style} ${this.#styles.get(style) ?? ''}`;
    if (/\bTitle\b/.test(names)) this.#builder.begin('heading', 1);
    else if (/Quotation/.test(names)) this.#builder.begin('quote');
    else if (/Preformatted/.test(names)) this.#builder.begin('code');
    else this.#builder.begin(this.#lists > 0 ? 'list' : 'paragraph');
  }
}

/** What is deleted, what describes the text and what is not seen. */
function isPassedOver(name: string, prefix: string): boolean {
  switch (name) {
    case 'tracked-changes':
    case 'annotation':
    case 'note-citation':
    case 'bibliography-source':
    case 'table-of-content-source':
    case 'alphabetical-index-source':
    case 'ruby-text':
    case 'forms':
    case 'sequence-decls':
    case 'variable-decls':
    case 'hidden-text':
    case 'hidden-paragraph':
      return true;
    case 'desc':
    case 'title':
      return prefix === 'svg';
    default:
      return false;
  }
}
