import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyBaseline, type Baseline } from '../../../src/cli/baseline/schema';
import { readBaseline, textOfBaseline } from '../../../src/cli/baseline/text';
import { runs } from '../../support/fuzz';

const problem = fc.stringMatching(/^[a-z-]{1,9}\/[a-z]{1,9} [\da-f]{16}$/);
const baselines: fc.Arbitrary<Baseline> = fc
  .dictionary(fc.string({ minLength: 1 }), fc.array(problem, { minLength: 1, maxLength: 4 }), {
    maxKeys: 5,
  })
  .map((files) => ({ schema: undefined, files: new Map(Object.entries(files)) }));

suite('the text of a baseline', () => {
  test('has a line for each problem, sorted', () => {
    const files = new Map([
      ['b.md', ['x/z 2', 'x/a 1', 'x/a 1']],
      ['a.md', ['x/y 3']],
      ['empty.md', []],
    ]);
    assert.equal(
      textOfBaseline({ schema: './schema.json', files }),
      `{
  "$schema": "./schema.json",
  "version": 1,
  "files": {
    "a.md": [
      "x/y 3"
    ],
    "b.md": [
      "x/a 1",
      "x/a 1",
      "x/z 2"
    ]
  }
}
`,
    );
    assert.equal(textOfBaseline(emptyBaseline), '{\n  "version": 1,\n  "files": {}\n}\n');
  });

  test('is read as what was written', () => {
    fc.assert(
      fc.property(baselines, (baseline) => {
        const text = textOfBaseline(baseline);
        const read = readBaseline(text);
        assert.ok('files' in read);
        assert.equal(textOfBaseline(read), text);
        assert.deepEqual(
          [...read.files.keys()].sort(),
          [...baseline.files.keys()].filter((file) => file !== '__proto__').sort(),
        );
      }),
      runs(200),
    );
  });

  test('a byte order mark and Windows line ends do no harm', () => {
    const text = textOfBaseline({ schema: undefined, files: new Map([['a.md', ['x/y 3']]]) });
    const read = readBaseline(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    assert.ok('files' in read);
    assert.equal(textOfBaseline(read), text);
  });

  for (const [text, fault] of [
    ['', 'It is not written in JSON, or it is cut off.'],
    ['{ "version": 1, "files": {', 'It is not written in JSON, or it is cut off.'],
    ['{\n<<<<<<< HEAD\n=======\n>>>>>>> x\n}', 'It has the conflict markers of a merge.'],
    ['[]', 'It has no `version`.'],
    ['null', 'It has no `version`.'],
    ['{ "files": {} }', 'It has no `version`.'],
    ['{ "version": 2, "files": [] }', 'It was written by a newer version of Component Posts.'],
    ['{ "version": "1", "files": {} }', 'What stands in "version" does not belong there.'],
    ['{ "version": 1 }', 'What stands in "files" does not belong there.'],
    [
      '{ "version": 1, "files": { "a.md": ["x"] } }',
      'What stands in "files.a.md.0" does not belong there.',
    ],
    ['{ "version": 1, "files": {}, "x": 1 }', 'What stands in "x" does not belong there.'],
  ] as const) {
    test(`${JSON.stringify(text)} is none`, () => {
      assert.deepEqual(readBaseline(text), { fault });
    });
  }
});
