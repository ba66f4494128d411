import type { Command } from 'commander';
import type { ExitCode, Io } from './io';

/** Takes how a command ended. */
export type Exit = (code: ExitCode) => void;

/** Adds one command with its options and examples to the program. */
export type AddCommand = (program: Command, io: Io, exit: Exit) => void;

/** Examples for the end of a help text. */
export function examples(lines: readonly (readonly [command: string, what: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return [
    '',
    'Examples:',
    ...lines.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`),
  ].join('\n');
}
