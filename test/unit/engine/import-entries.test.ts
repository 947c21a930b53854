import assert from 'node:assert/strict';
import { createEngine, type CslItem, type Host } from '../../../src/core/index';
import { message } from '../../../src/core/message';
import { applyEdits } from '../../../src/core/text/span';
import { createMemoryHost } from './memory-files';

const RAO: CslItem = { id: 'rao2020', type: 'book', title: 'Tides', author: [{ family: 'Rao' }] };
const LIND: CslItem = { id: 'lind', type: 'book', title: 'Air', author: [{ family: 'Lind' }] };
const BIB = '@book{rao2020,\n  title = {Tides}\n}\n';

type Files = Readonly<Record<string, string>>;

async function open(files: Files, zotero: string, items: readonly CslItem[] | 'silent' = []) {
  const asked: string[] = [];
  const host: Host = {
    ...createMemoryHost(new Map(Object.entries(files))),
    fetchEntries: async (via) => {
      asked.push(via);
      return {
        format: 'csl-json',
        entries: items === 'silent' ? [] : items.map((item) => ({ item, files: [], line: 1 })),
        problems:
          items === 'silent'
            ? [{ line: 1, message: message('zotero.notRunning', { url: '' }) }]
            : [],
        complete: items !== 'silent',
      };
    },
  };
  const engine = createEngine(host, { progress() {}, changed() {} });
  await engine.configure({ roots: ['/w'], settings: { 'ibid.bibliography.zotero': zotero } });
  await engine.refresh();
  return { engine, asked, host };
}

describe('importing entries', () => {
  it('offers those that no bibliography has, by author', async () => {
    const knut: CslItem = { id: 'knut', type: 'book', title: 'Stones' };
    const { engine, asked } = await open({ '/w/a.bib': BIB }, 'local-api', [RAO, LIND, knut]);
    const { entries, problems } = await engine.importableEntries();
    assert.deepEqual(
      entries.map(({ key, authors }) => [key, authors]),
      [
        ['knut', ''],
        ['lind', 'Lind'],
      ],
    );
    assert.deepEqual([problems, asked], [[], ['local-api']]);
  });

  it('asks nobody while the setting is off', async () => {
    const { engine, asked } = await open({}, 'off', [RAO]);
    const { entries, problems } = await engine.importableEntries();
    assert.deepEqual([entries, problems[0]?.id, asked], [[], 'zotero.off', []]);
  });

  it('says why there is nothing', async () => {
    const { engine } = await open({}, 'better-bibtex', 'silent');
    assert.equal((await engine.importableEntries()).problems[0]?.id, 'zotero.notRunning');
  });

  it('says so where nobody can be asked', async () => {
    const { host } = await open({}, 'off');
    const engine = createEngine(
      { ...host, fetchEntries: undefined },
      { progress() {}, changed() {} },
    );
    const settings = { 'ibid.bibliography.zotero': 'local-api' };
    await engine.configure({ roots: ['/w'], settings });
    assert.equal((await engine.importableEntries()).problems[0]?.id, 'zotero.notHere');
  });

  it('adds several to the bibliography that the draft names, in its format, in one edit', async () => {
    const files = { '/w/a.bib': '', '/w/b.json': '[\n  {"id": "old", "type": "book"}\n]\n' };
    const { engine } = await open(files, 'local-api');
    const draft = { path: '/w/draft.md', text: '---\nbibliography: b.json\n---\n\nText.\n' };
    const added = (await engine.addEntries([RAO, LIND], draft))!;
    assert.deepEqual([added.path, added.isNew, added.edits.length], ['/w/b.json', false, 1]);
    const text = applyEdits(files['/w/b.json'], added.edits);
    const items = JSON.parse(text) as CslItem[];
    assert.deepEqual(
      items.map(({ id }) => id),
      ['old', 'rao2020', 'lind'],
    );
    assert.ok(added.edits[0]!.start > 0, 'what stands there is left alone');
  });

  it('adds to the bibliography of the workspace without a draft', async () => {
    const { engine } = await open({ '/w/a.bib': BIB }, 'local-api');
    const added = (await engine.addEntries([LIND]))!;
    assert.equal(added.path, '/w/a.bib');
    const text = applyEdits(BIB, added.edits);
    assert.ok(text.startsWith(BIB) && /@book\{lind,/.test(text));
  });

  it('makes a bibliography where there is none', async () => {
    const { engine } = await open({}, 'local-api');
    const added = (await engine.addEntries([LIND, RAO]))!;
    assert.deepEqual([added.path, added.isNew], ['/w/references.bib', true]);
    assert.match(applyEdits('', added.edits), /^@book\{lind,[^]*@book\{rao2020,/);
  });

  it('leaves a bibliography alone that is broken', async () => {
    const { engine } = await open({ '/w/references.json': '[{"id": ' }, 'local-api');
    assert.equal(await engine.addEntries([LIND]), undefined);
  });
});
