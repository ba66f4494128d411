// Installs VS Code's server and the Node.js that it needs into .vscode-test/, once.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run, seconds } from './processes';
import { hostFolder, isWindows, shown } from './project';
import { codeServer, serverNodeMajor, serverNodePackages } from './versions';

export interface Host {
  /** The server's entry point. */
  readonly serverMain: string;
  /** The Node.js that runs it. */
  readonly node: string;
}

export async function installHost(): Promise<Host> {
  const nodePackage = findNodePackage();
  const packages = [codeServer, ...(nodePackage ? [nodePackage] : [])];
  // The versions are part of the name and the name is given last: a folder of this name is whole.
  const folder = path.join(hostFolder, packages.map(specifier).join('+'));
  const host: Host = {
    serverMain: path.join(vscodeFolder(folder), 'out/server-main.js'),
    node: nodePackage
      ? path.join(
          folder,
          'node_modules',
          nodePackage.package,
          'bin',
          isWindows ? 'node.exe' : 'node',
        )
      : process.execPath,
  };
  if (existsSync(host.serverMain) && existsSync(host.node)) {
    return host;
  }

  console.log(
    `Installing VS Code ${codeServer.vscode} (its server, from npm) into ${shown(folder)}: once, about 20 seconds, 900 MB.`,
  );
  const started = Date.now();
  const unfinished = path.join(hostFolder, 'unfinished-install');
  rmSync(unfinished, { recursive: true, force: true });
  await npmInstall(unfinished, packages.map(specifier));
  await npmInstall(vscodeFolder(unfinished), []);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  console.log(`Installed VS Code ${codeServer.vscode} in ${seconds(Date.now() - started)}.`);
  return host;
}

/**
 * Installs packages into a folder that has nothing to do with the project: neither its lock file
 * nor its settings apply. Their install scripts never run.
 */
export async function npmInstall(folder: string, specifiers: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) {
    writeFileSync(manifest, '{ "private": true }\n');
  }
  const flags = ['ignore-scripts', 'omit=dev', 'engine-strict=false', 'audit=false', 'fund=false'];
  const code = await run(
    'npm',
    [
      'install',
      ...flags.map((flag) => `--${flag}`),
      '--loglevel=error',
      '--prefix=.',
      ...specifiers,
    ],
    { cwd: folder, timeLimit: 10 * 60_000, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (code !== 0) {
    throw new Error(`npm could not install ${specifiers.join(', ') || shown(folder)}.`);
  }
}

function findNodePackage(): { package: string; version: string } | undefined {
  if (process.versions.node.split('.')[0] === serverNodeMajor) {
    return undefined;
  }
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = serverNodePackages[platform];
  if (nodePackage) {
    return nodePackage;
  }
  throw new Error(
    `VS Code's server needs Node.js ${serverNodeMajor}, and npm has none for ${platform}. Run this with Node.js ${serverNodeMajor}, or set VSCODE_EXECUTABLE_PATH to a desktop VS Code.`,
  );
}

function specifier({ package: name, version }: { package: string; version: string }): string {
  return `${name}@${version}`;
}

function vscodeFolder(folder: string): string {
  return path.join(folder, 'node_modules', codeServer.package, 'lib/vscode');
}
