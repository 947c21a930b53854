import assert from 'node:assert/strict';
import { parseConfig } from '../../../src/core/config';
import { DraftDesk } from '../../../src/core/engine/draft-desk';
import { KeptAnswers } from '../../../src/core/engine/kept-answers';
import { Library } from '../../../src/core/engine/library';
import { VerifiedRecord } from '../../../src/core/engine/verified-record';
import { createSourceIndex } from '../../../src/core/search/source-index';
import type { SourceIndex } from '../../../src/core/search/types';
import { createMemoryHost } from './memory-files';

const SENTENCES = Array.from(
  { length: 30 },
  (_, i) => `The keeper of lock number ${i + 3} wrote his ledger by the light of a lantern.`,
);
const DRAFT = SENTENCES.map(
  (sentence) => `It says: “${sentence.replace('wrote', 'kept')}” [@ledger]`,
).join('\n\n');

/** A desk over one source, and what it has asked the index for. */
async function prepare(): Promise<{ desk: DraftDesk; library: Library; asked: string[] }> {
  const host = createMemoryHost(new Map([['/w/sources/ledger.txt', SENTENCES.join('\n\n')]]));
  const index = createSourceIndex(host);
  const asked: string[] = [];
  const watched = new Proxy(index, {
    get(target, name: keyof SourceIndex) {
      const method = target[name].bind(target) as (...all: unknown[]) => unknown;
      return (...all: unknown[]) => {
        if (name === 'verify' || name === 'sharedRuns') asked.push(String(all[0]));
        return method(...all);
      };
    },
  });
  const library = new Library(host, watched, { progress() {}, changed() {} });
  library.configure({ roots: ['/w'], config: parseConfig({}).config });
  await library.refresh();
  const verified = new VerifiedRecord(host, library);
  const kept = new KeptAnswers(host, library);
  return { desk: new DraftDesk(library, watched, host.clock, verified, kept), library, asked };
}

describe('the desk of drafts', () => {
  it('looks for nothing twice, also where a draft is checked for two at once', async () => {
    const { desk, asked } = await prepare();
    const path = '/w/draft.md';
    const first = await desk.check({ path, text: DRAFT });
    assert.equal(first.quotations.filter(({ verdict }) => verdict === 'altered').length, 30);
    for (const added of ['One.', 'One more.']) {
      const text = `${DRAFT}\n\n${added}`;
      asked.length = 0;
      const both = await Promise.all([desk.check({ path, text }), desk.check({ path, text })]);
      assert.deepEqual(both[0], both[1]);
      assert.deepEqual(asked, [added]);
    }
  });

  it('hands out the report that it has, as long as draft and library stand', async () => {
    const { desk, library } = await prepare();
    const input = { path: '/w/draft.md', text: DRAFT };
    const report = await desk.check(input);
    assert.equal(await desk.check({ ...input }), report);
    assert.notEqual(await desk.check({ ...input, text: `${DRAFT}\n` }), report);
    const back = await desk.check(input);
    assert.deepEqual(back, report);
    library.configure({
      roots: ['/w'],
      config: parseConfig({ 'ibid.checks.misquote': 'off' }).config,
    });
    assert.equal((await desk.check(input)).findings.length, 0);
  });

  it('begins no check that was cancelled while another was under way', async () => {
    const { desk, asked } = await prepare();
    const path = '/w/draft.md';
    const other = desk.check({ path, text: DRAFT });
    const cancelled = { cancelled: true, onCancelled: () => undefined };
    await assert.rejects(desk.check({ path, text: `New. ${DRAFT}` }, cancelled), {
      name: 'Cancelled',
    });
    assert.equal((await other).quotations.length, 30);
    assert.ok(asked.length > 0);
  });
});
