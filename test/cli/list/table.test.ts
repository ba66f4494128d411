import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutTo, table, type TableColumn } from '../../../src/cli/list/table';
import { widthOf } from '../../../src/cli/width';
import { runs } from '../../support/fuzz';

const heads: readonly TableColumn[] = [
  { heading: 'Name', align: 'left', cutAt: 'start', isExtra: false },
  { heading: 'Note', align: 'left', cutAt: 'end', isExtra: true },
  { heading: 'Posts', align: 'right', cutAt: 'end', isExtra: false },
];

function lines(text: string): readonly string[] {
  return text.split('\n').slice(0, -1);
}

suite('tables for a terminal', () => {
  test('have columns as wide as what is in them, and no empty ones', () => {
    const cells = [
      ['Anvil', '', '3'],
      ['Bellows', '', '12'],
    ];
    assert.deepEqual(lines(table(heads, cells, undefined)), [
      'Name     Posts',
      'Anvil        3',
      'Bellows     12',
    ]);
  });

  test('count what a terminal shows in two columns as two', () => {
    const cells = [
      ['部品一覧', 'parts', '1'],
      ['🧑‍🚀 Rocket', 'flies', '2'],
    ];
    assert.deepEqual(lines(table(heads, cells, undefined)), [
      'Name       Note   Posts',
      '部品一覧   parts      1',
      '🧑‍🚀 Rocket  flies      2',
    ]);
  });

  test('are cut in their widest columns where the terminal is narrow', () => {
    const cells = [['Anvil', 'What a smith puts everything on that wants to be bent', '3']];
    assert.deepEqual(lines(table(heads, cells, 40)), [
      'Name   Note                        Posts',
      'Anvil  What a smith puts everyth…      3',
    ]);
  });

  test('leave out what is extra where that is not enough', () => {
    const cells = [['A very long name', 'and a long note', '3']];
    assert.deepEqual(lines(table(heads, cells, 28)), [
      'Name              Posts',
      'A very long name      3',
    ]);
    assert.deepEqual(lines(table(heads, cells, 20)), [
      'Name           Posts',
      '…ry long name      3',
    ]);
  });

  const words = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ''));

  test('fit any terminal that has room for their columns', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, words, words), { maxLength: 8 }),
        fc.integer({ min: 22, max: 120 }),
        (cells, columns) => {
          for (const line of lines(table(heads, cells, columns))) {
            assert.ok(widthOf(line) <= columns, line);
          }
        },
      ),
      runs(200),
    );
  });

  test('a text that is cut has the width that was asked for, or a little less', () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('start' as const, 'end' as const),
        (text, width, cutAt) => {
          const cut = cutTo(text, width, cutAt);
          assert.ok(widthOf(cut) <= width);
          if (widthOf(text) <= width) {
            assert.equal(cut, text);
          } else if (cutAt === 'end') {
            assert.ok(cut.endsWith('…') && text.startsWith(cut.slice(0, -1)));
          } else {
            assert.ok(cut.startsWith('…') && text.endsWith(cut.slice(1)));
          }
        },
      ),
      runs(300),
    );
  });
});
