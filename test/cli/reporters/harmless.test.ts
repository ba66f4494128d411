import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reporters } from '../../../src/cli/reporters';
import { runs } from '../../support/fuzz';
import { plainStyle, problemIn, rendered, reportOf } from './support';

/** Whatever steers a terminal, turns the direction of writing around, or is no character. */
const harmful =
  /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

const hostile = [
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;https://example.org\u0007click\u001b]8;;\u0007',
  '\u009b2J',
  'first\n::error file=x::second',
  '::stop-commands::x',
  ' ::add-mask::x',
  'first\r\n##[error]second',
  '##vso[task.setvariable variable=x]y',
  'a\u2028::error::b',
  'half \ud800 of a pair',
  '\udc00',
  '\u202eright to left\u202c',
  '<script>"&\'</script>',
  ']]>',
  '[words](https://example.org) {0}',
  '100%0A::error::x',
  '\u0000\u0001\ufffe\uffff',
];

/** What a line of a log must not begin with, or hold, to be no command. */
const commands = /^\s*::|##\w*\[/m;

function everywhere(text: string): ReturnType<typeof reportOf> {
  const place = problemIn('‹title›: x');
  return reportOf(
    [
      problemIn('‹title›: x', {
        message: text,
        line: text,
        end: { line: 0, character: text.length },
        related: [{ ...place, message: text }],
        fixes: [
          {
            title: text,
            edits: [{ ...place, newText: text }],
            preferred: true,
            automatic: true,
          },
        ],
      }),
    ],
    { file: `${text.replaceAll('/', ' ')}.md`, notes: [text] },
  );
}

suite('hostile text in reports', () => {
  for (const reporter of reporters) {
    // These are data of which commands are no part: nobody reads their lines one by one.
    const isData = ['json', 'sarif', 'gitlab', 'checkstyle'].includes(reporter.name);
    const render = (text: string, columns?: number): string =>
      rendered(reporter, everywhere(text), { ...plainStyle, columns });

    for (const text of hostile) {
      test(`${reporter.name}: ${JSON.stringify(text)}`, () => {
        for (const columns of [undefined, 30]) {
          const written = render(text, columns);
          assert.doesNotMatch(written, harmful);
          assert.notEqual(written, '');
          if (reporter.name === 'github') {
            for (const line of written.trimEnd().split('\n')) {
              assert.match(line, /^::warning file=[^:,]*,line=\d+,[^:]*::/);
            }
            assert.equal(written.split('\n').length, 2);
          } else if (!isData) {
            assert.doesNotMatch(written, commands);
          }
        }
      });
    }

    test(`${reporter.name}: anything`, () => {
      fc.assert(
        fc.property(
          fc.string({ unit: 'binary' }),
          fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
          (text, columns) => {
            const written = render(text, columns);
            assert.doesNotMatch(written, harmful);
            assert.ok(written.endsWith('\n'));
          },
        ),
        runs(300),
      );
    });
  }

  test('data holds the very text', () => {
    for (const reporter of reporters.filter(({ name }) => ['json', 'sarif'].includes(name))) {
      for (const text of hostile) {
        const written = rendered(reporter, everywhere(text), plainStyle);
        const texts = new Set<string>();
        JSON.parse(written, (name, value: unknown) => {
          if (['newText', 'text'].includes(name) && typeof value === 'string') {
            texts.add(value);
          }
          return value;
        });
        assert.ok(texts.has(text), JSON.stringify(text));
      }
    }
  });
});
