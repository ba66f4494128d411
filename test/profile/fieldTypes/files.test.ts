import assert from 'node:assert/strict';
import { suggestionsFor } from '../../../src/profile/fieldTypes';
import type { KnownOptions } from '../../support/blog';
import { explanation, known, misfits, specFor, suggestions } from '../../support/fieldTypes';

const blog: KnownOptions = {
  values: {
    it: [
      ['mara.jpg', 7],
      ['own.png', 1],
      ['https://example.org/noor.jpg', 2],
      ['gone.jpg', 3],
    ],
  },
  folders: {
    'assets/images': [
      'own.png',
      'mara.jpg',
      { name: 'new.webp', bytes: 84_200, picture: { format: 'webp', width: 1200, height: 630 } },
      'notes.txt',
    ],
    img: ['mara.jpg', 'parts/hull.svg', { name: 'broken.jpg', bytes: 12, picture: 'unreadable' }],
  },
};

suite('image', () => {
  const image = specFor('image', { roots: ['assets/images', 'img'] });

  test('is one text', () => {
    assert.deepEqual(misfits(image, 'mara.jpg'), []);
    assert.deepEqual(misfits(image, '[mara.jpg]'), [
      '`it` is a list. Write the name of a picture file. -> mara.jpg',
    ]);
  });

  test('pictures are offered: shared ones, those that no post shows yet, those of one post', () => {
    assert.deepEqual(suggestions(image, blog), [
      'mara.jpg (used in 7 other posts)',
      'https://example.org/noor.jpg (used in 2 other posts)',
      'broken.jpg',
      'new.webp',
      'parts/hull.svg',
      'own.png (used in 1 other post)',
    ]);
    assert.deepEqual(
      suggestions(
        specFor('image', { roots: ['img'], allowUrl: false, extensions: ['.SVG'] }),
        blog,
      ),
      ['parts/hull.svg'],
    );
  });

  test('what other posts name is offered where no folder is known', () => {
    assert.deepEqual(suggestions(image, { values: { it: [['mara.jpg', 7]] } }), [
      'mara.jpg (used in 7 other posts)',
    ]);
  });

  test('each comes with its picture, its folder and its size', () => {
    const found = new Map(
      suggestionsFor(image, known(blog)).map((suggestion) => [suggestion.value, suggestion]),
    );
    assert.equal(found.get('mara.jpg')?.image, 'file:///blog/assets/images/mara.jpg');
    assert.equal(found.get('mara.jpg')?.documentation, 'In `assets/images`.');
    assert.equal(
      found.get('new.webp')?.documentation,
      'In `assets/images`: 1200 × 630 pixels, 84 KB.',
    );
    assert.equal(found.get('broken.jpg')?.documentation, 'In `img`: 12 bytes.');
    assert.equal(found.get('https://example.org/noor.jpg')?.image, 'https://example.org/noor.jpg');
  });

  test('is explained by where it is, its size and its use', () => {
    assert.deepEqual(explanation(image, 'new.webp', blog), [
      'In `assets/images`: 1200 × 630 pixels, 84 KB.',
    ]);
    assert.deepEqual(explanation(image, 'mara.jpg', blog), [
      'In `assets/images`.',
      'Used in 7 other posts.',
    ]);
    assert.deepEqual(explanation(image, 'https://example.org/a.jpg', blog), [
      'An address on the web, which the blog shows as it is.',
    ]);
    assert.deepEqual(explanation(image, 'nobody.jpg', blog), []);
    assert.deepEqual(explanation(image, 'mara.jpg'), []);
  });
});

suite('file', () => {
  test('has one of the extensions', () => {
    const sheet = specFor('file', { extensions: ['pdf', '.TXT'] });
    assert.deepEqual(misfits(sheet, 'a.PDF'), []);
    assert.deepEqual(misfits(sheet, 'parts.v2/a.txt'), []);
    assert.equal(misfits(sheet, 'a.doc').length, 1);
    assert.equal(misfits(sheet, 'pdf').length, 1);
    assert.deepEqual(misfits(specFor('file'), 'anything'), []);
    assert.equal(misfits(specFor('file'), '[a]').length, 1);
  });

  test('those of its folders are offered and explained', () => {
    const notes = specFor('file', { roots: ['assets/images'], extensions: ['txt'] });
    assert.deepEqual(suggestions(notes, blog), ['notes.txt']);
    assert.deepEqual(explanation(notes, 'notes.txt', blog), ['In `assets/images`.']);
    const beside = specFor('file');
    assert.deepEqual(suggestions(beside, { folders: { '.': ['a.pdf'] } }), ['a.pdf']);
  });
});

suite('person', () => {
  const author = specFor('person', { image: 'portrait', known: ['Noor', 'Mara'] });
  const people: KnownOptions = {
    values: {
      it: [
        ['Mara', 7],
        ['Ilse', 1],
      ],
    },
    companions: {
      it: {
        Mara: {
          portrait: [
            ['mara.jpg', 6],
            ['old.jpg', 1],
          ],
        },
      },
    },
  };

  test('those of other posts are offered, then those that the blog names', () => {
    assert.deepEqual(suggestions(author, people), [
      'Mara (used in 7 other posts)',
      'Ilse (used in 1 other post)',
      'Noor',
    ]);
  });

  test('each comes with the portrait that it has most often', () => {
    const [mara, ilse] = suggestionsFor(author, known(people));
    assert.deepEqual(mara?.companion, { field: 'portrait', value: 'mara.jpg' });
    assert.equal(ilse?.companion, undefined);
    const [alone] = suggestionsFor(specFor('person'), known(people));
    assert.equal(alone?.companion, undefined);
  });

  test('is explained by their posts', () => {
    assert.deepEqual(explanation(author, 'Mara', people), [
      '7 other posts by `Mara`, with `mara.jpg`, `old.jpg` as `portrait`.',
    ]);
    assert.deepEqual(explanation(author, 'Ilse', people), ['1 other post by `Ilse`.']);
    assert.deepEqual(explanation(author, 'Nobody', people), []);
  });

  test('is one text', () => {
    assert.deepEqual(misfits(author, 'Mara'), []);
    assert.equal(misfits(author, '[Mara, Noor]').length, 1);
  });
});
