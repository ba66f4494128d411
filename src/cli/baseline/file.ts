import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renamedSince } from '../changed/changes';
import { Git } from '../changed/git';
import { addressOf, pathOf } from '../disk/addresses';
import { codeOf, isAbsence } from '../disk/diskFiles';
import type { DiskWorkspace } from '../disk/workspace';
import { UsageError, type Io } from '../io';
import type { FileReport } from '../report';
import { compare, type Comparison } from './compare';
import type { BaselineOptions } from './options';
import { baselineName, emptyBaseline, type Baseline } from './schema';
import { readBaseline, textOfBaseline } from './text';

/** What a check looked at. */
export interface CheckedFiles {
  readonly files: readonly FileReport[];
  /** Addresses of all files that it was to look at. */
  readonly selected: readonly string[];
  /** Whether these are all files below the root. */
  readonly isWhole: boolean;
}

/** What is told of a check once its baseline is taken into account. */
export interface Told {
  readonly files: readonly FileReport[];
  readonly notes: readonly string[];
}

type Surroundings = Pick<Io, 'cwd' | 'env'>;

/** What is written: what is there now, the baseline without what is fixed, nothing. */
type Update = 'all' | 'fixed' | 'nothing';

/** The baseline that a check goes by; made before the check, so that a broken one costs no time. */
export class BaselineFile {
  readonly #path: string;
  readonly #name: string;
  readonly #baseline: Baseline;
  readonly #workspace: DiskWorkspace;
  readonly #update: Update;
  readonly #env: Io['env'];

  private constructor(
    file: string,
    baseline: Baseline,
    workspace: DiskWorkspace,
    update: Update,
    { cwd, env }: Surroundings,
  ) {
    this.#path = file;
    this.#name = path.relative(cwd, file);
    this.#baseline = baseline;
    this.#workspace = workspace;
    this.#update = update;
    this.#env = env;
  }

  /** undefined where all problems count. @throws UsageError for a file that is missing or broken. */
  static open(
    { baseline: named, updateBaseline }: BaselineOptions,
    workspace: DiskWorkspace,
    surroundings: Surroundings,
  ): BaselineFile | undefined {
    const { cwd, env } = surroundings;
    if (named === false) {
      if (updateBaseline === true) {
        throw new UsageError(
          '--no-baseline and --update-baseline contradict each other. Leave out one.',
        );
      }
      return undefined;
    }
    const file =
      named === undefined
        ? path.join(pathOf(workspace.root), baselineName)
        : path.resolve(cwd, named);
    const baseline = baselineAt(file);
    if (baseline === undefined && updateBaseline !== true) {
      if (named === undefined) {
        return undefined;
      }
      throw new UsageError(`There is no baseline ${file}. Write it with --update-baseline.`);
    }
    const update =
      updateBaseline === true
        ? 'all'
        : updateBaseline === false || isContinuousIntegration(env)
          ? 'nothing'
          : 'fixed';
    return new BaselineFile(file, baseline ?? emptyBaseline, workspace, update, surroundings);
  }

  /** Takes out what is in the baseline, and brings the file up to date as far as the user wants it. */
  apply({ files, selected, isWhole }: CheckedFiles): Told {
    const names = new Set(selected.map((address) => this.#workspace.nameOf(address)));
    const compared = compare(this.#baseline, files, {
      isChecked: (file) => names.has(file),
      isGone: (file) => !existsSync(path.join(pathOf(this.#workspace.root), file)),
      isWhole,
      renamed: () => this.#renamed(),
    });
    return this.#update === 'all' ? this.#freeze(compared, files) : this.#tell(compared);
  }

  #renamed(): ReadonlyMap<string, string> {
    const folder = pathOf(this.#workspace.root);
    const names = renamedSince(new Git(folder, this.#env), folder, addressOf(this.#path));
    const nameOf = (address: string): string => this.#workspace.nameOf(address);
    return new Map([...names].map(([now, before]) => [nameOf(now), nameOf(before)]));
  }

  #freeze({ present }: Comparison, reports: readonly FileReport[]): Told {
    try {
      this.#write(present);
    } catch (error) {
      throw new UsageError(`${this.#path} cannot be written (${codeOf(error) ?? String(error)}).`);
    }
    const { files } = compare(present, reports, {
      isChecked: () => false,
      isGone: () => false,
      isWhole: false,
      renamed: () => new Map(),
    });
    const holding = [...present.files.values()].filter(({ length }) => length > 0);
    const count = holding.reduce((sum, { length }) => sum + length, 0);
    return {
      files,
      notes: [
        `${this.#name} has ${problems(count)} of ${count === 1 ? 'one file' : `${String(holding.length)} files`} now, which no longer count.`,
      ],
    };
  }

  #tell({ files, known, fixed, left }: Comparison): Told {
    const notes: string[] = [];
    if (known > 0) {
      notes.push(`${problems(known)} of the baseline ${are(known)} left and not told.`);
    }
    const isWritten = this.#update === 'fixed' && this.#tryToWrite(left);
    if (fixed > 0) {
      notes.push(
        `${problems(fixed)} of the baseline ${are(fixed)} fixed${isWritten ? ' and taken out of it' : '. Take them out with --update-baseline'}.`,
      );
    }
    return { files, notes };
  }

  #tryToWrite(baseline: Baseline): boolean {
    try {
      this.#write(baseline);
      return true;
    } catch {
      // Nobody asked for it; that the file still has them is said.
      return false;
    }
  }

  /** Beside it first, so that an end in between leaves no half a file; not at all where nothing is other. */
  #write(baseline: Baseline): void {
    const text = textOfBaseline(baseline);
    if (text === textOfBaseline(this.#baseline) && existsSync(this.#path)) {
      return;
    }
    const unfinished = `${this.#path}.${String(process.pid)}.new`;
    try {
      writeFileSync(unfinished, text);
      renameSync(unfinished, this.#path);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
  }
}

function baselineAt(file: string): Baseline | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isAbsence(error)) {
      return undefined;
    }
    throw new UsageError(
      `The baseline ${file} cannot be read (${codeOf(error) ?? String(error)}). Make it readable, or check with --no-baseline.`,
    );
  }
  const read = readBaseline(text);
  if ('fault' in read) {
    throw new UsageError(
      `The baseline ${file} cannot be used. ${read.fault} Bring back what it was, or delete it and freeze the problems of today with --update-baseline.`,
    );
  }
  return read;
}

/** Where nobody keeps what a check writes. */
function isContinuousIntegration({ CI: ci = '' }: Io['env']): boolean {
  return !['', '0', 'false'].includes(ci.toLowerCase());
}

function problems(count: number): string {
  return count === 1 ? 'One problem' : `${String(count)} problems`;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}
