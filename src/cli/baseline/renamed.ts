import path from 'node:path';
import type { FileReport } from '../report';
import { knownBy } from './knownBy';
import type { Baseline } from './schema';
import type { Scope } from './scope';

/**
 * Which files have another name now than in a baseline, by the new one. A file that is gone goes on in one
 * that the baseline does not know: in that which somebody knows; else in that with most of its problems, as
 * far as a problem is of this file alone and its line says something; else in the only one of the same name
 * in another folder. Where nothing tells, the problems of the new file are new.
 */
export function renamedFiles(
  { files }: Baseline,
  reports: readonly FileReport[],
  { isGone, renamed }: Pick<Scope, 'isGone' | 'renamed'>,
): ReadonlyMap<string, string> {
  const fresh = reports.filter(({ file, problems }) => !files.has(file) && problems.length > 0);
  const gone = fresh.length === 0 ? [] : [...files.keys()].filter((file) => isGone(file));
  if (gone.length === 0) {
    return new Map();
  }
  const pairs = new Map<string, string>();
  const isOpen = (now: string, before: string): boolean =>
    !pairs.has(now) && ![...pairs.values()].includes(before);
  const known = [...renamed()].flatMap(([now, before]) =>
    gone.includes(before) && fresh.some(({ file }) => file === now) ? [{ now, before }] : [],
  );
  const told = [...known, ...byProblems(files, gone, fresh), ...byName(gone, fresh)];
  for (const { now, before } of told) {
    if (isOpen(now, before)) {
      pairs.set(now, before);
    }
  }
  return pairs;
}

interface Pair {
  readonly now: string;
  readonly before: string;
}

/** Those with most problems in common first. */
function byProblems(
  files: Baseline['files'],
  gone: readonly string[],
  fresh: readonly FileReport[],
): readonly Pair[] {
  const owners = onlyHolders([...files].map(([file, known]) => [file, new Set(known)]));
  const holders = onlyHolders(
    fresh.map(({ file, problems }) => [file, new Set(problems.filter(isTelling).map(knownBy))]),
  );
  const goneFiles = new Set(gone);
  const votes = new Map<string, { readonly pair: Pair; count: number }>();
  for (const [problem, now] of holders) {
    const before = owners.get(problem);
    if (before !== undefined && now !== undefined && goneFiles.has(before)) {
      const key = JSON.stringify([before, now]);
      const vote = votes.get(key) ?? { pair: { now, before }, count: 0 };
      vote.count++;
      votes.set(key, vote);
    }
  }
  return [...votes.values()]
    .sort((one, other) => other.count - one.count || (one.pair.now < other.pair.now ? -1 : 1))
    .map(({ pair }) => pair);
}

/** Such as a fence, which is the place of much that is missing, says nothing about whose it is. */
function isTelling({ line }: { readonly line: string }): boolean {
  return /[\p{L}\p{N}]/u.test(line);
}

/** By what a problem is known by: the only file that has it; undefined where several have. */
function onlyHolders(
  files: readonly (readonly [file: string, problems: ReadonlySet<string>])[],
): ReadonlyMap<string, string | undefined> {
  const holders = new Map<string, string | undefined>();
  for (const [file, problems] of files) {
    for (const problem of problems) {
      holders.set(problem, holders.has(problem) ? undefined : file);
    }
  }
  return holders;
}

function byName(gone: readonly string[], fresh: readonly FileReport[]): readonly Pair[] {
  const before = byOwnName(gone);
  const now = byOwnName(fresh.map(({ file }) => file));
  return [...now].flatMap(([name, [file, ...others]]) => {
    const [old, ...olds] = before.get(name) ?? [];
    return file === undefined || old === undefined || others.length > 0 || olds.length > 0
      ? []
      : [{ now: file, before: old }];
  });
}

function byOwnName(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  for (const file of files) {
    const name = ownName(file);
    named.set(name, [...(named.get(name) ?? []), file]);
  }
  return named;
}

/** The last part of a path; with that before it where it says nothing, as in `harbour/index.md`. */
function ownName(file: string): string {
  const name = path.posix.basename(file);
  return /^_?index\./i.test(name) ? file.split('/').slice(-2).join('/') : name;
}
