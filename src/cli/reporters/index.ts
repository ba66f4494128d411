import { checkstyle } from './checkstyle';
import { compact } from './compact';
import { github } from './github';
import { gitlab } from './gitlab';
import { human } from './human';
import { json } from './json';
import type { Reporter } from './reporter';
import { sarif } from './sarif';

/** Every reporter, in the order of the help; the first is the one that people get without asking. */
export const reporters: readonly Reporter[] = [
  human,
  compact,
  json,
  sarif,
  github,
  gitlab,
  checkstyle,
];

export function reporterNamed(name: string): Reporter | undefined {
  return reporters.find((reporter) => reporter.name === name);
}
