// What a real blog hears once its other posts and its image folders are known, with the listings of
// this disk. Without them nothing is said of pictures: see judged.test.ts.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { KnownFolder, KnownValues } from '../../src/profile/knownValues';
import type { Problem } from '../../src/rules/rule';
import { context, problemsOf } from '../support/checking';
import { root, sharedMarkdown, sharedSuite, type SharedFile } from '../support/corpus';
import { readBlog } from '../support/knownFromDisk';

/** Rules that ask what is around a post. */
const around =
  /^front-matter\/(?:image-missing|image-format|image-size|image-unportable-name|author-image-mismatch)$/;

sharedSuite('a real blog with its pictures and its other posts', () => {
  const blog = path.join(root, '../shared/corpus/threefold-blog');
  const posts = sharedMarkdown('corpus/threefold-blog/posts');
  const knownOf = readBlog(blog, 'posts', context.known.today);

  const hears = ({ name, text }: SharedFile, known: KnownValues): readonly Problem[] =>
    problemsOf(text, { fileName: path.posix.basename(name), known }).filter(({ rule }) =>
      around.test(rule),
    );

  test('is known as it is', () => {
    const known = knownOf('open_source_technology.md');
    const [folder, ...more] = known.folders(['assets/images', 'nowhere']) ?? [];
    assert.equal(more.length, 0);
    assert.ok((folder?.files.size ?? 0) > 100);
    assert.ok(folder?.files.has('kristof.jpg'));
    assert.deepEqual(known.companionsOf('author', 'Kristof', 'author_image'), [
      { text: 'kristof.jpg', uses: 4 },
    ]);
  });

  test('hears of one picture whose name has to be escaped elsewhere, and of nothing else', () => {
    assert.deepEqual(
      posts.flatMap((file) =>
        hears(file, knownOf(file.name)).map(
          ({ rule, severity, message }) => `${file.name}: ${severity} ${rule}: ${message}`,
        ),
      ),
      [
        'digibyte_threefold.md: hint front-matter/image-unportable-name: The file name of `post_image` contains “&”: the blog finds it, but in HTML and in feeds it has to be written as &amp;. Rename the file to letters, digits, - and _.',
      ],
    );
  });

  /** The blog after files were renamed or taken away. */
  function changed(known: KnownValues, rename: (name: string) => string | undefined): KnownValues {
    return {
      ...known,
      folders: (roots) =>
        known.folders(roots)?.map((folder): KnownFolder => ({
          ...folder,
          files: new Map(
            [...folder.files].flatMap(([name, file]) => {
              const renamed = rename(name);
              return renamed === undefined ? [] : [[renamed, file]];
            }),
          ),
        })),
    };
  }

  test('hears of a portrait that was renamed to another case, with the name to write', () => {
    const known = (file: SharedFile): KnownValues =>
      changed(knownOf(file.name), (name) => (name === 'kristof.jpg' ? 'Kristof.jpg' : name));
    const said = posts.flatMap((file) =>
      hears(file, known(file))
        .filter(({ rule }) => rule === 'front-matter/image-missing')
        .map(({ severity, fixes }) => [
          severity,
          ...fixes.map(({ title, preferred }) => `${title}${preferred === true ? '!' : ''}`),
        ]),
    );
    assert.deepEqual(
      said,
      Array.from({ length: 5 }, () => ['warning', 'Write Kristof.jpg!']),
    );
  });

  test('hears of each picture that was taken away', () => {
    const gone = 'open_source_technology.jpg';
    const file = posts.find(({ name }) => name === 'open_source_technology.md');
    assert.ok(file !== undefined);
    assert.deepEqual(
      hears(
        file,
        changed(knownOf(file.name), (name) => (name === gone ? undefined : name)),
      ).map(({ message, fixes }) => [message, fixes.length]),
      [
        [
          `There is no file “${gone}” in \`assets/images\`, so readers see a broken picture. Correct the name, or add the file.`,
          0,
        ],
      ],
    );
  });

  test('hears of a portrait that is not the author’s', () => {
    const file = posts.find(({ name }) => name === 'open_source_technology.md');
    assert.ok(file !== undefined);
    const text = file.text.replace('author_image: kristof.jpg', 'author_image: sacha.jpg');
    const [problem, ...more] = hears({ ...file, text }, knownOf(file.name));
    assert.equal(more.length, 0);
    assert.equal(
      problem?.message,
      'The 4 other posts by Kristof all show kristof.jpg, this one sacha.jpg. Use the same portrait, or leave it if it is meant.',
    );
  });
});
