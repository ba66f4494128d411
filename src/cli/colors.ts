import type { Io, Output } from './io';

export const colorChoices = ['auto', 'always', 'never'] as const;

/** What a user says of colours. */
export type ColorChoice = (typeof colorChoices)[number];

/** https://no-color.org and https://force-color.org, else whether people see the output. */
export function usesColors(
  output: Output,
  { NO_COLOR, FORCE_COLOR, TERM }: Io['env'],
  choice: ColorChoice,
): boolean {
  if (choice !== 'auto') {
    return choice === 'always';
  }
  if (NO_COLOR !== undefined && NO_COLOR !== '') {
    return false;
  }
  return FORCE_COLOR === undefined || FORCE_COLOR === ''
    ? output.isTerminal && TERM !== 'dumb'
    : !['0', 'false'].includes(FORCE_COLOR);
}
