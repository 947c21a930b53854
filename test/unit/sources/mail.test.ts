import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readMail } from '../../../src/core/sources/readers/mail';
import { problemIds, readWith } from './reading';

/** One character a byte. */
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const HEADERS = [
  'From: =?UTF-8?Q?Bego=C3=B1a?= =?UTF-8?Q?_Prieto?= <b@example.org>',
  'To: desk@example.org',
  'Subject: =?iso-8859-1?B?RWwg4XJib2w=?=',
  'Date: Tue, 5 Mar 2024 21:14:07 +0100',
  'MIME-Version: 1.0',
];
const mail = (...lines: readonly string[]) => bytes([...HEADERS, ...lines].join('\r\n'));
const SENTENCE = 'We saw the water rise behind the gate, and nobody told us.';
const HEAD =
  'El árbol\n\nFrom: Begoña Prieto <b@example.org>\nTo: desk@example.org\nDate: Tue, 5 Mar 2024 21:14:07 +0100\n\n';

describe('readMail', () => {
  it('reads subject, sender, date and plain text', async () => {
    const document = await readWith(
      readMail,
      mail(
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        `Caf=C3=A9. ${SENTENCE.slice(0, 20)}=`,
        SENTENCE.slice(20),
        '',
        'Second paragraph.',
      ),
    );
    assert.equal(document.format, 'mail');
    assert.equal(document.text, `${HEAD}Café. ${SENTENCE}\n\nSecond paragraph.`);
    assert.deepEqual(document.metadata, {
      title: 'El árbol',
      author: [{ family: 'Prieto', given: 'Begoña' }],
      issued: { 'date-parts': [[2024, 3, 5]] },
    });
    assert.deepEqual(
      document.blocks.map(({ kind, start, end }) => [kind, document.text.slice(start, end)]),
      [
        ['heading', 'El árbol'],
        ['chrome', HEAD.split('\n\n')[1]],
        ['paragraph', `Café. ${SENTENCE}`],
        ['paragraph', 'Second paragraph.'],
      ],
    );
  });

  const parts = (...list: readonly string[]) =>
    mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...list.flatMap((part) => ['--b', part]),
      '--b--',
      '',
    );

  it('takes plain text rather than the page, and neither from attachments', async () => {
    const page = `Content-Type: text/html\r\n\r\n<p>Page: ${SENTENCE}</p>`;
    const plain = `Content-Type: text/plain\r\n\r\nPlain: ${SENTENCE}`;
    const attached = plain.replace(
      '\r\n\r\nPlain',
      '\r\nContent-Disposition: attachment\r\n\r\nFile',
    );
    const said = async (...list: readonly string[]) =>
      (await readWith(readMail, parts(...list))).text.slice(HEAD.length).trim();
    assert.equal(await said(attached, page, plain), `Plain: ${SENTENCE}`);
    assert.equal(await said(attached, page), `Page: ${SENTENCE}`);
    assert.deepEqual(problemIds(await readWith(readMail, parts(attached))), [
      'unreadable source.no-text',
    ]);
  });

  it('knows no author of a mere address', async () => {
    const document = await readWith(readMail, bytes(`From: a@example.org\n\n${SENTENCE}`));
    assert.deepEqual(document.metadata, {});
    assert.equal(document.text, `From: a@example.org\n\n${SENTENCE}`);
  });

  it('reads a name whose family comes first, and headers in plain UTF-8', async () => {
    const text = new TextEncoder().encode(`From: "Prieto, Begoña" <b@x.org>\n\n${SENTENCE}`);
    const { metadata } = await readWith(readMail, text);
    assert.deepEqual(metadata.author, [{ family: 'Prieto', given: 'Begoña' }]);
  });

  it('covers whatever it reads with blocks', async () => {
    const line = fc.constantFrom(
      ...HEADERS,
      '',
      '--b',
      'Content-Type: text/html',
      '<p>A',
      '=?x?q?=',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const { text, blocks } = await readWith(readMail, bytes(lines.join('\n')));
        let at = 0;
        for (const { start, end } of blocks) {
          assert.match(text.slice(at, start), /^\s*$/);
          assert.ok(end > start);
          at = end;
        }
        assert.match(text.slice(at), /^\s*$/);
      }),
      { numRuns: 40 },
    );
  });
});
