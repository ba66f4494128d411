import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import type { Metafile } from 'esbuild';
import ts from 'typescript';
import { filesIn, read as readSource, root } from './files';

/** Ways to a network that a script may name. */
const networkCalls =
  /\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|(?<![.\w$#])fetch\(/g;

/** Calls to a network in each script: all requests pass the one of `src/vscode/hostRequests.ts`. */
const calls: Readonly<Record<string, number>> = {
  'extension.js': 0,
  // What asks hosts, which the first script loads when somebody needs it.
  'lookUp.js': 1,
  // Cards as HTML.
  'cards.js': 0,
  // A web extension host cannot load a second script, so everything is in one.
  'web/extension.js': 1,
  // Pages ask nobody.
  'panel.js': 0,
  'post.js': 0,
  // The command line, only with the user's leave.
  'cli.js': 1,
};
const scripts = Object.keys(calls);

/** Bytes that activation may load; `npm run bench` times the start. */
const largestActivation = 900_000;
/** What is not called there costs no more than being read. */
const largestOnWeb = 1_010_000;
const largestLookUp = 92_000;
/** The page that an author keeps open all day. */
const largestPanel = 60_000;
/** Loaded with the first Markdown preview of a window. */
const largestCards = 45_000;
/** All scripts of the command line together. */
const largestCommandLine = 1_080_000;
/** Loaded at every commit. */
const largestCheck = 640_000;
/** Loaded by each thread. */
const largestThread = 540_000;
/** Loaded by whoever asks for the version. */
const largestProgram = 60_000;

/**
 * Sources of both scripts of the desktop, which are there twice and therefore must have no state: no
 * variables that change, no channel of a log, no class that anybody compares with `instanceof`.
 */
const inBoth = [
  'src/preview/text.ts',
  'src/repositories/dayNumber.ts',
  'src/repositories/hostText.ts',
  'src/repositories/hosts/askedAt.ts',
  'src/repositories/hosts/picturedAt.ts',
  'src/repositories/localDay.ts',
  'src/repositories/lockfile/read.ts',
  'src/repositories/lockfile/schema.ts',
  'src/vscode/inertText.ts',
  'src/vscode/machine.ts',
  'src/vscode/signIn.ts',
  'src/vscode/workspaceFiles.ts',
];

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
  const partsOf = (name: string): readonly string[] =>
    name === 'cli.js'
      ? [name, ...readdirSync(path.join(folder, 'cli')).map((part) => `cli/${part}`)]
      : [name];
  const read = (name: string): string =>
    partsOf(name)
      .map((part) => readFileSync(path.join(folder, part), 'utf8'))
      .join('\n');
  const sourcesIn = (name: string): readonly string[] => {
    const outputs = JSON.parse(read('bundles.json')) as Metafile['outputs'];
    const [, output] =
      Object.entries(outputs).find(
        ([outfile]) => path.resolve(root, outfile) === path.join(folder, name),
      ) ?? [];
    return Object.entries(output?.inputs ?? {}).flatMap(([source, { bytesInOutput }]) =>
      source.startsWith('src/') && bytesInOutput > 0 ? [source] : [],
    );
  };

  /** Scripts of the command line that are loaded with one, by the start of its name; itself among them. */
  const loadedWith = (start: string): readonly string[] => {
    const outputs = JSON.parse(read('bundles.json')) as Metafile['outputs'];
    const nameOf = (outfile: string): string =>
      path.relative(folder, path.resolve(root, outfile)).replaceAll('\\', '/');
    const known = new Map(
      Object.entries(outputs).map(([outfile, output]) => [nameOf(outfile), output]),
    );
    const loaded = new Set([...known.keys()].filter((name) => name.startsWith(start)));
    assert.equal(loaded.size, 1, start);
    for (const name of loaded) {
      for (const { path: target, kind } of known.get(name)?.imports ?? []) {
        if (kind === 'import-statement' && known.has(nameOf(target))) {
          loaded.add(nameOf(target));
        }
      }
    }
    return [...loaded];
  };

  suiteSetup(function () {
    this.timeout(60_000);
    folder = mkdtempSync(path.join(tmpdir(), 'bundles-'));
    const flags = ['--minify', '--quiet', '--metafile', `--outdir=${folder}`];
    execFileSync(process.execPath, ['esbuild.mjs', ...flags], { cwd: root });
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

    test(`${name} has ${String(calls[name])} calls to a network`, () => {
      assert.deepEqual(
        [...read(name).matchAll(networkCalls)].map(([call]) => call),
        Array<string>(calls[name] ?? 0).fill('fetch('),
      );
    });
  }

  test('each front end has one call to a network, where every request passes', () => {
    const calling = filesIn('src', '.ts').filter(
      (file) => !file.endsWith('.d.ts') && /(?<![.\w$#])fetch\(/.test(readSource(file)),
    );
    assert.deepEqual(calling, ['src/cli/hosts/network.ts', 'src/vscode/hostRequests.ts']);
  });

  for (const [name, largest] of [
    ['extension.js', largestActivation],
    ['lookUp.js', largestLookUp],
    ['cards.js', largestCards],
    ['web/extension.js', largestOnWeb],
    ['panel.js', largestPanel],
    ['cli.js', largestCommandLine],
  ] as const) {
    test(`${name} is small enough to load`, () => {
      const bytes = Buffer.byteLength(read(name));
      assert.ok(bytes < largest, `${String(bytes)} bytes`);
    });
  }

  for (const [what, starts, largest] of [
    ['the version', ['cli.js', 'cli/main.js'], largestProgram],
    ['a check', ['cli.js', 'cli/main.js', 'cli/check-'], largestCheck],
    ['a thread', ['cli/thread.js', 'cli/threads.js'], largestThread],
  ] as const) {
    test(`${what} loads no more of the command line than it needs`, () => {
      const [first, ...others] = starts;
      const loaded = new Set([first, ...others.flatMap(loadedWith)]);
      const sizes = Array.from(loaded, (name) => statSync(path.join(folder, name)).size);
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      assert.ok(bytes < largest, `${String(bytes)} bytes`);
    });
  }

  test('threads know no options', () => {
    const sources = loadedWith('cli/threads.js').flatMap((name) => [
      ...(readFileSync(path.join(folder, name), 'utf8').match(/CommanderError/g) ?? []),
    ]);
    assert.deepEqual(sources, []);
    assert.match(read('cli.js'), /CommanderError/);
  });

  test('first scripts need nothing of the others but the one that is next', () => {
    for (const [first, next] of [
      ['cli.js', './cli/main.js'],
      ['cli/thread.js', './threads.js'],
    ] as const) {
      const text = readFileSync(path.join(folder, first), 'utf8');
      const required = [...text.matchAll(/\brequire\("(\.[^"]+)"\)/g)].map(([, script]) => script);
      assert.deepEqual(required, [next], first);
    }
  });

  test('scripts of the command line are strict, as modules are', () => {
    for (const part of partsOf('cli.js')) {
      const text = readFileSync(path.join(folder, part), 'utf8');
      assert.match(text, /^(?:#!.*\n)?"use strict";/, part);
    }
  });

  test('parts of the command line hand on nothing that changes', () => {
    const changing = filesIn('src', '.ts').filter((file) =>
      /^export (?:let|var) /m.test(readSource(file)),
    );
    assert.deepEqual(changing, []);
  });

  test('post.js, which is loaded where an author asks for a preview, may be as large as it has to be', () => {
    console.log(`      post.js: ${String(Buffer.byteLength(read('post.js')))} bytes`);
  });

  for (const [name, needed] of [
    ['extension.js', ['./cards.js', './lookUp.js', 'vscode']],
    ['lookUp.js', ['./extension.js', 'vscode']],
    ['cards.js', []],
    ['web/extension.js', ['vscode']],
  ] as const) {
    test(`${name} needs nothing but ${needed.join(' and ') || 'itself'}`, () => {
      const text = read(name);
      const required = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module);
      assert.deepEqual([...new Set(required)].sort(), needed);
      assert.doesNotMatch(text, /\bimport\(/);
    });
  }

  test('what has a state is in one script of the desktop alone', () => {
    const first = sourcesIn('extension.js');
    assert.ok(first.includes('src/vscode/log.ts'));
    assert.ok(first.includes('src/repositories/recognise.ts'));
    assert.deepEqual(
      sourcesIn('lookUp.js')
        .filter((source) => first.includes(source))
        .sort(),
      inBoth,
    );
  });

  test('what draws cards is in the script for that alone, and with it no state but the language', () => {
    const first = sourcesIn('extension.js');
    const cards = sourcesIn('cards.js');
    assert.ok(cards.includes('src/preview/card/Card.tsx'));
    assert.ok(!first.includes('src/preview/card/Card.tsx'));
    const shareable = /^src\/preview\/(?:text|l10n|markdownText|card\/\w+)\.ts$/;
    assert.deepEqual(
      cards.filter((source) => first.includes(source) && !shareable.test(source)),
      [],
    );
  });

  test('the panel makes elements from no text but where Preact could, which nobody asks it to', () => {
    const markup = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|srcdoc/gi;
    const ofPreact = readSource('node_modules/preact/dist/preact.mjs').match(markup) ?? [];
    assert.deepEqual(read('panel.js').match(markup)?.sort(), ofPreact.sort());
  });

  test('every icon that the panel names is one of VS Code', () => {
    const known = new Set(
      [...read('panel.css').matchAll(/\.codicon-([a-z\d-]+):before/g)].map(([, name]) => name),
    );
    assert.ok(known.size > 400, String(known.size));
    const sources = ['panel', 'card'].flatMap((room) => filesIn(`src/preview/${room}`, ''));
    // `icon: 'a'`, `icon="a"`, `<Icon name="a" />`, `icon={is ? 'a' : 'b'}`
    const naming = /\b(?:icon: |icon=|Icon name=)([^\n>]*)/g;
    const named = sources
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => [...readSource(file).matchAll(naming)])
      .flatMap(([, value = '']) => value.match(/(?<=['"])[a-z][a-z-]*(?=['"])/g) ?? []);
    assert.ok(named.length > 20, named.join(' '));
    assert.deepEqual(
      named.filter((name) => !known.has(name)),
      [],
    );
  });

  test('the style sheet of the panel has no colour of its own', () => {
    const rules = read('panel.css').replace(/@font-face\s*\{[^}]*\}/g, '');
    assert.doesNotMatch(rules, /#[\da-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(/i);
  });

  test('the icons of cards are of nothing else in a Markdown preview', () => {
    const css = read('cards.css');
    const selectors = [...css.matchAll(/(?<=^|[{},])[^{},]*\.codicon[-[][^{},]*(?=[{,])/g)];
    assert.ok(selectors.length > 100);
    const others = selectors.filter(([selector]) => !/^\.cp-(?:preview|card) /.test(selector));
    assert.deepEqual(
      others.map(([selector]) => selector),
      [],
    );
  });

  test('adapters of hosts are in the script that asks them alone', () => {
    const adapters =
      /^src\/repositories\/(?:fetchClient|directory|hosts\/(?:\w+LookUp|github\/.*))\.ts$/;
    assert.deepEqual(
      sourcesIn('extension.js').filter((source) => adapters.test(source)),
      [],
    );
    assert.ok(sourcesIn('lookUp.js').filter((source) => adapters.test(source)).length > 8);
  });

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
