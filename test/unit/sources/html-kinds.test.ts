import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/sources/read';
import type { CslItem } from '../../../src/core/bibliography/types';

const TEXT = `<p>The council voted on Tuesday to rebuild the old harbour, ending a dispute that had divided the town
for eleven years and cost it three mayors.</p><p>Under the plan, which passed by nine votes to six, the quay will be
torn down in the spring and replaced by a basin deep enough for coastal freighters.</p><p>Opponents argued that the
money, about 42 million euros, would be better spent on housing, and they said they would go to court.</p>`;

const read = async (head: string, body: string) =>
  readSource({
    path: 'a.html',
    bytes: new TextEncoder().encode(
      `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`,
    ),
  });

/** Pages in the manner of systems that write them, and what they say of themselves. */
const PAGES: readonly (readonly [
  kind: string,
  head: string,
  body: string,
  says: Partial<CslItem>,
])[] = [
  [
    'a blog whose author stands in an hCard alone',
    '<title>Rebuilding the harbour – Notes from the Quay</title>',
    `<article><header class="entry-header"><h1 class="entry-title">Rebuilding the harbour</h1><div class="entry-meta">
     <time class="entry-date published" datetime="2024-03-05T18:22:10+00:00">March 5, 2024</time><span class="byline"> by
     <span class="author vcard"><a class="url fn n" href="/author/jonas/">Jonas Rehm</a></span></span></div></header>
     <div class="entry-content">${TEXT}</div></article><div id="comments"><span class="author">Peter Smith</span></div>`,
    {
      title: 'Rebuilding the harbour',
      author: [{ family: 'Rehm', given: 'Jonas' }],
      issued: { 'date-parts': [[2024, 3, 5]] },
    },
  ],
  [
    'a forum, of which the first post counts',
    '<title>Why rebuild?</title>',
    `<h1>Why rebuild?</h1><div><span itemprop="author"><b itemprop="name">tidewatcher</b></span>
     <time itemprop="datePublished" datetime="2023-11-02T08:00:00Z">then</time>${TEXT}</div>
     <div itemprop="comment"><span itemprop="author">oldsalt</span><p>The wall was rotten, and everyone knew.</p></div>`,
    { author: [{ literal: 'tidewatcher' }], issued: { 'date-parts': [[2023, 11, 2]] } },
  ],
  [
    'a field with its label before the name',
    '<title>Map | Nordvik University</title>',
    `<h1>Map</h1><article><div class="field-author"><div>Author</div><div>Eva Lund</div></div>${TEXT}</article>`,
    { title: 'Map', author: [{ family: 'Lund', given: 'Eva' }] },
  ],
  [
    'a newspaper that names itself before its author',
    '<title>Neubau | Küstenzeitung</title><meta property="og:site_name" content="Küstenzeitung"><meta name="author" content="Küstenzeitung, Jürgen Weiß">',
    `<h1>Neubau</h1><article>${TEXT}</article>`,
    { author: [{ family: 'Weiß', given: 'Jürgen' }], 'container-title': 'Küstenzeitung' },
  ],
  [
    'the landing page of an article in a journal',
    `<meta name="citation_title" content="Sea walls"><meta name="citation_author" content="van Berg, Carl"><meta name="citation_journal_title"
     content="Coastal Studies"><meta name="citation_abstract_html_url" content="https://journals.example/jcs/12/3/213">`,
    `<h1>Sea walls</h1>${TEXT}`,
    {
      type: 'article-journal',
      'container-title': 'Coastal Studies',
      URL: 'https://journals.example/jcs/12/3/213',
    },
  ],
  [
    'an act',
    '<title>Harbours Act 2021</title><meta name="DC.date.valid" content="2021-04-29"><meta name="DC.identifier" content="https://law.example/2021/17">',
    `<h1>Harbours Act 2021</h1>${TEXT}`,
    { issued: { 'date-parts': [[2021, 4, 29]] }, URL: 'https://law.example/2021/17' },
  ],
  [
    'a page written by hand',
    '<title>The Harbour at Nordvik</title>',
    `<table><tr><td><a href="b.html">Boats</a></td><td><i>by Peter Jones, 4 May 1998</i>${TEXT}<hr>Last changed 12.6.1999</td></tr></table>`,
    { author: [{ family: 'Jones', given: 'Peter' }], issued: { 'date-parts': [[1998, 5, 4]] } },
  ],
  [
    'an encyclopedia that changes',
    `<title>Old Harbour - Wikipedia</title><script type="application/ld+json">{"@type":"Article","name":"Old Harbour",
     "publisher":{"@type":"Organization","name":"Wikimedia Foundation, Inc."},"datePublished":"2006-05-02","dateModified":"2024-02-01"}</script>`,
    `<h1>Old Harbour</h1>${TEXT}`,
    { 'container-title': 'Wikipedia', issued: { 'date-parts': [[2024, 2, 1]] } },
  ],
];

describe('pages of many kinds', () => {
  for (const [kind, head, body, says] of PAGES) {
    it(`are read: ${kind}`, async () => {
      const { metadata } = await read(head, body);
      const told = Object.fromEntries(
        Object.keys(says).map((field) => [field, metadata[field as keyof CslItem]]),
      );
      assert.deepEqual(told, says);
    });
  }

  it('keep the title that stands below a label, and lose the signs beside headings', async () => {
    const { text, blocks } = await read(
      '<title>Harbour vote - Port Authority</title>',
      `<div class="content"><span>Press release</span><h1>Harbour vote<a class="headerlink" href="#v">¶</a></h1>${TEXT}
       <h2>Cost<span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>${TEXT}</div>`,
    );
    const headings = blocks.filter(({ kind }) => kind === 'heading');
    assert.deepEqual(
      headings.map(({ start, end }) => text.slice(start, end)),
      ['Harbour vote', 'Cost'],
    );
  });

  for (const [way, kinds] of [
    [
      '<nav aria-label="breadcrumb"><ol><li>Home</li><li>Harbour vote</li></ol></nav>',
      ['chrome', 'chrome', 'heading'],
    ],
    ['<p>Home / News / Harbour vote</p>', ['chrome', 'heading']],
    ['<p>Press release</p>', ['paragraph', 'heading']],
    ['<p>The vote on the harbour, which all awaited</p>', ['paragraph', 'heading']],
  ] as const)
    it(`know the way to a page that repeats its title: ${way}`, async () => {
      const page = `<div class="content">${way}<h1>Harbour vote</h1>${TEXT}<p>A harbour vote</p></div>`;
      const { blocks } = await read('<title>Harbour vote</title>', page);
      assert.deepEqual(
        blocks.map(({ kind }) => kind),
        [...kinds, ...Array<string>(4).fill('paragraph')],
      );
    });
});
