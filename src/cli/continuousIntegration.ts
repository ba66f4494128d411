import type { Io } from './io';

/** Whether this is a machine of CI, by the variable that all of them set: nobody keeps what it writes. */
export function isContinuousIntegration({ CI: ci = '' }: Io['env']): boolean {
  return !['', '0', 'false'].includes(ci.toLowerCase());
}
