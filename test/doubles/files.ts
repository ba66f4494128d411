// Files that doubles read, also from within a bundle of tests.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @param file path from the root of the project */
export function projectFile(file: string): string {
  // Bundled tests lie some folders deeper than these sources.
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, file);
    if (existsSync(candidate)) {
      return readFileSync(candidate, 'utf8');
    }
    if (folder === path.dirname(folder)) {
      throw new Error(`${file} is nowhere above ${__dirname}`);
    }
  }
}
