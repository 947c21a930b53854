/** Paths as the core has them: absolute, `/` between, or complete URIs. Nothing here looks at a disk. */

export function isAbsolute(path: string): boolean {
  return /^(\/|[A-Za-z]:\/|[a-z][\w+.-]+:\/\/)/.test(path);
}

export function join(folder: string, path: string): string {
  if (isAbsolute(path) || !folder) return normalizePath(path);
  return normalizePath(`${folder.replace(/\/+$/, '')}/${path}`);
}

/** `.` and `..` resolved, doubled and closing slashes dropped. */
export function normalizePath(path: string): string {
  const [, root = '', rest = ''] = /^([A-Za-z]:\/|[a-z][\w+.-]+:\/\/[^/]*\/?|\/)?(.*)$/s.exec(
    path,
  )!;
  const parts: string[] = [];
  for (const part of rest.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return root + parts.join('/');
}

/** The folder that a path lies in; empty for a bare name. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === 0 ? '/' : path.slice(0, Math.max(slash, 0));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Lower-case extension with its dot; empty where there is none. */
export function extensionOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : '';
}

export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The way from a folder to a path, `../` included; the path itself where they share no root. */
export function relativePath(folder: string, path: string): string {
  const from = folder.split('/').filter(Boolean);
  const to = path.split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  if (shared === 0 && from.length && /^[A-Za-z]:|:$/.test(from[0]!)) return path;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
