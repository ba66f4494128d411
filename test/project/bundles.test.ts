import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { filesIn, read as readSource, root } from './files';

/** Ways to a network that a script may name. */
const networkCalls =
  /\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|(?<![.\w$#])fetch\(/g;

const scripts = ['extension.js', 'web/extension.js', 'preview.js'];
/**
 * Bytes that activation may load. A web extension host cannot load a second script, so everything is
 * in one; what is not called costs no more than being read. `npm run bench` times the start.
 */
const largestActivation = 820_000;

/** Places that turn text into code: `eval(…)`, `Function(…)`, `new Function(…)`, with whatever before. */
function codeFromText(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const callee = node.expression;
      const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
      const global =
        ts.isIdentifier(callee) || /^(?:globalThis|window|self|global)\b/.test(callee.getText());
      if (global && ['eval', 'Function', 'importScripts'].includes(name)) {
        found.push(node.getText().slice(0, 80));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS));
  return found;
}

suite('bundles', () => {
  let folder = '';
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

  suiteSetup(function () {
    this.timeout(60_000);
    folder = mkdtempSync(path.join(tmpdir(), 'bundles-'));
    execFileSync(process.execPath, ['esbuild.mjs', '--minify', '--quiet', `--outdir=${folder}`], {
      cwd: root,
    });
  });

  suiteTeardown(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('the search for code from text finds it', () => {
    assert.equal(
      codeFromText('a.js', 'a(eval("1"), new Function("x"), globalThis.eval(1))').length,
      3,
    );
    assert.deepEqual(
      codeFromText('a.js', 'x instanceof Function; retrieval(1); y.Function(2)'),
      [],
    );
  });

  for (const name of scripts) {
    test(`${name} turns no text into code`, () => {
      assert.deepEqual(codeFromText(name, read(name)), []);
    });

    // All of it passes `src/vscode/hostRequests.ts`, and the panel asks nobody.
    const ways = name === 'preview.js' ? [] : ['fetch('];
    test(`${name} has ${String(ways.length)} calls to a network`, () => {
      assert.deepEqual(
        [...read(name).matchAll(networkCalls)].map(([call]) => call),
        ways,
      );
    });
  }

  test('the one call to a network is where every request passes', () => {
    const calling = filesIn('src', '.ts').filter(
      (file) => !file.endsWith('.d.ts') && /(?<![.\w$#])fetch\(/.test(readSource(file)),
    );
    assert.deepEqual(calling, ['src/vscode/hostRequests.ts']);
  });

  for (const name of scripts.slice(0, 2)) {
    test(`${name} is small enough to load at every start`, () => {
      const bytes = Buffer.byteLength(read(name));
      assert.ok(bytes < largestActivation, `${String(bytes)} bytes`);
    });

    test(`${name} needs nothing but vscode`, () => {
      const required = [...read(name).matchAll(/\brequire\("([^"]+)"\)/g)].map(
        ([, module]) => module,
      );
      assert.deepEqual([...new Set(required)], ['vscode']);
    });
  }

  test('the web bundle loads where there is no Node.js', () => {
    const module = { exports: {} as { activate?: unknown } };
    const channel = { dispose: () => undefined };
    const anything: unknown = new Proxy(
      function none() {
        return undefined;
      },
      {
        get: (_, name) => (name === 'createOutputChannel' ? () => channel : anything),
        apply: () => anything,
        construct: () => ({}),
      },
    );
    // Everything of the API that the sources name, each standing for whatever is asked of it.
    const names = filesIn('src/vscode', '.ts').flatMap((file) =>
      [...readSource(file).matchAll(/\bvscode\.([A-Za-z]\w*)/g)].map(([, name = '']) => name),
    );
    const api = Object.fromEntries(names.map((name) => [name, anything]));
    const context = vm.createContext({
      module,
      exports: module.exports,
      require: (name: string) => {
        assert.equal(name, 'vscode');
        return api;
      },
      URL,
      TextDecoder,
      setTimeout,
      clearTimeout,
      crypto: {},
    });
    vm.runInContext(read('web/extension.js'), context, { filename: 'extension.js' });
    assert.equal(typeof module.exports.activate, 'function');
  });
});
