// What people get from a tag: the package as npm makes it, and the action as GitHub runs it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { root, sampleWorkspace } from '../../host/project';
import { gitEnv, initRepository } from '../repositories';
import { temporaryFolders } from '../support';

const isWindows = process.platform === 'win32';

suite('the package of the command line', function () {
  this.timeout(120_000);
  const makeFolder = temporaryFolders();
  const npm = (folder: string, ...args: readonly string[]): string =>
    execFileSync('npm', [...args], {
      cwd: folder,
      encoding: 'utf8',
      shell: isWindows,
      stdio: ['ignore', 'pipe', 'ignore'],
    });

  test('holds the scripts alone, is named on one line, and works where nothing else is', () => {
    const folder = makeFolder();
    // Of pre-commit, which takes all that npm says for the name of the package.
    const name = npm(root, 'pack', '--pack-destination', folder).trim();
    assert.match(name, /^component-posts-[\d.]+\.tgz$/);
    const home = makeFolder({ 'package.json': '{}' });
    const quiet = ['--offline', '--no-audit', '--no-fund'];
    npm(home, 'install', ...quiet, path.join(folder, name));
    assert.deepEqual(
      readdirSync(path.join(home, 'node_modules')).filter((entry) => !entry.startsWith('.')),
      ['component-posts'],
    );
    const installed = path.join(home, 'node_modules/component-posts');
    const parts = readdirSync(path.join(root, 'dist', 'cli'));
    assert.ok(parts.includes('thread.js'));
    assert.deepEqual(
      readdirSync(installed, { recursive: true }).sort(),
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'dist',
        path.join('dist', 'cli'),
        path.join('dist', 'cli.js'),
        ...parts.map((part) => path.join('dist', 'cli', part)),
        'package.json',
      ].sort(),
    );
    const run = spawnSync(
      'npx',
      ['--no-install', 'component-posts', 'check', '--root', sampleWorkspace, sampleWorkspace],
      { cwd: home, encoding: 'utf8', shell: isWindows },
    );
    assert.match(run.stdout, /front-matter\/unquoted-colon/);
    assert.equal(run.status, 1);
  });
});

interface Step {
  readonly name?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

suite('the action', function () {
  this.timeout(60_000);
  const makeFolder = temporaryFolders();
  const { inputs, runs } = parse(readFileSync(path.join(root, 'action.yml'), 'utf8')) as Action;
  const stepNamed = (name: string): Step => {
    const found = runs.steps.find((step) => step.name === name);
    assert.ok(found, name);
    return found;
  };

  /** What an expression of GitHub says, which is one of JavaScript but for names with hyphens. */
  const valueOf = (template: string, given: Readonly<Record<string, string>> = {}): string => {
    const [, expression] = /^\$\{\{ (.*) \}\}$/.exec(template) ?? [];
    if (expression === undefined) {
      return template;
    }
    const value: unknown = runInNewContext(
      expression.replaceAll(/\binputs\.([\w-]+)/g, 'inputs["$1"]'),
      {
        inputs: given,
        github: { token: 'of the job' },
        contains: (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase()),
      },
    );
    assert.ok(typeof value === 'string', template);
    return value;
  };

  /** The environment that a step gets from the action. */
  const envOf = (
    { env = {} }: Step,
    given: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>> => {
    const all = Object.entries(inputs).map(([name, input]): [string, string] => [
      name,
      given[name] ?? valueOf(input.default),
    ]);
    return Object.fromEntries(
      Object.entries(env).map(([name, template]) => [
        name,
        valueOf(template, Object.fromEntries(all)),
      ]),
    );
  };

  /** Runs a step as GitHub does. */
  const runStep = (
    name: string,
    given: Readonly<Record<string, string>>,
    folder: string,
    env: Readonly<Record<string, string>> = {},
  ): { readonly status: number | null; readonly stdout: string; readonly stderr: string } => {
    const step = stepNamed(name);
    return spawnSync(
      '/bin/bash',
      ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run ?? ''],
      {
        cwd: folder,
        env: { ...gitEnv, GITHUB_ACTION_PATH: root, ...envOf(step, given), ...env },
        encoding: 'utf8',
      },
    );
  };

  test('no input becomes a part of a script', () => {
    assert.equal(runs.using, 'composite');
    for (const { name, run } of runs.steps) {
      assert.doesNotMatch(run ?? '', /\$\{\{/, name);
    }
  });

  test('every input is of some use', () => {
    const text = readFileSync(path.join(root, 'action.yml'), 'utf8');
    for (const input of Object.keys(inputs)) {
      assert.ok(text.includes(`inputs.${input} `), input);
    }
  });

  test('a token goes along where hosts are asked, and nowhere else', () => {
    const tokenFor = (given: Readonly<Record<string, string>>): string | undefined =>
      envOf(stepNamed('Check'), given)['GITHUB_TOKEN'];
    for (const given of [{}, { online: 'false' }, { args: '--cache' }, { token: 'mine' }]) {
      assert.equal(tokenFor(given), '', JSON.stringify(given));
    }
    for (const given of [{ online: 'true' }, { args: '--cache\n--online\n--refresh' }]) {
      assert.equal(tokenFor(given), 'of the job', JSON.stringify(given));
      assert.equal(tokenFor({ ...given, token: 'mine' }), 'mine', JSON.stringify(given));
    }
  });

  if (isWindows) {
    return;
  }

  test('tells the same sources by the same key', () => {
    const output = path.join(makeFolder({ output: '' }), 'output');
    const { status, stderr } = runStep('Look at the sources', {}, root, { GITHUB_OUTPUT: output });
    assert.equal(status, 0, stderr);
    assert.match(readFileSync(output, 'utf8'), /^hash=[\da-f]{40}\n$/);
  });

  test('takes what is built already', () => {
    assert.equal(runStep('Build', {}, root, { PATH: '' }).status, 0);
  });

  const bad = '---\ntitle: A: b\nauthor_image: x.jpg\npublished_at: 2026-03-09\n---\n\nWords.\n';
  const good = bad.replace('A: b', 'A');

  test('checks with what its inputs say', () => {
    const folder = makeFolder({ 'bad.md': bad, 'a good.md': good });
    const check = (given: Readonly<Record<string, string>>): number | null =>
      runStep('Check', { reporter: 'compact', ...given }, folder).status;
    assert.equal(check({}), 1);
    assert.equal(check({ files: 'a good.md' }), 0);
    assert.equal(check({ files: 'a good.md\nbad.md\n' }), 1);
    assert.equal(check({ 'fail-on': 'never' }), 0);
    assert.equal(check({ 'fail-on': 'hint', files: 'a good.md' }), 1);
    assert.equal(check({ args: '--root\n.\n--fail-on=never\n' }), 0);
    assert.equal(check({ args: '--no-such-option' }), 2);
  });

  test('an input is never run', () => {
    const folder = makeFolder({ 'bad.md': bad });
    const evil = '$(touch ran); `touch ran`; "; touch ran; "';
    for (const input of Object.keys(inputs)) {
      runStep('Check', { [input]: evil }, folder);
    }
    // One of them is the name of a file to write.
    assert.deepEqual(readdirSync(folder).sort(), [evil, 'bad.md'].sort());
  });

  test('looks at what a pull request changes alone, if it is to', () => {
    const folder = makeFolder({ 'bad.md': bad, 'good.md': good });
    initRepository(folder);
    execFileSync('git', ['update-ref', 'refs/remotes/origin/main', 'HEAD'], { cwd: folder });
    appendFileSync(path.join(folder, 'good.md'), 'More.\n');
    const check = (base: Readonly<Record<string, string>>): number | null =>
      runStep('Check', { reporter: 'compact', 'changed-only': 'true' }, folder, base).status;
    assert.equal(check({ GITHUB_BASE_REF: 'main' }), 0);
    assert.equal(check({}), 1);
    assert.equal(check({ GITHUB_BASE_REF: 'gone' }), 2);
  });
});

suite('hooks of pre-commit', () => {
  test('run commands of the package', () => {
    const hooks = parse(
      readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8'),
    ) as readonly Readonly<Record<string, unknown>>[];
    assert.deepEqual(
      hooks.map(({ id, language, entry }) => [id, language, String(entry).split(' ')[0]]),
      [
        ['component-posts', 'node', 'component-posts'],
        ['component-posts-fix', 'node', 'component-posts'],
      ],
    );
  });
});
