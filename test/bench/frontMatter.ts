// How long front matter takes from the text to its problems, as at every keystroke.
import type * as core from './contenders/core';
import type * as readers from './contenders/frontMatter';
import type { Row } from './report';
import { collectGarbage, processorTime, timingOf, type Timing } from './statistics';

const rounds = 60;
const warmUps = 20;

/**
 * @param limit milliseconds that the half of all checks may take at most.
 * @param batch checks per sample, so that short ones are longer than the clock's step.
 */
export function frontMatterRows(
  measure: string,
  text: string,
  limit: number,
  batch: number,
  ours: typeof core,
  others: typeof readers,
): { readonly rows: Row[]; readonly note: string } {
  const check = ours.openFrontMatter();
  const contenders = [check, others.readWithYaml, others.readWithGrayMatter];
  const found = contenders.map((contender) => contender(text));
  if (found.includes(0)) {
    throw new Error('A contender found nothing: it did not do its work.');
  }
  const [own, yaml, grayMatter] = timesOf(contenders, text, batch);
  if (own === undefined || yaml === undefined || grayMatter === undefined) {
    throw new Error('Nothing was measured.');
  }
  const rows = [
    ['yaml, read only', yaml],
    ['gray-matter, read only', grayMatter],
  ] as const;
  return {
    rows: rows.map(([name, timing]) => ({
      measure,
      ours: own,
      baseline: { name, timing },
      value: own.p50 / timing.p50,
      limit,
    })),
    note: `${measure}: problems found ${String(found[0])}; the baselines read the fields and look for none`,
  };
}

function timesOf(
  contenders: readonly ((text: string) => number)[],
  text: string,
  batch: number,
): readonly Timing[] {
  const samples = contenders.map((): number[] => []);
  for (let round = -warmUps; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      collectGarbage();
      const start = processorTime();
      for (let time = 0; time < batch; time++) {
        contender(text);
      }
      if (round >= 0) {
        samples[index]?.push((processorTime() - start) / batch);
      }
    }
  }
  return samples.map(timingOf);
}
