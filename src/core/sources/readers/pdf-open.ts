import { foldTitle, type Outline } from './pdf-headings';
import type { TextItem } from './pdf-lines';
import type { PdfInformation } from './pdf-metadata';

/** Thrown where a PDF opens with a password only. */
export class PasswordNeeded extends Error {}

/** A page's text as drawn, and how it is turned. */
export interface DrawnPage {
  readonly items: readonly TextItem[];
  /** From the file's coordinates to points from the upper left corner as the page is looked at. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** What a reader asks of a PDF. Pages count from 0. */
export interface OpenPdf {
  readonly pages: number;
  /** True where the end of the file is missing. */
  readonly isCut: boolean;
  readPage(index: number): Promise<DrawnPage>;
  /** The share of the page that pictures cover, 0 to 1 and more where they lie on one another. */
  pictureShare(index: number): Promise<number>;
  labels(): Promise<readonly string[] | null>;
  information(): Promise<PdfInformation>;
  outline(): Promise<Outline>;
  close(): Promise<void>;
}

/** Opens a PDF with pdf.js, which mends what it can of a damaged file. Throws `PasswordNeeded`. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const { getDocument, OPS } = await import('unpdf/pdfjs');
  supplyTransfer();
  const load = async (data: Uint8Array) => {
    const task = getDocument({
      data,
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      stopAtErrors: false,
    });
    return task.promise.catch(async (error: unknown) => {
      await task.destroy();
      if (error instanceof Error && error.name === 'PasswordException') throw new PasswordNeeded();
      throw error;
    });
  };
  // pdf.js takes the bytes it is given for itself and refuses Node's Buffer: a plain copy is for it.
  let isCut = false;
  const pdf = await load(new Uint8Array(bytes)).catch((error: unknown) => {
    const mended = error instanceof PasswordNeeded ? undefined : supplyTrailer(bytes);
    if (!mended) throw error;
    isCut = true;
    return load(mended);
  });
  const isForm = Object.keys((await pdf.getFieldObjects().catch(() => null)) ?? {}).length > 0;
  return {
    pages: pdf.numPages,
    isCut,
    async readPage(index) {
      const page = await pdf.getPage(index + 1);
      const { transform, width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const filled = isForm ? filledIn(await page.getAnnotations().catch(() => [])) : [];
      page.cleanup();
      const drawn = items.filter((item) => 'str' in item);
      return { items: [...drawn, ...filled], transform, width, height };
    },
    async pictureShare(index) {
      try {
        const page = await pdf.getPage(index + 1);
        const { width, height } = page.getViewport({ scale: 1 });
        const operators = await page.getOperatorList();
        page.cleanup();
        return measurePictures(operators, OPS) / (width * height);
      } catch {
        return 1;
      }
    },
    labels: () => pdf.getPageLabels().catch(() => null),
    async information() {
      try {
        const { info, metadata } = await pdf.getMetadata();
        const entries = metadata ? [...(metadata as Iterable<[string, unknown]>)] : [];
        return { info: info as Record<string, unknown>, xmp: new Map(entries) };
      } catch {
        return { info: {}, xmp: new Map() };
      }
    },
    async outline() {
      const outline = await pdf.getOutline().catch(() => null);
      const titles = new Map<string, number>();
      const add = (items: readonly OutlineItem[], depth: number): void => {
        for (const { title, items: below } of items) {
          if (title.length > 2 && !titles.has(foldTitle(title)))
            titles.set(foldTitle(title), depth);
          if (depth < 6) add(below, depth + 1);
        }
      };
      add(outline ?? [], 1);
      titles.delete('');
      return titles;
    },
    close: () => pdf.loadingTask.destroy(),
  };
}

/** A file whose end is cut off, with an end that leads to its catalogue; undefined where that is lost as well. */
function supplyTrailer(bytes: Uint8Array): Uint8Array | undefined {
  const file = new TextDecoder('latin1').decode(bytes);
  const catalog = /(\d+) (\d+) obj\s*<<(?:(?!endobj)[\s\S]){0,500}?\/Type\s*\/Catalog\b/.exec(file);
  if (!catalog) return undefined;
  const trailer = `\nendobj\ntrailer\n<< /Root ${catalog[1]} ${catalog[2]} R >>\n%%EOF\n`;
  const mended = new Uint8Array(bytes.length + trailer.length);
  mended.set(bytes);
  mended.set(new TextEncoder().encode(trailer), bytes.length);
  return mended;
}

/** pdf.js hands fonts on with a method that Node has from version 21; without it, it gives up on the page. */
function supplyTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      const moved = structuredClone(this, { transfer: [this] });
      if (length === moved.byteLength) return moved;
      const resized = new Uint8Array(length);
      resized.set(new Uint8Array(moved, 0, Math.min(length, moved.byteLength)));
      return resized.buffer;
    },
  });
}

/** What is written into the fields of a form, as if it were drawn. */
function filledIn(annotations: readonly FormField[]): TextItem[] {
  return annotations.flatMap(({ fieldType, fieldValue, rect, hidden, id }) => {
    if (hidden || !rect || (fieldType !== 'Tx' && fieldType !== 'Ch')) return [];
    const value = Array.isArray(fieldValue) ? fieldValue.join(', ') : fieldValue;
    if (typeof value !== 'string' || !value.trim()) return [];
    const [left, bottom, right, top] = rect as [number, number, number, number];
    const lines = value.split(/\r\n?|\n/);
    const size = Math.min(12, (top - bottom) / lines.length);
    return lines.map((line, i) => {
      const base = top - (top - bottom) * ((i + 1) / lines.length) + 0.2 * size;
      const transform = [size, 0, 0, size, left, base];
      const width = Math.min(right - left, line.length * size * 0.5);
      return { str: line, dir: 'ltr', transform, width, fontName: id ?? 'field' };
    });
  });
}

/** The area that a page's pictures cover, in square points: each is drawn as the unit square, transformed. */
function measurePictures(
  { fnArray, argsArray }: { readonly fnArray: number[]; readonly argsArray: unknown[] },
  ops: Readonly<Record<string, number>>,
): number {
  const pictures = new Set(
    ['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject'].map((op) => ops[op]),
  );
  const saved: number[] = [];
  let scale = 1;
  let area = 0;
  for (const [i, op] of fnArray.entries()) {
    const args = argsArray[i] as readonly unknown[] | null;
    if (op === ops['save']) saved.push(scale);
    else if (op === ops['restore'] || op === ops['paintFormXObjectEnd'])
      scale = saved.pop() ?? scale;
    else if (op === ops['transform']) scale *= areaOf(args);
    else if (op === ops['paintFormXObjectBegin']) {
      saved.push(scale);
      scale *= areaOf(args?.[0]);
    } else if (pictures.has(op)) area += scale;
  }
  return area;
}

/** How a matrix changes areas; 1 where there is none. */
function areaOf(matrix: unknown): number {
  if (!matrix) return 1;
  const [a = 1, b = 0, c = 0, d = 1] = matrix as readonly number[];
  return Math.abs(a * d - b * c);
}

interface FormField {
  readonly id?: string;
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly rect?: readonly number[];
  readonly hidden?: boolean;
}

interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}
