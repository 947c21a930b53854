import { strToU8, zipSync } from 'fflate';

const paragraphs = [
  'A tide table is a promise made by the moon and kept by nobody. The keeper copies it out in January, and by March the river has thought better of it.',
  'There are three books on the shelf of every gatehouse: one for the water, one for the oil, and one for what was said. The third is the only one that anybody reads.',
  'Whoever keeps a log learns to write for strangers, since the stranger who will read it is oneself, tired, ten years on.',
];

function chapter(title: string, from: number): string {
  const body = Array.from({ length: 9 }, (_, index) => `<p>${paragraphs[(index + from) % 3]!}</p>`);
  const table =
    '<table><tr><td>High water</td><td>05:12</td><td>5.8 m</td></tr>' +
    '<tr><td>Low water</td><td>11:31</td><td>0.9 m</td></tr></table>';
  const list = '<ul><li>Grease the hinge.</li><li>Count the pins.</li></ul>';
  return `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head><body><h1>${title}</h1>${body.join('')}<h2>What to keep</h2>${list}${table}<blockquote><p>Write it down while your hands are wet.</p></blockquote><script>document.title = 'alive'</script></body></html>`;
}

/** A small book of our own, with a long title, lists, tables and a script that must never run. */
export function buildBook(): Uint8Array {
  const titles = ['The table', 'The shelf', 'The stranger'];
  const items = titles.map(
    (_, i) => `<item id="c${i}" href="c${i}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const spine = titles.map((_, i) => `<itemref idref="c${i}"/>`);
  const title =
    'On keeping: a gatekeeper’s book of tides, oil, weather and what was said, with a table for every month of the year';
  return zipSync({
    mimetype: strToU8('application/epub+zip'),
    'META-INF/container.xml': strToU8(
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ),
    'book.opf': strToU8(
      `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">b</dc:identifier><dc:title>${title}</dc:title><dc:creator>Marta Quillin</dc:creator><dc:date>1998</dc:date><dc:language>en</dc:language></metadata><manifest>${items.join('')}</manifest><spine>${spine.join('')}</spine></package>`,
    ),
    ...Object.fromEntries(titles.map((name, i) => [`c${i}.xhtml`, strToU8(chapter(name, i))])),
  });
}
