import path from 'node:path';
import type { Step } from '../progress';
import type { DiskWorkspace } from '../disk/workspace';
import { UsageError } from '../io';
import { louder, type FileReport, type Loudness, type ReportedProblem } from '../report';
import type { CheckerOptions } from './checker';
import { counted, workTogether, type Colleague, type HandedIn, type Job } from './crew/crew';
import type { PackedReport } from './crew/shift';
import { ShiftCache, type CacheContent } from './crew/shiftCache';
import { inOrder, linesOf, loudnessOf, type Wanted } from './packing';
import { withProjectReports } from './projectReports';
import { unpacked, unpackedProblems } from './unpacking';

/** Starts somebody who works on the same job. */
export type StartColleague = (job: Job) => Colleague;

export interface CheckAllOptions extends CheckerOptions {
  readonly onProgress?: Step | undefined;
  /** How others can be started, and how many may work at most, this thread among them. */
  readonly threads?:
    | {
        readonly start: StartColleague;
        readonly most: number;
        /** How many files are enough for one more; measured if nobody says. */
        readonly filesEach?: number;
      }
    | undefined;
  readonly cache?: CheckCache | undefined;
  /** Repository hosts that the user added, as written: others who work on this must know them, too. */
  readonly hosts?: readonly string[] | undefined;
}

/** Where results of earlier checks are kept. */
export interface CheckCache {
  readonly content: CacheContent;
  /** Keeps what this check found, and found again. Never throws. */
  update(handedIn: readonly HandedIn[]): void;
}

/** A thread must read and warm up its own program first, which takes about as long as checking so many files. */
const filesPerThread = 400;
/** How many files whose results are kept already take as long as one that is checked. */
const keptPerFile = 16;

/**
 * Checks files of a workspace, and the project files above them.
 *
 * @param addresses of the files to check; what is no post among them is passed over.
 * @returns a report for each post and each project file with mistakes, sorted by path.
 */
export async function checkAll(
  workspace: DiskWorkspace,
  addresses: readonly string[],
  options: CheckAllOptions,
): Promise<readonly FileReport[]> {
  const { onProgress = () => undefined, threads, cache, hosts = [], ...checker } = options;
  const checked = new Set(addresses);
  const markdown = new Set(markdownOf(workspace));
  const job: Job = {
    root: workspace.root,
    overlay: workspace.overlay,
    options: checker,
    hosts,
    files: Array.from(new Set([...markdown, ...addresses]), (address) => ({
      address,
      isChecked: checked.has(address),
      isTold: markdown.has(address),
    })),
    counts: noneCounted(),
    cache: cache?.content,
  };
  const handedIn = await work(workspace, job, onProgress, threads);
  cache?.update(handedIn);
  readProjects(workspace, job);
  const reports = handedIn.flatMap((share) =>
    share.reports.map((report) =>
      'problems' in report ? report : new UnpackedReport(report, checker),
    ),
  );
  return withProjectReports(reports, workspace, checker);
}

/** A report that stays packed: whoever tells thousands needs the problems of one at a time. */
class UnpackedReport implements FileReport {
  readonly file: string;
  readonly #found: string;
  readonly #more: string;
  readonly #unchecked: string;
  readonly #wanted: Wanted;

  constructor({ file, found, more, unchecked }: PackedReport, wanted: Wanted) {
    this.file = file;
    this.#more = more;
    this.#unchecked = unchecked;
    this.#found = found;
    this.#wanted = wanted;
  }

  get loudness(): Loudness {
    return louder(loudnessOf(this.#found), loudnessOf(this.#more));
  }

  get unchecked(): readonly string[] {
    return linesOf(this.#unchecked);
  }

  /** Made whenever somebody asks. */
  get problems(): readonly ReportedProblem[] {
    const found = unpacked(this.#found);
    const more = unpacked(this.#more);
    return unpackedProblems(more.length === 0 ? found : inOrder([...found, ...more]), this.#wanted);
  }
}

/** Those of files that others have checked, so that mistakes in all of them are told. */
function readProjects(workspace: DiskWorkspace, { files }: Job): void {
  const folders = new Map(files.map(({ address }) => [path.posix.dirname(address), address]));
  for (const address of folders.values()) {
    try {
      workspace.policyOf(address);
    } catch (error) {
      // What nobody could read with it is told already.
      if (!(error instanceof UsageError)) {
        throw error;
      }
    }
  }
}

async function work(
  workspace: DiskWorkspace,
  job: Job,
  onProgress: Step,
  threads: CheckAllOptions['threads'],
): Promise<readonly HandedIn[]> {
  const cache = cacheOf(job);
  const kept = Math.min(cache?.size ?? 0, job.files.length);
  const helpers = Math.min(
    (threads?.most ?? 1) - 1,
    Math.floor(
      (job.files.length - kept + kept / keptPerFile) / (threads?.filesEach ?? filesPerThread),
    ),
  );
  const colleagues = Array.from({ length: Math.max(helpers, 0) }, () => threads?.start(job)).filter(
    (colleague) => colleague !== undefined,
  );
  try {
    return await workTogether(workspace, job, cache, colleagues, onProgress);
  } catch (error) {
    if (colleagues.length === 0) {
      throw error;
    }
  } finally {
    await Promise.all(colleagues.map((colleague) => colleague.dismiss()));
  }
  // One of them was gone, perhaps for want of memory: less at once needs less of it.
  const again = { ...job, counts: noneCounted() };
  return workTogether(workspace, again, cacheOf(again), [], onProgress);
}

function noneCounted(): Int32Array {
  const { length } = Object.keys(counted);
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

function cacheOf({ cache, options }: Job): ShiftCache | undefined {
  return cache === undefined ? undefined : new ShiftCache(cache, options);
}

/** All Markdown files of a workspace, those among them that only an overlay has. */
export function markdownOf({ markdown, overlay }: DiskWorkspace): readonly string[] {
  const { files } = markdown;
  if (overlay.size === 0) {
    return files;
  }
  const found = new Set(files);
  const more = [...overlay.keys()].filter((address) => !found.has(address));
  return more.length === 0 ? files : [...files, ...more].sort();
}
