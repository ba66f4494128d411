import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { read, root } from './files';

/** What has no place in a finished file; written so that this file does not find itself. */
const unwanted: readonly (readonly [string, RegExp])[] = [
  ['a note to oneself', /(?:\/\/|\/\*|#|<!--)\s*(?:TO[D]O|FIX[M]E|HA[C]K|XX[X])\b/],
  ['a test that runs alone', /\b(?:test|suite|it|describe)\.onl[y]\(/],
  ['a path of one machine', /(?<![\w.])\/(?:home|root|Users|mnt)\/\w/],
];

/** Files that a checkout has, whether committed yet or not. */
function sources(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.(?:ts|mjs|md|json|yml|css|code-snippets)$/.test(file))
    .filter((file) => file !== 'package-lock.json');
}

suite('language', () => {
  test('no file has left-overs', function () {
    let files: string[] = [];
    try {
      files = sources();
    } catch {
      console.log('      There is no git checkout to look into.');
      this.skip();
    }
    assert.ok(files.length > 50);
    const found = files.flatMap((file) => {
      const lines = read(file).split('\n');
      return unwanted.flatMap(([what, pattern]) =>
        lines.flatMap((line, index) =>
          pattern.test(line) ? [`${file}:${String(index + 1)} ${what}: ${line.trim()}`] : [],
        ),
      );
    });
    assert.deepEqual(found, []);
  });
});
