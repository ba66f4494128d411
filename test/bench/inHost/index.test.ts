// Measured, not tested: runs in an extension host for `npm run bench -- index`.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BlogKnowledge } from '../../../src/vscode/blogIndex';
import { builtInPolicy } from '../../../src/profile/builtInPolicy';
import type { PostPolicies } from '../../../src/vscode/policies';
import { findMarkdown } from '../../../src/vscode/workspaceFiles';
import { asJson, asTable, milliseconds, type Report } from '../report';
import { collectGarbage, median, processorTime, quantile, timingOf } from '../statistics';

const rounds = 15;
const warmUp = 3;
/** As many as the index reads at once, and together like there: nothing reads them quicker. */
const atOnce = 32;
const ratioWanted = 1.5;
const sliceWanted = 10;

interface Cost {
  readonly wall: number;
  readonly processor: number;
  readonly files: number;
}

async function costOf(work: () => Promise<number>): Promise<Cost> {
  collectGarbage();
  const start = performance.now();
  const processorStart = processorTime();
  const files = await work();
  return { wall: performance.now() - start, processor: processorTime() - processorStart, files };
}

async function findAndRead(): Promise<number> {
  const files = [...(await findMarkdown())];
  for (let read = 0; read < files.length; read += atOnce) {
    await Promise.all(
      files
        .slice(read, read + atOnce)
        .map((file) => vscode.workspace.fs.readFile(vscode.Uri.parse(file))),
    );
  }
  return files.length;
}

/** As where no project file is. */
const builtInPolicies: PostPolicies = {
  policyOf: () => builtInPolicy(),
  locationOf: () => undefined,
  onDidChange: () => new vscode.Disposable(() => undefined),
};

async function buildIndex(slices: number[]): Promise<number> {
  const knowledge = new BlogKnowledge(builtInPolicies, (slice) => slices.push(slice));
  try {
    await knowledge.build();
    return knowledge.size;
  } finally {
    knowledge.dispose();
  }
}

suite('bench', () => {
  test('index', async function () {
    this.timeout(240_000);
    const slices: number[] = [];
    const index: Cost[] = [];
    const reading: Cost[] = [];
    for (let round = -warmUp; round < rounds; round++) {
      const measureReading = async (): Promise<void> => {
        const cost = await costOf(findAndRead);
        if (round >= 0) {
          reading.push(cost);
        }
      };
      const measureIndex = async (): Promise<void> => {
        const ofThisRound: number[] = [];
        const cost = await costOf(() => buildIndex(ofThisRound));
        if (round >= 0) {
          index.push(cost);
          slices.push(...ofThisRound);
        }
      };
      // In turns, so that neither always finds what the other has warmed or loaded.
      const both = [measureReading, measureIndex];
      for (const measure of round % 2 === 0 ? both : both.reverse()) {
        await measure();
      }
    }
    const [files] = reading.map((cost) => cost.files);
    assert.ok(files !== undefined && files >= 1_000);
    assert.ok(
      index.every((cost) => cost.files >= 1_000),
      'the index did its work',
    );

    const ratio = (pick: (cost: Cost) => number): number =>
      median(index.map((cost, round) => pick(cost) / pick(reading[round] ?? cost)));
    const row = (measure: string, pick: (cost: Cost) => number) => ({
      measure: `${measure}, ${String(files)} files`,
      ours: timingOf(index.map(pick)),
      baseline: { name: 'find and read', timing: timingOf(reading.map(pick)) },
      value: ratio(pick),
      target: ratioWanted,
    });
    const slowest = quantile(slices, 0.99);
    const report: Report = {
      rows: [
        row('index, by the clock', ({ wall }) => wall),
        row('index, processor', ({ processor }) => processor),
      ],
      notes: [
        `ratio: the median of ${String(rounds)} rounds, in each of which both sides run once`,
        `slices: p50 ${milliseconds(median(slices))} ms, p99 ${milliseconds(slowest)} ms, longest ${milliseconds(Math.max(...slices))} ms of ${String(slices.length)}; p99 should be at most ${String(sliceWanted)} ms: ${slowest <= sliceWanted ? 'ok' : 'over'}`,
      ],
    };
    console.log(process.env['COMPONENT_POSTS_BENCH'] === 'json' ? asJson(report) : asTable(report));
  });
});
