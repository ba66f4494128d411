import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { repositoriesView } from '../../src/vscode/repositoriesView';

const about = { id: 'file:///posts/stack.md', fileName: 'stack.md', isPost: true };

const post = `---
title: "Our stack"
---

First, [the organisation](https://github.com/tide).

## Components

- [Bus = Transport](https://github.com/tide/bus) and its [releases](https://github.com/tide/bus/releases/tag/v1.0)
- [Log](https://codeberg.org/Tide/log)

**Bus** (Ferry): carries [everything](https://github.com/tide/bus/issues/12).

**Log**: keeps it.

See [Log](https://codeberg.org/tide/log).

## Thanks

To [the tools](https://gitlab.com/tools/deep/saw) and [the tools](https://gitlab.com/tools/deep/saw) again.
`;

suite('the view of linked repositories', () => {
  const view = repositoriesView(parsePost(post), about);

  test('has the title and counts distinct things', () => {
    assert.equal(view.title, 'Our stack');
    assert.deepEqual(view.counts, { entries: 2, sections: 2, repositories: 3, owners: 3 });
  });

  test('has groups in the order of the post, links elsewhere below their heading', () => {
    assert.deepEqual(
      view.groups.map(({ kind, title, links }) => [kind, title, links.length]),
      [
        ['other', '', 1],
        ['entry', 'Bus = Transport', 2],
        ['entry', 'Log', 1],
        ['section', 'Bus', 1],
        ['section', 'Log', 1],
        ['other', 'Thanks', 2],
      ],
    );
  });

  test('says what each link leads to', () => {
    const rows = view.groups.flatMap(({ links }) =>
      links.map(({ kind, owner, name = '', detail = '', target = '' }) =>
        [kind, owner, name, detail, target].join(' ').trimEnd(),
      ),
    );
    assert.deepEqual(rows, [
      'owner tide',
      'repository tide bus',
      'deep tide bus release v1.0 release',
      'repository Tide log',
      'deep tide bus issue 12 issue',
      'repository tide log',
      'repository tools/deep saw',
      'repository tools/deep saw',
    ]);
  });

  test('leads to the place of each link', () => {
    for (const { label = '', url, span } of view.groups.flatMap(({ links }) => links)) {
      assert.equal(textOf(post, span), `[${label}](${url})`);
    }
  });

  test('has aliases and the description of a section', () => {
    const bus = view.groups.find(({ kind, title }) => kind === 'section' && title === 'Bus');
    assert.deepEqual(bus?.aliases, ['Ferry']);
    assert.equal(bus.excerpt, 'carries [everything](https://github.com/tide/bus/issues/12).');
  });

  test('keeps the ids of what did not change', () => {
    const edited = repositoriesView(parsePost(post.replace('First', 'First of all')), about);
    assert.deepEqual(
      edited.groups.map(({ id, links }) => [id, ...links.map((link) => link.id)]),
      view.groups.map(({ id, links }) => [id, ...links.map((link) => link.id)]),
    );
    const ids = view.groups.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  test('says when only links could be read', () => {
    const long = repositoriesView(parsePost(`${post}\n${'word '.repeat(2_000)}\n`), about);
    assert.match(long.truncated ?? '', /too large/);
    assert.equal(long.counts.repositories, 3);
  });

  test('cuts a long description at a word', () => {
    const wordy = post.replace('keeps it.', 'keeps it. '.repeat(80));
    const log = repositoriesView(parsePost(wordy), about).groups.find(
      ({ kind, title }) => kind === 'section' && title === 'Log',
    );
    assert.ok(log?.excerpt !== undefined && log.excerpt.length <= 401);
    assert.ok(log.excerpt.endsWith('…'));
  });
});
