// Options that mean the same in several commands.
import { Argument, Option } from 'commander';
import { severityOrder } from '../report';

export function filesArgument(): Argument {
  return new Argument(
    '[files...]',
    'Files, folders or patterns, and with ! before them those to leave out; without any, all posts below this folder.',
  );
}

export function rootOption(): Option {
  return new Option('--root <folder>', 'The folder of the blog, as an editor opens it.');
}

export function failOnOption(): Option {
  return new Option('--fail-on <severity>', 'The quietest problem that makes the exit code 1.')
    .choices([...severityOrder, 'never'])
    .default('error');
}

export function stdinOption(): Option {
  return new Option(
    '--stdin-filename <path>',
    'Takes what comes on standard input for the content of this file, saved or not.',
  );
}
