import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, hoversAt, openDraft, rangeOf, remove, waitForChecks, write } from './workspace';

const HARBOURS = 'sources/harbours.csv';
const TRAFFIC = 'sources/traffic.xlsx';
const TABLE =
  'Port;Tonnes;Note\nOslo;310;"opened; in 1990"\nBergen;420;closed on Sundays\nTromso;555;late\n';

describe('data files among the sources', () => {
  before(async () => {
    await write(HARBOURS, TABLE);
    await write(TRAFFIC, new Uint8Array([0x50, 0x4b, 3, 4]));
  });
  afterEach(() => cleanUp());
  after(() => remove(HARBOURS, TRAFFIC));

  it('are held against what is said of them', async () => {
    const { document } = await openDraft(
      'Bergen handled 420 tonnes [@harbours]. The three ports handled 1,285 tonnes together [@harbours]. ' +
        'Tromso handled 655 tonnes [@harbours].\n',
    );
    const [found] = await waitForChecks(document, ['unsupported-claim']);
    assert.match(found!.diagnostic.message, /655/);
  });

  it('show the row that a citation leads to', async () => {
    const { document } = await openDraft(
      'The list says “Bergen 420 closed on Sundays” [@harbours].\n',
    );
    await waitForChecks(document, []);
    const words = 'closed on Sundays';
    assert.match((await hoversAt(document, words)).text, /harbours/);
    const [place] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      rangeOf(document, words).start,
    );
    assert.ok(place);
    const row = await vscode.workspace.openTextDocument(place.targetUri);
    assert.equal(row.lineAt(place.targetRange.start).text, 'Bergen\t420\tclosed on Sundays');
    assert.equal(place.targetRange.start.line, 2);
  });

  it('are named with a remedy where they can’t be read', async () => {
    const { document } = await openDraft('Traffic fell by 12 percent [@traffic].\n');
    const [found] = await waitForChecks(document, ['missing-source']);
    assert.match(found!.diagnostic.message, /^traffic\.xlsx is of a kind that is not read/);
  });
});
