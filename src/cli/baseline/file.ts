import { existsSync } from 'node:fs';
import path from 'node:path';
import { renamedSince } from '../changed/changes';
import { Git } from '../changed/git';
import { isContinuousIntegration } from '../continuousIntegration';
import { addressOf, pathOf } from '../disk/addresses';
import { isAbsence, readPlainFile } from '../disk/diskFiles';
import { leadsOut } from '../disk/leadsOut';
import { reasonOf } from '../disk/reasons';
import { NotReplaced, replaceFile } from '../disk/replaceFile';
import type { DiskWorkspace } from '../disk/workspace';
import { UsageError, type Io } from '../io';
import type { FileReport } from '../report';
import type { Shard } from '../shard';
import { carriedOver } from './carriedOver';
import { compare, type Comparison } from './compare';
import { fixedNote, knownNote, problems, takenOutNote } from './notes';
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
  /** Which part of a check it is, if it is one. */
  readonly shard?: Shard | undefined;
}

/** What is told of a check once its baseline is taken into account. */
export interface Told {
  readonly files: readonly FileReport[];
  readonly notes: readonly string[];
}

/** A baseline, and the file that it was read from. */
interface ReadFile {
  readonly baseline: Baseline;
  readonly bytes: Buffer | undefined;
}

const nothing: ReadFile = { baseline: emptyBaseline, bytes: undefined };

type Surroundings = Pick<Io, 'cwd' | 'env'>;

/** What is written: what is there now, the baseline without what is fixed, nothing. */
type Update = 'all' | 'fixed' | 'nothing';

/** The baseline that a check goes by; made before the check, so that a broken one costs no time. */
export class BaselineFile {
  readonly #path: string;
  readonly #name: string;
  #baseline: Baseline;
  /** As it was read; undefined where there is no file. */
  readonly #bytes: Buffer | undefined;
  readonly #workspace: DiskWorkspace;
  readonly #update: Update;
  readonly #isSaved: boolean;
  readonly #env: Io['env'];

  private constructor(
    file: string,
    { baseline, bytes }: ReadFile,
    workspace: DiskWorkspace,
    update: Update,
    isSaved: boolean,
    { cwd, env }: Surroundings,
  ) {
    this.#path = file;
    this.#name = path.relative(cwd, file);
    this.#baseline = baseline;
    this.#bytes = bytes;
    this.#workspace = workspace;
    this.#update = update;
    this.#isSaved = isSaved;
    this.#env = env;
  }

  /**
   * undefined where all problems count.
   *
   * @param isSaved whether what is checked is what the disk has: else the file stays as it is, and nobody
   * says that something is fixed.
   * @throws UsageError for a file that is missing or broken, or that nobody named and a link leads out of the
   * root for.
   */
  static open(
    { baseline: named, updateBaseline }: BaselineOptions,
    workspace: DiskWorkspace,
    surroundings: Surroundings,
    isSaved: boolean,
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
    if (updateBaseline === true && !isSaved) {
      throw new UsageError(
        '--update-baseline freezes what files say, and this text is in none. Leave out one of it and --stdin-filename.',
      );
    }
    const root = pathOf(workspace.root);
    const file = named === undefined ? path.join(root, baselineName) : path.resolve(cwd, named);
    // What cannot be followed cannot be read either, and that is told first.
    const read = baselineAt(file);
    if (named === undefined && leadsOut(root, file)) {
      throw new UsageError(
        `The baseline ${file} leads out of ${root} through a link. Name the file itself with --baseline, or check with --no-baseline.`,
      );
    }
    if (read === undefined && updateBaseline !== true) {
      if (named === undefined) {
        return undefined;
      }
      throw new UsageError(`There is no baseline ${file}. Write it with --update-baseline.`);
    }
    const update =
      updateBaseline === true
        ? 'all'
        : updateBaseline === false || !isSaved || isContinuousIntegration(env)
          ? 'nothing'
          : 'fixed';
    return new BaselineFile(file, read ?? nothing, workspace, update, isSaved, surroundings);
  }

  /**
   * Lets problems go on that are known by lines which a fix of others changed.
   *
   * @param before what was wrong with files that are other now.
   * @param after what is wrong with all files that were looked at.
   * @returns what the user should hear of it, as sentences.
   */
  carryOver(before: readonly FileReport[], after: readonly FileReport[]): readonly string[] {
    const carried = carriedOver(this.#baseline, before, after);
    const isWritten = !this.#isSaved || this.#tryToWrite(carried);
    this.#baseline = carried;
    return isWritten
      ? []
      : [
          `${this.#name} cannot be written: problems that it has in lines which were fixed are new for the next check.`,
        ];
  }

  /** Takes out what is in the baseline, and brings the file up to date as far as the user wants it. */
  apply({ files, selected, isWhole, shard }: CheckedFiles): Told {
    const names = new Set(selected.map((address) => this.#workspace.nameOf(address)));
    const compared = compare(this.#baseline, files, {
      isChecked: (file) => names.has(file),
      isGone: (file) => !existsSync(path.join(pathOf(this.#workspace.root), file)),
      isWhole,
      // Every part of a check tells of project files.
      isCounted: (file) => names.has(file) || shard === undefined || shard.number === 1,
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
      throw error instanceof NotReplaced
        ? new UsageError(`${this.#path} cannot be written, for ${error.message}.`)
        : error;
    }
    const { files } = compare(present, reports, {
      isChecked: () => false,
      isGone: () => false,
      isWhole: false,
      isCounted: () => false,
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
      notes.push(knownNote(known));
    }
    const isWritten = this.#update === 'fixed' && this.#tryToWrite(left);
    if (fixed > 0 && this.#isSaved) {
      notes.push(isWritten ? takenOutNote(fixed) : fixedNote(fixed));
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

  /** Not where nothing is other. @throws NotReplaced also where somebody changed the file meanwhile. */
  #write(baseline: Baseline): void {
    const text = textOfBaseline(baseline);
    if (text === textOfBaseline(this.#baseline) && existsSync(this.#path)) {
      return;
    }
    replaceFile(this.#path, this.#bytes, Buffer.from(text));
  }
}

function baselineAt(file: string): ReadFile | undefined {
  let bytes: Buffer;
  try {
    bytes = readPlainFile(file);
  } catch (error) {
    if (isAbsence(error)) {
      return undefined;
    }
    throw new UsageError(
      `The baseline ${file} cannot be read, for ${reasonOf(error)}. Make it readable, or check with --no-baseline.`,
    );
  }
  const read = readBaseline(bytes.toString('utf8'));
  if ('fault' in read) {
    throw new UsageError(
      `The baseline ${file} cannot be used. ${read.fault} Bring back what it was, or delete it and freeze the problems of today with --update-baseline.`,
    );
  }
  return { baseline: read, bytes };
}
