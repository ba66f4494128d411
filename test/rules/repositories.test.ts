// What the rules about linked repositories say of the seed, of generated posts and of large ones; their
// cases, one by one, are fixtures.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixAll } from '../../src/assist/fixes';
import { parsePost } from '../../src/post/post';
import { applyEdits, textOf, type Span } from '../../src/post/text';
import type { KnownValues } from '../../src/profile/knownValues';
import { recogniseRepository } from '../../src/repositories/recognise';
import { notOpenSource } from '../../src/rules/repositories/licensing';
import { movedLinks } from '../../src/rules/repositories/movedLinks';
import { otherLicenses } from '../../src/rules/repositories/otherLicenses';
import { rules } from '../../src/rules/registry';
import type { Problem } from '../../src/rules/rule';
import { runRules } from '../../src/rules/run';
import { knownFrom, type KnownOptions } from '../support/blog';
import { context, problemsOf } from '../support/checking';
import { sharedMarkdown, sharedSuite, sharedText } from '../support/corpus';
import { assertMinimal, assertRestAlone } from '../support/edits';
import { coatedPost, runs } from '../support/fuzz';
import { linkedPost } from '../support/fuzzLinks';
import { assertProblems } from '../support/invariants';
import { verdictFrom, type ShortVerdict } from '../support/shortVerdicts';

const area = 'repositories/';
const ownRules = rules.filter(({ id }) => id.startsWith(area));
const { today } = context.known;

function knownOf(verdicts: KnownOptions['verdicts']): KnownValues {
  return knownFrom({ verdicts: verdicts ?? {} }, today);
}

/** Whatever a post links, this is what its host says. */
function everywhere(verdict: (key: string) => ShortVerdict | undefined): KnownValues {
  return {
    ...context.known,
    verdictOf: ({ key }) => {
      const short = verdict(key);
      return short === undefined ? undefined : verdictFrom(key, short);
    },
  };
}

function problems(text: string, known: KnownValues): readonly Problem[] {
  return runRules(ownRules, parsePost(text), { ...context, known });
}

test('there are ten rules about repositories', () => {
  assert.equal(ownRules.length, 10);
});

suite('licences that make nothing open source', () => {
  const saidOf = (spdxId: string | undefined): string | undefined =>
    notOpenSource(
      verdictFrom('github.com/acme/anvil', { repository: { license: { spdxId } } }).facts
        ?.repository ?? assert.fail(),
    );

  test('are listed once, in order', () => {
    assert.deepEqual([...new Set(otherLicenses)].sort(), otherLicenses);
    assert.ok(otherLicenses.length > 90);
  });

  for (const id of [
    'CC-BY-NC-4.0',
    'SSPL-1.0',
    'BUSL-1.1',
    'Elastic-2.0',
    'GFDL-1.3-only',
    'CC-BY-4.0',
  ]) {
    test(`${id} is one, in any case`, () => {
      assert.match(saidOf(id) ?? '', /Open Source Initiative/);
      assert.match(saidOf(id.toLowerCase()) ?? '', /Open Source Initiative/);
    });
  }

  for (const id of [
    ...[
      'MIT',
      'Apache-2.0',
      'GPL-3.0',
      'AGPL-3.0-or-later',
      'BSD-3-Clause',
      'MPL-2.0',
      'Unlicense',
    ],
    ...[
      '0BSD',
      'EUPL-1.2',
      'OFL-1.1',
      'NOASSERTION',
      'LicenseRef-own',
      'X11',
      'WTFPL',
      'CC0-1.0',
      undefined,
    ],
  ]) {
    test(`nothing is said of ${id ?? 'one without a name'}`, () => {
      assert.equal(saidOf(id), undefined);
    });
  }
});

suite('links to moved repositories in generated posts', () => {
  /** Where everything went, with a name that says so; what is there already stays. */
  const away = everywhere((key) => {
    const [host, ...path] = key.split('/');
    // SourceHut knows no owners without it.
    const owner = host === 'git.sr.ht' ? '~moved' : 'moved';
    const isThere = path[0] === owner;
    return path.length < 2 || host === undefined || isThere
      ? undefined
      : { repository: { url: `https://${host}/${owner}/${path.join('-').replace(/~/g, '')}` } };
  });

  const isMoved = ({ rule }: Problem): boolean => rule === 'repositories/moved';

  function assertAllMove(text: string): void {
    const all = problems(text, away);
    assertProblems(parsePost(text), all);
    assert.deepEqual(
      all.filter(({ rule }) => rule === 'internal/rule-failed'),
      [],
    );
    const found = all.filter(isMoved);
    const edits = fixAll(found, 'repositories/moved');
    const what = `moving all links of ${JSON.stringify(text)}`;
    assertRestAlone(text, edits, what);
    assertMinimal(parsePost(text), edits, what);
    const after = applyEdits(text, edits);
    const left = problems(after, away).filter(isMoved);
    const withoutFix = found.filter(({ fixes }) => fixes.length === 0);
    assert.equal(left.length, withoutFix.length, `${what}: ${JSON.stringify(after)}`);
    assert.deepEqual(fixAll(left), [], 'a second time changes nothing');
  }

  test('all move at once, the rest stays, and a second time changes nothing', () => {
    fc.assert(fc.property(fc.oneof(coatedPost, linkedPost), assertAllMove), runs(250));
  });

  test('every link leads to the same page of the repository as before', () => {
    fc.assert(
      fc.property(fc.oneof(coatedPost, linkedPost), (text) => {
        // In there it is a bare address that ends with `>`; with a scheme it becomes a real link.
        fc.pre(!text.includes('<www.'));
        const before = parsePost(text).body().links;
        const fixed = applyEdits(text, fixAll(problems(text, away), 'repositories/moved'));
        const after = parsePost(fixed).body().links;
        assert.equal(after.length, before.length, JSON.stringify(fixed));
        for (const [index, link] of after.entries()) {
          const old = before[index];
          assert.equal(
            link.repository.detail,
            old?.repository.detail,
            JSON.stringify([text, fixed]),
          );
          assert.equal(link.repository.kind, old?.repository.kind);
        }
      }),
      runs(250),
    );
  });
});

suite('links of a post to replace in all posts', () => {
  const known = knownOf({
    'github.com/acme/anvil': { repository: { url: 'https://github.com/tidelift-labs/anvil' } },
    'github.com/acme/tongs': { repository: { url: 'https://github.com/tidelift-labs/tongs' } },
  });
  const [anvil, tongs] = ['https://github.com/acme/anvil', 'https://github.com/acme/tongs'];

  function keysIn(text: string, severity?: 'off' | 'hint'): readonly string[] {
    const severities = new Map(severity === undefined ? [] : [['repositories/moved', severity]]);
    return movedLinks(parsePost(text), { ...context, known, severities }).map(({ key }) => key);
  }

  test('are those to moved repositories, each place once, with what changes there', () => {
    const text = `[a](${anvil}/issues) [b][b] [c][b] [d](https://github.com/acme/other)\n\n[b]: ${tongs}\n`;
    const links = movedLinks(parsePost(text), { ...context, known });
    assert.deepEqual(
      links.map(({ key, name }) => [key, name]),
      [
        ['github.com/acme/anvil', 'acme/anvil'],
        ['github.com/acme/tongs', 'acme/tongs'],
      ],
    );
    assert.equal(
      applyEdits(
        text,
        links.flatMap(({ edits }) => edits),
      ),
      text
        .replaceAll('acme/anvil', 'tidelift-labs/anvil')
        .replace('acme/tongs', 'tidelift-labs/tongs'),
    );
  });

  test('are none where a comment or the blog silences the rule, whatever its severity', () => {
    const silenced = `[a](${anvil}) <!-- component-posts-disable-line repositories/moved -->\n\n[b](${tongs})\n`;
    assert.deepEqual(keysIn(silenced), ['github.com/acme/tongs']);
    assert.deepEqual(keysIn(silenced, 'off'), []);
    assert.deepEqual(keysIn(`[a](${anvil})`, 'hint'), ['github.com/acme/anvil']);
  });

  test('are none where only the author can write the address', () => {
    assert.deepEqual(keysIn('[a](https://github.com/acme/anvi%6C)'), []);
  });
});

suite('all rules about repositories at once', () => {
  const shortVerdict: fc.Arbitrary<ShortVerdict> = fc.record(
    {
      state: fc.constantFrom('found', 'found', 'missing', 'blocked', 'forbidden'),
      isConfirmed: fc.boolean(),
      isReplaced: fc.boolean(),
      isAnonymous: fc.boolean(),
      repository: fc.record(
        {
          url: fc.constantFrom(
            'https://github.com/new/place',
            'https://evil.example/x/y',
            'https://github.com/a/b)](c',
            'javascript:alert(1)',
            '',
          ),
          isArchived: fc.boolean(),
          archivedAt: fc.constant('2021-05-03T10:00:00Z'),
          visibility: fc.constantFrom('public', 'internal', 'private'),
          isEmpty: fc.boolean(),
          isMirror: fc.boolean(),
          license: fc.constantFrom('none' as const, { spdxId: 'MIT' }, { spdxId: 'SSPL-1.0' }, {}),
          pushedAt: fc.constantFrom('2015-01-01T00:00:00Z', '2026-11-01T00:00:00Z'),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['state'] },
  );

  test('say only what can be shown, and their fixes leave the rest alone', () => {
    fc.assert(
      fc.property(
        linkedPost,
        fc.array(shortVerdict, { minLength: 1, maxLength: 4 }),
        (text, said) => {
          const known = everywhere((key) => said[key.length % said.length]);
          const found = problems(text, known);
          assertProblems(parsePost(text), found);
          for (const { rule, message, fixes } of found) {
            assert.notEqual(rule, 'internal/rule-failed', message);
            assert.match(
              message,
              /\(checked 2026-11-21\)/,
              'every message carries the day of the fact',
            );
            assert.doesNotMatch(message, /evil|alert/);
            for (const { edits, title } of fixes) {
              assertRestAlone(text, edits, title);
              assert.doesNotMatch(applyEdits(text, edits), /evil|javascript/);
            }
          }
        },
      ),
      runs(300),
    );
  });

  test('say nothing of what refuses an answer, whatever was known before', () => {
    fc.assert(
      fc.property(linkedPost, shortVerdict, fc.boolean(), (text, said, isConfirmed) => {
        const state = isConfirmed ? 'forbidden' : 'missing';
        const known = everywhere(() => ({ ...said, state, isConfirmed }));
        assert.deepEqual(problems(text, known), []);
      }),
      runs(100),
    );
  });
});

sharedSuite('rules about repositories without any verdict', () => {
  test('say nothing of any real post', () => {
    for (const { text } of ['corpus', 'seed'].flatMap(sharedMarkdown)) {
      assert.deepEqual(problems(text, context.known), []);
    }
  });
});

sharedSuite(
  'rules about repositories with invented facts, over the post that the project started from',
  () => {
    const text = sharedText('seed/open_source_technology.md') ?? '';
    const known = knownOf({
      'github.com/zero-os': {
        owner: {
          repositories: {
            '0-core': { stars: 30 },
            'zero-os': { stars: 9 },
            '0-stor': { stars: 60 },
          },
        },
      },
      'github.com/itsyouonline': { owner: { repositories: { identityserver: { stars: 40 } } } },
      'github.com/rivine': { owner: { repositories: { rivine: { stars: 80 } } } },
      'github.com/threefoldtech/jumpscalex_threebot': {
        repository: {
          url: 'https://github.com/threefoldtecharchive/jumpscaleX_threebot',
          isArchived: true,
          archivedAt: '2021-12-01T08:00:00Z',
        },
      },
      'github.com/threefoldtech/jumpscalex_core': { repository: { license: 'none' } },
      'github.com/threefoldfoundation/tfchain': { state: 'missing', isAnonymous: true },
    });
    const found = problems(text, known);
    const marked = (place: Span): string => textOf(text, place);

    test('they say what a careful editor would, and nothing else', () => {
      assert.deepEqual(
        found.map(({ rule, severity, span, fixes }) => [
          rule,
          severity,
          marked(span),
          ...fixes.map(({ title }) => title),
        ]),
        [
          [
            'repositories/moved',
            'warning',
            'https://github.com/threefoldtech/jumpscaleX_threebot',
            'Use github.com/threefoldtecharchive/jumpscaleX_threebot',
          ],
          [
            'repositories/archived',
            'information',
            'https://github.com/threefoldtech/jumpscaleX_threebot',
          ],
          [
            'repositories/owner-link',
            'hint',
            'https://github.com/zero-os',
            'Link to zero-os/zero-os in both places',
          ],
          ['repositories/owner-link', 'hint', 'https://github.com/rivine', 'Link to rivine/rivine'],
          [
            'repositories/claim-open-source',
            'information',
            'https://github.com/threefoldtech/jumpscaleX_core',
          ],
          ['repositories/not-found', 'warning', 'https://github.com/threefoldfoundation/tfchain'],
        ],
      );
    });

    test('each says on which day that was so', () => {
      const [moved, archived] = found;
      assert.equal(
        moved?.message,
        'threefoldtech/jumpscaleX_threebot moved to threefoldtecharchive/jumpscaleX_threebot (checked 2026-11-21). Link it there.',
      );
      assert.equal(
        archived?.message,
        'threefoldtecharchive/jumpscaleX_threebot is archived since 2021-12-01 (checked 2026-11-21). Say so, or link what took its place.',
      );
    });

    test('what other rules say of it stays as it is', () => {
      const others = (all: readonly Problem[]): readonly string[] =>
        all.filter(({ rule }) => !rule.startsWith(area)).map(({ message }) => message);
      assert.deepEqual(others(problemsOf(text, { known })), others(problemsOf(text)));
    });
  },
);

suite('rules about repositories over a large post', () => {
  const paragraph = 'Words that fill a post and lead nowhere at all. '.repeat(10);
  const text = Array.from(
    { length: 200 },
    (_, index) =>
      `See [part ${String(index)}](https://github.com/acme/part-${String(index)}/issues/1). ${paragraph}`,
  ).join('\n\n');
  const known = everywhere((key) => ({
    repository: {
      url: `https://github.com/tidelift-labs/${key.split('/').at(-1) ?? ''}`,
      isArchived: true,
      license: 'none',
      pushedAt: '2015-01-01T00:00:00Z',
    },
  }));

  test('each link is judged', () => {
    assert.ok(text.length > 90_000);
    assert.ok(recogniseRepository('https://github.com/acme/part-1/issues/1') !== undefined);
    const found = problems(text, known);
    const count = (rule: string): number =>
      found.filter((problem) => problem.rule === `${area}${rule}`).length;
    assert.deepEqual(['moved', 'archived', 'no-license', 'stale'].map(count), [200, 200, 200, 0]);
  });
});
