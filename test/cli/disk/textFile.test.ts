import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bytesOf, textIn } from '../../../src/cli/disk/textFile';
import { runs } from '../../support/fuzz';

function codeOf(bytes: Buffer): string | undefined {
  const read = textIn(bytes);
  return 'code' in read ? read.code : undefined;
}

suite('texts of files', () => {
  test('the bytes of every text come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, marked) => {
        const bytes = Buffer.from((marked ? '\uFEFF' : '') + text.replaceAll('\0', ''), 'utf8');
        const read = textIn(bytes);
        assert.ok('text' in read);
        assert.deepEqual(bytesOf(read), bytes);
      }),
      runs(300),
    );
  });

  test('whatever the bytes, they come back or are no text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (array) => {
        const bytes = Buffer.from(array);
        const read = textIn(bytes);
        assert.ok('code' in read || bytesOf(read).equals(bytes));
      }),
      runs(500),
    );
  });

  test('a mark is no part of the text, but the second one is', () => {
    const read = textIn(Buffer.from('\uFEFF\uFEFFx'));
    assert.deepEqual(read, { text: '\uFEFFx', hasByteOrderMark: true });
  });

  test('an empty file is an empty text', () => {
    assert.deepEqual(textIn(Buffer.alloc(0)), { text: '', hasByteOrderMark: false });
  });

  test('UTF-16 is told by its mark, and without it by its zeros', () => {
    const text = 'title: Größe\n';
    for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]) {
      assert.equal(codeOf(bytes), 'file/encoding');
    }
    assert.equal(codeOf(Buffer.from('\uFEFF題', 'utf16le')), 'file/encoding');
    assert.equal(codeOf(Buffer.from('\uFEFF題', 'utf16le').swap16()), 'file/encoding');
  });

  test('zeros in both halves are no text, and neither is a zero in a text', () => {
    assert.equal(codeOf(Buffer.from([1, 0, 0, 2, 3, 0, 0, 4])), 'file/binary');
    assert.equal(codeOf(Buffer.from('a long enough text\0 with one')), 'file/binary');
  });

  test('another encoding is told with the first line that shows it', () => {
    const read = textIn(Buffer.from('one\r\ntwo\rthree é\n', 'latin1'));
    assert.ok('code' in read);
    assert.deepEqual([read.code, read.line], ['file/encoding', 2]);
    assert.match(read.message, /^Line 3 is not in UTF-8/);
  });
});
