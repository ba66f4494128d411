import { statSync } from 'node:fs';
import path from 'node:path';
import type { Files, FileState, Listing } from '../../blog/files';
import type { Place } from '../../blog/folders';
import type { Places } from '../../blog/memberships';
import { builtInPolicy } from '../../profile/builtInPolicy';
import type { PostPolicy } from '../../profile/policy';
import {
  projectFileName,
  readProject,
  type Project,
  type ProjectSources,
} from '../../profile/project/project';
import { resolvePolicy } from '../../profile/project/resolve';
import { readLockfile, type ReadLockfile } from '../../repositories/lockfile/read';
import { lockfileName } from '../../repositories/lockfile/schema';
import { nameable } from '../../rules/registry';
import { addressOf, below, pathOf } from './addresses';
import { UsageError } from '../io';
import { diskFiles, isAbsence, listFolder, readPlainFile } from './diskFiles';
import { leadsOut } from './leadsOut';
import { markdownBelow, type FoundMarkdown } from './markdownFiles';
import { TextReader } from './reading';
import { reasonOf } from './reasons';
import { bytesOf, textIn, type NoText, type TextFile } from './textFile';

/** What counts instead of what is on disk, by address. */
export type Overlay = ReadonlyMap<string, TextFile | NoText>;

/** A folder of this machine as an editor would open it: its project files, lockfiles and places. */
export class DiskWorkspace implements Files, Places {
  /** Address of the root. */
  readonly root: string;
  readonly overlay: Overlay;
  readonly #reader: TextReader;
  #markdown: FoundMarkdown | undefined;
  /** By address of its folder: the nearest project at or above it. */
  readonly #nearest = new Map<string, Project | undefined>();
  readonly #projects = new Map<string, Project>();
  readonly #builtIn = builtInPolicy();
  readonly #policies = new Map<string, PostPolicy>();
  readonly #lockfiles = new Map<string, ReadLockfile | undefined>();
  readonly #around = new Map<string, readonly string[]>();

  /** @param root absolute path. */
  constructor(root: string, overlay: Overlay = new Map()) {
    this.root = addressOf(root).replace(/(?<=.)\/$/, '');
    this.overlay = overlay;
    this.#reader = new TextReader(this.root);
  }

  read(file: string): Promise<Uint8Array> {
    return diskFiles.read(file);
  }

  readStart(file: string, length: number): Promise<Uint8Array> {
    return diskFiles.readStart(file, length);
  }

  stat(file: string): Promise<FileState> {
    return diskFiles.stat(file);
  }

  list(folder: string): Promise<Listing | undefined> {
    return diskFiles.list(folder);
  }

  join(folder: string, path: string): string {
    return diskFiles.join(folder, path);
  }

  /** The Markdown files on disk, looked for once. */
  get markdown(): FoundMarkdown {
    return (this.#markdown ??= markdownBelow(this.root));
  }

  /** The path below the root that people know a file by. */
  nameOf(address: string): string {
    return below(this.root, address) ?? address;
  }

  /** The project files that were read by now, for files that policies were asked for. */
  get projects(): readonly Project[] {
    return [...this.#projects.values()];
  }

  /** The names of the files in a folder; none where it cannot be listed. */
  filesIn(folder: string): readonly string[] {
    try {
      const listing = listFolder(pathOf(folder)) ?? new Map<string, 'file' | 'folder'>();
      return [...listing].flatMap(([name, kind]) => (kind === 'file' ? name : []));
    } catch {
      return [];
    }
  }

  policyOf(file: string): PostPolicy {
    let policy = this.#policies.get(file);
    if (policy === undefined) {
      const project = this.#projectAbove(path.posix.dirname(file));
      policy = project === undefined ? this.#builtIn : resolvePolicy(file, [project]);
      this.#policies.set(file, policy);
    }
    return policy;
  }

  placeOf(file: string): Place | undefined {
    const folder = path.posix.dirname(file);
    if (folder !== this.root && below(this.root, folder) === undefined) {
      return undefined;
    }
    let around = this.#around.get(folder);
    if (around === undefined) {
      around = [folder];
      for (let outer = folder; outer !== this.root;) {
        outer = path.posix.dirname(outer);
        around = [...around, outer];
      }
      this.#around.set(folder, around);
    }
    return { folder, around };
  }

  /** Where the lockfile of a file's blog is or would be. */
  lockfileFor({ projectFile }: PostPolicy): string {
    const home = projectFile === undefined ? this.root : path.posix.dirname(projectFile);
    return path.posix.join(home, lockfileName);
  }

  /** undefined where there is none. @throws UsageError as `textOf`. */
  lockfileAt(address: string): ReadLockfile | undefined {
    if (!this.#lockfiles.has(address)) {
      const text = this.textOf(address);
      this.#lockfiles.set(address, text === undefined ? undefined : readLockfile(text));
    }
    return this.#lockfiles.get(address);
  }

  /** What is wrong with the lockfiles that were read by now, as sentences by address. */
  get lockfileFaults(): ReadonlyMap<string, readonly string[]> {
    const faulty = new Map<string, readonly string[]>();
    for (const [address, read] of this.#lockfiles) {
      if (read !== undefined && read.faults.length > 0) {
        faulty.set(address, read.faults);
      }
    }
    return faulty;
  }

  /** The text of a Markdown file; undefined for what is no longer there, and for folders. Never throws. */
  markdownAt(address: string): TextFile | NoText | undefined {
    const overlaid = this.overlay.get(address);
    if (overlaid !== undefined) {
      return overlaid;
    }
    const bytes = this.markdownBytesAt(address);
    return Buffer.isBuffer(bytes) ? textIn(bytes) : bytes;
  }

  /** The same before anybody decodes it. The bytes hold until the next file is read. */
  markdownBytesAt(address: string): Buffer | NoText | undefined {
    const overlaid = this.overlay.get(address);
    if (overlaid === undefined) {
      return this.#reader.bytesAt(address);
    }
    return 'text' in overlaid ? bytesOf(overlaid) : overlaid;
  }

  /**
   * Of a small file of ours, such as a project file; undefined for what is not there.
   *
   * @throws UsageError for one that cannot be read, or that links lead out of the root for: nobody can tell
   * then what it asks for.
   */
  textOf(address: string): string | undefined {
    const overlaid = this.overlay.get(address);
    if (overlaid !== undefined && 'text' in overlaid) {
      return overlaid.text;
    }
    const file = pathOf(address);
    try {
      // Most folders have none, and what is thrown for that costs more than to look.
      if (statSync(file, { throwIfNoEntry: false }) === undefined) {
        return undefined;
      }
      if (leadsOut(pathOf(this.root), file)) {
        throw new UsageError(
          `${this.nameOf(address)} leads out of ${this.root} through a link, so that it is not read, and nothing is checked without it. Put the file itself there, or choose a folder around both with --root.`,
        );
      }
      return new TextDecoder().decode(readPlainFile(file));
    } catch (error) {
      if (isAbsence(error)) {
        return undefined;
      }
      throw error instanceof UsageError
        ? error
        : new UsageError(
            `${this.nameOf(address)} cannot be read, for ${reasonOf(error)}. Nothing is checked without it.`,
          );
    }
  }

  #projectAbove(folder: string): Project | undefined {
    if (this.#nearest.has(folder)) {
      return this.#nearest.get(folder);
    }
    const project =
      this.#projectIn(folder) ??
      (below(this.root, folder) === undefined
        ? undefined
        : this.#projectAbove(path.posix.dirname(folder)));
    this.#nearest.set(folder, project);
    return project;
  }

  #projectIn(folder: string): Project | undefined {
    const address = path.posix.join(folder, projectFileName);
    if (this.textOf(address) === undefined) {
      return undefined;
    }
    const sources: ProjectSources = {
      pathOf: (file) => file,
      resolve: (from, reference) => this.#resolve(from, reference),
      textOf: (file) => this.textOf(file),
    };
    const project = readProject(address, sources, nameable);
    this.#projects.set(address, project);
    return project;
  }

  /** Nothing outside of the root is read because a file in it says so. */
  #resolve(from: string, reference: string): string | undefined {
    if (/^[\\/]|^[a-z][a-z\d+.-]*:/i.test(reference)) {
      return undefined;
    }
    const target = path.posix.join(path.posix.dirname(from), reference.replaceAll('\\', '/'));
    return below(this.root, target) === undefined ? undefined : target;
  }
}
