import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from '../host/project';

/**
 * Script, style sheet and font of a page by their names, `page.js`, `page.css` and `codicon.ttf`; bundled as
 * esbuild.mjs bundles them.
 *
 * @param script and style sheet as paths below the project.
 * @param minify as for a release.
 */
export async function bundlePage(
  script: string,
  style: string,
  minify: boolean,
): Promise<ReadonlyMap<string, Buffer>> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [
      { in: script, out: 'page' },
      { in: style, out: 'page' },
    ],
    bundle: true,
    minify,
    write: false,
    outdir: 'page',
    platform: 'browser',
    format: 'iife',
    target: 'es2023',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    mainFields: ['module', 'main'],
    conditions: ['worker'],
    assetNames: '[name]',
    loader: { '.ttf': 'file' },
  });
  return new Map(outputFiles.map((file) => [path.basename(file.path), Buffer.from(file.contents)]));
}
