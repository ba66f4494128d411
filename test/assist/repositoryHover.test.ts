import assert from 'node:assert/strict';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import {
  repositoryHover,
  repositoryLinkAt,
  type RepositoryHover,
  type RepositoryHoverContext,
} from '../../src/assist/repositoryHover';
import { parsePost } from '../../src/post/post';
import { textOf } from '../../src/post/text';
import { missing, ownerFacts, repositoryFacts, verdict, verdictFrom } from '../support/verdicts';

const nothing: RepositoryHoverContext = {
  today: '2026-11-24',
  verdict: undefined,
  isAsking: false,
  canBeAsked: true,
  consent: 'allowed',
  hostNames: ['github.com'],
  trouble: undefined,
  canReplace: false,
  canSignIn: true,
  shownTime: (time) => `14:${String(time / 1000).padStart(2, '0')}`,
};

const text = 'See [Anvil](https://github.com/acme/anvil) and [Acme](https://github.com/acme).\n';
const { links } = parsePost(text).body();

function hoverOn(word: string, more: Partial<RepositoryHoverContext>): RepositoryHover | undefined {
  const link = repositoryLinkAt(links, text.indexOf(word));
  assert.ok(link);
  return repositoryHover(link, { ...nothing, ...more });
}

/** What stands in the hover of the repository, line by line, with its actions in brackets. */
function said(more: Partial<RepositoryHoverContext>, word = 'Anvil'): string[] {
  const hover = hoverOn(word, more);
  const lines = hover?.paragraphs.map((paragraph) => paragraph.replace(/\\(?=\W)/g, '')) ?? [];
  const actions = hover?.actions.map(({ title }) => `[${title}]`) ?? [];
  return [...lines, ...(actions.length === 0 ? [] : [actions.join(' ')])];
}

suite('The hover of a repository', () => {
  test('says what it is, in four lines', () => {
    assert.deepEqual(said({ verdict: verdict() }), [
      '$(repo) **acme/anvil**',
      'Forges what the stack stands on',
      'Python · $(star-full) 1.2k · $(law) Apache-2.0 · pushed 3 years ago',
      '*From github.com, as of 14:01.*',
      '[Open on GitHub] [Look up again]',
    ]);
  });

  test('belongs to the whole link, and to no other', () => {
    const hover = hoverOn('Anvil', { verdict: verdict() });
    assert.equal(textOf(text, hover!.span), '[Anvil](https://github.com/acme/anvil)');
    assert.equal(repositoryLinkAt(links, text.indexOf(' and')), undefined);
  });

  test('leaves out what the host did not say', () => {
    const facts = {
      description: undefined,
      stars: undefined,
      license: undefined,
      language: undefined,
      pushedAt: undefined,
    };
    assert.deepEqual(said({ verdict: verdict(facts) }).slice(0, 2), [
      '$(repo) **acme/anvil**',
      '*From github.com, as of 14:01.*',
    ]);
    assert.equal(
      said({
        verdict: verdict({ ...facts, license: 'none', activeAt: '2026-11-24T08:00:00Z' }),
      })[1],
      '$(law) no licence · active today',
    );
  });

  const states: readonly (readonly [string, RepositoryHoverContext['verdict'], string])[] = [
    [
      'archived',
      verdict({ isArchived: true, archivedAt: '2021-05-03T00:00:00Z' }),
      '$(archive) Archived on 3 May 2021',
    ],
    ['archived, nobody knows when', verdict({ isArchived: true }), '$(archive) Archived'],
    [
      'moved',
      verdict({ url: 'https://github.com/forge/anvil' }),
      '$(arrow-right) Moved to forge/anvil',
    ],
    [
      'private',
      verdict({ visibility: 'private' }),
      '$(lock) Private: your readers get “not found”',
    ],
    [
      'internal',
      verdict({ visibility: 'internal' }),
      '$(lock) Internal: your readers get “not found”',
    ],
    ['fork', verdict({ isFork: true, parent: 'up/stream' }), '$(repo-forked) Fork of up/stream'],
    ['fork of something', verdict({ isFork: true }), '$(repo-forked) Fork'],
    ['mirror', verdict({ isMirror: true }), '$(mirror) Mirror of a repository elsewhere'],
    ['template', verdict({ isTemplate: true }), '$(files) Template for other repositories'],
    [
      'empty',
      verdict({ isEmpty: true }),
      '$(circle-large-outline) Empty: nothing has been pushed yet',
    ],
    ['disabled', verdict({ isDisabled: true }), '$(circle-slash) Switched off by its host'],
    [
      'replaced',
      verdict({ url: 'https://github.com/forge/anvil' }, { isReplaced: true }),
      '$(warning) This name belongs to another repository than before',
    ],
    [
      'blocked',
      verdictFrom(undefined, { state: 'blocked' }),
      '$(circle-slash) Blocked by its host for legal reasons',
    ],
    [
      'forbidden',
      verdictFrom(undefined, { state: 'forbidden' }),
      '$(lock) Your sign-in may not see it, so it is not known what readers see',
    ],
    [
      'missing',
      missing,
      '$(warning) Not found, or private (without a sign-in nobody can tell which)',
    ],
    [
      'missing to who is signed in',
      { ...missing, isAnonymous: false },
      '$(warning) Not found, or private',
    ],
    [
      'missing, but known from before',
      verdict({}, { state: 'missing' }),
      '$(warning) Not found just now, looked at again in a while',
    ],
    [
      'several at once',
      verdict({ url: 'https://github.com/acme/hammer', isArchived: true, isFork: true }),
      '$(arrow-right) Moved to acme/hammer · $(archive) Archived · $(repo-forked) Fork',
    ],
  ];
  for (const [name, seen, line] of states) {
    test(name, () => {
      assert.ok(said({ verdict: seen }).includes(line), said({ verdict: seen }).join('\n'));
    });
  }

  test('what has moved can be put right, by naming the link and nothing else', () => {
    const hover = hoverOn('Anvil', { verdict: verdict(), canReplace: true });
    assert.deepEqual(hover?.actions[0], {
      kind: 'use-canonical',
      title: 'Use canonical link',
      link: links[0]?.span,
    });
  });

  test('facts of earlier say of which day they are', () => {
    assert.ok(
      said({ verdict: verdict({}, { day: '2026-11-22' }) }).includes(
        '*From github.com, as of 22 November 2026.*',
      ),
    );
    assert.ok(
      said({ verdict: verdict({}, { source: 'lockfile' }) }).includes(
        '*From the lockfile of this blog, as of 24 November 2026.*',
      ),
    );
  });
});

suite('The hover of an owner', () => {
  test('says who it is, and what it has', () => {
    const owner = ownerFacts({
      isVerified: true,
      repositories: [
        repositoryFacts(),
        repositoryFacts({ name: 'secret', visibility: 'private' }),
        repositoryFacts({ name: 'odd', url: 'javascript:alert(1)', language: undefined }),
      ],
    });
    assert.deepEqual(said({ verdict: verdictFrom({ owner }) }, 'Acme'), [
      '$(organization) **Acme Works** acme',
      'Tools that fall from great heights',
      'verified organisation · 32 repositories',
      '- [anvil](https://github.com/acme/anvil) · Python · $(star-full) 1.2k\n' +
        '- odd · $(star-full) 1.2k',
      '*From github.com, as of 14:01.*',
      '[Open on GitHub] [Look up again]',
    ]);
  });

  test('a person without a name is called by the login', () => {
    const owner = ownerFacts({ kind: 'person', name: undefined, repositoryCount: 1 });
    const lines = said({ verdict: verdictFrom({ owner }) }, 'Acme');
    assert.equal(lines[0], '$(account) **acme**');
    assert.equal(lines[2], 'person · 1 repository');
  });
});

suite('The hover where nothing new is known', () => {
  const cases: readonly (readonly [string, Partial<RepositoryHoverContext>, readonly string[]])[] =
    [
      [
        'before consent',
        { consent: 'not-asked' },
        ['$(repo) **acme/anvil**', '[Look up on github.com]'],
      ],
      [
        'before consent, several hosts',
        { consent: 'not-asked', hostNames: ['github.com', 'gitlab.com', 'codeberg.org'] },
        [
          '$(repo) **acme/anvil**',
          '*A look-up asks github.com, gitlab.com and codeberg.org about the links of this file.*',
          '[Look up on github.com, gitlab.com and codeberg.org]',
        ],
      ],
      [
        'Restricted Mode',
        { consent: 'untrusted' },
        ['$(repo) **acme/anvil**', '*Nothing is looked up in Restricted Mode.*'],
      ],
      [
        'never',
        { consent: 'never' },
        ['$(repo) **acme/anvil**', '*Looking up repositories is switched off.*'],
      ],
      ['asking', { isAsking: true }, ['$(repo) **acme/anvil**', '*Asking github.com…*']],
      [
        'limited',
        {
          trouble: {
            reason: 'limited',
            message: 'GitHub limits how much it is asked, again at 14:30.',
          },
        },
        [
          '$(repo) **acme/anvil**',
          '*GitHub limits how much it is asked, again at 14:30.*',
          '[Sign in]',
        ],
      ],
      [
        'unreachable, nobody can sign in',
        { trouble: { reason: 'unreachable', message: 'No answer.' }, canSignIn: false },
        ['$(repo) **acme/anvil**', '*No answer.*'],
      ],
      [
        'a sign-in that has ended',
        { trouble: { reason: 'bad-token', message: 'No <i>sign-in</i>.' } },
        ['$(repo) **acme/anvil**', '*No <i>sign-in</i>.*', '[Sign in]'],
      ],
      ['a host that cannot be asked', { canBeAsked: false }, []],
      [
        'offline with facts of earlier',
        {
          verdict: verdict({ description: undefined }, { day: '2026-11-22' }),
          trouble: { reason: 'unreachable', message: 'github.com gives no answer.' },
        },
        [
          '$(repo) **acme/anvil**',
          'Python · $(star-full) 1.2k · $(law) Apache-2.0 · pushed 3 years ago',
          '*From github.com, as of 22 November 2026. github.com gives no answer.*',
          '[Open on GitHub]',
        ],
      ],
    ];
  for (const [name, context, lines] of cases) {
    test(name, () => {
      assert.deepEqual(said(context), lines);
    });
  }
});

suite('The hover of what strangers have written', () => {
  const hostile = [
    '<img src=x onerror=alert(1)> <b>bold</b> &lt;i&gt;',
    '[x](command:workbench.action.quit) [y](https://evil.example) ![z](https://evil.example/p.png)',
    '<https://evil.example> https://evil.example www.evil.example me@evil.example',
    '`code` ```fence``` **bold** _em_ ~~gone~~ # heading',
    '- list\n- list\n\n1. one\n\n> quote\n\n---\n\n| a | b |\n|---|---|\n\n    code',
    '$(zap) $(gear~spin) \\[x\\](command:x) \\',
    '\u202Eevil\u202C \u200B\u0000\u0007 \u2066x\u2069',
  ];
  for (const words of hostile) {
    test(words.slice(0, 30).replace(/\s/g, ' '), () => {
      const hovers = [
        hoverOn('Anvil', {
          verdict: verdict({
            description: words,
            name: words,
            language: { name: words },
            license: { spdxId: words },
            isFork: true,
            parent: words,
            owner: { login: words },
          }),
        }),
        hoverOn('Acme', {
          verdict: verdictFrom({
            owner: ownerFacts({
              name: words,
              description: words,
              repositories: [repositoryFacts({ name: words, url: `https://x.example/${words}` })],
            }),
          }),
        }),
      ];
      for (const hover of hovers) {
        assert.ok(hover);
        const kinds = nodesOf(hover.paragraphs.join('\n\n'));
        const allowed = [
          'root',
          'paragraph',
          'text',
          'strong',
          'emphasis',
          'list',
          'listItem',
          'link',
        ];
        assert.deepEqual(
          kinds.filter(({ type }) => !allowed.includes(type)),
          [],
        );
        const addresses = kinds.flatMap(({ url }) => (url === undefined ? [] : [url]));
        assert.deepEqual(
          addresses.filter((url) => !url.startsWith('https://x.example/')),
          [],
          hover.paragraphs.join('\n'),
        );
        assert.ok(addresses.length <= 1);
        const all = hover.paragraphs.join(' ');
        assert.doesNotMatch(all, /[\u202A-\u202E\u2066-\u2069\u200B\0\x07]/);
        // No icon but ours.
        assert.doesNotMatch(all.replace(/\\./g, ''), /\$\((?:zap|gear)/);
      }
    });
  }
});

interface MarkdownNode {
  readonly type: string;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

function nodesOf(markdown: string): MarkdownNode[] {
  const flat = (node: MarkdownNode): MarkdownNode[] => [
    node,
    ...(node.children ?? []).flatMap(flat),
  ];
  // Without the transform that links addresses in text that is already read: no renderer has it.
  const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  return flat(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions }));
}
