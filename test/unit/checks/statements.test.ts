import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statementKey } from '../../../src/core/checks/judge-statement';
import type { LibraryQuery } from '../../../src/core/checks/types';
import { parseDraft } from '../../../src/core/draft/parse';
import { applyEdits } from '../../../src/core/text/span';
import { judgeSentences, tell, textLibrary } from './statement-library';
import { fixtures, options } from './test-library';

const TEXTS = {
  report: `The storm of 1962 flooded the harbour. It destroyed 14 fishing boats in the inner basin of Marlow harbour.
Reyl, the harbour master, asked the county for two million pounds.

The lighthouse keeper walked along the sea wall every single evening until the lamp was lit and the boats were home.`,
  gazette: `The paper remembered that night. The storm of 1962 destroyed 17 fishing boats in the inner basin of
Marlow harbour.`,
  partial: 'A page of a report that could be read only in part, the storm destroyed boats.',
};

describe('checks on statements', () => {
  let library: LibraryQuery;
  before(async () => {
    library = await textLibrary(TEXTS);
  });

  it('ask for a source where there is a figure and none is cited', async () => {
    const told = await tell('Ferry traffic on the river fell by 34 percent in 2016.', library);
    assert.deepEqual(
      told.map(({ check, message }) => [check, message]),
      [['unsourced-claim', 'This sentence gives a figure, and no source is cited for it.']],
    );
    assert.equal(told[0]?.finding.fixes[0]?.command?.id, 'findSource');
  });

  it('ask for none where the writer works something out or looks ahead', async () => {
    const asked = async (draft: string): Promise<readonly string[]> =>
      (await tell(draft, library)).map(({ check }) => check);
    for (const draft of [
      'So ferry traffic on the river drops by 34 percent every 16 years.',
      'As previously noted, ferry traffic on the river drops by 34 percent.',
      'Ferry traffic on the river will fall by 34 percent before 2046.',
    ])
      assert.deepEqual(await asked(draft), [], draft);
    for (const draft of [
      'So, according to Reyl, ferry traffic on the river fell by 34 percent in 2016.',
      'Ferry traffic on the river, which will go on, fell by 34 percent in 2016.',
    ])
      assert.deepEqual(await asked(draft), ['unsourced-claim'], draft);
  });

  it('are quiet where a citation covers the sentence or the paragraph', async () => {
    for (const draft of [
      'The storm of 1962 destroyed 14 fishing boats [@report].',
      'The storm of 1962 destroyed 14 fishing boats. Reyl asked the county for two million pounds [@report].',
      'Fewer than 14 fishing boats were left in Marlow harbour in 1962, as shown in \\cref{fig:boats}.',
      'As \\autoref{tbl:boats} shows, ferry traffic on the river fell by 34 percent in 2016.',
      'In 1962 a man of Marlow harbour told it: “It destroyed 14 boats here. But nobody talks.” [@report]',
      'La tempête de 1962 détruisit 14 bateaux : « Tout le monde parle. Mais trop. » [@report]',
      '# 34 percent fewer boats\n\nWhy did the storm of 1962 destroy 14 fishing boats?',
    ]) {
      const told = await tell(draft, library);
      assert.deepEqual(
        told.map(({ check }) => check).filter((id) => id !== 'sources-disagree'),
        [],
      );
    }
  });

  it('name a figure that the cited source does not have, and the nearest', async () => {
    const told = await tell('The storm destroyed 41 fishing boats in Marlow [@report].', library);
    assert.equal(told.length, 1);
    assert.equal(told[0]?.check, 'unsupported-claim');
    assert.equal(told[0].text, '41');
    assert.match(
      told[0].message,
      /^“41” was not found in the readable text of report; the nearest there is “14 fishing boats” \(/,
    );
    assert.equal(told[0].finding.data.expected, '14');
  });

  it('judge no note that only says where something stands', async () => {
    const note = (text: string) =>
      tell(`The storm of 1962 destroyed 14 fishing boats.[^1]\n\n[^1]: ${text}\n`, library);
    for (const text of [
      '*Hollis v. Brandt*, 512 F.4th 301, 303 (2021) [@report].',
      '*Id.* at 302 (emphasis added); [@report].',
      'Eleanor Whitcombe, *The Shrinking Harbour*, 44 N.L. Rev. 201, 203 (2020) [@report].',
      'Meyer, *Geschichte der Stadt*, Bd. 3, S. 41–44 [@report].',
    ])
      assert.deepEqual(
        (await note(text)).filter(({ check }) => check !== 'sources-disagree'),
        [],
        text,
      );
    const [wrong] = await note('The storm also destroyed 41 boats in the outer basin [@report].');
    assert.equal(wrong?.text, '41');
    const body = await tell('The storm, 512 F.4th at 302, destroyed 41 boats [@report].', library);
    assert.deepEqual(
      body.map(({ text }) => text),
      ['41'],
    );
  });

  it('hold a figure of a table against what its row cites', async () => {
    const rows = async (...lines: string[]) =>
      (await tell(['| Harbour | Boats | Source |', '|---|--:|---|', ...lines].join('\n'), library))
        .filter(({ check }) => check === 'unsupported-claim')
        .map(({ text, message }) => `${text}: ${message}`);
    assert.deepEqual(await rows('| Marlow | 41 | [@report] |', '| Marlow | 14 | [@report] |'), [
      '41: The figure “41” was not found in the readable text of report.',
    ]);
    for (const line of [
      '| Marlow | 41 | none |',
      '| Sutton | 41 | [@report] |',
      '| Marlow | 14 (of 41) | [@report] |',
      '| Marlow [@report] | 14 | 41 |',
      '| 41 | Marlow | [@report] |',
      '| Marlow | 41 | [@report] [@gazette] |',
    ])
      assert.deepEqual(await rows(line), [], line);
  });

  it('accuse nobody where the source is missing or only partly readable', async () => {
    for (const key of ['partial', 'nowhere']) {
      const draft = `The storm destroyed 41 fishing boats in Marlow [@${key}].`;
      const [judged] = await judgeSentences(draft, library);
      assert.equal(judged?.supported, 'unknown');
      assert.equal(judged.sourced, true);
      assert.deepEqual(await tell(draft, library), []);
    }
  });

  it('leave words in quotation marks to the checks on quotations', async () => {
    const draft = 'He said that “the storm destroyed 41 fishing boats” in Marlow [@report].';
    const told = await tell(draft, library);
    assert.deepEqual(
      told.filter(({ check }) => check === 'unsupported-claim'),
      [],
    );
  });

  it('find a copied passage, and mark and cite it', async () => {
    const copied = 'walked along the sea wall every single evening until the lamp was lit';
    const draft = `Every night a man ${copied} for us.`;
    const told = (await tell(draft, library)).filter(({ check }) => check === 'unmarked-quote');
    assert.deepEqual(
      told.map(({ text }) => text),
      [copied],
    );
    const [fix] = told[0]!.finding.fixes;
    assert.equal(applyEdits(draft, fix!.edits), `Every night a man “${copied}” [@report] for us.`);
  });

  it('take a passage with one word replaced as one', async () => {
    const draft =
      'He walked along the sea wall every single evening before the lamp was lit and the boats were home.';
    const told = (await tell(draft, library)).filter(({ check }) => check === 'unmarked-quote');
    assert.deepEqual(
      told.map(({ text }) => text),
      [draft.slice(3, -1)],
    );
  });

  it('name the cited one of two sources that have the words, else the first by name', async () => {
    const copied = 'walked along the sea wall every single evening until the lamp was lit';
    const text = `The lighthouse keeper ${copied} there.`;
    const both = ['almanac', 'report'];
    for (const order of [both, both.toReversed()]) {
      const twice = await textLibrary(Object.fromEntries(order.map((key) => [key, text])));
      for (const [citation, key] of [
        ['', 'almanac'],
        [' [@report]', 'report'],
        [' [@almanac]', 'almanac'],
      ] as const) {
        const told = await tell(`Every night a man ${copied} for us${citation}.`, twice);
        const found = told.filter(({ check }) => check === 'unmarked-quote');
        assert.deepEqual(
          found.map(({ finding }) => finding.data?.source?.key),
          [key],
        );
      }
    }
  });

  it('end a copied passage where a quotation begins', async () => {
    const draft =
      'It destroyed 14 fishing boats in the inner basin of Marlow harbour [@report]. Reyl asked “the county for two million pounds” [@report].';
    const told = (await tell(draft, library)).filter(({ check }) => check === 'unmarked-quote');
    assert.deepEqual(
      told.map(({ text }) => text),
      ['It destroyed 14 fishing boats in the inner basin of Marlow harbour'],
    );
  });

  it('see no copy in what is quoted or too short', async () => {
    for (const draft of [
      'He “walked along the sea wall every single evening until the lamp was lit” then.',
      '> He walked along the sea wall every single evening until the lamp was lit',
      'He walked along the sea wall and the lamp was lit.',
    ]) {
      const told = await tell(draft, library);
      assert.deepEqual(
        told.filter(({ check }) => check === 'unmarked-quote'),
        [],
      );
    }
  });

  it('make keys that change with the words and the citations alone', () => {
    const key = (text: string, index = 0) => statementKey(parseDraft(text), index, options);
    assert.equal(key('One two three four [@a].'), key('Before.\n\nOne two three four [@a].', 1));
    assert.notEqual(key('One two three four [@a].'), key('One two three four [@b].'));
    assert.notEqual(key('One two three four [@a].'), key('One two three five [@a].'));
  });
});

/** Our own labelled pairs: cited source, other source, statement; `differ` or `agree`. */
describe('sources-disagree', () => {
  const rows = readFileSync(join(fixtures, 'disagreements.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split('\t') as [string, string, string, string]);
  for (const [label, cited, other, statement] of rows) {
    it(`${label}: ${statement}`, async () => {
      const library = await textLibrary({ cited, other });
      const draft = statement.replace(/\.$/, ' [@cited].');
      const found = (await tell(draft, library)).filter(
        ({ check }) => check === 'sources-disagree',
      );
      assert.equal(found.length > 0, label === 'differ');
    });
  }
});
