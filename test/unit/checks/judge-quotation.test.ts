import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import { quotationKey } from '../../../src/core/checks/judge-quotation';
import type { LibraryQuery } from '../../../src/core/checks/types';
import { fixtureLibrary, judgeAll, libraryOf, options, readRows } from './test-library';

describe('judgeQuotation', () => {
  let library: LibraryQuery;
  before(async () => {
    library = await fixtureLibrary();
  });

  for (const [expected, key, quotation] of readRows('quotations.tsv'))
    it(`${expected}: ${quotation}`, async () => {
      const marks = /“/.test(quotation!) ? ['„', '“'] : ['“', '”'];
      const [judged] = await judgeAll(
        `It says: ${marks[0]}${quotation}${marks[1]} [@${key}].`,
        library,
      );
      const { verdict, kind, splice } = judged!;
      assert.equal([verdict, kind ?? splice].filter(Boolean).join(':'), expected);
      assert.equal(judged!.source?.key === key, !['otherSource', 'unchecked'].includes(verdict));
    });

  it('gives the source’s words with the writer’s legal edits', async () => {
    const draft =
      '“[It] broke the southern quay … The harbour master, Tomas Reyl, set the damage” [@harbour-report]';
    const [judged] = await judgeAll(draft, library);
    assert.equal(judged!.verdict, 'altered');
    assert.equal(
      judged!.expected,
      '[It] broke the northern quay … The harbour master, Tomas Reyl, put the damage',
    );
    const { changes } = judged!;
    assert.deepEqual(
      changes!.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => `${kind} ${text}`),
      ['removed northern', 'added southern', 'removed put', 'added set'],
    );
    const read = (side: string): string =>
      changes!
        .filter(({ kind }) => kind === 'same' || kind === side)
        .map(({ text }) => text)
        .join('');
    assert.equal(
      read('added'),
      '[It] broke the southern quay … The harbour master, Tomas Reyl, set the damage',
    );
    assert.equal(read('removed'), judged!.expected);
  });

  it('reads a word whose apostrophe was lost as a whole', async () => {
    const text = 'They were late. She said that we don t know the way and never did.';
    const source = await libraryOf([['letter.txt', new TextEncoder().encode(text)]]);
    const [part, whole] = await judgeAll(
      '“She said that we don” [@letter]. “She said that we don t know the way” [@letter].',
      source,
    );
    assert.equal(part!.verdict, 'altered');
    assert.equal(whole!.verdict, 'verbatim');
  });

  it('shows where the words stand', async () => {
    const [judged] = await judgeAll(
      '“found no cracks in the main beams” [@bridge-inspection]',
      library,
    );
    const { text } = (await library.document(judged!.source!.id))!;
    assert.equal(
      text.slice(judged!.span!.start, judged!.span!.end),
      'found no cracks in the main beams',
    );
    assert.equal(judged!.locator!.page, '1');
  });

  it('finds uncited words in the library, exactly or nearly', async () => {
    const draft =
      'One: “broke the northern quay in two places”. Two: “and broke the southern quay in two places”.';
    const verdicts = (await judgeAll(draft, library)).map(({ verdict, kind }) => kind ?? verdict);
    assert.deepEqual(verdicts, ['verbatim', 'words']);
  });

  it('passes over ironies, titles, and quotations inside others', async () => {
    const draft = [
      'A “safe” bridge and a “very safe bridge” here. ',
      'See “The harbour after the storm” [@harbour-report]. ',
      'He said “the ‘fuel dock that we never closed’ is open” today.',
    ].join('');
    const judged = await judgeAll(draft, library);
    assert.deepEqual(
      judged.map(({ quotation }) => parseDraft(draft).quotations[quotation]!.prose.text),
      ['the ‘fuel dock that we never closed’ is open'],
    );
  });

  it('judges few words with a citation behind them', async () => {
    const draft =
      'It “tore 37 boats” [@harbour-report], “tore 38 boats” [@harbour-report], “sank 37 boats” [@harbour-report].';
    assert.deepEqual(
      (await judgeAll(draft, library)).map(({ verdict, kind }) => kind ?? verdict),
      ['verbatim', 'number', 'notFound'],
    );
  });

  it('does not accuse where a cited source is readable in part or missing', async () => {
    const partly = {
      id: 'scan.pdf',
      key: 'scan',
      path: 'scan.pdf',
      title: 'Scan',
      work: 'scan',
      readable: 'partly',
    } as const;
    const other = await fixtureLibrary([partly]);
    const verdicts = async (draft: string): Promise<string[]> =>
      (await judgeAll(draft, other)).map(({ verdict }) => verdict);
    assert.deepEqual(await verdicts('“the mayor had promised a lighthouse” [@scan]'), [
      'unchecked',
    ]);
    assert.deepEqual(
      await verdicts('“the mayor had promised a lighthouse” [@harbour-report; @known1]'),
      ['unchecked'],
    );
    assert.deepEqual(
      await verdicts('“the mayor had promised a lighthouse” [a page](https://example.org/x).'),
      ['unchecked'],
    );
    // Their own words in another source are that source's; words that it quotes may be anybody's.
    assert.deepEqual(await verdicts('“broke the northern quay in two places” [@scan]'), [
      'otherSource',
    ]);
    assert.deepEqual(await verdicts('“the yard has lost eleven of its nineteen welders” [@scan]'), [
      'unchecked',
    ]);
  });

  it('takes several files of one work for one source', async () => {
    const { sources, ...rest } = library;
    const joined = sources.map((source) => ({ ...source, work: 'one', key: 'one' }));
    const one: LibraryQuery = {
      ...rest,
      sources: joined,
      resolve: () => ({ key: 'one', sources: joined, known: true }),
      reference: (id) => joined.find((source) => source.id === id),
    };
    const [judged] = await judgeAll('“found no cracks in the main beams” [@one]', one);
    assert.equal(judged!.verdict, 'verbatim');
  });

  it('has one key for equal questions and another for different ones', () => {
    const key = (text: string): string => quotationKey(parseDraft(text), 0, options);
    const plain = 'He said “four words or more” [@a].';
    assert.equal(key(plain), key(`Before. ${plain} After.`));
    assert.notEqual(key(plain), key('He said “four words or more” [@b].'));
    assert.notEqual(key(plain), key('He said “five words or more” [@a].'));
    assert.notEqual(key(plain), quotationKey(parseDraft(plain), 0, { ...options, minWords: 3 }));
  });
});
