import { registerCheckPages } from './features/check-pages';
import { registerCodeActions } from './features/code-actions';
import { registerDiagnostics } from './features/diagnostics';
import { registerFindSource } from './features/find-source';
import { registerHover } from './features/hover';
import { registerInsertQuote } from './features/insert-quote';
import { registerNavigation } from './features/navigation';
import { registerSourceCommands } from './features/source-commands';
import { registerSourceDocuments } from './features/source-documents';
import type { Feature } from './services';

/** Every feature; each registers itself. */
export const features: readonly Feature[] = [
  registerCheckPages,
  registerCodeActions,
  registerDiagnostics,
  registerFindSource,
  registerHover,
  registerInsertQuote,
  registerNavigation,
  registerSourceCommands,
  registerSourceDocuments,
];
