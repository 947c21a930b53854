import type { DraftReport, Finding } from '../../core/index';
import type { Session } from '../session';
import type { Paint } from './color';

/** One draft with its findings, those of the baseline taken out and counted. */
export interface CheckedDraft {
  /** As it is printed. */
  readonly path: string;
  readonly text: string;
  readonly report: DraftReport;
  readonly inBaseline: readonly Finding[];
}

/** Everything that an output format prints. */
export interface CheckRun {
  readonly drafts: readonly CheckedDraft[];
  readonly session: Session;
  /** Whether quotations and sentences without a fault are wanted too. */
  readonly all: boolean;
  readonly paint: Paint;
  readonly quiet: boolean;
}
