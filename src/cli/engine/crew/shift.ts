import { dayInFileName } from '../../../profile/dates';
import { repositoryName } from '../../../blog/componentTable';
import { FactsIndex, type ToldByPosts } from '../../../blog/factsIndex';
import { fileNameIn } from '../../../blog/files';
import { presentedOf, type FieldValues } from '../../../blog/postFacts';
import type { Presented } from '../../../blog/presented';
import { StillIndex } from '../../../blog/stillIndex';
import { normaliseName } from '../../../post/names';
import { parsePost } from '../../../post/post';
import type { KnownValues } from '../../../profile/knownValues';
import type { PostPolicy } from '../../../profile/policy';
import { ruleFailed } from '../../../rules/internal/rule-failed';
import { rules } from '../../../rules/registry';
import type { RuleContext } from '../../../rules/rule';
import { runRules } from '../../../rules/run';
import { textIn, type NoText } from '../../disk/textFile';
import type { DiskWorkspace } from '../../disk/workspace';
import { UsageError } from '../../io';
import type { FileReport } from '../../report';
import { Checker, type CheckerOptions } from '../checker';
import { failureReport, noTextReport } from '../fileReports';
import { linesOf, noneFound, packed, packedProblems } from '../packing';
import { ruleContext } from '../ruleContext';
import { unpacked } from '../unpacking';
import {
  foundBy,
  readSingleFile,
  readsHeadAlone,
  type CheckedAlone,
  type SingleFile,
} from './singleFile';
import type { ShiftCache } from './shiftCache';
import { inStep, type Steps } from './inStep';

/** A Markdown file of the workspace. */
export interface FileTask {
  readonly address: string;
  /** Whether it is to be checked. */
  readonly isChecked: boolean;
  /** Whether others are told of it. */
  readonly isTold: boolean;
}

/** What others are told of one post. */
export interface ToldOfPost {
  readonly address: string;
  readonly blog: string;
  /** `FieldValues` as JSON, a sixth of its memory. */
  readonly values: string;
}

/** What others are told of the body of one post. */
export interface PresentedByPost {
  readonly address: string;
  readonly blog: string;
  readonly presented: Presented;
}

/** What the rules of a shift want to know of the bodies of all posts. */
export interface Questions {
  /** Names of components and repositories. */
  readonly names: readonly string[];
  readonly closings: boolean;
}

/** All that the posts of a blog are told of each other. */
export interface ToldOfBlog {
  readonly questions: Questions;
  readonly posts: readonly ToldOfPost[];
  readonly presented: readonly PresentedByPost[];
}

/** What is told of one post, with its problems packed. */
export interface PackedReport {
  readonly file: string;
  /** By the post alone, or everything where all rules ran again. */
  readonly found: string;
  /** By the rules that ran again with what others told. */
  readonly more: string;
  /** A line for each. */
  readonly unchecked: string;
}

/** A file that is read: `isTold` and `isChecked` only where it is a post. */
interface ReadFile extends FileTask {
  readonly file: SingleFile;
}

interface Member {
  readonly address: string;
  readonly blog: string;
  /** As in what its file says by itself, a line each. */
  readonly names: string | undefined;
}

interface Checked {
  readonly address: string;
  /** undefined where nobody can tell which it is in. */
  readonly blog: string | undefined;
  readonly alone: CheckedAlone;
}

/**
 * One worker's share of a check, in three steps: it reads files and runs what needs nothing else, tells what
 * others are told, and runs the rest once it was told what everybody told.
 */
export class Shift {
  readonly #workspace: DiskWorkspace;
  readonly #options: CheckerOptions;
  readonly #cache: ShiftCache | undefined;
  /** Knows no posts; it finds blogs and pictures. */
  readonly #folders: StillIndex;
  readonly #single: Checker;
  readonly #members: Member[] = [];
  #told: ToldOfPost[] = [];
  readonly #checked: Checked[] = [];
  readonly #reports: (FileReport | PackedReport)[] = [];
  readonly #names = new Set<string>();
  #asksForClosings = false;
  #whole: Promise<Checker> | undefined;

  constructor(workspace: DiskWorkspace, options: CheckerOptions, cache: ShiftCache | undefined) {
    this.#workspace = workspace;
    this.#options = options;
    this.#cache = cache;
    this.#folders = new StillIndex(
      workspace,
      () => undefined,
      () => undefined,
    );
    this.#single = Checker.forSingleFiles(workspace, options);
  }

  /** Reads files, and checks each as far as it tells by itself. */
  async readAll(files: readonly FileTask[]): Promise<void> {
    const read: ReadFile[] = [];
    inStep(files.map((file) => this.#read(file, read)));
    for (const one of read) {
      try {
        this.#take(one, await this.#folders.blogOf(one.address));
      } catch (error) {
        this.#fail(one, error);
      }
    }
  }

  /** @throws UsageError where it is one, since that ends the whole check. */
  #fail({ address, isChecked }: Omit<FileTask, 'isTold'>, error: unknown): void {
    if (error instanceof UsageError) {
      throw error;
    }
    if (isChecked) {
      this.#reports.push(failureReport(this.#workspace.nameOf(address), error));
    }
  }

  /** @param read gets what the file tells, if it is a text. */
  *#read(task: FileTask, read: ReadFile[]): Steps {
    const { address, isChecked, isTold } = task;
    try {
      const bytes = this.#workspace.markdownBytesAt(address);
      if (bytes === undefined) {
        return;
      }
      const file = Buffer.isBuffer(bytes) ? yield* this.#fileIn(bytes, address, isChecked) : bytes;
      if ('code' in file) {
        if (isChecked) {
          this.#reports.push(noTextReport(this.#workspace.nameOf(address), file));
        }
        return;
      }
      const { isPost } = this.#workspace.policyOf(address);
      read.push({
        address,
        file,
        isTold: isTold && (isPost ?? file.isIndexed),
        isChecked: isChecked && this.#isPost(address, file.isMarked),
      });
    } catch (error) {
      this.#fail(task, error);
    }
  }

  #isPost(address: string, isMarked: boolean): boolean {
    return this.#single.isPostWhere(address, this.#workspace.policyOf(address), isMarked);
  }

  *#fileIn(bytes: Buffer, address: string, isChecked: boolean): Steps<SingleFile | NoText> {
    const policy = this.#workspace.policyOf(address);
    const verdictOf = this.#single.verdictsFor(policy);
    const isToBeChecked = (isMarked: boolean): boolean =>
      isChecked && this.#isPost(address, isMarked);
    const key = this.#cache?.keyOf(bytes, address, policy);
    const kept = key === undefined ? undefined : this.#cache?.find(key, bytes, verdictOf);
    if (kept !== undefined && (kept.checked !== undefined || !isToBeChecked(kept.isMarked))) {
      return kept;
    }
    const read = textIn(bytes);
    if ('code' in read) {
      return read;
    }
    const options = { ...this.#options, verdictOf };
    const file = yield* readSingleFile(read.text, address, policy, isToBeChecked, options);
    if (key !== undefined) {
      this.#cache?.keep(key, file);
    }
    return file;
  }

  #take({ address, file, isTold, isChecked }: ReadFile, blog: string | undefined): void {
    const { values, names, checked } = file;
    if (isTold && blog !== undefined) {
      this.#told.push({ address, blog, values });
      this.#members.push({ address, blog, names });
    }
    if (isChecked && checked !== undefined) {
      this.#checked.push({ address, blog, alone: checked });
      this.#asksForClosings ||= checked.asksForClosings;
      for (const { names: asked } of checked.untold) {
        for (const name of asked) {
          this.#names.add(name);
        }
      }
    }
  }

  /** What others are told of the front matter of the posts in this share; given away. */
  takeTold(): readonly ToldOfPost[] {
    const told = this.#told;
    this.#told = [];
    return told;
  }

  get questions(): Questions {
    return { names: [...this.#names], closings: this.#asksForClosings };
  }

  /** What the posts in this share say that answers questions of anybody. */
  presentedFor(questions: Questions): readonly PresentedByPost[] {
    const names = new Set(questions.names.map(normaliseName));
    return this.#members.flatMap(({ address, blog, names: own }) => {
      if (
        !questions.closings &&
        own !== undefined &&
        !linesOf(own).some((name) => names.has(name))
      ) {
        return [];
      }
      const presented = this.#readPresented(address);
      const answer = presented && answerIn(presented, names, questions.closings);
      return answer === undefined ? [] : [{ address, blog, presented: answer }];
    });
  }

  #readPresented(address: string): Presented | undefined {
    try {
      const read = this.#workspace.markdownAt(address);
      return read === undefined || 'code' in read ? undefined : presentedOf(read.text);
    } catch {
      // It was there before: others are told as much as if it had gone a moment earlier.
      return undefined;
    }
  }

  /** Checks the rest, and reports all. */
  async finish(
    told: ToldOfBlog,
    onChecked: () => Promise<void> | undefined,
  ): Promise<readonly (FileReport | PackedReport)[]> {
    const index = new FactsIndex(told.questions.names, told.questions.closings);
    for (const { address, blog, values } of told.posts) {
      index.add(address, blog, () => JSON.parse(values) as FieldValues);
    }
    for (const { address, blog, presented } of told.presented) {
      index.addPresented(address, blog, presented);
    }
    for (let next = this.#checked.pop(); next !== undefined; next = this.#checked.pop()) {
      const { address } = next;
      try {
        const report = await this.#reportOf(next, index);
        if (report !== undefined) {
          this.#reports.push(report);
        }
      } catch (error) {
        this.#fail({ address, isChecked: true }, error);
      }
      await onChecked();
    }
    return this.#reports;
  }

  async #reportOf(
    checked: Checked,
    index: FactsIndex,
  ): Promise<FileReport | PackedReport | undefined> {
    const { address, blog, alone } = checked;
    const { unchecked, head } = alone;
    const policy = this.#workspace.policyOf(address);
    const asked = { beyond: false };
    const told = index.toldTo(address, blog, () => {
      asked.beyond = true;
    });
    const now = alone.untold.filter(({ names }) => names.some((name) => isTold(told, name)));
    const again =
      now.length === 0
        ? alone.again
        : [...new Set([...alone.again, ...now.map(({ rule }) => rule)])].sort((a, b) => a - b);
    const file = this.#workspace.nameOf(address);
    if (again.length === 0 && !alone.allAgain) {
      return { file, found: alone.found, more: noneFound, unchecked };
    }
    const read =
      head !== undefined && now.every(({ rule }) => readsHeadAlone(rule))
        ? { text: head }
        : this.#workspace.markdownAt(address);
    if (read === undefined || 'code' in read) {
      return read && noTextReport(file, read);
    }
    const post = parsePost(read.text);
    await this.#folders.ready(address, post);
    const context = this.#contextOf(address, policy, told);
    const isWhole = alone.allAgain || (read.text !== head && read.text.length !== alone.length);
    const problems = isWhole
      ? runRules(rules, post, context)
      : again.flatMap((rule) => foundBy(rule, post, context));
    if (read.text === head && problems.some(({ rule }) => rule === ruleFailed.id)) {
      return this.#reportOf({ address, blog, alone: { ...alone, head: undefined } }, index);
    }
    if (asked.beyond) {
      return (await this.#wholeChecker()).check(address);
    }
    const more = packed(packedProblems(post, problems, this.#options));
    if (isWhole) {
      return { file, found: more, more: noneFound, unchecked };
    }
    if (now.length === 0) {
      return { file, found: alone.found, more, unchecked };
    }
    const kept = unpacked(alone.found).filter(([rule]) => !again.includes(Number(rule)));
    return { file, found: packed(kept), more, unchecked };
  }

  #contextOf(address: string, policy: PostPolicy, told: ToldByPosts): RuleContext {
    const fileName = fileNameIn(address);
    const known: KnownValues = {
      today: this.#options.today,
      fileDay: dayInFileName(fileName),
      ...told,
      verdictOf: this.#single.verdictsFor(policy),
      folders: (roots) => this.#folders.foldersFor(address, policy, roots),
    };
    return ruleContext(policy, fileName, known, this.#options.withFixes);
  }

  /** For the rare post that asks for more than everybody was told. */
  #wholeChecker(): Promise<Checker> {
    return (this.#whole ??= Checker.create(
      this.#workspace,
      this.#workspace.markdown.files,
      this.#options,
    ));
  }
}

/** The part of what a post says that answers questions; undefined where nothing does. @param names normalised. */
function answerIn(
  presented: Presented,
  names: ReadonlySet<string>,
  withClosings: boolean,
): Presented | undefined {
  const components = presented.components.filter(({ name }) => names.has(normaliseName(name)));
  const repositories = presented.repositories.filter(({ url }) => names.has(repositoryName(url)));
  const closings = withClosings ? presented.closings : [];
  return components.length + repositories.length + closings.length === 0
    ? undefined
    : { components, repositories, closings };
}

function isTold(told: ToldByPosts, name: string): boolean {
  return (
    told.addressOfComponent(name) !== undefined || told.addressesOfRepositories(name).length > 0
  );
}
