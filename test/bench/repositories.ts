// `npm run bench -- repositories`: how many requests GitHub gets, with its adapter and its double, beside
// one request for each link; and what looking at known facts costs.
import { githubLookable } from '../../src/repositories/hosts/github/lookable';
import { Directory } from '../../src/repositories/directory';
import type { DirectoryPorts } from '../../src/repositories/directoryPorts';
import { encodeKept, fileNameOf, mostKept } from '../../src/repositories/kept';
import type { RepositoryReference } from '../../src/repositories/reference';
import { clientOn } from '../doubles/client';
import type { World } from '../doubles/double';
import { startGitHub, type GithubDouble } from '../doubles/github/double';
import { fetchThrough } from '../doubles/origins';
import { factsOf, MemoryStore, repository, VirtualClock } from '../support/directory';
import { asJson, asTable, type Report, type Row } from './report';
import { collectGarbage, processorTime, timingOf, type Timing } from './statistics';

const hostName = 'github.com';
const token = 'token-of-the-bench';

export interface Scenario {
  readonly repositories: number;
  readonly owners: number;
  readonly isSignedIn: boolean;
  /** Requests for the first look. */
  readonly cold: number;
  /** Links that the first look has answered: without a sign-in, GitHub soon wants no more. */
  readonly answered: number;
  /** Requests for a second look at what was answered. */
  readonly warm: number;
  /** As `warm`, after the editor was closed and opened. */
  readonly restarted: number;
}

const posts = [
  { repositories: 5, owners: 1 },
  { repositories: 28, owners: 2 },
  { repositories: 95, owners: 5 },
];

/** Posts of 6, 30 and 100 links, with and without a sign-in. */
export async function requestScenarios(): Promise<readonly Scenario[]> {
  const scenarios: Scenario[] = [];
  for (const isSignedIn of [true, false]) {
    for (const post of posts) {
      const double = await startGitHub(worldOf(post.repositories, post.owners));
      try {
        scenarios.push({ ...post, isSignedIn, ...(await requestsOf(double, post, isSignedIn)) });
      } finally {
        await double.stop();
      }
    }
  }
  return scenarios;
}

async function requestsOf(
  double: GithubDouble,
  post: (typeof posts)[number],
  isSignedIn: boolean,
): Promise<Pick<Scenario, 'cold' | 'answered' | 'warm' | 'restarted'>> {
  const store = new MemoryStore();
  const map = new Map([['https://api.github.com', double.origin]]);
  const ports: DirectoryPorts = {
    http: clientOn(fetchThrough(map), [...map.keys()]),
    // The double tells by the machine's clock when its limits end.
    clock: {
      now: () => Date.now(),
      dayOf: (time) => new Date(time).toISOString().slice(0, 10),
      wait: () => new Promise((resolve) => setImmediate(resolve)),
    },
    store,
    credentials: () => Promise.resolve(isSignedIn ? { account: 'ada', token } : undefined),
    onFailure: (what, error) => {
      throw new Error(what, { cause: error });
    },
  };
  const lookUp = async (
    directory: Directory,
    links: readonly RepositoryReference[],
  ): Promise<{ readonly requests: number; readonly answered: readonly string[] }> => {
    double.forget();
    const { answered } = await directory.lookUp(links);
    return { requests: double.requests.length, answered };
  };
  const links = linksOf(post.repositories, post.owners);
  const directory = new Directory(ports, () => githubLookable);
  const cold = await lookUp(directory, links);
  const known = links.filter(({ key }) => cold.answered.includes(key));
  const warm = await lookUp(directory, known);
  await directory.flush();
  const restarted = await lookUp(new Directory(ports, () => githubLookable), known);
  if (warm.answered.length !== known.length || restarted.answered.length !== known.length) {
    throw new Error('What was answered is not known.');
  }
  return {
    cold: cold.requests,
    answered: known.length,
    warm: warm.requests,
    restarted: restarted.requests,
  };
}

function worldOf(repositories: number, owners: number): World {
  return {
    repositories: Array.from({ length: repositories }, (_, index) => ({
      id: index + 1,
      path: `acme/part-${String(index)}`,
      description: `Part ${String(index)}`,
      stars: index,
    })),
    owners: [
      { login: 'acme', kind: 'organisation' },
      ...Array.from({ length: owners }, (_, index) => ({
        login: `owner-${String(index)}`,
        kind: 'person' as const,
      })),
    ],
    tokens: [token],
  };
}

function linksOf(repositories: number, owners: number): readonly RepositoryReference[] {
  return [
    ...Array.from({ length: repositories }, (_, index) => repository(`acme/part-${String(index)}`)),
    ...Array.from({ length: owners }, (_, index) => repository(`owner-${String(index)}`)),
  ];
}

/** Verdicts of 100 links, as rules ask for them at every check. */
async function verdictRow(): Promise<Row> {
  const { directory, links } = await keptDirectory();
  const hundred = links.slice(0, 100);
  const byKey = new Map(hundred.map(({ key }, index) => [key, index]));
  const batch = 200;
  const ours = await timesOf(60, () => {
    for (let time = 0; time < batch; time++) {
      for (const link of hundred) {
        if (directory.verdictOf(link)?.state !== 'found') {
          throw new Error('A verdict is missing.');
        }
      }
    }
  });
  const map = await timesOf(60, () => {
    for (let time = 0; time < batch; time++) {
      for (const { key } of hundred) {
        if (byKey.get(key) === undefined) {
          throw new Error('A key is missing.');
        }
      }
    }
  });
  return {
    measure: 'verdicts of 100 links',
    ours: dividedBy(batch, ours),
    baseline: { name: 'a look into a map', timing: dividedBy(batch, map) },
    value: ours.p50 / map.p50,
    limit: 0.1,
  };
}

/** Facts of 2,000 links from their file, as once for each host after the editor has started. */
async function loadRow(): Promise<Row> {
  const { store, links, open } = await keptDirectory();
  const ours = await timesOf(15, async () => {
    const directory = open();
    await directory.load([hostName]);
    if (directory.verdictOf(links[mostKept - 1] ?? repository('acme/none')) === undefined) {
      throw new Error('A verdict is missing.');
    }
  });
  const text = store.text(fileNameOf(hostName, undefined));
  const parse = await timesOf(15, () => {
    JSON.parse(text);
  });
  return {
    measure: `facts of ${String(mostKept)} links from a file of ${String(Math.round(text.length / 1024))} KB`,
    ours,
    baseline: { name: 'JSON.parse', timing: parse },
    value: ours.p50 / parse.p50,
    limit: 150,
  };
}

async function keptDirectory(): Promise<{
  readonly directory: Directory;
  readonly links: readonly RepositoryReference[];
  readonly store: MemoryStore;
  readonly open: () => Directory;
}> {
  const clock = new VirtualClock();
  const store = new MemoryStore();
  const links = linksOf(mostKept, 0);
  const entries = links.map((link) => ({
    entry: {
      key: link.key,
      state: 'found' as const,
      facts: factsOf(link, {
        description: 'A part of a stack, with a description as long as most of them are.',
        stars: 12,
        license: { spdxId: 'Apache-2.0', name: 'Apache License 2.0' },
        language: { name: 'Python', color: '#3572A5' },
        topics: ['blockchain', 'cloud', 'grid'],
        pushedAt: '2026-01-02T03:04:05Z',
        homepage: 'https://example.org/',
        latestRelease: { tag: 'v1.0', publishedAt: '2026-01-02T03:04:05Z' },
      }),
      etag: undefined,
      id: 'id',
      previousId: undefined,
      isConfirmed: false,
      missingSince: undefined,
      isAnonymous: true,
      checkedAt: clock.now(),
    },
    usedAt: clock.now(),
  }));
  await store.write(fileNameOf(hostName, undefined), encodeKept(hostName, entries));
  const open = (): Directory =>
    new Directory(
      {
        http: { send: () => Promise.reject(new Error('Nobody is asked.')) },
        clock,
        store,
        credentials: () => Promise.resolve(undefined),
        onFailure: (what, error) => {
          throw new Error(what, { cause: error });
        },
      },
      () => githubLookable,
    );
  const directory = open();
  await directory.load([hostName]);
  return { directory, links, store, open };
}

async function timesOf(rounds: number, work: () => void | Promise<void>): Promise<Timing> {
  const samples: number[] = [];
  const warmUps = 5;
  for (let round = -warmUps; round < rounds; round++) {
    collectGarbage();
    const start = processorTime();
    await work();
    if (round >= 0) {
      samples.push(processorTime() - start);
    }
  }
  return timingOf(samples);
}

function dividedBy(batch: number, { p50, p95 }: Timing): Timing {
  return { p50: p50 / batch, p95: p95 / batch };
}

export async function measureRepositories(json: boolean): Promise<number> {
  const scenarios = await requestScenarios();
  const report: Report = {
    rows: [await verdictRow(), await loadRow()],
    notes: json ? [] : requestTable(scenarios),
  };
  console.log(json ? asJson(report, { requests: scenarios }) : asTable(report));
  return 0;
}

function requestTable(scenarios: readonly Scenario[]): string[] {
  const lines = [
    ['requests to GitHub', 'links', 'answered', 'cold', 'one each', 'ratio', 'warm', 'restarted'],
    ...scenarios.map(({ repositories, owners, isSignedIn, answered, cold, warm, restarted }) => [
      isSignedIn ? 'signed in' : 'not signed in',
      String(repositories + owners),
      String(answered),
      String(cold),
      String(repositories + owners),
      `${(cold / (repositories + owners)).toFixed(3)}x`,
      String(warm),
      String(restarted),
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}
