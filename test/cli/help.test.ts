import assert from 'node:assert/strict';
import { commandNames } from '../../src/cli/program';
import { runCli } from './support';

async function helpOf(args: readonly string[], isTerminal = false): Promise<string> {
  const { code, stdout, stderr } = await runCli([...args, '--help'], { cwd: '/', isTerminal });
  assert.equal(code, 0);
  assert.equal(stderr, '');
  return stdout;
}

suite('help', () => {
  test('there are commands', () => {
    assert.ok(commandNames.includes('check') && commandNames.includes('explain'));
  });

  for (const name of ['', ...commandNames]) {
    const args = name === '' ? [] : [name];

    test(`component-posts ${name} has examples, exit codes and variables`, async () => {
      const help = await helpOf(args);
      const [, examples = ''] = /\nExamples:\n((?: {2}.*\n)+)/.exec(help) ?? [];
      const start = `component-posts ${name}`.trimEnd();
      // The command, then what it does, behind or below it.
      const found = [...examples.matchAll(/^ {2}(\S.*?)(?: {2,}|\n {6})(\S.*)\n/gm)];
      assert.ok(found.length >= 2, help);
      assert.equal(found.map(([example]) => example).join(''), examples);
      for (const [, command = ''] of found) {
        assert.ok(command.startsWith(start), command);
      }
      for (const line of help.split('\n')) {
        assert.ok(line.length <= 80, line);
      }
      assert.match(help, /\nExit codes:\n {2}0 .*\n {2}1 .*\n {2}2 /);
      assert.match(help, /\nEnvironment:\n {2}NO_COLOR /);
      assert.doesNotMatch(help, /\u001b/);
    });

    test(`component-posts ${name} says something of every option`, async () => {
      const help = await helpOf(args);
      const [, options = ''] = /\nOptions:\n((?: {2}.*\n)+)/.exec(help) ?? [];
      assert.notEqual(options, '');
      for (const line of options.trimEnd().split('\n')) {
        assert.match(line, /^ {2}-.* {2,}\S|^ {4,}\S/, line);
      }
    });
  }

  test('has colours on a terminal', async () => {
    assert.match(await helpOf(['check'], true), /\u001b\[1m/);
  });

  test('tells of the reporter for GitHub where it runs there', async () => {
    const { stdout } = await runCli(['check', '--help'], {
      cwd: '/',
      env: { GITHUB_ACTIONS: 'true' },
    });
    assert.match(stdout, /This is a GitHub workflow/);
    assert.doesNotMatch(await helpOf(['check']), /This is a GitHub workflow/);
  });

  test('what is misspelt leads to help', async () => {
    const { code, stderr } = await runCli(['check', '--reportr', 'x'], { cwd: '/' });
    assert.equal(code, 2);
    assert.match(stderr, /Did you mean --reporter\?/);
    assert.match(stderr, /--help/);
  });
});
