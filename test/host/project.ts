// Where things are.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Ignored by git, and the folder that @vscode/test-electron downloads into as well. */
export const hostFolder = path.join(root, '.vscode-test');

export const sampleWorkspace = path.join(root, 'test/workspace');

export const isWindows = process.platform === 'win32';

/** A path for messages: relative to the project, with forward slashes. */
export function shown(file: string): string {
  return path.relative(root, file).replaceAll('\\', '/');
}
