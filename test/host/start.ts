// Opens the sample workspace in a VS Code with the extension as it is in this folder: in the
// desktop VS Code where the `code` command is on the PATH, else in the browser.
//   --browser  in the browser even so
//   --once     ends as soon as everything is ready
import { existsSync } from 'node:fs';
import path from 'node:path';
import { installHost } from './install';
import { run, runMain, start } from './processes';
import { isWindows, root, sampleWorkspace, shown } from './project';
import { quietSettings, startServer, workbenchAddress } from './server';

/** Shown at once, where it exists: a post with problems to try the light bulbs on. */
const samplePost = path.join(sampleWorkspace, 'posts/draft_storm_season.md');

/** What opens an address in the default browser. */
const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

const options = new Set(process.argv.slice(2));

runMain(async () => {
  // Ctrl+C is how this normally ends.
  process.once('SIGINT', () => process.exit(0));
  if (!options.has('--browser') && (await startDesktop())) {
    return 0;
  }
  return startInBrowser();
});

async function startDesktop(): Promise<boolean> {
  const command = findOnPath(isWindows ? 'code.cmd' : 'code');
  if (command === undefined) {
    return false;
  }
  const files = existsSync(samplePost) ? [sampleWorkspace, samplePost] : [sampleWorkspace];
  const code = await run(command, [`--extensionDevelopmentPath=${root}`, ...files]);
  if (code === 0) {
    console.log(`Opened ${shown(sampleWorkspace)} in VS Code.`);
  }
  return code === 0;
}

async function startInBrowser(): Promise<number> {
  const server = await startServer(await installHost(), {
    settings: quietSettings,
    trusted: true,
  });
  const url = workbenchAddress(server, sampleWorkspace, [
    ['extensionDevelopmentPath', server.uri(root)],
    ...(existsSync(samplePost) ? [['openFile', server.uri(samplePost)] as const] : []),
  ]);
  console.log(`VS Code with the extension is ready: ${url}`);
  if (options.has('--once')) {
    server.stop();
    return 0;
  }
  openInBrowser(url);
  console.log('Press Ctrl+C to end it.');
  await server.ended;
  throw new Error('The server has ended.');
}

function openInBrowser(url: string): void {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return;
  }
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  start(command, [...args, url], { stdio: 'ignore' }).once('error', () => {
    console.log('No browser could be opened: please open the address above yourself.');
  });
}

function findOnPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}
