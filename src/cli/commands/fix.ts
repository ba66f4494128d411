import { Option } from 'commander';
import { version } from '../../../package.json';
import type { FixChoice } from '../../assist/fixes';
import type { Severity } from '../../profile/severity';
import { rules } from '../../rules/registry';
import { examples, type AddCommand } from '../command';
import { dayOf } from '../day';
import { withMark } from '../disk/textFile';
import { projectReports } from '../engine/projectReports';
import { exitCodeOf } from '../exitCode';
import { FixPlan } from '../fix/plan';
import { countOf, summary } from '../fix/summary';
import { shownDiff, unifiedDiff } from '../fix/unifiedDiff';
import { writeFixes } from '../fix/write';
import { UsageError, type ExitCode, type Io } from '../io';
import { openFor, type Opened, type OpeningOptions } from '../opening';
import type { FileReport } from '../report';
import { reporters } from '../reporters';
import { styleOf, usesColors } from '../style';
import { visible } from '../visible';
import { failOnOption, rootOption, stdinOption } from './options';

interface FixOptions extends OpeningOptions {
  readonly suggested?: boolean;
  readonly rule?: readonly string[];
  readonly dryRun?: boolean;
  readonly failOn: Severity | 'never';
}

export const addFix: AddCommand = (program, io, exit) => {
  program
    .command('fix')
    .description('Fixes what can be fixed without anybody looking at it, and tells what is left.')
    .argument('[files...]', 'Files, folders or patterns; without any, all posts below this folder.')
    .option('--suggested', 'Also fixes that are right in most cases; look at what comes of them.')
    .addOption(
      new Option(
        '--rule <id>',
        'Only problems of this rule; may be given several times.',
      ).argParser((id: string, earlier: readonly string[] | undefined) => [
        ...(earlier ?? []),
        known(id),
      ]),
    )
    .option('--dry-run', 'Prints what would change as a unified diff, and changes nothing.')
    .addOption(rootOption())
    .addOption(stdinOption())
    .addOption(failOnOption())
    .addHelpText(
      'after',
      examples([
        ['component-posts fix', 'all posts below this folder'],
        ['component-posts fix --dry-run posts/new.md', 'what would change in one post'],
        ['component-posts fix --suggested --rule links/insecure', 'more fixes, of one rule alone'],
        ['component-posts fix --dry-run | git apply', 'the same as without --dry-run'],
        ['component-posts fix --stdin-filename posts/new.md < draft.md', 'prints the fixed text'],
      ]),
    )
    .action(async (named: readonly string[], options: FixOptions) => {
      const opened = await openFor(named, options, io);
      const plan = await FixPlan.make(opened, { today: dayOf(io.now()) }, choiceOf(options));
      const isDone = await carryOut(plan, opened, options, io);
      const files = [...plan.reports, ...projectReports(opened.workspace, false)];
      tellLeft(plan, files, opened, options, io);
      exit(isDone ?? endingOf(files, named, opened, options, io));
    });
};

function known(id: string): string {
  if (!rules.some((rule) => rule.id === id)) {
    throw new UsageError(
      `There is no rule “${visible(id)}”. Problems end with the id of their rule, such as links/insecure.`,
    );
  }
  return id;
}

function choiceOf({ rule, suggested = false }: FixOptions): FixChoice {
  return { suggested, ...(rule !== undefined && { rules: new Set(rule) }) };
}

/** Prints or writes what is planned. @returns how the command ends if not all of it could be done. */
async function carryOut(
  plan: FixPlan,
  opened: Opened,
  options: FixOptions,
  io: Io,
): Promise<ExitCode | undefined> {
  const { workspace, overlay, stdin } = opened;
  if (options.dryRun === true) {
    for (const { address, before, after } of plan.fixes) {
      const diff = unifiedDiff(workspace.nameOf(address), withMark(before), withMark(after));
      io.stdout.write(
        io.stdout.isTerminal ? shownDiff(diff, usesColors(io.stdout, io.env, 'auto')) : diff,
      );
    }
    return undefined;
  }
  if (stdin !== undefined) {
    const content = overlay.get(stdin);
    if (content === undefined || 'code' in content) {
      return 2;
    }
    io.stdout.write(withMark(content));
    return undefined;
  }
  return write(plan, opened, io);
}

function write(plan: FixPlan, { workspace }: Opened, io: Io): Promise<ExitCode | undefined> {
  return io.untilInterrupted(async (interruption) => {
    const { written, failed, interrupted } = await writeFixes(plan.fixes, interruption);
    for (const { address, fixed } of written) {
      io.stdout.write(`${countOf(fixed, 'fixed')} in ${visible(workspace.nameOf(address))}.\n`);
    }
    for (const [{ address }, reason] of failed) {
      io.stderr.write(`${visible(workspace.nameOf(address))} stays as it was, for ${reason}.\n`);
    }
    if (interrupted.length > 0) {
      const all = plan.fixes.length;
      io.stderr.write(
        `Interrupted: ${String(all - interrupted.length)} of ${String(all)} files are done, and the others stay as they were.\n`,
      );
    }
    const undone = [...failed.map(([fix]) => fix), ...interrupted];
    if (undone.length === 0) {
      return undefined;
    }
    await plan.giveUp(undone.map(({ address }) => address));
    return 2;
  });
}

/** On standard output, unless other programs may read there what a dry run or a text says. */
function tellLeft(
  plan: FixPlan,
  files: readonly FileReport[],
  { root, stdin }: Opened,
  { dryRun = false }: FixOptions,
  io: Io,
): void {
  const output = dryRun || stdin !== undefined ? io.stderr : io.stdout;
  const [reporter] = reporters;
  if (reporter !== undefined) {
    output.write(
      reporter.render(
        { version, root, files, notes: [] },
        styleOf({ ...io, stdout: output }, root, 'auto', 'hint'),
      ),
    );
  }
  output.write(summary(plan, files, dryRun));
}

function endingOf(
  files: readonly FileReport[],
  named: readonly string[],
  { workspace }: Opened,
  { failOn }: FixOptions,
  { cwd }: Io,
): ExitCode {
  return exitCodeOf({ files, failOn, named, cwd, root: workspace.root });
}
