import type { PDFDocumentProxy, TextLayer } from 'pdfjs-dist';

/** A PDF that pdf.js has opened, and the class that lays its text over the picture. */
export interface OpenedPdf {
  readonly pdf: PDFDocumentProxy;
  readonly TextLayer: typeof TextLayer;
  /** Size of the first page in points: the guess for all that were not looked at. */
  readonly width: number;
  readonly height: number;
}

/**
 * Opens a PDF for drawing. The legacy build, for the Chromium of VS Code 1.99 lacks what the modern one
 * calls. A worker can only be started from the page's own origin, so its script goes through a blob; what
 * it needs is fetched by the page, for the worker could not reach it. Nothing in a PDF is run.
 */
export async function openPdf(file: string, assets: string): Promise<OpenedPdf> {
  const [library, worker, bytes] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    fetch(`${assets}pdf.worker.mjs`).then((answer) => answer.text()),
    fetch(file).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} for ${file}`);
      return answer.arrayBuffer();
    }),
  ]);
  const script = URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }));
  library.GlobalWorkerOptions.workerPort = new Worker(script, { type: 'module' });
  const pdf = await library.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${assets}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}standard_fonts/`,
    wasmUrl: `${assets}wasm/`,
    iccUrl: `${assets}iccs/`,
    useWorkerFetch: false,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  }).promise;
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  return { pdf, TextLayer: library.TextLayer, width, height };
}
