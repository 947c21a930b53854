import fs from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { root } from '../host/paths';

export interface Import {
  /** The importing file, relative to the project with `/` between, e.g. `src/core/engine.ts`. */
  readonly file: string;
  readonly line: number;
  /** A path like `file` without its ending where it is one of ours, else the module's name. */
  readonly target: string;
  readonly ours: boolean;
  readonly typesOnly: boolean;
}

export function sourceFiles(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: root }).sort();
}

/** Parses a file of the project, or the text given in its place. */
export function parse(
  file: string,
  text = fs.readFileSync(path.join(root, file), 'utf8'),
): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/** Whether `import …`/`export … from` brings in types alone, by its words. */
function bringsTypesOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const named = node.exportClause && ts.isNamedExports(node.exportClause);
    return (
      node.isTypeOnly ||
      Boolean(
        named && (node.exportClause as ts.NamedExports).elements.every((each) => each.isTypeOnly),
      )
    );
  }
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return (
    !clause.name &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.length > 0 &&
    names.elements.every((each) => each.isTypeOnly)
  );
}

/** Everything a file imports: statements, re-exports, `import()`, `import('…').Type` and `require`. */
export function importsOf(file: string, text?: string): readonly Import[] {
  const source = parse(file, text);
  const found: Import[] = [];
  const add = (node: ts.Node, module: string, typesOnly: boolean): void => {
    const ours = module.startsWith('.');
    const target = ours ? path.posix.join(path.posix.dirname(file), module) : module;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push({ file, line, target, ours, typesOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const module = node.moduleSpecifier;
      if (module && ts.isStringLiteral(module)) add(node, module.text, bringsTypesOnly(node));
    } else if (ts.isImportTypeNode(node)) {
      const { argument } = node;
      if (ts.isLiteralTypeNode(argument) && ts.isStringLiteral(argument.literal)) {
        add(node, argument.literal.text, true);
      }
    } else if (ts.isCallExpression(node)) {
      const calls =
        node.expression.kind === ts.SyntaxKind.ImportKeyword ||
        (ts.isIdentifier(node.expression) && node.expression.text === 'require');
      const [module] = node.arguments;
      if (calls && module && ts.isStringLiteralLike(module)) add(node, module.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
