import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { english } from '../../src/messages/english';
import { root } from '../host/paths';
import manifest from '../../package.json';
import { parse, sourceFiles } from './imports-of';

/** Calls of `name(…)` or `….name(…)` in a file. */
export function callsOf(file: string, name: string): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const { expression } = node;
      const called = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
      if (ts.isIdentifier(called) && called.text === name) found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

/** What the editor's side says by `l10n.t('…')` or a `t` taken from it; the argument must be written out. */
function said(): string[] {
  return sourceFiles('src/**/*.ts')
    .filter((file) => /^src\/(vscode\/|extension\.ts)/.test(file))
    .flatMap((file) => callsOf(file, 't'))
    .flatMap(({ arguments: [words] }) =>
      words && ts.isStringLiteralLike(words) ? [words.text] : [],
    );
}

/** Every English sentence or label that a translation must have. */
export function wordsToTranslate(): string[] {
  return [...new Set([...Object.values(english), ...said()])].sort();
}

export interface Bundle {
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
}

/** The translations of messages and labels, by file. */
export function bundles(): Bundle[] {
  const folder = path.join(root, manifest.l10n);
  return fs
    .readdirSync(folder)
    .filter((name) => /^bundle\.l10n\.\w+\.json$/.test(name))
    .map((name) => {
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      return { name, words: JSON.parse(text) as Bundle['words'] };
    });
}

/** The words of the manifest: package.nls.json and its translations. */
export function manifestBundles(): Bundle[] {
  return fs
    .readdirSync(root)
    .filter((name) => /^package\.nls(\.\w+)?\.json$/.test(name))
    .map((name) => {
      const text = fs.readFileSync(path.join(root, name), 'utf8');
      return { name, words: JSON.parse(text) as Bundle['words'] };
    });
}

export const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
