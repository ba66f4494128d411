import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** In milliseconds. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
}

export function timingOf(samples: readonly number[]): Timing {
  return { p50: quantile(samples, 0.5), p95: quantile(samples, 0.95) };
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? NaN;
}

/** The exponent of a power law through the points, by least squares on both logarithms. */
export function exponentOf(
  points: readonly { readonly size: number; readonly time: number }[],
): number {
  const logs = points.map(({ size, time }) => ({ x: Math.log(size), y: Math.log(time) }));
  const meanX = mean(logs.map(({ x }) => x));
  const meanY = mean(logs.map(({ y }) => y));
  const covariance = mean(logs.map(({ x, y }) => (x - meanX) * (y - meanY)));
  return covariance / mean(logs.map(({ x }) => (x - meanX) ** 2));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Milliseconds that the processor has worked for this process: other processes do not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

export function timeOf(work: () => void): number {
  const start = processorTime();
  work();
  return processorTime() - start;
}

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void;

/**
 * Called between contenders, so that none pays for what the one before left behind. A full collection
 * would do more than it should: it also drops compiled code whose objects are all gone.
 */
export function collectGarbage(): void {
  gc({ type: 'minor' });
}

/** One piece of memory instead of parts to be joined, as a text is that comes from an editor. */
export function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
