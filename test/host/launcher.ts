// Stands in for a desktop VS Code where none can be downloaded: takes the same flags, but opens
// VS Code's server in a headless Chromium. The executable is the file `vscode` beside this one.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser, openPage, runTestsInPage, uiOf } from './browser';
import { installHost } from './install';
import { runMain } from './processes';
import { installExtension, startServer, workbenchAddress, type Settings } from './server';
import { uiVariable } from './ui';
import { startUiServer } from './uiServer';

// The flags of a desktop VS Code that mean something here; the others are about its own window.
const args = process.argv.slice(2);
const values = (flag: string): string[] =>
  args.filter((arg) => arg.startsWith(`--${flag}=`)).map((arg) => arg.slice(flag.length + 3));
const value = (flag: string): string | undefined => values(flag).at(-1);

const workspace = args.find((arg) => !arg.startsWith('-'));
const extensionsFolder = value('extensions-dir');
const toInstall = value('install-extension');

runMain(() => (toInstall === undefined ? runTests() : install(toInstall)));

async function install(vsix: string): Promise<number> {
  if (extensionsFolder === undefined) {
    throw new Error('--install-extension needs --extensions-dir.');
  }
  await installExtension(await installHost(), vsix, extensionsFolder);
  return 0;
}

async function runTests(): Promise<number> {
  const testsPath = value('extensionTestsPath');
  if (testsPath === undefined) {
    throw new Error('--extensionTestsPath is missing.');
  }

  const host = await installHost();
  const browser = await openBrowser();
  const page = await openPage(browser);
  const uiServer = await startUiServer(uiOf(page));
  const server = await startServer(host, {
    settings: userSettings(),
    trusted: args.includes('--disable-workspace-trust'),
    environment: { [uiVariable]: uiServer.address },
    ...(extensionsFolder === undefined ? {} : { extensionsFolder }),
  });
  try {
    const url = workbenchAddress(server, workspace, [
      ...values('extensionDevelopmentPath').map(
        (folder) => ['extensionDevelopmentPath', server.uri(folder)] as const,
      ),
      ['extensionTestsPath', server.uri(testsPath)],
    ]);
    return await runTestsInPage(page, url, path.basename(testsPath, '.js'));
  } finally {
    uiServer.stop();
    server.stop();
    await browser.close();
  }
}

function userSettings(): Settings {
  const folder = value('user-data-dir');
  const file = folder === undefined ? undefined : path.join(folder, 'User/settings.json');
  return file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Settings) : {};
}
