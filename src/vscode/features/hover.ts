import * as vscode from 'vscode';
import type {
  CheckedQuotation,
  HoverAnswer,
  HoverPassage,
  Passage,
  WordChange,
} from '../../core/index';
import { toDraft, toRange } from '../convert';
import { commandLink, escapeMarkdown, trustedMarkdown } from '../markdown';
import { DRAFT_SELECTOR } from '../selectors';
import type { Services } from '../services';
import { verdictWords } from '../verdict-words';
import { say, shorten } from '../words';

/** Keeps a title on one line of a hover. */
const TITLE = 90;
/** UTF-16 units of the passage and what stands around it, so that all is seen below a finding's message. */
const BELOW_A_FINDING = 320;

/**
 * Over a quotation or citation: the passage in its context, and what differs. Where a finding stands, VS
 * Code puts its message on top: what that says is not said again, and less is shown around the passage.
 */
export function registerHover({ drafts, engine }: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(DRAFT_SELECTOR, {
    async provideHover(document, position, token) {
      if (!(await drafts.isDraft(document)) || token.isCancellationRequested) return undefined;
      const ready = await engine.ready(document.uri);
      const answer = await ready.hover(toDraft(document), document.offsetAt(position));
      if (!answer || token.isCancellationRequested) return undefined;
      const findings = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source, range }) => source === 'ibid' && range.contains(position));
      return new vscode.Hover(render(answer, document, findings), toRange(document, answer.span));
    },
  });
}

function render(
  { quotation, passages }: HoverAnswer,
  document: vscode.TextDocument,
  findings: readonly vscode.Diagnostic[],
): vscode.MarkdownString[] {
  const parts: (string | vscode.MarkdownString)[] = [];
  if (quotation) {
    const own = toRange(document, quotation.draftSpan);
    const isTold = findings.some(({ range }) => range.isEqual(own));
    parts.push(verdictText(quotation, isTold));
    if (quotation.earlier) parts.push(earlierText(quotation.earlier));
  }
  const room = findings.length ? BELOW_A_FINDING : Infinity;
  for (const { passage, ...work } of passages) {
    parts.push(workText(work, passage));
    // Above the passage, as a long one would hide them.
    if (passage) parts.push(actionLine(passage, quotation, document), inContext(passage, room));
    if (work.problem) parts.push(`*${escapeMarkdown(say(work.problem))}*`);
  }
  return parts
    .filter((part) => part !== '')
    .map((part) => (typeof part === 'string' ? new vscode.MarkdownString(part) : part));
}

/** What a finding has told is left out; but of several differences its message shows one alone. */
function verdictText({ verdict, changes = [] }: CheckedQuotation, isTold: boolean): string {
  const differences = changes.filter(
    ({ kind }, i) => kind !== 'same' && (changes[i - 1]?.kind ?? 'same') === 'same',
  ).length;
  const line = `**${escapeMarkdown(verdictWords(verdict))}**`;
  if (!isTold || verdict === 'verbatim' || verdict === 'edited')
    return differences ? `${line}  \n${differenceLine(changes)}` : line;
  return differences > 1 ? differenceLine(changes) : '';
}

/** What the source has is bold, what only the draft has is struck through. */
function differenceLine(changes: readonly WordChange[]): string {
  return changes
    .map(({ kind, text }) => {
      const [, before, words, after] = /^(\s*)(.*?)(\s*)$/s.exec(text)!;
      if (!words) return ' ';
      const escaped = escapeMarkdown(words);
      const marked =
        kind === 'added' ? `~~${escaped}~~` : kind === 'removed' ? `**${escaped}**` : escaped;
      return `${before && ' '}${marked}${after && ' '}`;
    })
    .join('')
    .replace(/(~~|\*\*)(~~|\*\*)/g, '$1 $2');
}

/** The words that stood in the source when the quotation was verified; the present ones follow below. */
function earlierText({ text, date }: NonNullable<CheckedQuotation['earlier']>): string {
  const line = vscode.l10n.t(
    'The source has changed since. When this was verified on {0}, it read:',
    date,
  );
  return `${escapeMarkdown(line)}  \n${escapeMarkdown(text.trim())}`;
}

function workText(
  { title, authors, date }: Omit<HoverPassage, 'passage'>,
  passage: Passage | undefined,
): string {
  const heading = `**${escapeMarkdown(shorten(title, TITLE))}**`;
  const details = [authors, date, passage?.place ?? '']
    .filter(Boolean)
    .map(escapeMarkdown)
    .join(' · ');
  return details ? `${heading}  \n${details}` : heading;
}

/** The words bold between what stands around them in the same paragraph, as far as there is room for that. */
function inContext({ before, text, after }: Passage, room: number): string {
  const side = Math.max(0, Math.floor((room - text.length) / 2));
  const lead = before.split(/\n\s*\n/).at(-1)!;
  const rest = after.split(/\n\s*\n/)[0]!;
  const shownLead =
    lead.length > side ? lead.slice(lead.length - side).replace(/^\S*\s?/, '') : lead;
  const shownRest = rest.length > side ? rest.slice(0, side).replace(/\s?\S*$/, '') : rest;
  const open = lead.trim() && (lead === before || shownLead !== lead) ? '… ' : '';
  const cut = rest.trim() && (rest === after || shownRest !== rest) ? ' …' : '';
  return `${open}${escapeMarkdown(shownLead.trimStart())}**${escapeMarkdown(text.trim())}**${escapeMarkdown(shownRest.trimEnd())}${cut}`;
}

function actionLine(
  passage: Passage,
  quotation: CheckedQuotation | undefined,
  document: vscode.TextDocument,
): vscode.MarkdownString {
  const target = { path: passage.source.path, span: passage.span };
  const links = [
    commandLink(vscode.l10n.t('Open at this place'), 'ibid.openSource', target),
    commandLink(vscode.l10n.t('Copy citation'), 'ibid.copyCitation', target),
  ];
  const differs = quotation?.verdict === 'altered' && quotation.expected !== undefined;
  if (differs) {
    const { draftSpan, expected } = quotation;
    const replace = {
      uri: document.uri.toString(),
      ...draftSpan,
      was: document.getText(toRange(document, draftSpan)),
      text: expected!,
    };
    links.push(commandLink(vscode.l10n.t('Use the source’s words'), 'ibid.replaceText', replace));
  }
  return trustedMarkdown(links.join(' | '), [
    'ibid.openSource',
    'ibid.copyCitation',
    'ibid.replaceText',
  ]);
}
