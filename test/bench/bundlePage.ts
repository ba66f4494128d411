import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from '../host/project';

export interface PageBundle {
  readonly script: string;
  readonly style: string;
  /** The icons, `codicon.ttf` beside the style sheet. */
  readonly font: Buffer;
}

/**
 * Script and style sheet of a page, as they are bundled for release.
 *
 * @param script and style sheet as paths below the project.
 */
export async function bundlePage(script: string, style: string): Promise<PageBundle> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [
      { in: script, out: 'page' },
      { in: style, out: 'page' },
    ],
    bundle: true,
    minify: true,
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
  const contents = (extension: string): Buffer =>
    Buffer.from(outputFiles.find((file) => path.extname(file.path) === extension)?.contents ?? []);
  return {
    script: contents('.js').toString(),
    style: contents('.css').toString(),
    font: contents('.ttf'),
  };
}
