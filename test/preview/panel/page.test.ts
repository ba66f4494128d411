import assert from 'node:assert/strict';
import { worded } from '../../../src/preview/card/wording';
import { parseViewMessage } from '../../../src/preview/panel/viewMessages';
import { alsoInWords, questionWords, wordedMatch } from '../../../src/preview/panel/wording';
import { today } from '../cards';
import {
  all,
  choose,
  click,
  focused,
  openPage,
  press,
  rest,
  texts,
  type,
  withBrowserGlobals,
} from './page';
import {
  coreCard,
  frame,
  lintCard,
  link,
  manyRows,
  movedCard,
  problem,
  row,
  sampleCardsOfPanel,
  samplePost,
  sampleRows,
  storageCard,
  view,
} from './samples';

const post = 'file:///blog/kite.md';
/** Longer than the page waits before it speaks. */
const speakingRest = 500;
/** Longer than the page waits before the editor follows the arrow keys. */
const revealRest = 150;

suite('preview/panel/page', () => {
  withBrowserGlobals();

  suite('what it shows', () => {
    test('head, parts, rows and cards, in the order of the post', () => {
      const { show, document } = openPage();
      show(samplePost());
      assert.deepEqual(texts(document, 'h1'), ['The stack behind Kite']);
      assert.deepEqual(texts(document, '.counts'), [
        'kite.md 3 entries 3 sections 4 repositories 4 owners',
      ]);
      assert.deepEqual(texts(document, 'h2'), [
        'Overview',
        'Sections without an entry',
        'Elsewhere in the post',
      ]);
      assert.deepEqual(texts(document, 'h3'), [
        'Loom = Automation Framework',
        'Distributed OS = Kite OS',
        'Ledger',
        'Kite Storage',
        'History',
      ]);
      assert.deepEqual(texts(document, '.cp-path'), [
        'meridian/loom',
        'meridian/loom-core',
        'Kite OS kite-os',
        'kite/storage',
        'tools/lint',
      ]);
      assert.deepEqual(texts(document, '#only-problems'), ['Only problems: 3']);
    });

    test('why an entry and a section are one component', () => {
      const { show, document } = openPage();
      show(samplePost());
      assert.deepEqual(texts(document, '.match'), [
        '⇄ Cockpit, matched by alias',
        '⇄ Kite OS, matched by name',
      ]);
      assert.equal(
        document.querySelector<HTMLElement>('.match')?.title,
        '“Weaver” is another name of the section “Cockpit” or of the entry.',
      );
    });

    test('a place that entry and section link once, two places both, each with where it is linked', () => {
      const { show, document } = openPage();
      show(samplePost());
      assert.deepEqual(texts(document, '.caption'), [
        'in the overview Use canonical link',
        'in the section linked as “here”',
        'in the overview and the section also in Kite Net',
        'linked as “our linter”',
      ]);
    });

    test('a post without an overview has sections, and none that lacks an entry', () => {
      const { show, document } = openPage();
      const counts = { entries: 0, sections: 1, repositories: 1, owners: 1 };
      show(view([sampleRows[3]!], [storageCard], { counts, title: '' }));
      assert.deepEqual(texts(document, 'h2'), ['Component sections']);
      assert.deepEqual(texts(document, 'h1'), ['kite.md']);
    });

    test('problems with their severity, and what can be done about them', () => {
      const { show, document } = openPage();
      show(samplePost());
      assert.deepEqual(texts(document, '.problem'), [
        'Warning: meridian/loom moved to meridian-archive/loom (checked 2026-11-22). Use github.com/meridian-archive/loom',
        'Information: The section links another repository: meridian/loom-core. Use meridian/loom in both places Use meridian/loom-core in both places',
        'Hint: Kite Storage has a section but no entry in the overview list. Add Kite Storage to the overview list',
      ]);
    });

    test('the question, the foot and that a post is too large', () => {
      const { show, document } = openPage();
      show(samplePost({ question: 'Look up these 6 links on github.com and codeberg.org?' }));
      assert.deepEqual(texts(document, '.question-words'), [
        'Look up these 6 links on github.com and codeberg.org?',
      ]);
      assert.deepEqual(texts(document, '.question button'), ['Always', 'This Blog', 'Never']);
      assert.deepEqual(texts(document, '.foot-line'), [
        'Facts from github.com, as of 14:02 not signed in (54 of 60 look-ups left) Sign in',
        'git.example.org is no known host',
      ]);
      assert.deepEqual(texts(document, '.notice'), []);
      show(samplePost({ isTruncated: true }));
      assert.equal(texts(document, '.notice').length, 1);
      assert.deepEqual(texts(document, '.question'), []);
    });
  });

  suite('nothing to list', () => {
    for (const [reason, shown] of [
      ['No post is open', { state: 'no-post' }],
      ['No repository links yet', view([], [])],
      ['No repository links here', view([], [], { isPost: false })],
    ] as const) {
      test(reason, () => {
        const { show, document } = openPage();
        show(shown);
        assert.deepEqual(texts(document, '.empty-title'), [reason]);
        assert.deepEqual(all(document, 'input, select, section'), []);
        show(samplePost());
        assert.deepEqual(all(document, '.empty'), []);
        assert.equal(all(document, '.link').length, 5);
      });
    }

    test('a filter that nothing matches can be cleared', () => {
      const { show, document } = openPage();
      show(samplePost());
      type(document, '<b>nobody');
      assert.deepEqual(texts(document, '.empty-title'), ['Nothing found']);
      assert.match(texts(document, '.empty p')[0] ?? '', /No link matches “<b>nobody”/);
      click(document, '.empty [data-action=clear]');
      assert.equal(all(document, '.row').length, 5);
      assert.equal(document.activeElement?.id, 'filter');
    });

    test('no problems, where only those are wanted', () => {
      const { show, document } = openPage();
      show(view([sampleRows[1]!], sampleCardsOfPanel));
      click(document, '#only-problems');
      assert.deepEqual(texts(document, '.empty-title'), ['No problems']);
      click(document, '[data-action=show-all]');
      assert.equal(all(document, '.row').length, 1);
    });
  });

  suite('filter, sort and problems', () => {
    test('filters cards and rows, says how many, and is cleared by Escape', () => {
      const { show, document } = openPage();
      show(samplePost());
      type(document, 'loom-core');
      assert.deepEqual(texts(document, 'h3'), ['Loom = Automation Framework']);
      assert.deepEqual(texts(document, '.count'), ['1 of 5']);
      press(document, 'Escape');
      assert.equal(all(document, '.row').length, 5);
      assert.deepEqual(texts(document, '.count'), []);
    });

    test('sorts within the parts', () => {
      const { show, document } = openPage();
      const rows = [
        row('b', [link(coreCard)]),
        row('c', []),
        row('a', [link(storageCard)]),
        row('d', [link(movedCard)], { part: 'other' }),
      ];
      show(view(rows, sampleCardsOfPanel));
      choose(document, 'stars');
      assert.deepEqual(texts(document, 'h3'), ['a', 'b', 'c', 'd']);
      choose(document, 'post');
      assert.deepEqual(texts(document, 'h3'), ['b', 'c', 'a', 'd']);
    });

    test('shows only what has problems', () => {
      const { show, document } = openPage();
      show(samplePost());
      click(document, '#only-problems');
      assert.deepEqual(texts(document, 'h3'), ['Loom = Automation Framework', 'Kite Storage']);
      assert.equal(document.querySelector('#only-problems')?.getAttribute('aria-pressed'), 'true');
    });

    test('speaks how many are left once typing rests', async () => {
      const { show, document } = openPage();
      show(samplePost());
      type(document, 'lo');
      type(document, 'loom');
      assert.deepEqual(texts(document, '[role=status]'), ['']);
      await rest(speakingRest);
      assert.deepEqual(texts(document, '[role=status]'), ['2 of 5 links shown']);
    });
  });

  suite('messages', () => {
    test('a click shows the place and leaves the focus, a double click and Enter go there', () => {
      const { show, document, sent } = openPage();
      show(samplePost());
      const reveal = { type: 'reveal', post, row: 'loom' } as const;
      click(document, '.row-title');
      click(document, '.row-title', 2);
      click(document, '.row-title', 0);
      click(document, '[data-link=core] .cp-words');
      click(document, '[data-link=core] .cp-words', 2);
      click(document, '[data-link=core] .jump', 0);
      assert.deepEqual(sent, [
        { ...reveal, focus: false },
        { ...reveal, focus: true },
        { ...reveal, focus: true },
        { ...reveal, link: 'core', focus: false },
        { ...reveal, link: 'core', focus: true },
        { ...reveal, link: 'core', focus: true },
      ]);
    });

    test('every button says what it is for, in messages that the extension reads', () => {
      const { show, document, sent } = openPage();
      show(samplePost({ question: 'Look up these 6 links on github.com?' }));
      for (const selector of [
        '[data-link="github.com/meridian/loom"] [data-action=open]',
        '[data-link="github.com/meridian/loom"] [data-action=copy]',
        '[data-action=use-canonical]',
        '[data-row=loom] .problem:nth-child(2) [data-action=fix]:last-child',
        '[data-action=insert-section]',
        '[data-action=add-entry]',
        '[data-action=look-up-blog]',
        '[data-action=refresh]',
        '[data-action=sign-in]',
      ]) {
        click(document, selector);
      }
      const url = 'https://github.com/meridian/loom';
      const mismatch = 'The section links another repository: meridian/loom-core.';
      assert.deepEqual(sent, [
        { type: 'open', url },
        { type: 'copy', url },
        { type: 'use-canonical', post, row: 'loom', link: movedCard.key },
        { type: 'fix', post, row: 'loom', problem: mismatch, fix: 'that' },
        { type: 'insert-section', post, row: 'ledger' },
        { type: 'add-entry', post, row: 'storage' },
        { type: 'look-up', choice: 'blog' },
        { type: 'refresh' },
        { type: 'sign-in', hostName: 'github.com' },
      ]);
      for (const message of sent) {
        assert.deepEqual(parseViewMessage(message), message);
      }
    });

    test('a copy is confirmed in sight and in words', async () => {
      const { show, document, receive } = openPage();
      show(samplePost());
      const copy = '[data-link=core] [data-action=copy] .codicon-check';
      receive({ type: 'copied', url: 'https://github.com/meridian/loom-core' });
      assert.deepEqual(all(document, copy), []);
      click(document, '[data-link=core] [data-action=copy]');
      receive({ type: 'copied', url: 'https://github.com/meridian/loom-core' });
      assert.equal(all(document, '.codicon-check').length, 1);
      assert.equal(all(document, copy).length, 1);
      await rest(speakingRest);
      assert.deepEqual(texts(document, '[role=status]'), ['Link copied']);
    });
  });

  suite('keyboard', () => {
    test('arrow keys go through rows, fixes and cards; Tab finds the current one only', () => {
      const { show, document } = openPage();
      show(samplePost());
      type(document, '');
      press(document, 'ArrowDown');
      assert.equal(focused(document), 'loom');
      const seen: (string | undefined)[] = [];
      for (let step = 0; step < 4; step++) {
        press(document, 'ArrowDown');
        seen.push(focused(document));
      }
      assert.deepEqual(seen, [
        'loom\n\nmeridian/loom moved to meridian-archive/loom (checked 2026-11-22).',
        'loom\n\nThe section links another repository: meridian/loom-core.',
        'loom\ngithub.com/meridian/loom',
        'loom\ncore',
      ]);
      const tabbable = all(document, '[data-stop] :is(button, a, summary)').filter(
        ({ tabIndex }) => tabIndex === 0,
      );
      assert.ok(tabbable.length > 1);
      assert.ok(tabbable.every((control) => control.closest('[data-link=core]') !== null));
      press(document, 'Home');
      assert.equal(focused(document), 'loom');
      press(document, 'End');
      assert.equal(focused(document), `history\n${sampleCardsOfPanel[4]?.key ?? ''}`);
    });

    test('left and right go to the controls of a stop', () => {
      const { show, document } = openPage();
      show(samplePost());
      document.querySelector<HTMLElement>('[data-link=core] .jump')?.focus();
      press(document, 'ArrowRight');
      assert.ok(document.activeElement?.matches('[data-link=core] .cp-path'));
      press(document, 'ArrowLeft');
      assert.ok(document.activeElement?.matches('.jump'));
      press(document, 'ArrowLeft');
      assert.ok(document.activeElement?.matches('.jump'));
    });

    test('the editor follows the arrow keys once they rest, and keeps out of the focus', async () => {
      const { show, document, sent } = openPage();
      show(samplePost());
      document.querySelector<HTMLElement>('[data-link=core] .jump')?.focus();
      press(document, 'ArrowDown');
      press(document, 'ArrowDown');
      assert.deepEqual(sent, []);
      await rest(revealRest);
      assert.deepEqual(sent, [
        { type: 'reveal', post, row: 'os', link: 'github.com/kite-os', focus: false },
      ]);
    });

    test('Control with Enter opens, Control with C copies', () => {
      const { show, document, sent } = openPage();
      show(samplePost());
      document.querySelector<HTMLElement>('[data-link=core] .jump')?.focus();
      press(document, 'Enter', { ctrlKey: true });
      press(document, 'c', { ctrlKey: true });
      const url = 'https://github.com/meridian/loom-core';
      assert.deepEqual(sent, [
        { type: 'open', url },
        { type: 'copy', url },
      ]);
    });

    test('Alt with an arrow key moves a component, and says so when the post has it', async () => {
      const { show, document, sent } = openPage();
      show(samplePost());
      document.querySelector<HTMLElement>('[data-row=os] .row-title')?.focus();
      press(document, 'ArrowUp', { altKey: true });
      press(document, 'ArrowDown', { altKey: true });
      assert.deepEqual(sent, [
        { type: 'move', post, row: 'os', before: 'loom' },
        { type: 'move', post, row: 'os' },
      ]);
      await rest(speakingRest);
      assert.deepEqual(texts(document, '[role=status]'), ['']);
      const [loom, os, ledger, ...others] = sampleRows;
      show(view([loom!, ledger!, os!, ...others], sampleCardsOfPanel));
      assert.equal(focused(document), 'os');
      await rest(speakingRest);
      assert.deepEqual(texts(document, '[role=status]'), [
        'Moved Distributed OS = Kite OS to the end',
      ]);
    });

    test('a component is moved by one press for each place, as far as there is one', () => {
      const { show, document, sent } = openPage();
      show(samplePost());
      click(document, '[data-row=os] [data-action=move-up]');
      click(document, '[data-row=os] [data-action=move-down]');
      assert.deepEqual(sent, [
        { type: 'move', post, row: 'os', before: 'loom' },
        { type: 'move', post, row: 'os' },
      ]);
      const disabled = all(document, '.moves [aria-disabled=true]');
      assert.deepEqual(
        disabled.map((button) => button.getAttribute('aria-label')),
        ['Move Loom = Automation Framework up', 'Move Ledger down'],
      );
      disabled.forEach((button) => {
        button.click();
      });
      assert.equal(sent.length, 2);
      assert.equal(document.querySelector('[data-row=storage] .moves'), null);
    });

    test('nothing moves in another order or behind a filter, and the handle says why', async () => {
      const { show, document, sent } = openPage();
      show(samplePost());
      choose(document, 'name');
      const handle = document.querySelector<HTMLElement>('[data-row=os] .handle');
      assert.equal(handle?.title, 'Sort by post order to move components');
      assert.equal(handle.getAttribute('aria-disabled'), 'true');
      document.querySelector<HTMLElement>('[data-row=os] .row-title')?.focus();
      press(document, 'ArrowUp', { altKey: true });
      assert.equal(document.querySelector('.moves'), null);
      assert.deepEqual(sent, []);
      await rest(speakingRest);
      assert.deepEqual(texts(document, '[role=status]'), ['Sort by post order to move components']);
    });
  });

  suite('a long list', () => {
    const { rows, cards } = manyRows(80);
    const drawn = (document: Document): number => all(document, '.row:not(.later)').length;
    const whole = async (document: Document): Promise<void> => {
      while (drawn(document) < rows.length) {
        await rest(10);
      }
    };

    test('is drawn as far as it is seen, and the rest after that has been painted', async () => {
      const { show, document } = openPage();
      show(view(rows, cards));
      const atFirst = drawn(document);
      assert.ok(atFirst > 5 && atFirst < 30, String(atFirst));
      assert.equal(all(document, '.row').length, rows.length);
      assert.equal(document.querySelectorAll('.row.later *').length, 0);
      await whole(document);
      assert.equal(all(document, '.cp-card').length, rows.length);
    });

    test('gives the keyboard back to a place that comes later', async () => {
      const current = 'part 70';
      const left = { post, filter: '', sort: 'post', onlyProblems: false, scrollTop: 0, current };
      const { show, document, state } = openPage({ posts: [left] });
      show(view(rows, cards));
      await whole(document);
      const stop = document.querySelector(`[data-stop="${current}"] .row-title`);
      assert.equal((stop as HTMLElement).tabIndex, 0);
      assert.equal(state()?.posts[0]?.current, current);
    });

    test('is scrolled to the cursor, though that is in what comes later', async () => {
      const { show, document, receive } = openPage();
      const window = document.defaultView as unknown as typeof globalThis;
      const scrolled: (string | undefined)[] = [];
      window.Element.prototype.scrollIntoView = function (this: HTMLElement) {
        scrolled.push(this.dataset['row']);
      };
      show(view(rows, cards));
      receive({ type: 'highlight', post, row: 'part 70', link: 'again' });
      assert.deepEqual(scrolled, ['part 70']);
      await whole(document);
      assert.deepEqual(
        all(document, '[aria-current=true]').map(({ dataset }) => dataset['link']),
        [cards[70]?.key],
      );
    });

    test('takes changes while it is being drawn', async () => {
      const { show, document, receive } = openPage();
      show(view(rows, cards));
      const changed = { ...rows[60]!, title: 'Other title' };
      receive({
        type: 'change',
        change: {
          from: 1,
          to: 2,
          frame: frame(),
          order: rows.map(({ id }) => id),
          rows: [changed],
          cards: [],
        },
      });
      assert.ok(drawn(document) < rows.length);
      await whole(document);
      assert.equal(texts(document, '[data-row="part 60"] .row-title')[0], 'Other title');
    });
  });

  suite('the cursor in the editor', () => {
    test('marks a row or a link, and answers nothing', () => {
      const { show, document, sent, receive } = openPage();
      show(samplePost());
      const marked = (): (string | undefined)[] =>
        all(document, '[aria-current=true]').map(
          ({ dataset }) => dataset['link'] ?? dataset['row'],
        );
      let scrolled: unknown;
      const window = document.defaultView as unknown as typeof globalThis;
      window.Element.prototype.scrollIntoView = (options) => {
        scrolled = options;
      };
      document.hasFocus = () => false;
      receive({ type: 'highlight', post, row: 'loom', link: 'core' });
      assert.deepEqual(marked(), ['core']);
      assert.deepEqual(scrolled, { block: 'nearest' });
      scrolled = undefined;
      document.hasFocus = () => true;
      receive({ type: 'highlight', post, row: 'os' });
      assert.deepEqual(marked(), ['os']);
      assert.equal(scrolled, undefined);
      receive({ type: 'highlight', post: 'file:///other.md', row: 'loom' });
      assert.deepEqual(marked(), ['os']);
      receive({ type: 'highlight', post });
      assert.deepEqual(marked(), []);
      assert.deepEqual(sent, []);
    });
  });

  suite('changes', () => {
    test('touch the rows that changed and no others', () => {
      const { show, document, receive } = openPage();
      const { rows, cards } = manyRows(20);
      show(view(rows, cards));
      const touched = new Set<string | undefined>();
      const window = document.defaultView as unknown as typeof globalThis;
      const observer = new window.MutationObserver(() => undefined);
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      receive({
        type: 'change',
        change: {
          from: 1,
          to: 2,
          frame: frame(),
          order: rows.map(({ id }) => id),
          rows: [{ ...rows[7]!, excerpt: 'Other words.' }],
          cards: [],
        },
      });
      for (const { target } of observer.takeRecords()) {
        touched.add(target.parentElement?.closest<HTMLElement>('[data-row]')?.dataset['row']);
      }
      assert.deepEqual([...touched], ['part 7']);
      assert.equal(texts(document, '[data-row="part 7"] .excerpt')[0], 'Other words.');
    });

    test('of a card draw the rows that show it', () => {
      const { show, document, receive } = openPage();
      show(samplePost());
      receive({
        type: 'change',
        change: {
          from: 1,
          to: 2,
          frame: frame(),
          order: sampleRows.map(({ id }) => id),
          rows: [],
          cards: [worded({ ...storageCard, name: 'vault' }, today)],
        },
      });
      assert.equal(texts(document, '[data-row=storage] .cp-path')[0], 'kite/vault');
    });

    test('that start from another view have the page ask for all', () => {
      const { show, document, sent, receive } = openPage();
      const change = { from: 3, to: 4, frame: frame(), order: [], rows: [], cards: [] };
      receive({ type: 'change', change });
      show(samplePost());
      receive({ type: 'change', change });
      assert.deepEqual(sent, [{ type: 'ready' }, { type: 'ready' }]);
      assert.equal(all(document, '.row').length, 5);
    });

    test('keep focus, open lists and the filter', () => {
      const { show, document } = openPage();
      show(samplePost());
      type(document, 'kite');
      const details = document.querySelector('details');
      assert.ok(details);
      details.open = true;
      const button = document.querySelector<HTMLElement>('[data-row=storage] [data-action=copy]');
      button?.focus();
      show(samplePost({ title: 'Another title' }));
      assert.equal(document.activeElement, button);
      assert.equal(document.querySelector('details'), details);
      assert.equal(details.open, true);
      assert.equal(document.querySelector<HTMLInputElement>('#filter')?.value, 'kite');
    });

    test('give the focus to what takes the place of what has gone', () => {
      const { show, document } = openPage();
      show(samplePost());
      document.querySelector<HTMLElement>('[data-row=loom] [data-action=fix]')?.focus();
      show(view([{ ...sampleRows[0]!, problems: [] }], sampleCardsOfPanel));
      assert.equal(focused(document), 'loom\ngithub.com/meridian/loom');
      show(view([row('Loom', [])], []));
      assert.equal(focused(document), 'row Loom');
    });

    test('take no focus that was elsewhere', () => {
      const { show, document } = openPage();
      show(samplePost());
      show(view([row('Loom', [])], []));
      assert.equal(document.activeElement, document.body);
    });

    test('speak other counts once typing rests', async () => {
      const { show, document } = openPage();
      show(samplePost());
      const counts = { entries: 3, sections: 4, repositories: 4, owners: 4 };
      show(samplePost({ counts }));
      await rest(speakingRest);
      assert.deepEqual(texts(document, '[role=status]'), [
        '3 entries, 4 sections, 4 repositories, 4 owners',
      ]);
    });
  });

  suite('state', () => {
    test('each post gets back how it was left, also by another page', () => {
      const first = openPage();
      first.show(samplePost());
      type(first.document, 'kite');
      choose(first.document, 'stars');
      first.show(samplePost({ post: 'file:///blog/other.md' }));
      assert.equal(first.document.querySelector<HTMLInputElement>('#filter')?.value, '');
      assert.equal(first.state()?.post, 'file:///blog/other.md');
      const second = openPage(JSON.parse(JSON.stringify(first.state())));
      second.show(samplePost());
      assert.equal(second.document.querySelector<HTMLInputElement>('#filter')?.value, 'kite');
      assert.equal(second.document.querySelector<HTMLSelectElement>('#sort')?.value, 'stars');
    });
  });

  suite('hostile posts', () => {
    const image = '<img src=x onerror=alert(1)>';
    const trick = 'safe\u202Egpj.exe';

    for (const words of [image, trick]) {
      test(`stay text: ${JSON.stringify(words)}`, () => {
        const { show, document } = openPage();
        const card = { ...movedCard, owner: words, name: words };
        const hostile = row(
          words,
          [
            link(card, {
              id: words,
              label: `${words} label`,
              ...alsoInWords([words]),
              canonical: words,
            }),
          ],
          {
            id: words,
            aliases: [words],
            excerpt: words,
            match: wordedMatch({ section: words, evidence: 'alias', words, isCertain: false }),
            problems: [problem(words, { fixes: [{ id: words, title: words }] })],
            can: { insertSection: true, addEntry: true, move: true },
          },
        );
        show(
          view([hostile], [card], {
            title: words,
            fileName: words,
            question: questionWords(1, [words]),
            foot: [
              {
                pieces: [words],
                isTrouble: true,
                action: { kind: 'sign-in', hostName: words },
              },
            ],
          }),
        );
        type(document, words);
        assert.equal(all(document, 'img, script:not([nonce])').length, 0);
        const shown = words === image ? image : 'safe\ufffdgpj.exe';
        assert.deepEqual(texts(document, 'h1'), [shown]);
        assert.deepEqual(texts(document, 'h3'), [shown]);
        assert.doesNotMatch(document.body.textContent, /[\u202a-\u202e\u2066-\u2069]/);
        for (const element of all(document, '[title], [aria-label]')) {
          assert.doesNotMatch(
            `${element.title} ${element.getAttribute('aria-label') ?? ''}`,
            /[\u202a-\u202e\u2066-\u2069]/,
          );
        }
      });
    }

    test('have no javascript: address opened', () => {
      const { show, document, sent } = openPage();
      const { url, ...card } = lintCard;
      assert.ok(url);
      show(view([row('A', [link(card, { id: 'bad', url: 'javascript:alert(1)' })])], [card]));
      assert.deepEqual(all(document, '[data-action=open]'), []);
      document.querySelector<HTMLElement>('.jump')?.focus();
      press(document, 'Enter', { ctrlKey: true });
      assert.deepEqual(sent, []);
    });
  });

  test('every control has a name, and no id is used twice', () => {
    const { show, document } = openPage();
    show(samplePost({ question: 'Look up this link on github.com?' }));
    for (const control of all(document, 'button, input, select')) {
      assert.ok(
        control.textContent.trim() || control.getAttribute('aria-label'),
        control.outerHTML,
      );
    }
    const ids = all(document, '[id]').map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const element of all(document, '[aria-describedby], [aria-labelledby]')) {
      const named =
        element.getAttribute('aria-describedby') ?? element.getAttribute('aria-labelledby') ?? '';
      assert.ok(document.getElementById(named), named);
    }
  });
});
