import assert from 'node:assert/strict';
import { createEngine, type EngineEvents } from '../../../src/core/index';
import { createMemoryHost } from './memory-files';

const silent: EngineEvents = { progress() {}, changed() {} };
const INTERVIEW = [
  'WEBVTT',
  '',
  '00:00:05.000 --> 00:00:09.000',
  'I kept the bakery open through the whole strike.',
  '',
  '00:01:42.000 --> 00:01:47.000',
  'My brother would not speak to me until the spring.',
  '',
].join('\n');
const REPORT =
  '# Report\n\n## The *strike*\n\nIt lasted ninety days and cost the town its tram.\n\n## After\n\nNobody was punished in the end.\n';

async function locators(text: string, key: string) {
  const files = new Map<string, string>([
    ['/w/sources/baker.vtt', INTERVIEW],
    ['/w/sources/report.md', REPORT],
    ['/w/sources/plain.txt', 'A letter\n\nNothing in it has a number.\n'],
  ]);
  const engine = createEngine(createMemoryHost(files), silent);
  await engine.configure({ roots: ['/w'], settings: {} });
  await engine.refresh();
  const offset = text.indexOf('|');
  const draft = { path: '/w/draft.md', text: text.replace('|', '') };
  const found = await engine.locators(draft, key, offset);
  return found.map(({ text, isQuoted }) => (isQuoted ? `→ ${text}` : text));
}

describe('locators of a source', () => {
  it('are its times, in order', async () => {
    assert.deepEqual(await locators('He kept it open [@baker, |].', 'baker'), [
      '00:00:05',
      '00:01:42',
    ]);
  });

  it('begin with the place of the quotation that is cited', async () => {
    const draft = 'He says “would not speak to me until the spring” [@baker, |].';
    assert.deepEqual(await locators(draft, 'baker'), ['→ 00:01:42', '00:00:05']);
    const bare = 'He says “would not speak to me until the spring” [@baker, |';
    assert.deepEqual(await locators(bare, 'baker'), ['→ 00:01:42', '00:00:05']);
  });

  it('leave a quotation of another sentence or source alone', async () => {
    const other = 'He says “would not speak to me until the spring”. So it was [@baker, |].';
    assert.deepEqual(await locators(other, 'baker'), ['00:00:05', '00:01:42']);
    const report = 'He says “would not speak to me until the spring” [@report, |].';
    assert.ok((await locators(report, 'report')).every((text) => !text.startsWith('→')));
  });

  it('are named as they can stand in Markdown, each once', async () => {
    assert.deepEqual(await locators('See [@report, |].', 'report'), [
      'sec. “Report”',
      'sec. “The strike”',
      'sec. “After”',
    ]);
  });

  it('are none where a source has none, or the key is unknown', async () => {
    assert.deepEqual(await locators('See [@plain, |].', 'plain'), []);
    assert.deepEqual(await locators('See [@nobody, |].', 'nobody'), []);
  });
});
