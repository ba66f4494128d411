import assert from 'node:assert/strict';
import { parsePost } from '../../src/post/post';
import type { LinkRow, PostView } from '../../src/preview/viewModel';
import { repositoriesView } from '../../src/vscode/repositoriesView';
import type { HostNote, KnownOfLinks } from '../../src/vscode/repositoryRows';
import type { Verdict } from '../../src/repositories/facts';
import { missing, ownerFacts, verdict, verdictFrom } from '../support/verdicts';

const text = `## Components

- [Anvil = Tools](https://github.com/acme/anvil)
- [Acme](https://github.com/acme)
- [Bus](https://gitlab.com/tide/bus)
- [Saw](https://git.sr.ht/~tide/saw)

**Anvil**: hammers.

See [Anvil](https://github.com/acme/anvil/issues).
`;

const quiet: HostNote = {
  account: undefined,
  canSignIn: false,
  trouble: undefined,
  quota: undefined,
  lastAnswerAt: undefined,
};

const nothing: KnownOfLinks = {
  today: '2026-11-24',
  consent: 'allowed',
  verdictOf: () => undefined,
  isAsking: () => false,
  canBeAsked: ({ hostName }) => hostName !== 'git.sr.ht',
  standingOf: () => quiet,
  canReplace: () => true,
  shownTime: () => '14:02',
};

function view(more: Partial<KnownOfLinks>): PostView {
  const about = { id: 'file:///a.md', fileName: 'a.md', isPost: true };
  return repositoriesView(parsePost(text), about, { ...nothing, ...more });
}

function rows(more: Partial<KnownOfLinks>): readonly LinkRow[] {
  return view(more).groups.flatMap(({ links }) => links);
}

/** Of the first row, whose host says this. */
function said(seen: Verdict, more: Partial<KnownOfLinks> = {}) {
  return rows({ verdictOf: () => seen, ...more })[0]?.facts;
}

suite('The facts of a row', () => {
  test('have a place wherever they may come, and nowhere else', () => {
    const kept = (more: Partial<KnownOfLinks>): boolean[] =>
      rows(more).map(({ facts }) => facts !== undefined);
    assert.deepEqual(kept({}), [true, true, true, false, true]);
    for (const consent of ['not-asked', 'never', 'untrusted'] as const) {
      assert.deepEqual(kept({ consent }), [false, false, false, false, false]);
    }
    assert.deepEqual(
      rows({ isAsking: ({ name }) => name === 'bus' }).map(({ facts }) => facts?.isAsking),
      [false, false, true, undefined, false],
    );
  });

  test('of a repository', () => {
    assert.deepEqual(said(verdict()), {
      isAsking: false,
      description: 'Forges what the stack stands on',
      items: [
        { kind: 'language', text: 'Python', color: '#3572a5' },
        { kind: 'stars', text: '1.2k' },
        { kind: 'license', text: 'Apache-2.0' },
        { kind: 'activity', text: 'pushed 3 years ago' },
      ],
      badges: [],
    });
  });

  test('of an owner', () => {
    const facts = rows({ verdictOf: () => verdictFrom({ owner: ownerFacts() }) })[1]?.facts;
    assert.deepEqual(facts?.items, [
      { kind: 'owner', text: 'Acme Works, organisation' },
      { kind: 'repositories', text: '32 repositories' },
    ]);
  });

  const states: readonly (readonly [string, Verdict, readonly string[]])[] = [
    ['missing', missing, ['not found, or private']],
    ['missing at a first look', verdict({}, { state: 'missing' }), ['not found just now']],
    ['blocked', verdictFrom(undefined, { state: 'blocked' }), ['blocked by its host']],
    ['forbidden', verdictFrom(undefined, { state: 'forbidden' }), ['hidden from your sign-in']],
    ['replaced', verdict({}, { isReplaced: true }), ['another repository now']],
    ['another owner', verdict({ url: 'https://github.com/forge/anvil' }), ['moved → forge']],
    ['another name', verdict({ url: 'https://github.com/acme/hammer' }), ['moved → hammer']],
    ['both', verdict({ url: 'https://github.com/forge/hammer' }), ['moved → forge/hammer']],
    ['another case', verdict({ url: 'https://github.com/ACME/Anvil' }), []],
    [
      'everything',
      verdict({
        visibility: 'private',
        isDisabled: true,
        isArchived: true,
        archivedAt: '2021-05-03T00:00:00Z',
        isEmpty: true,
        isMirror: true,
        isFork: true,
        isTemplate: true,
      }),
      ['private', 'switched off', 'archived 2021', 'empty', 'mirror', 'fork', 'template'],
    ],
  ];
  for (const [name, seen, badges] of states) {
    test(`badges: ${name}`, () => {
      assert.deepEqual(
        said(seen)?.badges.map((badge) => badge.text),
        badges,
      );
    });
  }

  test('where there are no facts, what to do takes their place', () => {
    const advice = (seen: Verdict): readonly string[] | undefined =>
      said(seen)?.items.map(({ kind, text }) => `${kind}: ${text}`);
    assert.deepEqual(advice({ ...missing, facts: undefined, isAnonymous: true }), [
      'advice: Correct the address, or sign in to tell which',
    ]);
    assert.deepEqual(advice({ ...missing, facts: undefined, isAnonymous: false }), [
      'advice: Correct the address',
    ]);
    assert.deepEqual(advice({ ...missing, facts: undefined, isConfirmed: false }), []);
    assert.deepEqual(advice(verdictFrom(undefined, { state: 'blocked' })), [
      'advice: Link another place, or none',
    ]);
    assert.deepEqual(advice(verdictFrom(undefined, { state: 'forbidden' })), []);
  });

  test('a moved link can be put right where its address can be replaced', () => {
    const seen = verdict({ url: 'https://github.com/forge/anvil' });
    assert.equal(said(seen)?.movedTo, 'forge/anvil');
    assert.equal(said(seen, { canReplace: () => false })?.movedTo, undefined);
    assert.equal(said(verdict())?.movedTo, undefined);
  });

  test('say of which day they are, unless that is today', () => {
    assert.equal(said(verdict())?.asOf, undefined);
    assert.equal(said(verdict({}, { day: '2026-11-02' }))?.asOf, '2 Nov');
    assert.equal(said(verdict({}, { day: '2025-11-02' }))?.asOf, '2 Nov 2025');
  });

  test('an entry says which section it belongs to', () => {
    const matches = view({}).groups.map(({ match }) => match);
    assert.deepEqual(matches[0], { section: 'Anvil', reason: 'matched by name' });
    assert.deepEqual(matches.slice(1).filter(Boolean), []);
  });
});

suite('What stands around the rows', () => {
  function foot(more: Partial<KnownOfLinks>): string[] {
    return (view(more).foot ?? []).map(
      ({ pieces, action, isTrouble }) =>
        pieces.join(' · ') +
        (action === undefined ? '' : ` [${action.kind}]`) +
        (isTrouble === true ? ' (!)' : ''),
    );
  }

  const onGitHub =
    (note: Partial<HostNote>): KnownOfLinks['standingOf'] =>
    (hostName) =>
      hostName === 'github.com' ? { ...quiet, ...note } : quiet;

  test('the question counts repositories and owners once, and names their hosts', () => {
    const { question, canRefresh, foot: lines } = view({ consent: 'not-asked' });
    assert.deepEqual(question, { targets: 3, hostNames: ['github.com', 'gitlab.com'] });
    assert.equal(canRefresh, undefined);
    assert.equal(lines, undefined);
    for (const consent of ['allowed', 'never', 'untrusted'] as const) {
      assert.equal(view({ consent }).question, undefined);
    }
    assert.equal(view({ consent: 'not-asked', canBeAsked: () => false }).question, undefined);
  });

  test('only who may ask can ask again', () => {
    assert.equal(view({}).canRefresh, true);
    assert.equal(view({ consent: 'never' }).canRefresh, undefined);
    assert.equal(view({ canBeAsked: () => false }).canRefresh, undefined);
  });

  test('a line for each host', () => {
    assert.deepEqual(foot({}), ['Nothing from github.com yet', 'Nothing from gitlab.com yet']);
    assert.deepEqual(
      foot({
        standingOf: onGitHub({
          canSignIn: true,
          quota: { remaining: 54, limit: 60 },
          lastAnswerAt: 1,
        }),
      })[0],
      'Facts from github.com, as of 14:02 · not signed in (54 of 60 look-ups left) [sign-in]',
    );
    assert.deepEqual(
      foot({ standingOf: onGitHub({ canSignIn: true, account: 'mara', lastAnswerAt: 1 }) })[0],
      'Facts from github.com, as of 14:02 · signed in as mara',
    );
  });

  test('trouble is told, and what helps', () => {
    const limited = { reason: 'limited', message: 'GitHub limits how much it is asked.' };
    assert.equal(
      foot({ standingOf: onGitHub({ canSignIn: true, trouble: limited, lastAnswerAt: 1 }) })[0],
      'Facts from github.com, as of 14:02 · GitHub limits how much it is asked · not signed in [sign-in] (!)',
    );
    const ended = { reason: 'bad-token', message: 'GitHub no longer accepts the sign-in.' };
    assert.equal(
      foot({ standingOf: onGitHub({ canSignIn: true, account: 'mara', trouble: ended }) })[0],
      'Nothing from github.com yet · GitHub no longer accepts the sign-in [sign-in] (!)',
    );
  });

  test('off, and Restricted Mode', () => {
    assert.deepEqual(foot({ consent: 'never' }), [
      'Looking up repositories is switched off [consent]',
    ]);
    assert.deepEqual(foot({ consent: 'untrusted' }), ['Nothing is looked up in Restricted Mode']);
    assert.deepEqual(foot({ consent: 'never', canBeAsked: () => false }), []);
  });

  test('facts of the lockfile, whoever may be asked', () => {
    const verdictOf = () => verdict({}, { source: 'lockfile', day: '2026-11-02' });
    assert.deepEqual(foot({ consent: 'untrusted', verdictOf }), [
      'Facts from the lockfile of this blog, as of 2 November 2026',
      'Nothing is looked up in Restricted Mode',
    ]);
    assert.equal(rows({ consent: 'untrusted', verdictOf })[0]?.facts?.asOf, '2 Nov');
  });
});
