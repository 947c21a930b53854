import { message } from '../message';
import type { Bibliography, BibliographyFormat } from './types';

/**
 * Reads a bibliography in any format; the content decides where the extension says little. Never throws: what
 * can't be read at all comes back with `complete: false` and one problem.
 */
export async function readBibliography(path: string, text: string): Promise<Bibliography> {
  const plain = text.replace(/^\ufeff/, '');
  const format = bibliographyFormat(path, plain);
  try {
    return await read(format, plain);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error))
      .split('\n')[0]!
      .slice(0, 160);
    const problem = { line: 1, message: message('bibliography.syntax', { format, reason }) };
    return { format, entries: [], problems: [problem], complete: false };
  }
}

/** Readers are loaded when a file of their format is first read. */
async function read(format: BibliographyFormat, text: string): Promise<Bibliography> {
  switch (format) {
    case 'bibtex':
      return (await import('./read-bibtex')).readBibtex(text);
    case 'csl-json':
      return (await import('./read-csl-json')).readCslJson(text);
    case 'csl-yaml':
      return (await import('./read-csl-yaml')).readCslYaml(text);
    case 'ris':
      return (await import('./read-ris')).readRis(text);
    case 'hayagriva':
      return (await import('./read-hayagriva')).readHayagriva(text);
  }
}

/** The format of a bibliography, by extension and, where that leaves a choice, by its first lines. */
export function bibliographyFormat(path: string, text: string): BibliographyFormat {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  if (extension === 'json') return 'csl-json';
  if (extension === 'ris') return 'ris';
  if (extension === 'yaml' || extension === 'yml') return yamlFormat(text);
  if (extension === 'bib' || extension === 'bibtex' || extension === 'biblatex') return 'bibtex';
  const head = text.trimStart().slice(0, 2000);
  if (/^[[{]/.test(head)) return 'csl-json';
  if (/^TY {1,2}- /m.test(head)) return 'ris';
  if (/^\s*@\s*\w+\s*[{(]/m.test(head)) return 'bibtex';
  return /^[\w-]+:/m.test(head) || /^- /m.test(head) ? yamlFormat(text) : 'bibtex';
}

/** CSL-YAML has `references:` or is a list; Hayagriva is a map of entries. */
function yamlFormat(text: string): BibliographyFormat {
  const body = text.replace(/^(?:\s*(?:#|---|%)[^\n]*\n)+/, '');
  return /^references\s*:/m.test(body) || /^\s*(?:- |\[)/.test(body) || !body.trim()
    ? 'csl-yaml'
    : 'hayagriva';
}
