import type { Contender } from './contenders/contender';
import { Random } from './random';
import { collectGarbage, flat, processorTime, timingOf, type Timing } from './statistics';

export interface Typing {
  /** The states of the text, each one character longer than the one before. */
  readonly texts: readonly string[];
  readonly base: string;
}

/** Types letters into words of the text between two offsets, each somewhere else. */
export function type(base: string, from: number, to: number, count: number): Typing {
  const random = new Random(count);
  const texts: string[] = [];
  let text = base;
  for (let typed = 0; typed < count; typed++) {
    const at = insideWord(text, random, from, to);
    text = flat(text.slice(0, at) + random.pick(['a', 'e', 'n', 't']) + text.slice(at));
    texts.push(text);
  }
  return { base, texts };
}

function insideWord(text: string, random: Random, from: number, to: number): number {
  for (;;) {
    const at = random.between(from + 1, to - 1);
    if (/^[a-z]{2}$/.test(text.slice(at - 1, at + 1))) {
      return at;
    }
  }
}

const warmUp = 1_500;
const rounds = 10;

export interface KeystrokeResult {
  readonly timing: Timing;
  /** That there are any shows that work was done. */
  readonly problems: number;
}

/** Lets all contenders follow the same typing, in turns. */
export async function measureTyping(
  contenders: readonly Contender[],
  { base, texts }: Typing,
): Promise<KeystrokeResult[]> {
  const runs = contenders.map((contender) => ({
    check: contender.open(),
    samples: [] as number[],
    problems: 0,
  }));
  for (const { check } of runs) {
    const end = processorTime() + warmUp;
    for (let next = 0; processorTime() < end; next++) {
      await check(texts[next % texts.length] ?? base);
    }
    await check(base);
  }
  const perRound = Math.ceil(texts.length / rounds);
  for (let start = 0; start < texts.length; start += perRound) {
    for (const run of runs) {
      collectGarbage();
      for (const text of texts.slice(start, start + perRound)) {
        const begin = processorTime();
        const problems = run.check(text);
        run.problems = typeof problems === 'number' ? problems : await problems;
        run.samples.push(processorTime() - begin);
      }
    }
  }
  return runs.map(({ samples, problems }) => {
    if (problems === 0) {
      throw new Error('A contender found nothing: it did not do its work.');
    }
    return { timing: timingOf(samples), problems };
  });
}
