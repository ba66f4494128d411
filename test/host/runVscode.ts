// Runs the suites of test/vscode in VS Code: in a trusted workspace, in Restricted Mode, and on all kinds of
// blogs at once, where the command line must say the same.
//   --prepare  only makes what the launch configuration "Run Extension Tests" needs
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeBlogs } from './blogs';
import { bundleTests } from './bundle';
import { runMain } from './processes';
import { hostFolder, root, sampleWorkspace } from './project';
import { findVscode, runTests, TestProfile } from './testRun';

interface SuiteRun {
  readonly title: string;
  readonly folder: string;
  readonly trusted: boolean;
  readonly fill?: (workspace: string) => void;
}

const runs: readonly SuiteRun[] = [
  { title: 'Trusted workspace', folder: 'test/vscode/suite', trusted: true },
  { title: 'Restricted Mode', folder: 'test/vscode/restricted', trusted: false },
  {
    title: 'All kinds of blogs',
    folder: 'test/vscode/agreement',
    trusted: true,
    fill: writeBlogs,
  },
];

runMain(() => (process.argv.includes('--prepare') ? prepare() : runAll()));

async function runAll(): Promise<number> {
  const vscode = await findVscode();
  let exitCode = 0;
  for (const { title, folder, trusted, fill } of runs) {
    console.log(`\n${title}`);
    const testsPath = await bundle(folder);
    const profile = new TestProfile(fill);
    const code = await runTests(vscode, profile, { testsPath, developmentPath: root, trusted });
    profile.remove();
    if (code !== 0) {
      exitCode = 1;
    }
  }
  return exitCode;
}

async function prepare(): Promise<number> {
  for (const { folder } of runs) {
    await bundle(folder);
  }
  const workspace = path.join(hostFolder, 'workspace');
  rmSync(workspace, { recursive: true, force: true });
  cpSync(sampleWorkspace, workspace, { recursive: true });
  return 0;
}

function bundle(folder: string): Promise<string> {
  return bundleTests({ loader: 'test/vscode/index', folder, platform: 'node' });
}
