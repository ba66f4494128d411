import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import { human } from '../../../src/cli/reporters/human';
import { plainStyle, problemIn, rendered, reportOf } from './support';

const moved = problemIn('See ‹http://github.com/acme/anvil› for more.', {
  message: 'This address starts with http://. Write `https://` instead.',
  start: { line: 11, character: 4 },
  end: { line: 11, character: 32 },
  related: [{ ...problemIn('‹x›'), message: 'It is here, too.' }],
  fixes: [{ title: 'Write https://', edits: [], preferred: true, automatic: true }],
});

suite('the reporter for people', () => {
  test('tells a problem with its place, its line, what belongs to it and what would help', () => {
    assert.equal(
      rendered(human, reportOf([moved]), plainStyle),
      `posts/a.md:12:5  warning  links/insecure
  This address starts with http://. Write \`https://\` instead.
  12 │ See http://github.com/acme/anvil for more.
     │     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  posts/a.md:1:1 It is here, too.
  fix: Write https://

1 problem (1 warning) in 1 of 1 post, 1 fixable with component-posts fix.
`,
    );
  });

  test('paths lead from the folder in which the user is', () => {
    const written = rendered(human, reportOf([moved]), { ...plainStyle, cwd: '/blog/images' });
    assert.match(written, /^\.\.\/posts\/a\.md:12:5 {2}/);
  });

  test('only what is safe to be applied unseen is said', () => {
    const fixes = [
      { title: 'One', edits: [], preferred: false, automatic: false },
      { title: 'Other', edits: [], preferred: true, automatic: false },
    ];
    const written = rendered(human, reportOf([{ ...moved, fixes }]), plainStyle);
    assert.doesNotMatch(written, /One|Other|fixable/);
  });

  test('an empty line is not shown', () => {
    assert.doesNotMatch(rendered(human, reportOf([problemIn('‹›')]), plainStyle), /│/);
  });

  test('text fits on the terminal', () => {
    const message = 'A long message of 世界 and more, again and again. '.repeat(4);
    const written = rendered(human, reportOf([{ ...moved, message, line: 'x'.repeat(500) }]), {
      ...plainStyle,
      columns: 60,
    });
    for (const line of written.split('\n')) {
      assert.ok(stringWidth(line) <= 60, line);
    }
  });

  test('colours are told apart by severity, and change no letter', () => {
    const severities = ['error', 'warning', 'information', 'hint'] as const;
    const report = reportOf(severities.map((severity) => ({ ...moved, severity })));
    const colored = rendered(human, report, { ...plainStyle, colors: true });
    assert.equal(colored.replace(/\u001b\[\d+m/g, ''), rendered(human, report, plainStyle));
    const codes = severities.map(
      (severity) => new RegExp(`\u001b\\[(\\d+)m${severity}`).exec(colored)?.[1],
    );
    assert.equal(new Set(codes).size, 4);
  });

  test('the name of a rule leads to its page', () => {
    const written = rendered(human, reportOf([moved]), {
      ...plainStyle,
      pageOf: (rule) => `file:///pages/${rule}.md`,
    });
    assert.ok(
      written.includes(
        '\u001b]8;;file:///pages/links/insecure.md\u001b\\links/insecure\u001b]8;;\u001b\\',
      ),
    );
  });

  test('quieter problems are counted and not told', () => {
    const report = reportOf([moved, { ...moved, severity: 'hint' }]);
    const written = rendered(human, report, { ...plainStyle, least: 'warning' });
    assert.equal(written.split('links/insecure').length, 2);
    assert.match(
      written,
      /^2 problems \(1 warning, 1 hint\) .* fix\. 1 quieter than warning not shown\.$/m,
    );
  });

  test('counts posts and project files apart', () => {
    const project = {
      file: '.component-posts.json',
      problems: [{ ...moved, rule: 'project-file/syntax', severity: 'error' as const, fixes: [] }],
      unchecked: [],
    };
    const clean = { file: 'b.md', problems: [], unchecked: [] };
    assert.match(
      rendered(human, reportOf([], { files: [project, clean] }), plainStyle),
      /^1 problem \(1 error\) in 0 of 1 post and 1 project file\.$/m,
    );
  });

  test('says that there is nothing', () => {
    assert.equal(rendered(human, reportOf([]), plainStyle), 'No problems in 1 post.\n');
    assert.equal(
      rendered(human, reportOf([], { files: [] }), plainStyle),
      'No posts were to be checked.\n',
    );
  });

  test('notes stand before the last line', () => {
    assert.equal(
      rendered(human, reportOf([], { notes: ['2 repositories not checked.'] }), plainStyle),
      '2 repositories not checked.\nNo problems in 1 post.\n',
    );
  });
});
