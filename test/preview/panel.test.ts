import assert from 'node:assert/strict';
import { parseWebviewMessage } from '../../src/preview/protocol';
import {
  focused,
  group,
  link,
  openPanel,
  post,
  press,
  rest,
  samplePost,
  shown,
  textOf,
  texts,
  type,
} from './harness';

/** Longer than the panel waits before it speaks. */
const speakingRest = 500;

suite('preview/panel', () => {
  test('lists every link in the order of the post, under its heading and title', () => {
    const { panel, document } = openPanel();
    panel.show(samplePost());
    assert.deepEqual(texts(document, 'h2'), [
      'Overview',
      'Component sections',
      'Elsewhere in the post',
    ]);
    assert.deepEqual(texts(document, 'h3'), [
      'Distributed OS = Kite OS',
      'Loom = Automation',
      'Kite OS',
      'Cockpit',
    ]);
    assert.deepEqual(texts(document, '.jump'), [
      'kite-os',
      'meridian/loom',
      'kite-os',
      'meridian/loom',
      'meridian/loom',
      'tools/lint',
    ]);
    assert.deepEqual(texts(document, '.kind'), [
      'Owner on GitHub',
      'Repository on GitHub',
      'Owner on GitHub',
      'Repository on GitHub',
      'Release v1.0 on GitHub',
      'Repository on Codeberg',
    ]);
    assert.deepEqual(texts(document, '.aliases'), ['Loom']);
    assert.deepEqual(texts(document, '.excerpt'), ['A truly distributed system, see the book.']);
  });

  test('keeps the order of a post that has other links in between', () => {
    const { panel, document } = openPanel();
    panel.show(
      post([
        group('other', '', [link('a', '1')], { id: 'o1' }),
        group('entry', 'B', [link('b', '2')]),
        group('other', 'History', [link('c', '3')], { id: 'o2' }),
      ]),
    );
    assert.deepEqual(texts(document, 'h2, h3, .jump'), [
      ...['Elsewhere in the post', 'a/1'],
      ...['Overview', 'B', 'b/2'],
      ...['Elsewhere in the post', 'History', 'c/3'],
    ]);
    const labels = shown(document, 'section').map((part) => part.getAttribute('aria-labelledby'));
    assert.equal(new Set(labels).size, 3);
  });

  test('says what the post has in the header', () => {
    const { panel, document } = openPanel();
    panel.show(samplePost());
    assert.deepEqual(texts(document, 'h1'), ['The stack behind Kite']);
    assert.equal(
      texts(document, '#facts .fact').join(' · '),
      'kite.md · 2 entries · 2 sections · 3 repositories · 2 owners',
    );
    const counts = { entries: 0, sections: 0, repositories: 1, owners: 1 };
    panel.show(samplePost({ title: '', counts }));
    assert.deepEqual(texts(document, 'h1'), ['kite.md']);
    assert.deepEqual(texts(document, '#facts .fact'), ['1 repository', '1 owner']);
  });

  test('says where else the same repository is linked', () => {
    const { panel, document } = openPanel();
    panel.show(samplePost());
    assert.deepEqual(texts(document, '.meta'), [
      'Owner on GitHub also in Kite OS',
      'Repository on GitHub also in Cockpit',
      'Owner on GitHub linked as “here” also in the overview',
      'Repository on GitHub also in the overview',
      'Release v1.0 on GitHub also in the overview',
      'Repository on Codeberg',
    ]);
    const same = [link('A', 'B')];
    panel.show(
      post([
        group('section', '1', [link('a', 'b')]),
        ...['2', '3', '4', '5'].map((title) => group('section', title, same)),
        group('other', '', same),
      ]),
    );
    assert.equal(texts(document, '.meta')[0], 'Repository on GitHub also in 2, 3 and 3 more');
  });

  test('shows the sentence about a post that is too large', () => {
    const { panel, document } = openPanel();
    panel.show(samplePost({ truncated: 'Only the links are listed.' }));
    assert.deepEqual(texts(document, '#notice'), ['Only the links are listed.']);
    panel.show(samplePost());
    assert.deepEqual(texts(document, '#notice'), []);
  });

  suite('empty states', () => {
    test('no post', () => {
      const { panel, document } = openPanel();
      panel.show({ state: 'no-post' });
      assert.deepEqual(texts(document, '.empty-title'), ['No post is open']);
      assert.deepEqual(shown(document, 'header, input, h1'), []);
    });

    test('a post without links says what to write', () => {
      const { panel, document } = openPanel();
      panel.show(post([group('section', 'Kite', [])]));
      assert.deepEqual(texts(document, '.empty-title'), ['No repository links yet']);
      assert.match(texts(document, '.sample')[0] ?? '', /^- \[Name = Role\]\(https:/);
      assert.deepEqual(texts(document, 'h1'), ['The stack behind Kite']);
      assert.deepEqual(shown(document, 'input, section'), []);
    });

    test('another Markdown file without links', () => {
      const { panel, document } = openPanel();
      panel.show(post([], { isPost: false }));
      assert.deepEqual(texts(document, '.empty-title'), ['No repository links here']);
    });

    test('give way to links, and come back', () => {
      const { panel, document } = openPanel();
      panel.show(post([]));
      panel.show(samplePost());
      assert.deepEqual(shown(document, '.empty'), []);
      assert.equal(shown(document, '.link').length, 6);
      panel.show({ state: 'no-post' });
      assert.deepEqual(texts(document, '.empty-title'), ['No post is open']);
      assert.deepEqual(shown(document, '.link'), []);
    });

    test('a section without links among others that have some', () => {
      const { panel, document } = openPanel();
      panel.show(post([group('section', 'A', [link('a')]), group('section', 'B', [])]));
      assert.deepEqual(texts(document, '.no-links'), ['No repository link here.']);
    });
  });

  suite('filter', () => {
    const cases: readonly [typed: string, rows: readonly string[]][] = [
      ['LOOM', ['meridian/loom', 'meridian/loom', 'meridian/loom']],
      ['kite-os', ['kite-os', 'kite-os']],
      ['cockpit release', ['meridian/loom']],
      ['codeberg', ['tools/lint']],
      ['github.com/meridian', ['meridian/loom', 'meridian/loom', 'meridian/loom']],
      ['meridian/loom', ['meridian/loom', 'meridian/loom', 'meridian/loom']],
      [
        '  ',
        ['kite-os', 'meridian/loom', 'kite-os', 'meridian/loom', 'meridian/loom', 'tools/lint'],
      ],
    ];
    for (const [typed, rows] of cases) {
      test(`"${typed}"`, () => {
        const { panel, document } = openPanel();
        panel.show(samplePost());
        type(document, typed);
        assert.deepEqual(texts(document, '.jump'), rows);
        const badge = typed.trim() ? [`${String(rows.length)} of 6`] : [];
        assert.deepEqual(texts(document, '#filter-count'), badge);
      });
    }

    test('does not mind accents', () => {
      const { panel, document } = openPanel();
      panel.show(post([group('section', 'Café', [link('a', 'b')])]));
      type(document, 'cafe');
      assert.deepEqual(texts(document, '.jump'), ['a/b']);
    });

    test('hides headings that have nothing to show', () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      type(document, 'cockpit');
      assert.deepEqual(texts(document, 'h2, h3'), ['Component sections', 'Cockpit']);
    });

    test('says when nothing is found, and offers to clear', () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      type(document, '<b>xyz');
      assert.deepEqual(texts(document, '.empty-title'), ['Nothing found']);
      assert.deepEqual(texts(document, '.empty p'), ['No link matches “<b>xyz”.']);
      shown(document, '.text-button')[0]?.click();
      assert.equal(shown(document, '.link').length, 6);
      assert.deepEqual(shown(document, '.empty'), []);
      assert.equal(document.activeElement?.id, 'filter');
    });

    test('is cleared by Escape and by its button', () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      type(document, 'loom');
      press(document, 'Escape');
      assert.equal(shown(document, '.link').length, 6);
      type(document, 'loom');
      shown(document, '#clear')[0]?.click();
      assert.equal(shown(document, '.link').length, 6);
      assert.deepEqual(shown(document, '#clear'), []);
    });

    test('stays while the post is edited', () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      type(document, 'kite');
      panel.show(samplePost({ title: 'Another title' }));
      assert.deepEqual(texts(document, '.jump'), ['kite-os', 'kite-os']);
    });

    test('speaks the count after a rest', async () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      type(document, 'l');
      type(document, 'loom');
      assert.equal(document.getElementById('status')?.textContent, '');
      await rest(speakingRest);
      assert.equal(document.getElementById('status')?.textContent, '3 of 6 links shown');
    });
  });

  suite('keyboard', () => {
    test('arrow keys go through titles and rows, Tab finds the current one only', () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      document.getElementById('filter')?.focus();
      press(document, 'ArrowDown');
      const seen = [focused(document)];
      for (let step = 0; step < 4; step++) {
        press(document, 'ArrowDown');
        seen.push(focused(document));
      }
      assert.deepEqual(seen, [
        'Distributed OS = Kite OS',
        'kite-os',
        'Loom = Automation',
        'meridian/loom',
        'Kite OS',
      ]);
      press(document, 'ArrowUp');
      assert.equal(focused(document), 'meridian/loom');
      const tabbable = shown(document, '#parts [tabindex="0"]');
      assert.deepEqual(
        tabbable.map((control) => control.dataset['action']),
        ['reveal', 'open', 'copy'],
      );
      press(document, 'End');
      assert.equal(focused(document), 'tools/lint');
      press(document, 'ArrowDown');
      assert.equal(focused(document), 'tools/lint');
      press(document, 'Home');
      assert.equal(focused(document), 'Distributed OS = Kite OS');
      press(document, 'ArrowUp');
      assert.equal(focused(document), 'Distributed OS = Kite OS');
    });

    test('left and right go to the buttons of a row', () => {
      const { panel, document } = openPanel();
      panel.show(post([group('other', '', [link('a', 'b')])]));
      const label = () => document.activeElement?.getAttribute('aria-label');
      shown(document, '.jump')[0]?.focus();
      press(document, 'ArrowRight');
      assert.equal(label(), 'Open a/b on GitHub');
      press(document, 'ArrowRight');
      assert.equal(label(), 'Copy link to a/b');
      press(document, 'ArrowRight');
      assert.equal(label(), 'Copy link to a/b');
      press(document, 'ArrowLeft');
      press(document, 'ArrowLeft');
      assert.equal(focused(document), 'a/b');
    });

    test('skips what the filter hides', () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      type(document, 'lint');
      press(document, 'ArrowDown');
      assert.equal(focused(document), 'tools/lint');
    });

    test('there is always one stop that Tab finds', () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      assert.equal(shown(document, '.group-title[tabindex="0"]').length, 1);
      type(document, 'lint');
      assert.deepEqual(texts(document, '.jump[tabindex="0"]'), ['tools/lint']);
    });

    test('Control with Enter opens, Control with C copies', () => {
      const { panel, document, sent } = openPanel();
      panel.show(post([group('other', '', [link('a', 'b')])]));
      shown(document, '.jump')[0]?.focus();
      press(document, 'Enter', { ctrlKey: true });
      press(document, 'c', { metaKey: true });
      assert.deepEqual(sent, [
        { type: 'open', url: 'https://github.com/a/b' },
        { type: 'copy', url: 'https://github.com/a/b' },
      ]);
    });
  });

  suite('messages', () => {
    test('rows and titles lead to their places, buttons open and copy', () => {
      const { panel, document, sent } = openPanel();
      panel.show(samplePost());
      shown(document, '.group-title')[0]?.click();
      shown(document, '.jump')[1]?.click();
      shown(document, '[data-action=open]')[1]?.click();
      shown(document, '[data-action=copy]')[1]?.click();
      const id = 'file:///blog/kite.md';
      assert.deepEqual(sent, [
        { type: 'reveal', post: id, span: { start: 100, end: 120 } },
        { type: 'reveal', post: id, span: { start: 40, end: 80 } },
        { type: 'open', url: 'https://github.com/meridian/loom' },
        { type: 'copy', url: 'https://github.com/meridian/loom' },
      ]);
      for (const message of sent) {
        assert.deepEqual(parseWebviewMessage(message), message);
      }
    });

    test('lead to where the link stands after an edit', () => {
      const { panel, document, sent } = openPanel();
      panel.show(post([group('other', '', [link('a')])]));
      panel.show(
        post([group('other', '', [link('a', undefined, { span: { start: 7, end: 9 } })])]),
      );
      shown(document, '.jump')[0]?.click();
      assert.deepEqual(sent, [
        { type: 'reveal', post: 'file:///blog/kite.md', span: { start: 7, end: 9 } },
      ]);
    });

    test('a link in an excerpt is opened once, and not followed by the page', () => {
      const { panel, document, sent } = openPanel();
      panel.show(samplePost());
      const window = document.defaultView as unknown as typeof globalThis;
      const click = new window.MouseEvent('click', { bubbles: true, cancelable: true });
      let reachedWindow = false;
      document.defaultView?.addEventListener('click', () => (reachedWindow = true));
      shown(document, '.excerpt a')[0]?.dispatchEvent(click);
      assert.deepEqual(sent, [{ type: 'open', url: 'https://example.org/b' }]);
      assert.ok(click.defaultPrevented);
      assert.equal(reachedWindow, false);
    });

    test('a copy is confirmed in sight and in words', async () => {
      const { panel, document } = openPanel();
      panel.show(post([group('other', '', [link('a')])]));
      const button = shown(document, '[data-action=copy]')[0];
      button?.click();
      assert.ok(button?.querySelector('.codicon-copy'));
      panel.receive({ type: 'copied', url: 'https://github.com/a' });
      assert.ok(button?.querySelector('.codicon-check'));
      await rest(speakingRest);
      assert.equal(document.getElementById('status')?.textContent, 'Link copied');
    });
  });

  suite('edits', () => {
    test('keep the focused row, its element and its selection', () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      const row = shown(document, '.jump')[2];
      row?.focus();
      const before = shown(document, '.link');
      const first = group('entry', 'New', [link('new', 'one')]);
      const sample = samplePost();
      panel.show({ ...sample, groups: [first, ...sample.groups.slice(1)] });
      assert.equal(document.activeElement, row);
      assert.deepEqual(shown(document, '.link').slice(1), before.slice(1));
      assert.equal(texts(document, '.jump')[0], 'new/one');
    });

    test('do not touch elements whose data stays', () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      const window = document.defaultView as unknown as typeof globalThis;
      const observer = new window.MutationObserver(() => undefined);
      observer.observe(document.body, {
        ...{ subtree: true, childList: true, characterData: true, attributes: true },
      });
      panel.show(samplePost());
      assert.deepEqual(
        observer.takeRecords().map((record) => `${record.type} ${record.attributeName ?? ''}`),
        [],
      );
    });

    test('keep the focus on a row that moves', () => {
      const { panel, document } = openPanel();
      const [a, b, c] = [link('a'), link('b'), link('c')];
      panel.show(post([group('other', '', [a, b, c])]));
      const row = shown(document, '.jump')[2];
      row?.focus();
      panel.show(post([group('other', '', [c, b, a])]));
      assert.deepEqual(texts(document, '.jump'), ['c', 'b', 'a']);
      assert.equal(document.activeElement, row);
    });

    test('give the focus to the neighbour of a row that goes', () => {
      const { panel, document } = openPanel();
      const [a, b, c] = [link('a'), link('b'), link('c')];
      panel.show(post([group('other', '', [a, b, c])]));
      shown(document, '.jump')[1]?.focus();
      panel.show(post([group('other', '', [a, c])]));
      assert.equal(focused(document), 'c');
      panel.show(post([group('other', '', [a])]));
      assert.equal(focused(document), 'a');
    });

    test('do not take the focus', () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      type(document, 'loom');
      panel.show(post([group('other', '', [link('loom')])]));
      assert.equal(document.activeElement?.id, 'filter');
    });

    test('two links with one id are both shown', () => {
      const { panel, document } = openPanel();
      panel.show(post([group('other', '', [link('a'), link('a')])]));
      panel.show(post([group('other', '', [link('a'), link('a')])]));
      assert.deepEqual(texts(document, '.jump'), ['a', 'a']);
    });

    test('speak changed counts once typing rests', async () => {
      const { panel, document } = openPanel();
      panel.show(samplePost());
      await rest(speakingRest);
      assert.equal(document.getElementById('status')?.textContent, '');
      panel.show(samplePost({ counts: { entries: 1, sections: 0, repositories: 4, owners: 2 } }));
      await rest(speakingRest);
      assert.equal(
        document.getElementById('status')?.textContent,
        '1 entry, 4 repositories, 2 owners',
      );
    });
  });

  suite('state', () => {
    test('each post gets its filter, scroll position and row back', () => {
      const { panel, document } = openPanel();
      const main = document.getElementById('main')!;
      const filter = document.getElementById('filter') as HTMLInputElement;
      panel.show(samplePost());
      type(document, 'loom');
      press(document, 'ArrowDown');
      press(document, 'ArrowDown');
      main.scrollTop = 120;
      panel.show(samplePost({ id: 'file:///blog/other.md' }));
      assert.equal(filter.value, '');
      assert.equal(main.scrollTop, 0);
      panel.show(samplePost());
      assert.equal(filter.value, 'loom');
      assert.equal(main.scrollTop, 120);
      assert.deepEqual(texts(document, '.jump[tabindex="0"]'), ['meridian/loom']);
    });

    test('survives that the webview is thrown away', () => {
      const first = openPanel();
      first.panel.show(samplePost());
      type(first.document, 'lint');
      const saved: unknown = JSON.parse(JSON.stringify(first.state()));

      const second = openPanel(saved);
      second.panel.show(samplePost());
      assert.deepEqual(texts(second.document, '.jump'), ['tools/lint']);
    });

    test('is not believed blindly', () => {
      for (const saved of [null, 1, 'x', {}, { posts: 1 }, { posts: [null, { post: 1 }, {}] }]) {
        const { panel, document } = openPanel(saved);
        panel.show(samplePost());
        assert.equal(shown(document, '.link').length, 6);
      }
    });

    test('does not grow without end', () => {
      const { panel, document, state } = openPanel();
      for (let count = 0; count < 50; count++) {
        panel.show(samplePost({ id: `file:///${String(count)}.md` }));
        type(document, 'loom');
      }
      assert.equal(state()?.posts.length, 20);
      assert.equal(state()?.posts.at(-1)?.post, 'file:///49.md');
    });
  });

  suite('hostile posts', () => {
    const image = '<img src=x onerror=alert(1)>';
    const trick = 'safe\u202Egpj.exe';

    test('stay text', () => {
      const { panel, document } = openPanel();
      panel.show(
        post(
          [
            group(
              'section',
              image,
              [
                link(image, image, {
                  hostLabel: image,
                  hostId: '"><script>',
                  kind: 'deep',
                  detail: image,
                  label: `${image} label`,
                }),
              ],
              { id: '"]<b>', aliases: [image], excerpt: `${image} text` },
            ),
            group('section', 'B', [link(image, image, { hostLabel: image, hostId: '"><script>' })]),
          ],
          { title: image, fileName: image, truncated: image, id: image },
        ),
      );
      type(document, image);
      assert.equal(document.querySelectorAll('img, b, script:not([nonce])').length, 0);
      assert.equal(texts(document, 'h1')[0], image);
      assert.equal(texts(document, 'h3')[0], image);
      assert.equal(texts(document, '.jump')[0], `${image}/${image}`);
    });

    test('cannot turn names around', () => {
      const { panel, document } = openPanel();
      panel.show(
        post(
          [
            group(
              'section',
              trick,
              [link(trick, trick, { hostLabel: trick, label: trick, kind: 'deep', detail: trick })],
              { aliases: [trick], excerpt: trick },
            ),
          ],
          { title: trick },
        ),
      );
      assert.doesNotMatch(document.body.textContent, /[\u202a-\u202e\u2066-\u2069]/);
      for (const element of document.body.querySelectorAll('[title], [aria-label]')) {
        const attributes = [element.getAttribute('title'), element.getAttribute('aria-label')];
        assert.doesNotMatch(attributes.join(' '), /[\u202a-\u202e\u2066-\u2069]/);
      }
      for (const name of shown(document, '.jump .owner, .jump .name')) {
        assert.equal(name.localName, 'bdi');
        assert.equal(textOf(name), 'safe\ufffdgpj.exe');
      }
    });

    test('cannot have a javascript: address opened', () => {
      const { panel, document, sent } = openPanel();
      const url = 'javascript:alert(1)';
      panel.show(
        post([group('section', 'A', [link('a', 'b', { url })], { excerpt: `[x](${url})` })]),
      );
      assert.equal(document.querySelectorAll('a').length, 0);
      assert.deepEqual(shown(document, '[data-action=open]'), []);
      shown(document, '.jump')[0]?.focus();
      press(document, 'Enter', { ctrlKey: true });
      assert.deepEqual(sent, []);
    });
  });

  test('every control has a name, and no id is used twice', () => {
    const { panel, document } = openPanel();
    panel.show(samplePost());
    for (const button of document.querySelectorAll('button')) {
      assert.ok(button.textContent.trim() || button.getAttribute('aria-label'), button.outerHTML);
    }
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const element of document.querySelectorAll('[aria-describedby], [aria-labelledby]')) {
      const named =
        element.getAttribute('aria-describedby') ?? element.getAttribute('aria-labelledby') ?? '';
      for (const id of named.split(' ')) {
        assert.ok(document.getElementById(id), id);
      }
    }
    for (const icon of document.querySelectorAll('.codicon')) {
      assert.equal(icon.getAttribute('aria-hidden'), 'true');
    }
  });
});
