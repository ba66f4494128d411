import assert from 'node:assert/strict';
import type { LinkRow, RowFacts } from '../../src/preview/viewModel';
import { focused, group, link, openPanel, post, samplePost, shown, texts, type } from './harness';

const nothing: RowFacts = { isAsking: false, items: [], badges: [] };

const moved: RowFacts = {
  isAsking: false,
  description: 'Weaves what others spin',
  items: [
    { kind: 'language', text: 'Go', color: '#00add8' },
    { kind: 'stars', text: '1.2k' },
    { kind: 'license', text: 'MIT' },
    { kind: 'activity', text: 'pushed 3 years ago' },
  ],
  badges: [
    { icon: 'arrow-right', text: 'moved → forge', title: 'Moved to forge/loom', tone: 'warning' },
    {
      icon: 'archive',
      text: 'archived 2021',
      title: 'Archived on 3 May 2021',
      tone: 'information',
    },
  ],
  movedTo: 'forge/loom',
};

function row(facts: RowFacts | undefined, more: Partial<LinkRow> = {}): LinkRow {
  return link('meridian', 'loom', { ...(facts === undefined ? {} : { facts }), ...more });
}

suite('preview/facts of a row', () => {
  test('are a description, a line of facts and badges', () => {
    const { panel, document } = openPanel();
    panel.show(post([group('entry', 'Loom', [row(moved)])]));
    assert.deepEqual(texts(document, '.description'), ['Weaves what others spin']);
    assert.deepEqual(texts(document, '.item'), ['Go', '1.2k', 'MIT', 'pushed 3 years ago']);
    assert.deepEqual(texts(document, '.state'), ['moved → forge', 'archived 2021']);
    assert.deepEqual(
      shown(document, '.state').map(({ title, className }) => [title, className]),
      [
        ['Moved to forge/loom', 'state warning'],
        ['Archived on 3 May 2021', 'state information'],
      ],
    );
    const [dot] = shown(document, '.dot');
    assert.equal(dot?.style.backgroundColor, 'rgb(0, 173, 216)');
  });

  test('keep their place before they are known, and no row moves when they come', () => {
    const { panel, document } = openPanel();
    panel.show(post([group('entry', 'Loom', [row(nothing), row(undefined, { id: 'other' })])]));
    const [first, second] = shown(document, '.link');
    assert.ok(first && second);
    assert.ok(first.querySelector('.known:not([hidden]) > .items'));
    assert.ok(first.classList.contains('with-facts'));
    assert.ok(second.querySelector('.known[hidden]'));
    assert.ok(!second.classList.contains('with-facts'));
    const before = [...first.querySelectorAll('.known, .known > *, .below')];
    panel.show(post([group('entry', 'Loom', [row(moved), row(undefined, { id: 'other' })])]));
    assert.deepEqual([...first.querySelectorAll('.known, .known > *, .below')], before);
    assert.equal(shown(document, '.link')[0], first);
  });

  test('say that they are being looked up, and from when they are', () => {
    const { panel, document } = openPanel();
    const asking: RowFacts = { ...nothing, isAsking: true };
    panel.show(post([group('entry', 'Loom', [row(asking)])]));
    assert.deepEqual(texts(document, '.item'), ['Looking it up…']);
    panel.show(post([group('entry', 'Loom', [row({ ...moved, isAsking: true, asOf: '22 Nov' })])]));
    assert.equal(texts(document, '.items')[0]?.endsWith('3 years ago as of 22 Nov'), true);
    const bare: RowFacts = { ...nothing, items: moved.items };
    panel.show(post([group('entry', 'Loom', [row(bare)])]));
    assert.deepEqual(texts(document, '.description'), ['No description']);
    const [badge] = moved.badges;
    panel.show(post([group('entry', 'Loom', [row({ ...nothing, badges: [badge!] })])]));
    assert.deepEqual(texts(document, '.description'), ['Moved to forge/loom']);
  });

  test('can put a moved link right, by mouse and by keyboard', () => {
    const { panel, document, sent } = openPanel();
    const span = { start: 40, end: 80 };
    panel.show(post([group('entry', 'Loom', [row(moved, { span })])]));
    const [button] = shown(document, '[data-action=use-canonical]');
    assert.equal(button?.title, 'Link forge/loom instead');
    button.click();
    assert.deepEqual(sent, [{ type: 'use-canonical', post: 'file:///blog/kite.md', span }]);
    shown(document, '.jump')[0]?.focus();
    assert.equal(button.tabIndex, 0);
    panel.show(post([group('entry', 'Loom', [row(nothing)])]));
    assert.deepEqual(shown(document, '[data-action=use-canonical]'), []);
  });

  test('advice is no fact: above it stands what is so', () => {
    const { panel, document } = openPanel();
    const facts: RowFacts = {
      isAsking: false,
      items: [{ kind: 'advice', text: 'Correct the address' }],
      badges: [{ icon: 'warning', text: 'gone', title: 'Not found, or private', tone: 'warning' }],
    };
    panel.show(post([group('entry', 'Loom', [row(facts)])]));
    assert.deepEqual(texts(document, '.description'), ['Not found, or private']);
    assert.deepEqual(texts(document, '.item'), ['Correct the address']);
  });

  test('leave the focus, the filter and what is scrolled to where they are', () => {
    const { panel, document } = openPanel();
    const before = samplePost();
    panel.show(before);
    type(document, 'loom');
    shown(document, '.jump')[1]?.focus();
    const main = document.getElementById('main')!;
    main.scrollTop = 30;
    const groups = before.groups.map((part) => ({
      ...part,
      links: part.links.map((one) => ({ ...one, facts: moved })),
    }));
    panel.show({ ...before, groups });
    assert.equal(focused(document), 'meridian/loom');
    assert.equal(main.scrollTop, 30);
    assert.equal((document.getElementById('filter') as HTMLInputElement).value, 'loom');
  });

  test('can be filtered for', () => {
    const { panel, document } = openPanel();
    panel.show(post([group('entry', 'Loom', [row(moved), row(nothing, { id: 'other' })])]));
    for (const words of ['archived', 'weaves', 'go 1.2k']) {
      type(document, words);
      assert.equal(shown(document, '.link').length, 1, words);
    }
  });

  test('are text, whatever strangers have written', () => {
    const { panel, document } = openPanel();
    const words = '<img src=x onerror=alert(1)> [x](command:quit) \u202Eevil';
    panel.show(
      post([
        group('entry', 'Loom', [
          row({
            isAsking: false,
            description: words,
            items: [{ kind: 'language', text: words, color: 'red;background:url(https://x.y)' }],
            badges: [{ icon: 'archive', text: words, title: words, tone: 'plain' }],
            movedTo: words,
            asOf: words,
          }),
        ]),
      ]),
    );
    assert.equal(document.querySelectorAll('img, a, .dot').length, 0);
    assert.ok(texts(document, '.description')[0]?.startsWith('<img src=x'));
    assert.ok(!document.body.textContent.includes('\u202E'));
    assert.ok(shown(document, '[title]').every(({ title }) => !title.includes('\u202E')));
  });

  test('an entry names the section that it belongs to, and says why', () => {
    const { panel, document } = openPanel();
    const match = { section: 'Cockpit', reason: 'matched by alias' };
    panel.show(post([group('entry', 'Loom', [row(nothing)], { match })]));
    const [drawn] = shown(document, '.match');
    assert.equal(drawn?.textContent, '⇄ Cockpit');
    assert.equal(drawn.title, 'Section “Cockpit”, matched by alias');
  });
});

suite('preview/around the rows', () => {
  test('the question says whom it is about, and each answer is one click', () => {
    const { panel, document, sent } = openPanel();
    const question = { targets: 6, hostNames: ['github.com', 'gitlab.com', 'codeberg.org'] };
    panel.show(samplePost({ question }));
    assert.deepEqual(texts(document, '.question-words'), [
      'Look up these 6 links on github.com, gitlab.com and codeberg.org?',
    ]);
    const buttons = shown(document, '#question button');
    assert.deepEqual(
      buttons.map((button) => button.textContent),
      ['Always', 'This Blog', 'Never'],
    );
    buttons.forEach((button) => {
      button.click();
    });
    assert.deepEqual(sent, [
      { type: 'look-up', choice: 'always' },
      { type: 'look-up', choice: 'blog' },
      { type: 'look-up', choice: 'never' },
    ]);
    assert.match(texts(document, '.question-meaning')[0] ?? '', /moved.*nothing else\.$/);
    panel.show(samplePost({ question: { targets: 1, hostNames: ['github.com'] } }));
    assert.deepEqual(texts(document, '.question-words'), ['Look up this link on github.com?']);
    panel.show(samplePost());
    assert.deepEqual(shown(document, '#question'), []);
  });

  test('the foot says from when the facts are, and lets sign in', () => {
    const { panel, document, sent } = openPanel();
    panel.show(
      samplePost({
        foot: [
          {
            pieces: [
              'Facts from github.com, as of 14:02',
              'not signed in (54 of 60 look-ups left)',
            ],
            action: { kind: 'sign-in', hostName: 'github.com' },
          },
          { pieces: ['Nothing from gitlab.com yet', 'GitLab gives no answer'], isTrouble: true },
          { pieces: ['Looking up repositories is switched off'], action: { kind: 'consent' } },
        ],
      }),
    );
    assert.deepEqual(texts(document, '.foot-line'), [
      'Facts from github.com, as of 14:02 not signed in (54 of 60 look-ups left) Sign in',
      'Nothing from gitlab.com yet GitLab gives no answer',
      'Looking up repositories is switched off Change…',
    ]);
    assert.deepEqual(texts(document, '.trouble .fact:nth-child(2)'), ['GitLab gives no answer']);
    for (const button of shown(document, '#foot button')) {
      button.click();
    }
    assert.deepEqual(sent, [{ type: 'sign-in', hostName: 'github.com' }, { type: 'look-up' }]);
  });

  test('a button of the foot keeps the focus when its line is another', () => {
    const { panel, document } = openPanel();
    const foot = (left: number) => [
      {
        pieces: [`not signed in (${String(left)} of 60 look-ups left)`],
        action: { kind: 'sign-in' as const, hostName: 'github.com' },
      },
    ];
    panel.show(samplePost({ foot: foot(54) }));
    shown(document, '#foot button')[0]?.focus();
    panel.show(samplePost({ foot: foot(53) }));
    assert.equal(focused(document), 'Sign in');
    assert.ok(texts(document, '#foot')[0]?.includes('53 of 60'));
  });

  test('everything can be looked up again, where it may be', () => {
    const { panel, document, sent } = openPanel();
    panel.show(samplePost());
    assert.deepEqual(shown(document, '#refresh'), []);
    panel.show(samplePost({ canRefresh: true }));
    shown(document, '#refresh')[0]?.click();
    assert.deepEqual(sent, [{ type: 'refresh' }]);
  });

  test('nothing stands around a list without rows', () => {
    const { panel, document } = openPanel();
    const question = { targets: 1, hostNames: ['github.com'] };
    panel.show(post([], { question, canRefresh: true, foot: [{ pieces: ['x'] }] }));
    assert.deepEqual(shown(document, '#question, #foot, #refresh'), []);
  });
});
