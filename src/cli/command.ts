import type { Command } from 'commander';
import type { ExitCode, Io } from './io';

/** Takes how a command ended. */
export type Exit = (code: ExitCode) => void;

/** Adds one command with its options and examples to the program. */
export type AddCommand = (program: Command, io: Io, exit: Exit) => void;

/** Columns of help that fit everywhere. */
const widest = 80;

/** Examples for the end of a help text. */
export function examples(lines: readonly (readonly [command: string, what: string])[]): string {
  const table = rows('Examples:', lines);
  return table.split('\n').every((line) => line.length <= widest)
    ? table
    : ['', 'Examples:', ...lines.map(([command, what]) => `  ${command}\n      ${what}`)].join(
        '\n',
      );
}

/** A title and rows of two columns for a help text. */
export function rows(
  title: string,
  lines: readonly (readonly [name: string, what: string])[],
): string {
  const width = Math.max(...lines.map(([name]) => name.length));
  return ['', title, ...lines.map(([name, what]) => `  ${name.padEnd(width)}  ${what}`)].join('\n');
}
