import { hash } from 'node:crypto';
import { Option, type Command } from 'commander';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../../package.json';
import { isContinuousIntegration } from '../continuousIntegration';
import type { CheckCache } from '../engine/checkAll';
import { leadsOut } from '../disk/leadsOut';
import type { CheckerOptions } from '../engine/checker';
import type { AddedHostOptions } from '../hosts/addedHosts';
import { UsageError, type Io } from '../io';
import { CacheFile } from './file';

/** Below the root. */
const usualFolder = '.component-posts-cache';
const usualName = 'check';

export interface CacheOptions {
  /** undefined where nobody said anything. */
  readonly cache?: boolean;
  readonly cacheLocation?: string;
}

export function addCacheOptions(command: Command): void {
  command
    .addOption(
      new Option(
        '--cache',
        `Keep what was found in each file, and look only at what changed. On by itself where CI is set and ${usualFolder} is there already.`,
      ),
    )
    .addOption(new Option('--no-cache', 'Keep nothing, and use nothing that was kept.'))
    .addOption(
      new Option(
        '--cache-location <file>',
        `Where that is kept: ${usualFolder}/${usualName} below the root by default.`,
      ),
    );
}

/**
 * @param root absolute path.
 * @returns undefined where nothing is to be kept.
 * @throws UsageError where a link would take it out of the root, and nobody named that place.
 */
export function cacheFor(
  { cache, cacheLocation, host = [] }: CacheOptions & AddedHostOptions,
  root: string,
  io: Io,
  { today, withFixes }: CheckerOptions,
): CheckCache | undefined {
  const ownFolder = path.join(root, usualFolder);
  const file =
    cacheLocation === undefined
      ? path.join(ownFolder, usualName)
      : path.resolve(io.cwd, cacheLocation);
  const persists = isContinuousIntegration(io.env) && existsSync(path.dirname(file));
  if (!(cache ?? (cacheLocation !== undefined || persists))) {
    return undefined;
  }
  if (cacheLocation === undefined && [ownFolder, file].some((place) => isElsewhere(root, place))) {
    throw new UsageError(
      `${ownFolder} leads out of ${root} through a link, so that nothing is kept there. Name the file itself with --cache-location, or check with --no-cache.`,
    );
  }
  const kept = new CacheFile(file);
  return {
    content: {
      entries: kept.entries,
      setting: JSON.stringify([version, programHash(), withFixes, host]),
      today,
    },
    update: (handedIn) => {
      if (cacheLocation === undefined) {
        makeFolder(ownFolder);
      }
      kept.update(handedIn);
    },
  };
}

/** What cannot be followed keeps nothing, wherever it leads. */
function isElsewhere(root: string, place: string): boolean {
  try {
    return leadsOut(root, place);
  } catch {
    return false;
  }
}

/** With a word to git that it is no part of the blog. What fails loses nothing but that. */
function makeFolder(folder: string): void {
  try {
    if (mkdirSync(folder, { recursive: true }) !== undefined) {
      writeFileSync(path.join(folder, '.gitignore'), '*\n', { flag: 'wx' });
    }
  } catch {
    // Whoever writes results there finds the same.
  }
}

/** Between releases, and where it is built from a branch, the version alone does not tell programs apart. */
function programHash(): string {
  try {
    return hash('sha1', readFileSync(fileURLToPath(import.meta.url)));
  } catch {
    return '';
  }
}
