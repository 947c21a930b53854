import { readFile, stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import picomatch from 'picomatch/posix';
import { decodeText, type DraftInput, type Engine } from '../core/index';
import { toPortable } from '../node/files';
import { UsageError, type Io } from './io';

/** A draft that an argument names, or which of the workspace's drafts it means. */
type Named = DraftInput | { readonly given: string; includes(path: string): boolean };

/** What the arguments name: files, read at once so that a slip shows before the library is opened; folders and globs. */
export function nameDrafts(given: readonly string[], io: Io): Promise<Named[]> {
  return Promise.all(given.map((path) => nameDraft(path, io)));
}

async function nameDraft(given: string, io: Io): Promise<Named> {
  const path = toPortable(resolve(io.cwd, given));
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) return { given, includes: (draft) => draft.startsWith(`${path}/`) };
  // Where the shell does not spell globs out, as on Windows and between quotation marks.
  if (!there && /[*?[\]{}]/.test(given)) {
    // Relative, so that no sign in the name of the folder above is taken for one of the glob.
    const fromHere = (each: string): string => toPortable(relative(io.cwd, each));
    const matches = picomatch(fromHere(path));
    return { given, includes: (draft) => matches(fromHere(draft)) };
  }
  return { path, text: await readDraft(given, path) };
}

async function readDraft(given: string, path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) throw new UsageError(`The draft ${given} cannot be read. Check its path.`);
  const { text, binary } = decodeText(bytes);
  if (binary) throw new UsageError(`The draft ${given} is no text. Save it as UTF-8 text.`);
  return text;
}

/** All drafts that are named, each once, in the order of the arguments. Throws `UsageError` where one means none. */
export async function readDrafts(
  named: readonly Named[],
  engine: Pick<Engine, 'drafts'>,
): Promise<DraftInput[]> {
  const found = new Map<string, DraftInput>();
  for (const one of named) {
    if ('path' in one) {
      found.set(one.path, one);
      continue;
    }
    const paths = (await engine.drafts()).filter((path) => one.includes(path));
    if (!paths.length)
      throw new UsageError(`${one.given} means no draft of the workspace. Name a Markdown file.`);
    for (const path of paths) found.set(path, { path, text: await readDraft(path, path) });
  }
  return [...found.values()];
}
