import type { CslItem } from '../bibliography/types';
import type { Host } from '../host';
import { readSidecar, sidecarNames } from '../sources/sidecar';
import { folderOf, join, nameOf } from './paths';

export interface SidecarDetails {
  readonly path: string;
  readonly item: Partial<CslItem>;
  readonly firstPage?: string;
  /** Differs when the file does. */
  readonly stamp: string;
}

/** What lies beside a source in `NAME.yaml` or `NAME.json`; undefined where nothing of use does. */
export async function readSidecarOf(
  host: Host,
  sourcePath: string,
): Promise<SidecarDetails | undefined> {
  for (const name of sidecarNames(nameOf(sourcePath))) {
    const path = join(folderOf(sourcePath), name);
    const stat = await host.files.stat(path);
    if (stat?.kind !== 'file') continue;
    const bytes = await host.files.read(path).catch(() => undefined);
    if (!bytes) continue;
    const read = readSidecar(new TextDecoder().decode(bytes), name);
    if ('item' in read) {
      const stamp = `${path} ${stat.size} ${stat.modified}`;
      return { path, item: read.item, firstPage: read.firstPage, stamp };
    }
  }
  return undefined;
}
