import * as vscode from 'vscode';
import type { SourceUse } from '../../core/index';
import { toDraft, toRange, toSourceRange } from '../convert';
import { DRAFT_SELECTOR } from '../selectors';
import type { Services } from '../services';
import { openPassage } from '../source-opener';
import { pathOf, SOURCE_SCHEME, uriOf } from '../uris';

/** Definition and peek of a quotation or citation lead to its passage; references of a source to the drafts. */
export function registerNavigation({ drafts, engine }: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(DRAFT_SELECTOR, {
      async provideDefinition(document, position) {
        if (!(await drafts.isDraft(document))) return undefined;
        const ready = await engine.ready();
        const answer = await ready.hover(toDraft(document), document.offsetAt(position));
        if (!answer) return undefined;
        const links: vscode.LocationLink[] = [];
        for (const { passage } of answer.passages) {
          if (!passage) continue;
          const opened = await openPassage(passage);
          links.push({
            originSelectionRange: toRange(document, answer.span),
            targetUri: opened.document.uri,
            targetRange: opened.range,
            targetSelectionRange: opened.range,
          });
        }
        return links;
      },
    }),
    vscode.languages.registerReferenceProvider([{ scheme: SOURCE_SCHEME }, { scheme: 'file' }], {
      async provideReferences(document, _position, _context) {
        if (!engine.started && document.uri.scheme !== SOURCE_SCHEME) return undefined;
        const ready = await engine.ready();
        const open = drafts.open().map(toDraft);
        const uses = await ready.uses(pathOf(document.uri), open);
        return uses.map(toLocation);
      },
    }),
  );
}

function toLocation(use: SourceUse): vscode.Location {
  return new vscode.Location(uriOf(use.draft), toSourceRange(use));
}
