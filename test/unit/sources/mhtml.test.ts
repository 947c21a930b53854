import { strict as assert } from 'node:assert';
import { readMhtml } from '../../../src/core/sources/readers/mhtml';
import { bytesOf, problemIds, readWith } from './reading';

const BOUNDARY = '----MultipartBoundary--abc';

function archive(parts: readonly string[], headers = ''): Uint8Array {
  const text = [
    `From: <Saved by Blink>\r\n${headers}MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${BOUNDARY}"\r\n\r\n`,
    ...parts.map((part) => `--${BOUNDARY}\r\n${part}\r\n`),
    `--${BOUNDARY}--\r\n`,
  ].join('');
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

const page = (body: string) =>
  `<html><head><title>Dykes</title></head><body><article>${body}</article></body></html>`;
const SENTENCE =
  'The dyke held through the night, and in the morning the water stood a hand below its crown.';

describe('readMhtml', () => {
  it('undoes quoted-printable and takes the address of the page', async () => {
    const html = page(`<p>${SENTENCE} Caf=C3=A9 and a so=\r\nft line.</p>`);
    const document = await readWith(
      readMhtml,
      archive([
        `Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://example.org/a.png\r\n\r\niVBORw0KGgo=`,
        `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/news/dyke\r\n\r\n${html}`,
      ]),
    );
    assert.equal(document.format, 'mhtml');
    assert.equal(document.text, `${SENTENCE} Café and a soft line.`);
    assert.equal(document.metadata.URL, 'https://example.org/news/dyke');
  });

  it('undoes base64, and goes by the charset of the part', async () => {
    const html = page(`<p>${SENTENCE} Stra\xdfe</p>`);
    const { text } = await readWith(
      readMhtml,
      archive([
        `Content-Type: text/html; charset="iso-8859-1"\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(html).replace(/.{76}/g, '$&\r\n')}`,
      ]),
    );
    assert.equal(text, `${SENTENCE} Straße`);
  });

  it('reads the part that the message calls its root, and the first page otherwise', async () => {
    const frame = `Content-Type: text/html\r\nContent-ID: <frame@x>\r\n\r\n${page('<p>Only a frame, which somebody put first.</p>')}`;
    const main = `Content-Type: text/html\r\nContent-ID: <main@x>\r\n\r\n${page(`<p>${SENTENCE}</p>`)}`;
    const named = archive([frame, main]);
    const withStart = bytesOf(
      new TextDecoder()
        .decode(named)
        .replace('type="text/html";', 'type="text/html"; start="<main@x>";'),
    );
    assert.equal((await readWith(readMhtml, withStart)).text, SENTENCE);
    assert.match((await readWith(readMhtml, named)).text, /^Only a frame/);
  });

  it('reads what there is of an archive that was cut short', async () => {
    const whole = archive([
      `Content-Type: text/html\r\n\r\n${page(`<p>${SENTENCE}</p><p>${SENTENCE}</p>`)}`,
    ]);
    assert.ok(
      (await readWith(readMhtml, whole.subarray(0, whole.length - 120))).text.includes(SENTENCE),
    );
  });

  it('says that an archive without a page has none', async () => {
    assert.deepEqual(
      problemIds(await readWith(readMhtml, archive(['Content-Type: image/png\r\n\r\nxx']))),
      ['unreadable source.no-page'],
    );
  });
});
