import { compact } from './compact';
import type { Reporter } from './reporter';

/** Every reporter, in the order of the help; the first is the one that people get without asking. */
export const reporters: readonly Reporter[] = [compact];

export function reporterNamed(name: string): Reporter | undefined {
  return reporters.find((reporter) => reporter.name === name);
}
