import assert from 'node:assert/strict';
import { lineFacts, overviewWords, type LinkedTarget } from '../../../src/preview/card/lineFacts';
import type { Badge, Card } from '../../../src/preview/card/model';

const card: Card = {
  key: 'github.com/acme/anvil',
  host: { id: 'github', name: 'github.com', label: 'GitHub' },
  kind: 'repository',
  owner: 'acme',
  name: 'anvil',
  badges: [],
  standing: { state: 'current' },
};
const today = '2026-11-24';
const moved: Badge = { kind: 'moved', to: 'forge/anvil', shown: 'forge' };
const archived: Badge = { kind: 'archived', at: '2021-05-03T00:00:00Z' };
const missing: Badge = { kind: 'missing', isConfirmed: true, isAnonymous: false };

suite('Facts at the end of a line', () => {
  test('are short, with the long words and their day behind them', () => {
    assert.deepEqual(
      lineFacts(
        [{ ...card, badges: [moved, archived], asOf: { day: '2026-11-22', source: 'host' } }],
        today,
      ),
      {
        text: 'moved → forge · archived 2021',
        tooltip: 'acme/anvil: Moved to forge/anvil · Archived on 3 May 2021 · as of 22 Nov',
      },
    );
  });

  test('of several links say each thing once, and a link twice says it once', () => {
    const net: Card = { ...card, name: 'net', badges: [archived] };
    assert.deepEqual(lineFacts([{ ...card, badges: [archived] }, net, net], today), {
      text: 'archived 2021',
      tooltip: 'acme/anvil: Archived on 3 May 2021\nacme/net: Archived on 3 May 2021',
    });
  });

  test('tell of what a reader stumbles over alone', () => {
    const quiet: readonly Badge[] = [
      { kind: 'missing', isConfirmed: false, isAnonymous: true },
      { kind: 'fork' },
      { kind: 'mirror' },
      { kind: 'template' },
      { kind: 'empty' },
      { kind: 'forbidden' },
    ];
    assert.equal(lineFacts([card, { ...card, badges: [...quiet] }], today), undefined);
    assert.equal(lineFacts([], today), undefined);
    const told = lineFacts([{ ...card, badges: [{ kind: 'replaced' }, missing] }], today);
    assert.equal(told?.text, 'another repository now · not found, or private');
  });

  test('turn no text around', () => {
    const told = lineFacts(
      [{ ...card, owner: '\u202Eacme', badges: [{ ...moved, shown: '\u202Eforge\n' }] }],
      today,
    );
    assert.doesNotMatch(`${told?.text ?? ''}${told?.tooltip ?? ''}`, /\u202E/);
    assert.doesNotMatch(told?.text ?? '', /\n/);
  });
});

suite('The words above an overview', () => {
  const linked = (...badges: readonly Badge[]): LinkedTarget => ({ isOwner: false, badges });
  const owner: LinkedTarget = { isOwner: true, badges: [] };

  for (const [targets, words] of [
    [[linked(), linked(), linked(), linked()], '4 repositories · Preview'],
    [[linked(), owner], '1 repository · Preview'],
    [[owner, owner], '2 owners · Preview'],
    [[owner], '1 owner · Preview'],
    [[], '0 repositories · Preview'],
    [[linked(moved), linked()], '2 repositories · 1 moved · Preview'],
    [
      [linked(moved, archived), linked(archived), linked(missing)],
      '3 repositories · 1 moved · 1 not found · 2 archived · Preview',
    ],
    [
      [
        linked(archived),
        linked({ kind: 'private', visibility: 'internal' }),
        linked({ kind: 'replaced' }),
        linked(missing),
      ],
      '4 repositories · 1 not found · 1 replaced · 1 private · Preview',
    ],
    [
      [linked({ kind: 'missing', isConfirmed: false, isAnonymous: true }), linked()],
      '2 repositories · Preview',
    ],
  ] as const) {
    test(words, () => {
      assert.equal(overviewWords(targets), words);
    });
  }
});
