import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from '../host/project';

const folder = path.join(root, 'test/bench/contenders');

export const contenderNames = ['core', 'markdownlint', 'languageService', 'frontMatter'] as const;
export type ContenderName = (typeof contenderNames)[number];

/** Bundles every contender as the extension is bundled for release. Answers where each is. */
export async function bundleContenders(outdir: string): Promise<Record<ContenderName, string>> {
  await esbuild.build({
    entryPoints: contenderNames.map((name) => path.join(folder, `${name}.ts`)),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  const at = (name: ContenderName): string => path.join(outdir, `${name}.cjs`);
  return {
    core: at('core'),
    markdownlint: at('markdownlint'),
    languageService: at('languageService'),
    frontMatter: at('frontMatter'),
  };
}
