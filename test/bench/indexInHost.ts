import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleTests } from '../host/bundle';
import { root } from '../host/project';
import { findVscode, runTests, TestProfile } from '../host/testRun';
import { generatePost } from './generate';

const posts = 1_000;
const perFolder = 100;
const kilobyte = 1024;

/** Measures the index of a blog in a real extension host, and prints what it found. */
export async function measureIndexInHost(asJson: boolean): Promise<number> {
  const vscode = await findVscode();
  const profile = new TestProfile();
  for (let number = 0; number < posts; number++) {
    const folder = path.join(profile.workspace, 'posts', String(Math.floor(number / perFolder)));
    mkdirSync(folder, { recursive: true });
    // From 2 to 6 KB, as most real posts have.
    const size = (2 + (number % 5)) * kilobyte;
    writeFileSync(path.join(folder, `post_${String(number)}.md`), generatePost(size, number));
  }
  if (asJson) {
    process.env['COMPONENT_POSTS_BENCH'] = 'json';
  }
  const testsPath = await bundleTests({
    loader: 'test/vscode/index',
    folder: 'test/bench/inHost',
    platform: 'node',
  });
  try {
    return await runTests(vscode, profile, { testsPath, developmentPath: root, trusted: true });
  } finally {
    profile.remove();
  }
}
