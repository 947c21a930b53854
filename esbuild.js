#!/usr/bin/env node
'use strict';

/**
 * Builds everything that runs:
 *
 * - `dist/extension.js`: what VS Code loads first. CommonJS, small, no engine in it.
 * - `dist/worker.mjs`, `dist/cli.mjs`, `dist/engine.mjs`: the engine behind a port, behind a command
 *   line and in-process. ES modules, since only those can be split: readers and their libraries are
 *   chunks that are loaded with the first file that needs them, and all three share the chunks.
 * - `dist/cli.js`: a CommonJS door to `cli.mjs`, for `node dist/cli.js` and the `ibid` binary.
 * - `dist/webview/*`: pages shown inside VS Code, with the assets of pdf.js where one draws PDF pages.
 * - `dist/sample`: the sample workspace, for *Create Sample Workspace*.
 * - `dist/NOTICES.txt`: the licences of the libraries that are bundled.
 *
 * Usage: `node esbuild.js [--production] [--watch]`
 */

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const root = path.dirname(module.filename);
const dist = path.join(root, 'dist');
const inRoot = (...parts) => path.join(root, ...parts);

/** Bundled CommonJS libraries call `require`, which an ES module does not have. */
const requireBanner =
  "import { createRequire as ibidCreateRequire } from 'node:module';" +
  'const require = ibidCreateRequire(import.meta.url);';

const cliWrapper = `#!/usr/bin/env node
'use strict';
import('./cli.mjs').catch((error) => {
  console.error('ibid: ' + (error && error.message ? error.message : error));
  process.exitCode = 2;
});
`;

/**
 * A name for what the engine answers: another one with every change of its sources, of the libraries and of how they
 * are built. Answers that an engine of one name has kept are those of no other.
 */
function nameBuild() {
  const hash = createHash('sha1');
  const sources = fs.readdirSync(inRoot('src/core'), { recursive: true, withFileTypes: true });
  const files = sources
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name));
  for (const file of [...files.sort(), inRoot('package-lock.json'), inRoot('esbuild.js')]) {
    hash.update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

/** Options of every bundle. */
function bundles({ production, watch = false }) {
  const common = {
    absWorkingDir: root,
    bundle: true,
    // While one works on it, stacks and breakpoints should read like the source.
    minify: !watch,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    charset: 'utf8',
  };
  const engines = ['worker', 'reader', 'cli', 'engine'];
  const pages = webviewEntries();
  return [
    {
      ...common,
      entryPoints: ['src/extension.ts'],
      outfile: 'dist/extension.js',
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      external: ['vscode'],
    },
    {
      ...common,
      entryPoints: Object.fromEntries(engines.map((name) => [name, `src/${name}.ts`])),
      outdir: 'dist',
      outExtension: { '.js': '.mjs' },
      chunkNames: 'chunks/[name]-[hash]',
      format: 'esm',
      splitting: true,
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      banner: { js: requireBanner },
      // While one works on it, what was built and what it is named after would soon be two things.
      define: watch ? {} : { IBID_BUILD: JSON.stringify(nameBuild()) },
    },
    pages.length > 0 && {
      ...common,
      entryPoints: pages,
      outdir: 'dist/webview',
      chunkNames: 'chunks/[name]-[hash]',
      format: 'esm',
      splitting: true,
      platform: 'browser',
      target: 'chrome132',
      loader: { '.svg': 'text' },
    },
  ].filter(Boolean);
}

/** Each script directly under `src/webview` is a page of its own; what they share lies in folders below. */
function webviewEntries() {
  const folder = inRoot('src/webview');
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/webview/${name}`);
}

/** What pdf.js fetches while it draws: its worker, character maps, fonts and decoders. */
function copyPdfAssets() {
  const from = path.dirname(require.resolve('pdfjs-dist/package.json'));
  const to = path.join(dist, 'pdfjs');
  fs.rmSync(to, { recursive: true, force: true });
  fs.mkdirSync(to, { recursive: true });
  // The legacy build: the modern one calls functions that the Chromium of VS Code 1.99 lacks.
  fs.copyFileSync(
    path.join(from, 'legacy/build/pdf.worker.min.mjs'),
    path.join(to, 'pdf.worker.mjs'),
  );
  for (const assets of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
    fs.cpSync(path.join(from, assets), path.join(to, assets), { recursive: true });
  }
}

function copySample() {
  const to = path.join(dist, 'sample');
  fs.rmSync(to, { recursive: true, force: true });
  fs.cpSync(inRoot('test/sample'), to, { recursive: true });
}

/** The npm packages that went into the bundles, as folders. */
function bundledPackages(inputs) {
  const folders = new Set();
  for (const file of inputs) {
    const at = file.lastIndexOf('node_modules/');
    if (at < 0) continue;
    const parts = file.slice(at + 'node_modules/'.length).split('/');
    const name = parts[0].startsWith('@') ? `${parts[0]}/${parts[1]}` : parts[0];
    folders.add(file.slice(0, at) + 'node_modules/' + name);
  }
  return [...folders].sort();
}

function writeNotices(inputs) {
  const notices = bundledPackages(inputs).map((folder) => {
    const files = fs.readdirSync(inRoot(folder));
    const { name, version, license } = JSON.parse(
      fs.readFileSync(inRoot(folder, 'package.json'), 'utf8'),
    );
    const texts = files
      .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
      .filter((file) => fs.statSync(inRoot(folder, file)).isFile())
      .map((file) => fs.readFileSync(inRoot(folder, file), 'utf8').trim());
    return `${name} ${version} (${license ?? 'see its licence'})\n\n${texts.join('\n\n')}\n`;
  });
  const words = fs.readFileSync(
    inRoot('src/core/text/language/specific-words.LICENSE.txt'),
    'utf8',
  );
  notices.push(`WordNet 3.1, of which Ibid has a list of words\n\n${words}`);
  const intro = 'Ibid contains the following libraries, under the licences below.\n\n';
  fs.writeFileSync(path.join(dist, 'NOTICES.txt'), intro + notices.join(`\n${'-'.repeat(72)}\n\n`));
}

/** What runs from an earlier build may still ask for its chunks for so long, in milliseconds. */
const grace = 10 * 60 * 1000;

/** Chunks carry a hash in their names, so those of earlier builds would pile up. */
function removeStaleChunks(outputs) {
  for (const folder of ['dist/chunks', 'dist/webview/chunks']) {
    if (!fs.existsSync(inRoot(folder))) continue;
    for (const name of fs.readdirSync(inRoot(folder))) {
      const file = inRoot(folder, name);
      const isStale = Date.now() - fs.statSync(file).mtimeMs > grace;
      if (isStale && !outputs.has(`${folder}/${name}`)) fs.rmSync(file, { force: true });
    }
  }
}

function finish(results) {
  const inputs = results.flatMap((result) => Object.keys(result.metafile.inputs));
  const outputs = new Set(results.flatMap((result) => Object.keys(result.metafile.outputs)));
  removeStaleChunks(outputs);
  if (outputs.has('dist/cli.mjs')) {
    fs.writeFileSync(path.join(dist, 'cli.js'), cliWrapper, { mode: 0o755 });
  }
  const pages = results.filter((result) =>
    Object.keys(result.metafile.outputs).some((file) => file.startsWith('dist/webview/')),
  );
  const drawsPdf = pages.some((result) =>
    Object.keys(result.metafile.inputs).some((file) => file.includes('node_modules/pdfjs-dist/')),
  );
  if (drawsPdf) copyPdfAssets();
  copySample();
  writeNotices(inputs);
}

/** Builds into `dist`; rejects where a bundle fails. With `watch` it goes on until the process ends. */
async function build({ production = false, watch = false } = {}) {
  // A package holds all that lies there, so what is to be packed is built from nothing.
  if (production) fs.rmSync(dist, { recursive: true, force: true });
  fs.mkdirSync(dist, { recursive: true });
  const options = bundles({ production, watch });
  finish(await Promise.all(options.map((each) => esbuild.build(each))));
  if (!watch) return;
  const contexts = await Promise.all(options.map((each) => esbuild.context(each)));
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('build: watching');
}

module.exports = { build, bundles };

if (require.main === module) {
  build({
    production: process.argv.includes('--production'),
    watch: process.argv.includes('--watch'),
  }).catch((error) => {
    if (!error.errors) console.error(error);
    process.exitCode = 1;
  });
}
