/** The only door of the core. */
export { createEngine } from './engine';
export type * from './api';
export type { Config, SeveritySetting } from './config';
export { CHECK_IDS } from './checks/types';
export type {
  CheckId,
  Finding,
  Fix,
  Severity,
  SourceReference,
  Verdict,
  WordChange,
} from './checks/types';
export type { BibliographyEntry, CslItem, CslName } from './bibliography/types';
export {
  Cancelled,
  type Cache,
  type CancellationToken,
  type Clock,
  type DocumentReader,
  type FileEntry,
  type FileStat,
  type FileSystem,
  type Host,
  type Logger,
} from './host';
export type { Message } from './message';
export { printTime } from './sources/locator';
export { readSource } from './sources/read';
export type {
  Block,
  BlockKind,
  Locator,
  ReadInput,
  SourceDocument,
  SourceFormat,
} from './sources/types';
export { decodeText } from './text/decode';
export { LineIndex, type Position } from './text/line-index';
export type { Span, TextEdit } from './text/span';
