import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  BOOKS,
  DIARY,
  DRAFT,
  files,
  keeping,
  LEDGER,
  openSession,
  PATH,
  PIECES,
} from './kept-sessions';
import { createMemoryCache } from './memory-files';

type Change = (contents: Map<string, string>, settings: Record<string, unknown>) => void;
const described = `@book{ledger, title = {420 barges}, author = {Berger, Anna}, year = {1871}}`;
/** What may change between two sessions, so that another report is right. */
const changes: Readonly<Record<string, Change>> = {
  'a source': (contents) => contents.set('/w/sources/ledger.txt', LEDGER.replace('340', '420')),
  'a source that is gone': (contents) => contents.delete('/w/sources/diary.txt'),
  'a source that holds another': (contents) =>
    contents.set('/w/sources/diary.txt', `${LEDGER}\n\n${DIARY}`),
  'a further source': (contents) =>
    contents.set('/w/sources/winter.txt', 'Carl Winter\n\n88 barges sank in 1999.'),
  'a file that is not read': (contents) => contents.set('/w/sources/nobody.csv', '12, boats'),
  'a title in a sidecar': (contents) =>
    contents.set('/w/sources/diary.txt.yaml', 'title: 77 lamps\n'),
  'a key in a sidecar': (contents) =>
    contents.set('/w/sources/diary.txt.yaml', 'title: A Diary\nid: nobody\n'),
  'an entry': (contents) => contents.set('/w/books.bib', described),
  'a further entry': (contents) =>
    contents.set(
      '/w/books.bib',
      `${BOOKS}@book{w, title = {B}, author = {Winter, C}, year = 1999}`,
    ),
  'no bibliography': (contents) => contents.delete('/w/books.bib'),
  'the draft’s own entry': (contents) =>
    contents.set(PATH, '---\nreferences:\n- {id: ledger, title: 420 barges}\n---\n\n'),
  'the draft’s language': (contents) => contents.set(PATH, '---\nlang: de\n---\n\n'),
  'least words': (_, settings) => (settings['ibid.quotations.minWords'] = 12),
  'the scope': (_, settings) => (settings['ibid.claims.scope'] = 'sentence'),
  'the threshold': (_, settings) => (settings['ibid.claims.threshold'] = 0.1),
  'what is excluded': (_, settings) => (settings['ibid.exclude'] = ['**/diary.txt']),
  'what is off': (_, settings) => (settings['ibid.checks.misquote'] = 'off'),
};

/** A folder and its settings from session to session. The content of the draft is what stands before its body. */
function beginSessions() {
  const contents = files();
  const { host, blobs } = keeping(contents);
  const settings: Record<string, unknown> = {};
  return {
    change: (change: Change) => change(contents, settings),
    async check(body: string) {
      const input = { path: PATH, text: (contents.get(PATH) ?? '') + body };
      // How a quotation stood before is another memory.
      blobs.delete('verified.json');
      const kept = await openSession(host, settings);
      const fresh = await openSession({ ...host, cache: createMemoryCache() }, settings);
      const report = await kept.desk.check(input);
      await kept.kept.written();
      assert.deepStrictEqual(report, await fresh.desk.check(input), JSON.stringify(input));
      return { report, saved: fresh.asked.length - kept.asked.length };
    },
  };
}

describe('answers that are kept from one session to the next', () => {
  for (const [title, change] of Object.entries(changes))
    it(`make the right report with another thing than before: ${title}`, async () => {
      const session = beginSessions();
      const before = await session.check(DRAFT);
      session.change(change);
      const after = await session.check(DRAFT);
      assert.notDeepEqual(after.report.findings, before.report.findings);
    });

  it('make the same report as a check without them, whatever changes between two sessions', async () => {
    const piece = fc.constantFrom(...PIECES, 'x', '“', '');
    const back: Change = (contents, settings) => {
      contents.clear();
      for (const [path, content] of files()) contents.set(path, content);
      Object.assign(settings, { 'ibid.exclude': [], 'ibid.claims.scope': 'paragraph' });
    };
    const session = fc.record({
      change: fc.constantFrom(...Object.values(changes), back, () => undefined),
      edits: fc.array(fc.tuple(fc.nat(), fc.nat(30), piece), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(session, { minLength: 1, maxLength: 3 }), async (sessions) => {
        const folder = beginSessions();
        let body = DRAFT;
        for (const { change, edits } of sessions) {
          folder.change(change);
          for (const [at, length, added] of edits) {
            const from = at % (body.length + 1);
            body = body.slice(0, from) + added + body.slice(from + length);
          }
          await folder.check(body);
        }
        assert.ok((await folder.check(body)).saved > 0);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }).timeout(60000);
});
