// `npm run bench`: how fast the core is beside other checkers of Markdown, measured in the same run.
// It tells and never fails: times belong to a machine, and ratios still vary with what else it does.
//   index   measures the index of 1,000 posts instead, in a real extension host
//   repositories   measures how many requests hosts get instead, and what known facts cost
//   panel   measures the Linked Repositories page instead, in Chromium
//   post   measures the post preview instead, in Chromium
//   cli   measures the command line instead, beside others that are installed for it
//   --json  prints the figures as JSON
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runMain } from '../host/processes';
import { bundleContenders, type ContenderName } from './bundle';
import { measureCli } from './cli';
import { measureColdStart } from './coldStart';
import type { Contender } from './contenders/contender';
import type * as core from './contenders/core';
import type * as frontMatterReaders from './contenders/frontMatter';
import { frontMatterRows } from './frontMatter';
import { generatePost } from './generate';
import { measureIndexInHost } from './indexInHost';
import { measureTyping, type, type Typing } from './keystroke';
import { measureRepositories } from './repositories';
import { measurePanel } from './panel';
import { measurePost } from './post';
import { asJson, asTable, milliseconds, type Report, type Row } from './report';
import { flat } from './statistics';
import {
  kilobyte,
  measureBodyRules,
  measureComponents,
  measureGrowth,
  measureIncremental,
  type Growth,
} from './structure';

runMain(async () => {
  const json = process.argv.includes('--json');
  if (process.argv.includes('index')) {
    return measureIndexInHost(json);
  }
  if (process.argv.includes('repositories')) {
    return measureRepositories(json);
  }
  if (process.argv.includes('panel')) {
    return measurePanel(json);
  }
  if (process.argv.includes('post')) {
    return measurePost(json);
  }
  if (process.argv.includes('cli')) {
    return measureCli(json);
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'component-posts-bench-'));
  try {
    const report = await measureAll(folder);
    console.log(json ? asJson(report) : asTable(report));
    return 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
});

async function measureAll(folder: string): Promise<Report> {
  const bundles = await bundleContenders(folder);
  const load = createRequire(__filename);
  const ours = load(bundles.core) as typeof core;
  const peers: readonly Peer[] = [
    { name: 'markdownlint', contender: load(bundles.markdownlint) as Contender },
    { name: 'language service', contender: load(bundles.languageService) as Contender },
  ];

  const small = flat(generatePost(4 * kilobyte, 1));
  const large = flat(generatePost(100 * kilobyte, 2));
  const smallTargets = [0.2, 0.8];
  const largeTargets = [0.02, 0.15];
  const rows: Row[] = [];
  const notes = [
    'times: processor milliseconds, so that other work on the machine counts little; whole processes by the clock',
    checksNote(ours, peers),
  ];
  for (const [measure, typing, targets] of [
    ['key in body, 4 KB', typeInBody(small, 400), smallTargets],
    ['key in front matter, 4 KB', typeInTitle(small, 300), smallTargets],
    ['key in body, 100 KB', typeInBody(large, 70), largeTargets],
  ] as const) {
    const { rows: ofTyping, note } = await keystrokeRows(measure, ours, peers, typing, targets);
    rows.push(...ofTyping);
    notes.push(note);
  }

  const readers = load(bundles.frontMatter) as typeof frontMatterReaders;
  for (const [measure, text, limit, batch] of [
    ['front matter, 4 KB', small, 1, 20],
    ['front matter, 1 MB', flat(generatePost(1024 * kilobyte, 3)), 10, 2],
  ] as const) {
    const { rows: ofFront, note } = frontMatterRows(measure, text, limit, batch, ours, readers);
    rows.push(...ofFront);
    notes.push(note);
  }

  const { incremental, full } = measureIncremental(ours.parsePost, generatePost(100 * kilobyte, 7));
  rows.push({
    measure: 'body after a key, 100 KB',
    ours: incremental,
    baseline: { name: 'full parse', timing: full },
    value: incremental.p50 / full.p50,
  });
  const ofComponents = measureComponents(ours.parsePost, 100 * kilobyte, 200);
  rows.push({
    measure: 'components: body after an edit, 100 KB, 200 components',
    ours: ofComponents.incremental,
    baseline: { name: 'full parse', timing: ofComponents.full },
    value: ofComponents.incremental.p50 / ofComponents.full.p50,
    limit: 2,
  });
  const ofRules = measureBodyRules(ours.parsePost, ours.checkBody, 100 * kilobyte, 200);
  rows.push({
    measure: 'body rules after an edit, 100 KB, 200 components',
    ours: ofRules.incremental,
    baseline: { name: 'full parse', timing: ofRules.full },
    value: ofRules.incremental.p50 / ofRules.full.p50,
    limit: 8,
  });

  for (const [measure, growth] of [
    [
      'full structure, 32-256 KB',
      measureGrowth(ours.parsePost, sizesFrom(32 * kilobyte, 4), false),
    ],
    ['links only, 0.5-4 MB', measureGrowth(ours.parsePost, sizesFrom(512 * kilobyte, 4), true)],
  ] as const) {
    rows.push({ measure, value: growth.exponent, target: 1.2 });
    notes.push(growthNote(measure, growth));
  }

  rows.push(...coldRows(folder, bundles, small, notes));
  return { rows, notes };
}

interface Peer {
  readonly name: string;
  readonly contender: Contender;
}

function typeInBody(text: string, count: number): Typing {
  return type(text, Math.floor(text.length * 0.2), Math.floor(text.length * 0.9), count);
}

function typeInTitle(text: string, count: number): Typing {
  const start = text.indexOf('"') + 1;
  return type(text, start, text.indexOf('"', start), count);
}

function sizesFrom(smallest: number, count: number): number[] {
  return Array.from({ length: count }, (_, doublings) => smallest * 2 ** doublings);
}

async function keystrokeRows(
  measure: string,
  ours: Contender,
  peers: readonly Peer[],
  typing: Typing,
  targets: readonly number[],
): Promise<{ readonly rows: Row[]; readonly note: string }> {
  const [own, ...others] = await measureTyping(
    [ours, ...peers.map(({ contender }) => contender)],
    typing,
  );
  if (own === undefined) {
    throw new Error('Nothing was measured.');
  }
  const rows: Row[] = [];
  for (const [index, { timing }] of others.entries()) {
    const target = targets[index];
    rows.push({
      measure,
      ours: own.timing,
      baseline: { name: peers[index]?.name ?? '', timing },
      value: own.timing.p50 / timing.p50,
      ...(target === undefined ? {} : { target }),
    });
  }
  const found = others.map(
    ({ problems }, index) => `${peers[index]?.name ?? ''} ${String(problems)}`,
  );
  return {
    rows,
    note: `${measure}: problems found: ours ${String(own.problems)}, ${found.join(', ')}`,
  };
}

function checksNote(ours: Contender, peers: readonly Peer[]): string {
  const others = peers.map(({ name, contender }) => `${name} ${String(contender.checks)}`);
  return `checks: ours ${String(ours.checks)}, ${others.join(', ')}`;
}

function growthNote(measure: string, { points }: Growth): string {
  const times = points.map(
    ({ size, time }) => `${String(size / kilobyte)} KB ${milliseconds(time)} ms`,
  );
  return `${measure}: ${times.join(', ')}`;
}

function coldRows(
  folder: string,
  bundles: Record<ContenderName, string>,
  text: string,
  notes: string[],
): Row[] {
  const { results, empty } = measureColdStart(folder, [bundles.core, bundles.markdownlint], text);
  const [own, other] = results;
  if (own === undefined || other === undefined) {
    throw new Error('Nothing was measured.');
  }
  notes.push(`cold start: an empty script takes ${milliseconds(empty.p50)} ms`);
  return (
    [
      ['cold: load', 'load', 0.6],
      ['cold: load and first problems', 'loadAndCheck', 0.6],
      ['cold: process beyond an empty one', 'wholeProcess', undefined],
    ] as const
  ).map(([measure, key, target]) => ({
    measure,
    ours: own[key],
    baseline: { name: 'markdownlint', timing: other[key] },
    value: own[key].p50 / other[key].p50,
    ...(target === undefined ? {} : { target }),
  }));
}
