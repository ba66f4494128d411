// What git servers list, also when they mean no good.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { latestVersionTag, readGitRefs } from '../../src/repositories/hosts/gitRefs';
import { runs } from '../support/fuzz';

const hash = '0123456789abcdef0123456789abcdef01234567';
const start = packet('# service=git-upload-pack\n') + '0000';
const abilities = 'multi_ack side-band-64k symref=HEAD:refs/heads/main object-format=sha1';

/** As git writes it: its length in bytes as four digits, and then the line. */
function packet(line: string): string {
  return (Buffer.byteLength(line) + 4).toString(16).padStart(4, '0') + line;
}

function listing(names: readonly string[], said = abilities): string {
  const lines = names.map((name, index) =>
    packet(`${hash} ${name}${index === 0 ? `\0${said}` : ''}\n`),
  );
  return `${start}${lines.join('')}0000`;
}

suite('lists of git servers', () => {
  test('branches, tags and the default branch', () => {
    const text = listing([
      'HEAD',
      'refs/heads/main',
      'refs/pull/1/head',
      'refs/tags/v1.0.0',
      'refs/tags/v1.0.0^{}',
      'refs/tags/tools/v2',
    ]);
    assert.deepEqual(readGitRefs(text), {
      defaultBranch: 'main',
      tags: ['v1.0.0', 'tools/v2'],
      isEmpty: false,
    });
  });

  test('a default branch with slashes, wherever it is said', () => {
    const said = ['symref=HEAD:refs/heads/a/b', 'x symref=HEAD:refs/heads/a/b', abilities];
    assert.deepEqual(
      said.map((words) => readGitRefs(listing(['HEAD'], words))?.defaultBranch),
      ['a/b', 'a/b', 'main'],
    );
  });

  test('none where HEAD leads to no branch, or another name does', () => {
    for (const said of [
      '',
      'multi_ack',
      'symref=refs/x:refs/heads/y',
      'xsymref=HEAD:refs/heads/y',
    ]) {
      assert.equal(readGitRefs(listing(['HEAD'], said))?.defaultBranch, undefined, said);
    }
  });

  test('an empty repository, as git says it and as others do', () => {
    const expected = { defaultBranch: undefined, tags: [], isEmpty: true };
    assert.deepEqual(readGitRefs(`${start}0000`), expected);
    const zero = '0'.repeat(40);
    const line = packet(`${zero} capabilities^{}\0multi_ack\n`);
    assert.deepEqual(readGitRefs(`${start}${line}0000`), expected);
  });

  test('longer hashes', () => {
    const text = `${start}${packet(`${'a'.repeat(64)} refs/tags/v1.0\0${abilities}\n`)}0000`;
    assert.deepEqual(readGitRefs(text)?.tags, ['v1.0']);
  });

  test('names in other scripts, and bytes that are no text', () => {
    const text = listing(['HEAD', 'refs/tags/vé1', 'refs/tags/日本', 'refs/tags/v1.0']);
    assert.deepEqual(readGitRefs(text)?.tags, ['vé1', '日本', 'v1.0']);
    const broken = text.replace('é', '\uFFFD');
    assert.deepEqual(readGitRefs(broken)?.tags, ['v\uFFFD1', '日本', 'v1.0']);
  });

  test('a server of files', () => {
    const text = `${hash}\trefs/heads/main\n${hash}\trefs/tags/v2.0.0\n${hash}\trefs/tags/v2.0.0^{}\n`;
    assert.deepEqual(readGitRefs(text), {
      defaultBranch: undefined,
      tags: ['v2.0.0'],
      isEmpty: false,
    });
  });

  test('no list', () => {
    const others = [
      '',
      '0000',
      '<!doctype html><title>Not a robot?</title>',
      '{"message":"Not Found"}',
      start,
      start.slice(0, 20),
      `${start}${packet('ERR access denied\n')}0000`,
      `${start}${packet(`${hash} HEAD`)}`,
      `${packet('# service=git-receive-pack\n')}0000${packet(`${hash} HEAD\0x\n`)}`,
      `# service=git-upload-pack\n${hash} HEAD\n`,
      `${hash} HEAD\n`,
      `${hash}\t\n`,
    ];
    for (const text of others) {
      assert.equal(readGitRefs(text), undefined, JSON.stringify(text));
    }
  });

  test('cut anywhere behind the first line: the same, with fewer tags', () => {
    const text = listing(['HEAD', 'refs/tags/v1.0', 'refs/tags/v1.1']);
    const first = text.indexOf('\n', start.length) + 1;
    for (let end = first; end <= text.length; end += 1) {
      const refs = readGitRefs(text.slice(0, end));
      assert.equal(refs?.defaultBranch, 'main');
      assert.ok(refs.tags.every((tag) => ['v1.0', 'v1.1'].includes(tag)));
    }
  });

  test('anything: never throws, never more tags than lines', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        start,
        hash,
        '0000',
        'ffff',
        '\0',
        '\n',
        '\t',
        ' ',
        'refs/tags/',
        'HEAD',
        '^{}',
      ),
      fc.constantFrom(packet(`${hash} refs/tags/v1.0\n`), packet(`${hash} HEAD\0${abilities}\n`)),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.boolean(), (pieces, isSmart) => {
        const text = (isSmart ? start : '') + pieces.join('');
        const refs = readGitRefs(text);
        assert.ok((refs?.tags.length ?? 0) <= text.split('\n').length);
        assert.ok(refs?.tags.every((tag) => !/[\n\0]/.test(tag)) !== false);
      }),
      runs(1_000),
    );
  });

  test('half a megabyte of anything is read at once', () => {
    const size = 524_288;
    const texts = [
      listing(Array.from({ length: 8_000 }, (_, index) => `refs/tags/v1.${String(index)}.0`)),
      start + '0'.repeat(size),
      start + `${hash} `.repeat(size / 41),
      `${start}${packet(`${hash} HEAD\0`)}${' symref=HEAD:refs/heads'.repeat(size / 23)}\n`,
      `${start}0000${hash} ${'x'.repeat(size)}`,
      `${hash}\t${'x'.repeat(size)}`,
    ];
    for (const text of texts) {
      assert.doesNotThrow(() => latestVersionTag(readGitRefs(text)?.tags ?? []));
    }
  });
});

suite('latest version among tags', () => {
  const rows: readonly (readonly [readonly string[], string | undefined])[] = [
    [[], undefined],
    [['nightly', 'release', 'v1', '20260101', 'foo-1.2.3'], undefined],
    [['v0.9.0', 'v0.10.0', 'v0.2.0'], 'v0.10.0'],
    [['1.0', '1.0.1', '0.99.9'], '1.0.1'],
    [['V1.0.0', 'v0.1.0'], 'V1.0.0'],
    [['v1.2.3.4', 'v1.2.3.10'], 'v1.2.3.10'],
    [['v2.0.0-rc.1', 'v1.9.0'], 'v1.9.0'],
    [['v2.0.0-rc.2', 'v2.0.0-rc.10', 'v2.0.0-beta'], 'v2.0.0-rc.10'],
    [['1.0.0+build-7', '0.9.0'], '1.0.0+build-7'],
    [['1.0-rc1', '0.1.0'], '0.1.0'],
    [['v01.002.03', 'v1.2.2'], 'v01.002.03'],
    [['999999999.0.0', '1000000000.0.0'], '999999999.0.0'],
    [[`1.0.0-${'a.'.repeat(200)}b`, '0.1.0'], '0.1.0'],
    [['v1.0.0\u202E', '1.0.x', '*', '>=2.0.0', '^3.0.0', '~4.0.0', 'v0.1.0'], 'v0.1.0'],
  ];
  for (const [tags, expected] of rows) {
    test(`${tags.join(' ').slice(0, 60)}: ${expected ?? 'none'}`, () => {
      assert.equal(latestVersionTag(tags), expected);
      assert.equal(latestVersionTag(tags.toReversed()), expected);
    });
  }

  test('of plain numbers, the highest', () => {
    const numbers = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12));
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1 }), (versions) => {
        const highest = versions.toSorted((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2])[0];
        assert.equal(
          latestVersionTag(versions.map((version) => `v${version.join('.')}`)),
          `v${String(highest?.join('.'))}`,
        );
      }),
      runs(500),
    );
  });

  test('anything: one of the tags, or none', () => {
    const part = fc.nat(30).map(String);
    const version = fc
      .tuple(fc.constantFrom('', 'v'), fc.array(part, { minLength: 1, maxLength: 5 }))
      .map(([prefix, parts]) => prefix + parts.join('.'));
    const tag = fc.oneof(
      version,
      fc.tuple(version, fc.string()).map(([number, rest]) => `${number}-${rest}`),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(tag), (tags) => {
        const latest = latestVersionTag(tags);
        assert.ok(latest === undefined || tags.includes(latest));
        assert.equal(latestVersionTag(latest === undefined ? [] : [latest]), latest);
      }),
      runs(1_000),
    );
  });
});
