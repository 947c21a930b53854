import * as vscode from 'vscode';
import type { CheckId } from '../core/index';
import type {
  ReviewCounts,
  ReviewFilter,
  ReviewItem,
  ReviewOptions,
  ReviewState,
} from './review-items';
import { readSetting } from './settings';

const STATES: Readonly<Record<ReviewState, () => string>> = {
  verbatim: () => vscode.l10n.t('Verbatim'),
  edited: () => vscode.l10n.t('Legally edited'),
  altered: () => vscode.l10n.t('Altered'),
  spliced: () => vscode.l10n.t('Joined'),
  otherSource: () => vscode.l10n.t('Other source'),
  notFound: () => vscode.l10n.t('Not found'),
  unchecked: () => vscode.l10n.t('Not checked'),
  uncited: () => vscode.l10n.t('No citation'),
  sourced: () => vscode.l10n.t('Sourced'),
  unsourced: () => vscode.l10n.t('No source'),
  unsupported: () => vscode.l10n.t('Not in the source'),
  disputed: () => vscode.l10n.t('Sources differ'),
  noted: () => vscode.l10n.t('Note'),
  checkedByHand: () => vscode.l10n.t('Checked by hand'),
  suppressed: () => vscode.l10n.t('Not reported'),
};

/** What was found at a place that is neither quotation nor claim. */
const NOTES: Readonly<Partial<Record<CheckId, () => string>>> = {
  'wrong-locator': () => vscode.l10n.t('Other place'),
  'unmarked-quote': () => vscode.l10n.t('No quotation marks'),
  'unknown-citation': () => vscode.l10n.t('Unknown key'),
  'missing-source': () => vscode.l10n.t('No file'),
  'bibliography-problem': () => vscode.l10n.t('Bibliography'),
  'unused-suppression': () => vscode.l10n.t('Idle comment'),
};

/** The state of an item in a word or two. */
export function describeState({ state, findings }: ReviewItem): string {
  const check = state === 'noted' ? findings[0]?.check : undefined;
  return ((check && NOTES[check]) ?? STATES[state])();
}

/** The sentence of the status bar: "12 quotations verified, 2 to look at, 31 of 36 claims sourced". */
export function describeCounts({ verified, toLookAt, sourced, claims }: ReviewCounts): string {
  const quotations =
    verified === 1
      ? vscode.l10n.t('1 quotation verified')
      : vscode.l10n.t('{0} quotations verified', verified);
  const rest = [
    toLookAt ? vscode.l10n.t('{0} to look at', toLookAt) : vscode.l10n.t('nothing to look at'),
    claims ? vscode.l10n.t('{0} of {1} claims sourced', sourced, claims) : '',
  ];
  return [quotations, ...rest].filter(Boolean).join(', ');
}

export function describeFilter(filter: ReviewFilter): string {
  switch (filter) {
    case 'all':
      return vscode.l10n.t('Everything');
    case 'toLookAt':
      return vscode.l10n.t('To look at');
    case 'quotations':
      return vscode.l10n.t('Quotations');
    case 'claims':
      return vscode.l10n.t('Claims');
  }
}

/** The reason that a mark carries, kept in the draft. */
export function checkedByHandReason(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${vscode.l10n.t('checked by hand')}, ${date}`;
}

/** A draft may have been marked in English and be read in another language. */
export function reviewOptions({ uri }: vscode.TextDocument): ReviewOptions {
  const phrases = ['checked by hand', vscode.l10n.t('checked by hand').toLowerCase()];
  return {
    threshold: readSetting('ibid.claims.threshold', uri),
    isCheckedByHand: (reason) => phrases.some((phrase) => reason.toLowerCase().startsWith(phrase)),
  };
}
