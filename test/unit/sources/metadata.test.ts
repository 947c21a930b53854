import assert from 'node:assert/strict';
import type { CslItem } from '../../../src/core/bibliography/types';
import { describeSource } from '../../../src/core/sources/metadata';

const document = (metadata: Partial<CslItem> = {}) => ({ format: 'pdf', metadata }) as const;
const on = (...parts: number[]) => ({ 'date-parts': [parts] });

describe('describeSource', () => {
  const names: [string, string, string, string][] = [
    ['/s/2023-01-21-film-resumes.txt', 'film resumes', '2023-01-21', '2023-01-21-film-resumes'],
    ['/s/20230121_notes.pdf', 'notes', '2023-01-21', '20230121_notes'],
    ['/s/mediaite-2023.txt', 'mediaite', '2023', 'mediaite-2023'],
    ['/s/Rao - 2020 - Tides.pdf', 'Rao Tides', '2020', 'Rao-2020-Tides'],
    ['/s/report 2021-03.pdf', 'report', '2021-03', 'report-2021-03'],
    ['/s/2023.pdf', '2023', '2023', '2023'],
    ['/s/v20210.pdf', 'v20210', '', 'v20210'],
    ['/s/flight 1234-5678.pdf', 'flight 1234 5678', '', 'flight-1234-5678'],
    ['/s/2023-13-40 x.pdf', '13 40 x', '2023', '2023-13-40-x'],
    ['/s/interview.vtt', 'interview', '', 'interview'],
  ];
  for (const [path, title, date, key] of names) {
    it(`reads ${path}`, () => {
      const described = describeSource(path, document());
      assert.deepEqual([described.title, described.date, described.key], [title, date, key]);
    });
  }

  it('takes each field from the best place that has it', () => {
    const described = describeSource(
      '/s/2019-05-05-file.pdf',
      document({
        title: 'Own',
        author: [{ family: 'Own' }],
        publisher: 'Own',
        URL: 'https://own.org',
      }),
      {
        sidecar: { title: 'Sidecar', publisher: 'Sidecar', author: [] },
        entry: { id: 'rao2020', title: 'Entry', type: 'book' },
      },
    );
    assert.deepEqual(described, {
      key: 'rao2020',
      title: 'Entry',
      authors: 'Own',
      date: '2019-05-05',
      item: {
        id: 'rao2020',
        type: 'book',
        title: 'Entry',
        author: [{ family: 'Own' }],
        publisher: 'Sidecar',
        URL: 'https://own.org',
        issued: on(2019, 5, 5),
      },
    });
  });

  it('takes the key from sidecar before front matter before the name', () => {
    const key = (sidecar: Partial<CslItem>, metadata: Partial<CslItem>) =>
      describeSource('/s/name.md', document(metadata), { sidecar }).key;
    assert.equal(key({ id: 'a' }, { id: 'b' }), 'a');
    assert.equal(key({}, { id: 'b' }), 'b');
    assert.equal(key({}, {}), 'name');
  });

  for (const title of [
    'Microsoft Word - draft3.doc',
    'Untitled',
    'untitled-1',
    'paper.dvi',
    '  ',
    '12',
    'Document1',
  ]) {
    it(`does not take “${title}” for a title`, () => {
      assert.equal(describeSource('/s/tides.pdf', document({ title })).title, 'tides');
    });
  }
  for (const title of [
    'Untitled: A Memoir',
    'Documents of the harbour',
    '1984: a life',
    'Home rule',
    '水門の記録',
    'Записки смотрителя',
  ]) {
    it(`takes “${title}” for a title`, () => {
      assert.equal(describeSource('/s/tides.pdf', document({ title })).title, title);
    });
  }

  it('writes authors in reading order and leaves program names out', () => {
    const author = [
      { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
      { literal: 'Harbour Office' },
      { literal: 'Administrator' },
      { literal: '田中' },
    ];
    assert.equal(
      describeSource('/s/a.pdf', document({ author })).authors,
      'Jan van der Berg, Harbour Office, 田中',
    );
  });
});
