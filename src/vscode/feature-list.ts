import { registerCheckPages } from './features/check-pages';
import { registerCodeActions } from './features/code-actions';
import { registerCompleteKeys } from './features/complete-keys';
import { registerCompleteQuotation } from './features/complete-quotation';
import { registerDecorations } from './features/decorations';
import { registerDiagnostics } from './features/diagnostics';
import { registerFalseWarnings } from './features/false-warnings';
import { registerFindSource } from './features/find-source';
import { registerFollowRename } from './features/follow-rename';
import { registerGettingStarted } from './features/getting-started';
import { registerHover } from './features/hover';
import { registerImportEntries } from './features/import-entries';
import { registerInsertQuote } from './features/insert-quote';
import { registerLibraryCommands } from './features/library-commands';
import { registerMarkChecked } from './features/mark-checked';
import { registerNavigation } from './features/navigation';
import { registerPasteQuotation } from './features/paste-quotation';
import { registerReadingView } from './features/reading-view';
import { registerReviewView } from './features/review-view';
import { registerRewriteQuotation } from './features/rewrite-quotation';
import { registerSourceCommands } from './features/source-commands';
import { registerSourceDocuments } from './features/source-documents';
import { registerSourceLens } from './features/source-lens';
import { registerSourcesView } from './features/sources-view';
import { registerStatusBar } from './features/status-bar';
import type { Feature } from './services';

/** Every feature; each registers itself. */
export const features: readonly Feature[] = [
  registerCheckPages,
  registerCodeActions,
  registerCompleteKeys,
  registerCompleteQuotation,
  registerDecorations,
  registerDiagnostics,
  registerFalseWarnings,
  registerFindSource,
  registerFollowRename,
  registerGettingStarted,
  registerHover,
  registerImportEntries,
  registerInsertQuote,
  registerLibraryCommands,
  registerMarkChecked,
  registerNavigation,
  registerPasteQuotation,
  registerReadingView,
  registerReviewView,
  registerRewriteQuotation,
  registerSourceCommands,
  registerSourceDocuments,
  registerSourceLens,
  registerSourcesView,
  registerStatusBar,
];
