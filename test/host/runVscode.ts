// Runs the suites of test/vscode in VS Code: in a trusted workspace, then in Restricted Mode.
import { bundleTests } from './bundle';
import { runMain } from './processes';
import { root } from './project';
import { findVscode, runTests, TestProfile } from './testRun';

const runs = [
  { title: 'Trusted workspace', folder: 'test/vscode/suite', trusted: true },
  { title: 'Restricted Mode', folder: 'test/vscode/restricted', trusted: false },
];

runMain(async () => {
  const vscode = await findVscode();
  let exitCode = 0;
  for (const { title, folder, trusted } of runs) {
    console.log(`\n${title}`);
    const testsPath = await bundleTests({ loader: 'test/vscode/index', folder, platform: 'node' });
    const profile = new TestProfile();
    const code = await runTests(vscode, profile, { testsPath, developmentPath: root, trusted });
    profile.remove();
    if (code !== 0) exitCode = 1;
  }
  return exitCode;
});
