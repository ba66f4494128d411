// Finds a Chromium for the workbench, or installs one.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { canUseApt, installWithApt } from './debian';
import { npmInstall } from './install';
import { hostFolder } from './project';
import { packedChromium } from './versions';

export interface Chromium {
  readonly executable: string;
  /** Flags that this build needs beyond the usual ones. */
  readonly flags: readonly string[];
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export async function findChromium(): Promise<Chromium> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) {
    if (isExecutable(given)) {
      return { executable: given, flags: [] };
    }
    throw new Error(`CHROMIUM_PATH names no executable file: ${given}`);
  }
  const installed = findInstalled();
  if (installed) {
    return { executable: installed, flags: [] };
  }
  const packages = ['chromium', 'fonts-dejavu-core'];
  if (canUseApt() && (await installWithApt('Chromium', packages))) {
    const executable = findInstalled();
    if (executable) {
      return { executable, flags: [] };
    }
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return installPacked();
  }
  throw new Error(
    'No Chromium found. Install Chromium, Google Chrome or Microsoft Edge, or set CHROMIUM_PATH to one.',
  );
}

function findInstalled(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).concat('/usr/bin');
  return folders
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .concat(applications)
    .find(isExecutable);
}

/** What `@sparticuz/chromium` exports, as far as it is used here. */
interface PackedChromium {
  readonly default: { readonly args: readonly string[]; executablePath(): Promise<string> };
}

async function installPacked(): Promise<Chromium> {
  const { package: name, version } = packedChromium;
  const folder = path.join(hostFolder, `chromium@${version}`);
  const entry = path.join(folder, 'node_modules', name, 'build/esm/index.js');
  if (!existsSync(entry)) {
    console.log('Installing a headless Chromium from npm: once, a few seconds, 70 MB.');
    await npmInstall(folder, [`${name}@${version}`]);
  }
  const { default: chromium } = (await import(pathToFileURL(entry).href)) as PackedChromium;
  return { executable: await chromium.executablePath(), flags: chromium.args };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
