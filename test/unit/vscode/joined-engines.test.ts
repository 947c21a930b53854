import assert from 'node:assert/strict';
import { createEngine, type EngineEvents } from '../../../src/core/index';
import { folderOf, joinEngines } from '../../../src/vscode/joined-engines';
import { createMemoryHost } from '../engine/memory-files';

const silent: EngineEvents = { progress() {}, changed() {} };
const files = {
  '/w/north/sources/ferry.txt':
    'The Northern Ferry\n\nThe ferry leaves the pier at noon every day.\n',
  '/w/south/sources/ferry.txt':
    'The Southern Ferry\n\nThe ferry leaves the pier at midnight every day.\n',
  '/w/south/sources/tram.txt': 'Trams\n\nThe last tram waits for the ferry on most evenings.\n',
  '/w/north/draft.md': 'Told: “The ferry leaves the pier at noon every day” [@ferry].\n',
  '/w/south/draft.md': 'Told: “The ferry leaves the pier at noon every day” [@ferry].\n',
};

async function engineOf(root: string) {
  const engine = createEngine(createMemoryHost(new Map(Object.entries(files))), silent);
  await engine.configure({ roots: [root], settings: {} });
  await engine.refresh();
  return engine;
}

function draftIn(root: string) {
  const path = `${root}/draft.md` as keyof typeof files;
  return { path, text: files[path] };
}

describe('the engines of several folders', () => {
  let asked: string[] = [];
  const folders = ['/w/north', '/w/south'].map((root) => ({
    root,
    ready: () => {
      asked.push(root);
      return engineOf(root);
    },
  }));
  const joined = joinEngines(folders);

  beforeEach(() => (asked = []));

  it('judge a draft by the sources of its own folder, and start no other engine', async () => {
    const verdicts = async (root: string) =>
      (await joined.check(draftIn(root))).findings.map(({ check }) => check);
    assert.deepEqual(await verdicts('/w/north'), []);
    assert.deepEqual(await verdicts('/w/south'), ['misquote']);
    assert.deepEqual(asked, ['/w/north', '/w/south']);
  });

  it('know all sources, and each by its path', async () => {
    const paths = (await joined.sources()).map(({ path }) => path);
    assert.deepEqual(paths, Object.keys(files).slice(0, 3));
    assert.match((await joined.document(paths[1]!))!.text, /midnight/);
    assert.equal(await joined.citation(paths[2]!), '[@tram]');
    assert.equal(await joined.document('/w/nowhere.txt'), undefined);
  });

  it('find in all of them, the best first', async () => {
    const { results } = await joined.find({
      words: 'tram ferry evenings',
      limit: 2,
      operators: false,
    });
    assert.equal(results.length, 2);
    assert.equal(results[0]!.source.key, 'tram');
    assert.ok(results[0]!.score >= results[1]!.score);
    const found = await joined.locate('The ferry leaves the pier at midnight every day', 5);
    assert.equal(found[0]?.source.path, '/w/south/sources/ferry.txt');
  });

  it('find a passage once that several of them have', async () => {
    const twice = joinEngines([
      folders[0]!,
      { root: '/w/copy', ready: () => engineOf('/w/north') },
    ]);
    const found = await twice.locate('The ferry leaves the pier at noon every day', 5);
    assert.equal(found.length, 1);
    const { results } = await twice.find({ words: 'ferry pier noon', limit: 5, operators: false });
    assert.equal(results.length, 1);
  });

  it('count a use where its draft is', async () => {
    const usage = await joined.usage([]);
    assert.deepEqual(
      Object.entries(usage).map(([path, uses]) => [path, uses.map(({ draft }) => draft)]),
      [
        ['/w/north/sources/ferry.txt', ['/w/north/draft.md']],
        ['/w/south/sources/ferry.txt', ['/w/south/draft.md']],
      ],
    );
    const open = [draftIn('/w/north'), draftIn('/w/south')];
    const uses = await joined.uses('/w/north/sources/ferry.txt', open);
    assert.deepEqual(
      uses.map(({ draft }) => draft),
      ['/w/north/draft.md'],
    );
  });

  it('insert a passage of another folder’s source all the same', async () => {
    const [passage] = await joined.locate('The last tram waits for the ferry', 1);
    const draft = { path: '/w/north/draft.md', text: 'And: ' };
    const answer = await joined.insert({
      draft,
      at: { start: 5, end: 5 },
      source: passage!.source.path,
      span: passage!.span,
      form: 'inline',
    });
    assert.match(answer!.edits[0]!.text, /“The last tram waits for the ferry.*” \[@tram\]/);
  });
});

describe('the folder of a path', () => {
  const folders = [{ root: '/w' }, { root: '/w/inner' }, { root: '/other' }];
  for (const [path, root] of [
    ['/w/a.md', '/w'],
    ['/w/inner/a.md', '/w/inner'],
    ['/w/inner-not/a.md', '/w'],
    ['/other', '/other'],
    ['/elsewhere/a.md', '/w'],
  ] as const) {
    it(`of ${path} is ${root}`, () => assert.equal(folderOf(folders, path).root, root));
  }
});
