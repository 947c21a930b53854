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

/** Over a quotation or citation: the passage in its context, and what differs. */
export function registerHover({ drafts, engine }: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(DRAFT_SELECTOR, {
    async provideHover(document, position, token) {
      if (!(await drafts.isDraft(document)) || token.isCancellationRequested) return undefined;
      const ready = await engine.ready(document.uri);
      const answer = await ready.hover(toDraft(document), document.offsetAt(position));
      if (!answer || token.isCancellationRequested) return undefined;
      return new vscode.Hover(render(answer, document), toRange(document, answer.span));
    },
  });
}

function render(answer: HoverAnswer, document: vscode.TextDocument): vscode.MarkdownString[] {
  const { quotation, passages } = answer;
  const parts: vscode.MarkdownString[] = [];
  if (quotation) parts.push(new vscode.MarkdownString(verdictLine(quotation)));
  if (quotation?.earlier) parts.push(new vscode.MarkdownString(earlierText(quotation.earlier)));
  for (const passage of passages) {
    parts.push(new vscode.MarkdownString(passageText(passage)));
    const actions = actionLine(passage, quotation, document);
    if (actions)
      parts.push(
        trustedMarkdown(actions, ['ibid.openSource', 'ibid.copyCitation', 'ibid.replaceText']),
      );
  }
  return parts;
}

function verdictLine({ verdict, changes }: CheckedQuotation): string {
  const line = `**${escapeMarkdown(verdictWords(verdict))}**`;
  const differs = changes?.some(({ kind }) => kind !== 'same');
  return differs ? `${line}  \n${differenceLine(changes!)}` : line;
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

function passageText({ passage, title, authors, date, problem }: HoverPassage): string {
  const heading = `**${escapeMarkdown(shorten(title, TITLE))}**`;
  const details = [authors, date, passage?.place ?? '']
    .filter(Boolean)
    .map(escapeMarkdown)
    .join(' · ');
  const lines = [details ? `${heading}  \n${details}` : heading];
  if (passage) lines.push(inContext(passage));
  if (problem) lines.push(`*${escapeMarkdown(say(problem))}*`);
  return lines.join('\n\n');
}

/** The words bold between what stands around them in the same paragraph. */
function inContext({ before, text, after }: Passage): string {
  const lead = before.split(/\n\s*\n/).at(-1)!;
  const rest = after.split(/\n\s*\n/)[0]!;
  const open = lead.trim() && lead === before ? '… ' : '';
  const cut = rest.trim() && rest === after ? ' …' : '';
  return `${open}${escapeMarkdown(lead.trimStart())}**${escapeMarkdown(text.trim())}**${escapeMarkdown(rest.trimEnd())}${cut}`;
}

function actionLine(
  { passage }: HoverPassage,
  quotation: CheckedQuotation | undefined,
  document: vscode.TextDocument,
): string {
  if (!passage) return '';
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
  return links.join(' | ');
}
