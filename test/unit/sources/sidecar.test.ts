import assert from 'node:assert/strict';
import { readSidecar, sidecarNames, writeSidecar } from '../../../src/core/sources/sidecar';
import { inEnglish } from '../../../src/messages/english';

describe('sidecarNames', () => {
  it('are the most particular first', () => {
    assert.deepEqual(sidecarNames('s/a.b.pdf'), [
      's/a.b.pdf.yaml',
      's/a.b.pdf.yml',
      's/a.b.pdf.json',
      's/a.b.yaml',
      's/a.b.yml',
      's/a.b.json',
    ]);
    assert.deepEqual(sidecarNames('s.d/README'), [
      's.d/README.yaml',
      's.d/README.yml',
      's.d/README.json',
    ]);
  });
});

describe('readSidecar', () => {
  const item = {
    title: 'Tides',
    author: [{ family: 'Rao', given: 'Meera' }],
    issued: { 'date-parts': [[2023, 1, 21]] },
  };
  const same: [string, string, string][] = [
    [
      'CSL in YAML',
      'a.yaml',
      'title: Tides\nauthor:\n- family: Rao\n  given: Meera\nissued:\n  date-parts: [[2023, 1, 21]]\n',
    ],
    ['everyday names', 'a.yml', '# mine\nTitle: Tides\nauthors: Meera Rao\ndate: 2023-01-21\n'],
    [
      'CSL-JSON',
      'a.json',
      '[{"title": "Tides", "author": [{"family": "Rao", "given": "Meera"}], "issued": {"raw": "2023-01-21"}}]',
    ],
    [
      'one reference',
      'a.yaml',
      'references:\n- title: Tides\n  author: [Meera Rao]\n  issued: {year: 2023, month: 1, day: 21}\n',
    ],
  ];
  for (const [name, file, text] of same) {
    it(`reads ${name}`, () => assert.deepEqual(readSidecar(text, file), { item }));
  }

  it('reads the first page and nothing else where nothing else is said', () => {
    assert.deepEqual(readSidecar('first-page: 113\n', 'a.yaml'), { item: {}, firstPage: '113' });
    assert.deepEqual(readSidecar('title: x\nfirst-page: xii', 'a.yaml'), {
      item: { title: 'x' },
      firstPage: 'xii',
    });
  });

  const others: [string, string][] = [
    ['package.json', '{"name": "x", "version": "1.0.0", "scripts": {}}'],
    ['schema.json', '{"title": "Person", "type": "object", "properties": {}}'],
    ['survey.json', '{"title": "Survey", "columns": [], "rows": [], "created_by": 3}'],
    ['geo.json', '{"type": "FeatureCollection", "features": []}'],
    ['table.json', '[{"id": 1}, {"id": 2}]'],
    ['library.json', '[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]'],
    ['config.yaml', 'site: x\ntheme: dark\n'],
    ['workflow.yaml', 'name: build\non: [push]\njobs: {}\n'],
    ['text.yaml', 'just a sentence'],
    ['empty.yaml', ''],
    ['null.json', 'null'],
    ['odd.yaml', 'title: [a, b]\n'],
  ];
  for (const [name, text] of others) {
    it(`does not take ${name} for a source’s details`, () => {
      const read = readSidecar(text, name);
      assert.ok('problem' in read);
      assert.equal(read.problem.id, 'sidecar.notAnItem');
      assert.match(inEnglish(read.problem), new RegExp(name));
    });
  }

  it('says that a broken file could not be read', () => {
    for (const [name, text] of [
      ['a.json', '{"title": '],
      ['a.yaml', 'title: "x\nb: ['],
    ] as const) {
      const read = readSidecar(text, name);
      assert.ok('problem' in read && read.problem.id === 'sidecar.syntax');
      assert.doesNotMatch(inEnglish(read.problem), /\{\w+\}/);
    }
  });
});

describe('writeSidecar', () => {
  it('writes CSL that is read back', () => {
    const item = {
      title: 'Tides: a book',
      author: [{ family: 'Rao', given: 'Meera' }],
      issued: { 'date-parts': [[2023, 1, 21]] },
    };
    const text = writeSidecar({ ...item, 'first-page': '113' });
    assert.deepEqual(readSidecar(text, 'a.yaml'), { item, firstPage: '113' });
    assert.match(text, /^title: "Tides: a book"\n/);
  });

  it('keeps comments, order and fields that it does not know', () => {
    const before =
      '# from the archive\ntitle: Old # check\nshelf: B7\ndate: 2020\npublisher: Gone\n';
    const after = writeSidecar(
      { title: 'New', issued: { 'date-parts': [[2021]] }, publisher: '' },
      before,
    );
    assert.equal(
      after,
      '# from the archive\ntitle: New # check\nshelf: B7\nissued: { date-parts: [ [ 2021 ] ] }\n',
    );
  });

  it('keeps JSON what it is', () => {
    const before = '{\n    "title": "Old",\n    "shelf": "B7"\n}\n';
    assert.equal(
      writeSidecar({ title: 'New', publisher: 'Harbour' }, before),
      '{\n    "title": "New",\n    "shelf": "B7",\n    "publisher": "Harbour"\n}\n',
    );
  });

  it('begins anew where nothing usable was there', () => {
    assert.equal(writeSidecar({ title: 'New' }, 'just words'), 'title: New\n');
    assert.equal(writeSidecar({ title: 'New' }, ''), 'title: New\n');
  });
});
