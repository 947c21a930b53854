/**
 * Writes the one PDF of the sample workspace, `sources/operators-handbook.pdf`: three pages whose
 * printed numbers (12 to 14) differ from their place in the file, with running heads.
 *
 * Usage: `tsx test/project/sample-handbook.ts`; a test asserts that the committed file is this one.
 */
import fs from 'node:fs';
import path from 'node:path';

const title = 'Wend Barrier: Operator’s Handbook';
const firstPage = 12;

interface Page {
  readonly lines: readonly (readonly [text: string, style: 'heading' | 'body' | 'gap'])[];
}

const heading = (text: string) => [text, 'heading'] as const;
const body = (text: string) => [text, 'body'] as const;
const gap = ['', 'gap'] as const;

const pages: readonly Page[] = [
  {
    lines: [
      heading('3  Closing the gates'),
      body('3.1  Close all three gates when a surge of more than two metres is forecast,'),
      body('and in any case when the gauge at Marl Point reads 1.8 metres and rising. Begin'),
      body('with the middle gate, which is the heaviest and takes longest.'),
      gap,
      body('3.2  Watch each gate on its own lamp. A gate that has begun to move shows am-'),
      body('ber; a gate that is home shows green. A gate that shows no lamp has not moved,'),
      body('whatever the console says.'),
    ],
  },
  {
    lines: [
      heading('3.3  If a gate does not move'),
      body('Do not repeat the command more than once. The motors will pull against what-'),
      body('ever is holding the gate, and may be damaged. Ring the duty engineer at once'),
      body('and write the time in the log.'),
      gap,
      body('3.4  The operator must never leave the control room while a gate is open and'),
      body('the river is rising.'),
    ],
  },
  {
    lines: [
      heading('4  Telephone numbers'),
      body('4.1  The numbers on the desk card are to be checked on the first working day of'),
      body('every quarter. A number that nobody answers is not a number.'),
      gap,
      body('4.2  The duty engineer carries a pager from October to April.'),
    ],
  },
];

/** A string of the page in WinAnsi, the encoding of PDF's built-in fonts. */
function show(text: string): string {
  const bytes = text.replaceAll('’', '\\222').replace(/[()]/g, '\\$&');
  return `(${bytes}) Tj`;
}

function draw(page: Page, number: number): string {
  const place = (font: string, x: number, y: number, text: string) =>
    `BT ${font} Tf ${x} ${y} Td ${show(text)} ET`;
  const out = [place('/F1 9', 72, 780, title), place('/F1 9', 290, 40, String(number))];
  let y = 720;
  for (const [text, style] of page.lines) {
    if (style !== 'gap') out.push(place(style === 'heading' ? '/F2 15' : '/F1 11', 72, y, text));
    y -= style === 'heading' ? 28 : 16;
  }
  return out.join('\n');
}

/** The file, byte for byte the same each time. */
export function makeHandbook(): Buffer {
  const content = pages.map((page, index) => draw(page, firstPage + index));
  const kids = pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) /PageLabels << /Nums [0 << /S /D /St ${firstPage} >>] >> >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    `<< /Title (${title.replace('’', '\\220')}) /Author (Wend Works Ltd) /CreationDate (D:20090504) >>`,
    ...content.flatMap((stream, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${7 + 2 * index} 0 R ` +
        '/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>',
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = file.length;
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

export const handbookPath = path.resolve(
  import.meta.dirname,
  '../sample/sources/operators-handbook.pdf',
);

if (process.argv[1] === import.meta.filename) fs.writeFileSync(handbookPath, makeHandbook());
