import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { fileNameIn } from '../../blog/files';
import { parseForIndex, readIndexedPost } from '../../blog/indexedPost';
import {
  chosenNeighbours,
  isMarkedNeighbour,
  neighbourBytes,
  neighboursOf,
  type FolderContent,
} from '../../blog/neighbours';
import { StillIndex } from '../../blog/stillIndex';
import { parsePost, type Post } from '../../post/post';
import type { PostPolicy } from '../../profile/policy';
import { isNeverPost, isPost, type Neighbours } from '../../profile/recognise';
import type { Verdict } from '../../repositories/facts';
import { lockedVerdict, newerVerdict } from '../../repositories/lockfile/verdict';
import type { RepositoryReference } from '../../repositories/reference';
import { rules } from '../../rules/registry';
import type { RuleContext } from '../../rules/rule';
import { runRules } from '../../rules/run';
import { pathOf } from '../disk/addresses';
import { isAbsence } from '../disk/diskFiles';
import { textIn, type NoText, type TextFile } from '../disk/textFile';
import type { DiskWorkspace } from '../disk/workspace';
import type { FileReport } from '../report';
import { reportOnFile } from './failure';
import { reportedProblems } from './places';

export interface CheckerOptions {
  /** `YYYY-MM-DD`, in the user's time zone. */
  readonly today: string;
  /** Whether somebody wants to know how problems could be fixed. */
  readonly withFixes: boolean;
  /** What hosts said, now or earlier, by key; absent where they were not asked. */
  readonly answers?: Answers | undefined;
}

/** What hosts said, as data. */
export interface Answers {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** When that was asked, epoch milliseconds. */
  readonly at: number;
}

/** A post that is checked, with all that its rules know. */
export interface OpenedPost {
  readonly post: Post;
  readonly policy: PostPolicy;
  readonly context: RuleContext;
}

const noNeighbours: Neighbours = { markdownFiles: 0, posts: 0 };
const nothing = parsePost('');

/** Checks files of a workspace, with exactly the results of the editor. */
export class Checker {
  readonly #workspace: DiskWorkspace;
  readonly #options: CheckerOptions;
  readonly #index: StillIndex;
  readonly #neighbours = new Map<string, FolderContent>();

  private constructor(workspace: DiskWorkspace, options: CheckerOptions) {
    this.#workspace = workspace;
    this.#options = options;
    this.#index = new StillIndex(
      workspace,
      () => undefined,
      (address) => {
        const read = this.textAt(address);
        return read === undefined || 'code' in read ? undefined : parseForIndex(read.text);
      },
    );
  }

  /** One that knows no other posts. */
  static forSingleFiles(workspace: DiskWorkspace, options: CheckerOptions): Checker {
    return new Checker(workspace, options);
  }

  /** @param markdown the addresses of all Markdown files of the workspace. */
  static async create(
    workspace: DiskWorkspace,
    markdown: readonly string[],
    options: CheckerOptions,
  ): Promise<Checker> {
    const checker = new Checker(workspace, options);
    await checker.#addAll(markdown);
    return checker;
  }

  async #addAll(markdown: readonly string[]): Promise<void> {
    for (const address of markdown) {
      const read = this.textAt(address);
      if (read !== undefined && 'text' in read) {
        await this.#index.add([[address, readIndexedPost(read.text)]]);
      }
    }
  }

  /** undefined for what is no post, or no longer there. @throws where it cannot be read. */
  async check(address: string): Promise<FileReport | undefined> {
    const read = this.textAt(address);
    if (read === undefined) {
      return undefined;
    }
    if ('code' in read) {
      return this.reportOf(address, read);
    }
    const opened = await this.open(address, read.text);
    if (opened === undefined) {
      return undefined;
    }
    const { post, context } = opened;
    const problems = runRules(rules, post, context);
    return {
      file: this.#workspace.nameOf(address),
      problems: reportedProblems(post, problems, this.#options.withFixes),
      unchecked: uncheckedIn(post, context),
    };
  }

  /** What is told of a file that is no text. */
  reportOf(address: string, { code, message }: NoText): FileReport {
    return reportOnFile(this.#workspace.nameOf(address), code, message);
  }

  /** A text as a post, if it is one, with what its rules know. */
  async open(address: string, text: string): Promise<OpenedPost | undefined> {
    const policy = this.#workspace.policyOf(address);
    const post = parsePost(text);
    const isMarked = isPost(post, fileNameIn(address), policy.profile, noNeighbours);
    if (!this.isPostWhere(address, policy, isMarked)) {
      return undefined;
    }
    await this.#index.ready(address, post);
    return { post, policy, context: this.#contextOf(address, policy) };
  }

  #contextOf(address: string, policy: PostPolicy): RuleContext {
    return {
      profile: policy.profile,
      known: {
        ...this.#index.knownFor(address, policy, this.#options.today),
        verdictOf: this.verdictsFor(policy),
      },
      fileName: fileNameIn(address),
      withFixes: this.#options.withFixes,
      severities: policy.severities,
    };
  }

  /** What is known of repositories and owners around a post. */
  verdictsFor(
    policy: PostPolicy,
  ): (repository: Pick<RepositoryReference, 'key'>) => Verdict | undefined {
    const { answers } = this.#options;
    const lockfile = this.#workspace.lockfileAt(this.#workspace.lockfileFor(policy))?.lockfile;
    return ({ key }) => {
      const locked = lockfile && lockedVerdict(lockfile, key);
      return answers === undefined
        ? locked
        : newerVerdict(answers.verdicts.get(key), locked, answers.at);
    };
  }

  /** Whether a file is a post, if it carries the marks of one or if it does not. */
  isPostWhere(address: string, policy: PostPolicy, isMarked: boolean): boolean {
    const name = fileNameIn(address);
    return (
      policy.isPost ??
      (isMarked ||
        (!isNeverPost(name) &&
          isPost(nothing, name, policy.profile, this.#neighboursOf(address, name))))
    );
  }

  #neighboursOf(address: string, name: string): Neighbours {
    const folder = path.posix.dirname(address);
    let content = this.#neighbours.get(folder);
    if (content === undefined) {
      content = contentOf(this.#workspace.filesIn(folder), folder);
      this.#neighbours.set(folder, content);
    }
    return neighboursOf(content, name);
  }

  /** undefined for what is not there. @throws where it cannot be read. */
  textAt(address: string): TextFile | NoText | undefined {
    const overlaid = this.#workspace.overlay.get(address);
    if (overlaid !== undefined) {
      return { text: overlaid, hasByteOrderMark: false };
    }
    try {
      return textIn(readFileSync(pathOf(address)));
    } catch (error) {
      if (isAbsence(error)) {
        return undefined;
      }
      throw error;
    }
  }
}

function contentOf(names: readonly string[], folder: string): FolderContent {
  const content = new Map<string, boolean>();
  for (const name of chosenNeighbours(names)) {
    const start = startOf(path.posix.join(folder, name));
    if (start !== undefined) {
      content.set(name, isMarkedNeighbour(start));
    }
  }
  return content;
}

/** undefined for what cannot be read: it says nothing about the files beside it. */
function startOf(address: string): string | undefined {
  try {
    const file = openSync(pathOf(address), 'r');
    try {
      const bytes = Buffer.alloc(neighbourBytes);
      const length = readSync(file, bytes, 0, neighbourBytes, 0);
      return new TextDecoder().decode(bytes.subarray(0, length));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Keys of what a post links and nothing is known of. */
export function uncheckedIn(post: Post, { known }: RuleContext): readonly string[] {
  const keys = new Set<string>();
  for (const { repository } of post.body().links) {
    if (!keys.has(repository.key) && known.verdictOf(repository) === undefined) {
      keys.add(repository.key);
    }
  }
  return [...keys];
}
