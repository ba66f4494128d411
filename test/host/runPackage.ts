// Runs the suites of test/vscode/package against dist/component-posts.vsix as VS Code installs it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bundleTests } from './bundle';
import { run, runMain } from './processes';
import { root, shown } from './project';
import { findVscode, runTests, TestProfile, writeEmptyExtension } from './testRun';

const vsix = path.join(root, 'dist/component-posts.vsix');

runMain(async () => {
  if (!existsSync(vsix)) {
    throw new Error(`There is no ${shown(vsix)}: run npm run package first.`);
  }
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
  if (installed !== 0) {
    throw new Error('VS Code did not install the package.');
  }
  return runTests(vscode, profile, {
    testsPath,
    // VS Code runs tests only beside an extension in development. It does nothing, so that ours can
    // be timed beside it.
    developmentPath: writeEmptyExtension(profile),
    trusted: true,
  });
});
