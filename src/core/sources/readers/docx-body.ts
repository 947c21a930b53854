import type { CancellationToken } from '../../host';
import { BlockBuilder, joinRow, type DraftBlock } from './block-builder';
import { styleByName, type ParagraphStyle, type ParagraphStyles } from './docx-styles';
import type { Numbering } from './docx-numbering';
import { parseXml, type XmlEnding, type XmlHandler } from './xml-events';

/**
 * One part of a Word document (its body, its footnotes, its endnotes) as blocks: one pass over the events of its XML,
 * no tree. What is deleted, hidden or only an instruction to Word is no text; what is inserted is. A text box stands
 * after the paragraph that anchors it. Elements: ECMA-376 part 1, chapters 17 and 22.
 */
export interface PartOptions {
  readonly styles: ParagraphStyles;
  readonly numbering?: Numbering;
  /** Pages are counted where Word noted, when it last laid out the text, on which page each began. */
  readonly pages?: PageCount;
  readonly token?: CancellationToken;
}

/** Tells the label of the page that begins; undefined where none are printed. */
export interface PageCount {
  index: number;
  label(index: number): string | undefined;
  /** A section of the document ends with the paragraph that was read last. */
  endSection(): void;
}

export interface PartText {
  readonly blocks: readonly DraftBlock[];
  /** Notes of the part by id, where it is a part of notes. */
  readonly notes: ReadonlyMap<string, readonly DraftBlock[]>;
  /** Ids of the notes that the text calls, in its order: `footnote:2`. */
  readonly called: readonly string[];
  readonly ending: XmlEnding;
}

/** Elements without text for readers, with all that is in them. */
const PASSED_OVER = new Set(
  (
    'del delText moveFrom instrText delInstrText pPrChange rPrChange sectPrChange tblPrChange tcPrChange trPrChange Fallback sdtPr rt docPr cNvPr ' +
    'ctrlPr tblPr tblGrid tcPr posOffset pctWidth pctHeight align annotationRef'
  ).split(' '),
);

export function readPart(xml: string, options: PartOptions): PartText {
  const reader = new PartReader(options);
  const ending = parseXml(xml, reader, options.token);
  return { ...reader.finish(), ending };
}

/** A row of a table that is being read. */
interface Row {
  readonly cells: (readonly DraftBlock[])[];
  /** The page on which the row began, and the last one that any of its cells reached. */
  readonly firstPage: number;
  lastPage: number;
}

class PartReader implements XmlHandler {
  readonly #options: PartOptions;
  /** The text being read, and around it that of the cell or paragraph which holds it. */
  readonly #builders: BlockBuilder[] = [new BlockBuilder()];
  readonly #rows: Row[] = [];
  readonly #notes = new Map<string, readonly DraftBlock[]>();
  readonly #called: string[] = [];
  /** Blocks of text boxes by the paragraph that waits for them. */
  readonly #boxes: DraftBlock[][] = [];
  /** Numbers that Word prints before the open paragraphs, until their text begins. */
  readonly #labels: string[] = [];
  #list: { styleId: string; numId?: string; level?: number } = { styleId: '' };
  #skipping = 0;
  #inText = 0;
  #style: ParagraphStyle = { kind: 'paragraph' };
  #inRunProperties = 0;
  #hiddenRun = false;
  /** For each open field: whether its instructions are being read, which are no text. */
  readonly #fields: boolean[] = [];
  #noteId = '';
  /** The properties of a section stand in its last paragraph, before its text. */
  #sectionEnds = false;

  constructor(options: PartOptions) {
    this.#options = options;
    this.#setPlace();
  }

  finish(): Omit<PartText, 'ending'> {
    while (this.#builders.length > 1) {
      const inner = this.#take();
      this.#builder.append(inner);
    }
    this.#builder.end();
    return { blocks: this.#builder.blocks, notes: this.#notes, called: this.#called };
  }

  get #builder(): BlockBuilder {
    return this.#builders.at(-1)!;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, prefix: string): void {
    if (this.#skipping > 0 || PASSED_OVER.has(name)) {
      this.#skipping++;
      return;
    }
    switch (name) {
      case 'p':
        this.#beginParagraph();
        break;
      case 'pStyle':
        this.#list.styleId = attributes['val'] ?? '';
        this.#setStyle(
          this.#options.styles.get(attributes['val'] ?? '') ?? styleByName(attributes['val'] ?? ''),
        );
        break;
      case 'ilvl':
        this.#list.level = Number(attributes['val']);
        break;
      case 'numId':
        this.#list.numId = attributes['val'];
        if (attributes['val'] !== '0' && this.#style.kind === 'paragraph')
          this.#setStyle({ kind: 'list' });
        break;
      case 'outlineLvl':
        if (Number(attributes['val']) < 9)
          this.#setStyle({ kind: 'heading', level: Number(attributes['val']) + 1 });
        break;
      case 'rPr':
        this.#inRunProperties++;
        break;
      case 'vanish':
        if (this.#inRunProperties > 0 && isOn(attributes['val'])) this.#hiddenRun = true;
        break;
      case 'r':
        this.#hiddenRun = false;
        break;
      case 't':
        this.#inText++;
        break;
      case 'fldChar':
        this.#field(attributes['fldCharType']);
        break;
      case 'txbxContent':
        this.#beginBox();
        break;
      case 'tr':
        if (prefix !== 'a') this.#beginRow();
        break;
      case 'tc':
        if (this.#rows.length > 0) this.#beginCell();
        break;
      case 'footnote':
      case 'endnote':
        this.#noteId = `${name}:${attributes['id'] ?? ''}`;
        // Separators between text and notes are of a type; real notes have none.
        if (attributes['type'] !== undefined && attributes['type'] !== 'normal') this.#skipping = 1;
        else this.#builders.push(this.#newBuilder());
        break;
      case 'footnoteReference':
      case 'endnoteReference':
        this.#called.push(`${name.slice(0, -'Reference'.length)}:${attributes['id'] ?? ''}`);
        break;
      case 'sectPr':
        this.#sectionEnds = true;
        break;
      default:
        this.#mark(name, attributes);
    }
  }

  /** Characters that Word keeps as elements. */
  #mark(name: string, attributes: Readonly<Record<string, string>>): void {
    const builder = this.#builder;
    switch (name) {
      case 'tab':
      case 'ptab':
        builder.space();
        break;
      case 'br':
      case 'cr':
        if (attributes['type'] === 'page' || attributes['type'] === 'column') builder.space();
        else builder.break();
        break;
      case 'noBreakHyphen':
        if (this.#visible) builder.text('\u2011');
        break;
      case 'sym': {
        const code = parseInt(attributes['char'] ?? '', 16);
        // Private characters are pictures of symbol fonts.
        if (this.#visible && code > 0x20 && code < 0xe000) builder.text(String.fromCharCode(code));
        break;
      }
      case 'lastRenderedPageBreak':
        this.#turnPage();
        break;
      case 'sup':
        builder.text('^');
        break;
      case 'sub':
        builder.text('_');
        break;
      case 'den':
        builder.text('/');
        break;
      case 'chr':
        // The sign of a sum, a product or an integral.
        if (attributes['val']) builder.text(attributes['val']);
        break;
    }
  }

  text(text: string): void {
    if (this.#inText === 0 || this.#skipping > 0 || !this.#visible || text === '') return;
    const label = this.#labels.at(-1);
    if (label) {
      this.#labels[this.#labels.length - 1] = '';
      this.#builder.text(`${label} `);
    }
    this.#builder.text(text);
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    switch (name) {
      case 'p':
        this.#endParagraph();
        break;
      case 'pPr':
        this.#number();
        break;
      case 'rPr':
        this.#inRunProperties--;
        break;
      case 'r':
        this.#hiddenRun = false;
        break;
      case 't':
        this.#inText--;
        break;
      case 'oMath':
        this.#builder.space();
        break;
      case 'txbxContent':
        this.#endBox();
        break;
      case 'tr':
        this.#endRow();
        break;
      case 'tc':
        if (this.#rows.length > 0) this.#endCell();
        break;
      case 'footnote':
      case 'endnote': {
        this.#notes.set(
          this.#noteId,
          this.#take().map((block) => ({ ...block, kind: 'note', level: undefined })),
        );
        break;
      }
    }
  }

  get #visible(): boolean {
    return !this.#hiddenRun && !this.#fields.includes(true);
  }

  #setStyle(style: ParagraphStyle): void {
    this.#style = style;
    if (this.#builder.empty) this.#builder.begin(style.kind, style.level);
  }

  #beginParagraph(): void {
    this.#style = { kind: 'paragraph' };
    this.#builder.begin('paragraph');
    this.#boxes.push([]);
    this.#labels.push('');
    this.#list = { styleId: '' };
  }

  #endParagraph(): void {
    this.#builder.end();
    if (this.#sectionEnds) this.#options.pages?.endSection();
    this.#sectionEnds = false;
    this.#labels.pop();
    const boxes = this.#boxes.pop();
    if (boxes && boxes.length > 0) this.#builder.append(boxes);
  }

  /** Counts the paragraph in the list that it, or else its style, belongs to. */
  #number(): void {
    const { numbering, styles } = this.#options;
    if (!numbering || this.#labels.length === 0) return;
    const { styleId, numId, level } = this.#list;
    const ofStyle = styles.get(styleId)?.list;
    const list = numId ?? ofStyle?.numId;
    if (list === undefined || list === '0') return;
    const at = level ?? numbering.levelOfStyle(list, styleId) ?? ofStyle?.level ?? 0;
    this.#labels[this.#labels.length - 1] = numbering.next(list, at);
  }

  #beginBox(): void {
    this.#builders.push(this.#newBuilder());
  }

  #endBox(): void {
    const blocks = this.#take();
    const waiting = this.#boxes.at(-1);
    if (waiting) waiting.push(...blocks);
    else this.#builder.append(blocks);
  }

  #beginRow(): void {
    const page = this.#options.pages?.index ?? 0;
    this.#rows.push({ cells: [], firstPage: page, lastPage: page });
  }

  #beginCell(): void {
    const row = this.#rows.at(-1)!;
    if (this.#options.pages) this.#options.pages.index = row.firstPage;
    this.#builders.push(this.#newBuilder());
  }

  #endCell(): void {
    const row = this.#rows.at(-1)!;
    row.cells.push(this.#take());
    row.lastPage = Math.max(row.lastPage, this.#options.pages?.index ?? 0);
  }

  #endRow(): void {
    const row = this.#rows.pop();
    if (!row) return;
    this.#builder.append(joinRow(row.cells));
    if (this.#options.pages) this.#options.pages.index = row.lastPage;
    this.#setPlace();
  }

  #field(type: string | undefined): void {
    if (type === 'begin') this.#fields.push(true);
    else if (type === 'separate' && this.#fields.length > 0)
      this.#fields[this.#fields.length - 1] = false;
    else if (type === 'end') this.#fields.pop();
  }

  /** Ends the innermost text; a damaged document may close more than it opened. */
  #take(): readonly DraftBlock[] {
    if (this.#builders.length === 1) return [];
    const builder = this.#builders.pop()!;
    builder.end();
    return builder.blocks;
  }

  #newBuilder(): BlockBuilder {
    const builder = new BlockBuilder();
    Object.assign(builder.place, this.#builder.place);
    return builder;
  }

  #setPlace(): void {
    const { pages } = this.#options;
    if (!pages) return;
    this.#builder.place.page = pages.label(pages.index);
    this.#builder.place.pageIndex = pages.index;
  }

  #turnPage(): void {
    const { pages } = this.#options;
    if (!pages) return;
    pages.index++;
    this.#builder.turnPage(pages.label(pages.index), pages.index);
  }
}

function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/i.test(value);
}
