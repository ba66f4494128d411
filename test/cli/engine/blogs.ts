// A small blog with one of everything that makes a check of many files harder than one of each.
import { generateStack } from '../../bench/generate';
import type { FolderContent } from '../support';

function post(fields: string, body: string): string {
  return `---\n${fields}---\n\n${body}`;
}

function fieldsOf(author: string, image: string, tags: string): string {
  return `title: "Our stack"\nauthor: ${author}\nauthor_image: ${image}\ntags: [${tags}]\npublished_at: 2026-03-09\npost_image: stack.png\n`;
}

const usual = fieldsOf('Mara', 'mara.png', 'tech, storage');

const stack = `## Components overview

- [Beacon](https://github.com/tidewater/beacon)
- [Keel](https://github.com/tidewater/keel)

## Architecture components

**Beacon**: It tells.

To dive deeper into Beacon - click [Beacon on GitHub](https://github.com/tidewater/beacon)

**Keel**: It holds.

To dive deeper into Keel - click [here](https://github.com/tidewater/keel)
`;

const unlinked = `## Components overview

- [Lantern](https://github.com/tidewater/lantern)
- [Depot](https://github.com/tidewater/depot)
- Beacon
- Logbook

## Architecture components

**Lantern**: It shines.

**Depot**: It keeps.

**Beacon**: It tells.
`;

export const blog: FolderContent = {
  'one/.component-posts.json':
    '{ "rules": { "links/text-not-descriptive": "warning" }, "profile": { "fields": { "published_at": { "latest": "today" } } }, "slip": 1 }',
  'one/assets/images/mara.png': 'no picture',
  'one/posts/a.md': post(usual, stack),
  'one/posts/b.md': post(usual, stack),
  'one/posts/c.md': post(fieldsOf('Mara', 'noor.png', 'tech, storge'), unlinked),
  'one/posts/d.md': post(usual, `${stack}\nSee [what shines][lantern] and [a keel][keel].\n`),
  'one/posts/silenced.md': post(
    usual,
    `<!-- component-posts-disable links/text-not-descriptive, components/missing-link -->\n\n${stack}${unlinked}`,
  ),
  'one/posts/marked.md': `\uFEFF${post(usual, stack)}`,
  'one/posts/future.md': post(usual.replace('2026-03-09', '2036-03-09'), stack),
  'one/posts/unclosed.md': `---\n${usual}\n${stack}`,
  'one/posts/notes.md': 'Only words, among posts.\n',
  'one/posts/long.md': post(`${usual}description: "${'long '.repeat(4_000)}"\n`, stack),
  'one/component-posts.lock.json': JSON.stringify({
    version: 1,
    repositories: { 'github.com/tidewater/keel': { state: 'missing', checked: '2026-11-01' } },
  }),
  'two/post.md': post(fieldsOf('Mara', 'x.png', 'tech'), unlinked),
  'two/latin.md': Buffer.from('caf\xe9', 'latin1'),
  'README.md': '# Not a post\n',
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `generated/post-${String(index)}.md`,
      generateStack(3_000, 6, index + 1),
    ]),
  ),
};
