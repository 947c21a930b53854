import type { Span } from '../../core/index';
import { fold, unfold, type Folded } from './fold';

/** More matches than these are not listed. */
const MOST = 2000;

/** Finds words in a source whatever their case, accents, punctuation and line ends; folds the text once. */
export class TextSearch {
  readonly #text: string;
  #folded: Folded | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  find(words: string): Span[] {
    const wanted = fold(words, { spaces: true }).text;
    if (!wanted) return [];
    this.#folded ??= fold(this.#text, { spaces: true });
    const { text } = this.#folded;
    const found: Span[] = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      found.push(unfold(this.#folded, at, wanted.length));
      if (found.length === MOST) break;
    }
    return found;
  }
}
