import type { BlockKind } from '../types';
import { BlockBuilder, joinRow, type DraftBlock } from './block-builder';

/** Running text of an XML document, with what stands inside it and is no part of it: notes, cells of tables. */
export class XmlFlow {
  readonly #builders: BlockBuilder[] = [new BlockBuilder()];
  readonly #rows: (readonly DraftBlock[])[][] = [];
  /** Notes wait for the end of the paragraph that calls them, by the text they stand in. */
  readonly #waiting: DraftBlock[][] = [[]];

  /** Takes the text that comes now. */
  get top(): BlockBuilder {
    return this.#builders.at(-1)!;
  }

  /** Ends the paragraph; the notes that waited for it follow. */
  end(): void {
    this.top.end();
    const waiting = this.#waiting.at(-1)!;
    if (waiting.length > 0) this.top.append(waiting.splice(0));
  }

  begin(kind: BlockKind, level?: number): void {
    this.end();
    this.top.begin(kind, level);
  }

  /** What follows, up to `unnest`, is no part of the paragraph around it. */
  nest(): void {
    const builder = new BlockBuilder();
    Object.assign(builder.place, this.top.place);
    this.#builders.push(builder);
    this.#waiting.push([]);
  }

  unnest(): readonly DraftBlock[] {
    if (this.#builders.length === 1) return [];
    this.end();
    this.#waiting.pop();
    return this.#builders.pop()!.blocks;
  }

  /** Ends what `nest` began and puts it behind the paragraph, as blocks of a kind. */
  unnestAfter(kind: BlockKind): void {
    const blocks = this.unnest().map((block) => ({ ...block, kind, level: undefined }));
    this.#waiting.at(-1)!.push(...blocks);
    if (this.top.empty) this.end();
  }

  beginRow(): void {
    this.#rows.push([]);
  }

  beginCell(): void {
    this.nest();
    this.top.begin('table');
  }

  endCell(): void {
    this.#rows.at(-1)?.push(this.unnest());
  }

  endRow(): void {
    const row = this.#rows.pop();
    if (row) {
      this.end();
      this.top.append(
        joinRow(
          row.map((cell) =>
            cell.map((block) => (block.kind === 'table' ? { ...block, kind: 'paragraph' } : block)),
          ),
        ),
      );
    }
  }

  finish(): readonly DraftBlock[] {
    this.end();
    return this.#builders[0]!.blocks;
  }
}
