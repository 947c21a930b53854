import assert from 'node:assert/strict';
import { isBuiltin } from 'node:module';
import { importsOf, sourceFiles, type Import } from './imports-of';

/** What a room may import. A room of ours is a path prefix; the longest one that fits counts. */
interface Rule {
  readonly values: readonly string[];
  /** May be looked at for types, besides what is in `values`. */
  readonly types?: readonly string[];
  readonly libraries: boolean;
  readonly node?: boolean;
  readonly vscode?: boolean;
}

const ground = ['src/core/host', 'src/core/message', 'src/core/text'];
const coreTypes = ['src/core'];

/** Each way to import, of which the scan must miss none. */
const everyForm = `
import fs from 'node:fs';
import type { A } from './a';
import { type B } from './b';
export { C } from './c';
type D = import('../d').D;
import type * as api from 'vscode';
import './e';
const f = () => import('f');
const g = require('g');
`;

/** Told a second time, apart from ESLint's configuration, so that a slip in one shows in the other. */
const rules: Readonly<Record<string, Rule>> = {
  'src/core/text': { values: [], libraries: true },
  'src/core/sources': { values: ground, types: coreTypes, libraries: true },
  'src/core/draft': { values: ground, types: coreTypes, libraries: true },
  'src/core/bibliography': { values: ground, types: coreTypes, libraries: true },
  'src/core/search': { values: ground, types: coreTypes, libraries: true },
  'src/core/checks': { values: ground, types: coreTypes, libraries: false },
  'src/core': { values: coreTypes, libraries: true },
  'src/messages': { values: [], types: coreTypes, libraries: false },
  'src/rpc': { values: ['src/core/host'], types: coreTypes, libraries: true },
  'src/node': { values: ['src/core', 'src/rpc'], libraries: true, node: true },
  'src/vscode': {
    values: ['src/rpc', 'src/messages'],
    types: coreTypes,
    libraries: true,
    vscode: true,
  },
  'src/cli': {
    values: ['src/core', 'src/rpc', 'src/node', 'src/messages', 'package.json'],
    libraries: true,
    node: true,
  },
  'src/webview': { values: ['src/rpc'], types: ['src/core', 'src/vscode'], libraries: true },
};

const lies = (file: string, room: string): boolean => file === room || file.startsWith(`${room}/`);

function roomOf(file: string): string | undefined {
  return Object.keys(rules)
    .filter((room) => lies(file, room))
    .sort((a, b) => b.length - a.length)[0];
}

function isAllowed({ file, target, ours, typesOnly }: Import): boolean {
  const room = roomOf(file);
  // Directly under src lie the entries, which wire the rooms together.
  if (!room) return true;
  const rule = rules[room]!;
  if (ours) {
    const reach = [room, ...rule.values, ...(typesOnly ? (rule.types ?? []) : [])];
    return reach.some((folder) => lies(target, folder));
  }
  if (target === 'vscode') return rule.vscode === true;
  if (isBuiltin(target)) return rule.node === true;
  return rule.libraries || typesOnly;
}

describe('imports', () => {
  const files = sourceFiles('src/**/*.ts');

  it('go only where the rooms of the house allow', () => {
    assert.ok(files.length > 20, 'the sources were not found');
    const wrong = files.flatMap((file) => importsOf(file)).filter((each) => !isAllowed(each));
    const lines = wrong.map(({ file, line, target }) => `${file}:${line} imports ${target}`);
    assert.deepEqual(lines, []);
  });

  it('of every room are ruled', () => {
    const unruled = files.filter((file) => !roomOf(file) && file.split('/').length > 2);
    assert.deepEqual(unruled, []);
  });

  it('would be found in each form', () => {
    const forms = importsOf('src/core/draft/forms.ts', everyForm);
    assert.deepEqual(
      forms.map(({ target, typesOnly }) => `${target}${typesOnly ? ' (types)' : ''}`),
      [
        'node:fs',
        'src/core/draft/a (types)',
        'src/core/draft/b (types)',
        'src/core/draft/c',
        'src/core/d (types)',
        'vscode (types)',
        'src/core/draft/e',
        'f',
        'g',
      ],
    );
    const refused = forms.filter((each) => !isAllowed(each)).map(({ target }) => target);
    const wrong = ['node:fs', 'vscode'];
    assert.deepEqual(refused, wrong);
  });
});
