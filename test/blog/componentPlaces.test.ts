import assert from 'node:assert/strict';
import { placesOf, type PostPlaces } from '../../src/blog/componentPlaces';
import { LiveIndex } from '../../src/blog/liveIndex';
import { parsePost } from '../../src/post/post';
import { MemoryWorkspace, postWith, TestPace, uriOf } from './memory';

const anvil = '- [Anvil](https://github.com/forge/anvil)\n';
const tongs = '- [Tongs](https://github.com/forge/tongs)\n';

const blog = {
  'posts/one.md': postWith({ title: 'One', author: 'Mara', body: `${anvil}${tongs}` }),
  'posts/two.md': postWith({
    title: 'Two',
    author: 'Noor',
    body: `See [it](https://github.com/forge/Anvil/).`,
  }),
  'posts/three.md': postWith({ title: 'Three', author: 'Noor' }),
  'README.md': `${anvil}${tongs}`,
};

class Watched {
  readonly failures: string[] = [];
  readonly workspace = new MemoryWorkspace(blog);
  readonly pace = new TestPace();
  readonly index = new LiveIndex(
    this.workspace,
    this.pace,
    () => undefined,
    (what) => this.failures.push(what),
  );

  async all(open: readonly PostPlaces[] = []): Promise<string[]> {
    return shown(await this.index.componentPlaces(byAddress(open)));
  }

  async around(file: string, key: string, open: readonly PostPlaces[] = []): Promise<string[]> {
    const uri = uriOf(file);
    return shown(
      await this.index.componentPlacesAround(
        uri,
        this.workspace.policyOf(uri),
        new Set([key]),
        byAddress(open),
      ),
    );
  }

  /** How often a file was read. */
  reads(file: string): number {
    return this.workspace.asked.get(uriOf(file)) ?? 0;
  }
}

function byAddress(open: readonly PostPlaces[]): ReadonlyMap<string, () => PostPlaces> {
  return new Map(open.map((places) => [places.uri, () => places]));
}

function shown(posts: readonly PostPlaces[]): string[] {
  return posts.map(
    ({ title, components, links }) =>
      `${title ?? ''}: ${components.map(({ name }) => name).join()} / ${String(links.length)}`,
  );
}

function opened(file: string, text: string): PostPlaces {
  const uri = uriOf(file);
  return placesOf(uri, parsePost(text), new MemoryWorkspace().policyOf(uri).profile);
}

suite('places of components in a workspace', () => {
  test('are those of its posts, as far as they link repositories', async () => {
    const watched = new Watched();
    await watched.index.refresh();
    assert.deepEqual(await watched.all(), ['One: Anvil,Tongs / 2', 'Two:  / 1']);
    assert.equal(watched.reads('posts/three.md'), 1, 'its body is of no interest');
    assert.deepEqual(watched.failures, []);
  });

  test('have lines and columns', async () => {
    const watched = new Watched();
    await watched.index.refresh();
    const [one] = await watched.index.componentPlaces(new Map());
    assert.deepEqual(one?.components[1], {
      name: 'Tongs',
      aliases: [],
      start: { line: 9, character: 3 },
      end: { line: 9, character: 8 },
    });
    assert.deepEqual(one.links[0], {
      key: 'github.com/forge/anvil',
      start: { line: 8, character: 10 },
      end: { line: 8, character: 40 },
    });
  });

  test('are read once, and again when a file is', async () => {
    const watched = new Watched();
    await watched.index.refresh();
    await Promise.all([watched.all(), watched.all()]);
    assert.equal(watched.reads('posts/one.md'), 2);
    watched.workspace.write(
      'posts/one.md',
      postWith({ title: 'One', author: 'Mara', body: `Now:\n\n${tongs}${anvil}` }),
    );
    await watched.index.reread([uriOf('posts/one.md')]);
    assert.deepEqual((await watched.all()).sort(), ['One: Tongs,Anvil / 2', 'Two:  / 1']);
    assert.equal(watched.reads('posts/one.md'), 4);
  });

  test('an open post counts as it is in its editor', async () => {
    const watched = new Watched();
    await watched.index.refresh();
    const editor = opened('posts/one.md', postWith({ title: 'Unsaved', body: tongs + anvil }));
    assert.deepEqual(await watched.all([editor]), ['Unsaved: Tongs,Anvil / 2', 'Two:  / 1']);
    assert.equal(watched.reads('posts/one.md'), 1);
    assert.deepEqual(await watched.around('posts/two.md', 'github.com/forge/anvil', [editor]), [
      'Unsaved: Tongs,Anvil / 2',
    ]);
  });

  test('around a post are those that link the repository', async () => {
    const watched = new Watched();
    await watched.index.refresh();
    assert.deepEqual(await watched.around('posts/three.md', 'github.com/forge/tongs'), [
      'One: Anvil,Tongs / 2',
    ]);
    assert.equal(watched.reads('posts/two.md'), 1);
    assert.deepEqual(await watched.around('posts/one.md', 'github.com/forge/anvil'), ['Two:  / 1']);
  });

  test('what cannot be read is reported, and asked for again', async () => {
    const watched = new Watched();
    await watched.index.refresh();
    watched.workspace.broken.add(uriOf('posts/one.md'));
    assert.deepEqual(await watched.all(), ['Two:  / 1']);
    assert.deepEqual(watched.failures, [uriOf('posts/one.md')]);
    watched.workspace.broken.clear();
    assert.deepEqual(await watched.all(), ['One: Anvil,Tongs / 2', 'Two:  / 1']);
  });

  test('each body is worked on in a slice', async () => {
    const watched = new Watched();
    await watched.index.refresh();
    const before = watched.pace.pauses;
    await watched.all();
    assert.ok(watched.pace.pauses > before);
  });

  test('tell which repositories posts link, each once and spelled as they spell it', async () => {
    const watched = new Watched();
    await watched.index.refresh();
    const linked = async (
      isWanted: (uri: string) => boolean,
      ...open: readonly PostPlaces[]
    ): Promise<string[]> =>
      (await watched.index.linkedRepositories(isWanted, byAddress(open))).map(
        ({ key, owner, name }) => `${key} ${owner} ${name ?? ''}`,
      );
    const both = ['github.com/forge/anvil forge anvil', 'github.com/forge/tongs forge tongs'];
    assert.deepEqual(await linked(() => true), both);
    assert.deepEqual(await linked((uri) => uri.endsWith('two.md')), [
      'github.com/forge/anvil forge Anvil',
    ]);
    assert.deepEqual(await linked((uri) => uri.endsWith('README.md')), [], 'it is no post');
    const typed = '- [New](https://github.com/Forge/New)\n\n`https://github.com/forge/code`\n';
    assert.deepEqual(await linked((uri) => uri.endsWith('one.md'), opened('posts/one.md', typed)), [
      'github.com/forge/new forge new',
    ]);
    assert.deepEqual(
      watched.index.posts.map((uri) => uri.slice(-6)).toSorted(),
      ['ree.md', 'one.md', 'two.md'].toSorted(),
    );
  });
});
