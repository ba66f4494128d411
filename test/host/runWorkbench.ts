// Runs the suites of test/workbench, which work VS Code's window from outside.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runSuites } from '../vscode/index';
import { runMain } from './processes';
import { root } from './project';

runMain(async () => {
  const folder = path.join(root, 'test/workbench');
  const suites = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  await runSuites(
    suites.map(
      (file) => () => import(pathToFileURL(path.join(folder, file)).href) as Promise<unknown>,
    ),
  );
  return 0;
});
