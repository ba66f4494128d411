import path from 'node:path';
import { addressOf, pathOf } from '../disk/addresses';
import { UsageError } from '../io';
import type { Git } from './git';

/** Since when files count as changed. */
export type Since =
  /** What differs from where the work of this branch left another: its commits, and what is not committed. */
  | { readonly kind: 'ref'; readonly ref: string }
  /** What is not committed, staged or not, new files among it. */
  | { readonly kind: 'commit' }
  /** What the next commit will hold. */
  | { readonly kind: 'index' };

const names = [
  '--name-status',
  '-z',
  '--find-renames',
  '--no-relative',
  '--ignore-submodules=none',
];
/** Programs that a configuration may name for differences; names of files need none. */
const alone = ['--no-ext-diff', '--no-textconv'];

/**
 * The addresses of the files that changed, sorted; those that are gone or were renamed among them.
 *
 * @param folder where `git` looks, absolute.
 * @throws UsageError where nobody can tell.
 */
export function changedFiles(git: Git, folder: string, since: Since): readonly string[] {
  const top = topOf(git, folder);
  const found = new Set<string>();
  const add = (files: readonly string[]): void => {
    for (const file of files) {
      found.add(addressOf(path.join(top, file)));
    }
  };
  const start = startOf(git, since);
  if (start === undefined) {
    // Without a commit everything is new.
    add(listed(git, ['--cached']));
  } else {
    const staged = since.kind === 'index' ? ['--cached'] : [];
    add(filesInStatus(answerOf(git, ['diff', ...staged, ...names, ...alone, start, '--'])));
  }
  if (since.kind !== 'index') {
    add(listed(git, ['--others', '--exclude-standard']));
  }
  return [...found].sort();
}

/**
 * What was renamed since a file was last committed: the address of before by that of now. Empty where nobody
 * can tell.
 *
 * @param file its address.
 */
export function renamedSince(git: Git, folder: string, file: string): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  try {
    const top = topOf(git, folder);
    const committed = git.ask(['log', '-1', '--format=%H', '--', pathOf(file)])?.trim() ?? '';
    const start = committed === '' ? 'HEAD' : committed;
    const answer = git.ask(['diff', ...names, '--diff-filter=R', ...alone, start, '--']) ?? '';
    const files = filesInStatus(answer).map((name) => addressOf(path.join(top, name)));
    for (let at = 0; at < files.length; at += 2) {
      renamed.set(files[at + 1] ?? '', files[at] ?? '');
    }
  } catch (error) {
    if (!(error instanceof UsageError)) {
      throw error;
    }
  }
  return renamed;
}

/** Of the repository; by the way to it, so that a folder behind a link keeps the name that the user knows. */
function topOf(git: Git, folder: string): string {
  const up = git.tell(
    ['rev-parse', '--show-cdup'],
    `${folder} is in no git repository, so that nobody knows what changed. Check without --changed and --staged, or begin one with \`git init\`.`,
  );
  if (git.ask(['rev-parse', '--is-inside-work-tree'])?.trim() !== 'true') {
    throw new UsageError(
      `${folder} is inside of a git folder, which holds no posts. Go to where the files are.`,
    );
  }
  return path.resolve(folder, up);
}

/** The commit to compare with; undefined where there is none yet. */
function startOf(git: Git, since: Since): string | undefined {
  const head = commitAt(git, 'HEAD');
  if (since.kind !== 'ref') {
    return head;
  }
  const { ref } = since;
  const other = ref.startsWith('-') ? undefined : commitAt(git, ref);
  if (other === undefined) {
    throw new UsageError(unknownRef(git, ref));
  }
  const base = head === undefined ? undefined : git.ask(['merge-base', other, head])?.trim();
  if (base === undefined) {
    throw new UsageError(
      isShallow(git)
        ? `This clone is too shallow to tell what changed since “${ref}”. ${deeper}`
        : `This branch and “${ref}” have no commit in common, so that nobody knows what changed since. Name another with --changed.`,
    );
  }
  return base;
}

const deeper =
  'Fetch the history: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` on GitLab, `git fetch --unshallow` elsewhere.';

function unknownRef(git: Git, ref: string): string {
  return [
    `git knows no commit “${ref}”.`,
    isShallow(git)
      ? `This clone is shallow. ${deeper}`
      : `Fetch it (\`git fetch origin\`), and name a branch of the server with it: \`origin/main\`.`,
    'Files stand before the option: `check posts --changed`.',
  ].join(' ');
}

function commitAt(git: Git, ref: string): string | undefined {
  return git.ask(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])?.trim();
}

function isShallow(git: Git): boolean {
  return git.ask(['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
}

function listed(git: Git, which: readonly string[]): readonly string[] {
  return partsOf(answerOf(git, ['ls-files', '-z', '--full-name', ...which, '--', ':/']));
}

function answerOf(git: Git, args: readonly string[]): string {
  return git.tell(args, 'git could not tell what changed. Look at what `git status` says.');
}

/** Of what stands between null characters: a status, and a name; two of a file that was renamed. */
function filesInStatus(answer: string): readonly string[] {
  const parts = partsOf(answer);
  const files: string[] = [];
  for (let at = 0; at < parts.length;) {
    const count = /^[RC]/.test(parts[at] ?? '') ? 2 : 1;
    files.push(...parts.slice(at + 1, at + 1 + count));
    at += 1 + count;
  }
  return files;
}

function partsOf(answer: string): readonly string[] {
  return answer.split('\0').filter((part) => part !== '');
}
