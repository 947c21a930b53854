import { message } from '../message';
import { LineIndex } from '../text/line-index';
import { bareDoi, tidyItem } from './csl-fields';
import { bibtexDates, bibtexType, CREATORS, LISTS, PLAIN } from './bibtex-fields';
import { entryFiles, fileOfBdskField } from './file-links';
import { decodeTex, type DecodedFields } from './decode-tex';
import { inheritXdata } from './inherit-xdata';
import { scanBibtex, type RawEntry } from './scan-bibtex';
import type { Bibliography, BibliographyEntry, BibliographyProblem, CslItem } from './types';

/** Types that are no works of their own. */
const NO_WORK = new Set(['xdata', 'set', 'bibnote', 'control']);

/** Reads BibTeX and BibLaTeX. A broken entry is reported with its line and used as far as it goes. */
export async function readBibtex(text: string): Promise<Bibliography> {
  const { entries: written, faults } = scanBibtex(text);
  const raw = inheritXdata(written);
  const decoded = await decodeTex(raw);
  const lines = new LineIndex(text);
  const lineAt = (offset: number) => lines.positionAt(offset).line;
  const problems: BibliographyProblem[] = faults.map(({ kind, offset }) => ({
    line: lineAt(offset),
    message: message(`bibliography.bibtex.${kind}`, { entry: '@' }),
  }));
  const entries: BibliographyEntry[] = [];
  const seen = new Map<string, number>();
  raw.forEach((entry, index) => {
    const line = lineAt(entry.start);
    const name = entry.key || `@${entry.type}`;
    if (entry.fault) {
      const { kind, offset } = entry.fault;
      problems.push({
        line: lineAt(offset),
        message: message(`bibliography.bibtex.${kind}`, { entry: name }),
      });
    }
    if (!entry.key || NO_WORK.has(entry.type)) return;
    const earlier = seen.get(entry.key);
    if (earlier !== undefined) {
      problems.push({
        line,
        message: message('bibliography.duplicate', { entry: name, line: earlier }),
      });
    } else seen.set(entry.key, line);
    const item = toItem(entry, decoded[index]!);
    const aliases = entry.fields
      .get('ids')
      ?.split(/[\s,]+/)
      .filter(Boolean);
    entries.push({ item, ...(aliases && { aliases }), files: filesOf(entry), line });
  });
  // Text without a single entry is another kind of file, not a bibliography without works.
  if (!raw.length && /\S/.test(text) && !/@\s*(?:comment|string|preamble)/i.test(text)) {
    problems.push({ line: 1, message: message('bibliography.unreadable', { format: 'BibTeX' }) });
    return { format: 'bibtex', entries, problems, complete: false };
  }
  problems.sort((a, b) => a.line - b.line);
  return { format: 'bibtex', entries, problems, complete: true };
}

function toItem({ key, type, fields }: RawEntry, { texts, names }: DecodedFields): CslItem {
  const verbatim = (name: string) => plainVerbatim(fields.get(name));
  const join = (head: string, tail: string) =>
    texts[head] && texts[tail]
      ? `${texts[head].replace(/[:.]$/, '')}: ${texts[tail]}`
      : texts[head];
  const item: Record<string, unknown> = { id: key, type: bibtexType(type, fields) };
  item.title = join('title', 'subtitle') ?? texts.maintitle;
  item['title-short'] = texts.shorttitle;
  for (const [field, target] of CREATORS) if (names[field]) item[target] = names[field];
  Object.assign(item, bibtexDates(texts));
  item['container-title'] =
    join('journaltitle', 'journalsubtitle') ?? texts.journal ?? join('booktitle', 'booksubtitle');
  for (const [field, target] of PLAIN) item[target] ??= texts[field];
  for (const [field, target] of LISTS) item[target] ??= texts[field]?.replace(/\s+and\s+/g, '; ');
  if (texts.number)
    item[type === 'article' || type === 'periodical' ? 'issue' : 'number'] = texts.number;
  item.page = (texts.pages ?? texts.page)?.replace(/\s*[-–—]+\s*/g, '-');
  item.DOI = bareDoi(verbatim('doi')) ?? verbatim('doi');
  item.URL = verbatim('url') ?? urlIn(fields.get('howpublished')) ?? urlIn(fields.get('note'));
  item.ISBN = verbatim('isbn');
  item.ISSN = verbatim('issn');
  const eprint = verbatim('eprint');
  if (eprint && /^arxiv$/i.test(fields.get('eprinttype') ?? fields.get('archiveprefix') ?? '')) {
    item.URL ??= `https://arxiv.org/abs/${eprint}`;
  }
  return tidyItem({ ...item, id: key });
}

/** A field whose `_`, `%`, `&`, `#` may be escaped for TeX though they need not be. */
function plainVerbatim(value: string | undefined): string | undefined {
  const plain = value
    ?.replace(/^\s*\\url\s*\{([^}]*)\}\s*$/, '$1')
    .replace(/\{?\\textasciitilde(?:\s*\{\}|\s)?\}?|\\~\{\}|\{\\~\}/g, '~')
    .replace(/\\([_%&#$~{}-])/g, '$1')
    .replace(/[{}]/g, '')
    .trim();
  return plain || undefined;
}

function urlIn(value: string | undefined): string | undefined {
  return plainVerbatim(/\bhttps?:\/\/[^\s{}]+/.exec(value ?? '')?.[0]);
}

function filesOf({ fields }: RawEntry): string[] {
  const files = ['file', 'files', 'pdf', 'localfile', 'local-url'].flatMap((name) =>
    entryFiles(fields.get(name) ?? ''),
  );
  for (const [name, value] of fields) {
    if (!/^bdsk-file-\d+$/.test(name)) continue;
    const file = fileOfBdskField(value);
    if (file) files.push(file);
  }
  return [...new Set(files)];
}
