// How the time to read a body grows with its length, and what an earlier state saves.
import type * as core from './contenders/core';
import { generatePost, generateStack } from './generate';
import { type } from './keystroke';
import {
  collectGarbage,
  exponentOf,
  flat,
  median,
  processorTime,
  timeOf,
  timingOf,
  type Timing,
} from './statistics';

type ParsePost = typeof core.parsePost;

export const kilobyte = 1024;

export interface Growth {
  readonly points: readonly { readonly size: number; readonly time: number }[];
  readonly exponent: number;
}

/** @param scanned whether the bodies are so long that they are only scanned for links. */
export function measureGrowth(
  parsePost: ParsePost,
  sizes: readonly number[],
  scanned: boolean,
): Growth {
  const repetitions = 15;
  const warmUps = 3;
  const samples = new Map(sizes.map((size) => [size, [] as number[]]));
  for (let repetition = -warmUps; repetition < repetitions; repetition++) {
    for (const size of sizes) {
      // Another text each time: addresses seen before would be recognised from memory.
      const text = flat(generatePost(size, 1_000 + repetition));
      collectGarbage();
      const post = parsePost(text);
      const time = timeOf(() => post.body());
      const { notParsed, links } = post.body();
      if ((notParsed === 'body-too-long') !== scanned || links.length < size / 2_000) {
        throw new Error(`A post of ${String(size)} was not read as it should be.`);
      }
      if (repetition >= 0) {
        samples.get(size)?.push(time);
      }
    }
  }
  const points = [...samples].map(([size, times]) => ({ size, time: median(times) }));
  return { points, exponent: exponentOf(points) };
}

/** As {@link measureIncremental}, in a post of many components that are all told. */
export function measureComponents(
  parsePost: ParsePost,
  length: number,
  count: number,
): { readonly incremental: Timing; readonly full: Timing } {
  const post = generateStack(length, count, 11);
  const joined = parsePost(post)
    .body()
    .components.filter(({ match }) => match !== undefined).length;
  if (joined !== count || Math.abs(post.length - length) > length / 10) {
    throw new Error(`${String(joined)} components in ${String(post.length)} were joined.`);
  }
  return measureIncremental(parsePost, post);
}

/** What the rules on the body take after a keystroke in such a post, beside a full parse of it. */
export function measureBodyRules(
  parsePost: ParsePost,
  checkBody: typeof core.checkBody,
  length: number,
  count: number,
): { readonly incremental: Timing; readonly full: Timing } {
  return measureIncremental(parsePost, generateStack(length, count, 11), checkBody);
}

/**
 * The body after a keystroke, with and without the state before it.
 *
 * @param check measured in place of reading the body, which is then done before.
 */
export function measureIncremental(
  parsePost: ParsePost,
  post: string,
  check?: typeof core.checkBody,
): { readonly incremental: Timing; readonly full: Timing } {
  const base = flat(post);
  const { length } = base;
  const { texts } = type(base, Math.floor(length * 0.1), Math.floor(length * 0.9), 60);
  const incremental: number[] = [];
  const full: number[] = [];
  for (const warm of [true, false]) {
    collectGarbage();
    let previous = parsePost(base);
    previous.body();
    for (const text of texts) {
      let start = processorTime();
      previous = parsePost(text, previous);
      previous.body();
      if (check !== undefined) {
        start = processorTime();
        check(previous);
      }
      const between = processorTime();
      parsePost(text).body();
      const end = processorTime();
      if (!warm) {
        incremental.push(between - start);
        full.push(end - between);
      }
    }
  }
  return { incremental: timingOf(incremental), full: timingOf(full) };
}
