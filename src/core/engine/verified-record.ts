import type { Host } from '../host';
import type { JudgedQuotation } from '../checks/types';
import type { Draft } from '../draft/types';
import { slice } from '../text/span';
import type { Library } from './library';

/** How a quotation stood in its source when it was last verified. */
interface VerifiedState {
  readonly source: string;
  /** Hash of the source file's content. */
  readonly content: string;
  /** The source's own words, `LONGEST` units at most. */
  readonly text: string;
  /** `2026-11-21`. */
  readonly date: string;
}

const NAME = 'verified.json';
const LONGEST = 2000;
/** Quotations that are remembered; of more, those that were verified longest ago are forgotten. */
const MOST = 5000;
/** Hashes that are kept, with the quotations that they were made of. */
const MOST_KEYS = 1000;

/**
 * Which words of which file each quotation was verified against, so that a source that changes later can
 * be told from a quotation that never stood there. Kept in the cache: quotations as hashes, and of texts
 * the library's own only. Losing it costs that distinction and nothing else.
 */
export class VerifiedRecord {
  readonly #host: Host;
  readonly #library: Library;
  #states = new Map<string, VerifiedState>();
  /** Hashes by what they were made of: the same ones are asked for at every keystroke. */
  readonly #keys = new Map<string, string>();
  #loaded: Promise<void> | undefined;

  constructor(host: Host, library: Library) {
    this.#host = host;
    this.#library = library;
  }

  load(): Promise<void> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  async #load(): Promise<void> {
    const bytes = await this.#host.cache.read(NAME);
    if (!bytes) return;
    try {
      const stored = JSON.parse(new TextDecoder().decode(bytes)) as [string, VerifiedState][];
      this.#states = new Map(stored);
    } catch {
      this.#host.logger.warn('the list of verified quotations was damaged and is made anew');
    }
  }

  /** The judgement, with the earlier words where the source has changed under a quotation that stood in it. */
  remind(draft: Draft, judged: JudgedQuotation): JudgedQuotation {
    if (!this.#states.size || isVerified(judged) || judged.verdict === 'unchecked') return judged;
    const state = this.#states.get(this.#keyOf(draft, judged));
    if (!state || !concerns(judged, state.source)) return judged;
    const content = this.#library.contentHash(state.source);
    if (content === undefined || content === state.content) return judged;
    return { ...judged, earlier: { path: state.source, text: state.text, date: state.date } };
  }

  /** Notes the verified ones of a draft's quotations; writes only where that is news. */
  async note(draft: Draft, judgements: readonly JudgedQuotation[]): Promise<void> {
    let news = false;
    for (const judged of judgements) {
      const { source, span } = judged;
      if (!isVerified(judged) || !source || !span || !judged.cited.length) continue;
      const key = this.#keyOf(draft, judged);
      const content = this.#library.contentHash(source.path);
      const known = this.#states.get(key);
      if (content === undefined || (known?.content === content && known.source === source.path))
        continue;
      const document = await this.#library.document(source.path);
      if (!document) continue;
      const text = slice(document.text, span).slice(0, LONGEST);
      const date = new Date().toISOString().slice(0, 10);
      this.#states.delete(key);
      this.#states.set(key, { source: source.path, content, text, date });
      news = true;
    }
    if (news) await this.#save();
  }

  async #save(): Promise<void> {
    const kept = [...this.#states].slice(-MOST);
    await this.#host.cache
      .write(NAME, new TextEncoder().encode(JSON.stringify(kept)))
      .catch((cause: unknown) =>
        this.#host.logger.warn(`keeping verified quotations: ${String(cause)}`),
      );
  }

  clear(): void {
    this.#states.clear();
  }

  #keyOf(draft: Draft, { quotation: index }: JudgedQuotation): string {
    const { prose, citation } = draft.quotations[index]!;
    const targets =
      citation === undefined ? [] : draft.citations[citation]!.items.map(({ target }) => target);
    const what = JSON.stringify([prose.text, targets]);
    const known = this.#keys.get(what);
    if (known !== undefined) return known;
    if (this.#keys.size >= MOST_KEYS) this.#keys.clear();
    const key = this.#host.hash(new TextEncoder().encode(what));
    this.#keys.set(what, key);
    return key;
  }
}

function isVerified({ verdict }: JudgedQuotation): boolean {
  return verdict === 'verbatim' || verdict === 'edited';
}

/** Whether the quotation still leans on that file: its words were looked for there. */
function concerns({ source, cited }: JudgedQuotation, path: string): boolean {
  return (
    source?.path === path || cited.some(({ sources }) => sources.some((one) => one.path === path))
  );
}
