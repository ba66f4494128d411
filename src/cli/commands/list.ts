import { Option, type Command } from 'commander';
import { localDay } from '../../repositories/localDay';
import { Checker } from '../engine/checker';
import { takeHosts, type AddedHostOptions } from '../hosts/addedHosts';
import { addHostOption } from '../hosts/hostOption';
import { UsageError, type Io } from '../io';
import { components } from '../list/components';
import { formats } from '../list/formats';
import type { Listing, ReadPost } from '../list/listing';
import { posts } from '../list/posts';
import { repositories, repositoryStates, type RepositoryState } from '../list/repositories';
import { examples, type AddCommand } from '../command';
import { openFor, type OpeningOptions } from '../opening';
import { filesArgument, rootOption } from './options';

interface ListOptions extends AddedHostOptions, Pick<OpeningOptions, 'root'> {
  readonly format: string;
  readonly sort: string;
  readonly reverse?: true;
  readonly match?: string;
}

export const addList: AddCommand = (program, io) => {
  const list = program
    .command('list')
    .description('Lists posts, components or linked repositories.')
    .addHelpText(
      'after',
      examples([
        ['component-posts list posts', 'all posts below this folder, the newest first'],
        ['component-posts list components --format markdown', 'for a page of the blog'],
        ['component-posts list repositories --state moved,missing', 'links that want a look'],
      ]),
    );
  addListing(list, posts, io, 'Lists posts: date, title, author, tags, number of components.')
    .addOption(
      new Option('--drafts <which>', 'Drafts alone, or all but drafts.').choices([
        'only',
        'without',
      ]),
    )
    .option('--tag <tag>', 'Only posts with this tag.')
    .option('--author <name>', 'Only posts by this author.')
    .addHelpText(
      'after',
      examples([
        ['component-posts list posts', 'all posts below this folder, the newest first'],
        ['component-posts list posts --drafts only', 'what is not published yet'],
        ['component-posts list posts --sort components', 'those with the most components first'],
        ['component-posts list posts "2026-*.md" --format json', 'for a program'],
      ]),
    );
  addListing(
    list,
    components,
    io,
    'Lists what posts present: name, role, repository, post.',
  ).addHelpText(
    'after',
    examples([
      ['component-posts list components', 'all components, by name'],
      ['component-posts list components posts/new.md', 'those of one post'],
      ['component-posts list components --match storage', 'those that speak of storage'],
    ]),
  );
  addListing(
    list,
    repositories,
    io,
    'Lists linked repositories and owners, with what the lockfile says of them.',
  )
    .addOption(
      new Option(
        '--state <states>',
        `Only those of these states, with commas between: ${repositoryStates.join(', ')}.`,
      ).argParser((written) => statesFrom(written)),
    )
    .addHelpText(
      'after',
      examples([
        ['component-posts list repositories', 'all linked repositories and owners'],
        ['component-posts list repositories --sort posts', 'those in the most posts first'],
        ['component-posts list repositories --state moved,missing', 'links that want a look'],
      ]),
    );
};

function addListing<Row extends object, Options extends object>(
  list: Command,
  listing: Listing<Row, Options>,
  io: Io,
  description: string,
): Command {
  const orders = [...listing.orders.keys()];
  return addHostOption(list.command(listing.name))
    .description(description)
    .addArgument(filesArgument())
    .addOption(rootOption())
    .addOption(
      new Option('--format <name>', 'How the list is written.')
        .choices([...formats.keys()])
        .default('table'),
    )
    .addOption(
      new Option('--sort <column>', 'What rows are sorted by.').choices(orders).default(orders[0]),
    )
    .option('--reverse', 'The other way round.')
    .option('--match <text>', 'Only rows in which some column has this text, in any case.')
    .action(async (named: readonly string[], options: ListOptions & Options) => {
      takeHosts(options);
      const rows = listing.rows(await readPosts(named, options, io), options);
      const shown = sorted(listing, matching(listing, rows, options), options);
      const format = formats.get(options.format);
      io.stdout.write(format?.(listing.columns, shown, io.stdout.columns) ?? '');
      if (shown.length === 0) {
        io.stderr.write(`No ${listing.name} to list.\n`);
      }
    });
}

async function readPosts(
  named: readonly string[],
  options: ListOptions,
  io: Io,
): Promise<readonly ReadPost[]> {
  const { workspace, selected } = await openFor(named, options, io);
  // Of the other posts nothing needs to be known for a list.
  const checker = await Checker.create(workspace, [], {
    today: localDay(new Date(io.now())),
    withFixes: false,
  });
  const read: ReadPost[] = [];
  for (const address of selected) {
    const opened = await checker.openAt(address);
    if (opened !== undefined) {
      read.push({ ...opened, file: workspace.nameOf(address) });
    }
  }
  return read;
}

function matching<Row, Options>(
  { columns }: Listing<Row, Options>,
  rows: readonly Row[],
  { match }: ListOptions,
): readonly Row[] {
  const wanted = match?.toLowerCase();
  return wanted === undefined
    ? rows
    : rows.filter((row) =>
        columns.some(({ cell }) => cell(row)?.toLowerCase().includes(wanted) === true),
      );
}

function sorted<Row, Options>(
  { orders }: Listing<Row, Options>,
  rows: readonly Row[],
  { sort, reverse }: ListOptions,
): readonly Row[] {
  const wanted = orders.get(sort);
  const sign = reverse === true ? -1 : 1;
  return rows.toSorted((one, other) => sign * (wanted?.(one, other) ?? 0));
}

function statesFrom(written: string): readonly RepositoryState[] {
  return written.split(',').map((word) => {
    const state = repositoryStates.find((known) => known === word.trim().toLowerCase());
    if (state === undefined) {
      throw new UsageError(
        `There is no state “${word.trim()}”. Write one or more of ${repositoryStates.join(', ')}.`,
      );
    }
    return state;
  });
}
