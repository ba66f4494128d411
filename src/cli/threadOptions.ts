import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CheckAllOptions } from './engine/checkAll';
import { colleagueIn } from './engine/crew/colleague';
import type { Io } from './io';

export interface ThreadOptions {
  readonly threads?: number;
}

export function addThreadOptions(command: Command): void {
  command.addOption(
    new Option(
      '--threads <n>',
      'How many threads work at the same time, where there is enough to do; as many as there are processors by default.',
    ).argParser(countFrom),
  );
}

/** What a check needs for working with others; undefined for one thread alone. */
export function threadsFor({ threads }: ThreadOptions, io: Io): CheckAllOptions['threads'] {
  const { threads: others } = io;
  return others === undefined
    ? undefined
    : { start: (job) => colleagueIn(others.start(job)), most: threads ?? others.cores };
}

function countFrom(written: string): number {
  if (!/^[1-9]\d?$/.test(written)) {
    throw new InvalidArgumentError('Write a number from 1 to 99.');
  }
  return Number(written);
}
