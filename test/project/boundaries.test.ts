// Walks the imports of src, so that the rooms of ARCHITECTURE.md hold even where lint is silenced.
import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { filesIn, read } from './files';

/** Each room may import those before it, and itself. */
const order = ['repositories', 'post', 'profile', 'blog', 'rules', 'assist'];

/** Libraries behind a guard, and the files that may import each. */
const guarded: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^yaml(?:\/|$)/, ['src/post/yaml.ts']],
  [/^toml-eslint-parser(?:\/|$)/, ['src/post/toml.ts']],
  [/^jsonc-parser(?:\/|$)/, ['src/post/json.ts', 'src/profile/project/jsonc.ts']],
  [
    /^@lezer\//,
    ['src/post/markdown.ts', 'src/post/markdownBlocks.ts', 'src/post/markdownParsers.ts'],
  ],
  [/^gray-matter(?:\/|$)/, ['src/post/grayMatter.ts']],
  [/^image-size(?:\/|$)/, ['src/blog/pictures.ts']],
  [/^picomatch(?:\/|$)/, ['src/profile/project/globs.ts']],
  [/^safe-regex2(?:\/|$)/, ['src/profile/project/expressions.ts']],
  [/^(?:unified|remark-|rehype-)/, ['src/preview/post/render.ts']],
  // It runs text, which is to be that of our own scripts alone.
  [/^(?:node:)?vm$/, ['src/cli/codeCache/scripts.ts']],
];

interface Import {
  readonly file: string;
  readonly specifier: string;
  /** The file of the project that it leads to, if it is one. */
  readonly target: string | undefined;
}

const sources = filesIn('src', '.ts').filter((file) => !file.endsWith('.d.ts'));

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) {
      const specifier = node.text;
      const target = specifier.startsWith('.')
        ? path.posix.join(path.posix.dirname(file), specifier)
        : undefined;
      found.push({ file, specifier, target: target === undefined ? undefined : resolve(target) });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal);
    } else if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
        node.expression.getText() === 'require')
    ) {
      add(node.arguments[0]);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true));
  return found;
}

function resolve(target: string): string {
  const candidates = [`${target}.ts`, `${target}/index.ts`];
  return candidates.find((candidate) => sources.includes(candidate)) ?? target;
}

function roomOf(file: string): string {
  return file.split('/')[1] ?? '';
}

const imports = sources.flatMap(importsOf);

function violations(isWrong: (found: Import) => boolean): string[] {
  return imports.filter(isWrong).map(({ file, specifier }) => `${file} imports ${specifier}`);
}

suite('boundaries', () => {
  test('the walk sees imports at all', () => {
    assert.ok(imports.length > 100);
    assert.ok(imports.some(({ specifier }) => specifier === 'vscode'));
  });

  test('knowledge goes one way through the rooms of the core', () => {
    assert.deepEqual(
      violations(({ file, target }) => {
        const from = order.indexOf(roomOf(file));
        if (from === -1 || target?.startsWith('src/') !== true) {
          return false;
        }
        const to = order.indexOf(roomOf(target));
        return to === -1 || to > from;
      }),
      [],
    );
  });

  test('the preview knows nobody', () => {
    assert.deepEqual(
      violations(
        ({ file, target }) =>
          roomOf(file) === 'preview' &&
          target?.startsWith('src/') === true &&
          roomOf(target) !== 'preview',
      ),
      [],
    );
  });

  test('nobody knows the front ends', () => {
    assert.deepEqual(
      violations(
        ({ file, target }) =>
          target !== undefined &&
          ['vscode', 'cli'].includes(roomOf(target)) &&
          roomOf(file) !== roomOf(target),
      ),
      [],
    );
  });

  test('only src/vscode imports vscode', () => {
    assert.deepEqual(
      violations(({ file, specifier }) => specifier === 'vscode' && roomOf(file) !== 'vscode'),
      [],
    );
  });

  test('only src/cli imports modules of Node.js', () => {
    assert.deepEqual(
      violations(
        ({ file, specifier }) =>
          (specifier.startsWith('node:') || builtinModules.includes(specifier)) &&
          roomOf(file) !== 'cli',
      ),
      [],
    );
  });

  test('each guarded library is imported where its guard is', () => {
    for (const [library, only] of guarded) {
      const importers = imports.filter(({ specifier }) => library.test(specifier));
      assert.deepEqual([...new Set(importers.map(({ file }) => file))], only, String(library));
    }
  });

  test('no file imports itself through others', () => {
    const targets = new Map<string, readonly string[]>();
    for (const file of sources) {
      targets.set(
        file,
        imports.flatMap(({ file: from, target }) =>
          from === file && target?.endsWith('.ts') === true ? [target] : [],
        ),
      );
    }
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      } else if (!done.has(file)) {
        for (const target of targets.get(file) ?? []) {
          visit(target, [...trail, file]);
        }
        done.add(file);
      }
    };
    for (const file of sources) {
      visit(file, []);
    }
    assert.deepEqual(cycles, []);
  });
});
