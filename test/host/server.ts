// Starts and stops VS Code's server, with a fresh profile each time.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host } from './install';
import { kill, run, start } from './processes';

export type Settings = Readonly<Record<string, unknown>>;

/** Keeps a VS Code that only serves tests silent and free of everything but the extension. */
export const quietSettings: Settings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
};

export interface ServerOptions {
  readonly settings: Settings;
  /** Whether every folder is trusted; else they open in Restricted Mode. */
  readonly trusted: boolean;
  readonly extensionsFolder?: string;
  /** Added to the environment of the server, and so of the extension host. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Server {
  readonly authority: string;
  readonly origin: string;
  /** The address of a file in this server's workbench. */
  uri(file: string): string;
  /** Resolves when the server has ended, asked or not. */
  readonly ended: Promise<unknown>;
  stop(): void;
}

export async function startServer(host: Host, options: ServerOptions): Promise<Server> {
  const data = mkdtempSync(path.join(tmpdir(), 'vscode-server-'));
  const machine = path.join(data, 'data/Machine');
  mkdirSync(machine, { recursive: true });
  writeFileSync(path.join(machine, 'settings.json'), JSON.stringify(options.settings, null, 2));

  const port = await findFreePort();
  const server = start(
    host.node,
    [
      host.serverMain,
      '--host=127.0.0.1',
      `--port=${String(port)}`,
      '--without-connection-token',
      '--accept-server-license-terms',
      '--telemetry-level=off',
      ...(options.trusted ? ['--disable-workspace-trust'] : []),
      `--server-data-dir=${data}`,
      `--extensions-dir=${options.extensionsFolder ?? path.join(data, 'extensions')}`,
      // Without it a packaged workbench ignores extensions in development.
      '--enable-smoke-test-driver',
    ],
    {
      env: {
        ...process.env,
        // What VS Code and its built-in extensions leave behind goes away with the profile. (On
        // macOS the names of sockets would become too long.)
        ...(process.platform === 'darwin' ? {} : { TMPDIR: data, XDG_RUNTIME_DIR: data }),
        // No marketplace: nothing here looks for extensions.
        EXTENSIONS_GALLERY: '{}',
        ...options.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000);
    });
  }
  const removeData = (): void => {
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  const stop = (): void => {
    process.off('exit', stop);
    kill(server);
    removeData();
  };
  process.once('exit', stop);

  const authority = `127.0.0.1:${String(port)}`;
  const origin = `http://${authority}`;
  const deadline = Date.now() + 30_000;
  while (!(await answers(`${origin}/version`))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      stop();
      throw new Error(`VS Code's server did not start.\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    authority,
    origin,
    uri: (file) => `vscode-remote://${authority}${pathToFileURL(file).pathname}`,
    ended: once(server, 'exit'),
    stop,
  };
}

/**
 * The address of a workbench on a folder, or on none.
 *
 * @param payload what a desktop VS Code would be told by flags: pairs of name and value.
 */
export function workbenchAddress(
  server: Server,
  folder: string | undefined,
  payload: readonly (readonly [string, string])[],
): string {
  const query = new URLSearchParams({
    ...(folder === undefined ? {} : { folder: pathToFileURL(folder).pathname }),
    payload: JSON.stringify([...payload, ['skipWelcome', 'true']]),
  });
  return `${server.origin}/?${query.toString()}`;
}

/** Installs a packaged extension into a folder that a server can be started with. */
export async function installExtension(
  host: Host,
  vsix: string,
  extensionsFolder: string,
): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'vscode-server-'));
  let output = '';
  try {
    const code = await run(
      host.node,
      [
        host.serverMain,
        '--accept-server-license-terms',
        `--install-extension=${vsix}`,
        '--force',
        `--extensions-dir=${extensionsFolder}`,
        `--server-data-dir=${data}`,
      ],
      {
        timeLimit: 60_000,
        stdio: ['ignore', 'pipe', 'pipe'],
        onOutput: (text) => {
          output += text;
        },
      },
    );
    if (code !== 0) {
      throw new Error(`VS Code could not install ${vsix}.\n${output}`);
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address) {
          resolve(address.port);
        } else {
          reject(new Error('No free port.'));
        }
      });
    });
  });
}
