import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { cache, exists, makeFolder, removeFolder } from './paths';
import { mustRun } from './run';

interface Edition {
  readonly codeServer: string;
  /** The Node it needs, where the one that runs the tests is too old for it. */
  readonly node?: string;
}

/** `IBID_VSCODE=current` takes the newer one; it is tried before a release, by `npm run test:package`. */
const editions: Readonly<Record<'oldest' | 'current', Edition>> = {
  /** VS Code 1.99.3, the oldest that Ibid runs on. */
  oldest: { codeServer: '4.99.4' },
  /** VS Code 1.139. */
  current: { codeServer: '4.139.1', node: '24' },
};

interface Program {
  readonly node: string;
  readonly main: string;
}

/**
 * Fetches the VS Code Server from npm once. Scripts are left out: they build native modules (terminal,
 * file watcher, log) that the tests do without, and refuse to run as root.
 */
export async function obtainServer(): Promise<Program> {
  const { codeServer, node } =
    editions[process.env.IBID_VSCODE === 'current' ? 'current' : 'oldest'];
  const folder = path.join(cache, `code-server-${codeServer}`);
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  const nodePackage = `node-${process.platform}-${process.arch}`;
  const program = {
    node: node ? path.join(folder, 'node_modules', nodePackage, 'bin/node') : process.execPath,
    main: path.join(vscode, 'out/server-main.js'),
  };
  const done = path.join(folder, 'complete');
  if (await exists(done)) return program;
  console.log(`Fetching the VS Code Server (code-server ${codeServer}) from npm, once …`);
  await fs.rm(folder, { recursive: true, force: true });
  await fs.mkdir(folder, { recursive: true });
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const packages = [`code-server@${codeServer}`, ...(node ? [`${nodePackage}@${node}`] : [])];
  const args = ['install', '--prefix', folder, '--no-save', ...quiet, ...packages];
  await mustRun('npm', args, { cwd: folder });
  await mustRun('npm', ['install', '--omit=dev', ...quiet], { cwd: vscode });
  await fs.writeFile(done, '');
  return program;
}

export interface ServerOptions {
  /** Left out: a temporary folder without extensions. */
  readonly extensions?: string;
  /** Left out: a temporary folder, deleted by `stop`. */
  readonly data?: string;
  readonly port?: number;
  /** Asks whether a workspace is trusted, as VS Code does by default; the tests mostly switch it off. */
  readonly trust?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Server {
  readonly port: number;
  /** `127.0.0.1:PORT`, what `vscode-remote:` addresses name. */
  readonly authority: string;
  stop(): Promise<void>;
}

/** Calm defaults: nothing that asks, updates, or greets. */
const calm = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'window.commandCenter': false,
  'chat.commandCenter.enabled': false,
  'security.workspace.trust.untrustedFiles': 'open',
};

/** Starts a VS Code Server on a free port of this machine and waits until it answers. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const { node, main } = await obtainServer();
  const scratch = await makeFolder('server');
  const data = options.data ?? path.join(scratch, 'data');
  const extensions = options.extensions ?? path.join(scratch, 'extensions');
  await fs.mkdir(path.join(data, 'data/Machine'), { recursive: true });
  await fs.mkdir(extensions, { recursive: true });
  await fs.writeFile(
    path.join(data, 'data/Machine/settings.json'),
    JSON.stringify({ ...calm, ...options.settings }, undefined, 2),
  );
  const child = spawn(
    node,
    [
      main,
      '--accept-server-license-terms',
      '--without-connection-token',
      ...['--host', '127.0.0.1'],
      ...['--port', String(options.port ?? 0)],
      ...['--server-data-dir', data],
      ...['--extensions-dir', extensions],
      ...(options.trust ? [] : ['--disable-workspace-trust']),
    ],
    { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    let output = '';
    const read = (line: string) => {
      output += `${line}\n`;
      const bound = /Extension host agent listening on (\d+)/.exec(line);
      if (bound) resolve(Number(bound[1]));
    };
    createInterface({ input: child.stdout }).on('line', read);
    createInterface({ input: child.stderr }).on('line', read);
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`The VS Code Server ended at once (${code}):\n${output.slice(-2000)}`));
    });
  });
  return {
    port,
    authority: `127.0.0.1:${port}`,
    async stop() {
      child.kill();
      const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
      await ended;
      clearTimeout(timer);
      await removeFolder(scratch);
    },
  };
}

/** Installs a packed extension into an extensions folder, as a person's VS Code does. */
export async function installPackage(vsix: string, extensions: string): Promise<void> {
  const { node, main } = await obtainServer();
  const data = await makeFolder('install');
  const args = ['--install-extension', vsix, '--extensions-dir', extensions];
  await mustRun(node, [main, ...args, '--server-data-dir', data]);
  await removeFolder(data);
}

/** The address of the workbench page on a folder or a `.code-workspace` file. Paths are absolute ones of this machine. */
export function workbenchAddress(
  server: Server,
  place: string,
  payload: readonly (readonly [string, string])[] = [],
): string {
  const kind = place.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [kind]: place, payload: JSON.stringify(payload) });
  return `http://${server.authority}/?${query}`;
}

/** The address of a file as the workbench page names it. */
export function remoteAddress(server: Server, file: string): string {
  return `vscode-remote://${server.authority}${file}`;
}
