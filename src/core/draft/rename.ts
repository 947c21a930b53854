import { folderOf, join, normalizePath, relativePath } from '../text/paths';
import type { TextEdit } from '../text/span';
import type { CitationItem, Draft } from './types';

const BARE_KEY = /^[\p{L}\p{N}_]+(?:[:.#$%&\-+?<>~/][\p{L}\p{N}_]+)*$/u;

/** Edits that write the key `to` wherever the draft cites `from`, its front matter's `nocite` taken in. */
export function renameKey(draft: Draft, from: string, to: string): TextEdit[] {
  const written = (start: number) =>
    BARE_KEY.test(to) || draft.text[start - 1] === '{' ? to : `{${to}}`;
  const edits = items(draft).flatMap(({ target, targetSpan }) =>
    target.kind === 'key' && target.key === from
      ? [{ ...targetSpan, text: written(targetSpan.start) }]
      : [],
  );
  const head = draft.frontMatter ? draft.text.slice(0, draft.frontMatter.end) : '';
  const nocite = [...head.matchAll(/@\{?([^\s,;{}"'\]]+)/g)].flatMap((match) => {
    const key = match[1]!.replace(/[.,:;]+$/, '');
    const start = match.index + match[0].length - match[1]!.length;
    return key === from && draft.frontMatter?.nocite.includes(from)
      ? [{ start, end: start + key.length, text: written(start) }]
      : [];
  });
  return once([...nocite, ...edits]);
}

/**
 * Edits that lead links and wiki-links to a file that was moved. All three paths are absolute, or count from
 * the same root; `/` stands between.
 */
export function renameLinks(
  draft: Draft,
  fromPath: string,
  toPath: string,
  draftPath: string,
): TextEdit[] {
  const folder = folderOf(draftPath);
  const rewrite = (href: string): string | undefined => {
    const [, path = '', rest = ''] = /^([^?#]*)([^]*)$/.exec(href) ?? [];
    if (!path || /^(?:[a-z][\w+.-]*:|\/\/)/i.test(path)) return undefined;
    const absolute = path.startsWith('/');
    const bare = (one: string) => one.replace(/^\//, '');
    const led = join(absolute ? '' : folder, decode(path));
    if (bare(led) !== bare(normalizePath(fromPath))) return undefined;
    const target = absolute ? `/${bare(normalizePath(toPath))}` : relativePath(folder, toPath);
    const dotted = path.startsWith('./') && !target.startsWith('.') ? `./${target}` : target;
    return encode(dotted) + rest;
  };
  const edits: TextEdit[] = [];
  for (const { target, targetSpan } of items(draft)) {
    const { start, end } = targetSpan;
    if (target.kind === 'wiki') {
      const renamed = renameWiki(target.name, fromPath, toPath);
      if (renamed !== undefined) edits.push({ start, end, text: renamed });
    } else if (target.kind === 'link' && draft.text.slice(start, end) === target.href) {
      const renamed = rewrite(target.href);
      if (renamed !== undefined) edits.push({ start, end, text: renamed });
    }
  }
  for (const match of draft.text.matchAll(/^[ \t]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?([^\s>]+)/gm)) {
    const renamed = rewrite(match[1]!);
    const start = match.index + match[0].length - match[1]!.length;
    if (renamed !== undefined) edits.push({ start, end: start + match[1]!.length, text: renamed });
  }
  return once(edits);
}

function items({ citations }: Draft): CitationItem[] {
  return citations.flatMap((citation) => citation.items);
}

/** A note's items stand in the list twice, once for the note and once for its mark. */
function once(edits: readonly TextEdit[]): TextEdit[] {
  const byStart = new Map(edits.map((edit) => [edit.start, edit]));
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}

function renameWiki(name: string, fromPath: string, toPath: string): string | undefined {
  const stem = (path: string) => path.replace(/\.[^./]+$/, '');
  const base = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  if (name === fromPath) return toPath;
  if (name === stem(fromPath)) return stem(toPath);
  if (name === base(fromPath)) return base(toPath);
  return name === stem(base(fromPath)) ? stem(base(toPath)) : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function encode(path: string): string {
  return path
    .replace(/%(?![\dA-Fa-f]{2})/g, '%25')
    .replace(/[\s()<>[\]"`\\{}|^?#]/g, encodeURIComponent)
    .replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'));
}
