// Runs extension tests in a VS Code: one that was named, a downloaded one, or the stand-in.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliPathFromVSCodeExecutablePath,
} from '@vscode/test-electron';
import { findChromium } from './chromium';
import { installHost } from './install';
import { run } from './processes';
import { root, sampleWorkspace } from './project';
import { quietSettings } from './server';
import { desktopVersion } from './versions';

/** A suite that has not ended by then has failed. */
const timeLimit = 15 * 60_000;

export interface Vscode {
  readonly executable: string;
  /** What manages its extensions: the `code` command. */
  readonly commandLine: string;
}

/**
 * `VSCODE_EXECUTABLE_PATH`, else `VSCODE_VERSION` (stable, insiders, 1.105.0) downloaded, else, on
 * Linux, what needs no download and no display: VS Code's server in a headless Chromium.
 */
export async function findVscode(): Promise<Vscode> {
  const { VSCODE_EXECUTABLE_PATH: given, VSCODE_VERSION: version } = process.env;
  if (!given && !version && process.platform === 'linux') {
    // Before the clock of the first suite starts.
    await installHost();
    await findChromium();
    const standIn = path.join(root, 'test/host/vscode');
    return { executable: standIn, commandLine: standIn };
  }
  const executable = given ?? (await downloadAndUnzipVSCode(version ?? desktopVersion));
  return { executable, commandLine: resolveCliPathFromVSCodeExecutablePath(executable) };
}

/** The folders of one run: a fresh profile, and a copy of the workspace since tests change files. */
export class TestProfile {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'vscode-test-')));
  readonly workspace = path.join(this.folder, 'workspace');
  readonly extensions = path.join(this.folder, 'extensions');
  readonly user = path.join(this.folder, 'user');

  /** @param fill writes the workspace, whose folder it gets. */
  constructor(fill = copySample) {
    fill(this.workspace);
    mkdirSync(this.extensions);
    const settings = path.join(this.user, 'User/settings.json');
    mkdirSync(path.dirname(settings), { recursive: true });
    writeFileSync(settings, JSON.stringify(quietSettings, null, 2));
    process.once('exit', () => {
      this.remove();
    });
  }

  get flags(): readonly string[] {
    return [`--extensions-dir=${this.extensions}`, `--user-data-dir=${this.user}`];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function copySample(workspace: string): void {
  cpSync(sampleWorkspace, workspace, { recursive: true });
}

export interface TestRun {
  /** The bundle whose `run` function runs the tests. */
  readonly testsPath: string;
  readonly developmentPath: string;
  readonly trusted: boolean;
}

/**
 * Answers the exit code of the tests. Not `runTests` of @vscode/test-electron: that always passes
 * --disable-workspace-trust, which rules out Restricted Mode, and cannot stop a suite that never
 * ends. The flags are its own.
 */
export function runTests(
  { executable }: Vscode,
  profile: TestProfile,
  { testsPath, developmentPath, trusted }: TestRun,
): Promise<number> {
  const flags = [
    '--no-sandbox',
    '--disable-gpu-sandbox',
    '--disable-updates',
    '--skip-welcome',
    '--skip-release-notes',
    ...(trusted ? ['--disable-workspace-trust'] : []),
    `--extensionTestsPath=${testsPath}`,
    `--extensionDevelopmentPath=${developmentPath}`,
    ...profile.flags,
  ];
  return run(executable, [profile.workspace, ...flags], { timeLimit });
}

/** Writes an extension that does nothing and answers its folder. */
export function writeEmptyExtension({ folder }: TestProfile): string {
  const extension = path.join(folder, 'empty-extension');
  mkdirSync(extension);
  const manifest = {
    name: 'empty',
    publisher: 'component-posts',
    version: '0.0.0',
    engines: { vscode: '^1.105.0' },
    main: './extension.js',
    activationEvents: [],
  };
  writeFileSync(path.join(extension, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(extension, 'extension.js'), 'exports.activate = () => {};\n');
  return extension;
}
