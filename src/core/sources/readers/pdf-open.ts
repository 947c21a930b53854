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
  readPage(index: number): Promise<DrawnPage>;
  hasPicture(index: number): Promise<boolean>;
  labels(): Promise<readonly string[] | null>;
  information(): Promise<PdfInformation>;
  outline(): Promise<Outline>;
  close(): Promise<void>;
}

/** Opens a PDF with pdf.js, which mends what it can of a damaged file. Throws `PasswordNeeded`. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const { getDocument, OPS } = await import('unpdf/pdfjs');
  // pdf.js takes the bytes it is given for itself and refuses Node's Buffer: a plain copy is for it.
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
  });
  const pdf = await task.promise.catch(async (error: unknown) => {
    await task.destroy();
    if (error instanceof Error && error.name === 'PasswordException') throw new PasswordNeeded();
    throw error;
  });
  const pictures = new Set([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
  ]);
  return {
    pages: pdf.numPages,
    async readPage(index) {
      const page = await pdf.getPage(index + 1);
      const { transform, width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      page.cleanup();
      return { items: items.filter((item) => 'str' in item), transform, width, height };
    },
    async hasPicture(index) {
      try {
        const page = await pdf.getPage(index + 1);
        const { fnArray } = await page.getOperatorList();
        page.cleanup();
        return fnArray.some((operator) => pictures.has(operator));
      } catch {
        return true;
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
    close: () => task.destroy(),
  };
}

interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}
