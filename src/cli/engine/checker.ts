import path from 'node:path';
import type { MemberPost, PostPlaces } from '../../blog/componentPlaces';
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
import type { Problem, RuleContext } from '../../rules/rule';
import { runRules } from '../../rules/run';
import { pathOf } from '../disk/addresses';
import { startOfPlainFile } from '../disk/diskFiles';
import type { DiskWorkspace } from '../disk/workspace';
import { UsageError } from '../io';
import type { FileReport } from '../report';
import { failureReport, noTextReport } from './fileReports';
import type { Wanted } from './packing';
import { ruleContext } from './ruleContext';
import { reportedProblems } from './unpacking';

export interface CheckerOptions extends Wanted {
  /** `YYYY-MM-DD`, in the user's time zone. */
  readonly today: string;
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

type VerdictOf = (repository: Pick<RepositoryReference, 'key'>) => Verdict | undefined;

/** Hears of a file that work goes on with; what it returns, if anything, is waited for. */
export type OnFile = () => Promise<void> | undefined;

export interface LinkingPosts {
  readonly posts: readonly MemberPost[];
  /** Of those that link any. */
  readonly places: readonly PostPlaces[];
}

const noNeighbours: Neighbours = { markdownFiles: 0, posts: 0 };
const nothing = parsePost('');

/** Checks files of a workspace, with exactly the results of the editor. */
export class Checker {
  readonly #workspace: DiskWorkspace;
  readonly #options: CheckerOptions;
  readonly #index: StillIndex;
  /** By project file. */
  readonly #verdicts = new Map<string | undefined, VerdictOf>();
  readonly #neighbours = new Map<string, FolderContent>();

  private constructor(workspace: DiskWorkspace, options: CheckerOptions) {
    this.#workspace = workspace;
    this.#options = options;
    this.#index = new StillIndex(
      workspace,
      () => undefined,
      (address) => {
        const read = workspace.markdownAt(address);
        return read === undefined || 'code' in read ? undefined : parseForIndex(read.text);
      },
    );
  }

  /** One that knows no other posts. */
  static forSingleFiles(workspace: DiskWorkspace, options: CheckerOptions): Checker {
    return new Checker(workspace, options);
  }

  /**
   * @param markdown the addresses of all Markdown files of the workspace.
   * @param onFile hears of each of them before it is read.
   */
  static async create(
    workspace: DiskWorkspace,
    markdown: readonly string[],
    options: CheckerOptions,
    onFile: OnFile = () => undefined,
  ): Promise<Checker> {
    const checker = new Checker(workspace, options);
    await checker.#addAll(markdown, onFile);
    return checker;
  }

  async #addAll(markdown: readonly string[], onFile: OnFile): Promise<void> {
    for (const address of markdown) {
      await onFile();
      const read = this.#workspace.markdownAt(address);
      if (read !== undefined && 'text' in read) {
        await this.take(address, read.text);
      }
    }
  }

  /** The posts that count, with where they link repositories. */
  async linkingPosts(): Promise<LinkingPosts> {
    return { posts: this.#index.posts, places: await this.#index.componentPlaces() };
  }

  /**
   * undefined for what is no post, or no longer there.
   *
   * @throws UsageError where a project file or lockfile cannot be read; what else goes wrong is told in the report.
   */
  async check(address: string): Promise<FileReport | undefined> {
    const file = this.#workspace.nameOf(address);
    try {
      const read = this.#workspace.markdownAt(address);
      if (read === undefined) {
        return undefined;
      }
      if ('code' in read) {
        return noTextReport(file, read);
      }
      const opened = await this.open(address, read.text);
      return opened && this.report(address, opened, runRules(rules, opened.post, opened.context));
    } catch (error) {
      if (error instanceof UsageError) {
        throw error;
      }
      return failureReport(file, error);
    }
  }

  /** What is told of an opened post in which problems were found. */
  report(address: string, { post, context }: OpenedPost, problems: readonly Problem[]): FileReport {
    return {
      file: this.#workspace.nameOf(address),
      problems: reportedProblems(post, problems, this.#options),
      unchecked: uncheckedIn(post, context),
    };
  }

  /** The post at an address; undefined for what is no post, no text, or no longer there. */
  async openAt(address: string): Promise<OpenedPost | undefined> {
    const read = this.#workspace.markdownAt(address);
    return read === undefined || 'code' in read ? undefined : this.open(address, read.text);
  }

  /** From now on, other posts know this text of a file. */
  async take(address: string, text: string): Promise<void> {
    await this.#index.add([[address, readIndexedPost(text)]]);
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
    const known = {
      ...this.#index.knownFor(address, policy, this.#options.today),
      verdictOf: this.verdictsFor(policy),
    };
    return ruleContext(policy, fileNameIn(address), known, this.#options.withFixes);
  }

  /** What is known of repositories and owners around a post. */
  verdictsFor(policy: PostPolicy): VerdictOf {
    let verdictOf = this.#verdicts.get(policy.projectFile);
    if (verdictOf === undefined) {
      const { answers } = this.#options;
      const lockfile = this.#workspace.lockfileAt(this.#workspace.lockfileFor(policy))?.lockfile;
      verdictOf = ({ key }) => {
        const locked = lockfile && lockedVerdict(lockfile, key);
        return answers === undefined
          ? locked
          : newerVerdict(answers.verdicts.get(key), locked, answers.at);
      };
      this.#verdicts.set(policy.projectFile, verdictOf);
    }
    return verdictOf;
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
    return new TextDecoder().decode(startOfPlainFile(pathOf(address), neighbourBytes));
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
