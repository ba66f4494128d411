import type { Step } from '../../progress';
import type { DiskWorkspace, Overlay } from '../../disk/workspace';
import type { FileReport } from '../../report';
import type { CheckerOptions } from '../checker';
import type { CacheContent, KeptEntry, ShiftCache } from './shiftCache';
import { Nursery } from './nursery';
import {
  Shift,
  type PackedReport,
  type FileTask,
  type PresentedByPost,
  type Questions,
  type ToldOfBlog,
  type ToldOfPost,
} from './shift';

/** What all who work on one check have in common, as data that can be sent. */
export interface Job {
  /** Absolute path. */
  readonly root: string;
  readonly overlay: Overlay;
  readonly options: CheckerOptions;
  /** Repository hosts that the user added, as written. */
  readonly hosts: readonly string[];
  readonly files: readonly FileTask[];
  /** Numbers that all count up, by `counted`. */
  readonly counts: Int32Array;
  readonly cache: CacheContent | undefined;
}

/** What a worker hands in at the end. */
export interface HandedIn {
  readonly reports: readonly (FileReport | PackedReport)[];
  readonly fresh: readonly KeptEntry[];
  /** Keys of what was found in the cache. */
  readonly used: readonly string[];
}

/** Somebody who takes files of the same job elsewhere. Any promise rejects once that one is gone. */
export interface Colleague {
  /** Once no file is left to be taken. */
  told(): Promise<{ readonly posts: readonly ToldOfPost[]; readonly questions: Questions }>;
  presentedFor(questions: Questions): Promise<readonly PresentedByPost[]>;
  finish(told: ToldOfBlog): Promise<HandedIn>;
  dismiss(): Promise<void>;
}

/** Where in the counts of a job stands how many files somebody has taken, and how many colleagues have read their first. */
export const counted = { files: 0, colleagues: 1 } as const;

/** Files taken at once, and read in step: more of them no longer fit in the caches of a processor either. */
const atOnce = 8;

/** Takes files until none is left. */
export async function readAll(
  shift: Shift,
  { files, counts }: Pick<Job, 'files' | 'counts'>,
  onProgress: (taken: number) => Promise<void> | undefined = () => undefined,
): Promise<void> {
  for (;;) {
    const from = Atomics.add(counts, counted.files, atOnce);
    if (from >= files.length) {
      return;
    }
    await shift.readAll(files.slice(from, from + atOnce));
    await onProgress(Math.min(Atomics.load(counts, counted.files), files.length));
  }
}

/** Works on a job, together with colleagues. @throws where one of them is gone. */
export async function workTogether(
  workspace: DiskWorkspace,
  job: Job,
  cache: ShiftCache | undefined,
  colleagues: readonly Colleague[],
  onProgress: Step,
): Promise<readonly HandedIn[]> {
  const nursery = new Nursery();
  try {
    return await work(workspace, job, cache, colleagues, nursery, onProgress);
  } finally {
    nursery.free();
  }
}

async function work(
  workspace: DiskWorkspace,
  job: Job,
  cache: ShiftCache | undefined,
  colleagues: readonly Colleague[],
  nursery: Nursery,
  onProgress: Step,
): Promise<readonly HandedIn[]> {
  const total = job.files.length * 2;
  const shift = new Shift(workspace, job.options, cache);
  await readAll(shift, job, (taken) => {
    // V8 takes kept code only with the settings of before: threads load theirs first.
    if (Atomics.load(job.counts, counted.colleagues) >= colleagues.length) {
      nursery.limit();
    }
    return onProgress(taken, total);
  });
  const others = await Promise.all(colleagues.map((colleague) => colleague.told()));
  const questions = together([shift.questions, ...others.map((other) => other.questions)]);
  const isAsked = questions.names.length > 0 || questions.closings;
  const told: ToldOfBlog = {
    questions,
    posts: [...shift.takeTold(), ...others.flatMap(({ posts }) => posts)],
    presented: isAsked
      ? [
          ...shift.presentedFor(questions),
          ...(
            await Promise.all(colleagues.map((colleague) => colleague.presentedFor(questions)))
          ).flat(),
        ]
      : [],
  };
  const finishing = colleagues.map((colleague) => colleague.finish(told));
  for (const handedIn of finishing) {
    // Who is gone is heard of below, once the own share is done.
    handedIn.catch(() => undefined);
  }
  let done = job.files.length;
  const reports = await shift.finish(told, () => onProgress(++done, total));
  const own = { reports, fresh: cache?.fresh ?? [], used: cache?.used ?? [] };
  return [own, ...(await Promise.all(finishing))];
}

function together(questions: readonly Questions[]): Questions {
  return {
    names: [...new Set(questions.flatMap(({ names }) => names))],
    closings: questions.some(({ closings }) => closings),
  };
}
