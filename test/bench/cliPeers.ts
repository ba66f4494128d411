// Other checkers of Markdown on the command line, as npm has them.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from './wholeProcess';

const packages = [
  'markdownlint-cli2@0.22.1',
  'remark-cli@12.0.1',
  'remark-preset-lint-recommended@7.0.1',
  'remark-frontmatter@5.0.0',
  'remark-lint-frontmatter-schema@3.15.4',
  'rumdl@0.2.75',
];

export type PeerName =
  'markdownlint-cli2' | 'remark, recommended' | 'remark, both' | 'rumdl' | 'rumdl by npm';

export interface Peer {
  readonly name: PeerName;
  /** How many rules it has that look here. */
  readonly checks: number;
  /** @param folder with posts. */
  readonly commandFor: (folder: string) => Command;
}

/** Installs the others into an empty folder. */
export function installPeers(folder: string): readonly Peer[] {
  writeFileSync(path.join(folder, 'package.json'), '{"private":true,"type":"module"}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const modules = path.join(folder, 'node_modules');
  const markdownlint = path.join(folder, '.markdownlint-cli2.jsonc');
  writeFileSync(markdownlint, '{"config":{"MD013":false}}');
  writeFileSync(path.join(folder, 'post.schema.json'), JSON.stringify(schema));
  const preset = "'remark-frontmatter', 'remark-preset-lint-recommended'";
  writeFileSync(path.join(folder, 'recommended.mjs'), `export default { plugins: [${preset}] };\n`);
  writeFileSync(
    path.join(folder, 'both.mjs'),
    `export default { plugins: [${preset}, ['remark-lint-frontmatter-schema', { schemas: { './post.schema.json': ['**/*.md'] } }]] };\n`,
  );
  const remark =
    (rules: string) =>
    (posts: string): Command => ({
      program: process.execPath,
      args: [
        path.join(modules, 'remark-cli', 'cli.js'),
        posts,
        '--no-stdout',
        '--no-config',
        '--no-ignore',
        '--rc-path',
        path.join(folder, rules),
      ],
      cwd: folder,
    });
  const recommended = countIn(
    path.join(modules, 'remark-preset-lint-recommended', 'index.js'),
    /^import remarkLint\w+ /gm,
  );
  const rumdl = nativeIn(modules);
  const rumdlChecks = new Set(
    execFileSync(rumdl, ['rule'], { encoding: 'utf8' }).match(/\bMD\d+\b/g),
  ).size;
  const rumdlArgs = ['check', '--no-cache', '--disable', 'MD013'];
  return [
    {
      name: 'markdownlint-cli2',
      checks: readdirSync(path.join(modules, 'markdownlint', 'lib')).filter((name) =>
        /^md\d+(?:-md\d+)?\.mjs$/.test(name),
      ).length,
      commandFor: (posts) => ({
        program: process.execPath,
        args: [
          path.join(modules, 'markdownlint-cli2', 'markdownlint-cli2-bin.mjs'),
          '--config',
          markdownlint,
          '**/*.md',
        ],
        cwd: posts,
      }),
    },
    { name: 'remark, recommended', checks: recommended, commandFor: remark('recommended.mjs') },
    { name: 'remark, both', checks: recommended + 1, commandFor: remark('both.mjs') },
    {
      name: 'rumdl',
      checks: rumdlChecks,
      commandFor: (posts) => ({ program: rumdl, args: [...rumdlArgs, posts] }),
    },
    {
      name: 'rumdl by npm',
      checks: rumdlChecks,
      commandFor: (posts) => ({
        program: path.join(modules, '.bin', 'rumdl'),
        args: [...rumdlArgs, posts],
      }),
    },
  ];
}

/** What the built-in profile asks for, as far as a schema can say it. */
const schema = {
  type: 'object',
  required: ['title', 'author', 'author_image', 'tags', 'published_at', 'post_image'],
  properties: {
    title: { type: 'string' },
    author: { type: 'string' },
    author_image: { type: 'string' },
    tags: { type: ['string', 'array'] },
    published_at: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    post_image: { type: 'string' },
  },
};

function countIn(file: string, what: RegExp): number {
  return readFileSync(file, 'utf8').match(what)?.length ?? 0;
}

/** The native program, which npm starts through a script. */
function nativeIn(modules: string): string {
  const scope = path.join(modules, '@rumdl');
  const [platform = ''] = readdirSync(scope);
  return path.join(scope, platform, process.platform === 'win32' ? 'rumdl.exe' : 'rumdl');
}
