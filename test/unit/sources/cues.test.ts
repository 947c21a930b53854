import assert from 'node:assert/strict';
import { locate, printLocator } from '../../../src/core/sources/locator';
import { readSource } from '../../../src/core/sources/read';
import type { SourceDocument } from '../../../src/core/sources/types';

const read = (path: string, ...lines: string[]): Promise<SourceDocument> =>
  readSource({ path, bytes: new TextEncoder().encode(lines.join('\n')) });

const cues = ({ text, blocks }: SourceDocument) =>
  blocks
    .filter(({ kind }) => kind === 'cue')
    .map(({ start, end, time, timeEnd, speaker }) => [
      time,
      timeEnd,
      speaker,
      text.slice(start, end),
    ]);

describe('readVtt', () => {
  it('reads cues, voices, tags and entities, and leaves notes and styles out', async () => {
    const document = await read(
      'a.vtt',
      'WEBVTT',
      'Language: en',
      '',
      'NOTE said by nobody',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'first',
      '00:00.500 --> 00:02.000 align:start',
      '<v.loud Ann Smith>It &amp; I were <i>never</i> <00:00:01.000>there',
      '',
      '00:01.500 --> 01:00:03.000',
      '<v Ann>Who said so?</v>',
      '<v Bob>Not I.</v>',
      '',
      'broken',
      '00:aa --> 00:05.000',
      'lost',
    );
    assert.equal(document.format, 'vtt');
    assert.deepEqual(cues(document), [
      [500, 2000, 'Ann Smith', 'It & I were never there'],
      [1500, 3_603_000, 'Ann', 'Who said so?'],
      [1500, 3_603_000, 'Bob', 'Not I.'],
    ]);
    assert.deepEqual(document.metadata, { language: 'en' });
    assert.deepEqual(
      document.problems.map(({ extent, message }) => [extent, message.id, message.args]),
      [['partly', 'source.broken-cues', { count: 1 }]],
    );
  });

  it('lets words that run over cues stand one behind the other', async () => {
    const document = await read(
      'a.vtt',
      'WEBVTT',
      '',
      '00:12.000 --> 00:14.000',
      'nobody knew what',
      '',
      '00:14.000 --> 00:16.000',
      'the clerk had written',
    );
    const start = document.text.indexOf('what');
    assert.equal(document.text.slice(start).split(/\s+/).join(' '), 'what the clerk had written');
    assert.equal(printLocator(locate(document, { start, end: document.text.length })), '00:00:12');
  });

  it('says once what captions that roll up show twice', async () => {
    const lines = ['one line', 'two lines', 'three lines', 'four lines', 'five lines'];
    const rolled = lines.flatMap((line, i) => [
      `00:0${i}.000 --> 00:0${i + 1}.000`,
      ...(i ? [lines[i - 1]!] : []),
      line,
      '',
    ]);
    const document = await read('a.vtt', 'WEBVTT', '', ...rolled);
    assert.equal(document.text, lines.join('\n'));
  });
});

describe('readSrt', () => {
  it('reads numbered cues, names that come again, and codes of place', async () => {
    const document = await read(
      'a.srt',
      '1',
      '00:00:01,000 --> 00:00:02,500',
      '{\\an8}<i>ANN:</i> It is 5',
      '12',
      '',
      '2',
      '00:00:03,000 --> 00:00:04,000',
      'ANN: o’clock.',
    );
    assert.deepEqual(cues(document), [
      [1000, 2500, 'ANN', 'ANN: It is 5\n12'],
      [3000, 4000, 'ANN', 'ANN: o’clock.'],
    ]);
  });

  it('tells apart who speaks within a cue', async () => {
    const time = '00:00:01,000 --> 00:00:02,500';
    const said = [
      '- Anna: We tried.',
      '- You did',
      'not: at all.',
      'Bob (off): Nor did',
      'you – ever.',
    ];
    const more = ['- Bob: Well-', '-made. At 12: nothing.', '- 12 boats.'];
    const document = await read(
      'a.srt',
      '1',
      time,
      ...said,
      '',
      '2',
      time,
      ...more,
      '',
      '3',
      time,
      'Anna: No.',
    );
    assert.deepEqual(
      cues(document).map(([, , speaker, text]) => [speaker, text]),
      [
        ['Anna', '- Anna: We tried.'],
        [undefined, '- You did\nnot: at all.'],
        ['Bob', 'Bob (off): Nor did\nyou – ever.'],
        ['Bob', '- Bob: Well-'],
        [undefined, '-made. At 12: nothing.\n- 12 boats.'],
        ['Anna', 'Anna: No.'],
      ],
    );
  });

  it('goes by the bytes where the name lies', async () => {
    const srt = ['1', '00:00:01,000 --> 00:00:02,500', 'Hello there.'];
    assert.equal((await read('a.txt', ...srt)).format, 'srt');
    assert.equal(
      (await read('a.srt', 'WEBVTT', '', '00:01.000 --> 00:02.000', 'Hello.')).format,
      'vtt',
    );
  });
});

describe('readTranscript', () => {
  const same = [
    [751_000, 765_000, 'Ann Smith', 'We never saw the ledger.'],
    [765_000, undefined, 'Bob', 'Nor did I.\nNot once.'],
  ];
  const forms: readonly (readonly [string, readonly string[]])[] = [
    ['[00:12:31] Ann Smith: We never saw the ledger.', ['[00:12:45] Bob: Nor did I.', 'Not once.']],
    ['(12:31) Ann Smith: We never saw the ledger.', ['(12:45) Bob: Nor did I.', 'Not once.']],
    ['00:12:31 Ann Smith: We never saw the ledger.', ['', '00:12:45 Bob: Nor did I.', 'Not once.']],
    [
      '00:12:31 Ann Smith\nWe never saw the ledger.',
      ['', '00:12:45 Bob', 'Nor did I.', 'Not once.'],
    ],
    [
      'Ann Smith (12:31):\nWe never saw the ledger.',
      ['', 'Bob (12:45):', 'Nor did I.', 'Not once.'],
    ],
    ['Ann Smith  12:31\nWe never saw the ledger.', ['', 'Bob  12:45', 'Nor did I.', 'Not once.']],
  ];
  for (const [first, rest] of forms) {
    it(`reads ${first.split('\n')[0]!}`, async () => {
      const document = await read('a.txt', first, ...rest);
      assert.equal(document.format, 'transcript');
      assert.deepEqual(cues(document), same);
    });
  }

  it('keeps what stands before the first time, with its title', async () => {
    const document = await read(
      'a.txt',
      'Interview with the harbour master',
      '',
      '2021-03-09',
      '',
      '[00:01] Ann: Good morning to all.',
      '[00:04] Bob: Good morning.',
    );
    assert.equal(document.metadata.title, 'Interview with the harbour master');
    assert.deepEqual(document.metadata.issued, { 'date-parts': [[2021, 3, 9]] });
    assert.equal(cues(document).length, 2);
  });

  it('takes a text that names hours of the day for a text', async () => {
    const document = await read(
      'a.txt',
      'At 10:30 the train left.',
      '',
      'It arrived at 12:45, an hour late, and nobody had waited for it at the station.',
    );
    assert.equal(document.format, 'text');
  });
});
