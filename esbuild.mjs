// Builds the extension: three scripts for desktop and remote hosts, of which one is loaded where somebody
// asks hosts, and one where the Markdown preview shows cards; one for web workers, which can load no second
// one; those for webviews; and the command line, with a page for each rule.
// `--minify` is what a release ships, `--watch` rebuilds on change, `--outdir=FOLDER` builds elsewhere than
// in dist, `--cli` builds the command line alone, `--quiet` prints no sizes, `--metafile` writes what is in each script to bundles.json.
import * as esbuild from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const watch = process.argv.includes('--watch');
const onlyCli = process.argv.includes('--cli');
const minify = process.argv.includes('--minify');
const quiet = process.argv.includes('--quiet');
const outdir = process.argv.find((flag) => flag.startsWith('--outdir='))?.slice(9) ?? 'dist';

/**
 * gray-matter has an engine that evaluates code from the post, and js-yaml 3 carries three types
 * that compile it. No bundle may contain either: only the safe types and the reader of YAML stay.
 * gray-matter also wants `fs` for reading files, which an extension leaves to VS Code.
 * @type {esbuild.Plugin}
 */
const noCodeFromPosts = {
  name: 'no-code-from-posts',
  setup(build) {
    build.onLoad(
      { filter: /[\\/]js-yaml[\\/]lib[\\/]js-yaml[\\/]schema[\\/]default_full\.js$/ },
      () => ({
        contents: `
        const Schema = require('../schema');
        module.exports = Schema.DEFAULT = new Schema({
          include: [require('./default_safe')],
          explicit: [],
        });`,
      }),
    );
    build.onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
      contents: `
        const { safeLoad } = require('js-yaml/lib/js-yaml/loader');
        exports.yaml = { parse: (text) => safeLoad(text) };`,
    }));
    build.onResolve({ filter: /^fs$/ }, ({ importer }) =>
      /[\\/]gray-matter[\\/]/.test(importer) ? { path: 'fs', namespace: 'nothing' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
  },
};

/**
 * @vscode/l10n can fetch translations or read them from a file. Ours are given to it, in every script, so
 * that neither needs to be there.
 * @type {esbuild.Plugin}
 */
const translationsAreGiven = {
  name: 'translations-are-given',
  setup(build) {
    build.onResolve({ filter: /^@vscode\/l10n$/ }, () => ({
      path: resolve('node_modules/@vscode/l10n/dist/browser.js'),
    }));
    build.onLoad({ filter: /[\\/]l10n[\\/]dist[\\/]browser\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const contents = source.replace(
        /^function config\(config2\) \{$.*?^\}$/ms,
        'function config({ contents }) { bundle = contents; }',
      );
      return contents === source
        ? { errors: [{ text: '@vscode/l10n reads translations in another way than it did.' }] }
        : { contents };
    });
  },
};

/**
 * Imports of what asks hosts, and of what draws cards, lead out of the first script of the desktop.
 * @type {esbuild.Plugin}
 */
const withoutOthers = {
  name: 'without-others',
  setup(build) {
    build.onResolve({ filter: /^\.\/asking$/ }, () => ({ path: './lookUp.js', external: true }));
    build.onResolve({ filter: /^\.\/cardsScript$/ }, () => ({
      path: './cards.js',
      external: true,
    }));
  },
};

/**
 * Modules that have a state are in the first script alone; the second takes them from there, as
 * `src/vscode/shared.ts` hands them on. The first is loaded whenever the second is.
 * @type {esbuild.Plugin}
 */
const sharedWithFirst = {
  name: 'shared-with-first',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\/(?:.*\/)?(?:log|recognise)$/ }, ({ path, resolveDir }) => {
      const name = relative('src', join(resolveDir, path)).replaceAll('\\', '/');
      return ['vscode/log', 'repositories/recognise'].includes(name)
        ? { path: basename(path), namespace: 'shared' }
        : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
      contents: `module.exports = require('./extension.js').shared.${path};`,
    }));
    build.onResolve({ filter: /^\.\/extension\.js$/, namespace: 'shared' }, ({ path }) => ({
      path,
      external: true,
    }));
  },
};

/**
 * A style sheet in VS Code's Markdown preview is there for every Markdown file: icons only in what is ours.
 * @type {esbuild.Plugin}
 */
const iconsOfCards = {
  name: 'icons-of-cards',
  setup(build) {
    build.onLoad({ filter: /[\\/]codicon\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^\.codicon/gm, '.cp-preview $&'),
      loader: 'css',
      resolveDir: dirname(path),
    }));
  },
};

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify,
  sourcemap: !minify,
  target: 'es2023',
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  // Watching, the task in .vscode waits for the words with which a rebuild begins and ends.
  logLevel: watch ? 'info' : 'warning',
  metafile: true,
  mainFields: ['module', 'main'],
  plugins: [noCodeFromPosts, translationsAreGiven],
};

/** @type {esbuild.BuildOptions} */
const extension = {
  ...common,
  entryPoints: ['src/vscode/extension.ts'],
  format: 'cjs',
  external: ['vscode'],
  loader: { '.code-snippets': 'json' },
};

/** @type {esbuild.BuildOptions} */
const desktop = {
  ...extension,
  platform: 'node',
  // As `require`, with which VS Code loads extensions and lets them have `vscode`.
  supported: { 'dynamic-import': false },
  // The variant for browsers is the same code as modules, of which unused parts can be left out.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
};

/** Modules are so without a word, scripts are not. */
const strict = '"use strict";';

/**
 * How scripts of the command line are made from modules. Wherever one asks where it is, the answer is the
 * program, beside which everything else is found.
 *
 * @param {string} program as seen from the folder of the script.
 * @returns {esbuild.TransformOptions}
 */
const asScript = (program) => ({
  format: 'cjs',
  platform: 'node',
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': 'programUrl' },
  banner: `${strict}const programUrl = require('node:url').pathToFileURL(require('node:path').join(__dirname, ${JSON.stringify(program)})).href;`,
});

/**
 * Hands on what a module exports as properties of one object, and takes what it imports as variables. esbuild
 * would make a function for each, of which some hundreds are called, and compiled, before the first post is
 * checked. So no part of the command line may export a variable that changes later.
 *
 * @param {string} module as esbuild writes it, with one list of exports at its end.
 */
function withVariables(module) {
  const script = module
    .replace(
      /(?<=^|[;}\n])import\s*\{([^{}]*)\}\s*from\s*("\.{1,2}\/[\w/-]+\.js");?/g,
      (_, /** @type {string} */ list, part) =>
        `var {${list.replaceAll(/\s+as\s+/g, ': ')}} = require(${part});`,
    )
    .replace(
      /(?<=^|[;}\n])export\s*\{([^{}]*)\};?(?=\s*(?:\/\/.*\s*)*$)/,
      (_, /** @type {string} */ list) => {
        const properties = list.split(',').map((one) => {
          const [own, name = own] = one.trim().split(/\s+as\s+/);
          return `${name}: ${own}`;
        });
        return `;module.exports = { __esModule: true, ${properties.join(', ')} };`;
      },
    );
  if (/(?<=^|[;}\n])(?:export\s*[{*]|import\s*[\w{*][^;()]*\sfrom\s*"\.)/.test(script)) {
    throw new Error('esbuild writes imports and exports in another way than it did.');
  }
  return script;
}

/** The first scripts of the command line and of its threads, which load all others with the code that was kept of them. */
const firstScripts = [
  { entry: 'src/cli/start.ts', script: 'cli.js', next: './cli/main.js' },
  { entry: 'src/cli/thread.ts', script: 'cli/thread.js', next: './threads.js' },
];

/** Each is one file, since nothing is kept of what it takes to find what was kept. */
async function buildFirstScripts() {
  const built = await Promise.all(
    firstScripts.map(({ entry, script, next }) =>
      esbuild.build({
        ...forNode,
        entryPoints: [entry],
        outfile: join(outdir, script),
        format: 'cjs',
        supported: { 'dynamic-import': false },
        sourcemap: minify ? false : 'inline',
        write: false,
        logLevel: 'silent',
        plugins: [
          {
            name: 'next-script',
            setup(build) {
              build.onResolve({ filter: /^\./ }, ({ kind }) =>
                kind === 'dynamic-import' ? { path: next, external: true } : undefined,
              );
            },
          },
        ],
      }),
    ),
  );
  return built.flatMap(({ outputFiles }) =>
    outputFiles.map(({ path, text }) => ({ path, code: text })),
  );
}

/**
 * Only modules can be split into what is loaded at once and what is loaded when it is needed, and only scripts
 * load fast. So modules are made, and scripts of them.
 * @type {esbuild.Plugin}
 */
const scriptsOfModules = {
  name: 'scripts-of-modules',
  setup(build) {
    // As it is anyhow; `--watch` knows of the first scripts by it.
    build.onLoad({ filter: /[\\/]src[\\/]cli[\\/]main\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path),
      loader: 'ts',
      watchFiles: [
        ...firstScripts.map(({ entry }) => resolve(entry)),
        ...readdirSync('src/cli/codeCache').map((file) => resolve('src/cli/codeCache', file)),
        resolve('src/cli/v8.ts'),
      ],
    }));
    build.onEnd(async ({ errors, outputFiles = [] }) => {
      if (errors.length > 0) {
        return;
      }
      const program = resolve(outdir, 'cli.js');
      const parts = await Promise.all(
        outputFiles.map(async ({ path, text }) => {
          const { banner, ...options } = asScript(relative(dirname(path), program));
          const { code } = await esbuild.transform(withVariables(text), {
            ...options,
            banner: text.includes('import.meta.url') ? banner : strict,
            target: common.target,
            charset: common.charset,
            legalComments: 'none',
            minify,
            sourcemap: minify ? false : 'inline',
          });
          return { path, code };
        }),
      );
      const scripts = [...parts, ...(await buildFirstScripts())];
      // The names of parts tell what is in them, so that those of earlier builds stay otherwise.
      rmSync(join(outdir, 'cli'), { recursive: true, force: true });
      mkdirSync(join(outdir, 'cli'), { recursive: true });
      // A cache of results is of use to the same program alone, which the first script tells of.
      const hash = createHash('sha1');
      for (const { code } of scripts.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
        hash.update(code);
      }
      const name = `// ${hash.digest('hex')}\n`;
      for (const { path, code } of scripts) {
        writeFileSync(path, path === program ? code + name : code);
      }
    });
  },
};

/** @type {esbuild.BuildOptions} */
const forNode = {
  ...common,
  platform: 'node',
  ...(desktop.loader !== undefined && { loader: desktop.loader }),
  ...(desktop.alias !== undefined && { alias: desktop.alias }),
};

/**
 * What many runs of the command line never need, such as those that find all bodies in a cache: modules and
 * libraries with scripts of their own.
 */
const seldomNeeded = {
  changes: 'src/cli/changed/changes.ts',
  expressions: 'src/profile/project/expressions.ts',
  globs: 'src/profile/project/globs.ts',
  hyperlinks: 'supports-hyperlinks',
  jsonc: 'jsonc-parser',
  lockfile: 'src/repositories/lockfile/read.ts',
  lookUp: 'src/cli/hosts/lookUp.ts',
  markdownParsers: 'src/post/markdownParsers.ts',
  patterns: 'src/cli/disk/patterns.ts',
  pictures: 'src/blog/pictures.ts',
  reportSchema: 'src/cli/reportSchema.ts',
  siteGenerator: 'src/post/grayMatter.ts',
  toml: 'toml-eslint-parser',
  yaml: 'yaml',
};

/** Parts of Node.js that take long to load. */
const seldomNeededOfNode = ['child_process', 'crypto', 'os', 'tty', 'v8', 'worker_threads'];

/**
 * The command line loads what is seldom needed where something of it is first asked for. Whoever imports it
 * notices nothing: what it exports must be what is asked for at work and not as modules are evaluated.
 * @type {esbuild.Plugin}
 */
const loadedWhenNeeded = {
  name: 'loaded-when-needed',
  setup(build) {
    const scripts = new Map(
      Object.entries(seldomNeeded).map(([name, module]) => [module, `./${name}.js`]),
    );
    build.onResolve({ filter: /./ }, ({ kind, path, resolveDir, namespace }) => {
      if (kind === 'entry-point') {
        return undefined;
      }
      if (namespace === 'when-needed') {
        return { path, external: true };
      }
      const part = path.replace(/^node:/, '');
      if (seldomNeededOfNode.includes(part)) {
        return { path: `node:${part}`, namespace: 'when-needed' };
      }
      const module = path.startsWith('.')
        ? `${relative('.', join(resolveDir, path)).replaceAll('\\', '/')}.ts`
        : path;
      return scripts.has(module) ? { path: module, namespace: 'when-needed' } : undefined;
    });
    build.onLoad({ filter: /./, namespace: 'when-needed' }, async ({ path }) => {
      const script = scripts.get(path) ?? path;
      const names = scripts.has(path) ? await exportsOf(path) : Object.keys(await import(path));
      return {
        contents: `
        let loaded;
        for (const name of ${JSON.stringify(names)}) {
          Object.defineProperty(exports, name, {
            enumerable: true,
            get: () => (loaded ??= require(${JSON.stringify(script)}))[name],
          });
        }`,
      };
    });
  },
};

/** @param {string} module */
async function exportsOf(module) {
  const { metafile } = await esbuild.build({
    ...forNode,
    entryPoints: [module],
    format: 'esm',
    packages: module.startsWith('src/') ? 'external' : 'bundle',
    logLevel: 'warning',
    write: false,
    outdir,
  });
  return Object.values(metafile?.outputs ?? {}).flatMap((output) => output.exports);
}

/** @type {esbuild.BuildOptions} */
const commandLine = {
  ...forNode,
  entryPoints: {
    'cli/main': 'src/cli/main.ts',
    'cli/threads': 'src/cli/engine/crew/threads.ts',
    ...Object.fromEntries(
      Object.entries(seldomNeeded).map(([name, module]) => [`cli/${name}`, module]),
    ),
  },
  outdir,
  chunkNames: 'cli/[name]-[hash]',
  format: 'esm',
  splitting: true,
  write: false,
  sourcemap: minify ? false : 'inline',
  plugins: [...common.plugins, loadedWhenNeeded, scriptsOfModules],
};

/** Writes the pages of the rules beside the command line, which leads to them. */
async function writeRulePages() {
  const folder = mkdtempSync(join(tmpdir(), 'rule-pages-'));
  const outfile = join(folder, 'rulePages.cjs');
  try {
    const { format, define, banner } = asScript('cli.js');
    await esbuild.build({
      ...forNode,
      format,
      define,
      banner: { js: banner },
      entryPoints: ['src/cli/rulePages.ts'],
      outfile,
      sourcemap: false,
    });
    /** @type {{ rulePages: () => ReadonlyMap<string, string> }} */
    const { rulePages } = createRequire(import.meta.url)(outfile);
    rmSync(join(outdir, 'rules'), { recursive: true, force: true });
    for (const [path, text] of rulePages()) {
      mkdirSync(dirname(join(outdir, path)), { recursive: true });
      writeFileSync(join(outdir, path), text);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @type {esbuild.BuildOptions} */
const page = {
  ...common,
  outdir,
  platform: 'browser',
  format: 'iife',
  assetNames: '[name]',
  loader: { '.ttf': 'file' },
};

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  {
    ...desktop,
    outfile: join(outdir, 'extension.js'),
    plugins: [...common.plugins, withoutOthers],
  },
  {
    ...desktop,
    entryPoints: ['src/vscode/asking.ts'],
    outfile: join(outdir, 'lookUp.js'),
    plugins: [...common.plugins, sharedWithFirst],
  },
  {
    ...desktop,
    entryPoints: ['src/vscode/cardsScript.ts'],
    outfile: join(outdir, 'cards.js'),
  },
  {
    ...extension,
    outfile: join(outdir, 'web', 'extension.js'),
    platform: 'browser',
    conditions: ['worker'],
    // gray-matter keeps the original text as a Buffer, which no browser has and nobody here asks for.
    define: { 'Buffer.from': 'String' },
  },
  commandLine,
  {
    ...page,
    entryPoints: [{ in: 'src/preview/markdownIt/cards.css', out: 'cards' }],
    plugins: [iconsOfCards],
  },
  {
    ...page,
    entryPoints: [
      { in: 'src/preview/panel/main.tsx', out: 'panel' },
      { in: 'src/preview/panel/panel.css', out: 'panel' },
    ],
  },
  {
    ...page,
    entryPoints: [
      { in: 'src/preview/post/main.tsx', out: 'post' },
      { in: 'src/preview/post/post.css', out: 'post' },
    ],
    // The variants for pages write HTML into elements to decode it; those for workers have tables.
    conditions: ['worker'],
  },
];

await writeRulePages();
const wanted = onlyCli ? [commandLine] : bundles;

if (watch) {
  for (const options of wanted) {
    const context = await esbuild.context(options);
    await context.watch();
  }
  console.log('Watching for changes.');
} else {
  const results = await Promise.all(wanted.map((options) => esbuild.build(options)));
  if (process.argv.includes('--metafile')) {
    const outputs = results.map(({ metafile }) => metafile?.outputs);
    writeFileSync(join(outdir, 'bundles.json'), JSON.stringify(Object.assign({}, ...outputs)));
  }
  if (!quiet) {
    const outfiles = [
      ...results.flatMap((result) => Object.keys(result.metafile?.outputs ?? {})),
      ...firstScripts.map(({ script }) => join(outdir, script)),
    ].filter((name) => !name.endsWith('.map'));
    const isPart = (/** @type {string} */ name) => basename(dirname(name)) === 'cli';
    const lines = [
      ...outfiles.filter((name) => !isPart(name)).map((name) => [name, [name]]),
      [join(outdir, 'cli', '*.js'), outfiles.filter(isPart)],
    ];
    for (const [name, files] of /** @type {[string, string[]][]} */ (lines)) {
      const contents = files.map((file) => readFileSync(file));
      const sum = (/** @type {Buffer[]} */ buffers) =>
        (buffers.reduce((bytes, { length }) => bytes + length, 0) / 1000).toFixed(0).padStart(4);
      console.log(
        `${name.padEnd(24)} ${sum(contents)} KB ${minify ? 'minified' : '        '} ${sum(contents.map((content) => gzipSync(content)))} KB gzipped`,
      );
    }
  }
}
