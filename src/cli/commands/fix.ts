import { version } from '../../../package.json';
import type { FixChoice } from '../../assist/fixes';
import type { Severity } from '../../profile/severity';
import { counted } from '../../profile/wording';
import { localDay } from '../../repositories/localDay';
import { BaselineFile } from '../baseline/file';
import { addKnownProblemsOptions, type KnownProblemsOptions } from '../baseline/options';
import { usesColors } from '../colors';
import { examples, type AddCommand } from '../command';
import { addressOf, below, pathOf } from '../disk/addresses';
import { withMark } from '../disk/textFile';
import { withProjectReports } from '../engine/projectReports';
import { exitCodeOf } from '../exitCode';
import { FixPlan } from '../fix/plan';
import { summary } from '../fix/summary';
import { baseOf, shownDiff, unifiedDiff } from '../fix/unifiedDiff';
import { writeFixes } from '../fix/write';
import { takeHosts, type AddedHostOptions } from '../hosts/addedHosts';
import { addHostOption } from '../hosts/hostOption';
import type { ExitCode, Io } from '../io';
import { lockfileNotes } from '../lockfileNotes';
import { openFor, type Opened, type OpeningOptions } from '../opening';
import { withProgress } from '../progress';
import { repeatable } from '../repeatable';
import { addReportOptions, type ReportOptions } from '../reporters/options';
import { pathFromUser } from '../reporters/paths';
import { planTelling, type Telling } from '../reporters/telling';
import { ruleNamed } from '../ruleNamed';
import { selectsAll } from '../selection';
import { inertPath } from '../visible';
import { failOnOption, filesArgument, rootOption, stdinOption } from './options';

interface FixOptions extends OpeningOptions, AddedHostOptions, ReportOptions, KnownProblemsOptions {
  readonly suggested?: boolean;
  readonly rule?: readonly string[];
  readonly dryRun?: boolean;
  readonly failOn: Severity | 'never';
}

export const addFix: AddCommand = (program, io, exit) => {
  const fix = program
    .command('fix')
    .description('Fixes what can be fixed without anybody looking at it, and tells what is left.')
    .addArgument(filesArgument())
    .option('--suggested', 'Also fixes that are right in most cases; look at what comes of them.')
    .addOption(
      repeatable(
        '--rule <id>',
        'Only problems of this rule. May be given several times.',
        (written) => ruleNamed(written).id,
      ),
    )
    .option('--dry-run', 'Prints what would change as a unified diff, and changes nothing.')
    .addOption(rootOption())
    .addOption(stdinOption())
    .addOption(failOnOption())
    .action(async (named: readonly string[], options: FixOptions) => {
      takeHosts(options);
      const { dryRun = false, failOn } = options;
      // Other programs may read on standard output what a dry run or a text says.
      const isPrinting = dryRun || options.stdinFilename !== undefined;
      const telling = planTelling(options, isPrinting ? { ...io, stdout: io.stderr } : io);
      const opened = await openFor(named, options, io);
      const { root, workspace } = opened;
      // The next check takes out of the baseline what is fixed.
      const baselineOptions = { ...options, updateBaseline: false };
      const baseline = BaselineFile.open(baselineOptions, workspace, io, !isPrinting);
      const plan = await withProgress(io, 'Looking for fixes', (onProgress) =>
        FixPlan.make(
          opened,
          { today: localDay(new Date(io.now())), onProgress },
          choiceOf(options),
        ),
      );
      const code = await carryOut(plan, opened, options, telling, io);
      const left = withProjectReports(plan.reports, workspace, {
        withFixes: telling.needsFixes,
      });
      const carried = baseline?.carryOver(plan.before, left) ?? [];
      const isWhole = opened.stdin === undefined && selectsAll(named, io.cwd, workspace.root);
      const { files, notes } = baseline?.apply({
        files: left,
        selected: opened.selected,
        isWhole,
      }) ?? { files: left, notes: [] };
      const told = [
        ...notes,
        ...carried,
        ...lockfileNotes(workspace),
        summary(plan, files, dryRun),
      ];
      await telling.tell({ version, root, files, notes: told });
      exit(code ?? exitCodeOf({ files, failOn, named, cwd: io.cwd, root: workspace.root }));
    });
  addKnownProblemsOptions(fix);
  addReportOptions(fix, io);
  addHostOption(fix).addHelpText(
    'after',
    examples([
      ['component-posts fix', 'all posts below this folder'],
      ['component-posts fix --dry-run posts/new.md', 'what would change in one post'],
      ['component-posts fix --suggested --rule links/insecure', 'more fixes, of one rule alone'],
      ['component-posts fix --dry-run | git apply', 'the same as without --dry-run'],
      ['component-posts fix --reporter json=left.json', 'tells what is left in a file'],
      ['component-posts fix --stdin-filename posts/new.md < draft.md', 'prints the fixed text'],
    ]),
  );
};

function choiceOf({ rule, suggested = false }: FixOptions): FixChoice {
  return { suggested, ...(rule !== undefined && { rules: new Set(rule) }) };
}

/** Prints or writes what is planned. @returns how the command ends if not all of it could be done. */
async function carryOut(
  plan: FixPlan,
  opened: Opened,
  { dryRun, color }: FixOptions,
  telling: Telling,
  io: Io,
): Promise<ExitCode | undefined> {
  const { workspace, overlay, stdin } = opened;
  if (dryRun === true) {
    // In a pipe, no variable gives colours to what `git apply` is to read.
    const isShown = io.stdout.isTerminal || color === 'always';
    const colors = usesColors(io.stdout, io.env, color);
    const cwd = addressOf(io.cwd);
    const files = plan.fixes.map(({ address }) => address);
    const base = baseOf(files, cwd, workspace.root);
    for (const { address, before, after } of plan.fixes) {
      const name = below(base, address) ?? address;
      const diff = unifiedDiff(name, withMark(before), withMark(after));
      io.stdout.write(isShown ? shownDiff(diff, colors) : diff);
    }
    if (base !== cwd) {
      telling.say(
        `Some files are not below this folder, so that the paths of this diff count from ${pathOf(base)}: apply it there with git apply.`,
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
  return write(plan, opened, telling, io);
}

function write(
  plan: FixPlan,
  { root, workspace }: Opened,
  telling: Telling,
  io: Io,
): Promise<ExitCode | undefined> {
  const nameOf = (address: string): string =>
    pathFromUser({ root }, workspace.nameOf(address), io.cwd);
  return io.untilInterrupted(async (interruption) => {
    const { written, failed, interrupted } = await writeFixes(plan.fixes, interruption);
    for (const { address, fixed } of written) {
      telling.say(`${counted(fixed, 'problem')} fixed in ${nameOf(address)}.`);
    }
    for (const [{ address }, reason] of failed) {
      io.stderr.write(`${inertPath(nameOf(address))} stays as it was, for ${reason}.\n`);
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
