import { realpathSync } from 'node:fs';
import type { FixChoice } from '../../assist/fixes';
import { pathOf } from '../disk/addresses';
import type { TextFile } from '../disk/textFile';
import { markdownOf, type CheckAllOptions } from '../engine/checkAll';
import { Checker, type OnFile } from '../engine/checker';
import { failureReport, noTextReport } from '../engine/fileReports';
import { UsageError } from '../io';
import type { Opened } from '../opening';
import type { FileReport } from '../report';
import { fixText } from './fixText';

/** What one post says may make another one fixable; real blogs need one pass. */
const mostPasses = 3;

const nothing: FixChoice = { rules: new Set() };

/** A file that is to get another text. */
export interface PlannedFix {
  readonly address: string;
  readonly before: TextFile;
  readonly after: TextFile;
  /** How many problems were fixed. */
  readonly fixed: number;
}

/** Fixes the texts of the files that a user means, in memory alone. */
export class FixPlan {
  readonly #opened: Opened;
  readonly #checker: Checker;
  readonly #fixes = new Map<string, PlannedFix>();
  #reports: FileReport[] = [];
  /** By address what was wrong with files of which something is fixed. */
  readonly #before = new Map<string, FileReport>();
  #twins: ReadonlyMap<string, readonly string[]> | undefined;

  private constructor(opened: Opened, checker: Checker) {
    this.#opened = opened;
    this.#checker = checker;
  }

  static async make(
    opened: Opened,
    { onProgress, ...options }: Omit<CheckAllOptions, 'withFixes'>,
    choice: FixChoice,
  ): Promise<FixPlan> {
    const { workspace, selected } = opened;
    const markdown = markdownOf(workspace);
    // Nobody knows how many passes there are: nearly always one, or a second that finds nothing to do.
    const total = markdown.length + 2 * selected.length;
    let done = 0;
    const count = (): Promise<void> | undefined => {
      done = Math.min(done + 1, total);
      return onProgress?.(done, total);
    };
    const checker = await Checker.create(
      workspace,
      markdown,
      { ...options, withFixes: true },
      count,
    );
    const plan = new FixPlan(opened, checker);
    for (let pass = 1; await plan.#pass(pass <= mostPasses ? choice : nothing, count); pass++) {
      // Each pass sees the blog as the one before it leaves it.
    }
    return plan;
  }

  /** In the order of their names. */
  get fixes(): readonly PlannedFix[] {
    return [...this.#fixes.values()];
  }

  /** What is wrong still, as if all that is planned were done; with all fixes. */
  get reports(): readonly FileReport[] {
    return this.#reports;
  }

  /** What was wrong with files of which something is fixed, before that. */
  get before(): readonly FileReport[] {
    return [...this.#before.values()];
  }

  /** Files stay as they are on disk after all; the reports tell of them as they are. */
  async giveUp(addresses: readonly string[]): Promise<void> {
    const { overlay, workspace } = this.#opened;
    for (const address of addresses) {
      this.#fixes.delete(address);
      for (const twin of this.#twinsOf(address)) {
        overlay.delete(twin);
        const read = workspace.markdownAt(twin);
        if (read !== undefined && 'text' in read) {
          await this.#checker.take(twin, read.text);
        }
      }
    }
    await this.#pass(nothing);
  }

  /** @returns whether a text was changed. */
  async #pass(choice: FixChoice, onFile: OnFile = () => undefined): Promise<boolean> {
    this.#reports = [];
    let isChanged = false;
    for (const address of this.#opened.selected) {
      try {
        isChanged = (await this.#fix(address, choice)) || isChanged;
      } catch (error) {
        if (error instanceof UsageError) {
          throw error;
        }
        this.#reports.push(failureReport(this.#opened.workspace.nameOf(address), error));
      }
      await onFile();
    }
    return isChanged;
  }

  async #fix(address: string, choice: FixChoice): Promise<boolean> {
    const { workspace } = this.#opened;
    const read = workspace.markdownAt(address);
    if (read === undefined) {
      return false;
    }
    if ('code' in read) {
      this.#reports.push(noTextReport(workspace.nameOf(address), read));
      return false;
    }
    const result = await fixText(this.#checker, address, read.text, choice);
    if (result === undefined) {
      return false;
    }
    this.#reports.push(this.#checker.report(address, result.opened, result.problems));
    if (result.text === read.text) {
      return false;
    }
    const { opened, problems } = result.before;
    for (const twin of this.#twinsOf(address)) {
      if (!this.#before.has(twin)) {
        this.#before.set(twin, this.#checker.report(twin, opened, problems));
      }
    }
    await this.#note(address, read, result.text, result.fixed);
    return true;
  }

  async #note(address: string, read: TextFile, text: string, fixed: number): Promise<void> {
    const earlier = this.#fixes.get(address);
    const after = { ...read, text };
    this.#fixes.set(address, {
      address,
      before: earlier?.before ?? read,
      after,
      fixed: (earlier?.fixed ?? 0) + fixed,
    });
    for (const twin of this.#twinsOf(address)) {
      this.#opened.overlay.set(twin, after);
      await this.#checker.take(twin, text);
    }
  }

  /** The names of one file, where links lead to it: a change under one of them changes all. */
  #twinsOf(address: string): readonly string[] {
    this.#twins ??= twinsAmong(this.#opened.selected);
    return this.#twins.get(address) ?? [address];
  }
}

function twinsAmong(addresses: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byPath = new Map<string, string[]>();
  for (const address of addresses) {
    const real = realPathOf(address);
    byPath.set(real, [...(byPath.get(real) ?? []), address]);
  }
  return new Map(
    [...byPath.values()].flatMap((twins) => twins.map((address) => [address, twins] as const)),
  );
}

function realPathOf(address: string): string {
  try {
    return realpathSync(pathOf(address));
  } catch {
    return pathOf(address);
  }
}
