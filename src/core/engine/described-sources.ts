import type { SourceSummary } from '../api';
import { uniqueKeys } from '../bibliography/keys';
import { linkWorks, type PlacedEntry } from '../bibliography/works';
import { describeSource } from '../sources/metadata';
import type { SourceDocument } from '../sources/types';
import type { SidecarDetails } from './sidecars';

/** What is known of a source without its text. */
export type Outline = Omit<SourceDocument, 'text' | 'blocks'>;

/** A source as it was read. */
export interface SourceRecord {
  readonly path: string;
  readonly outline: Outline;
  readonly sidecar?: SidecarDetails;
  /** The hash of why there is nothing to read, where that may end without the file changing. */
  readonly passing?: string;
}

export interface LibrarySource extends SourceSummary {
  /** Files of one work share it. */
  readonly work: string;
  readonly firstPage?: string;
  readonly url?: string;
  readonly sidecarPath?: string;
}

/** Keys, titles and works of all sources, in path order, from what all files and entries say together. */
export function describeSources(
  read: Iterable<SourceRecord>,
  entries: readonly PlacedEntry[],
): LibrarySource[] {
  const records = [...read].sort((a, b) => (a.path < b.path ? -1 : 1));
  const links = linkWorks(
    records.map(({ path, outline, sidecar }) => {
      const metadata = { ...outline.metadata, ...sidecar?.item };
      return { path, metadata, key: metadata.id };
    }),
    entries,
  );
  const described = records.map((record) => {
    const { path, outline, sidecar } = record;
    const link = links.get(path);
    const details = describeSource(path, outline, { sidecar: sidecar?.item, entry: link?.item });
    return { record, details, work: link?.work };
  });
  const keys = uniqueKeys(
    described.map(({ record: { path }, details: { key }, work }) => ({ path, key, work })),
  );
  return described.map(({ record: { path, outline, sidecar }, details, work }) => {
    const key = keys.get(path)!;
    const { title, authors, date, item } = details;
    return {
      ...{ key, path, title, authors, date },
      format: outline.format,
      readable: readability(outline),
      problems: [
        ...outline.problems.map((problem) => problem.message),
        ...(sidecar?.problem ? [sidecar.problem] : []),
      ],
      pages: outline.pages ?? null,
      item: { ...item, id: key },
      work: work ?? path,
      firstPage: sidecar?.firstPage,
      url: item.URL,
      sidecarPath: sidecar?.path,
    };
  });
}

function readability({ problems }: Outline): LibrarySource['readable'] {
  const extents = new Set(problems.map(({ extent }) => extent));
  return extents.has('unreadable') ? 'no' : extents.has('partly') ? 'partly' : 'yes';
}
