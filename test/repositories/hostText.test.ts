// Text from strangers: what is left of it is plain, short and leads nowhere but to the web.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { count, plainWords, timestamp, webAddress } from '../../src/repositories/hostText';
import { runs } from '../support/fuzz';

/** Nothing that is unseen, turns text around, ends a line, or is half a character. */
const strange = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 2_000 }),
  fc
    .array(
      fc.constantFrom(
        ...Array.from(
          '\u202E\u202D\u2066\u2067\u2068\u2069\u200B\u200F\uFEFF\u2028\u0000\r\n\t\u009F',
        ),
        ...['\uD800', '\uDC00', '\u{1F600}', '\u{E0041}', 'x', 'é', ' ', '<b>', '](command:x)'],
      ),
      { maxLength: 2_000 },
    )
    .map((parts) => parts.join('')),
);

suite('text from hosts', () => {
  suite('plain words', () => {
    const rows: readonly (readonly [unknown, string | undefined])[] = [
      ['Fast and small.', 'Fast and small.'],
      ['  two\r\nlines\tand  spaces ', 'two lines and spaces'],
      ['one\u2028two\u2029three\u0085four', 'one two three four'],
      ['safe\u202Egnp.exe', 'safe gnp.exe'],
      ['a\u2066b\u2069c\u200Fd\u061Ce', 'a b c d e'],
      ['bell\u0007 null\u0000 escape\u001B[31mred', 'bell null escape [31mred'],
      ['hid\u200Bden\uFEFF\u00AD\u{E0041}', 'hid den'],
      ['half\uD83D and half\uDE00', 'half and half'],
      ['whole \u{1F600}', 'whole \u{1F600}'],
      ['日本語 עברית é', '日本語 עברית é'],
      // Who draws it escapes it: it must still say what it said.
      ['<script>alert(1)</script>', '<script>alert(1)</script>'],
      ['[press](command:workbench.action.quit)', '[press](command:workbench.action.quit)'],
      ['$(trash) `code` &amp; **b**', '$(trash) `code` &amp; **b**'],
      ['', undefined],
      [' \r\n\u200B\u202E', undefined],
      [null, undefined],
      [undefined, undefined],
      [42, undefined],
      [['a'], undefined],
      [{ toString: () => 'a' }, undefined],
    ];
    for (const [value, expected] of rows) {
      test(`from ${JSON.stringify(value)}`, () => {
        assert.equal(plainWords(value), expected);
      });
    }

    test('at most 300 units, or as many as wanted, and then an ellipsis', () => {
      assert.equal(plainWords('x'.repeat(300)), 'x'.repeat(300));
      assert.equal(plainWords('x'.repeat(301)), `${'x'.repeat(299)}…`);
      assert.equal(plainWords('one two three', 8), 'one two…');
      assert.equal(plainWords('one two three', 9), 'one two…');
      assert.equal(plainWords('\u{1F600}'.repeat(3), 4), '\u{1F600}…');
    });

    test('anything: plain, short, and no shorter when done again', () => {
      fc.assert(
        fc.property(nasty, fc.integer({ min: 1, max: 400 }), (text, longest) => {
          const words = plainWords(text, longest);
          if (words !== undefined) {
            assert.doesNotMatch(words, strange);
            assert.ok(words.length <= longest, `${String(words.length)} of ${String(longest)}`);
            assert.equal(words, words.trim());
            assert.doesNotMatch(words, /\s\s/);
            assert.equal(plainWords(words, longest), words);
          }
        }),
        runs(1_000),
      );
    });

    test('what is plain already stays', () => {
      const letters = fc.string({ unit: fc.constantFrom(...Array.from('abc é日\u{1F600}<>[]()')) });
      fc.assert(
        fc.property(letters, (text) => {
          const words = text.replace(/ +/g, ' ').trim();
          assert.equal(plainWords(text), words === '' ? undefined : words);
        }),
        runs(300),
      );
    });

    test('ten megabytes cost no more than a sentence', () => {
      for (const part of ['x', ' ', '\u202E', '\uD800', '\u{1F600}', '\r\n', 'x\u0000']) {
        // Out of a buffer, in one piece, as out of an answer: repeating alone makes pieces.
        const text = Buffer.from(part.repeat(10_000_000 / part.length), 'utf16le').toString(
          'utf16le',
        );
        assert.ok((plainWords(text)?.length ?? 0) <= 300, JSON.stringify(part));
      }
    });
  });

  suite('web addresses', () => {
    const rows: readonly (readonly [unknown, string | undefined])[] = [
      ['https://example.org', 'https://example.org/'],
      ['HTTPS://Example.ORG/Path?q#h', 'https://example.org/Path?q#h'],
      ['https://example.org/\u202Etxt.exe', 'https://example.org/%E2%80%AEtxt.exe'],
      ['https://example.org/a b"<x>', 'https://example.org/a%20b%22%3Cx%3E'],
      ['http://example.org/', undefined],
      ['javascript:alert(1)', undefined],
      ['command:workbench.action.quit', undefined],
      ['vscode://file/etc/passwd', undefined],
      ['data:text/html,<script>', undefined],
      ['//example.org/', undefined],
      [' https://example.org/', undefined],
      ['https:example.org', undefined],
      ['https://', undefined],
      ['https://user:password@example.org/', undefined],
      ['https://github.com@example.org/', undefined],
      ['https://exa mple.org/', undefined],
      [`https://example.org/${'x'.repeat(2_000)}`, undefined],
      // Written out, it is three times as long.
      [`https://example.org/${'\u202E'.repeat(500)}`, undefined],
      ['', undefined],
      [null, undefined],
      [7, undefined],
    ];
    for (const [value, expected] of rows) {
      test(String(value).slice(0, 60), () => {
        assert.equal(webAddress(value), expected);
      });
    }

    test('anything: nothing, or https without credentials, in characters that are seen', () => {
      const address = fc.oneof(
        nasty.map((text) => `https://example.org/${text}`),
        nasty.map((text) => `https://${text}`),
        fc.webUrl({ validSchemes: ['https', 'http', 'ftp'], withFragments: true }),
        nasty,
      );
      fc.assert(
        fc.property(address, (text) => {
          const url = webAddress(text);
          if (url !== undefined) {
            assert.match(url, /^https:\/\/[^@/]+\/[!-~]*$/);
            assert.ok(url.length <= 2_000);
            assert.equal(webAddress(url), url);
          }
        }),
        runs(500),
      );
    });
  });

  suite('points in time', () => {
    const sound = [
      '2026-11-22T14:02:03Z',
      '2026-11-22T14:02:03.123Z',
      '2018-02-02T00:00:00+01:00',
      '2018-02-02T23:59:60-0330',
    ];
    for (const value of sound) {
      test(value, () => {
        assert.equal(timestamp(value), value);
      });
    }
    const unsound = [
      '2026-11-22',
      '2026-11-22T14:02:03',
      '2026-13-22T14:02:03Z',
      '2026-00-22T14:02:03Z',
      '2026-11-32T14:02:03Z',
      '2026-11-00T14:02:03Z',
      '2026-11-22T24:02:03Z',
      '2026-11-22T14:02:03Z\n',
      ' 2026-11-22T14:02:03Z',
      '٢٠٢٦-11-22T14:02:03Z',
      'yesterday',
      1_792_000_000,
      null,
      undefined,
    ];
    for (const value of unsound) {
      test(`not ${JSON.stringify(value)}`, () => {
        assert.equal(timestamp(value), undefined);
      });
    }
  });

  test('counts', () => {
    for (const value of [0, 1, 42, Number.MAX_SAFE_INTEGER]) {
      assert.equal(count(value), value);
    }
    for (const value of [-1, 1.5, NaN, Infinity, 2 ** 60, '1', null, undefined, true, [1]]) {
      assert.equal(count(value), undefined);
    }
  });
});
