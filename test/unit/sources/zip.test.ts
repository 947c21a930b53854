import { strict as assert } from 'node:assert';
import { strFromU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { ReaderProblem } from '../../../src/core/sources/readers/reader-problem';
import { openArchive } from '../../../src/core/sources/readers/zip';
import { readDocx } from '../../../src/core/sources/readers/docx';
import { problemIds, readWith, zipOf } from './reading';

const problem = (id: string) => (error: unknown) =>
  error instanceof ReaderProblem && error.problem.id === id;

/** Where the directory entry of an archive's first file begins. */
function directoryOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(bytes.length - 22 + 16, true);
}

describe('openArchive', () => {
  it('reads files of any content, packed or stored', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(0 as const, 6 as const),
        (content, level) => {
          const bytes = zipSync({ 'a/b.xml': content, 'z.txt': new Uint8Array([1]) }, { level });
          const archive = openArchive(bytes);
          assert.deepEqual(archive.names, ['a/b.xml', 'z.txt']);
          assert.deepEqual([...archive.read('a/b.xml')!], [...content]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds files whatever the case of their names, and has nothing of another name', () => {
    const archive = openArchive(zipOf({ 'Word/Document.xml': 'x' }));
    assert.equal(strFromU8(archive.read('word/document.xml')!), 'x');
    assert.equal(archive.read('word/other.xml'), undefined);
  });

  it('believes an archive that says it grows beyond measure', () => {
    const bytes = zipOf({ 'word/document.xml': 'short' });
    new DataView(bytes.buffer).setUint32(directoryOf(bytes) + 24, 900_000_000, true);
    assert.throws(() => openArchive(bytes).read('word/document.xml'), problem('source.zip-bomb'));
  });

  it('stops at the sum of many files that are each small enough', () => {
    const names = Array.from({ length: 6 }, (_, index) => `${index}.xhtml`);
    const chapter = new Uint8Array(9_000_000);
    const archive = openArchive(zipOf(Object.fromEntries(names.map((name) => [name, chapter]))));
    for (const name of names.slice(0, 5)) assert.equal(archive.read(name)!.length, 9_000_000);
    assert.throws(() => archive.read('5.xhtml'), problem('source.zip-bomb'));
  });

  it('stops unpacking what grows beyond measure, whatever sizes the archive claims', () => {
    const bytes = zipOf({ 'word/document.xml': new Uint8Array(11_000_000) });
    new DataView(bytes.buffer).setUint32(directoryOf(bytes) + 24, 10, true);
    assert.throws(() => openArchive(bytes).read('word/document.xml'), problem('source.zip-bomb'));
  });

  it('names encrypted files', () => {
    const bytes = zipOf({ 'content.xml': 'secret' });
    bytes[directoryOf(bytes) + 8]! |= 1;
    assert.throws(() => openArchive(bytes).read('content.xml'), problem('source.locked-office'));
  });

  it('names damage, wherever an archive is cut', () => {
    const whole = zipOf({ 'word/document.xml': 'text '.repeat(50), 'b.xml': 'more' });
    for (let end = 0; end < whole.length; end++) {
      assert.throws(() => {
        const archive = openArchive(whole.subarray(0, end));
        for (const name of archive.names) archive.read(name);
      }, problem('source.zip-damaged'));
    }
  });

  it('throws nothing but its own problems on damaged bytes', () => {
    const whole = zipOf({ 'word/document.xml': 'text '.repeat(50), 'b.xml': 'more' });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
        (changes) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          try {
            const archive = openArchive(bytes);
            for (const name of archive.names) archive.read(name);
          } catch (error) {
            assert.ok(error instanceof ReaderProblem, String(error));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a bomb as a document', () => {
  it('is one problem in one sentence', async () => {
    const bytes = zipOf({ 'word/document.xml': new Uint8Array(11_000_000) });
    assert.deepEqual(problemIds(await readWith(readDocx, bytes)), ['unreadable source.zip-bomb']);
  });
});
