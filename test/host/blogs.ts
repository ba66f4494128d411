// A workspace of many blogs: the sample, the real ones that lie beside a checkout, some with project files, and a post for each example in the documentation of rules.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../src/rules/registry';
import { root, sampleWorkspace } from './project';

const shared = path.join(root, '..', 'shared');

export function writeBlogs(workspace: string): void {
  cpSync(sampleWorkspace, path.join(workspace, 'sample'), { recursive: true });
  if (existsSync(shared)) {
    cpSync(path.join(shared, 'corpus'), path.join(workspace, 'corpus'), { recursive: true });
    cpSync(path.join(shared, 'seed'), path.join(workspace, 'seed'), { recursive: true });
  } else {
    console.log('Without ../shared, real posts are left out.');
  }
  writeFiles(path.join(workspace, 'strict'), strictBlog);
  writeFiles(path.join(workspace, 'mistaken'), {
    '.component-posts.json':
      '{ "posts": [{ "files": "*.md" }], "profile": { "fields": { "mood": { "type": "string" } } } }',
    'post.md': '---\ntitle: Moods\nmood: calm\n---\n\nText.\n',
  });
  writeFiles(path.join(workspace, 'examples'), {
    // Examples show as little as they can; all of them are posts here.
    '.component-posts.json': JSON.stringify({ posts: [{ files: '**/*.md' }] }),
    ...Object.fromEntries(
      rules.flatMap(({ id, examples }) =>
        examples.map(({ wrong }, index) => [`${id}-${String(index + 1)}.md`, wrong] as const),
      ),
    ),
  });
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

const overview = `## What it is made of

- [Lantern = Log Reader](https://github.com/pierlight/lantern)
- [Buoy](http://github.com/pierlight/buoy.git)
- Ferry: carries what others leave

### Lantern

It reads logs. Lantern is free and open source.

To dive deeper into Lantern open-source - click [here](https://github.com/pierlight/lantern-old)

### Buoy

It marks where others were.

To dive deeper into Buoy open-source - click [here](https://github.com/pierlight/buoy)

### Anchor

It holds.
`;

/** With a profile of its own, overrides, files that are left out, a lockfile, line ends and marks of all kinds. */
const strictBlog: Readonly<Record<string, string>> = {
  '.component-posts.json': `{
  // Everything that a project file can say of posts.
  "posts": [{ "files": "notes/**/*.md" }, { "files": "index.md" }],
  "ignore": ["notes/old/**"],
  "profile": {
    "extends": "component-posts",
    "fields": {
      "summary": { "type": "text", "maximumLength": 30 },
      "tags": { "type": "tags", "known": ["sea", "stack", "tools"], "closed": true }
    }
  },
  "rules": { "components/order-differs": "error", "links/text-not-descriptive": "off" },
  "overrides": [{ "files": "notes/drafts/**", "rules": { "front-matter/missing-field": "off" } }]
}
`,
  'component-posts.lock.json': `{
  "version": 1,
  "owners": {},
  "repositories": {
    "github.com/pierlight/buoy": {
      "archived": "2024-05-01",
      "checked": "2026-08-01",
      "state": "found",
      "url": "https://github.com/pierlight/buoy"
    },
    "github.com/pierlight/lantern": {
      "checked": "2026-08-01",
      "license": "NONE",
      "state": "found",
      "url": "https://github.com/pierlight-works/lantern"
    },
    "github.com/pierlight/lantern-old": { "checked": "2026-08-01", "state": "missing" }
  }
}
`,
  'index.md': `---\ntitle: "The harbour"\nauthor: Ada\ntag: sea, staks\npublished_at: 2026-2-3\n---\n\n${overview}`,
  'notes/first.md': `\uFEFF---\ntitle: A harbour of components: what it holds and why\nauthor: Ada\nauthor_image: ada.png\nsummary: What the harbour is made of, told at some length\ntag: sea, sea, tool\npublished_at: 2026-02-30\npost_image: harbour.webp\n---\n\n${overview}`,
  'notes/windows.md':
    `---\ntitle: Lines\nauthor: Ada\nauthor_image: ada.jpg\nsummary: Short\ntags: [stack]\npublished_at: 2026-3-1\npost_image: x\n---\n\n${overview}`.replaceAll(
      '\n',
      '\r\n',
    ),
  'notes/silent.md': `---\ntitle: Quiet # component-posts-disable-line front-matter/field-length\nauthor: Bo\nsummary: ""\ntags: [sea]\n---\n\n<!-- component-posts-disable components/missing-link -->\n\n${overview}`,
  'notes/drafts/later.md': `---\ntitle: 'Later'\n---\n\nNothing yet, but [see](<https://github.com/pierlight/buoy>) 🛟 and ${overview}`,
  'notes/old/gone.md': '---\ntitle: Old\nauthor: Ada\n---\n\nIgnored.\n',
  'elsewhere.md': '---\ntitle: No post\nauthor: Ada\nauthor_image: ada.png\n---\n\nText.\n',
};
