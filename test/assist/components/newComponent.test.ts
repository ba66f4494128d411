import assert from 'node:assert/strict';
import { componentsToInsert, readNewComponent } from '../../../src/assist/components/newComponent';
import { parsePost } from '../../../src/post/post';
import type { KnownComponents } from '../../../src/profile/knownValues';

const blog: KnownComponents = {
  components: [
    {
      name: 'Zinc-OS',
      role: 'Operating System',
      url: 'https://github.com/smithy/zinc-os',
      uses: 3,
    },
    { name: 'Beacon', role: undefined, url: 'https://codeberg.org/lamps/beacon', uses: 2 },
    { name: 'Tongs', role: undefined, url: undefined, uses: 1 },
  ],
  repositories: [
    { url: 'https://github.com/smithy/zinc-os', uses: 3 },
    { url: 'https://gitlab.com/smiths/deep/file.git', uses: 2 },
    { url: 'https://github.com/smithy', uses: 2 },
  ],
  closings: [],
};

const post = parsePost(
  '- [Anvil](https://github.com/smithy/anvil)\n- [Log](https://codeberg.org/smiths/log)\n',
);

function read(words: string): string | undefined {
  const found = readNewComponent(words, post, blog);
  return found && [found.name, found.role ?? '', found.url ?? ''].join(' | ');
}

suite('what an author wants to insert', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    'https://github.com/smithy/hammer': 'hammer |  | https://github.com/smithy/hammer',
    'https://www.github.com/smithy/hammer.git': 'hammer |  | https://github.com/smithy/hammer',
    'https://github.com/smithy/hammer/issues/3#x': 'hammer |  | https://github.com/smithy/hammer',
    'github.com/smithy/hammer': 'hammer |  | https://github.com/smithy/hammer',
    'git@github.com:smithy/hammer.git': 'hammer |  | https://github.com/smithy/hammer',
    'ssh://git@codeberg.org/smithy/hammer.git': 'hammer |  | https://codeberg.org/smithy/hammer',
    'https://git.sr.ht/~smithy/hammer': 'hammer |  | https://git.sr.ht/~smithy/hammer',
    'https://gitlab.com/smithy/deep/down/hammer/-/tree/main':
      'hammer |  | https://gitlab.com/smithy/deep/down/hammer',
    'https://github.com/smithy': 'smithy |  | https://github.com/smithy',
    'smithy/hammer': 'hammer |  | https://github.com/smithy/hammer',
    'lamps/torch': 'torch |  | https://codeberg.org/lamps/torch',
    'smiths/hammer': 'hammer |  | https://codeberg.org/smiths/hammer',
    'nobody/hammer': 'hammer |  | https://github.com/nobody/hammer',
    'smithy/zinc-os': 'Zinc-OS | Operating System | https://github.com/smithy/zinc-os',
    'elsewhere/zinc_os': 'Zinc-OS | Operating System | https://github.com/elsewhere/zinc_os',
    'zinc os': 'Zinc-OS | Operating System | https://github.com/smithy/zinc-os',
    ' Tongs ': 'Tongs |  | ',
    'Steam  Hammer': 'Steam Hammer |  | ',
    'TCP/IP Stack': 'TCP/IP Stack |  | ',
    'https://example.org/a/b': undefined,
    'https://github.com/topics/rust': undefined,
    '': undefined,
    ' - ': undefined,
  };
  for (const [words, wanted] of Object.entries(cases)) {
    test(JSON.stringify(words), () => {
      assert.equal(read(words), wanted);
    });
  }
});

suite('what the blog has and the post lacks', () => {
  function offered(text: string): readonly string[] {
    return componentsToInsert(parsePost(text), blog).map(({ name, url }) => `${name} ${url ?? ''}`);
  }

  test('components first, then repositories that are none of them', () => {
    assert.deepEqual(offered('Text.'), [
      'Zinc-OS https://github.com/smithy/zinc-os',
      'Beacon https://codeberg.org/lamps/beacon',
      'Tongs ',
      'file https://gitlab.com/smiths/deep/file',
    ]);
  });

  test('not what the post has by name, by alias, or by a link', () => {
    assert.deepEqual(
      offered(`- [tongs](https://github.com/a/b)
- [Light = Lamp](https://github.com/a/lamp)

**Lamp** (also known as Beacon): Shines.

See <https://github.com/Smithy/zinc-os> and [it](https://gitlab.com/smiths/deep/file).
`),
      [],
    );
  });
});
