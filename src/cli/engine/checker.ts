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
import { LineIndex } from '../../post/text';
import type { PostPolicy } from '../../profile/policy';
import { isNeverPost, isPost, type Neighbours } from '../../profile/recognise';
import type { Verdict } from '../../repositories/facts';
import { lockedVerdict } from '../../repositories/lockfile/verdict';
import type { RepositoryReference } from '../../repositories/reference';
import { rules } from '../../rules/registry';
import type { RuleContext } from '../../rules/rule';
import { runRules } from '../../rules/run';
import { pathOf } from '../disk/addresses';
import { isAbsence } from '../disk/diskFiles';
import { textIn, type NoText, type TextFile } from '../disk/textFile';
import type { DiskWorkspace } from '../disk/workspace';
import type { FileReport, ReportedProblem } from '../report';
import { reportedProblems } from './places';

export interface CheckerOptions {
  /** `YYYY-MM-DD`, in the user's time zone. */
  readonly today: string;
  /** Whether somebody wants to know how problems could be fixed. */
  readonly withFixes: boolean;
  /** What hosts said just now; undefined for what they were not asked. */
  readonly verdictOf?: (repository: RepositoryReference) => Verdict | undefined;
}

/** A post that is checked, with all that its rules know. */
export interface OpenedPost {
  readonly post: Post;
  readonly policy: PostPolicy;
  readonly context: RuleContext;
}

const noNeighbours: Neighbours = { markdownFiles: 0, posts: 0 };

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
        const read = this.#read(address);
        return read === undefined || 'code' in read ? undefined : parseForIndex(read.text);
      },
    );
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
      const read = this.#read(address);
      if (read !== undefined && 'text' in read) {
        await this.#index.add([[address, readIndexedPost(read.text)]]);
      }
    }
  }

  /** undefined for what is no post, or no longer there. @throws where it cannot be read. */
  async check(address: string): Promise<FileReport | undefined> {
    const read = this.#read(address);
    if (read === undefined) {
      return undefined;
    }
    const file = this.#workspace.nameOf(address);
    if ('code' in read) {
      return { file, problems: [problemOf(read)], unchecked: [] };
    }
    const opened = await this.open(address, read.text);
    if (opened === undefined) {
      return undefined;
    }
    const { post, context } = opened;
    const problems = runRules(rules, post, context);
    return {
      file,
      problems: reportedProblems(post, problems, this.#options.withFixes),
      unchecked: uncheckedIn(post, context),
    };
  }

  /** A text as a post, if it is one, with what its rules know. */
  async open(address: string, text: string): Promise<OpenedPost | undefined> {
    const policy = this.#workspace.policyOf(address);
    const post = parsePost(text);
    if (!(policy.isPost ?? this.#isPost(address, post, policy))) {
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
        verdictOf: this.#verdictsFor(policy),
      },
      fileName: fileNameIn(address),
      withFixes: this.#options.withFixes,
      severities: policy.severities,
    };
  }

  #verdictsFor(policy: PostPolicy): (repository: RepositoryReference) => Verdict | undefined {
    const { verdictOf } = this.#options;
    const locked = this.#workspace.lockfileAt(this.#workspace.lockfileFor(policy))?.lockfile;
    return (repository) =>
      verdictOf?.(repository) ??
      (locked === undefined ? undefined : lockedVerdict(locked, repository.key));
  }

  #isPost(address: string, post: Post, { profile }: PostPolicy): boolean {
    const name = fileNameIn(address);
    return (
      isPost(post, name, profile, noNeighbours) ||
      (!isNeverPost(name) && isPost(post, name, profile, this.#neighboursOf(address, name)))
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

  #read(address: string): TextFile | NoText | undefined {
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

function uncheckedIn(post: Post, { known }: RuleContext): readonly string[] {
  const keys = new Set<string>();
  for (const { repository } of post.body().links) {
    if (!keys.has(repository.key) && known.verdictOf(repository) === undefined) {
      keys.add(repository.key);
    }
  }
  return [...keys];
}

function problemOf({ code, message }: NoText): ReportedProblem {
  const lines = new LineIndex('');
  const start = lines.positionAt(0);
  return {
    rule: code,
    message,
    severity: 'error',
    span: { start: 0, end: 0 },
    start,
    end: start,
    related: [],
    fixes: [],
    line: '',
    fingerprint: code,
  };
}
