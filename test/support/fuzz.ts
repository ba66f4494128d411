// Generated posts and mutations of posts, from a fixed seed.
import fc from 'fast-check';
import type { TextEdit } from '../../src/post/text';
import { generatedFrontMatter, silencingWords } from './fuzzFrontMatter';

/** The inner loop tries half, `npm test` all; COMPONENT_POSTS_FUZZ=20 tries twenty times as much. */
const times = Number(process.env['COMPONENT_POSTS_FUZZ']) || 0.5;

export function runs(count: number): { readonly seed: number; readonly numRuns: number } {
  return { seed: 20_180_202, numRuns: Math.ceil(count * times) };
}

const names = ['Anvil', 'Bellows-OS', 'Crucible', 'Data Forge', 'Ember.Online', 'Flux Chain'];
const urls = [
  'https://github.com/acme/anvil',
  'https://github.com/acme',
  'https://gitlab.com/acme/tools/bellows',
  'https://codeberg.org/acme/crucible.git',
  'https://github.com/acme/forge/issues/12',
  'https://example.org/acme',
];
const name = fc.constantFrom(...names);
const url = fc.constantFrom(...urls);

const item = fc
  .tuple(name, url, fc.nat(6))
  .map(
    ([n, u, shape]) =>
      [
        `- [${n} = Role](${u})`,
        `- **[${n}](${u})** – what it does`,
        `* <${u}>`,
        `- ${n}: ${u}`,
        `1. [\`${n}\`][ref]`,
        `- **${n}**: see [code](${u})\n  - nested [x](${u})`,
        `- [ ] [${n}](${u})`,
      ][shape] ?? '',
  );
const block = fc.oneof(
  fc.array(item, { minLength: 1, maxLength: 5 }).map((items) => items.join('\n')),
  fc
    .tuple(name, name, url, fc.nat(7))
    .map(
      ([n, alias, u, shape]) =>
        [
          `**${n}**: What it does.\n- one\n- two\n\nTo dive deeper - click [here](${u})`,
          `**${n}** (also known as ${alias} / Old): What it does. [code](${u})`,
          `**${n} (${alias})**: see <${u}>`,
          `**${n}:** see ${u}.`,
          `### ${n} (${alias})\n\n[${n}](${u})`,
          `### [${n}](${u})\n\nWhat it does.`,
          `${n}\n===\n\n[${n}][ref]`,
          `> **${n}**: quoted [x](${u})`,
        ][shape] ?? '',
    ),
  fc.constantFrom(
    '```\n- [a](https://github.com/acme/a)\n```',
    '~~~md\n**Anvil**: x',
    '<!-- - [a](https://github.com/acme/a) -->',
    '<div>\n**Anvil**: x\n</div>',
    '| a | b |\n| - | - |\n| [x](https://github.com/acme/x) | `y` |',
    '[ref]: https://github.com/acme/ref "title"',
    '[^1]: a note',
    'Text with *emphasis*, ~~strike~~, `code`, [a [b] c](https://github.com/acme/a) ![i](i.png).',
    '---',
    '## Overview',
    'Overview\n---',
    '    indented code',
    '\t- tab [t](https://github.com/acme/t)',
    '1) one\n2) two',
    '<https://github.com/acme> and https://github.com/acme/b).',
    '[a](<https://github.com/acme/a b>) [b]( https://github.com/acme/b )',
    '\u{1F600} **Ember** — [x](https://github.com/acme/x)',
  ),
  silencingWords.map((words) => `<!-- ${words} -->`),
  silencingWords.map((words) => `Text, then a comment. <!-- ${words} -->`),
);
const body = fc
  .tuple(fc.array(block, { maxLength: 8 }), fc.constantFrom('\n\n', '\n\n', '\n\n', '\n'))
  .map(([blocks, gap]) => blocks.join(gap));

const asLineFeeds = fc
  .tuple(generatedFrontMatter, body, fc.constantFrom('', '\n'))
  .map(([head, rest, end]) => `${head}\n${rest}${end}`);

/** Something like a post: often sound, often nearly so; with line feeds or with CRLF. */
export const generatedPost = fc
  .tuple(asLineFeeds, fc.constantFrom(false, false, true))
  .map(([text, crlf]) => (crlf ? withCrlf(text) : text));

export const generatedPostWithLineFeeds = asLineFeeds;

export function withCrlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

const nasty = [
  ...Array.from('"\':-\t\0\r\n\uFEFF[](){}`*_<>#&!|%@\\~=,.x '),
  ...[
    '\uD800',
    '\uDC00',
    '\u{1F600}',
    'é',
    '\u00A0',
    '\u2028',
    '\u0085',
    '\r\n',
    '\n\n',
    ': ',
    '- ',
  ],
  ...[
    '---',
    '---\n',
    '--- \n',
    '...',
    '+++',
    '```',
    '~~~',
    '**',
    '<!--',
    '-->',
    '](',
    '  ',
    '    ',
  ],
  ...['\t- ', '> ', '1. ', '# ', '\n- ', '\n  ', '\n\t', '&amp;', '[^1]', '[ref]', '[ref]: ', '=='],
  ...['https://github.com/acme/anvil', 'title: ', '\npublished_at: 2026-2-2\n', '<div>', '</div>'],
];

export type Mutation = readonly [
  kind: 'delete' | 'insert' | 'duplicate' | 'swap' | 'replace',
  at: number,
  length: number,
  to: number,
  text: string,
];

/** Places as fractions of the text, so that a mutation fits any text. */
export const mutation: fc.Arbitrary<Mutation> = fc.tuple(
  fc.constantFrom('delete', 'insert', 'duplicate', 'swap', 'replace'),
  fc.nat(999),
  fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(80) }),
  fc.nat(999),
  fc
    .array(fc.constantFrom(...nasty), { minLength: 1, maxLength: 3 })
    .map((tokens) => tokens.join('')),
);

/** Half of the mutations hit the first 300 characters, where the front matter is. */
function place(text: string, fraction: number): number {
  const range = fraction % 2 === 0 ? Math.min(text.length, 300) : text.length;
  return Math.floor(((fraction >> 1) / 499.5) * range);
}

export function mutate(text: string, [kind, from, length, target, inserted]: Mutation): string {
  const at = place(text, from);
  const end = Math.min(at + length, text.length);
  const to = place(text, target);
  switch (kind) {
    case 'delete':
      return text.slice(0, at) + text.slice(end);
    case 'insert':
      return text.slice(0, at) + inserted + text.slice(at);
    case 'replace':
      return text.slice(0, at) + inserted + text.slice(end);
    case 'duplicate':
      return text.slice(0, to) + text.slice(at, end) + text.slice(to);
    case 'swap': {
      const without = text.slice(0, at) + text.slice(end);
      const there = Math.min(to, without.length);
      return without.slice(0, there) + text.slice(at, end) + without.slice(there);
    }
  }
}

/** The text outside of edits, in one piece: what a fix must leave alone. */
export function outside(text: string, edits: readonly TextEdit[]): string {
  let rest = '';
  let at = 0;
  for (const { span } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    rest += text.slice(at, span.start);
    at = span.end;
  }
  return rest + text.slice(at);
}

/** Posts in every coat, some of them mutated: line feeds, CRLF, behind a byte order mark. */
export const coatedPost = fc
  .tuple(generatedPost, fc.array(mutation, { maxLength: 3 }), fc.nat(3))
  .map(([text, mutations, coat]) => {
    const mutated = mutations.reduce(mutate, text);
    return coat === 1 ? withCrlf(mutated) : coat === 2 ? `\uFEFF${mutated}` : mutated;
  });
