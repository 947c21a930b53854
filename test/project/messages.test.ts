import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { english } from '../../src/messages/english';
import { root } from '../host/paths';
import manifest from '../../package.json';
import { parse, sourceFiles } from './imports-of';

interface Use {
  readonly place: string;
  /** Fits the ids that the call may name. */
  readonly ids: RegExp;
}

const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function toPattern(node: ts.Expression): RegExp[] {
  if (ts.isStringLiteralLike(node)) return [new RegExp(`^${quote(node.text)}$`)];
  if (ts.isConditionalExpression(node)) {
    return [...toPattern(node.whenTrue), ...toPattern(node.whenFalse)];
  }
  if (ts.isParenthesizedExpression(node)) return toPattern(node.expression);
  if (ts.isTemplateExpression(node)) {
    const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    return [new RegExp(`^${parts.map(quote).join('[\\w.-]+')}$`)];
  }
  return [];
}

/** Calls of `name(…)` or `….name(…)` in a file. */
function callsOf(file: string, name: string): ts.CallExpression[] {
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

function usesIn(file: string): Use[] {
  return callsOf(file, 'message').flatMap((call) => {
    const line = call.getSourceFile().getLineAndCharacterOfPosition(call.getStart()).line + 1;
    const [id] = call.arguments;
    return id ? toPattern(id).map((ids) => ({ place: `${file}:${line}`, ids })) : [];
  });
}

/** What stands in a file as a string of its own or as `room.${…}`: an id may be chosen first, named later. */
function stringsIn(file: string): RegExp[] {
  const found: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    const isId =
      ts.isTemplateExpression(node) && /^[a-z][\w-]*(\.[\w-]+)*\.$/i.test(node.head.text);
    if (ts.isStringLiteralLike(node) || isId) found.push(...toPattern(node as ts.Expression));
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('messages', () => {
  const files = sourceFiles('src/**/*.ts').filter((file) => !file.startsWith('src/messages/'));
  const uses = files.flatMap(usesIn);
  const ids = Object.keys(english);

  it('have English words each', () => {
    assert.ok(uses.length > 10, 'the calls were not found');
    const wordless = uses.filter(({ ids: pattern }) => !ids.some((id) => pattern.test(id)));
    assert.deepEqual(
      wordless.map(({ place, ids: pattern }) => `${place} ${pattern.source}`),
      [],
    );
  });

  it('are each used', () => {
    const named = files.flatMap(stringsIn);
    const unused = ids.filter((id) => !named.some((pattern) => pattern.test(id)));
    assert.deepEqual(unused, []);
  });

  it('are calm, and end as sentences do or are labels', () => {
    const loud = Object.entries(english).filter(
      ([, words]) => /!|\bplease\b|\b(wrong|invalid|illegal|fatal)\b/i.test(words) || !words.trim(),
    );
    assert.deepEqual(loud, []);
  });

  const folder = path.join(root, manifest.l10n);
  const bundled = (fs.existsSync(folder) ? fs.readdirSync(folder) : []).filter((name) =>
    /^bundle\.l10n\.\w+\.json$/.test(name),
  );

  for (const name of bundled) {
    it(`stand translated in ${name}, with the same placeholders`, () => {
      const file = path.join(folder, name);
      const translated = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
      const said = files
        .filter((source) => /^src\/(vscode\/|extension\.ts)/.test(source))
        .flatMap((source) => callsOf(source, 't'))
        .filter(({ expression }) => expression.getText().endsWith('l10n.t'))
        .flatMap(({ arguments: [words] }) =>
          words && ts.isStringLiteralLike(words) ? [words.text] : [],
        );
      const wanted = [...new Set([...Object.values(english), ...said])].sort();
      assert.deepEqual(Object.keys(translated).sort(), wanted);
      const differing = wanted.filter(
        (words) => `${placeholders(words)}` !== `${placeholders(translated[words]!)}`,
      );
      assert.deepEqual(differing, []);
    });
  }
});
