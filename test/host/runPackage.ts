// Runs the suites of test/vscode/package against dist/component-posts.vsix as VS Code installs it.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleTests } from './bundle';
import { run, runMain } from './processes';
import { root, shown } from './project';
import { findVscode, runTests, TestProfile } from './testRun';

const vsix = path.join(root, 'dist/component-posts.vsix');

runMain(async () => {
  if (!existsSync(vsix)) throw new Error(`There is no ${shown(vsix)}: run npm run package first.`);
  const testsPath = await bundleTests({
    loader: 'test/vscode/index',
    folder: 'test/vscode/package',
    platform: 'node',
  });
  const vscode = await findVscode();
  const profile = new TestProfile();
  const installed = await run(
    vscode.commandLine,
    [`--install-extension=${vsix}`, '--force', ...profile.flags],
    { timeLimit: 2 * 60_000 },
  );
  if (installed !== 0) throw new Error('VS Code did not install the package.');
  return runTests(vscode, profile, {
    testsPath,
    developmentPath: writeTestsExtension(profile.folder),
    trusted: true,
  });
});

/** VS Code runs tests only beside an extension in development, so there is one that does nothing. */
function writeTestsExtension(folder: string): string {
  const extension = path.join(folder, 'tests-extension');
  mkdirSync(extension);
  writeFileSync(
    path.join(extension, 'package.json'),
    JSON.stringify({
      name: 'package-tests',
      publisher: 'component-posts',
      version: '0.0.0',
      engines: { vscode: '*' },
    }),
  );
  return extension;
}
