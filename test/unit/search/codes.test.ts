import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  BREAK,
  putToken,
  SPOILED,
  TOKEN_LENGTHS,
  TokenReader,
  TokenWriter,
} from '../../../src/core/search/codes';

/** Where the codes become longer, and the last id that there may be. */
const EDGES = [1, 175, 176, 17_515, 17_516, 732_790, 732_791, 2 ** 24 - 1];

function assertKept(ids: readonly number[]): void {
  const bytes = new Uint8Array(ids.length * 4);
  const end = ids.reduce((at, id) => putToken(bytes, at, id), 0);
  const reader = new TokenReader(bytes.subarray(0, end));
  const read: number[] = [];
  while (reader.at < end) {
    const { at } = reader;
    read.push(reader.next());
    assert.equal(reader.at, at + TOKEN_LENGTHS[bytes[at]!]!);
  }
  assert.deepEqual(read, ids);
  const zeros = bytes.subarray(0, end).filter((byte) => byte === 0).length;
  assert.equal(zeros, ids.filter((id) => id === BREAK).length);
  const writer = new TokenWriter(Uint32Array.from(ids));
  assert.equal(writer.sizeOf(new Uint32Array(ids.length).fill(1)), end);
  const others = new Uint8Array(ids.length * 4);
  const written = new Uint8Array(end + SPOILED);
  const behind = ids.reduce((at, _, i) => putToken(others, at, i), 0);
  assert.equal(writer.put(others, 0, behind, written, 0), end);
  assert.deepEqual(written.subarray(0, end), bytes.subarray(0, end));
}

describe('codes', () => {
  it('keeps ids where their length changes, with sentence ends between them', () => {
    assertKept(EDGES.flatMap((id) => [id, BREAK]));
  });

  it('keeps any ids, and none but a sentence end holds its byte', () => {
    const id = fc.oneof(fc.nat(200), fc.nat(20_000), fc.nat(800_000), fc.nat(2 ** 24 - 1));
    fc.assert(fc.property(fc.array(id), assertKept));
  });
});
