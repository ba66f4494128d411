import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePost } from '../../src/post/post';
import { applyEdits } from '../../src/post/text';
import { quoted, yamlText } from '../../src/post/yamlText';
import type { KnownValues } from '../../src/profile/knownValues';
import { ruleById } from '../../src/rules/registry';
import type { Problem } from '../../src/rules/rule';
import { runRules } from '../../src/rules/run';
import { knownFrom } from '../support/blog';
import { context } from '../support/checking';
import { runs } from '../support/fuzz';
import { assertProblems } from '../support/invariants';

const imageMissing = ruleById('front-matter/image-missing');

function missingIn(text: string, known: KnownValues): readonly Problem[] {
  assert.ok(imageMissing !== undefined);
  return runRules([imageMissing], parsePost(text), { ...context, known });
}

function postWith(image: string, style: 'plain' | 'single' | 'double'): string {
  const written =
    style === 'plain'
      ? yamlText(image, 'field')
      : style === 'double'
        ? quoted(image)
        : `'${image.replaceAll("'", "''")}'`;
  return `---\ntitle: "One"\npost_image: ${written} # seen above\n---\n`;
}

const name = fc.constantFrom(
  ...['mara.jpg', 'stack_overview.png', 'Harbour.JPG', "captain's table.webp", 'sub/tide.png'],
  ...['#1 stack.jpg', 'salt&sand.jpg', 'Möwe.jpg', '2026-03-09.png', 'a,b.png', 'null.png'],
);
const slip = fc.constantFrom<(written: string) => string>(
  (written) => written.toUpperCase(),
  (written) => written.toLowerCase(),
  (written) => `/${written}`,
  (written) => `./${written}`,
  (written) => `assets/images/${written}`,
  (written) => `../../assets/images/${written}`,
  (written) => `images\\${written}`,
  (written) => written.replaceAll('/', '\\'),
  (written) => written.replace(/\.[^.]*$/, ''),
  (written) => written.replace(/\.[^.]*$/, '.jpeg'),
  (written) => written.slice(0, 2) + written.slice(3),
  (written) => `photos/${written}`,
  (written) => encodeURI(written),
  (written) => written.replaceAll('&', '&amp;'),
);

suite('names of pictures', () => {
  test('a fix writes the name of a file that is there, in the quotes that it needs', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1 }),
        fc.array(slip, { maxLength: 2 }),
        fc.constantFrom('plain', 'single', 'double'),
        fc.constantFrom('assets/images', '.'),
        (names, slips, style, folder) => {
          const known = knownFrom({ folders: { [folder]: names } }, context.known.today);
          const text = postWith(
            slips.reduce((written, change) => change(written), names[0] ?? ''),
            style,
          );
          const problems = missingIn(text, known);
          assertProblems(parsePost(text), problems);
          for (const { fixes } of problems) {
            for (const { edits } of fixes) {
              const fixed = applyEdits(text, edits);
              assert.deepEqual(missingIn(fixed, known), [], fixed);
              assert.ok(fixed.endsWith(' # seen above\n---\n'));
            }
          }
        },
      ),
      runs(500),
    );
  });

  test('a name that is there is never called missing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1 }),
        fc.constantFrom('plain', 'single', 'double'),
        (names, style) => {
          const known = knownFrom({ folders: { 'assets/images': names } }, context.known.today);
          assert.deepEqual(missingIn(postWith(names[0] ?? '', style), known), []);
        },
      ),
      runs(100),
    );
  });

  test('any name is looked up in a large folder without a failure', () => {
    const names = Array.from({ length: 5_000 }, (_, i) => `picture-of-the-stack-${String(i)}.jpg`);
    const known = knownFrom({ folders: { 'assets/images': names } }, context.known.today);
    for (const written of [
      'picture-of-the-stack.jpg',
      'a'.repeat(10_000),
      '../'.repeat(5_000),
      '\\'.repeat(5_000),
      '%'.repeat(5_000),
      '%E0%A4%A',
      '\uD800.jpg',
      '.',
      '..',
      '/',
      'constructor',
      '__proto__',
    ]) {
      const problems = missingIn(postWith(written, 'single'), known);
      assert.deepEqual(
        problems.map(({ rule }) => rule),
        ['front-matter/image-missing'],
        written.slice(0, 40),
      );
    }
  });
});
