// Generated posts and mutations of posts, from a fixed seed.
import fc from 'fast-check';
import type { TextEdit } from '../../src/post/text';
import { generatedFrontMatter, silencingWords } from './fuzzFrontMatter';

/** The inner loop tries a quarter, `npm test` all; COMPONENT_POSTS_FUZZ=20 tries twenty times as much. */
const times = Number(process.env['COMPONENT_POSTS_FUZZ']) || 0.25;

export function runs(count: number): { readonly seed: number; readonly numRuns: number } {
  return { seed: 20_180_202, numRuns: Math.ceil(inRuns(count)) };
}

/** What has to be found where all runs find so much: proof that the texts tried are not beside the point. */
export function inRuns(count: number): number {
  return count * times;
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

const stackNames = [...names, 'Anvil Storage', 'Zero Gate', 'Gate (Old Gate)', 'Ära', 'anvil-core'];
const entryShapes: readonly ((name: string, url: string) => string)[] = [
  (n, u) => `- [${n}](${u})`,
  (n, u) => `- [Role = ${n}](${u}) - what it does`,
  (n, u) => `- [${n}:  role](${u})`,
  (n, u) => `- ${n}: ${u}`,
  (n) => `- ${n}`,
  (n) => `- [${n}][ref]`,
  (n, u) => `- **${n}**: from [us](${u})`,
  (_, u) => `- [What it is for](${u})`,
  (n, u) => `| ${n} | [code](${u}) |`,
];
const sectionShapes: readonly ((name: string, url: string) => string)[] = [
  (n, u) =>
    `**${n}** (also known as Old): What it does.\n- one\n\nTo dive deeper into ${n} - click [here](${u})`,
  (n, u) => `**${n}**\n\nWhat it does. ${u}`,
  (n, u) => `**${n}**\nWhat it does: <${u}>`,
  (n, u) => `### ${n}\n\nWhat it does.\n\n- [core](${u})\n- [more](${u}/tree/main/more)`,
  (n, u) => `### [${n}](${u})\n\nWhat it does.`,
  (n) => `### ${n}\n\n[code][ref]`,
];

/** A post with an overview and sections that mostly belong together, in one style or in several. */
export const generatedStack = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...stackNames), fc.nat(19), fc.nat(99)), {
      minLength: 2,
      maxLength: 8,
    }),
    fc.constantFrom<readonly number[]>(
      [0],
      [1, 0],
      [3],
      [2, 4, 0],
      [6],
      [7, 0],
      [8],
      [5, 0],
      [0, 1, 2, 3, 4, 5, 6, 7],
    ),
    fc.constantFrom<readonly number[]>([0], [1], [2], [3], [4], [5, 4], [0, 1], [0, 1, 2, 3, 4, 5]),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([parts, entries, sections, overviewLast, crlf]) => {
    const of = (
      shapes: readonly ((name: string, url: string) => string)[],
      chosen: readonly number[],
      missing: number,
    ): readonly string[] =>
      parts.flatMap(([n, link, dice], index) => {
        const shape = shapes[chosen[index % chosen.length] ?? 0];
        const address =
          urls[link] ?? `https://github.com/acme/${n.toLowerCase().replace(/[^a-z]+/g, '-')}`;
        return dice === missing || shape === undefined ? [] : [shape(n, address)];
      });
    const head = entries.includes(8) ? '| Name | Code |\n| - | - |\n' : '';
    const overview = `## Overview\n\n${head}${of(entryShapes, entries, 7).join('\n')}`;
    const rest = `## Parts\n\n${of(sectionShapes, sections, 8).join('\n\n')}`;
    const blocks = overviewLast ? [rest, overview] : [overview, rest];
    const text = `---\ntitle: x\n---\n\n${blocks.join('\n\n')}\n\n[ref]: https://github.com/acme/ref\n`;
    return crlf ? withCrlf(text) : text;
  });

export type LineChange = readonly [
  kind: 'delete' | 'duplicate' | 'move' | 'empty' | 'join',
  line: number,
  to: number,
];

/** What authors do with whole lines; places as fractions of the text. */
export const lineChange: fc.Arbitrary<LineChange> = fc.tuple(
  fc.constantFrom('delete', 'duplicate', 'move', 'empty', 'join'),
  fc.nat(999),
  fc.nat(999),
);

export function changeLine(text: string, [kind, from, target]: LineChange): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const at = Math.floor((from / 1_000) * lines.length);
  const to = Math.floor((target / 1_000) * lines.length);
  const line = lines[at] ?? '';
  switch (kind) {
    case 'delete':
      return lines.toSpliced(at, 1).join('');
    case 'duplicate':
      return lines.toSpliced(to, 0, line).join('');
    case 'move':
      return lines.toSpliced(at, 1).toSpliced(to, 0, line).join('');
    case 'empty':
      return lines.toSpliced(at, 0, line.endsWith('\r\n') ? '\r\n' : '\n').join('');
    case 'join':
      return lines.toSpliced(at, 1, line.trimEnd()).join('');
  }
}

/** Posts in every coat, some of them mutated: line feeds, CRLF, behind a byte order mark. */
export const coatedPost = fc
  .tuple(generatedPost, fc.array(mutation, { maxLength: 3 }), fc.nat(3))
  .map(([text, mutations, coat]) => {
    const mutated = mutations.reduce(mutate, text);
    return coat === 1 ? withCrlf(mutated) : coat === 2 ? `\uFEFF${mutated}` : mutated;
  });
