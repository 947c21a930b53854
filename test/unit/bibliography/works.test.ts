import assert from 'node:assert/strict';
import {
  normalizeDoi,
  normalizeIsbn,
  normalizeUrl,
} from '../../../src/core/bibliography/identifiers';
import type { CslItem } from '../../../src/core/bibliography/types';
import { bibliographyPaths, linkWorks } from '../../../src/core/bibliography/works';

const entry = (item: CslItem, files: string[] = [], bibliographyPath = '/w/refs.bib') => ({
  entry: { item, files, line: 1 },
  bibliographyPath,
});
const source = (path: string, metadata: Partial<CslItem> = {}) => ({ path, metadata });
const year = (value: number) => ({ 'date-parts': [[value]] });

/** Path to key, for those that are linked to an entry. */
function linked(...[sources, entries]: Parameters<typeof linkWorks>): Record<string, string> {
  const links = [...linkWorks(sources, entries)].filter(([, { item }]) => item);
  return Object.fromEntries(links.map(([path, { key }]) => [path, key!]));
}

describe('linkWorks', () => {
  it('follows file fields from the folder of the bibliography', () => {
    const entries = [
      entry({ id: 'a' }, ['../s/x.pdf'], '/w/bib/refs.bib'),
      entry({ id: 'b' }, ['/w/s/y.pdf']),
      entry({ id: 'c' }, ['file:///w/s/z%20z.pdf']),
    ];
    const sources = ['/w/s/x.pdf', '/w/s/y.pdf', '/w/s/z z.pdf'].map((path) => source(path));
    assert.deepEqual(linked(sources, entries), {
      '/w/s/x.pdf': 'a',
      '/w/s/y.pdf': 'b',
      '/w/s/z z.pdf': 'c',
    });
  });

  it('knows files of another machine by name, if the name says enough', () => {
    const entries = [
      entry({ id: 'a' }, ['C:\\Users\\me\\Zotero\\storage\\ABCD\\Rao - 2020 - Tides.pdf']),
      entry({ id: 'b' }, ['/Users/me/papers/paper.pdf']),
      entry({ id: 'c' }, ['/Users/me/WXYZ/Full Text PDF.pdf']),
    ];
    const sources = [
      '/w/s/Rao - 2020 - Tides.pdf',
      '/w/s/paper.pdf',
      '/w/s/WXYZ/Full Text PDF.pdf',
    ];
    assert.deepEqual(
      linked(
        sources.map((path) => source(path)),
        entries,
      ),
      {
        '/w/s/Rao - 2020 - Tides.pdf': 'a',
        '/w/s/WXYZ/Full Text PDF.pdf': 'c',
      },
    );
  });

  it('links nothing where two entries or two files could be meant', () => {
    const two = [entry({ id: 'a' }, ['/x/tides.pdf']), entry({ id: 'b' }, ['/y/tides.pdf'])];
    assert.deepEqual(linked([source('/w/s/tides.pdf')], two), {});
    const files = [source('/w/s/tides.pdf'), source('/w/t/tides.pdf')];
    assert.deepEqual(linked(files, [entry({ id: 'a' }, ['/x/tides.pdf'])]), {});
  });

  it('takes a file name or an own key that is a key', () => {
    const entries = [entry({ id: 'rao:2020' }), entry({ id: 'Lind2019' }), entry({ id: 'own' })];
    const sources = [
      source('/w/s/rao:2020.pdf'),
      source('/w/s/lind2019.txt'),
      source('/w/s/z.md', { id: 'own' }),
      source('/w/s/rao.pdf'),
    ];
    assert.deepEqual(linked(sources, entries), {
      '/w/s/rao:2020.pdf': 'rao:2020',
      '/w/s/lind2019.txt': 'Lind2019',
      '/w/s/z.md': 'own',
    });
  });

  it('takes DOI, URL and ISBN however they are written', () => {
    const entries = [
      entry({ id: 'doi', DOI: '10.1000/ABC.7' }),
      entry({ id: 'url', URL: 'http://www.example.org/news/tides/' }),
      entry({ id: 'isbn', type: 'book', ISBN: '0-306-40615-2' }),
    ];
    const sources = [
      source('/1', { DOI: 'https://doi.org/10.1000/abc.7' }),
      source('/2', { URL: 'https://example.org/news/tides?utm_source=x#top' }),
      source('/3', { ISBN: '978-0-306-40615-7' }),
      source('/4', { URL: 'https://example.org/news/other' }),
    ];
    assert.deepEqual(linked(sources, entries), { '/1': 'doi', '/2': 'url', '/3': 'isbn' });
  });

  it('does not take the ISBN of a chapter’s book for the chapter', () => {
    const entries = [entry({ id: 'chapter', type: 'chapter', ISBN: '978-0-306-40615-7' })];
    assert.deepEqual(linked([source('/1', { ISBN: '978-0-306-40615-7' })], entries), {});
  });

  const rao = [{ family: 'Rao', given: 'Meera' }];
  const titles: [string, Partial<CslItem>, Partial<CslItem>, boolean][] = [
    [
      'same year',
      { title: 'The Tide Tables', issued: year(2020) },
      { title: 'the tide-tables', issued: year(2020) },
      true,
    ],
    [
      'same author',
      { title: 'The Tide Tables', author: rao },
      { title: 'The Tide Tables', author: [{ literal: 'Meera Rao' }] },
      true,
    ],
    ['nothing else', { title: 'The Tide Tables', author: rao }, { title: 'The Tide Tables' }, true],
    [
      'two words and nothing else',
      { title: 'Tide Tables', author: rao },
      { title: 'Tide Tables' },
      false,
    ],
    [
      'two words and the author',
      { title: 'Tide Tables', author: rao, issued: year(2020) },
      { title: 'Tide Tables', author: rao },
      true,
    ],
    [
      'another year',
      { title: 'The Tide Tables', author: rao, issued: year(2020) },
      { title: 'The Tide Tables', author: rao, issued: year(1999) },
      false,
    ],
    [
      'another author',
      { title: 'The Tide Tables', issued: year(2020), author: rao },
      { title: 'The Tide Tables', issued: year(2020), author: [{ family: 'Lind' }] },
      false,
    ],
    [
      'a short title and the year',
      { title: 'Introduction', issued: year(2020) },
      { title: 'Introduction', issued: year(2020) },
      false,
    ],
    [
      'another title',
      { title: 'The Tide Tables II', issued: year(2020) },
      { title: 'The Tide Tables', issued: year(2020) },
      false,
    ],
    [
      'another DOI',
      { title: 'The Tide Tables', issued: year(2020), DOI: '10.1000/a' },
      { title: 'The Tide Tables', issued: year(2020), DOI: '10.1000/b' },
      false,
    ],
  ];
  for (const [name, item, metadata, yes] of titles) {
    it(`${yes ? 'links' : 'does not link'} by title and ${name}`, () => {
      const found = linked([source('/1', metadata)], [entry({ ...item, id: 'a' })]);
      assert.deepEqual(found, yes ? { '/1': 'a' } : {});
    });
  }

  it('does not link by a title alone that two sources or two entries have', () => {
    const title = 'The Tide Tables';
    const one = entry({ id: 'a', title });
    assert.deepEqual(linked([source('/1', { title }), source('/2', { title })], [one]), {});
    assert.deepEqual(linked([source('/1', { title })], [one, entry({ id: 'b', title })]), {});
  });

  it('lets two different DOIs outweigh a name', () => {
    const entries = [entry({ id: 'tides', DOI: '10.1000/a' }, ['/other/tides.pdf'])];
    assert.deepEqual(linked([source('/w/tides.pdf', { DOI: '10.1000/b' })], entries), {});
  });

  it('makes one work of several files, with an entry or without', () => {
    const links = linkWorks(
      [
        source('/1', { DOI: '10.1000/a' }),
        source('/2', { DOI: '10.1000/A' }),
        source('/3', { URL: 'https://x.org/p' }),
        source('/4', { URL: 'http://x.org/p/' }),
        source('/5', { URL: 'https://x.org' }),
        source('/6', { URL: 'https://x.org/' }),
      ],
      [entry({ id: 'a', DOI: '10.1000/a' })],
    );
    const work = (path: string) => links.get(path)?.work;
    assert.equal(work('/1'), 'a');
    assert.equal(work('/2'), 'a');
    assert.ok(work('/3') && work('/3') === work('/4'));
    assert.deepEqual([work('/5'), work('/6')], [undefined, undefined]);
  });
});

describe('identifiers', () => {
  it('are compared in one form', () => {
    assert.equal(normalizeDoi('doi:10.1000/X(1)2.'), '10.1000/x(1)2');
    assert.equal(normalizeDoi('n/a'), undefined);
    assert.equal(normalizeIsbn('0-306-40615-2'), '9780306406157');
    assert.equal(normalizeIsbn('0-306-40615-3'), undefined);
    assert.equal(normalizeIsbn('080442957X'), '9780804429573');
    assert.equal(normalizeUrl('HTTPS://www.X.org:443/a/index.html?id=1&fbclid=2'), 'x.org/a?id=1');
    assert.equal(normalizeUrl('mailto:a@x.org'), undefined);
  });
});

describe('bibliographyPaths', () => {
  const table: [unknown, string[]][] = [
    [{ bibliography: 'a.bib' }, ['a.bib']],
    [{ bibliography: ['a.bib', ' b.json ', 3, ''] }, ['a.bib', 'b.json']],
    [
      { format: { html: { bibliography: 'c.bib' } }, metadata: { bibliography: 'd.bib' } },
      ['d.bib', 'c.bib'],
    ],
    [{ format: 'html' }, []],
    [null, []],
    ['bibliography', []],
  ];
  for (const [data, paths] of table) {
    it(`finds ${paths.join(', ') || 'none'} in ${JSON.stringify(data)}`, () => {
      assert.deepEqual(bibliographyPaths(data), paths);
    });
  }
});
