import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import { documentationOf } from '../../src/rules/documentation';
import { ruleById, rules } from '../../src/rules/registry';
import { rulePages } from '../../src/cli/rulePages';
import { terminalMarkdown } from '../../src/cli/terminalMarkdown';
import { runCli } from './support';

async function explained(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(['explain', ...args], { cwd: '/' });
  assert.equal(code, 0, stderr);
  return stdout;
}

async function refused(name: string): Promise<string> {
  const { code, stdout, stderr } = await runCli(['explain', name], { cwd: '/' });
  assert.equal(code, 2);
  assert.equal(stdout, '');
  return stderr;
}

suite('explain', () => {
  test('shows the page of a rule, by its name alone, too', async () => {
    const page = await explained('links/insecure');
    assert.match(page, /^links\/insecure\n\n.*\n\nSeverity: information\./);
    assert.match(page, /\n\nWhy\n\n/);
    assert.match(page, /\n {2}│ .*http:\/\//);
    assert.equal(await explained('insecure'), page);
  });

  test('writes Markdown, the very page of the editor', async () => {
    assert.equal(
      await explained('links/insecure', '--markdown'),
      documentationOf(ruleById('links/insecure')!),
    );
  });

  for (const [written, meant] of [
    ['links/insecur', 'links/insecure'],
    ['lniks/insecure', 'links/insecure'],
    ['insecrue', 'links/insecure'],
    ['front-matter/archived', 'repositories/archived'],
  ] as const) {
    test(`${written} is near to ${meant}`, async () => {
      assert.match(await refused(written), new RegExp(`Did you mean (?:.*, )?${meant}[,?]`));
    });
  }

  test('a name that is near to nothing leads to the list', async () => {
    assert.equal(
      await refused('xyz'),
      'There is no rule “xyz”. “component-posts explain” lists all rules.\n',
    );
  });

  test('what is told of files is no rule', async () => {
    assert.match(await refused('project-file/syntax'), /is told of files, and is no rule of posts/);
  });

  test('without a rule, every rule is listed', async () => {
    for (const list of [await explained(), await explained('--markdown')]) {
      for (const { id, severity } of rules) {
        assert.ok(list.includes(id) && list.includes(severity), id);
      }
    }
    for (const line of (await explained()).split('\n')) {
      assert.ok(line.length <= 80, line);
    }
  });
});

suite('pages of rules', () => {
  test('each rule has one', () => {
    const pages = rulePages();
    assert.equal(pages.size, rules.length);
    assert.match(pages.get('rules/links/insecure.md') ?? '', /^# links\/insecure\n/);
  });

  test('all fit on a terminal, and have everything', () => {
    for (const page of rulePages().values()) {
      const shown = terminalMarkdown(page, { colors: false, columns: 70 });
      const words = page.match(/\p{L}{3,}/gu) ?? [];
      const kept = new Set(shown.match(/\p{L}{3,}/gu));
      // The languages behind fences are for tools.
      assert.deepEqual(
        words.filter(
          (word) => !kept.has(word) && !['yaml', 'markdown', 'html', 'json'].includes(word),
        ),
        [],
      );
      for (const line of shown.split('\n').filter((text) => !text.startsWith('  │'))) {
        assert.ok(stringWidth(line) <= 70 || !line.trim().includes(' '), line);
      }
    }
  });

  test('headings, code and lists look like what they are', () => {
    const markdown =
      '# One\n\nSome `code`, **bold**\nand *more*.\n\n- a\n- [b](https://example.org)\n\n```text\nx\n\ny\n```\n';
    assert.equal(
      terminalMarkdown(markdown, { colors: false, columns: 60 }),
      'One\n\nSome `code`, bold and more.\n\n- a\n- b (https://example.org)\n\n  │ x\n  │\n  │ y\n',
    );
    assert.match(terminalMarkdown(markdown, { colors: true, columns: 60 }), /\u001b\[1m/);
  });
});
