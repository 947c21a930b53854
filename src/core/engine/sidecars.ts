import type { CslItem } from '../bibliography/types';
import type { Host } from '../host';
import type { Message } from '../message';
import { readSidecar, sidecarNames } from '../sources/sidecar';
import { decodeText } from '../text/decode';
import { folderOf, join, nameOf } from '../text/paths';

export interface SidecarDetails {
  readonly path: string;
  readonly item: Partial<CslItem>;
  readonly firstPage?: string;
  /** Why the file could not be read as a description; its details are then empty. */
  readonly problem?: Message;
  /** Differs when the file does. */
  readonly stamp: string;
}

/** What lies beside a source in `NAME.yaml` or `NAME.json`; undefined where nothing does. */
export async function readSidecarOf(
  host: Host,
  sourcePath: string,
  isThere: (path: string) => boolean,
): Promise<SidecarDetails | undefined> {
  const folder = folderOf(sourcePath);
  const path = sidecarNames(nameOf(sourcePath))
    .map((name) => join(folder, name))
    .find(isThere);
  if (path === undefined) return undefined;
  const stat = await host.files.stat(path);
  const bytes = stat && (await host.files.read(path).catch(() => undefined));
  if (!bytes) return undefined;
  const stamp = `${path} ${stat.size} ${stat.modified}`;
  const read = readSidecar(decodeText(bytes).text, nameOf(path));
  if ('item' in read) return { path, stamp, ...read };
  // A file of the same name that describes something else is nobody's mistake.
  return read.problem.id === 'sidecar.notAnItem' ? undefined : { path, stamp, item: {}, ...read };
}
