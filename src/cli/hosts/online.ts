import type { Command } from 'commander';
import { repositoryAt } from '../../post/links';
import { canTell } from '../../repositories/canTell';
import type { RepositoryReference } from '../../repositories/reference';
import type { DiskWorkspace } from '../disk/workspace';
import { Checker, type Answers } from '../engine/checker';
import type { ExitCode, Io } from '../io';
import type { FileReport } from '../report';
import { takeHosts, type AddedHostOptions } from './addedHosts';
import { addHostOption } from './hostOption';
import { lookUp, type LookedUp } from './lookUp';
import { tokenHelp } from './tokens';

export interface OnlineOptions extends AddedHostOptions {
  readonly online?: true;
  readonly refresh?: true;
  readonly strictNetwork?: true;
}

/** What a command knows of hosts, and how it speaks of what they did not say. */
export interface HostsAsked {
  /** What hosts said; undefined where nobody was asked. */
  readonly answers: Answers | undefined;
  /** @param reports of the files that were checked. */
  conclude(reports: readonly FileReport[]): HostsConclusion;
}

/** What is said in the end of what hosts did not say. */
export interface HostsConclusion {
  /** As sentences. */
  readonly notes: readonly string[];
  /** 2 where the user wants what was not checked to be a failure. */
  readonly code: Extract<ExitCode, 2> | undefined;
}

/** Adds the options with which a command may ask hosts. */
export function addOnlineOptions(command: Command): Command {
  command
    .option('--online', 'Ask the hosts of linked repositories; nothing else uses the network.')
    .option('--refresh', 'Ask them also about what they told a short while ago.')
    .option(
      '--strict-network',
      'Exit with 2 where linked repositories could not be checked, whatever else is found.',
    );
  return addHostOption(command).addHelpText('after', tokenHelp);
}

/**
 * Asks hosts about all that files link, if the user allows it; to be called before the files are checked.
 *
 * @param addresses of the files to check; what is no post among them is passed over.
 */
export async function askAboutLinks(
  workspace: DiskWorkspace,
  addresses: readonly string[],
  options: OnlineOptions,
  io: Io,
): Promise<HostsAsked> {
  takeHosts(options);
  if (options.online !== true) {
    return {
      answers: undefined,
      conclude: (reports) => concludeOffline(reports, options),
    };
  }
  const wanted = await linksIn(workspace, addresses);
  const asked = await lookUp(wanted, io, options.refresh === true);
  return {
    answers: { verdicts: asked.verdicts, at: io.now() },
    conclude: () => concludeOnline(wanted.length, asked, options),
  };
}

/** The repositories and owners that posts link, each once. */
async function linksIn(
  workspace: DiskWorkspace,
  addresses: readonly string[],
): Promise<readonly RepositoryReference[]> {
  // Of the other posts nothing needs to be known for this.
  const checker = await Checker.create(workspace, [], { today: '', withFixes: false });
  const found = new Map<string, RepositoryReference>();
  for (const address of addresses) {
    for (const { repository } of (await checker.openAt(address))?.post.body().links ?? []) {
      // The names in a link to a page below are not always spelled as the repository is.
      if (found.get(repository.key)?.kind !== 'repository') {
        found.set(repository.key, repository);
      }
    }
  }
  return [...found.values()];
}

function concludeOffline(
  reports: readonly FileReport[],
  { strictNetwork }: OnlineOptions,
): HostsConclusion {
  const note = uncheckedNote(reports);
  return note === undefined
    ? { notes: [], code: undefined }
    : { notes: [note], code: strictNetwork === true ? 2 : undefined };
}

const adviceOffline = 'Ask hosts with --online.';

/** How many repositories nobody was asked about, as sentences; undefined where something is known of all. */
function uncheckedNote(reports: readonly FileReport[]): string | undefined {
  const unchecked = new Set<string>();
  for (const report of reports) {
    for (const key of report.unchecked) {
      unchecked.add(key);
    }
  }
  const told = new Map<string, boolean | undefined>();
  let count = 0;
  for (const key of unchecked) {
    const host = key.slice(0, key.indexOf('/'));
    if (!told.has(host)) {
      told.set(host, tellsOfAll(host));
    }
    count += (told.get(host) ?? tellsOf(key)) ? 1 : 0;
  }
  return count === 0
    ? undefined
    : `${countedLinks(count)} not checked: no lockfile tells of ${count === 1 ? 'it' : 'them'}. ${adviceOffline}`;
}

/** Whether a host can tell of all that is below it, or of nothing; undefined where it depends. */
function tellsOfAll(hostName: string): boolean | undefined {
  const ofOwners = canTell({ hostName, name: undefined });
  return ofOwners === canTell({ hostName, name: 'any' }) ? ofOwners : undefined;
}

function tellsOf(key: string): boolean {
  const repository = repositoryAt(`https://${key}`);
  return repository !== undefined && canTell(repository);
}

/** The notes of several parts of a check, each once; what was counted in each part is counted in all. */
export function mergedNotes(
  notes: readonly string[],
  reports: readonly FileReport[],
): readonly string[] {
  const others = [...new Set(notes)].filter((note) => !note.endsWith(adviceOffline));
  const counted = others.length === new Set(notes).size ? undefined : uncheckedNote(reports);
  return counted === undefined ? others : [...others, counted];
}

function concludeOnline(
  all: number,
  asked: LookedUp,
  { strictNetwork }: OnlineOptions,
): HostsConclusion {
  return {
    notes: notesOf(all, asked, 'What lockfiles say of them counts.'),
    code: strictNetwork === true && asked.unanswered.length > 0 ? 2 : undefined,
  };
}

/**
 * What a user should hear of a look at linked repositories, as sentences.
 *
 * @param all that were wanted.
 * @param otherwise what holds of those that were not checked, as a sentence.
 */
export function notesOf(
  all: number,
  { unanswered, reasons, notes }: Pick<LookedUp, 'unanswered' | 'reasons' | 'notes'>,
  otherwise: string,
): readonly string[] {
  if (unanswered.length === 0) {
    return notes;
  }
  const why = Array.from(reasons, ([reason, count]) => `${String(count)} on ${reason}`).join('; ');
  return [
    ...notes,
    `${String(unanswered.length)} of ${countedLinks(all)} not checked: ${why}. ${otherwise}`,
  ];
}

/** `1 linked repository`, `2 linked repositories`. */
export function countedLinks(count: number): string {
  return `${String(count)} linked ${count === 1 ? 'repository' : 'repositories'}`;
}
