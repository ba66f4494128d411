import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { checkstyle } from '../../../src/cli/reporters/checkstyle';
import { compact } from '../../../src/cli/reporters/compact';
import { github } from '../../../src/cli/reporters/github';
import { gitlab } from '../../../src/cli/reporters/gitlab';
import { reporters } from '../../../src/cli/reporters';
import { plainStyle, problemIn, rendered, reportOf } from './support';

const severities = ['error', 'warning', 'information', 'hint'] as const;
const problem = problemIn('one\ntwo ‹three› four');
const four = reportOf(
  severities.map((severity) => ({ ...problem, severity, fingerprint: severity })),
);

suite('reporters for programs', () => {
  test('quieter problems are not told by any', () => {
    const report = reportOf([
      problem,
      { ...problem, message: 'Too quiet.', severity: 'hint', fingerprint: 'b' },
    ]);
    for (const reporter of reporters) {
      const written = rendered(reporter, report, { ...plainStyle, least: 'warning' });
      assert.match(written, /What is so\./, reporter.name);
      assert.doesNotMatch(written, /Too quiet/, reporter.name);
    }
  });

  suite('compact', () => {
    test('is what problem matchers read', () => {
      // As in `contributes.problemMatchers` and in matchers of GitHub; VS Code knows these words.
      const matcher = /^(.+):(\d+):(\d+): (error|warning|info|hint): (.+) \(([^()]+)\)$/;
      const lines = rendered(compact, four, plainStyle).trimEnd().split('\n');
      assert.deepEqual(
        lines.map((line) => matcher.exec(line)?.slice(1)),
        ['error', 'warning', 'info', 'hint'].map((severity) => [
          'posts/a.md',
          '2',
          '5',
          severity,
          'What is so. What to do.',
          'links/insecure',
        ]),
      );
    });

    test('paths lead from the folder in which the user is', () => {
      assert.match(rendered(compact, four, { ...plainStyle, cwd: '/blog/posts' }), /^a\.md:2:5: /);
    });

    test('says nothing where there is nothing', () => {
      assert.equal(rendered(compact, reportOf([]), plainStyle), '');
    });
  });

  suite('github', () => {
    test('has a command for each problem', () => {
      const place = 'file=posts/a.md,line=2,endLine=2,col=5,endColumn=10,title=links/insecure';
      assert.equal(
        rendered(github, four, plainStyle),
        ['error', 'warning', 'notice', 'notice']
          .map((command) => `::${command} ${place}::What is so. What to do.\n`)
          .join(''),
      );
    });

    test('escapes what would end a property or a command', () => {
      const report = reportOf([{ ...problem, message: '100%, a: b' }], { file: 'a,b:c%.md' });
      assert.match(
        rendered(github, report, plainStyle),
        /^::warning file=a%2Cb%3Ac%25\.md,line=2,.*::100%25, a: b\n$/,
      );
    });

    test('has no columns where a problem is in several lines', () => {
      const report = reportOf([problemIn('one ‹two\nthree› four')]);
      assert.match(
        rendered(github, report, plainStyle),
        /^::warning file=posts\/a\.md,line=1,endLine=2,title=/,
      );
    });

    test('paths lead from the repository', () => {
      assert.match(
        rendered(github, four, { ...plainStyle, base: '/' }),
        /file=blog\/posts\/a\.md,/,
      );
      assert.match(rendered(github, four, { ...plainStyle, base: '/other' }), /file=posts\/a\.md,/);
    });
  });

  suite('gitlab', () => {
    const issues = (report = four): readonly Record<string, unknown>[] =>
      JSON.parse(rendered(gitlab, report, plainStyle)) as Record<string, unknown>[];

    test('has an issue for each problem', () => {
      const [{ fingerprint, ...first } = {}] = issues();
      assert.match(String(fingerprint), /^[\da-f]{40}$/);
      assert.deepEqual(first, {
        description: 'What is so. What to do.',
        check_name: 'links/insecure',
        severity: 'critical',
        location: { path: 'posts/a.md', lines: { begin: 2, end: 2 } },
      });
      assert.deepEqual(
        issues().map(({ severity }) => severity),
        ['critical', 'major', 'minor', 'info'],
      );
    });

    test('no two problems have one fingerprint, in several files either', () => {
      const file = { problems: [problem], unchecked: [] };
      const report = reportOf([], {
        files: [
          { ...file, file: 'a.md' },
          { ...file, file: 'b.md' },
        ],
      });
      assert.equal(new Set(issues(report).map(({ fingerprint }) => fingerprint)).size, 2);
    });

    test('is a list even where there is nothing', () => {
      assert.deepEqual(issues(reportOf([])), []);
    });
  });

  suite('checkstyle', () => {
    const parsed = (report = four): Document =>
      new JSDOM(rendered(checkstyle, report, plainStyle), { contentType: 'text/xml' }).window
        .document;

    test('has an error for each problem', () => {
      const [file] = parsed().getElementsByTagName('file');
      assert.equal(file?.getAttribute('name'), 'posts/a.md');
      const errors = Array.from(parsed().getElementsByTagName('error'), (error) =>
        Object.fromEntries(Array.from(error.attributes, ({ name, value }) => [name, value])),
      );
      assert.deepEqual(
        errors.map(({ severity }) => severity),
        ['error', 'warning', 'info', 'info'],
      );
      assert.deepEqual(errors[0], {
        line: '2',
        column: '5',
        severity: 'error',
        message: 'What is so. What to do.',
        source: 'component-posts.links.insecure',
      });
    });

    test('is XML whatever is in it', () => {
      const message = `<b attr="1">'&amp;' ]]> \u0000\u000b\ud800\ufffe\uffff`;
      const document = parsed(reportOf([{ ...problem, message }], { file: '<a> & "b".md' }));
      assert.equal(document.getElementsByTagName('file')[0]?.getAttribute('name'), '<a> & "b".md');
      assert.equal(
        document.getElementsByTagName('error')[0]?.getAttribute('message'),
        `<b attr="1">'&amp;' ]]> ␀␋<U+D800>\ufffd\ufffd`,
      );
    });

    test('files without problems are left out', () => {
      assert.equal(parsed(reportOf([])).getElementsByTagName('file').length, 0);
    });
  });
});
