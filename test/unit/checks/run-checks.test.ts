import assert from 'node:assert/strict';
import type { Finding, LibraryQuery } from '../../../src/core/checks/types';
import { runChecks } from '../../../src/core/checks/run-checks';
import { parseDraft } from '../../../src/core/draft/parse';
import { applyEdits } from '../../../src/core/text/span';
import { inEnglish } from '../../../src/messages/english';
import { allDefault, check, fixtureLibrary, options } from './test-library';

describe('checks on quotations and citations', () => {
  let library: LibraryQuery;
  before(async () => {
    library = await fixtureLibrary();
  });

  const only = (findings: readonly Finding[]): Finding => {
    assert.deepEqual(
      findings.map((one) => one.check).length,
      1,
      findings.map((one) => one.check).join(),
    );
    return findings[0]!;
  };

  /** Draft, check, severity, message, and the draft after the first fix that edits. */
  const cases: readonly (readonly [string, string, string, string, string?])[] = [
    [
      'It says “the storm of 14 February tore 73 boats from their moorings and broke the quay” [@harbour-report].',
      'misquote',
      'error',
      'The source has “37”, the draft “73” (The harbour after the storm, sec. “Damage”). Other differences: 1.',
    ],
    [
      'It says “the big storm of 14 February tore 73 boats off their own moorings and broke the quay” [@harbour-report].',
      'misquote',
      'error',
      'The source has “37”, the draft “73” (The harbour after the storm, sec. “Damage”). Other differences: 4.',
    ],
    [
      'Reyl: “We always closed the oil dock, and nobody asked us to,” Toyl said [@harbour-report].',
      'misquote',
      'error',
      'The source has “never”, the draft “always” (The harbour after the storm, sec. “Damage”). Other differences: 1.',
    ],
    [
      'It “put the damage at $2.8 million, a third” [@harbour-report].',
      'misquote',
      'error',
      'The source has “$2.4”, the draft “$2.8” (The harbour after the storm, sec. “Damage”).',
      'It “put the damage at $2.4 million, a third” [@harbour-report].',
    ],
    [
      'Reyl: “We **closed** the fuel dock, and nobody asked us” [@harbour-report].',
      'misquote',
      'error',
      'The source has “We never closed”, the draft “We closed” (The harbour after the storm, sec. “Damage”).',
      'Reyl: “We **never closed** the fuel dock, and nobody asked us” [@harbour-report].',
    ],
    [
      'It says “the old boats have been broken up for their timber” [@harbour-report].',
      'quote-not-found',
      'error',
      'These words were not found in the readable text of The harbour after the storm, nor in any other source.',
    ],
    [
      'It says “found no cracks in the main beams” [@harbour-report, p. 3].',
      'wrong-source',
      'warning',
      'These words stand in Inspection of the Lower Bridge, p. 1; they were not found in the readable text of The harbour after the storm.',
      'It says “found no cracks in the main beams” [@bridge-inspection, p. 1].',
    ],
    [
      'It says “found no cracks in the main beams”.',
      'uncited-quote',
      'warning',
      'These words stand in Inspection of the Lower Bridge, p. 1, and no citation says so.',
      'It says “found no cracks in the main beams” [@bridge-inspection].',
    ],
    [
      'It says “found no cracks in the main beams” [@bridge-inspection, p. 3].',
      'wrong-locator',
      'warning',
      'These words stand at p. 1 of Inspection of the Lower Bridge; the citation says p. 3.',
      'It says “found no cracks in the main beams” [@bridge-inspection, p. 1].',
    ],
    [
      'It is so [@harbor-report].',
      'unknown-citation',
      'warning',
      'No bibliography entry and no source has the key “harbor-report”. Did you mean “harbour-report”?',
      'It is so [@harbour-report].',
    ],
    [
      'It is so [@known1].',
      'missing-source',
      'hint',
      'There is no readable file of known1, so nothing cited from it can be compared.',
    ],
    [
      '<!-- ibid-disable-file misqoute -->\nIt is so.',
      'unused-suppression',
      'hint',
      'There is no check named “misqoute”.',
      'It is so.',
    ],
    [
      '---\ntitle: [\n---\nIt is so.',
      'bibliography-problem',
      'warning',
      'The front matter could not be read: ',
    ],
  ];
  for (const [draft, id, severity, words, fixed] of cases)
    it(`${id}: ${draft.slice(0, 60)}`, async () => {
      const finding = only((await check(draft, library)).findings);
      assert.equal(finding.check, id);
      assert.equal(finding.severity, severity);
      const sentence = inEnglish(finding.message);
      assert.ok(
        sentence === words || (words.endsWith(': ') && sentence.startsWith(words)),
        sentence,
      );
      const fix = finding.fixes.find(({ edits }) => edits.length);
      if (fixed !== undefined) assert.equal(applyEdits(draft, fix!.edits), fixed);
      for (const { title } of finding.fixes) assert.ok(inEnglish(title));
    });

  it('is silent on quotations that are right', async () => {
    const draft = [
      'He said: “We never closed the fuel dock, and nobody asked us to” [@harbour-report].',
      '“[T]he ferry company did not cancel … the evening crossing” [@harbour-report] is a fact.',
      'Is “this quotation of mine” one? The “so-called harbour” and the «very old crane» are fine.',
      'As she put it, “It’s the ‘main beams’ that nobody ever looked at in her opinion.”',
    ].join('\n\n');
    assert.deepEqual((await check(draft, library)).findings, []);
  });

  it('says what was not compared, but not of titles in links or of a few words', async () => {
    const told = async (draft: string): Promise<string[]> =>
      (await check(draft, library, ['unchecked-quote'])).findings.map(({ check: id }) => id);
    const page = '(https://example.org/a)';
    assert.deepEqual(await told(`It says “the old lighthouse was sold” [here]${page}.`), [
      'unchecked-quote',
    ]);
    assert.deepEqual(await told(`“Targeting the Old Harbour Lighthouse” [@known1].`), [
      'unchecked-quote',
    ]);
    assert.deepEqual(await told(`Read [“Targeting the Old Harbour Lighthouse”]${page}.`), []);
    assert.deepEqual(await told(`Read ["A few more words, a title" by Doe]${page}.`), []);
    assert.deepEqual(await told('He is “legally blind” [@known1].'), []);
  });

  const keys: readonly (readonly [string, ...string[]])[] = [
    ['So says [@nobody], and @nobody2020, and @nobody [p. 3].', 'nobody', 'nobody2020', 'nobody'],
    ['Write to ann@example.org, or to @MikeCarterTV (@NEWSMAX); @jack knows.'],
    ['As @harbor-report says.', 'harbor-report'],
    ['See [a page](https://example.org/@nobody2020) and [[nobody2020]].'],
    ['---\nnocite: "@nobody, @harbour-report, @*"\n---\nIt is so.', 'nobody'],
    ['---\ntitle: By nobody@x\nnocite: |\n  @nobody1, @{nobody}\n---\nIt is.', 'nobody1', 'nobody'],
  ];
  for (const [draft, ...unknown] of keys)
    it(`knows these keys for unknown: ${draft.slice(0, 50)}`, async () => {
      const { findings } = await check(draft, library, ['unknown-citation']);
      assert.deepEqual(
        findings.map(({ start, end }) => draft.slice(start, end)),
        unknown,
      );
    });

  it('names a link that leads nowhere as people write it', async () => {
    for (const [href, expected] of [
      ['My%20paper%20%C3%BC.pdf', 'My paper ü.pdf'],
      ['100%.pdf', '100%.pdf'],
    ] as const) {
      const text = `“tore 37 boats from their moorings and broke the northern quay” [here](${href}).`;
      const { findings } = await check(text, library, ['wrong-source']);
      assert.equal(findings[0]!.message.args['cited'], expected);
    }
  });

  it('is silent without sources', async () => {
    const empty: LibraryQuery = { ...library, sources: [] };
    assert.deepEqual((await check('It is so [@nobody].', empty)).findings, []);
  });

  it('obeys the settings', async () => {
    const draft = 'It “put the damage at $2.8 million, a third” [@harbour-report].';
    assert.deepEqual((await check(draft, library, [], { misquote: 'off' })).findings, []);
    const { findings } = await check(draft, library, [], { misquote: 'hint' });
    assert.equal(only(findings).severity, 'hint');
  });

  it('keeps suppressed findings with their reasons and names idle comments', async () => {
    const wrong = 'It “put the damage at $2.8 million, a third” [@harbour-report].';
    const draft = `<!-- ibid-disable-next-line misquote: rounded on purpose -->\n${wrong}\n\n<!-- ibid-disable-next-line misquote: no need -->\nPlain words.\n`;
    const { findings, suppressed } = await check(draft, library);
    assert.deepEqual(
      suppressed.map(({ finding, reason }) => [finding.check, reason]),
      [['misquote', 'rounded on purpose']],
    );
    const unused = only(findings);
    assert.equal(unused.check, 'unused-suppression');
    assert.match(draft.slice(unused.start, unused.end), /no need/);
    const { findings: off } = await check(draft, library, [], { misquote: 'off' });
    assert.deepEqual(off, [], 'a comment for a check that is off is not idle');
  });

  it('offers to suppress what it reports', async () => {
    const { findings } = await check('It is so [@harbor-report].', library);
    const fix = only(findings).fixes.at(-1)!;
    assert.equal(fix.title.id, 'fix.suppress');
    assert.equal(fix.safe, true);
  });

  it('says one thing of a quotation, the gravest, and orders by place', async () => {
    const draft = parseDraft('“four words or more” [@a] and “five other words of mine” [@b].');
    const at = (i: number): { start: number; end: number } => draft.quotations[i]!;
    const raw = (i: number) => ({
      ...at(i),
      message: { id: 'cut-short', args: {} },
      data: {},
      fixes: [],
    });
    const fake = [
      { id: 'cut-short', severity: 'hint', run: () => [raw(1), raw(0)] },
      { id: 'misquote', severity: 'warning', run: () => [raw(1)] },
      {
        id: 'sources-disagree',
        severity: 'information',
        run: () => [{ ...raw(1), end: at(1).end + 1 }],
      },
    ] as const;
    const context = { draft, library, quotations: [], sentences: [], options };
    const { findings } = await runChecks(fake, context, allDefault);
    assert.deepEqual(
      findings.map((one) => one.check),
      ['cut-short', 'misquote', 'sources-disagree'],
    );
  });
});
