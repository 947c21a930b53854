import assert from 'node:assert/strict';
import { sourceSpeaker } from '../../../src/core/checks/source-speaker';
import type { SourceDocument } from '../../../src/core/sources/types';

describe('sourceSpeaker', () => {
  const WORDS = 'we never closed the dock';
  const table: readonly [source: string, speaker: string | undefined][] = [
    ['Ann Lee said: “we never closed the dock.”', 'Ann Lee'],
    [
      'And besides, harbour lawyer Ann Lee stated in that filing, “we never closed the dock.”',
      'Ann Lee',
    ],
    [
      'In April, Marlow harbour master Ann Lee told the Gazette, “we never closed the dock.”',
      'Ann Lee',
    ],
    ['Bob Roe asked what Ann Lee said: “we never closed the dock.”', 'Ann Lee'],
    ['“we never closed the dock,” Dockers Local 399 secretary Ann Lee told them.', 'Ann Lee'],
    ['“we never closed the dock,” Marlow harbour master Ann Lee said.', 'Ann Lee'],
    ['“we never closed the dock,” said Ann Lee, whom Bob Roe knew.', 'Ann Lee'],
    ['“we never closed the dock.” Ann Lee said no more.', undefined],
    ['Ann Lee left. “we never closed the dock,” she said.', undefined],
    ['Marlow harbour knew it: “we never closed the dock.”', undefined],
    ['Ann Lee said so, and we never closed the dock.', undefined],
    ['“We shut,” Ann Lee said. “we never closed the dock.”', 'Ann Lee'],
    ['“We shut,” said Ann Lee, who ran it. “we never closed the dock.”', 'Ann Lee'],
    ['“We shut,” said Ann Lee, “and we never closed the dock.”', 'Ann Lee'],
    ['“We shut,” Ann Lee said. “we never closed the dock,” Bob Roe said.', 'Bob Roe'],
    ['“We shut,” he said. “we never closed the dock.”', undefined],
    ['“We shut,” Ann Lee said. Bob Roe agreed. “we never closed the dock.”', undefined],
    ['“We shut,” Ann Lee said. Then she left. “we never closed the dock.”', undefined],
    ['Ann Lee said: “We shut.\n\n“And we never closed the dock.”', 'Ann Lee'],
    ['“We shut.\n\n“And we never closed the dock.\n\n“So,” Ann Lee said.', 'Ann Lee'],
    ['Ann Lee said: “We shut.”\n\n“And we never closed the dock.”', undefined],
    ['Ann Lee said: "We shut."\n\n"And we never closed the dock."', undefined],
  ];
  for (const [text, speaker] of table)
    it(text, () => {
      const start = text.indexOf(WORDS);
      const document = { text, blocks: [] } as unknown as SourceDocument;
      assert.equal(sourceSpeaker(document, { start, end: start + WORDS.length }), speaker);
    });

  const voices: readonly [voice: string, speaker: string | undefined][] = [
    ['Ann Lee', 'Ann Lee'],
    ['Ann', 'Ann'],
    ['LORD HARTWELL', 'LORD HARTWELL'],
    ['Speaker 2', undefined],
    ['INTERVIEWER', undefined],
    ['The Court', undefined],
    ['Unidentified Male', undefined],
    ['Frage', undefined],
    ['J.D.', undefined],
    ['Q', undefined],
  ];
  for (const [voice, speaker] of voices)
    it(`${speaker ? 'takes' : 'does not take'} “${voice}” of a transcript for a person`, () => {
      const blocks = [{ kind: 'cue', start: 0, end: WORDS.length, speaker: voice }];
      const document = { text: WORDS, blocks } as unknown as SourceDocument;
      assert.equal(sourceSpeaker(document, { start: 0, end: WORDS.length }), speaker);
    });
});
