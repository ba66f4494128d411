import { accessSync, constants, mkdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FactsStore } from '../../repositories/directoryPorts';
import { isContinuousIntegration } from '../continuousIntegration';
import { attempt, isAbsence } from '../disk/diskFiles';
import { overwriteFile } from '../disk/replaceFile';
import type { Environment } from './tokens';

/**
 * Where facts are kept between two runs: in the user's cache folder, if there is one that can be written.
 * On machines of CI, which forget their disk, and whose tokens are others each time, it is memory.
 */
export function factsStore(env: Environment): FactsStore {
  const folder = isContinuousIntegration(env) ? undefined : cacheFolder(env, process.platform);
  if (folder === undefined) {
    return new FactsInMemory();
  }
  const facts = path.join(folder, 'component-posts', 'repositories');
  try {
    mkdirSync(facts, { recursive: true, mode: 0o700 });
    accessSync(facts, constants.R_OK | constants.W_OK);
    return new FactsOnDisk(facts);
  } catch {
    return new FactsInMemory();
  }
}

/** Of all programs, as the system has it; undefined where nobody says. */
export function cacheFolder(env: Environment, platform: NodeJS.Platform): string | undefined {
  const { XDG_CACHE_HOME: xdg, HOME: home, LOCALAPPDATA: local } = env;
  const isUsable = (folder: string | undefined): folder is string =>
    folder !== undefined && path.isAbsolute(folder);
  if (isUsable(xdg)) {
    return xdg;
  }
  if (platform === 'win32') {
    return isUsable(local) ? local : undefined;
  }
  if (!isUsable(home)) {
    return undefined;
  }
  return platform === 'darwin' ? path.join(home, 'Library', 'Caches') : path.join(home, '.cache');
}

class FactsOnDisk implements FactsStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.#file(name));
    } catch (error) {
      if (isAbsence(error)) {
        return undefined;
      }
      throw error;
    }
  }

  write(name: string, bytes: Uint8Array): Promise<void> {
    return attempt(() => {
      // Some of it may be for one account alone.
      overwriteFile(this.#file(name), bytes, 0o600);
    });
  }

  async delete(name: string): Promise<void> {
    await rm(this.#file(name), { force: true });
  }

  #file(name: string): string {
    return path.join(this.#folder, name);
  }
}

class FactsInMemory implements FactsStore {
  readonly #files = new Map<string, Uint8Array>();

  read(name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#files.get(name));
  }

  write(name: string, bytes: Uint8Array): Promise<void> {
    this.#files.set(name, bytes);
    return Promise.resolve();
  }

  delete(name: string): Promise<void> {
    this.#files.delete(name);
    return Promise.resolve();
  }
}
