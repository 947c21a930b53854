import assert from 'node:assert/strict';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Replacement } from 'sarif';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../../../src/cli/run';
import { linesOf } from '../../../src/cli/io';
import { sarifSchema } from './sarif-schema';

const SOURCE = `Harbour board votes to keep the ferry

2021-05-04

The harbour board voted on Tuesday to keep the night ferry for another three years. The subsidy
is 240,000 crowns a year, and the board's chair said that it had never been higher.

"Nobody on this island will be left on the wrong side of the water," said Ida Lund, who chairs it.
`;

const DRAFT = `# The ferry

Ida Lund promised that “nobody on this island will be left on the wrong side of the water” [@ferry].

The board calls it “240,000 crowns a year, and the board's chair said that it had been higher” [@ferry].
`;

describe('the command line', () => {
  let root: string;

  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'ibid-cli-'));
    await mkdir(join(root, 'sources'));
    await writeFile(join(root, 'sources/ferry.txt'), SOURCE);
    await writeFile(join(root, 'draft.md'), DRAFT);
    await writeFile(join(root, 'null.json'), '{"version":1,"findings":[null]}');
    await writeFile(join(root, 'clean.md'), DRAFT.split('\n').slice(0, 3).join('\n'));
  });

  after(() => rm(root, { recursive: true, force: true }));

  async function call(argv: string[], input = '', cwd = root) {
    let out = '';
    let error = '';
    const code = await run([...argv, '--no-cache'], {
      out: (text) => void (out += text),
      error: (text) => void (error += text),
      input: async () => input,
      cwd,
      env: {},
      outIsTerminal: false,
      errorIsTerminal: false,
      checkPages: new URL('../../../media/checks/', import.meta.url),
    });
    return { code, out, error };
  }

  it('finds half-remembered words and says where they stand', async () => {
    const { code, out } = await call([
      'find',
      'nobdy left wrong side of water',
      '--json',
      '--limit',
      '3',
    ]);
    assert.equal(code, 0);
    const answer = JSON.parse(out) as {
      query: string;
      ms: number;
      results: { path: string; quote: string; start: number; end: number; citation: string }[];
    };
    const [first] = answer.results;
    assert.equal(answer.query, 'nobdy left wrong side of water');
    assert.equal(first!.path, 'sources/ferry.txt');
    assert.equal(first!.quote, SOURCE.slice(first!.start, first!.end));
    assert.match(first!.quote, /wrong side of the water/);
    assert.equal(first!.citation, '[@ferry]');
    assert.ok(answer.ms >= 0);
  });

  it('answers every line of --queries, blank ones too, in their order', async () => {
    const { out } = await call(
      ['find', '--queries', '-', '--json'],
      'night ferry\n\nsubsidy\u2028crowns\r\n',
    );
    const queries = linesOf(out).map((line) => (JSON.parse(line) as { query: string }).query);
    assert.deepEqual(queries, ['night ferry', '', 'subsidy\u2028crowns']);
  });

  it('checks a draft: findings with their place, text, data and fixes', async () => {
    const { code, out } = await call(['check', 'draft.md', '--json', '--all']);
    assert.equal(code, 1);
    const report = JSON.parse(out) as Report;
    const [draft] = report.drafts;
    assert.equal(report.version, 1);
    assert.deepEqual(report.library, { sources: 1, unreadable: 0 });
    assert.deepEqual(
      draft!.quotations.map(({ verdict, kind }) => [verdict, kind ?? null]),
      [
        ['edited', null],
        ['altered', 'negation'],
      ],
    );
    for (const { start, end, text } of draft!.quotations)
      assert.equal(DRAFT.slice(start, end), text);
    const [finding, ...others] = draft!.findings.filter(({ severity }) => severity === 'error');
    assert.deepEqual(others, []);
    assert.equal(finding!.check, 'misquote');
    assert.equal(DRAFT.slice(finding!.start, finding!.end), finding!.text);
    assert.equal(finding!.range.start.line, 5);
    assert.equal(finding!.data.source.path, 'sources/ferry.txt');
    assert.match(finding!.data.expected, /had never been higher/);
    assert.ok(finding!.fixes.some(({ edits }) => edits[0]!.text.includes('never')));
  });

  it('takes brackets in the name of the current folder for what they are', async () => {
    const folder = join(root, 'Thesis [2024] {final}');
    await mkdir(join(folder, 'texts'), { recursive: true });
    await writeFile(join(folder, 'texts/ferry.txt'), SOURCE);
    const { out } = await call(['sources', '--sources', 'texts', '--json'], '', folder);
    assert.deepEqual(
      (JSON.parse(out) as { path: string }[]).map(({ path }) => path),
      ['texts/ferry.txt'],
    );
  });

  it('takes folders and globs for the drafts in them, each once', async () => {
    await mkdir(join(root, 'part/deeper'), { recursive: true });
    for (const name of ['part/one.md', 'part/deeper/two.qmd', 'part/README.md', 'part/data.csv'])
      await writeFile(join(root, name), 'Nothing is quoted here.');
    const checked = async (...given: string[]) =>
      (JSON.parse((await call(['check', ...given, '--json'])).out) as Report).drafts.map(
        ({ path }) => path,
      );
    assert.deepEqual(await checked('part'), ['part/deeper/two.qmd', 'part/one.md']);
    assert.deepEqual(await checked('part/*.md'), ['part/one.md']);
    assert.deepEqual(await checked('part/one.md', 'part/**/*.{md,qmd}'), [
      'part/one.md',
      'part/deeper/two.qmd',
    ]);
    const odd = join(root, 'Thesis (2024)');
    await mkdir(odd);
    await writeFile(join(odd, 'draft.md'), 'Nothing is quoted here.');
    const { out } = await call(['check', '*.md', '--json', '--root', '..'], '', odd);
    assert.deepEqual(
      (JSON.parse(out) as Report).drafts.map(({ path }) => path),
      ['Thesis (2024)/draft.md'],
    );
    await rm(odd, { recursive: true });
  });

  it('reads a draft in an older encoding', async () => {
    await writeFile(
      join(root, 'old.md'),
      Buffer.from('Caf\xe9: \x93no board ever said this of it\x94 [@ferry].', 'latin1'),
    );
    const { out } = await call(['check', 'old.md', '--json', '--all']);
    const [draft] = (JSON.parse(out) as Report).drafts;
    assert.equal(draft!.quotations[0]!.text, 'no board ever said this of it');
  });

  it('has exit codes by --fail-on', async () => {
    assert.equal((await call(['check', 'clean.md'])).code, 0);
    assert.equal((await call(['check', 'draft.md', '--fail-on', 'never'])).code, 0);
    assert.equal((await call(['check', 'draft.md'])).code, 1);
  });

  it('counts what a baseline holds, also when lines move', async () => {
    const { out } = await call(['check', 'draft.md', '--json']);
    const [draft] = (JSON.parse(out) as Report).drafts;
    const findings = draft!.findings.map(({ check, text, context }) => ({
      path: 'draft.md',
      check,
      text,
      context,
    }));
    const again = await movedLines(findings, 'own.json');
    assert.equal(again.inBaseline, findings.length);
    await call(['check', 'draft.md', '--write-baseline', 'written.json']);
    const written = await movedLines(undefined, 'written.json');
    assert.equal(written.inBaseline, findings.length);
  });

  /** The draft with more lines before, checked against a baseline that is written first where one is given. */
  async function movedLines(findings: unknown[] | undefined, name: string) {
    if (findings) await writeFile(join(root, name), JSON.stringify({ version: 1, findings }));
    const moved = DRAFT.replace('# The ferry\n', '# The ferry\n\nMore.\n');
    await writeFile(join(root, 'draft.md'), moved);
    const again = await call(['check', 'draft.md', '--json', '--baseline', name]);
    await writeFile(join(root, 'draft.md'), DRAFT);
    assert.equal(again.code, 0);
    const [checked] = (JSON.parse(again.out) as Report).drafts;
    assert.deepEqual(checked!.findings, []);
    return checked!;
  }

  it('prints findings for people with a coverage line', async () => {
    const { out } = await call(['check', 'draft.md']);
    assert.match(out, /^draft\.md:5:\d+: error: .* \[misquote\]$/m);
    assert.match(out, /^draft\.md: 1 of 2 quotations verified/m);
  });

  it('prints workflow commands for GitHub', async () => {
    const { out } = await call(['check', 'draft.md', '--format', 'github']);
    assert.match(
      out,
      /^::error file=draft\.md,line=5,endLine=5,col=\d+,endColumn=\d+,title=ibid misquote::/m,
    );
  });

  it('prints SARIF that its schema accepts, with severity, page and fix', async () => {
    const { out } = await call(['check', 'draft.md', '--format', 'sarif']);
    const log = JSON.parse(out) as Log;
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const accepts = ajv.compile(sarifSchema);
    assert.ok(accepts(log), JSON.stringify(accepts.errors?.slice(0, 3)));
    const [result] = log.runs[0]!.results!.filter(({ ruleId }) => ruleId === 'misquote');
    const rule = log.runs[0]!.tool.driver.rules![result!.ruleIndex!]!;
    assert.equal(result!.level, 'error');
    assert.equal(rule.id, 'misquote');
    assert.match(rule.help!.markdown!, /^# /);
    assert.equal(result!.properties!['severity'], 'error');
    const [fix] = result!.fixes!;
    const [{ deletedRegion, insertedContent }] = fix!.artifactChanges[0]!.replacements as [
      Replacement,
    ];
    const { charOffset = 0, charLength = 0 } = deletedRegion;
    const fixed =
      DRAFT.slice(0, charOffset) + insertedContent!.text! + DRAFT.slice(charOffset + charLength);
    assert.match(fixed, /that it had never been higher/);
    assert.ok(!accepts({ ...log, runs: [{}] }));
  });

  it('gives SARIF addresses that can be followed, and paths as everywhere', async () => {
    await writeFile(join(root, 'draft #1.md'), DRAFT);
    const outside = await mkdtemp(join(tmpdir(), 'ibid-outside-'));
    await writeFile(join(outside, 'draft.md'), DRAFT);
    const { out } = await call([
      'check',
      'draft #1.md',
      join(outside, 'draft.md'),
      '--format',
      'sarif',
    ]);
    await rm(outside, { recursive: true });
    await rm(join(root, 'draft #1.md'));
    const results = (JSON.parse(out) as Log).runs[0]!.results!;
    const uris = new Set(
      results.map(({ locations }) => locations![0]!.physicalLocation!.artifactLocation!.uri),
    );
    assert.deepEqual([...uris], ['draft%20%231.md', pathToFileURL(join(outside, 'draft.md')).href]);
    const { properties } = results.find(({ ruleId }) => ruleId === 'misquote')!;
    assert.deepEqual(properties!['source'], { key: 'ferry', path: 'sources/ferry.txt' });
  });

  it('lists sources with where they are quoted', async () => {
    const { out } = await call(['sources', '--json']);
    const [source] = JSON.parse(out) as {
      key: string;
      title: string;
      quotedIn: { path: string; line: number }[];
    }[];
    assert.equal(source!.key, 'ferry');
    assert.equal(source!.title, 'Harbour board votes to keep the ferry');
    assert.ok(source!.quotedIn.some(({ path, line }) => path === 'draft.md' && line === 3));
  });

  it('prints the text of a source with its blocks', async () => {
    const { out } = await call(['text', 'sources/ferry.txt', '--json']);
    const text = JSON.parse(out) as { text: string; blocks: { start: number; end: number }[] };
    assert.equal(text.text, SOURCE);
    const outside = text.blocks.reduceRight(
      (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
      SOURCE,
    );
    assert.equal(outside.trim(), '');
  });

  it('scores single sentences and claims, a line each', async () => {
    const scored = await call(
      ['check', '--sentences', '-'],
      'The ferry carried 4,000 people in 2020.\n\nWhy not?\n',
    );
    assert.equal(linesOf(scored.out).length, 3);
    const [figure, , question] = linesOf(scored.out).map(
      (line) => (JSON.parse(line) as { needsSource: number }).needsSource,
    );
    assert.ok(figure! > question!);
    const claim = { id: 7, claim: 'The subsidy is 340,000 crowns.', source: SOURCE };
    const checked = await call(['check', '--claims', '-'], `${JSON.stringify(claim)}\n`);
    const { id, supported, unsupported } = JSON.parse(checked.out) as {
      id: number;
      supported: string;
      unsupported: { start: number; end: number }[];
    };
    assert.equal(id, 7);
    assert.equal(supported, 'no');
    assert.match(claim.claim.slice(unsupported[0]!.start, unsupported[0]!.end), /340,000/);
  });

  const wrong: [string, string[], RegExp][] = [
    ['an unknown command', ['fnid', 'x'], /no command “fnid”/],
    ['an unknown option', ['find', 'x', '--lmit', '3'], /--lmit/],
    ['a limit that is no number', ['find', 'x', '--limit', 'many'], /--limit takes a whole number/],
    ['no words', ['find'], /needs words/],
    ['no draft', ['check'], /needs a draft/],
    ['a glob without a draft', ['check', 'draft*.qmd'], /draft\*\.qmd means no draft/],
    ['a folder without a draft', ['check', 'sources'], /sources means no draft/],
    ['a draft that is not there', ['check', 'nowhere.md'], /nowhere\.md cannot be read/],
    ['a format that is none', ['check', 'draft.md', '--format', 'xml'], /--format takes/],
    [
      'settings that are not there',
      ['check', 'draft.md', '--config', 'no.json'],
      /no\.json cannot be read/,
    ],
    ['a source that is not there', ['text', 'gone.pdf'], /gone\.pdf/],
    ['no command', [], /needs a command: find, check/],
    ['an option where a value is missing', ['find', 'x', '--limit', '--json'], /--limit/],
    ['words where none are taken', ['index', 'sources'], /takes no “sources”/],
    [
      'a library that is not there',
      ['check', 'draft.md', '--sources', 'gone'],
      /source gone is not there/,
    ],
    [
      'a root that is not there',
      ['check', 'draft.md', '--root', 'gone'],
      /folder gone is not there/,
    ],
    ['a bibliography that is not there', ['bibliography', 'gone.bib'], /gone\.bib is not there/],
    [
      'a baseline that is none',
      ['check', 'draft.md', '--baseline', 'null.json'],
      /null\.json cannot be read as one/,
    ],
  ];
  for (const [name, argv, words] of wrong) {
    it(`says in one line what is wrong: ${name}`, async () => {
      const { code, out, error } = await call(argv);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(error, words);
      assert.equal(error.trimEnd().split('\n').length, 1);
    });
  }

  it('says that there are no sources, and finds no fault with a draft then', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'ibid-empty-'));
    const loud = await call(['check', 'draft.md', '--root', empty]);
    const quiet = await call(['check', 'draft.md', '--root', empty, '--quiet']);
    await rm(empty, { recursive: true });
    assert.match(loud.error, /no sources to compare with/);
    assert.match(quiet.out, /draft\.md: 0 of 2 quotations verified, .* 0 findings\.\n$/);
    assert.deepEqual([loud.code, quiet.code, quiet.error], [0, 0, '']);
  });
});

interface Report {
  version: number;
  library: unknown;
  drafts: {
    path: string;
    inBaseline: number;
    quotations: { start: number; end: number; text: string; verdict: string; kind?: string }[];
    findings: {
      check: string;
      severity: string;
      text: string;
      context: string;
      start: number;
      end: number;
      range: { start: { line: number } };
      data: { source: { path: string }; expected: string };
      fixes: { edits: { text: string }[] }[];
    }[];
  }[];
}
