import assert from 'node:assert/strict';
import { createEngine, type Engine, type Finding } from '../../../src/core/index';
import { inEnglish } from '../../../src/messages/english';
import { applyEdits } from '../../../src/core/text/span';
import { createMemoryHost } from './memory-files';

const PATH = '/w/sources/ferry.md';
const FERRY = `# The ferry

The ferry will run until the last day of October, whatever the weather does.
`;
const MOVED = FERRY.replace('until the last day of October', 'until the first day of November');
const GONE =
  '# The ferry\n\nNobody has decided anything about the timetable of the coming winter.\n';
const TEXT =
  'The notice promises: “The ferry will run until the last day of October, whatever the weather does” [@ferry].\n';
const draft = { path: '/w/draft.md', text: TEXT };

async function start(files: Map<string, string>, host = createMemoryHost(files)) {
  const engine = createEngine(host, { progress() {}, changed() {} });
  await engine.configure({ roots: ['/w'], settings: {} });
  await engine.refresh();
  return { engine, host };
}

async function findings(engine: Engine, text = TEXT): Promise<readonly Finding[]> {
  return (await engine.check({ ...draft, text })).findings;
}

describe('a source that changes', () => {
  it('is named, with the date and what it now has, and both readings are offered', async () => {
    const files = new Map([[PATH, FERRY]]);
    const { engine } = await start(files);
    assert.deepEqual(await findings(engine), []);
    files.set(PATH, MOVED);
    await engine.filesChanged([PATH]);
    const [finding, ...others] = await findings(engine);
    assert.deepEqual(others, []);
    assert.equal(finding!.check, 'misquote');
    assert.equal(finding!.severity, 'warning');
    assert.match(
      inEnglish(finding!.message),
      /^ferry\.md has changed since this quotation was verified on \d{4}-\d\d-\d\d\. It now has “.*first day of November/,
    );
    const [present, mine] = finding!.fixes;
    assert.equal(present!.title.id, 'fix.use-present-words');
    assert.deepEqual(await findings(engine, applyEdits(TEXT, present!.edits)), []);
    assert.equal(mine!.command!.id, 'markChecked');
    const kept = await engine.markChecked(
      draft,
      mine!.command!.span!,
      [mine!.command!.check!],
      'checked by hand, 2026-11-21',
    );
    const marked = applyEdits(TEXT, kept);
    const report = await engine.check({ ...draft, text: marked });
    assert.deepEqual(report.findings, []);
    assert.equal(report.suppressed[0]!.reason, 'checked by hand, 2026-11-21');
  });

  it('is known again by an engine that starts later, and told when the words are gone', async () => {
    const files = new Map([[PATH, FERRY]]);
    const { engine, host } = await start(files);
    await findings(engine);
    files.set(PATH, GONE);
    const later = await start(files, host);
    const [finding] = await findings(later.engine);
    assert.equal(finding!.check, 'quote-not-found');
    assert.equal(finding!.message.id, 'source-changed.gone');
    const hover = await later.engine.hover(draft, TEXT.indexOf('until'));
    assert.match(hover!.quotation!.earlier!.text, /last day of October/);
  });

  it('is not blamed where the draft never had its words', async () => {
    const wrong = TEXT.replace('last day', 'third day');
    const files = new Map([[PATH, FERRY]]);
    const { engine } = await start(files);
    await findings(engine, wrong);
    files.set(PATH, MOVED);
    await engine.filesChanged([PATH]);
    assert.match((await findings(engine, wrong))[0]!.message.id, /^misquote\./);
  });

  it('is not blamed for what the writer changes while the file stays as it is', async () => {
    const { engine } = await start(new Map([[PATH, FERRY]]));
    await findings(engine);
    const wrong = TEXT.replace('last day', 'third day');
    assert.match((await findings(engine, wrong))[0]!.message.id, /^misquote\./);
  });

  it('leaves nothing of the draft in the cache', async () => {
    const { engine, host } = await start(new Map([[PATH, FERRY]]));
    await findings(engine);
    const kept = new TextDecoder().decode(await host.cache.read('verified.json'));
    assert.match(kept, /last day of October/);
    assert.doesNotMatch(kept, /notice promises|draft\.md/);
  });
});

describe('citations of a draft', () => {
  const files = () => new Map([[PATH, FERRY]]);

  it('are told with their works and passages', async () => {
    const { engine } = await start(files());
    const [first, second, ...others] = await engine.citations({
      ...draft,
      text: `${TEXT}\nAs @ferry has it [@nobody].\n`,
    });
    assert.equal(first!.items[0]!.title, 'The ferry');
    assert.match(first!.items[0]!.passage!, /^The ferry will run until/);
    assert.equal(second!.narrative, true);
    assert.deepEqual(
      others.map(({ items }) => items.map(({ key }) => key)),
      [['nobody']],
    );
  });

  it('are rewritten in another style, one or all', async () => {
    const { engine } = await start(files());
    const text = `${TEXT}\nIt ends in autumn [@ferry].\n`;
    const at = text.lastIndexOf('@ferry');
    const offered = await engine.rewrites({ ...draft, text }, { start: at, end: at });
    const of = (id: string) => offered.find(({ title }) => title.id === id)!;
    assert.deepEqual(
      offered.map(({ title }) => title.id),
      ['footnote', 'footnote-all', 'link', 'link-all'].map((id) => `rewrite.cite-${id}`),
    );
    assert.match(
      applyEdits(text, of('rewrite.cite-footnote').edits),
      /does” \[@ferry\]\.\n\nIt ends in autumn\.\[\^1\]\n\n\[\^1\]: \[@ferry\]/,
    );
    assert.match(
      applyEdits(text, of('rewrite.cite-link-all').edits),
      /\(\[The ferry\]\(sources\/ferry\.md\)\)[^]*autumn \(\[The ferry\]\(sources\/ferry\.md\)\)\./,
    );
  });
});

describe('several suppressions above one block', () => {
  it('all count', async () => {
    const { engine } = await start(new Map([[PATH, MOVED]]));
    const text = `<!-- ibid-disable-next-line unsourced-claim: counted -->\n${TEXT}`;
    const finding = (await findings(engine, text)).find(({ check }) => check === 'misquote')!;
    const edits = await engine.markChecked({ ...draft, text }, finding, ['misquote'], 'seen');
    const report = await engine.check({ ...draft, text: applyEdits(text, edits) });
    assert.deepEqual(
      report.suppressed.map(({ reason }) => reason),
      ['seen'],
    );
  });
});
