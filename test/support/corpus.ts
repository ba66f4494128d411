// The material that lies beside a checkout for running and measuring. It is not part of the project,
// so that tests which need it skip where it is absent, and say so.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const shared = path.join(root, '..', 'shared');

export interface SharedFile {
  /** Below the folder asked for, with forward slashes. */
  readonly name: string;
  readonly text: string;
}

/** The file's text, or undefined where the shared material is absent. */
export function sharedText(file: string): string | undefined {
  const whole = path.join(shared, file);
  return existsSync(whole) ? readFileSync(whole, 'utf8') : undefined;
}

/** The Markdown files below a folder of the shared material; none where it is absent. */
export function sharedMarkdown(folder: string): readonly SharedFile[] {
  const whole = path.join(shared, folder);
  return existsSync(whole)
    ? readdirSync(whole, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .sort()
        .map((name) => ({
          name: name.replaceAll('\\', '/'),
          text: readFileSync(path.join(whole, name), 'utf8'),
        }))
    : [];
}

let told = false;

/** A suite that needs the shared material: skipped, with a notice, where that is absent. */
export function sharedSuite(title: string, define: () => void): void {
  if (existsSync(shared)) {
    suite(title, define);
    return;
  }
  if (!told) {
    told = true;
    console.log('Without ../shared, tests on real posts are skipped.');
  }
  // Not `suite.skip`, which runs the definition all the same.
  suite(title, () => {
    test.skip('needs the posts in ../shared');
  });
}
