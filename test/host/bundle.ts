// Bundles a folder of `*.test.ts` files with their loader into the one module that VS Code runs.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './project';

export interface Tests {
  /** The loader: exports `runSuites`. */
  readonly loader: string;
  /** Where the suites are. */
  readonly folder: string;
  readonly platform: 'node' | 'browser';
}

/** Answers the path of the bundle, whose `run` function runs the tests. */
export async function bundleTests({ loader, folder, platform }: Tests): Promise<string> {
  const suites = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .map((file) => `./${folder}/${file.replaceAll('\\', '/')}`);
  if (suites.length === 0) {
    throw new Error(`There are no tests in ${folder}.`);
  }

  const outfile = path.join(root, 'dist', `${folder}.js`);
  await esbuild.build({
    stdin: {
      contents: `import { runSuites } from './${loader}';
export const run = () => runSuites([${suites.map((file) => `() => import('${file}')`).join(', ')}]);`,
      resolveDir: root,
      sourcefile: 'run.ts',
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform,
    // jsonc-parser's other variant requires its parts in a way that no bundler follows.
    mainFields: ['module', 'main'],
    target: 'es2022',
    format: 'cjs',
    external: ['vscode'],
    // Mocha's build for browsers is a file of its own, and makes `mocha` global.
    alias: platform === 'browser' ? { mocha: 'mocha/mocha.js' } : {},
    sourcemap: 'inline',
    logLevel: 'warning',
    // Mocha's parallel mode, which is not used, looks for files of its own.
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
  return outfile;
}
