import { shown } from '../../profile/values';
import type { Finding, Fix, Rule } from '../rule';
import { innerSpan } from './fields';
import { namedFiles } from './namedFiles';

/** What a character in the name of an existing file does, and how loud that is. */
const troubles: readonly {
  readonly characters: RegExp;
  readonly breaks: boolean;
  readonly reason: string;
}[] = [
  {
    characters: /[#?]/,
    breaks: true,
    reason: 'takes what follows for another part of the address, so the file is not found',
  },
  {
    characters: /%/,
    breaks: true,
    reason: 'takes it for the start of an escaped character, so the file is not found',
  },
  {
    characters: /\s/,
    breaks: false,
    reason: 'finds it, but in a Markdown link the address would end there',
  },
  {
    characters: /&/,
    breaks: false,
    reason: 'finds it, but in HTML and in feeds it has to be written as &amp;',
  },
  {
    characters: /[<>"'|:*]/,
    breaks: false,
    reason: 'finds it, but HTML takes it for a mark, or Windows cannot keep the file',
  },
  {
    characters: /[^\0-\x7F]/u,
    breaks: false,
    reason: 'finds it, but systems encode it in different ways, so a copy may not be found',
  },
];

export const imageUnportableName: Rule = {
  id: 'front-matter/image-unportable-name',
  summary: 'Files are named so that their address is the same everywhere.',
  severity: 'hint',
  needs: 'front-matter',
  fix: 'where the name breaks its address',
  rationale: `The blog puts the name of a file into its address as it is written. With \`#\`, \`?\` or \`%\` in it the
address leads somewhere else, and readers see a broken picture. Spaces, \`&\`, quotes and letters such as
\`é\` do work on the blog itself, so they are no more than a hint: they have to be written differently in
HTML, in feeds or in Markdown, and are what breaks first when files are copied to another system.
Letters, digits, \`-\`, \`_\` and dots work everywhere.`,
  examples: [],
  since: '0.2.0',
  check(post, context) {
    const findings: Finding[] = [];
    for (const { name, spec, value, found, written } of namedFiles(post, context)) {
      // An escaped name is written with care already.
      if (found?.kind !== 'found' || !written.endsWith(found.path)) {
        continue;
      }
      const trouble = troubles.find(({ characters }) => characters.test(found.path));
      const [character] = trouble?.characters.exec(found.path) ?? [];
      if (trouble === undefined || character === undefined) {
        continue;
      }
      const inner = innerSpan(post, value);
      const escaped = found.path.replace(/[#?%]/g, encodeURIComponent);
      const fixes: readonly Fix[] =
        trouble.breaks && inner !== undefined
          ? [{ title: `Write ${shown(escaped)}`, edits: [{ span: inner, newText: escaped }] }]
          : [];
      const what = /\s/.test(character) ? 'a space' : `“${character}”`;
      findings.push({
        message: `The file name of \`${name}\` contains ${what}: the blog ${trouble.reason}. Rename the file to letters, digits, - and _.`,
        span: value.span,
        severity: trouble.breaks ? 'warning' : 'hint',
        about: { field: spec.name, option: 'roots' },
        fixes,
      });
    }
    return findings;
  },
};
