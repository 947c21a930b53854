import type { CslItem } from '../../bibliography/types';
import type { DraftBlock } from './block-builder';
import { ArticleFront } from './xml-jats-front';
import type { XmlHandler } from './xml-events';
import { XmlFlow } from './xml-flow';

/**
 * An article in JATS (or its forerunner NLM): title, abstract, sections, captions, tables, notes, references.
 * https://jats.nlm.nih.gov/publishing/tag-library/
 */
export class JatsReader implements XmlHandler {
  readonly #flow = new XmlFlow();
  readonly #path: string[] = [];
  readonly #front = new ArticleFront();
  #sections = 0;
  #skipping = 0;
  #notes = 0;
  /** A superscript that holds only the mark of a note is no text. */
  #superscript: { text: string; leads: boolean } | undefined;
  /** Open front matters, and elements in one whose text is read. */
  #fronts = 0;
  #frontText = 0;
  /** Open references: their parts follow one another in one block. */
  #references = 0;

  finish(): { blocks: readonly DraftBlock[]; metadata: Partial<CslItem>; pages: number } {
    return { blocks: this.#flow.finish(), metadata: this.#front.item(), pages: 0 };
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skipping > 0 || PASSED_OVER.has(name)) {
      this.#skipping++;
      return;
    }
    const parent = this.#path.at(-1) ?? '';
    this.#path.push(name);
    if (name === 'article' && this.#path.length === 1) this.#front.language = attributes['lang'];
    if (FRONT.has(name)) this.#fronts++;
    else if (this.#fronts > 0 && FRONT_TEXT.has(name)) this.#frontText++;
    if (this.#inFront) this.#front.open(name, attributes, parent);
    if (!this.#readable) return;
    const flow = this.#flow;
    switch (name) {
      case 'sec':
      case 'app':
      case 'ack':
      case 'ref-list':
      case 'abstract':
      case 'trans-abstract':
      case 'sub-article':
      case 'response':
      case 'boxed-text':
        flow.end();
        this.#sections++;
        break;
      case 'article-title':
        if (parent === 'title-group') flow.begin('heading', 1);
        break;
      case 'title':
        if (parent === 'caption') flow.begin('paragraph');
        else flow.begin('heading', Math.min(6, this.#sections + 1));
        break;
      case 'p':
      case 'attrib':
      case 'statement':
      case 'disp-formula':
      case 'def':
      case 'term':
      case 'label':
        this.#beginBlock(name, parent);
        break;
      case 'verse-line':
        flow.top.break();
        break;
      case 'verse-group':
        flow.begin('quote');
        break;
      case 'preformat':
      case 'code':
        flow.begin('code');
        break;
      case 'fn':
      case 'table-wrap-foot':
        flow.nest();
        flow.top.begin('note');
        this.#notes++;
        break;
      case 'ref':
        flow.begin('note');
        this.#references++;
        break;
      case 'tr':
        flow.beginRow();
        break;
      case 'td':
      case 'th':
        flow.beginCell();
        break;
      case 'break':
        flow.top.break();
        break;
      case 'sup':
        this.#superscript = { text: '', leads: parent === 'xref' };
        break;
      case 'xref':
        if (this.#superscript) this.#superscript.leads = true;
        break;
      case 'subtitle':
        flow.begin('paragraph');
        break;
      case 'list-item':
      case 'disp-quote':
      case 'caption':
        flow.end();
        break;
    }
  }

  text(text: string): void {
    if (this.#skipping > 0) return;
    if (this.#inFront) this.#front.text(text);
    if (!this.#readable) return;
    if (this.#superscript) this.#superscript.text += text;
    else if (this.#hasPlace) {
      const name = this.#path.at(-1);
      if (name === 'code' || name === 'preformat') this.#flow.top.preformatted(text);
      else this.#flow.top.text(text);
    }
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    const readable = this.#readable;
    if (this.#inFront) this.#front.close(name, this.#path.at(-2) ?? '');
    this.#path.pop();
    if (FRONT.has(name)) this.#fronts--;
    else if (this.#fronts > 0 && FRONT_TEXT.has(name)) this.#frontText--;
    if (!readable) return;
    const flow = this.#flow;
    switch (name) {
      case 'sec':
      case 'app':
      case 'ack':
      case 'ref-list':
      case 'abstract':
      case 'trans-abstract':
      case 'sub-article':
      case 'response':
      case 'boxed-text':
        flow.end();
        this.#sections--;
        break;
      case 'p':
      case 'title':
      case 'article-title':
        if (this.#references === 0) flow.end();
        break;
      case 'attrib':
      case 'verse-group':
      case 'preformat':
      case 'code':
      case 'caption':
      case 'list-item':
      case 'disp-quote':
        flow.end();
        break;
      case 'ref':
        flow.end();
        this.#references--;
        break;
      case 'fn':
      case 'table-wrap-foot':
        this.#notes--;
        flow.unnestAfter('note');
        break;
      case 'tr':
        flow.endRow();
        break;
      case 'td':
      case 'th':
        flow.endCell();
        break;
      case 'sup': {
        const { text, leads } = this.#superscript ?? { text: '', leads: false };
        this.#superscript = undefined;
        if (!leads || !MARK.test(text)) flow.top.text(text);
        break;
      }
      case 'label':
      case 'given-names':
      case 'surname':
      case 'year':
      case 'source':
      case 'string-name':
      case 'name':
        flow.top.space();
        break;
    }
  }

  get #inFront(): boolean {
    const [, second, third] = this.#path;
    return (
      second === 'front' &&
      (third === undefined || third === 'journal-meta' || third === 'article-meta')
    );
  }

  /** The front matter's title and abstract are text, its data are not. */
  get #readable(): boolean {
    return this.#fronts > 0 ? this.#frontText > 0 : this.#path.length > 1;
  }

  /** Text between the paragraphs of a section is the indent of the file. */
  get #hasPlace(): boolean {
    return !CONTAINERS.has(this.#path.at(-1) ?? '');
  }

  #beginBlock(name: string, parent: string): void {
    const flow = this.#flow;
    // A formula in a paragraph, and the paragraphs of a note or cell, belong to what is around them.
    if (this.#references > 0 || (name === 'disp-formula' && parent === 'p'))
      return flow.top.space();
    if (name === 'label' && !/^(?:sec|fig|table-wrap|app)$/.test(parent)) return;
    if (name === 'p' && INLINE_PARENT.has(parent) && !flow.top.empty) return flow.top.space();
    if (
      name === 'label' ||
      ((name === 'p' || name === 'title') && flow.top.empty && parent === 'fn')
    ) {
      return flow.top.begin(this.#notes > 0 ? 'note' : 'paragraph');
    }
    flow.begin(this.#kind());
  }

  #kind() {
    if (this.#notes > 0) return 'note';
    for (const name of this.#path.toReversed()) {
      if (name === 'disp-quote') return 'quote';
      if (name === 'list-item' || name === 'def-item') return 'list';
      if (name === 'sec' || name === 'body') break;
    }
    return 'paragraph';
  }
}

const MARK =
  /^\s*[[(]?(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,3})(?:\s*[,;–-]\s*(?:\d{1,3}|[a-z]|[*†‡§¶#]))*[\])]?\s*$/i;
const FRONT = new Set(['front', 'front-stub']);
const FRONT_TEXT = new Set(['abstract', 'trans-abstract', 'title-group']);
const INLINE_PARENT = new Set(['list-item', 'fn', 'def']);
const PASSED_OVER = new Set(
  'object-id graphic inline-graphic media alt-text long-desc tex-math permissions counts processing-meta ref-count'.split(
    ' ',
  ),
);
const CONTAINERS = new Set(
  (
    'article front body back floats-group sec app ack abstract trans-abstract title-group fig fig-group table-wrap table thead tbody ' +
    'tfoot tr colgroup list list-item disp-quote fn fn-group ref-list app-group boxed-text caption def-list def-item ' +
    'sub-article response verse-group table-wrap-foot glossary notes bio supplementary-material front-stub'
  ).split(' '),
);
