// What tests share that ask hosts: a GitHub and a Codeberg of doubles, and blogs that link what is there.
import type { Fetch } from '../../../src/repositories/fetchClient';
import { badToken, goodToken, world } from '../../doubles/contractWorld';
import { startGitea } from '../../doubles/gitea';
import { startGitHub } from '../../doubles/github/double';
import type { HostDouble } from '../../doubles/double';
import { fetchThrough, type LedRequest } from '../../doubles/origins';
import { runCli, type CliResult, type CliSurroundings } from '../support';

export { badToken, goodToken };

/** Origins of hosts that are asked here. */
export const github = 'https://api.github.com';
export const codeberg = 'https://codeberg.org';

export interface HostStage {
  readonly github: HostDouble;
  readonly codeberg: HostDouble;
  /** Every request of the running test, wherever to. */
  readonly led: LedRequest[];
  readonly fetch: Fetch;
  /** Runs the command line with these hosts for a network; without a folder for facts unless told. */
  run(args: readonly string[], surroundings: CliSurroundings): Promise<CliResult>;
}

/** To be called in a suite: starts the doubles for it, and lets each test begin anew. */
export function hostStage(): HostStage {
  const map = new Map<string, string>();
  const led: LedRequest[] = [];
  let doubles: Record<'github' | 'codeberg', HostDouble>;
  suiteSetup(async () => {
    doubles = { github: await startGitHub(world), codeberg: await startGitea(world) };
  });
  setup(() => {
    map.set(github, doubles.github.origin).set(codeberg, doubles.codeberg.origin);
    led.length = 0;
    for (const double of Object.values(doubles)) {
      double.recover();
      double.forget();
    }
  });
  suiteTeardown(async () => {
    await Promise.all(Object.values(doubles).map((double) => double.stop()));
  });
  const fetch = fetchThrough(map, (request) => led.push(request));
  return {
    get github() {
      return doubles.github;
    },
    get codeberg() {
      return doubles.codeberg;
    },
    led,
    fetch,
    run: (args, surroundings) => runCli(args, { fetch, now: Date.now(), ...surroundings }),
  };
}

/** A post of the built-in profile with an entry for each address. */
export function postLinking(addresses: readonly string[], title = 'Our stack'): string {
  return [
    '---',
    `title: ${title}`,
    'author: Mara',
    'tags: tech, open source',
    'published_at: 2026-03-09',
    '---',
    '',
    ...addresses.map((address) => `- [${address.slice(address.lastIndexOf('/') + 1)}](${address})`),
    '',
  ].join('\n');
}

/** A lockfile as text. */
export function lockfileOf(repositories: Readonly<Record<string, object>>): string {
  return `${JSON.stringify({ version: 1, owners: {}, repositories }, null, 2)}\n`;
}
