import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExitCode, Output } from '../../src/cli/io';
import { run } from '../../src/cli/run';
import type { Fetch } from '../../src/repositories/fetchClient';

export interface CliResult {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliSurroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string | Uint8Array;
  /** Epoch milliseconds, or a clock; noon of 2026-11-29 UTC if nobody cares. */
  readonly now?: number | (() => number);
  /** Whether both streams are one; no stream is, otherwise. */
  readonly isTerminal?: boolean;
  /** The way to the network; nobody has any unless told. */
  readonly fetch?: Fetch;
  /** Called when a command begins with what must not end in its middle: in a pipe, to write posts. */
  readonly beforeWriting?: () => void;
  /** Aborted as if somebody pressed Ctrl-C. */
  readonly interruption?: AbortSignal;
}

/** Runs the command line in this process, with streams of its own. */
export async function runCli(
  args: readonly string[],
  {
    cwd,
    env = {},
    stdin = '',
    now = Date.UTC(2026, 10, 29, 12),
    isTerminal = false,
    beforeWriting = () => undefined,
    fetch,
    interruption = new AbortController().signal,
  }: CliSurroundings,
): Promise<CliResult> {
  const stdout = capture(isTerminal);
  const stderr = capture(isTerminal);
  const code = await run(args, {
    cwd,
    env,
    stdout: stdout.output,
    stderr: stderr.output,
    stdin: () => Promise.resolve(Buffer.from(stdin)),
    now: typeof now === 'number' ? () => now : now,
    untilInterrupted: (work) => {
      beforeWriting();
      return work(interruption);
    },
    ...(fetch && { fetch }),
  });
  return { code, stdout: stdout.written(), stderr: stderr.written() };
}

function capture(isTerminal: boolean): { output: Output; written: () => string } {
  let text = '';
  const output: Output = {
    write: (more) => {
      text += more;
    },
    isTerminal,
    columns: isTerminal ? 80 : undefined,
  };
  return { output, written: () => text };
}

/** By their paths with forward slashes; a path that ends in one is an empty folder. */
export type FolderContent = Readonly<Record<string, string | Uint8Array>>;

/**
 * To be called in a suite: its tests can make folders, which are gone after each test.
 *
 * @returns makes a folder and tells its absolute path, without links in it.
 */
export function temporaryFolders(): (files?: FolderContent) => string {
  const made: string[] = [];
  teardown(() => {
    for (const folder of made.splice(0)) {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return (files = {}) => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'component-posts-cli-')));
    made.push(folder);
    for (const [name, content] of Object.entries(files)) {
      const target = path.join(folder, name);
      mkdirSync(name.endsWith('/') ? target : path.dirname(target), { recursive: true });
      if (!name.endsWith('/')) {
        writeFileSync(target, content);
      }
    }
    return folder;
  };
}

/** With two problems that are fixed unseen: a link that is not encrypted, and another that ends in `.git`. */
export const fixable = [
  '---',
  'title: "Jumpscale"',
  'author: Kristof',
  'author_image: https://example.org/kristof.png',
  'tags: tech',
  'published_at: 2018-02-02',
  'post_image: https://example.org/jumpscale.png',
  '---',
  '',
  'It is [made of this](http://github.com/threefoldtech/js-sdk), and of',
  '[Zero-OS](https://github.com/threefoldtech/zos.git).',
  '',
].join('\n');

/** The same after it. */
export const fixed = fixable.replace('http://github', 'https://github').replace('zos.git', 'zos');
