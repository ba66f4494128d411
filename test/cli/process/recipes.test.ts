// The recipes do what they say: their YAML and JSON can be read, and their commands run.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root, sampleWorkspace } from '../../host/project';
import { git, gitEnv, initRepository } from '../repositories';
import { temporaryFolders } from '../support';

interface Snippet {
  readonly language: string;
  readonly text: string;
}

const recipes = readFileSync(path.join(root, 'src/cli/recipes.md'), 'utf8');
const snippets: readonly Snippet[] = [...recipes.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', text = '']) => ({ language, text }),
);

/** What a snippet says, as data. */
function contentOf({ language, text }: Snippet): unknown {
  switch (language) {
    case 'yaml':
      return parse(text);
    case 'json':
      return JSON.parse(text);
    default:
      return text.split('\n');
  }
}

/** Every text in a snippet. */
function textsIn(content: unknown): readonly string[] {
  if (typeof content === 'string') {
    return [content];
  }
  return typeof content === 'object' && content !== null
    ? Object.values(content).flatMap(textsIn)
    : [];
}

const lines = snippets.flatMap((snippet) => textsIn(contentOf(snippet)));
const commands = lines.filter((line) => line.startsWith('component-posts '));

suite('recipes', function () {
  this.timeout(60_000);
  const makeFolder = temporaryFolders();
  const makeBlog = (): string => {
    const folder = makeFolder();
    cpSync(sampleWorkspace, folder, { recursive: true });
    initRepository(folder);
    git(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    return folder;
  };

  test('have snippets of all kinds', () => {
    const count = (language: string): number =>
      snippets.filter((snippet) => snippet.language === language).length;
    assert.ok(count('yaml') > 3 && count('json') > 0 && count('sh') > 3);
    assert.ok(commands.length > 5, commands.join('\n'));
    assert.equal(recipes.match(/^```/gm)?.length, 2 * snippets.length);
  });

  for (const command of new Set(commands)) {
    test(command, () => {
      const folder = makeBlog();
      const program = `component-posts() { "${process.execPath}" "${path.join(root, 'dist/cli.js')}" "$@"; }`;
      const { status, stderr } = spawnSync('/bin/bash', ['-c', `${program}\n${command}`], {
        cwd: folder,
        env: { ...gitEnv, CI_MERGE_REQUEST_DIFF_BASE_SHA: git(folder, 'rev-parse', 'HEAD').trim() },
        encoding: 'utf8',
      });
      // Problems may be told; that the command was not understood may not.
      assert.ok(status === 0 || status === 1, stderr);
    });
  }

  test('give the action inputs that it has', () => {
    const { inputs } = parse(readFileSync(path.join(root, 'action.yml'), 'utf8')) as {
      readonly inputs: Readonly<Record<string, unknown>>;
    };
    const uses = [
      ...recipes.matchAll(/uses: OWNER\/component-posts@.*\n\s+with:\n((?:\s{6,}[\w-]+:.*\n)+)/g),
    ];
    const given = uses.flatMap(([, block = '']) => Object.keys(parse(block) as object));
    assert.deepEqual([...new Set(given)].sort(), ['args', 'changed-only', 'sarif-file']);
    assert.deepEqual(
      given.filter((input) => !(input in inputs)),
      [],
    );
  });

  test('name the hooks that there are', () => {
    const hooks = parse(
      readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8'),
    ) as readonly {
      readonly id: string;
    }[];
    const named = [...recipes.matchAll(/^ +- id: ([\w-]+)$/gm)].map(([, id = '']) => id);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((id) => !hooks.some((hook) => hook.id === id)),
      [],
    );
  });
});
