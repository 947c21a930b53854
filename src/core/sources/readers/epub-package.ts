import type { CslItem, CslName } from '../../bibliography/types';
import type { CancellationToken } from '../../host';
import { findDate, parseName } from '../names-dates';
import { textOf, visitElements, parsePage, type PageElement } from './html-tree';
import { ReaderProblem } from './reader-problem';
import { decodeXml, parseXml } from './xml-events';
import type { Archive } from './zip';

/** A book's files in reading order, its table of contents and its printed pages. https://www.w3.org/TR/epub-33/ */
export interface BookPackage {
  readonly spine: readonly SpineItem[];
  /** Titles of chapters by place: `text/ch1.xhtml`, or `text/ch1.xhtml#c2` for one inside a file. */
  readonly chapters: ReadonlyMap<string, string>;
  /** Printed page labels by place. */
  readonly pages: ReadonlyMap<string, string>;
  readonly metadata: Partial<CslItem>;
}

export interface SpineItem {
  readonly path: string;
  /** It is the table of contents. */
  readonly isContents: boolean;
}

interface ManifestItem {
  readonly path: string;
  readonly type: string;
  readonly properties: string;
}

export function readPackage(archive: Archive, token?: CancellationToken): BookPackage {
  const opf = packagePath(archive);
  const bytes = archive.read(opf);
  if (!bytes) throw new ReaderProblem('source.part-missing', { part: opf });
  const manifest = new Map<string, ManifestItem>();
  const order: string[] = [];
  let ncxId: string | undefined;
  const details = new BookDetails();
  parseXml(
    decodeXml(bytes),
    {
      open(name, attributes) {
        details.open(name, attributes);
        if (name === 'item' && attributes['id'] && attributes['href']) {
          manifest.set(attributes['id'], {
            path: placeOf(opf, attributes['href']),
            type: attributes['media-type'] ?? '',
            properties: attributes['properties'] ?? '',
          });
        } else if (name === 'spine') ncxId = attributes['toc'];
        else if (name === 'itemref' && attributes['idref']) order.push(attributes['idref']);
      },
      text: (text) => details.text(text),
      close: (name) => details.close(name),
    },
    token,
  );
  const items = order.map((id) => manifest.get(id)).filter((item) => item !== undefined);
  const nav = [...manifest.values()].find(({ properties }) =>
    /(?:^|\s)nav(?:\s|$)/.test(properties),
  );
  const ncx =
    manifest.get(ncxId ?? '') ??
    [...manifest.values()].find(({ type }) => type === 'application/x-dtbncx+xml');
  const contents = new Contents();
  for (const [item, read] of [
    [nav, readNav],
    [ncx, readNcx],
  ] as const) {
    const file = item && archive.read(item.path);
    if (item && file) read(decodeXml(file), item.path, contents, token);
  }
  return {
    spine: items.map(({ path }) => ({ path, isContents: path === nav?.path })),
    chapters: contents.chapters(),
    pages: contents.pages,
    metadata: details.item(),
  };
}

function packagePath(archive: Archive): string {
  const container = archive.read('META-INF/container.xml');
  let path: string | undefined;
  if (container) {
    parseXml(decodeXml(container), {
      open(name, attributes) {
        if (name === 'rootfile') path ??= attributes['full-path'];
      },
      text: () => undefined,
      close: () => undefined,
    });
  }
  return path ?? archive.names.find((name) => name.toLowerCase().endsWith('.opf')) ?? 'content.opf';
}

/** The path in the archive that an address in one of its files means, with its fragment. */
export function placeOf(from: string, address: string): string {
  const hash = address.indexOf('#');
  const path = hash < 0 ? address : address.slice(0, hash);
  const fragment = hash < 0 ? '' : address.slice(hash);
  if (path === '') return from + fragment;
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of unescaped(path).split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/') + unescaped(fragment);
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}

/** Entries of a table of contents: the first that tells of a place counts. */
class Contents {
  readonly pages = new Map<string, string>();
  readonly #entries: { place: string; title: string; depth: number }[] = [];

  add(place: string, title: string, depth: number): void {
    if (title !== '') this.#entries.push({ place, title, depth });
  }

  addPage(place: string, label: string): void {
    if (label !== '' && !this.pages.has(place)) this.pages.set(place, label);
  }

  /** Of entries that lead into one file, the highest are its chapters; those below are sections. */
  chapters(): Map<string, string> {
    const highest = new Map<string, number>();
    for (const { place, depth } of this.#entries) {
      const file = place.replace(/#.*$/, '');
      highest.set(file, Math.min(depth, highest.get(file) ?? depth));
    }
    const titles = new Map<string, string>();
    for (const { place, title, depth } of this.#entries) {
      const file = place.replace(/#.*$/, '');
      if (depth === highest.get(file) && !titles.has(place)) titles.set(place, title);
    }
    return titles;
  }
}

function readNav(xml: string, path: string, contents: Contents, token?: CancellationToken): void {
  const page = parsePage(xml, { xml: true, token, keepHidden: true });
  visitElements(page.body, (element) => {
    if (element.name !== 'nav') return true;
    const type = `${element.attributes['epub:type'] ?? ''} ${element.attributes['role'] ?? ''}`;
    if (/\bpage-?list\b/.test(type)) {
      for (const { place, title } of linksIn(element, path)) contents.addPage(place, title);
    } else if (/\b(?:doc-)?toc\b/.test(type)) {
      for (const { place, title, depth } of linksIn(element, path))
        contents.add(place, title, depth);
    }
    return false;
  });
}

function linksIn(
  nav: PageElement,
  path: string,
): { place: string; title: string; depth: number }[] {
  const found: { place: string; title: string; depth: number }[] = [];
  const descend = (element: PageElement, depth: number) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      const href = child.attributes['href'];
      if (child.name === 'a' && href !== undefined)
        found.push({ place: placeOf(path, href), title: textOf(child), depth });
      else descend(child, child.name === 'ol' || child.name === 'ul' ? depth + 1 : depth);
    }
  };
  descend(nav, 0);
  return found;
}

function readNcx(xml: string, path: string, contents: Contents, token?: CancellationToken): void {
  const open: { kind: 'chapter' | 'page'; label: string; value?: string; told: boolean }[] = [];
  let inText = false;
  parseXml(
    xml,
    {
      open(name, { src, value }) {
        const entry = open.at(-1);
        if (name === 'navPoint') open.push({ kind: 'chapter', label: '', told: false });
        else if (name === 'pageTarget') open.push({ kind: 'page', label: '', value, told: false });
        else if (name === 'text') inText = true;
        else if (name === 'content' && src && entry && !entry.told) {
          entry.told = true;
          const label = entry.label.replace(/\s+/g, ' ').trim() || (entry.value ?? '');
          if (entry.kind === 'page') contents.addPage(placeOf(path, src), label);
          // The other table of contents, where there is one, has told of these places already.
          else contents.add(placeOf(path, src), label, open.length);
        }
      },
      text(text) {
        const entry = open.at(-1);
        if (inText && entry) entry.label += text;
      },
      close(name) {
        if (name === 'navPoint' || name === 'pageTarget') open.pop();
        else if (name === 'text') inText = false;
      },
    },
    token,
  );
}

/** Gathers Dublin Core and the refinements of EPUB 3 from a package file. */
class BookDetails {
  readonly #found: { name: string; id: string; value: string; role: string; scheme: string }[] = [];
  readonly #refinements = new Map<string, Map<string, string>>();
  #refines: { id: string; property: string } | undefined;
  #inMetadata = false;
  #value = '';

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#value = '';
    if (name === 'metadata') this.#inMetadata = true;
    if (!this.#inMetadata) return;
    if (name === 'meta') {
      const id = (attributes['refines'] ?? '').replace(/^#/, '');
      this.#refines =
        id && attributes['property'] ? { id, property: attributes['property'] } : undefined;
    } else {
      const role = attributes['role'] ?? '';
      this.#found.push({
        name,
        id: attributes['id'] ?? '',
        value: '',
        role,
        scheme: attributes['scheme'] ?? attributes['event'] ?? '',
      });
    }
  }

  text(text: string): void {
    if (this.#inMetadata) this.#value += text;
  }

  close(name: string): void {
    if (!this.#inMetadata) return;
    const value = this.#value.replace(/\s+/g, ' ').trim();
    if (name === 'metadata') this.#inMetadata = false;
    else if (name === 'meta' && this.#refines) {
      const { id, property } = this.#refines;
      const known = this.#refinements.get(id) ?? new Map<string, string>();
      known.set(property, value);
      this.#refinements.set(id, known);
    } else {
      const last = this.#found.findLast((each) => each.name === name);
      if (last) last.value = value;
    }
    this.#value = '';
  }

  item(): Partial<CslItem> {
    const all = (name: string) =>
      this.#found.filter((each) => each.name === name && each.value !== '');
    const refined = (id: string, property: string) => this.#refinements.get(id)?.get(property);
    const titles = all('title');
    const main = titles.find(({ id }) => refined(id, 'title-type') === 'main') ?? titles[0];
    const subtitle = titles.find(({ id }) => refined(id, 'title-type') === 'subtitle');
    const people = all('creator').map(({ id, value, role }) => ({
      name: parseName(value),
      role: role || (refined(id, 'role') ?? 'aut'),
    }));
    const named = (wanted: string): CslName[] =>
      people.filter(({ role }) => role === wanted).map(({ name }) => name);
    const dates = all('date');
    const date = dates.find(({ scheme }) => scheme === 'publication') ?? dates[0];
    const issued = date && findDate(date.value);
    const isbn = all('identifier').map(
      ({ value }) =>
        /(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]\b/.exec(value.replace(/^urn:isbn:/i, ''))?.[0],
    );
    const isbnFound = isbn.find((each) => each !== undefined && !/^0+$/.test(each));
    const author =
      named('aut').length > 0
        ? named('aut')
        : people.filter(({ role }) => role !== 'edt' && role !== 'trl').map(({ name }) => name);
    const editor = named('edt');
    const language = all('language')[0]?.value;
    const publisher = all('publisher')[0]?.value;
    return {
      type: 'book',
      ...(main && {
        title: subtitle && subtitle !== main ? `${main.value}: ${subtitle.value}` : main.value,
      }),
      ...(author.length > 0 && { author }),
      ...(editor.length > 0 && { editor }),
      ...(issued && { issued: issued.date }),
      ...(publisher && { publisher }),
      ...(isbnFound && { ISBN: isbnFound.replace(/[- ]/g, '') }),
      ...(language && { language }),
    };
  }
}
