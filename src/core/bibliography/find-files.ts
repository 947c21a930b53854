/** Which source file an entry's `file` field means, also where the path was written on another machine. */
export class FileFinder {
  readonly #paths: ReadonlySet<string>;
  readonly #byName = new Map<string, string[]>();

  constructor(paths: readonly string[]) {
    this.#paths = new Set(paths);
    for (const path of paths) {
      const name = nameOf(path);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), path]);
    }
  }

  /**
   * `exact` where the path leads there from the bibliography's folder. Else the one source with the same name, if
   * its name is no everyday one ("paper.pdf") or its folder has the same name too.
   */
  find(
    file: string,
    bibliographyPath: string,
  ): { readonly path: string; readonly exact: boolean } | undefined {
    const written = decodeFileUrl(file).replaceAll('\\', '/');
    if (!written || /^https?:/i.test(written)) return undefined;
    const folder = bibliographyPath.slice(0, Math.max(bibliographyPath.lastIndexOf('/'), 0));
    const resolved = resolve(isAbsolute(written) ? written : `${folder}/${written}`);
    if (this.#paths.has(resolved)) return { path: resolved, exact: true };
    const parts = nameParts(written);
    const candidates = (this.#byName.get(nameOf(written)) ?? []).map((path) => ({
      path,
      shared: sharedTail(parts, nameParts(path)),
    }));
    const most = Math.max(0, ...candidates.map(({ shared }) => shared));
    const best = candidates.filter(({ shared }) => shared === most);
    if (best.length !== 1 || (most < 2 && EVERYDAY.test(nameOf(written)))) return undefined;
    return { path: best[0]!.path, exact: false };
  }
}

/** Names under which anybody may have saved anything. */
const EVERYDAY =
  /^(?:(?:full[ _-]?text|paper|article|document|main|download|untitled|file|book|chapter|draft|preprint|manuscript|scan|pdf|index|source|text|notes?|report|snapshot|attachment|supplement\w*|submitted version|accepted version|published version)?[ _()\d-]*(?:pdf)?)\.\w+$/i;

function decodeFileUrl(file: string): string {
  if (!/^file:/i.test(file)) return file;
  const path = file.replace(/^file:\/*(?:localhost\/)?(?=[A-Za-z]:|)/i, '');
  try {
    return (/^[A-Za-z]:/.test(path) ? '' : '/') + decodeURIComponent(path);
  } catch {
    return path;
  }
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/|[a-z][\w+.-]+:\/\/|~\/)/.test(path);
}

/** `.` and `..` resolved; a scheme and its host stay as they are. */
function resolve(path: string): string {
  const root = /^(?:[a-z][\w+.-]+:\/\/[^/]*)?\/?/i.exec(path)![0];
  const parts: string[] = [];
  for (const part of path.slice(root.length).split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return root + parts.join('/');
}

function nameParts(path: string): string[] {
  return path.normalize('NFC').split('/').filter(Boolean);
}

function nameOf(path: string): string {
  return nameParts(path).at(-1) ?? '';
}

function sharedTail(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a.at(-1 - shared) === b.at(-1 - shared))
    shared++;
  return shared;
}
