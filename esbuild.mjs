// Builds the extension: one bundle for desktop and remote hosts, one for web workers, one for the
// webview. `--minify` is what a release ships, `--watch` rebuilds on change.
import * as esbuild from 'esbuild';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const watch = process.argv.includes('--watch');
const minify = process.argv.includes('--minify');
const quiet = process.argv.includes('--quiet');

/**
 * js-yaml 3 carries three types that compile code from the document (`new Function`) and gray-matter
 * an engine that evaluates it. No bundle may contain either: the types become empty, the engines ours.
 * @type {esbuild.Plugin}
 */
const noCodeFromPosts = {
  name: 'no-code-from-posts',
  setup(build) {
    build.onLoad(
      { filter: /js-yaml[\\/]lib[\\/]js-yaml[\\/]schema[\\/]default_full\.js$/ },
      () => ({
        contents: `const Schema = require('../schema');
module.exports = Schema.DEFAULT = new Schema({ include: [require('./default_safe')], explicit: [] });`,
      }),
    );
    build.onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
      contents: `module.exports = {};`,
    }));
  },
};

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify,
  sourcemap: !minify,
  target: 'es2023',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  loader: { '.css': 'text', '.ttf': 'dataurl' },
  plugins: [noCodeFromPosts],
};

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: ['src/vscode/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    external: ['vscode'],
    mainFields: ['module', 'main'],
  },
  {
    ...common,
    entryPoints: ['src/vscode/extension.ts'],
    outfile: 'dist/web/extension.js',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    conditions: ['worker'],
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
  },
  {
    ...common,
    entryPoints: [
      { in: 'src/preview/webview.ts', out: 'preview' },
      { in: 'src/preview/panel.css', out: 'preview' },
    ],
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
    // The variants for pages write HTML into elements to decode it; those for workers have tables.
    conditions: ['worker'],
    mainFields: ['module', 'main'],
    assetNames: '[name]',
    loader: { '.ttf': 'file' },
  },
];

if (watch) {
  for (const options of bundles) {
    const context = await esbuild.context(options);
    await context.watch();
  }
  console.log('Watching for changes.');
} else {
  const results = await Promise.all(bundles.map((options) => esbuild.build(options)));
  if (!quiet) {
    const outfiles = results.flatMap((result) => Object.keys(result.metafile?.outputs ?? {}));
    for (const outfile of outfiles.filter((name) => !name.endsWith('.map'))) {
      const content = readFileSync(outfile);
      const kilobytes = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(0).padStart(4);
      console.log(
        `${outfile.padEnd(24)} ${kilobytes(content.length)} KB ${minify ? 'minified' : '        '} ${kilobytes(gzipSync(content).length)} KB gzipped`,
      );
    }
  }
}
