import assert from 'node:assert/strict';
import { createEngine, type EngineEvents } from '../../../src/core/index';
import { applyEdits } from '../../../src/core/text/span';
import { createMemoryHost } from './memory-files';

const ORCHARD = `---
title: The orchard count
author: Signe Dahl
date: 2022-09-30
---

# The orchard count

The count found 1,312 apple trees in the valley, of which a third bear no fruit. Nobody had counted them since 1961.

“We planted for our grandchildren, and they moved to the city,” said Aslak Rud, who prunes what is left.
`;
const LETTER =
  'A letter to the valley\n\nWe ask that no tree be felled before the second count is made.\n';

const silent: EngineEvents = { progress() {}, changed() {} };

async function engineOver(files: Record<string, string | Uint8Array | Error>, settings = {}) {
  const contents = new Map(Object.entries(files));
  const host = createMemoryHost(contents);
  const engine = createEngine(host, silent);
  await engine.configure({ roots: ['/w'], settings });
  const report = await engine.refresh();
  return { engine, contents, report, host };
}

const library = { '/w/sources/orchard.md': ORCHARD, '/w/sources/letter.txt': LETTER };

describe('the engine', () => {
  it('reads a library and says what it is', async () => {
    const { engine, report } = await engineOver(library);
    assert.equal(report.sources, 2);
    assert.deepEqual(
      (await engine.sources()).map(({ key, title, authors, date }) => [key, title, authors, date]),
      [
        ['letter', 'A letter to the valley', '', ''],
        ['orchard', 'The orchard count', 'Signe Dahl', '2022-09-30'],
      ],
    );
  });

  it('puts the source used last first where two have the same words', async () => {
    const words = 'We ask that no tree be felled before the second count is made.';
    const copies = { '/w/sources/a.txt': words, '/w/sources/b.txt': words };
    const { engine } = await engineOver(copies);
    const request = { words: 'no tree be felled', limit: 2, operators: false };
    const found = async () =>
      (await engine.find(request)).results.map(({ source }) => source.path.slice(-5));
    const first = await found();
    const draft = { path: '/w/draft.md', text: '' };
    const span = { start: 0, end: words.length };
    const source = `/w/sources/${first[1]!}`;
    await engine.insert({ draft, at: { start: 0, end: 0 }, source, span, form: 'inline' });
    assert.deepEqual(await found(), [first[1], first[0]]);
    const text = `“${words}” [@${first[0]!.slice(0, 1)}]`;
    await engine.check({ ...draft, text });
    assert.deepEqual(await found(), [first[1], first[0]]);
    const other = (await engineOver(copies)).engine;
    await other.check({ ...draft, text: text.replace('@a', '@b') });
    const [best] = (await other.find(request)).results;
    assert.equal(best?.source.key, 'b');
  });

  it('inserts what was found, word for word, and finds no fault with it', async () => {
    const { engine } = await engineOver(library);
    const { results } = await engine.find({
      words: 'plnted for grandchildren city',
      limit: 3,
      operators: true,
    });
    const text = 'Rud remembers why.\n\nplnted for grandchildren city';
    const answer = await engine.insert({
      draft: { path: '/w/draft.md', text },
      at: { start: text.length, end: text.length },
      typed: { start: text.indexOf('plnted'), end: text.length },
      source: results[0]!.source.path,
      span: results[0]!.span,
      form: 'inline',
    });
    const written = applyEdits(text, answer!.edits);
    assert.match(written, /^Rud remembers why\.\n\n“.*moved to the city.*” \[@orchard/);
    assert.doesNotMatch(written, /plnted/);
    const report = await engine.check({ path: '/w/draft.md', text: written });
    assert.deepEqual(
      report.findings.map(({ check }) => check),
      [],
    );
    assert.equal(report.coverage.quotations.verbatim, 1);
  });

  it('hovers a quotation with its passage, and a citation alone with its work', async () => {
    const { engine } = await engineOver(library);
    const text =
      'It says “no tree be felled before the third count is made” [@letter]. See @orchard.\n';
    const draft = { path: '/w/draft.md', text };
    const quotation = await engine.hover(draft, text.indexOf('felled'));
    assert.equal(quotation!.kind, 'quotation');
    assert.equal(quotation!.quotation!.verdict, 'altered');
    assert.equal(quotation!.passages[0]!.passage!.source.key, 'letter');
    assert.equal(
      text.slice(quotation!.span.start, quotation!.span.end),
      text.slice(8, text.indexOf(' [@')),
    );
    const citation = await engine.hover(draft, text.indexOf('@orchard') + 3);
    assert.equal(citation!.kind, 'citation');
    assert.equal(citation!.passages[0]!.title, 'The orchard count');
    assert.equal(await engine.hover(draft, 2), undefined);
  });

  it('takes up files that are added, changed and removed', async () => {
    const { engine, contents } = await engineOver(library);
    const find = async (words: string) =>
      (await engine.find({ words, limit: 5, operators: true })).results.map(
        ({ source }) => source.path,
      );
    contents.set(
      '/w/sources/new.txt',
      'The heron\n\nA heron stands in the mill race every morning.\n',
    );
    await engine.filesChanged(['/w/sources/new.txt']);
    assert.deepEqual(await find('"heron stands in the mill race"'), ['/w/sources/new.txt']);
    contents.set('/w/sources/new.txt', 'The heron\n\nAn otter sleeps under the mill wheel.\n');
    await engine.filesChanged(['/w/sources/new.txt']);
    assert.deepEqual(await find('"heron stands in the mill race"'), []);
    contents.delete('/w/sources/new.txt');
    await engine.filesChanged(['/w/sources/new.txt']);
    assert.deepEqual(await find('"otter sleeps under the mill wheel"'), []);
  });

  it('opens a library from the cache without reading its files', async () => {
    const contents = new Map<string, string>(Object.entries(library));
    const host = createMemoryHost(contents);
    const first = createEngine(host, silent);
    await first.configure({ roots: ['/w'], settings: {} });
    await first.refresh();
    const reads = host.files.reads.length;
    const second = createEngine(host, silent);
    await second.configure({ roots: ['/w'], settings: {} });
    const report = await second.refresh();
    assert.equal(report.fromCache, 2);
    assert.deepEqual(
      host.files.reads.slice(reads).filter((path) => path.includes('/sources/')),
      [],
    );
    const { results } = await second.find({
      words: 'tree felled before second count',
      limit: 1,
      operators: true,
    });
    assert.equal(results[0]!.source.key, 'letter');
  });

  it('names files that cannot be read, and goes on', async () => {
    const { report } = await engineOver({
      ...library,
      '/w/sources/locked.txt': new Error('EACCES'),
      '/w/sources/picture.txt': new Uint8Array([0, 1, 2, 0, 255, 254, 0, 0, 7]),
    });
    assert.equal(report.unreadable, 2);
    assert.deepEqual(
      report.problems.map(({ path, message }) => [path, message.id]),
      [
        ['/w/sources/locked.txt', 'source.cannot-open'],
        ['/w/sources/picture.txt', 'source.binary'],
      ],
    );
  });

  it('leaves a source that is too large unread', async () => {
    const { report, host } = await engineOver(
      { '/w/sources/huge.txt': 'word '.repeat(400_000) },
      { 'ibid.maxFileSize': 1 },
    );
    assert.equal(report.problems[0]!.message.id, 'source.too-large');
    assert.ok(!host.files.reads.includes('/w/sources/huge.txt'));
  });

  it('tells where sources and bibliographies are looked for, within the roots or not', async () => {
    const { engine } = await engineOver(library, {
      'ibid.sources': ['sources', '../shared/**/*.pdf', '/papers'],
      'ibid.bibliography.files': ['refs/all.bib', '/home/zotero.bib'],
    });
    assert.deepEqual(await engine.places(), [
      '/w/sources',
      '/shared',
      '/papers',
      '/w/refs/all.bib',
      '/home/zotero.bib',
    ]);
  });

  it('is silent without sources', async () => {
    const { engine } = await engineOver({});
    const text = 'In 1961 there were “exactly nine thousand apple trees in it” [@nobody].\n';
    const report = await engine.check({ path: '/w/draft.md', text });
    assert.deepEqual(report.findings, []);
  });

  it('makes citations follow a renamed source', async () => {
    const draft = 'As [@letter] has it, and [the count](sources/orchard.md#L9).\n';
    const { engine } = await engineOver({ ...library, '/w/draft.md': draft });
    const [followed] = await engine.followRename(
      [
        { from: '/w/sources/orchard.md', to: '/w/archive/orchard.md' },
        { from: '/w/sources/letter.txt', to: '/w/sources/appeal.txt' },
      ],
      [],
    );
    const text = applyEdits(draft, followed!.edits);
    assert.equal(text, 'As [@appeal] has it, and [the count](archive/orchard.md#L9).\n');
  });

  it('counts uses in a draft as its editor has it, and keeps what is known of that version', async () => {
    const quoted = '“no tree be felled before the second count” [@letter]';
    const { engine } = await engineOver({ ...library, '/w/draft.md': `${quoted}, ${quoted}.` });
    const draft = { path: '/w/draft.md', text: `So: ${quoted}.` };
    const { coverage } = await engine.check(draft);
    const usage = await engine.usage([draft]);
    assert.deepEqual(
      Object.entries(usage).map(([source, uses]) => [source, uses.map(({ span }) => span.start)]),
      [['/w/sources/letter.txt', [5]]],
    );
    assert.equal((await engine.check(draft)).coverage, coverage);
    assert.equal((await engine.usage([]))['/w/sources/letter.txt']!.length, 2);
  });

  it('lists where a source is quoted and cited', async () => {
    const draft =
      'It asks “that no tree be felled before the second count” [@letter]. So @letter.\n';
    const { engine } = await engineOver({ ...library, '/w/draft.md': draft });
    const uses = await engine.uses('/w/sources/letter.txt', []);
    assert.deepEqual(
      uses.map(({ text }) => text),
      ['that no tree be felled before the second count', '@letter'],
    );
    assert.equal(LETTER.slice(uses[0]!.sourceSpan!.start, uses[0]!.sourceSpan!.end), uses[0]!.text);
  });

  it('continues a quotation that was begun, with its mark and citation', async () => {
    const { engine } = await engineOver(library);
    const text = 'The letter pleads: “We ask that no tree';
    const found = await engine.continueQuotation({ path: '/w/draft.md', text }, text.length);
    assert.deepEqual(found, [
      { text: ' be felled before the second count is made.', closing: '” [@letter]' },
    ]);
  });

  it('continues it in every way in which sources go on', async () => {
    const { engine } = await engineOver({
      '/w/sources/first.txt': 'One\n\nNobody had counted them since the war.\n',
      '/w/sources/second.txt': 'Two\n\nNobody had counted them since the war.\n',
      '/w/sources/third.txt': 'Three\n\nNobody had counted them by night.\n',
    });
    const text = 'It says “Nobody had counted them ';
    const found = await engine.continueQuotation({ path: '/w/draft.md', text }, text.length);
    assert.deepEqual(found, [
      { text: 'since the war.', closing: '” [@first]' },
      { text: 'by night.', closing: '” [@third]' },
    ]);
    const short = await engine.continueQuotation({ path: '/w/draft.md', text: 'It “had so' }, 10);
    assert.deepEqual(short, []);
  });

  it('takes up no change of a draft it has already judged twice', async () => {
    const { engine } = await engineOver(library);
    const path = '/w/draft.md';
    const text = 'It asks “that no tree be felled before the third count” [@letter].\n';
    const before = await engine.check({ path, text });
    const after = await engine.check({ path, text: `A first line.\n\n${text}` });
    const [one] = before.findings;
    const [other] = after.findings;
    assert.equal(other!.start - one!.start, 'A first line.\n\n'.length);
    assert.deepEqual(other!.message, one!.message);
  });
});
