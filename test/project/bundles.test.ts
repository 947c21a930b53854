import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { bundles } from '../../esbuild.js';
import { makeFolder, removeFolder, root } from '../host/paths';

/** What a browser has not, asked for from within the core; libraries may ask for what they do without. */
function refuseHost(asked: string[]): Plugin {
  return {
    name: 'refuse-host',
    setup(on) {
      on.onResolve({ filter: /.*/ }, ({ path, importer }) => {
        if (path !== 'vscode' && !isBuiltin(path)) return undefined;
        if (importer.includes('/src/')) asked.push(`${importer} asks for ${path}`);
        return { path, external: true };
      });
    },
  };
}

async function measure(options: BuildOptions) {
  const { metafile } = await build({ ...options, write: false, metafile: true });
  return metafile!;
}

describe('bundles', () => {
  it('take the core as it is into a browser', async () => {
    const asked: string[] = [];
    const { outputs } = await measure({
      absWorkingDir: root,
      entryPoints: ['src/core/index.ts'],
      outdir: 'unused',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      conditions: ['worker', 'browser'],
      logLevel: 'error',
      plugins: [refuseHost(asked)],
    });
    assert.deepEqual(asked, []);
    assert.ok(Object.keys(outputs).length > 1, 'nothing is loaded on first use');
  });

  const named = (entry: string): BuildOptions => {
    const found = bundles({ production: true }).find(({ entryPoints }) =>
      Object.values(entryPoints as object).includes(entry),
    );
    assert.ok(found, `there is no bundle of ${entry}`);
    return found;
  };

  it('keep the extension small and without the engine', async () => {
    const { inputs, outputs } = await measure(named('src/extension.ts'));
    assert.ok(outputs['dist/extension.js']!.bytes < 150 * 1024);
    const rooms = ['bibliography', 'checks', 'draft', 'engine', 'search', 'sources'];
    const engine = Object.keys(inputs).filter((file) =>
      rooms.some((room) => file.startsWith(`src/core/${room}`)),
    );
    assert.deepEqual(engine, []);
  });

  it('load the libraries of readers on first use alone', async () => {
    const { outputs } = await measure(named('src/worker.ts'));
    for (const entry of ['worker', 'reader', 'cli', 'engine'].map((name) => `dist/${name}.mjs`)) {
      const heavy = new Set<string>();
      const seen = new Set<string>();
      const follow = (file: string): void => {
        if (seen.has(file)) return;
        seen.add(file);
        const output = outputs[file]!;
        for (const input of Object.keys(output.inputs)) {
          const found = /node_modules\/(unpdf|mammoth|linkedom|@retorquere|@mozilla)\//.exec(input);
          if (found) heavy.add(found[1]!);
        }
        for (const { path: next, kind, external } of output.imports) {
          if (kind === 'import-statement' && !external) follow(next);
        }
      };
      follow(entry);
      assert.deepEqual([...heavy], [], `${entry} loads libraries at once`);
    }
  });

  describe('beside nothing else', () => {
    let folder: string;
    const sample = path.join(root, 'test/sample');
    const runCli = async (...args: string[]): Promise<string> => {
      const all = [path.join(folder, 'cli.mjs'), ...args, '--root', sample, '--json'];
      return (await promisify(execFile)(process.execPath, all)).stdout;
    };

    before(async () => {
      folder = await makeFolder('bundle');
      await build({ ...named('src/cli.ts'), outdir: folder });
    });
    after(() => removeFolder(folder));

    it('read every format', async () => {
      const formats = ['text', 'html', 'markdown', 'vtt', 'pdf'];
      const stdout = await runCli('sources', '--no-cache');
      const sources = JSON.parse(stdout) as { format: string; readable: string; path: string }[];
      assert.deepEqual(
        sources.filter(({ readable }) => readable !== 'yes'),
        [],
      );
      assert.deepEqual([...new Set(sources.map(({ format }) => format))].sort(), formats.sort());
    });

    it('print what they print without a cache, and keep for the next run what they found out', async () => {
      const cache = path.join(folder, 'cache');
      const check = (...args: string[]): Promise<string> =>
        runCli('check', path.join(sample, 'draft.md'), '--all', '--fail-on', 'never', ...args);
      const kept = async (): Promise<string[]> =>
        (await readdir(cache)).filter((name) => name.startsWith('answers-'));
      const fresh = await check('--no-cache');
      assert.equal(await check('--cache', cache), fresh);
      const names = await kept();
      assert.equal(names.length, 1);
      assert.equal(await check('--cache', cache), fresh);
      assert.deepEqual(await kept(), names);
    });
  });
});
