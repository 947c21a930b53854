import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { CHECK_IDS } from '../../src/core/checks/types';
import { defaultConfig, parseConfig, SETTING_NAMES } from '../../src/core/config';
import { root } from '../host/paths';
import manifest from '../../package.json';
import { parse, sourceFiles } from './imports-of';

interface Contributions {
  readonly commands: readonly { command: string; title: string; category?: string }[];
  readonly keybindings?: readonly { command: string }[];
  readonly menus?: Readonly<Record<string, readonly { command?: string }[]>>;
  readonly views?: Readonly<Record<string, readonly { id: string; icon?: string }[]>>;
  readonly configuration: Section | readonly Section[];
}

interface Section {
  readonly properties: Readonly<Record<string, Property>>;
}

interface Property {
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly markdownDescription?: string;
}

const contributes = (manifest as unknown as { contributes: Contributions }).contributes;
const settings: Readonly<Record<string, Property>> = Object.assign(
  {},
  ...[contributes.configuration].flat().map(({ properties }) => properties),
);
const declared = contributes.commands.map(({ command }) => command);

/** The ids in `interface Commands`, the one list of commands with their arguments. */
function commandIds(): string[] {
  const found: string[] = [];
  ts.forEachChild(parse('src/vscode/contributions.ts'), (node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'Commands') return;
    for (const { name } of node.members)
      if (name && ts.isStringLiteral(name)) found.push(name.text);
  });
  return found;
}

/** First arguments of `command('…', …)`, where the features register their handlers. */
function handledIds(): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [id] = node.arguments;
      const called = ts.isPropertyAccessExpression(node.expression)
        ? node.expression.name
        : node.expression;
      const registers = called.getText() === 'command' && node.arguments.length > 1;
      if (registers && id && ts.isStringLiteral(id)) found.push(id.text);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of sourceFiles('src/vscode/**/*.ts')) visit(parse(file));
  return found;
}

const without = (all: readonly string[], some: readonly string[]): string[] =>
  all.filter((each) => !some.includes(each));

describe('the manifest', () => {
  it('declares only commands that are listed, and each once', () => {
    assert.deepEqual(without(declared, commandIds()), []);
    assert.equal(new Set(declared).size, declared.length);
  });

  it('has a handler for every listed command, and lists every handler', () => {
    const [listed, handled] = [commandIds(), handledIds()];
    assert.deepEqual(
      { unhandled: without(listed, handled), unlisted: without(handled, listed) },
      { unhandled: [], unlisted: [] },
    );
    assert.equal(new Set(handled).size, handled.length);
  });

  it('names only its own commands in menus and keybindings', () => {
    const named = [
      ...(contributes.keybindings ?? []),
      ...Object.values(contributes.menus ?? {}).flat(),
    ].flatMap(({ command }) => (command?.startsWith('ibid.') ? [command] : []));
    assert.deepEqual(without(named, commandIds()), []);
    const shown = Object.entries(contributes.menus ?? {})
      .filter(([menu]) => menu !== 'commandPalette')
      .flatMap(([, items]) => items.flatMap(({ command }) => command ?? []));
    assert.deepEqual(without(shown, declared), [], 'a menu item needs a title');
  });

  it('gives every command the category Ibid', () => {
    const astray = contributes.commands.filter(({ category }) => category !== 'Ibid');
    assert.deepEqual(astray, []);
  });

  it('declares the settings of the core, with the same defaults', () => {
    const names = [
      ...SETTING_NAMES.map((name) => `ibid.${name}`),
      ...CHECK_IDS.map((id) => `ibid.checks.${id}`),
    ];
    assert.deepEqual(Object.keys(settings).sort(), names.sort());
    for (const name of SETTING_NAMES) {
      assert.deepEqual(settings[`ibid.${name}`]!.default, defaultConfig[name], name);
    }
    for (const id of CHECK_IDS) {
      assert.deepEqual(settings[`ibid.checks.${id}`]!.default, defaultConfig.checks[id], id);
    }
  });

  it('offers only values that the core takes, and describes each setting', () => {
    for (const [name, { enum: values, description, markdownDescription }] of Object.entries(
      settings,
    )) {
      assert.ok(description || markdownDescription, `${name} has no description`);
      for (const value of values ?? []) {
        assert.deepEqual(parseConfig({ [name]: value }).problems, [], `${name}: ${String(value)}`);
      }
    }
  });

  it('names files that are there', () => {
    const text = JSON.stringify({ ...manifest, main: '', bin: {}, l10n: '' });
    const named = [...text.matchAll(/"\.?\/?((?:media|syntaxes)\/[^"#]+)"/g)];
    assert.notEqual(named.length, 0);
    const missing = named.filter(([, file]) => !fs.existsSync(path.join(root, file!)));
    assert.deepEqual(
      missing.map(([, file]) => file),
      [],
    );
  });

  it('has words for every %key% in each language, and no others', () => {
    const text = JSON.stringify(manifest);
    const keys = [...new Set([...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!))].sort();
    const bundles = fs
      .readdirSync(root)
      .filter((name) => /^package\.nls(\.\w+)?\.json$/.test(name));
    if (keys.length > 0) assert.ok(bundles.includes('package.nls.json'));
    for (const name of bundles) {
      const words = JSON.parse(fs.readFileSync(path.join(root, name), 'utf8')) as object;
      assert.deepEqual(Object.keys(words).sort(), keys, name);
    }
  });
});
