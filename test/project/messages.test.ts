import assert from 'node:assert/strict';
import ts from 'typescript';
import { english } from '../../src/messages/english';
import { parse, sourceFiles } from './imports-of';
import { bundles, callsOf, manifestBundles, placeholders, wordsToTranslate } from './translations';

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

  it('stand translated in German and Spanish', () => {
    const names = bundles().map(({ name }) => name);
    assert.deepEqual(names.sort(), ['bundle.l10n.de.json', 'bundle.l10n.es.json']);
    assert.deepEqual(manifestBundles().length, 3);
  });

  for (const { name, words: translated } of bundles()) {
    it(`stand in ${name}, with the same placeholders`, () => {
      const wanted = wordsToTranslate();
      assert.deepEqual(Object.keys(translated).sort(), wanted);
      const differing = wanted.filter(
        (words) => `${placeholders(words)}` !== `${placeholders(translated[words]!)}`,
      );
      assert.deepEqual(differing, []);
    });
  }

  it('keep the commands and links of the manifest', () => {
    const [plain, ...others] = manifestBundles().sort((a, b) => a.name.length - b.name.length);
    const links = (words = '') => (words.match(/\]\([^)]*\)|`[^`]*`/g) ?? []).sort();
    for (const { name, words } of others) {
      const differing = Object.entries(plain!.words).filter(
        ([key, text]) => `${links(text)}` !== `${links(words[key])}`,
      );
      assert.deepEqual(differing, [], name);
    }
  });
});
