import type { CslItem } from '../../bibliography/types';
import type { BlockKind } from '../types';
import type { DraftBlock } from './block-builder';
import { TeiHeader } from './xml-tei-header';
import type { XmlHandler } from './xml-events';
import { XmlFlow } from './xml-flow';

/**
 * A text in TEI: divisions, paragraphs, verse, drama, notes, printed pages. Where an edition gives a word as it was
 * printed and as it should read, the printed one is the text. https://tei-c.org/guidelines/p5/
 */
export class TeiReader implements XmlHandler {
  readonly #flow = new XmlFlow();
  readonly #header = new TeiHeader();
  readonly #path: string[] = [];
  #skipping = 0;
  #inHeader = false;
  #inText = false;
  #cells = 0;
  #divisions = 0;
  #notes = 0;
  #pages = 0;
  /** The name of a speaker while it is being read. */
  #speaker: string | undefined;
  /** After a line that ends inside a word, the indent of the file is no space. */
  #joining = false;

  finish(): { blocks: readonly DraftBlock[]; metadata: Partial<CslItem>; pages: number } {
    return { blocks: this.#flow.finish(), metadata: this.#header.item(), pages: this.#pages };
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skipping > 0 || PASSED_OVER.has(name)) {
      this.#skipping++;
      return;
    }
    const parent = this.#path.at(-1) ?? '';
    this.#path.push(name);
    if (name === 'teiHeader') this.#inHeader = true;
    if (name === 'text') this.#inText = true;
    if (this.#inHeader) {
      this.#header.open(name, attributes, this.#path);
      return;
    }
    if (!this.#inText) return;
    const flow = this.#flow;
    if (DIVISION.test(name)) {
      flow.end();
      this.#divisions++;
    } else if (name === 'head') {
      const caption = parent === 'figure' || parent === 'table';
      flow.begin(
        caption ? 'paragraph' : 'heading',
        caption ? undefined : Math.max(1, Math.min(6, this.#divisions)),
      );
    } else if (
      name === 'note' ||
      (name === 'bibl' && parent === 'listBibl') ||
      name === 'biblStruct'
    )
      this.#openNote();
    else if (name === 'pb') this.#turnPage(attributes);
    else if (name === 'lb') this.#breakLine(attributes);
    else if (name === 'l') this.#beginLine();
    else if (name === 'sp') flow.top.place.speaker = undefined;
    else if (name === 'speaker') {
      flow.begin('paragraph');
      this.#speaker = '';
    } else if (name === 'row') flow.beginRow();
    else if (name === 'cell') {
      this.#cells++;
      flow.beginCell();
    } else if (
      BLOCK.has(name) ||
      ((name === 'quote' || name === 'cit') && !INSIDE_TEXT.has(parent))
    ) {
      if (this.#cells === 0) flow.begin(this.#kind());
      else flow.top.break();
    } else if (name === 'figure') flow.end();
  }

  text(text: string): void {
    if (this.#skipping > 0) return;
    if (this.#inHeader) this.#header.text(text);
    else if (this.#inText && !CONTAINERS.has(this.#path.at(-1) ?? '')) {
      const written = this.#joining ? text.trimStart() : text;
      if (written !== '') this.#joining = false;
      if (this.#speaker !== undefined) this.#speaker += written;
      this.#flow.top.text(written);
    }
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    const parent = this.#path.at(-2) ?? '';
    this.#path.pop();
    if (this.#inHeader) {
      this.#header.close();
      this.#inHeader = name !== 'teiHeader';
      return;
    }
    if (!this.#inText) return;
    const flow = this.#flow;
    if (DIVISION.test(name)) {
      flow.end();
      this.#divisions--;
    } else if (
      name === 'note' ||
      (name === 'bibl' && parent === 'listBibl') ||
      name === 'biblStruct'
    ) {
      this.#notes--;
      flow.unnestAfter('note');
    } else if (name === 'speaker') {
      flow.end();
      flow.top.place.speaker =
        (this.#speaker ?? '')
          .replace(/\s+/g, ' ')
          .replace(/[.:\s]+$/, '')
          .trim() || undefined;
      this.#speaker = undefined;
    } else if (name === 'sp') {
      flow.end();
      flow.top.place.speaker = undefined;
    } else if (name === 'row') flow.endRow();
    else if (name === 'cell') {
      this.#cells--;
      flow.endCell();
    } else if ((BLOCK.has(name) || name === 'head') && this.#cells === 0) flow.end();
    else if ((name === 'quote' || name === 'cit') && !INSIDE_TEXT.has(parent)) flow.end();
  }

  /** The first line of a stanza begins a block; what a speaker says in verse has no stanza around it. */
  #beginLine(): void {
    if (this.#flow.top.empty) this.#flow.top.begin(this.#kind());
    else this.#flow.top.break();
  }

  #openNote(): void {
    this.#flow.nest();
    this.#flow.top.begin('note');
    this.#notes++;
  }

  #turnPage({ n, break: breaks }: Readonly<Record<string, string>>): void {
    this.#pages++;
    const top = this.#flow.top;
    this.#joining = breaks === 'no';
    if (!this.#joining) top.space();
    top.turnPage(
      n?.replace(/^\s*(?:p\.|page|s\.)\s*|[[\]]/gi, '').trim() || undefined,
      this.#pages,
    );
  }

  #breakLine({ break: breaks }: Readonly<Record<string, string>>): void {
    if (breaks === 'no') this.#joining = true;
    else this.#flow.top.space();
  }

  #kind(): BlockKind {
    if (this.#notes > 0) return 'note';
    for (let i = this.#path.length - 1; i >= 0; i--) {
      const name = this.#path[i]!;
      if (name === 'quote' || name === 'cit' || name === 'epigraph') return 'quote';
      if (name === 'item') return 'list';
      if (name === 'code' || name === 'eg') return 'code';
      if (DIVISION.test(name)) break;
    }
    return 'paragraph';
  }
}

const DIVISION = /^div\d?$/;
const BLOCK = new Set(
  (
    'p ab lg item label stage opener closer salute signed dateline byline docAuthor docImprint docDate docEdition titlePart ' +
    'trailer argument epigraph castItem imprimatur postscript eg u entry'
  ).split(' '),
);
/** Parents in which a quotation is part of a sentence. */
const INSIDE_TEXT = new Set([
  'p',
  'ab',
  'l',
  'item',
  'note',
  'head',
  'cell',
  'said',
  'q',
  'hi',
  'seg',
  's',
  'bibl',
  'title',
  'emph',
  'cit',
  'quote',
]);
const PASSED_OVER = new Set(
  'corr reg expan del fw figDesc gap index facsimile sourceDoc standOff interpGrp certainty binaryObject'.split(
    ' ',
  ),
);
const CONTAINERS = new Set(
  (
    'text front body back group div div1 div2 div3 div4 div5 div6 div7 lg list listBibl table row sp castList figure titlePage docTitle ' +
    'choice subst app floatingText spGrp performance'
  ).split(' '),
);
