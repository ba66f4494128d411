import { existsSync } from 'node:fs';
import path from 'node:path';
import { daysKept } from '../../repositories/lockfile/schema';
import { localDay } from '../../repositories/localDay';
import { addressOf, below } from '../disk/addresses';
import { DiskWorkspace } from '../disk/workspace';
import { takeHosts } from '../hosts/addedHosts';
import { linkingBlogs, type LinkingBlog } from '../hosts/linkingBlogs';
import { addOnlineOptions } from '../hosts/online';
import { updateLockfiles, type UpdateOptions } from '../hosts/updateLockfiles';
import { verifyLockfile } from '../hosts/verifyLockfiles';
import { UsageError, type ExitCode, type Io } from '../io';
import { rootFor } from '../opening';
import { visible } from '../visible';
import { examples, type AddCommand } from '../command';
import { rootOption } from './options';

interface FactsOptions extends UpdateOptions {
  readonly root?: string;
  readonly verify?: true;
  readonly maxAge?: string;
}

export const addFacts: AddCommand = (program, io, exit) => {
  addOnlineOptions(program.command('facts'))
    .description(
      'Updates the lockfiles with what hosts say of linked repositories, or compares them with the posts.',
    )
    .argument('[blogs...]', 'Folders of blogs; without any, all blogs below the root.')
    .addOption(rootOption())
    .option('--verify', 'Only compare lockfiles with the posts; needs no network.')
    .option(
      '--max-age <days>',
      `With --verify: how old an entry may be, at least ${String(daysKept)} days, as an update leaves the day of what has not changed for so long.`,
    )
    .option('--write-anew', 'Write lockfiles also where parts cannot be read, which are lost then.')
    .addHelpText(
      'after',
      examples([
        ['component-posts facts --online', 'update the lockfiles of all blogs'],
        ['component-posts facts --verify', 'exit with 1 where a lockfile does not fit'],
        ['component-posts facts --verify --max-age 90', 'nor is older than 90 days'],
      ]),
    )
    .action(async (named: readonly string[], options: FactsOptions) => {
      takeHosts(options);
      const root = rootFor(options.root, io);
      const workspace = new DiskWorkspace(root);
      const blogs = chosenBlogs(await linkingBlogs(workspace), named, io.cwd);
      if (blogs.length === 0) {
        io.stderr.write(`No post below ${visible(root)} links a repository.\n`);
        return;
      }
      exit(
        options.verify === true
          ? verify(workspace, blogs, options, io)
          : await updateLockfiles(workspace, blogs, withoutAge(options), io),
      );
    });
};

function verify(
  workspace: DiskWorkspace,
  blogs: readonly LinkingBlog[],
  { maxAge }: FactsOptions,
  io: Io,
): ExitCode {
  const options = { today: localDay(new Date(io.now())), maxAge: daysFrom(maxAge) };
  const verified = blogs.map((blog) => verifyLockfile(workspace, blog, options));
  io.stdout.write(verified.map(({ text }) => text).join(''));
  return verified.every(({ fits }) => fits) ? 0 : 1;
}

function daysFrom(written: string | undefined): number | undefined {
  if (written === undefined) {
    return undefined;
  }
  const days = /^\d{1,5}$/.test(written) ? Number(written) : 0;
  if (days < daysKept) {
    throw new UsageError(
      `--max-age takes a number of days, ${String(daysKept)} or more: an update leaves the day of what has not changed for so long.`,
    );
  }
  return days;
}

function withoutAge(options: FactsOptions): UpdateOptions {
  if (options.maxAge !== undefined) {
    throw new UsageError('--max-age belongs to --verify.');
  }
  return options;
}

/** Those in the folders that the user names. @throws UsageError for a folder without any. */
function chosenBlogs(
  blogs: readonly LinkingBlog[],
  named: readonly string[],
  cwd: string,
): readonly LinkingBlog[] {
  if (named.length === 0) {
    return blogs;
  }
  const chosen = new Set<LinkingBlog>();
  for (const name of named) {
    const folder = path.resolve(cwd, name);
    const found = blogs.filter(({ address }) => below(addressOf(folder), address) !== undefined);
    if (found.length === 0) {
      throw new UsageError(
        existsSync(folder)
          ? `No blog below “${name}” has posts that link a repository.`
          : `There is no folder “${name}”.`,
      );
    }
    for (const blog of found) {
      chosen.add(blog);
    }
  }
  return blogs.filter((blog) => chosen.has(blog));
}
