import { readCslJson } from '../core/bibliography/read-csl-json';
import type { Bibliography } from '../core/bibliography/types';
import { message, type Message } from '../core/message';

export interface ZoteroOptions {
  /** Default `http://127.0.0.1:23119`, where Zotero listens. */
  readonly url?: string;
  /** Whom to ask; where left out, Better BibTeX, and where that is not there, Zotero itself. */
  readonly via?: 'better-bibtex' | 'local-api';
  /** Milliseconds to wait for each answer. Default 30,000: exporting a large library takes a while. */
  readonly timeout?: number;
}

const DEFAULT_URL = 'http://127.0.0.1:23119';
const DEFAULT_TIMEOUT = 30_000;
/** Zotero's local API gives no more at once. */
const PAGE = 100;
/** A library cannot be larger; a server that never ends its pages must not be asked for ever. */
const MOST_ITEMS = 200_000;

/** A reason for people why Zotero gave nothing. */
class Refusal extends Error {
  constructor(readonly words: Message) {
    super(words.id);
  }
}

/**
 * The items of the Zotero that runs on this computer, with the citation keys of Better BibTeX. Asked only when somebody wants
 * it; reads and never writes; any host but this computer is refused. Never rejects: what went wrong is the problem of an
 * incomplete bibliography. https://retorque.re/zotero-better-bibtex/exporting/json-rpc/,
 * https://www.zotero.org/support/dev/web_api/v3/start
 */
export async function fetchZoteroEntries(options: ZoteroOptions = {}): Promise<Bibliography> {
  const url = options.url ?? DEFAULT_URL;
  try {
    const base = localBase(url);
    const timeout = options.timeout ?? DEFAULT_TIMEOUT;
    const viaBetterBibtex =
      options.via === 'local-api' ? undefined : await exportBetterBibtex(base, timeout);
    if (viaBetterBibtex === undefined && options.via === 'better-bibtex') {
      throw new Refusal(message('zotero.noBetterBibtex'));
    }
    return readCslJson(viaBetterBibtex ?? (await readLocalApi(base, timeout)));
  } catch (error) {
    const words =
      error instanceof Refusal
        ? error.words
        : message('zotero.failed', {
            reason: error instanceof Error ? error.message : String(error),
          });
    return {
      format: 'csl-json',
      entries: [],
      problems: [{ line: 1, message: words }],
      complete: false,
    };
  }
}

/** Names that always mean this computer; a name that has to be looked up could mean any. */
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/;

function localBase(url: string): URL {
  let base: URL;
  try {
    base = new URL(url);
  } catch {
    throw new Refusal(message('zotero.notLocal', { url }));
  }
  if (base.protocol !== 'http:' || !LOOPBACK.test(base.hostname) || base.username) {
    throw new Refusal(message('zotero.notLocal', { url }));
  }
  return base;
}

async function ask(
  base: URL,
  path: string,
  timeout: number,
  init: RequestInit = {},
): Promise<Response> {
  const target = new URL(path, base);
  try {
    // A redirect could lead away from this computer.
    return await fetch(target, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      throw failed('it took too long');
    }
    throw new Refusal(message('zotero.notRunning', { url: base.origin }));
  }
}

/** The answer of one method; undefined where Better BibTeX or the method is not there. */
async function rpc(
  base: URL,
  method: string,
  params: readonly unknown[],
  timeout: number,
): Promise<{ readonly result: unknown } | undefined> {
  const response = await ask(base, '/better-bibtex/json-rpc', timeout, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', method, params, id: 1 }),
  });
  if (response.status === 404) return undefined;
  refuseFailure(response);
  const answer = (await response.json()) as {
    readonly result?: unknown;
    readonly error?: { readonly code?: number; readonly message?: string };
  };
  if (!answer.error) return { result: answer.result };
  if (answer.error.code === METHOD_NOT_FOUND) return undefined;
  throw failed(answer.error.message ?? 'unknown');
}

/** Of JSON-RPC 2.0. */
const METHOD_NOT_FOUND = -32601;

function refuseFailure(response: Response): void {
  if (response.status === 403) throw new Refusal(message('zotero.refused'));
  if (!response.ok) throw failed(`HTTP ${response.status}`);
}

function failed(reason: string): Refusal {
  return new Refusal(message('zotero.failed', { reason }));
}

/** Where the personal library is exported whole; the second path is that of older versions. */
const EXPORTS = [
  '/better-bibtex/export/library?/1/library.json',
  '/better-bibtex/library?/1/library.json',
];

/** The personal library as CSL-JSON with citation keys; undefined where Better BibTeX is not there. */
async function exportBetterBibtex(base: URL, timeout: number): Promise<string | undefined> {
  const found = await rpc(base, 'item.search', [''], timeout);
  if (!found) return undefined;
  const items: unknown[] = Array.isArray(found.result) ? found.result : [];
  const keys = items.flatMap((item) => {
    const key = citationKey(item);
    return key ? [key] : [];
  });
  const exported = keys.length
    ? await rpc(base, 'item.export', [keys, 'Better CSL JSON'], timeout)
    : undefined;
  // Older versions answer [status, type, text].
  const text: unknown = Array.isArray(exported?.result) ? exported.result[2] : exported?.result;
  if (typeof text === 'string') return text;
  // Some versions find nothing for empty words; they export the library by its address.
  for (const path of EXPORTS) {
    const response = await ask(base, path, timeout);
    if (response.ok) return response.text();
  }
  return '[]';
}

/** The same through Zotero's own API; only items with a citation key can be cited. */
async function readLocalApi(base: URL, timeout: number): Promise<string> {
  const items: unknown[] = [];
  for (let start = 0; start < MOST_ITEMS; start += PAGE) {
    const path = `/api/users/0/items/top?format=csljson&limit=${PAGE}&start=${start}`;
    const response = await ask(base, path, timeout);
    if (response.status === 404) throw new Refusal(message('zotero.noBetterBibtex'));
    refuseFailure(response);
    const answer = (await response.json()) as unknown;
    const page = Array.isArray(answer) ? answer : (answer as { items?: unknown[] }).items;
    if (!Array.isArray(page)) throw failed('its answer is not CSL-JSON');
    items.push(...(page as unknown[]));
    if (page.length < PAGE) break;
  }
  const keyed = items.flatMap((item) => {
    const key = citationKey(item);
    return key ? [{ ...(item as object), id: key }] : [];
  });
  if (items.length && !keyed.length) throw new Refusal(message('zotero.noBetterBibtex'));
  return JSON.stringify(keyed);
}

/** Zotero 7 has the key in its own field, before that Better BibTeX wrote it into `note` or `extra`. */
function citationKey(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { 'citation-key': key, citekey, note } = item as Record<string, unknown>;
  const own = key ?? citekey;
  if (typeof own === 'string' && own) return own;
  return typeof note === 'string' ? /^\s*citation key:\s*(\S+)/im.exec(note)?.[1] : undefined;
}
