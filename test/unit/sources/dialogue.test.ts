import assert from 'node:assert/strict';
import { withSpeakers } from '../../../src/core/sources/dialogue';
import type { Block } from '../../../src/core/sources/types';

/** The speaker of each paragraph. */
function speakersOf(paragraphs: readonly string[]): (string | undefined)[] {
  const text = paragraphs.join('\n\n');
  let at = 0;
  const blocks: Block[] = paragraphs.map((paragraph) => {
    const start = at;
    at += paragraph.length + 2;
    return { kind: 'paragraph', start, end: start + paragraph.length };
  });
  const document = { format: 'text', text, blocks, metadata: {}, problems: [] } as const;
  return withSpeakers(document).blocks.map(({ speaker }) => speaker);
}

describe('withSpeakers', () => {
  it('names the speaker of each turn of a dialogue, and of nothing else in it', () => {
    const found = speakersOf([
      'Select Committee on Ferries, 3 May 2022',
      'LORD HARTWELL: The register was kept in pencil.',
      'Dr. Quayle: And who kept it?',
      'LORD HARTWELL: I did.',
      'It was passed round.',
      'Dr. Quayle: Thank you.',
      'Note: the committee then rose.',
    ]);
    assert.deepEqual(found, [
      undefined,
      'LORD HARTWELL',
      'Dr. Quayle',
      'LORD HARTWELL',
      undefined,
      'Dr. Quayle',
      undefined,
    ]);
  });

  const prose = 'The council met on Tuesday to hear what the engineers had found.';
  for (const [name, paragraphs] of [
    ['one speaker', ['Ann Lee: One.', 'Ann Lee: Two.', 'Ann Lee: Three.', 'Ann Lee: Four.']],
    [
      'prose with labels',
      [
        'Note: One.',
        prose,
        prose,
        prose,
        'Tip: Two.',
        prose,
        prose,
        'Note: Three.',
        prose,
        'Tip: Four.',
      ],
    ],
    [
      'a log in blocks',
      [
        'Warning: One.',
        'Warning: Two.',
        'Warning: Three.',
        'Error: Four.',
        'Error: Five.',
        'Error: Six.',
      ],
    ],
    ['labels in small letters', ['note: One.', 'tip: Two.', 'note: Three.', 'tip: Four.']],
    ['a glossary', ['Adit: a way in.', 'Barge: a boat.', 'Canal: a cut.', 'Dock: a basin.']],
  ] as const) {
    it(`leaves ${name} alone`, () => {
      assert.ok(speakersOf(paragraphs).every((speaker) => speaker === undefined));
    });
  }
});
