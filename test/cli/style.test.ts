import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Io, Output } from '../../src/cli/io';
import { usesColors } from '../../src/cli/colors';
import { plain, styleOf } from '../../src/cli/style';
import { temporaryFolders } from './support';

function output(isTerminal: boolean): Output {
  return { write: () => undefined, isTerminal, columns: isTerminal ? 80 : undefined };
}

function ioOf(isTerminal: boolean, env: Io['env'] = {}): Io {
  return {
    cwd: '/',
    env,
    stdout: output(isTerminal),
    stderr: output(isTerminal),
    stdin: () => Promise.resolve(new Uint8Array()),
    now: () => 0,
    untilInterrupted: (work) => work(new AbortController().signal),
  };
}

suite('colours', () => {
  for (const [isTerminal, env, choice, expected] of [
    [true, {}, 'auto', true],
    [false, {}, 'auto', false],
    [true, { TERM: 'dumb' }, 'auto', false],
    [true, { NO_COLOR: '1' }, 'auto', false],
    [true, { NO_COLOR: '' }, 'auto', true],
    [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, 'auto', false],
    [false, { FORCE_COLOR: '1' }, 'auto', true],
    [true, { FORCE_COLOR: '0' }, 'auto', false],
    [true, { FORCE_COLOR: 'false' }, 'auto', false],
    [false, { FORCE_COLOR: '' }, 'auto', false],
    [false, { NO_COLOR: '1' }, 'always', true],
    [true, { FORCE_COLOR: '1' }, 'never', false],
  ] as const) {
    const where = isTerminal ? 'a terminal' : 'a pipe';
    test(`${choice} on ${where} with ${JSON.stringify(env)}: ${String(expected)}`, () => {
      assert.equal(usesColors(output(isTerminal), env, choice), expected);
    });
  }
});

suite('style', () => {
  const folder = temporaryFolders();
  const { FORCE_HYPERLINK } = process.env;

  teardown(() => {
    if (FORCE_HYPERLINK === undefined) {
      delete process.env['FORCE_HYPERLINK'];
    } else {
      process.env['FORCE_HYPERLINK'] = FORCE_HYPERLINK;
    }
  });

  test('links to pages that are not there are not shown', () => {
    process.env['FORCE_HYPERLINK'] = '1';
    const { pageOf } = styleOf(ioOf(true), '/', 'auto', 'hint');
    assert.equal(pageOf('links/no-such-rule'), undefined);
  });

  test('hosts count paths from where they say, else from the repository', () => {
    const repository = folder({ '.git/': '', 'blog/posts/': '', 'other/': '' });
    const root = path.join(repository, 'blog');
    const base = (env: Io['env']): string => styleOf(ioOf(false, env), root, 'auto', 'hint').base;
    assert.equal(base({}), repository);
    assert.equal(base({ GITHUB_WORKSPACE: root }), root);
    assert.equal(base({ CI_PROJECT_DIR: path.dirname(repository) }), path.dirname(repository));
    assert.equal(base({ GITHUB_WORKSPACE: path.join(repository, 'other') }), repository);
    assert.equal(base({ GITHUB_WORKSPACE: '' }), repository);
    mkdirSync(path.join(root, '.git'));
    assert.equal(base({}), root);
  });

  test('files get neither colours nor links, and lines of any length', () => {
    const style = plain(styleOf(ioOf(true), '/', 'always', 'hint'));
    assert.equal(style.colors, false);
    assert.equal(style.columns, undefined);
    assert.equal(style.pageOf('links/insecure'), undefined);
  });
});
