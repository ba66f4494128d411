// @ts-check
import { builtinModules } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const root = dirname(fileURLToPath(import.meta.url));

const nodeModules = [...builtinModules, 'node:*'];

/** The rooms of src in the order in which they may know each other: each only those before it. */
const order = ['repositories', 'post', 'profile', 'blog', 'rules', 'assist'];

/**
 * @param {string} room
 * @param {string[]} unknown rooms that it must not import
 * @param {string} why
 */
function boundary(room, unknown, why) {
  return {
    group: unknown.flatMap((other) => [`**/${other}/**`, `**/${other}`]),
    message: `${room} must not know ${unknown.join(', ')}: ${why}`,
  };
}

const pure = {
  group: ['vscode', ...nodeModules],
  message:
    'The core is pure so that the editor, the web and the command line run the same code. Only src/vscode imports vscode, only src/cli imports node: modules.',
};

/** One importer per parser, so that its guard cannot be bypassed. */
const guarded = [
  [['src/post/yaml.ts'], '^yaml$', 'Unguarded, it lets a hostile post end the process.'],
  [['src/post/toml.ts'], '^toml-eslint-parser$', 'Unguarded, it goes down any depth by recursion.'],
  [
    // For front matter, and for project files, which may be broken and are edited.
    ['src/post/json.ts', 'src/profile/project/jsonc.ts'],
    '^jsonc-parser$',
    'Unguarded, it goes down any depth by recursion.',
  ],
  [
    ['src/post/markdown.ts', 'src/post/markdownBlocks.ts', 'src/post/markdownParsers.ts'],
    '^@lezer/',
    'Its trees stay behind our own structure.',
  ],
  [['src/post/grayMatter.ts'], '^gray-matter$', 'Unguarded, it runs code from the post.'],
  [
    ['src/blog/pictures.ts'],
    '^image-size$',
    'It throws on broken files and hangs on hostile ones.',
  ],
  [['src/profile/project/globs.ts'], '^picomatch$', 'Some patterns take for ever to match.'],
  [
    ['src/profile/project/expressions.ts'],
    '^safe-regex2$',
    'It is one of several checks that a pattern needs, and they belong together.',
  ],
  [
    ['src/preview/post/render.ts'],
    '^(?:unified$|remark-|rehype-)',
    'It belongs to the webview and would slow activation.',
  ],
].map(([files, library, why]) => ({
  files: /** @type {string[]} */ (files),
  library: String(library),
  why: String(why),
}));

/** @param {string} [importer] file that may import its own library */
function parsers(importer = '') {
  return guarded
    .filter(({ files }) => !files.includes(importer))
    .map(({ files, library, why }) => ({
      regex: library,
      message: `Only ${files.join(' and ')} may import this. ${why}`,
    }));
}

/**
 * @param {string[]} files
 * @param {({ group: string[], message: string } | { regex: string, message: string })[]} patterns
 * @returns {import('eslint').Linter.Config}
 */
function restrict(files, patterns) {
  return { files, rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] } };
}

/** @param {string} room */
function patternsOf(room) {
  const later = order.slice(order.indexOf(room) + 1);
  return [
    pure,
    boundary(
      room,
      [...later, 'preview', 'vscode', 'cli'],
      'knowledge goes one way, repositories <- post <- profile <- blog <- rules <- assist.',
    ),
  ];
}

export default tseslint.config(
  {
    ignores: ['dist/**', '.tsbuild/**', '.vscode-test/**', 'node_modules/**', 'test/workspace/**'],
  },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      curly: 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/preview/**', 'src/vscode/**', 'src/cli/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'The core does no I/O: facts come to it through its context.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'], MemberExpression[object.name='Date']",
          message: 'The core has no clock: the day comes through the context.',
        },
      ],
    },
  },
  ...order.map((room) => restrict([`src/${room}/**/*.ts`], [...patternsOf(room), ...parsers()])),
  // Each guarded library has its importers, which keep all other bounds of their rooms.
  ...guarded
    .flatMap(({ files }) => files)
    .map((file) => ({ file, room: file.split('/')[1] ?? '' }))
    .filter(({ room }) => order.includes(room))
    .map(({ file, room }) => restrict([file], [...patternsOf(room), ...parsers(file)])),
  restrict(
    ['src/preview/**/*.ts', 'src/preview/**/*.tsx'],
    [
      pure,
      boundary(
        'preview',
        [...order, 'vscode', 'cli'],
        'it draws view models of its own; src/vscode builds them from posts.',
      ),
      ...parsers(),
    ],
  ),
  restrict(
    ['src/preview/post/render.ts'],
    [
      pure,
      boundary('preview', [...order, 'vscode', 'cli'], 'it draws view models of its own.'),
      ...parsers('src/preview/post/render.ts'),
    ],
  ),
  restrict(
    ['src/vscode/**/*.ts'],
    [
      {
        group: nodeModules,
        message: 'The extension runs in browsers too. Files go through vscode.workspace.fs.',
      },
      boundary('vscode', ['cli'], 'the two front ends know the core, not each other.'),
      ...parsers(),
    ],
  ),
  restrict(
    ['src/cli/**/*.ts'],
    [
      { group: ['vscode'], message: 'The command line runs where no editor is.' },
      boundary('cli', ['vscode', 'preview'], 'the two front ends know the core, not each other.'),
      ...parsers(),
    ],
  ),
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      // node:test-like runners take promises and throwing functions in places these rules dislike.
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.object.name='fc'][callee.property.name='assert'][arguments.length=1]",
          message:
            'A run must be repeatable: give `runs(…)`, which has the seed, as second argument.',
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-console': 'off', '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
