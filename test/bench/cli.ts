// `npm run bench -- cli`: the command line beside other checkers of Markdown, whole processes on the same
// posts in one run. The others are installed from npm into a temporary folder.
//   --quick  fewer posts and rounds
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { rules } from '../../src/rules/registry';
import { installPeers, type Peer, type PeerName } from './cliPeers';
import { generatePost } from './generate';
import { hostilePosts } from './hostilePosts';
import { asJson, asTable, type Report, type Row } from './report';
import { median, timingOf } from './statistics';
import { runWhole, type Command, type Run } from './wholeProcess';

/** In UTF-16 code units, as the posts of the seed have. */
const postLength = 3_800;

/** By the number of posts: how much slower or faster than another one we may be. */
const targets: Readonly<Record<PeerName, (posts: number) => number | undefined>> = {
  'markdownlint-cli2': () => 1 / 5,
  'remark, recommended': () => undefined,
  'remark, both': () => 1 / 15,
  rumdl: (posts) => (posts <= 1_000 ? 2 : 1.3),
  'rumdl by npm': () => undefined,
};

/** Others that take minutes run once where there are many posts. */
const slow: readonly PeerName[] = ['remark, recommended', 'remark, both'];

export async function measureCli(json: boolean): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'component-posts-bench-cli-'));
  try {
    const report = await new CliBench(folder, process.argv.includes('--quick')).measure();
    console.log(json ? asJson(report) : asTable(report));
    return 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class CliBench {
  readonly #folder: string;
  readonly #isQuick: boolean;
  readonly #rows: Row[] = [];
  readonly #notes: string[] = [];
  readonly #memory = new Map<string, number>();

  constructor(folder: string, isQuick: boolean) {
    this.#folder = folder;
    this.#isQuick = isQuick;
  }

  async measure(): Promise<Report> {
    const dist = path.join(this.#folder, 'dist');
    execFileSync(process.execPath, ['esbuild.mjs', '--minify', '--quiet', `--outdir=${dist}`]);
    const peersFolder = path.join(this.#folder, 'peers');
    mkdirSync(peersFolder);
    const peers = installPeers(peersFolder);
    const checks = peers.map(({ name, checks: count }) => `${name} ${String(count)}`);
    this.#notes.push(
      'times: milliseconds by the clock, whole processes; memory: peaks of all processes together',
      'cold: no results of earlier checks; what V8 made of the program is kept from the run before',
      `checks: ours ${String(rules.length)}, ${checks.join(', ')}`,
      `processors: ${String(availableParallelism())}`,
    );
    for (const count of this.#isQuick ? [200, 1_000] : [1_000, 5_000]) {
      await this.#measureBlog(`${String(count)} posts`, count, this.#generate(count), peers);
    }
    await this.#measureRealBlog(peers);
    await this.#measureGrowth();
    await this.#measureHostile();
    return { rows: this.#rows, notes: this.#notes };
  }

  async #measureBlog(
    name: string,
    count: number,
    posts: string,
    peers: readonly Peer[],
  ): Promise<void> {
    const cache = path.join(this.#folder, `cache-${String(count)}`);
    const warm = this.#ours(posts, '--cache-location', cache);
    await runWhole(warm);
    const contenders = new Map<string, Command>([
      ['ours', this.#ours(posts)],
      ['ours, one thread', this.#ours(posts, '--threads', '1')],
      ['ours, no code kept', this.#withoutCode(posts)],
      ['ours, warm', warm],
      ['reading alone', this.#readingAlone(posts)],
      ...peers.map(({ name: peer, commandFor }) => [peer, commandFor(posts)] as const),
    ]);
    const runs = await this.#compare(contenders, count);
    const ours = runs.get('ours') ?? [];
    const add = (measure: string, own: readonly Run[], other: string, target?: number): void => {
      const baseline = timingOf((runs.get(other) ?? []).map(({ time }) => time));
      const timing = timingOf(own.map(({ time }) => time));
      this.#rows.push({
        measure: `${measure}, ${name}`,
        ours: timing,
        baseline: { name: other, timing: baseline },
        value: timing.p50 / baseline.p50,
        ...(target !== undefined && { target }),
      });
    };
    for (const { name: peer } of peers) {
      add('cold', ours, peer, targets[peer](count));
    }
    add('cold', ours, 'ours, one thread');
    add('cold', ours, 'ours, no code kept');
    add('warm', runs.get('ours, warm') ?? [], 'reading alone', 3);
    const memory = new Map(
      Array.from(runs, ([who, all]) => [who, median(all.map((run) => run.memory))]),
    );
    this.#memory.set(name, memory.get('ours') ?? NaN);
    this.#rows.push({
      measure: `peak memory against markdownlint-cli2, ${name}`,
      value: (memory.get('ours') ?? NaN) / (memory.get('markdownlint-cli2') ?? NaN),
      target: 0.5,
      isShare: true,
    });
    const peaks = Array.from(memory, ([who, peak]) => `${who} ${peak.toFixed(0)}`);
    this.#notes.push(`peak MB, ${name}: ${peaks.join(', ')}`);
  }

  /** In turns, so that what else the machine does meets all alike. */
  async #compare(
    contenders: ReadonlyMap<string, Command>,
    count: number,
  ): Promise<ReadonlyMap<string, readonly Run[]>> {
    const runs = new Map<string, Run[]>();
    const rounds = this.#isQuick ? 1 : 3;
    for (let round = 0; round < rounds; round++) {
      for (const [name, command] of contenders) {
        if (round === 0 || count <= 1_000 || !slow.some((peer) => peer === name)) {
          const run = await runWhole(command);
          assertRan(name, run);
          runs.set(name, [...(runs.get(name) ?? []), run]);
        }
      }
    }
    return runs;
  }

  async #measureRealBlog(peers: readonly Peer[]): Promise<void> {
    const blog = path.resolve('..', 'shared', 'corpus', 'threefold-blog');
    if (!existsSync(blog)) {
      this.#notes.push('real blog: skipped, since ../shared/corpus is not there');
      return;
    }
    const copies = this.#isQuick ? 10 : 100;
    const posts = path.join(this.#folder, 'real');
    for (let copy = 0; copy < copies; copy++) {
      cpSync(blog, path.join(posts, String(copy)), { recursive: true });
    }
    await this.#measureBlog(`real blog ${String(copies)} times`, 1_001, posts, peers);
  }

  async #measureGrowth(): Promise<void> {
    const [small, large] = this.#isQuick ? [1_000, 2_000] : [5_000, 10_000];
    const before = this.#memory.get(`${String(small)} posts`) ?? NaN;
    const run = await runWhole(this.#ours(this.#generate(large)));
    this.#rows.push({
      measure: `peak memory of ${String(large)} posts against ${String(small)}`,
      value: run.memory / before,
      target: 1.3,
      isShare: true,
    });
    this.#notes.push(
      `${String(large)} posts: ${run.time.toFixed(0)} ms, ${run.memory.toFixed(0)} MB`,
    );
  }

  async #measureHostile(): Promise<void> {
    const folder = path.join(this.#folder, 'hostile');
    const together = path.join(folder, 'together');
    const good = path.join(folder, 'good');
    mkdirSync(good, { recursive: true });
    mkdirSync(together);
    for (let index = 0; index < 20; index++) {
      const text = generatePost(postLength, index + 1);
      writeFileSync(path.join(good, `good-${String(index)}.md`), text);
      writeFileSync(path.join(together, `good-${String(index)}.md`), text);
    }
    for (const [name, text] of Object.entries(hostilePosts)) {
      const alone = path.join(folder, name);
      mkdirSync(alone);
      writeFileSync(path.join(alone, 'hostile.md'), text);
      writeFileSync(path.join(together, `${name}.md`), text);
      const times = [];
      for (let round = 0; round < 3; round++) {
        const run = await runWhole(this.#ours(alone), true);
        assertRan(name, run);
        times.push(run.time);
      }
      const timing = timingOf(times);
      this.#rows.push({ measure: `hostile: ${name}`, ours: timing, value: NaN, limit: 600 });
    }
    const expected = await runWhole(this.#ours(good), true);
    const all = await runWhole(this.#ours(together), true);
    const shown = all.output.split('\n').filter((line) => line.startsWith('good-'));
    this.#notes.push(
      shown.join('\n') === expected.output.trimEnd()
        ? 'hostile posts together with good ones: nothing of the good ones is hidden'
        : 'hostile posts together with good ones: OTHER RESULTS for the good ones',
    );
  }

  #generate(count: number): string {
    const posts = path.join(this.#folder, `posts-${String(count)}`);
    if (!existsSync(posts)) {
      mkdirSync(posts);
      for (let index = 0; index < count; index++) {
        const name = `post-${String(index).padStart(5, '0')}.md`;
        writeFileSync(path.join(posts, name), generatePost(postLength, index + 1));
      }
    }
    return posts;
  }

  #ours(posts: string, ...more: readonly string[]): Command {
    const cli = path.join(this.#folder, 'dist', 'cli.js');
    return {
      program: process.execPath,
      args: [cli, 'check', '--root', posts, '--reporter', 'compact', '--no-cache', ...more].filter(
        (arg) => arg !== '--no-cache' || !more.includes('--cache-location'),
      ),
      cwd: posts,
      env: { XDG_CACHE_HOME: path.join(this.#folder, 'code') },
    };
  }

  /** As the first run after it was installed. */
  #withoutCode(posts: string): Command {
    return { ...this.#ours(posts), env: { NODE_DISABLE_COMPILE_CACHE: '1' } };
  }

  #readingAlone(posts: string): Command {
    const script = `const { readdirSync, readFileSync } = require('fs'); let sum = 0;
for (const entry of readdirSync(${JSON.stringify(posts)}, { recursive: true, encoding: 'utf8' })) {
  if (entry.endsWith('.md')) sum += readFileSync(${JSON.stringify(posts)} + '/' + entry, 'utf8').length;
}`;
    return { program: process.execPath, args: ['-e', script] };
  }
}

function assertRan(name: string, { code }: Run): void {
  if (code === null || code > 1) {
    throw new Error(`${name} ended with ${String(code)}.`);
  }
}
