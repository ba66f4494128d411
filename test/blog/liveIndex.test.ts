import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LiveIndex } from '../../src/blog/liveIndex';
import { Slices } from '../../src/blog/slices';
import type { KnownFolder, KnownOfBlog } from '../../src/profile/knownValues';
import type { PostPolicy } from '../../src/profile/policy';
import { profileWith } from '../support/blog';
import { builtInPolicy, MemoryWorkspace, postWith, TestPace, uriOf } from './memory';

const today = '2026-11-24';
const roots = ['assets/images'];
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Nothing here waits for a clock: after some turns, everything that was begun is done. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    await nextTurn();
  }
}

class Watched {
  readonly changes: (string | undefined)[] = [];
  readonly failures: string[] = [];
  readonly workspace: MemoryWorkspace;
  readonly index: LiveIndex;

  constructor(workspace: MemoryWorkspace) {
    this.workspace = workspace;
    this.index = new LiveIndex(
      workspace,
      new TestPace(),
      (post) => this.changes.push(post),
      (what) => this.failures.push(what),
    );
  }

  known(file: string, policy: PostPolicy = this.workspace.policyOf(uriOf(file))): KnownOfBlog {
    return this.index.knownFor(uriOf(file), policy, today);
  }

  used(file: string, field: string): string[] {
    return this.known(file)
      .valuesOf(field)
      .map(({ text, uses }) => `${text} ${String(uses)}`);
  }

  /** What is asked for the first time is known a little later. */
  async folders(file: string, wanted = roots): Promise<readonly KnownFolder[] | undefined> {
    this.known(file).folders(wanted);
    await settled();
    return this.known(file).folders(wanted);
  }
}

async function built(files: Readonly<Record<string, string | Uint8Array>>): Promise<Watched> {
  const watched = new Watched(new MemoryWorkspace(files));
  await watched.index.refresh();
  return watched;
}

function pathsIn(folders: readonly KnownFolder[] | undefined): unknown {
  return folders?.map(({ root, uri, files }) => [root, uri, [...files.keys()].sort()]);
}

const blog = {
  'posts/one.md': postWith({ author: 'Mara', tags: 'tech' }),
  'posts/two.md': postWith({ author: 'Noor', tags: 'tech, open source' }),
  'drafts/three.markdown': postWith({ author: 'Mara' }),
  'pages/about.md': '---\ntitle: About\nauthor: Nobody\n---\n',
  'README.md': postWith({ author: 'Nobody' }),
  'assets/images/mara.png': pixel,
};

suite('live index', () => {
  test('tells what the addresses in each post lead to, as they are typed', async () => {
    const url = 'https://github.com/acme/anvil';
    const watched = await built({
      'posts/one.md': `${postWith({ author: 'Mara' })}See <${url}/issues> and https://example.org.\n`,
      'posts/two.md': postWith({ author: 'Mara' }),
      'pages/about.md': `See ${url}`,
    });
    const keys = (): unknown =>
      Array.from(watched.index.repositoriesByPost, ([uri, repositories]) => [
        uri,
        repositories.map(({ key }) => key),
      ]);
    assert.deepEqual(keys(), [
      [uriOf('posts/one.md'), ['github.com/acme/anvil']],
      [uriOf('posts/two.md'), []],
    ]);
    await watched.index.edit(
      uriOf('posts/two.md'),
      `${postWith({ author: 'Mara' })}See https://github.com/acme.\n`,
    );
    assert.deepEqual(keys(), [
      [uriOf('posts/one.md'), ['github.com/acme/anvil']],
      [uriOf('posts/two.md'), ['github.com/acme']],
    ]);
  });

  test('knows nothing until it is built, then the posts of the blog', async () => {
    const watched = new Watched(new MemoryWorkspace(blog));
    const building = watched.index.refresh();
    await nextTurn();
    assert.deepEqual(watched.used('posts/new.md', 'author'), []);
    await building;
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2', 'Noor 1']);
    assert.deepEqual(watched.used('posts/one.md', 'author'), ['Mara 1', 'Noor 1']);
    assert.equal(watched.index.size, 3);
    assert.equal(watched.changes.at(-1), undefined);
    assert.deepEqual(watched.failures, []);
  });

  test('follows files that come, go and change', async () => {
    const watched = await built(blog);
    const { workspace, index } = watched;
    const used = (): string[] => watched.used('posts/new.md', 'author');
    workspace.write('posts/four.md', postWith({ author: 'Ilse' }));
    workspace.remove('posts/two.md');
    await index.refresh();
    assert.deepEqual(used(), ['Mara 2', 'Ilse 1']);
    workspace.write('posts/four.md', postWith({ author: 'Noor' }));
    await index.refresh();
    assert.deepEqual(used(), ['Mara 2', 'Ilse 1'], 'nobody said that it changed');
    await index.reread([uriOf('posts/four.md'), uriOf('not/found.md')]);
    assert.deepEqual(used(), ['Mara 2', 'Noor 1']);
    workspace.excluded.add(uriOf('drafts/three.markdown'));
    await index.refresh();
    assert.deepEqual(used(), ['Mara 1', 'Noor 1']);
    assert.deepEqual(watched.failures, []);
  });

  test('an editor wins over the disk until it is closed', async () => {
    const watched = await built(blog);
    const { index, workspace } = watched;
    const uri = uriOf('posts/two.md');
    await index.edit(uri, postWith({ author: 'Ilse' }));
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2', 'Ilse 1']);
    workspace.write('posts/two.md', postWith({ author: 'Zoe' }));
    await index.reread([uri]);
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2', 'Ilse 1']);
    workspace.write('posts/two.md', postWith({ author: 'Yara' }));
    await index.close(uri);
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2', 'Yara 1']);
  });

  test('an editor that is closed while its text is read leaves nothing', async () => {
    const watched = await built(blog);
    const uri = uriOf('posts/two.md');
    const editing = watched.index.edit(uri, postWith({ author: 'Ilse' }));
    await watched.index.close(uri);
    await editing;
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2', 'Noor 1']);
  });

  test('of two edits the later counts', async () => {
    const watched = await built(blog);
    const uri = uriOf('posts/two.md');
    await Promise.all([
      watched.index.edit(uri, postWith({ author: 'Ilse' })),
      watched.index.edit(uri, postWith({ author: 'Zoe' })),
    ]);
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2', 'Zoe 1']);
  });

  test('an open file that is left out is no news to others, until it is let in', async () => {
    const workspace = new MemoryWorkspace(blog);
    const uri = uriOf('posts/two.md');
    workspace.excluded.add(uri);
    const watched = new Watched(workspace);
    await watched.index.refresh();
    await watched.index.edit(uri, postWith({ author: 'Ilse' }));
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2']);
    workspace.excluded.delete(uri);
    await watched.index.refresh();
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2', 'Ilse 1']);
  });

  test('roots of a project file that lead out of the workspace are not looked at', async () => {
    const watched = await built(blog);
    const { workspace } = watched;
    workspace.files.set('mem:/secret/key.png', { content: pixel, changed: 1 });
    const project = { ...builtInPolicy, projectFile: uriOf('.component-posts.json') };
    workspace.policy = () => project;
    for (const root of ['../secret', 'assets/../../secret', '..', './/../secret/.']) {
      assert.equal(await watched.folders('posts/one.md', [root]), undefined, root);
    }
    const inside = await watched.folders('posts/one.md', ['posts/../assets/images']);
    assert.deepEqual(
      inside?.map(({ uri }) => uri),
      [uriOf('assets/images')],
    );
    assert.deepEqual(
      [...workspace.asked.keys()].filter((asked) => /^mem:\/(?!blog)/.test(asked)),
      [],
    );
  });

  test('the day in the name of a file is known, with and without zeros', async () => {
    const watched = await built(blog);
    assert.equal(watched.known('posts/2026-3-9-one.md').fileDay, '2026-03-09');
    assert.equal(watched.known('posts/2026-02-30-one.md').fileDay, undefined);
  });

  test('an open file outside the workspace knows its neighbours only', async () => {
    const watched = await built(blog);
    await watched.index.edit('mem:/else/one.md', postWith({ author: 'Zoe' }));
    const known = watched.index.knownFor('mem:/else/two.md', builtInPolicy, today);
    await settled();
    assert.deepEqual(known.valuesOf('author'), [{ text: 'Zoe', uses: 1 }]);
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2', 'Noor 1']);
  });

  test('what is in no folder belongs to the only blog, and has no folders', async () => {
    const watched = await built(blog);
    const known = watched.index.knownFor('new:Untitled-1', builtInPolicy, today);
    assert.deepEqual(
      known.valuesOf('author').map(({ text }) => text),
      ['Mara', 'Noor'],
    );
    assert.equal(known.folders(roots), undefined);
  });

  test('tells of changes that others may care for, and of no others', async () => {
    const { index, changes } = await built(blog);
    const uri = uriOf('posts/two.md');
    changes.length = 0;
    await index.edit(uri, postWith({ author: 'Noor', tags: 'tech, open source' }));
    await index.edit(uri, postWith({ author: 'Noor', tags: 'tech, open source', body: 'More.' }));
    await index.edit(uriOf('pages/about.md'), '---\ntitle: Other\n---\n');
    assert.deepEqual(changes, []);
    await index.edit(uri, postWith({ author: 'Ilse' }));
    assert.deepEqual(changes, [uri]);
  });
});

suite('what posts say about components', () => {
  const presents = (name: string): string => `
- [${name} = Role](https://github.com/tidewater-stack/${name.toLowerCase()})
- [Keel](https://github.com/tidewater-stack/keel)
`;
  const stacks = {
    'posts/one.md': postWith({ body: presents('Beacon') }),
    'posts/two.md': postWith({ body: presents('Logbook') }),
    'posts/three.md': postWith({ body: 'No repository.' }),
    'pages/about.md': `---\ntitle: About\n---\n${presents('Nothing')}`,
  };
  const namesIn = (watched: Watched, file = 'posts/new.md'): readonly string[] =>
    watched
      .known(file)
      .componentsOfBlog()
      .components.map(({ name }) => name);
  const reads = ({ workspace }: Watched, file: string): number =>
    workspace.asked.get(uriOf(file)) ?? 0;

  test('is read when somebody asks, of posts that name a repository, and told once', async () => {
    const watched = await built(stacks);
    await settled();
    assert.equal(reads(watched, 'posts/one.md'), 1);
    watched.changes.length = 0;
    assert.deepEqual(namesIn(watched), []);
    namesIn(watched);
    await settled();
    assert.deepEqual(watched.changes, [undefined]);
    assert.deepEqual(namesIn(watched), ['Keel', 'Beacon', 'Logbook']);
    await settled();
    assert.deepEqual(
      Object.keys(stacks).map((file) => reads(watched, file)),
      [2, 2, 1, 1],
    );
    assert.deepEqual(watched.changes, [undefined]);
    assert.deepEqual(watched.failures, []);
  });

  test('asked for before the index is built, it is read behind everything else', async () => {
    const watched = new Watched(new MemoryWorkspace(stacks));
    assert.deepEqual(namesIn(watched), []);
    await watched.index.refresh();
    assert.deepEqual(namesIn(watched), []);
    await settled();
    assert.deepEqual(namesIn(watched), ['Keel', 'Beacon', 'Logbook']);
  });

  test('follows editors, files and policies', async () => {
    const watched = await built(stacks);
    const { index, workspace } = watched;
    await index.edit(uriOf('posts/one.md'), postWith({ body: presents('Lantern') }));
    namesIn(watched);
    await settled();
    assert.deepEqual(namesIn(watched), ['Keel', 'Lantern', 'Logbook']);
    assert.deepEqual(namesIn(watched, 'posts/one.md'), ['Keel', 'Logbook']);
    watched.changes.length = 0;
    const roleOnly = presents('Lantern').replace('Role', 'Display');
    await index.edit(uriOf('posts/one.md'), postWith({ body: roleOnly }));
    assert.deepEqual(watched.changes, [], 'that alone is no news');
    const { components } = watched.known('posts/new.md').componentsOfBlog();
    assert.equal(components.find(({ name }) => name === 'Lantern')?.role, 'Display');
    workspace.write('posts/four.md', postWith({ body: presents('Anvil') }));
    await index.refresh();
    assert.deepEqual(namesIn(watched), ['Keel', 'Anvil', 'Lantern', 'Logbook']);
    await index.close(uriOf('posts/one.md'));
    assert.deepEqual(namesIn(watched), ['Keel', 'Anvil', 'Beacon', 'Logbook']);
    workspace.policy = (uri) => ({
      ...builtInPolicy,
      isPost: uri.includes('/posts/'),
      projectFile: uriOf('x.json'),
    });
    workspace.write('posts/five.md', presents('Bellows'));
    await index.refresh();
    index.regroup();
    await settled();
    assert.deepEqual(namesIn(watched), ['Keel', 'Anvil', 'Beacon', 'Bellows', 'Logbook']);
    assert.deepEqual(watched.failures, []);
  });

  test('what cannot be read any more is left out, and asked for once', async () => {
    const watched = await built(stacks);
    watched.workspace.broken.add(uriOf('posts/one.md'));
    namesIn(watched);
    await settled();
    assert.deepEqual(namesIn(watched), ['Keel', 'Logbook']);
    await settled();
    assert.equal(reads(watched, 'posts/one.md'), 2);
    assert.deepEqual(watched.failures, [uriOf('posts/one.md')]);
  });
});

suite('which posts know each other', () => {
  test('those below the same nearest folder with pictures', async () => {
    const watched = await built({
      'a/posts/one.md': postWith({ author: 'Mara' }),
      'a/posts/deep/two.md': postWith({ author: 'Noor' }),
      'a/assets/images/x.png': pixel,
      'b/posts/one.md': postWith({ author: 'Ilse' }),
      'b/assets/images/x.png': pixel,
    });
    assert.deepEqual(watched.used('a/posts/new.md', 'author'), ['Mara 1', 'Noor 1']);
    assert.deepEqual(watched.used('b/posts/new.md', 'author'), ['Ilse 1']);
    // Nobody has asked about this folder yet, so that somebody must look.
    assert.deepEqual(watched.used('a/new.md', 'author'), []);
    watched.changes.length = 0;
    await settled();
    assert.deepEqual(watched.changes, [undefined]);
    assert.deepEqual(watched.used('a/new.md', 'author'), ['Mara 1', 'Noor 1']);
  });

  test('without pictures those of one folder; an index stands for its folder', async () => {
    const watched = await built({
      'a/one.md': postWith({ author: 'Mara' }),
      'b/one.md': postWith({ author: 'Noor' }),
      'posts/fog/index.md': postWith({ author: 'Ilse' }),
      'posts/tides/index.md': postWith({ author: 'Zoe' }),
    });
    assert.deepEqual(watched.used('a/new.md', 'author'), ['Mara 1']);
    assert.deepEqual(watched.used('posts/fog/index.md', 'author'), ['Zoe 1']);
  });

  test('those of one project file, which also says what is a post', async () => {
    const workspace = new MemoryWorkspace({
      'a/one.md': postWith({ author: 'Mara' }),
      'b/two.md': '---\nauthor: Noor\n---\n',
      'b/three.md': postWith({ author: 'Ilse' }),
      'c/four.md': postWith({ author: 'Zoe' }),
    });
    const project = { ...builtInPolicy, projectFile: uriOf('.component-posts.json') };
    workspace.policy = (uri) =>
      uri.includes('/c/')
        ? builtInPolicy
        : { ...project, isPost: uri.endsWith('three.md') ? false : true };
    const watched = new Watched(workspace);
    await watched.index.refresh();
    assert.deepEqual(watched.used('a/new.md', 'author'), ['Mara 1', 'Noor 1']);
    assert.deepEqual(watched.used('c/new.md', 'author'), ['Zoe 1']);
    workspace.policy = () => project;
    watched.index.regroup();
    await settled();
    assert.deepEqual(watched.used('a/new.md', 'author'), ['Ilse 1', 'Mara 1', 'Zoe 1']);
  });

  test('a folder with pictures that appears brings posts together', async () => {
    const watched = await built({
      'a/one.md': postWith({ author: 'Mara' }),
      'b/one.md': postWith({ author: 'Noor' }),
    });
    watched.workspace.write('assets/images/x.png', pixel);
    watched.index.touched([uriOf('assets')], true);
    await settled();
    assert.deepEqual(watched.used('a/new.md', 'author'), ['Mara 1', 'Noor 1']);
  });
});

suite('failing files', () => {
  test('stop no others', async () => {
    const workspace = new MemoryWorkspace(blog);
    workspace.broken.add(uriOf('posts/one.md'));
    const watched = new Watched(workspace);
    await watched.index.refresh();
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 1', 'Noor 1']);
    assert.deepEqual(watched.failures, [uriOf('posts/one.md')]);
    workspace.broken.clear();
    await watched.index.reread([uriOf('posts/one.md')]);
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2', 'Noor 1']);
  });

  test('that vanish while they are read are gone', async () => {
    const workspace = new MemoryWorkspace(blog);
    workspace.beforeRead = (file) => {
      if (file === uriOf('posts/two.md')) {
        workspace.remove('posts/two.md');
      }
    };
    const watched = new Watched(workspace);
    await watched.index.refresh();
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2']);
  });

  test('a search that fails leaves what is known', async () => {
    const watched = await built(blog);
    watched.workspace.broken.add('find');
    await watched.index.refresh();
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2', 'Noor 1']);
    assert.deepEqual(watched.failures, ['the workspace']);
  });

  test('a folder that cannot be listed holds no blog together, and its files are not known', async () => {
    const workspace = new MemoryWorkspace(blog);
    workspace.broken.add('mem:/blog');
    const watched = new Watched(workspace);
    await watched.index.refresh();
    assert.deepEqual(watched.used('posts/one.md', 'author'), ['Noor 1']);
    workspace.broken.clear();
    workspace.broken.add(uriOf('assets/images'));
    watched.index.touched([uriOf('assets')], true);
    assert.equal(await watched.folders('posts/one.md'), undefined);
    workspace.broken.clear();
    watched.index.touched([uriOf('assets/images/mara.png')], true);
    assert.equal((await watched.folders('posts/one.md'))?.length, 1);
  });

  test('an answer that comes late says nothing of what is there now', async () => {
    const watched = await built(blog);
    const { workspace, index } = watched;
    const uri = uriOf('posts/two.md');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let first = true;
    workspace.beforeRead = async () => {
      if (first) {
        first = false;
        const { content } = workspace.files.get(uri) ?? { content: '' };
        await held;
        workspace.write('posts/two.md', content);
      }
    };
    workspace.write('posts/two.md', postWith({ author: 'Old' }));
    const slow = index.reread([uri]);
    await nextTurn();
    workspace.write('posts/two.md', postWith({ author: 'New' }));
    await index.reread([uri]);
    release();
    await slow;
    assert.deepEqual(watched.used('posts/new.md', 'author'), ['Mara 2', 'New 1']);
  });
});

suite('folders of a post', () => {
  test('are below the nearest folder that holds one of the roots, spelled as on the disk', async () => {
    const watched = await built({
      'posts/one.md': postWith({}),
      'assets/images/Mara.png': pixel,
      'assets/images/people/noor & co.png': pixel,
      'Assets/other.png': pixel,
    });
    const found = await watched.folders('posts/deep/one.md', [
      'assets/images',
      'Assets/Images',
      '/img/',
    ]);
    assert.deepEqual(pathsIn(found), [
      ['assets/images', uriOf('assets/images'), ['Mara.png', 'people/noor & co.png']],
    ]);
    assert.equal(
      found?.[0]?.files.get('people/noor & co.png')?.uri,
      uriOf('assets/images/people/noor & co.png'),
    );
  });

  test('the nearest wins', async () => {
    const watched = await built({
      'a/posts/one.md': postWith({}),
      'a/assets/images/near.png': pixel,
      'assets/images/far.png': pixel,
    });
    assert.deepEqual(pathsIn(await watched.folders('a/posts/one.md')), [
      ['assets/images', uriOf('a/assets/images'), ['near.png']],
    ]);
  });

  test('are none where none is in sight', async () => {
    const watched = await built({ 'posts/one.md': postWith({}) });
    assert.deepEqual(await watched.folders('posts/one.md'), []);
  });

  test('a point is the folder of the post, without what is never a picture', async () => {
    const watched = await built({
      'posts/one.md': postWith({}),
      'posts/near.png': pixel,
      'posts/node_modules/x/y.png': pixel,
    });
    assert.deepEqual(pathsIn(await watched.folders('posts/one.md', ['.'])), [
      ['.', uriOf('posts'), ['near.png', 'one.md']],
    ]);
  });

  test('of a project file are below it', async () => {
    const workspace = new MemoryWorkspace({
      'site/posts/assets/images/near.png': pixel,
      'site/posts/one.md': postWith({}),
      'site/assets/images/far.png': pixel,
      'shared/x.png': pixel,
    });
    workspace.policy = () => ({
      ...builtInPolicy,
      projectFile: uriOf('site/.component-posts.json'),
    });
    const watched = new Watched(workspace);
    assert.deepEqual(
      pathsIn(await watched.folders('site/posts/one.md', ['assets/images', '../shared', '.'])),
      [
        ['assets/images', uriOf('site/assets/images'), ['far.png']],
        ['../shared', uriOf('shared'), ['x.png']],
        ['.', uriOf('site/posts'), ['assets/images/near.png', 'one.md']],
      ],
    );
  });

  test('too much or too deep is not known', async () => {
    const many = Array.from(
      { length: 5_001 },
      (_, number) => `assets/images/${String(number)}.png`,
    );
    const wide = await built(Object.fromEntries(many.map((file) => [file, pixel])));
    assert.equal(await wide.folders('posts/one.md'), undefined);
    const deep = await built({ 'assets/images/1/2/3/4/5/x.png': pixel });
    assert.equal(await deep.folders('posts/one.md'), undefined);
    const fits = await built({ 'assets/images/1/2/3/4/x.png': pixel });
    assert.equal((await fits.folders('posts/one.md'))?.[0]?.files.size, 1);
  });

  test('are listed once, and again when something came or went', async () => {
    const watched = await built(blog);
    await watched.folders('posts/one.md');
    await watched.folders('drafts/three.markdown');
    assert.equal(watched.workspace.asked.get(uriOf('assets/images')), 1);
    watched.changes.length = 0;
    watched.workspace.write('assets/images/noor.png', pixel);
    watched.index.touched([uriOf('assets/images/noor.png')], true);
    assert.equal(watched.known('posts/one.md').folders(roots)?.[0]?.files.size, 1);
    await settled();
    assert.deepEqual(watched.changes, [undefined, undefined], 'for either folder of posts');
    assert.equal(watched.known('posts/one.md').folders(roots)?.[0]?.files.size, 2);
    watched.changes.length = 0;
    watched.index.touched([uriOf('assets/images/noor.png')], true);
    await settled();
    assert.deepEqual(watched.changes, []);
    watched.workspace.remove('assets/images/noor.png');
    watched.workspace.remove('assets/images/mara.png');
    watched.index.touched([uriOf('assets')], true);
    assert.deepEqual(await watched.folders('posts/one.md'), []);
  });
});

suite('pictures that open posts name', () => {
  const named = {
    ...blog,
    'assets/images/broken.png': 'no picture',
    'assets/images/other.png': pixel,
  };
  const picture = async (watched: Watched, name: string): Promise<unknown> => {
    const file = (await watched.folders('posts/one.md'))?.[0]?.files.get(name);
    return file?.bytes === undefined ? undefined : [file.bytes, file.picture];
  };

  test('are looked at, others are not', async () => {
    const watched = await built(named);
    await watched.index.edit(
      uriOf('posts/one.md'),
      postWith({ image: 'mara.png', picture: 'broken.png' }),
    );
    await settled();
    const size = { format: 'png', width: 1, height: 1 };
    assert.deepEqual(await picture(watched, 'mara.png'), [pixel.length, size]);
    assert.deepEqual(await picture(watched, 'broken.png'), [10, 'unreadable']);
    assert.equal(await picture(watched, 'other.png'), undefined);
    assert.ok(watched.changes.includes(undefined));
    assert.deepEqual(watched.failures, []);
  });

  test('are looked at where they stand in fields of a field, and in lists', async () => {
    const workspace = new MemoryWorkspace(named);
    const image = { type: 'image', roots };
    const profile = profileWith({
      extra: { type: 'object', fields: { cover: image } },
      gallery: { type: 'list', items: image },
    });
    workspace.policy = () => ({ ...builtInPolicy, profile });
    const watched = new Watched(workspace);
    await watched.index.refresh();
    await watched.index.edit(
      uriOf('posts/one.md'),
      '---\nextra:\n  cover: mara.png\ngallery: [broken.png, x]\n---\n',
    );
    await settled();
    const size = { format: 'png', width: 1, height: 1 };
    assert.deepEqual(await picture(watched, 'mara.png'), [pixel.length, size]);
    assert.deepEqual(await picture(watched, 'broken.png'), [10, 'unreadable']);
    assert.equal(await picture(watched, 'other.png'), undefined);
  });

  test('are remembered until they change', async () => {
    const watched = await built(named);
    const { workspace, index } = watched;
    const uri = uriOf('assets/images/mara.png');
    const text = postWith({ image: 'mara.png' });
    await index.edit(uriOf('posts/one.md'), text);
    await settled();
    await index.edit(uriOf('posts/one.md'), `${text}More.`);
    index.touched([uri], false);
    await settled();
    assert.equal(workspace.asked.get(uri), 1);
    workspace.write('assets/images/mara.png', 'other');
    index.touched([uri], false);
    await settled();
    assert.deepEqual(await picture(watched, 'mara.png'), [5, 'unreadable']);
    workspace.broken.add(uri);
    index.touched([uri], false);
    await settled();
    assert.equal(await picture(watched, 'mara.png'), undefined);
    assert.deepEqual(watched.failures, [uri]);
  });

  test('are not opened when they are large', async () => {
    const watched = await built(named);
    const { workspace, index } = watched;
    workspace.write('assets/images/mara.png', Buffer.alloc(5 * 1024 * 1024 + 1));
    await index.edit(uriOf('posts/one.md'), postWith({ image: 'mara.png' }));
    await settled();
    assert.deepEqual(await picture(watched, 'mara.png'), [5 * 1024 * 1024 + 1, undefined]);
    assert.equal(workspace.asked.get(uriOf('assets/images/mara.png')), undefined);
  });

  test('are found where the project file says', async () => {
    const workspace = new MemoryWorkspace(named);
    const profile = profileWith({ author_image: { roots: ['.'] } });
    workspace.write('posts/near.png', pixel);
    workspace.policy = () => ({ ...builtInPolicy, profile });
    const watched = new Watched(workspace);
    await watched.index.refresh();
    await watched.index.edit(uriOf('posts/one.md'), postWith({ image: 'near.png' }));
    await settled();
    const file = (await watched.folders('posts/one.md', ['.']))?.[0]?.files.get('near.png');
    assert.equal(file?.bytes, pixel.length);
  });
});

suite('slices', () => {
  test('end when they are long enough, and everything is done in order', async () => {
    const done: number[] = [];
    const told: number[] = [];
    const pace = new TestPace(1);
    const slices = new Slices(pace, (milliseconds) => told.push(milliseconds));
    await Promise.all(
      Array.from({ length: 20 }, (_, number) => slices.run(() => done.push(number))),
    );
    assert.deepEqual(
      done,
      Array.from({ length: 20 }, (_, number) => number),
    );
    assert.equal(told.length, pace.pauses);
    assert.ok(told.length > 4 && Math.max(...told) <= 6, String(told));
  });

  test('what fails is told to who asked, and nothing else stops', async () => {
    const slices = new Slices(new TestPace());
    const failing = slices.run(() => {
      throw new Error('broken');
    });
    let done = false;
    const other = slices.run(() => {
      done = true;
    });
    await assert.rejects(failing, /broken/);
    await other;
    assert.equal(done, true);
  });

  test('when stopped, what waits is never done', async () => {
    const slices = new Slices(new TestPace());
    let done = false;
    void slices.run(() => {
      done = true;
    });
    slices.stop();
    void slices.run(() => {
      done = true;
    });
    await settled();
    assert.equal(done, false);
  });
});
