import { InvalidArgumentError, Option, type Command } from 'commander';
import { createHash } from 'node:crypto';
import type { DiskWorkspace } from './disk/workspace';

/** One part of a blog, for one of several machines. */
export interface Shard {
  /** From 1 to `of`. */
  readonly number: number;
  readonly of: number;
}

export interface ShardOptions {
  readonly shard?: Shard;
}

export function addShardOptions(command: Command): void {
  command.addOption(
    new Option(
      '--shard <i/n>',
      'Check only one of n parts, which knows all posts; put the JSON reports together with merge.',
    ).argParser(shardFrom),
  );
}

/** The files of one part: always the same ones, on every machine, as long as their paths stay. */
export function onlyShard(
  addresses: readonly string[],
  { shard }: ShardOptions,
  workspace: Pick<DiskWorkspace, 'nameOf'>,
): readonly string[] {
  return shard === undefined
    ? addresses
    : addresses.filter((address) => partOf(workspace.nameOf(address), shard.of) === shard.number);
}

function partOf(name: string, of: number): number {
  return (createHash('sha1').update(name).digest().readUInt32LE(0) % of) + 1;
}

function shardFrom(written: string): Shard {
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(written)?.map(Number) ?? [];
  if (number === undefined || of === undefined || number < 1 || number > of) {
    throw new InvalidArgumentError('Write the number of the part and how many there are, as 1/4.');
  }
  return { number, of };
}
