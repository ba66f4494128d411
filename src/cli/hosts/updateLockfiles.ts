import { rewriteLockfile, type LockfileOnDisk } from '../../repositories/lockfile/rewrite';
import { updateSummary } from '../../repositories/lockfile/summary';
import type { RepositoryReference } from '../../repositories/reference';
import { localDay } from '../../repositories/localDay';
import { pathOf } from '../disk/addresses';
import { reasonOf } from '../disk/reasons';
import { overwriteFile } from '../disk/replaceFile';
import type { DiskWorkspace } from '../disk/workspace';
import { UsageError, type ExitCode, type Io } from '../io';
import { faultsNote } from '../lockfileNotes';
import { visible } from '../visible';
import { lockfileOnDisk, type LinkingBlog } from './linkingBlogs';
import { lookUp, type LookedUp } from './lookUp';
import { countedLinks, notesOf, type OnlineOptions } from './online';

export interface UpdateOptions extends OnlineOptions {
  /** Whether lockfiles that cannot be read in full may lose what cannot be read. */
  readonly writeAnew?: true;
}

/**
 * Asks hosts about all that blogs link, and writes their lockfiles.
 *
 * @throws UsageError where the user has to allow something first.
 */
export async function updateLockfiles(
  workspace: DiskWorkspace,
  blogs: readonly LinkingBlog[],
  options: UpdateOptions,
  io: Io,
): Promise<ExitCode> {
  const wanted = [
    ...new Map(blogs.flatMap(({ linked }) => linked).map((each) => [each.key, each])).values(),
  ];
  for (const { address } of blogs) {
    refuseToLose(workspace.nameOf(address), lockfileOnDisk(workspace, address), options);
  }
  if (options.online !== true && wanted.length > 0) {
    throw new UsageError(needsLeave(wanted));
  }
  const asked = await lookUp(wanted, io, options.refresh === true);
  let code: ExitCode = 0;
  for (const blog of blogs) {
    try {
      const { isDone, message } = update(workspace, blog, asked, options, io);
      const name = workspace.nameOf(blog.address);
      (isDone ? io.stdout : io.stderr).write(`${visible(name)}: ${message}\n`);
      code = isDone ? code : 2;
    } catch (error) {
      io.stderr.write(
        error instanceof UsageError
          ? `${visible(error.message)}\n`
          : `${visible(workspace.nameOf(blog.address))} was not written, for ${reasonOf(error)}.\n`,
      );
      code = 2;
    }
  }
  const stays = 'What a lockfile says of them stays.';
  for (const note of notesOf(wanted.length, asked, stays)) {
    io.stderr.write(`${visible(note)}\n`);
  }
  return options.strictNetwork === true && asked.unanswered.length > 0 ? 2 : code;
}

function update(
  workspace: DiskWorkspace,
  { address, linked }: LinkingBlog,
  { answered, verdicts }: LookedUp,
  options: UpdateOptions,
  io: Io,
): { readonly isDone: boolean; readonly message: string } {
  // Somebody may have changed the file while hosts were asked.
  const before = lockfileOnDisk(workspace, address);
  refuseToLose(workspace.nameOf(address), before, options);
  const rewriting = rewriteLockfile(before, {
    linked,
    answered,
    today: localDay(new Date(io.now())),
    verdictOf: ({ key }) => verdicts.get(key),
  });
  switch (rewriting.kind) {
    case 'changed':
      overwriteFile(pathOf(address), Buffer.from(rewriting.text));
      return { isDone: true, message: updateSummary(rewriting.counts, true) };
    case 'unchanged':
      return { isDone: true, message: updateSummary(rewriting.counts, false) };
    case 'nothing-known':
      return {
        isDone: true,
        message: `Nothing was written: ${String(rewriting.counts.private + rewriting.counts.unchecked)} of the links are private or could not be checked.`,
      };
    case 'too-large':
      return {
        isDone: false,
        message: 'Nothing was written: the facts of so many repositories make more than 5 MB.',
      };
  }
}

function refuseToLose(
  name: string,
  found: LockfileOnDisk | undefined,
  { writeAnew }: UpdateOptions,
): void {
  const faults = found?.faults ?? [];
  if (faults.length > 0 && writeAnew !== true) {
    throw new UsageError(
      `${faultsNote(name, faults)} Written anew, it loses what cannot be read: allow that with --write-anew.`,
    );
  }
}

function needsLeave(wanted: readonly RepositoryReference[]): string {
  const hosts = [...new Set(wanted.map(({ hostName }) => hostName))].sort();
  return `Facts come from hosts: this would ask ${hosts.join(', ')} about ${countedLinks(wanted.length)}. Allow that with --online, or compare the lockfile with the posts alone with --verify.`;
}
