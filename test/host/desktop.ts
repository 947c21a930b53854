import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache, exists, root } from './paths';
import { run } from './run';

/** Asked first, so that a machine without a way out does not wait for the download to give up. */
const downloads = 'https://update.code.visualstudio.com/api/releases/stable';

async function writeShim(name: string, lines: readonly string[]): Promise<string> {
  await fs.mkdir(cache, { recursive: true });
  const file = path.join(cache, name);
  await fs.writeFile(file, `${lines.join('\n')}\n`, { mode: 0o755 });
  return file;
}

async function hasXvfb(): Promise<boolean> {
  return (await run('sh', ['-c', 'command -v xvfb-run'])).code === 0;
}

async function hasScreen(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY) || (await hasXvfb());
}

async function canDownload(): Promise<boolean> {
  return fetch(downloads, { signal: AbortSignal.timeout(5000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** Desktop VS Code for `runTests`, downloaded once; on a machine without a screen within Xvfb. */
async function obtainDesktop(): Promise<string> {
  const program = await downloadAndUnzipVSCode({ version: 'stable', cachePath: cache });
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (screen || !(await hasXvfb())) return program;
  return writeShim('desktop', ['#!/bin/sh', `exec xvfb-run -a "${program}" "$@"`]);
}

/** The VS Code Server behind the face of the VS Code program; see launcher.ts. */
async function obtainLauncher(): Promise<string> {
  const tsx = pathToFileURL(path.join(root, 'node_modules/tsx/dist/loader.mjs')).href;
  const launcher = path.join(root, 'test/host/launcher.ts');
  if (process.platform === 'win32') {
    return writeShim('server.cmd', ['@echo off', `node --import "${tsx}" "${launcher}" %*`]);
  }
  return writeShim('server', ['#!/bin/sh', `exec node --import "${tsx}" "${launcher}" "$@"`]);
}

/**
 * The program that `runTests` starts: desktop VS Code where there is a screen and the download works,
 * the VS Code Server otherwise. With `desktop` it never falls back.
 */
export async function obtainVscode(options: { readonly desktop: boolean }): Promise<string> {
  if (options.desktop) return obtainDesktop();
  const cached = (await exists(cache)) ? await fs.readdir(cache) : [];
  const downloaded = cached.some((name) => /^vscode-.*-\d/.test(name));
  if ((await hasScreen()) && (downloaded || (await canDownload()))) {
    try {
      return await obtainDesktop();
    } catch (error) {
      console.log(
        `Desktop VS Code could not be had (${String(error)}): taking the VS Code Server.`,
      );
    }
  }
  return obtainLauncher();
}
