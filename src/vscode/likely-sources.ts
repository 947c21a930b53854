/** A place in the workspace that looks as if sources were kept there. */
export interface LikelySources {
  /** The folder, relative to its workspace folder; empty where documents lie beside the drafts. */
  readonly folder: string;
  /** What `ibid.sources` would have to hold. */
  readonly patterns: readonly string[];
  readonly documents: number;
  /** Extensions of the documents, the most frequent first: `pdf`, `html`. */
  readonly kinds: readonly string[];
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** The entries of a folder, named relative to the workspace folder with `/` between; none where it can't be read. */
export type ListFolder = (folder: string) => Promise<readonly FolderEntry[]>;

/** A workspace may be a whole disk: looking ends after so many folders, and so many levels below the top. */
const MOST_FOLDERS = 250;
const DEEPEST = 3;
/** Fewer documents than this make a likely place only where the folder's name says so too. */
const FEW = 3;
const MOST_OFFERED = 5;

const DOCUMENT = /\.(pdf|docx|odt|epub|html?|xhtml|mht|mhtml|eml|txt|vtt|srt|nxml|tei)$/i;
const NOTES = /\.(md|markdown)$/i;
const NO_SOURCE =
  /^(readme|changelog|licen[cs]e|notices?|requirements|robots|humans|cmakelists|index)\b/i;
const NO_PLACE =
  /^(\..*|_site|_book|node_modules|dist|build|out|output|public|site|target|vendor|venv|__pycache__|coverage)$/i;
const NAMED =
  /^(sources?|literature|papers?|pdfs?|references?|refs|articles?|readings?|library|research|interviews?|transcripts?|clippings|zotero|quellen|literatur|artikel|interviews|fuentes|bibliograf[ií]a|art[ií]culos|lecturas|entrevistas)$/i;
/** A folder name with these would be read as a pattern. */
const PATTERN = /[*?[\]{}()!+@|]/;

interface Place {
  readonly folder: string;
  readonly counts: Map<string, number>;
  readonly named: boolean;
}

/**
 * Folders of a workspace folder that probably hold sources, likeliest first: those with a telling name, then
 * those with several documents. Folders below a telling one are counted with it.
 */
export async function findLikelySources(list: ListFolder): Promise<readonly LikelySources[]> {
  const places: Place[] = [];
  const queue: { folder: string; depth: number; within?: Place }[] = [{ folder: '', depth: 0 }];
  for (let at = 0; at < queue.length && at < MOST_FOLDERS; at += 1) {
    const { folder, depth, within } = queue[at]!;
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    const place = within ?? { folder, counts: new Map<string, number>(), named: NAMED.test(name) };
    if (!within) places.push(place);
    for (const entry of await list(folder)) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.kind === 'file') count(place, entry.name);
      else if (depth < DEEPEST && !NO_PLACE.test(entry.name) && !PATTERN.test(entry.name))
        queue.push({ folder: path, depth: depth + 1, within: place.named ? place : undefined });
    }
  }
  return places
    .filter((place) => sum(place) >= (place.named ? 1 : FEW))
    .sort((a, b) => Number(b.named) - Number(a.named) || sum(b) - sum(a))
    .slice(0, MOST_OFFERED)
    .map(describe);
}

/** Markdown is a source only where the folder says so; elsewhere it is what people write. */
function count({ counts, named }: Place, name: string): void {
  if (NO_SOURCE.test(name) || !(DOCUMENT.test(name) || (named && NOTES.test(name)))) return;
  const kind = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

function sum({ counts }: Place): number {
  return [...counts.values()].reduce((total, each) => total + each, 0);
}

function describe(place: Place): LikelySources {
  const kinds = [...place.counts].sort((a, b) => b[1] - a[1]).map(([kind]) => kind);
  const patterns = place.folder ? [place.folder] : kinds.map((kind) => `*.${kind}`);
  return { folder: place.folder, patterns, documents: sum(place), kinds };
}
