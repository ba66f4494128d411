import { createSupportsHyperlinks } from 'supports-hyperlinks';
import type { Severity } from '../profile/severity';
import { findRoot } from './disk/root';
import { below, addressOf } from './disk/addresses';
import { usesColors, type ColorChoice } from './colors';
import type { Io } from './io';
import type { Style } from './reporters/reporter';
import { pageBesideProgram } from './rulePages';

/** How a report of a folder looks on standard output. */
export function styleOf(
  { stdout, env, cwd }: Io,
  root: string,
  color: ColorChoice,
  least: Severity,
): Style {
  const colors = usesColors(stdout, env, color);
  const hyperlinks = colors && createSupportsHyperlinks({ isTTY: stdout.isTerminal });
  return {
    colors,
    columns: stdout.columns,
    cwd,
    base: baseOf(root, env),
    least,
    pageOf: hyperlinks ? pageBesideProgram : () => undefined,
  };
}

/** How a report looks in a file: the same, but as plain text. */
export function plain(style: Style): Style {
  return { ...style, colors: false, columns: undefined, pageOf: () => undefined };
}

/** Text that leads to an address, in terminals that know links. */
export function link(text: string, address: string): string {
  return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}

/** The folder that the service which runs the check counts paths from, else the repository around the root. */
function baseOf(root: string, { GITHUB_WORKSPACE, CI_PROJECT_DIR }: Io['env']): string {
  const named = [GITHUB_WORKSPACE, CI_PROJECT_DIR].find(
    (folder) =>
      folder !== undefined &&
      folder !== '' &&
      (folder === root || below(addressOf(folder), addressOf(root)) !== undefined),
  );
  return named ?? findRoot(root);
}
