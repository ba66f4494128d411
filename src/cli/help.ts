import type { HelpConfiguration, OutputConfiguration } from 'commander';
import colors from 'picocolors';
import { rows } from './command';
import type { Io } from './io';
import { usesColors } from './colors';
import { visible } from './visible';

/** What stands at the end of every help text. */
export const helpEnd = [
  rows('Exit codes:', [
    ['0', 'nothing to complain of'],
    ['1', 'problems at or above --fail-on, or something that would have to change'],
    ['2', 'what was asked cannot be done, or something went wrong'],
  ]),
  rows('Environment:', [
    ['NO_COLOR', 'no colours, unless --color says otherwise'],
    ['FORCE_COLOR', 'colours even where the output is no terminal; 0 for none'],
    ['FORCE_HYPERLINK', '1 or 0: whether the names of rules lead to their pages'],
    ['GITHUB_WORKSPACE', 'the folder that reports for services count paths from'],
    ['CI_PROJECT_DIR', 'the same, in GitLab'],
  ]),
].join('\n');

/** Where help goes, how wide it is, and whether it may have colours. */
export function helpOutput(io: Io): OutputConfiguration {
  return {
    writeOut: (text) => {
      io.stdout.write(text);
    },
    writeErr: (text) => {
      io.stderr.write(text);
    },
    // What the user wrote stands in it.
    outputError: (text, write) => {
      write(text.split('\n').map(visible).join('\n'));
    },
    getOutHelpWidth: () => io.stdout.columns ?? 80,
    getErrHelpWidth: () => io.stderr.columns ?? 80,
    getOutHasColors: () => usesColors(io.stdout, io.env, 'auto'),
    getErrHasColors: () => usesColors(io.stderr, io.env, 'auto'),
  };
}

/** Colours of help, which are taken away where there must be none. */
export const helpStyle: HelpConfiguration = {
  styleTitle: (text) => paint.bold(text),
  styleCommandText: (text) => paint.cyan(text),
  styleSubcommandText: (text) => paint.cyan(text),
  styleOptionText: (text) => paint.cyan(text),
  styleArgumentText: (text) => paint.cyan(text),
};

const paint = colors.createColors(true);
