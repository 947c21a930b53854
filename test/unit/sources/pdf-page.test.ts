import assert from 'node:assert/strict';
import { column } from '../../fixtures/sources/pdf/build-pdf';
import { LEFT, read, texts } from '../../fixtures/sources/pdf/pdf-reading';

describe('a page of a PDF', () => {
  it('takes authors and date from below the title, where something tells that they are', async () => {
    const title = { text: 'The Harbour and its Letters', x: 120, y: 700, size: 20 };
    const body = column(LEFT, { x: 60, y: 560 });
    const shown = async (below: readonly string[]) => {
      const lines = below.map((text, i) => ({ text, x: 180, y: 670 - i * 16, size: 12 }));
      const { author, issued } = (
        await read({ pages: [[title, ...lines, ...body]], info: { Author: 'root' } })
      ).metadata;
      return { author, issued };
    };
    const ann = { family: 'Smith', given: 'Ann B.' };
    const carl = { family: 'Berg', given: 'Carl', 'non-dropping-particle': 'van' };
    assert.deepEqual(await shown(['Ann B. Smith and Carl van Berg', 'January 3, 2024']), {
      author: [ann, carl],
      issued: { 'date-parts': [[2024, 1, 3]] },
    });
    assert.deepEqual((await shown(['Ann B. Smith', 'University of the North'])).author, [ann]);
    assert.deepEqual((await shown(['by Ann B. Smith', 'Second printing'])).author, [ann]);
    assert.equal((await shown(['Ann B. Smith'])).author, undefined);
    assert.equal((await shown(['Annual Report', 'March 2019'])).author, undefined);
  });

  it('keeps the labels of a form apart and reads what is filled in', async () => {
    const document = await read({
      pages: [
        ['First name', 'Birthday', 'Nationality'].map((text, i) => ({
          text,
          x: 60,
          y: 700 - i * 13,
        })),
      ],
      fields: [{ value: 'Alice', x: 140, y: 698 }],
    });
    assert.deepEqual(texts(document), ['First name Alice', 'Birthday', 'Nationality']);
  });

  it('keeps a label in bold with the text that it runs into, and apart from the text below it', async () => {
    const label = { text: 'Methods', x: 60, y: 700, font: 'Helvetica-Bold' } as const;
    const line = (text: string, x: number, y: number) => ({ text, x, y });
    const below = [
      line('November 2018 we enrolled the patients of all the centres that', 60, 687),
      line('had been named, and followed them for twenty-four weeks.', 60, 674),
    ];
    const runIn = await read({
      pages: [[label, line('Between 3 March and 28', 104, 700), ...below]],
    });
    assert.deepEqual(texts(runIn), [
      'Methods Between 3 March and 28 November 2018 we enrolled the patients of all the centres that had been named, and followed them for twenty-four weeks.',
    ]);
    const own = await read({ pages: [[label, ...below]] });
    assert.equal(texts(own)[0], 'Methods');
  });

  it('drops the mark of a note and keeps the power of a unit', async () => {
    const raised = (before: string, mark: string, y: number) => [
      { text: before, x: 60, y },
      { text: mark, x: 60 + before.length * 4.4, y: y + 4, size: 6 },
    ];
    const area = await read({
      pages: [
        [...raised('It covers an area of 42 km', '2', 700), ...raised('said the mayor', '2', 600)],
      ],
    });
    assert.deepEqual(texts(area), ['It covers an area of 42 km2 said the mayor']);
  });
});
