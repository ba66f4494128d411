import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Verdict } from '../../../src/repositories/facts';
import { recogniseRepository } from '../../../src/repositories/recognise';
import type { HostStanding, LookUpConsent } from '../../../src/vscode/facts';
import { shownFor } from '../../../src/vscode/factsStatus';
import { verdict } from '../../support/verdicts';

const link = recogniseRepository('https://github.com/tidewater-stack/harbour')!;
const quiet: HostStanding = {
  hostName: 'github.com',
  account: undefined,
  canSignIn: true,
  trouble: undefined,
  quota: { remaining: 54, limit: 60 },
  lastAnswerAt: undefined,
};

suite('status of repository facts', () => {
  /** What is said with a link for each verdict, or one of which nothing is known. */
  const shown = async (
    consent: LookUpConsent,
    standing: Partial<HostStanding> = {},
    verdicts: readonly Verdict[] = [],
  ) => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    const standingOf = () => ({ ...quiet, ...standing });
    const left = [...verdicts];
    return shownFor(
      { consent, standingOf, verdictOf: () => left.shift() },
      document,
      verdicts.length === 0 ? [link] : verdicts.map(() => link),
    );
  };
  /** Said by the host today at so many hours. */
  const hours = (hour: number): Verdict =>
    verdict({}, { checkedAt: new Date().setHours(hour, 0, 0, 0) });
  /** As of the first moment that its day had anywhere. */
  const locked = verdict(
    {},
    { source: 'lockfile', day: '2026-05-03', checkedAt: Date.UTC(2026, 4, 2, 10) },
  );

  test('says why nothing is looked up, and what to do about it', async () => {
    for (const [consent, text, command] of [
      ['not-asked', 'Repository facts: not looked up', 'componentPosts.lookUpRepositories'],
      ['never', 'Repository facts: off', 'componentPosts.lookUpRepositories'],
      ['untrusted', 'Repository facts: off in Restricted Mode', 'workbench.trust.manage'],
    ] as const) {
      const item = await shown(consent);
      assert.equal(item.text, text);
      assert.equal(item.command.command, command);
    }
  });

  test('says as whom hosts are asked, and how much is left', async () => {
    const { detail } = await shown('allowed');
    assert.equal(detail, 'github.com, not signed in (54 of 60 left)');
    const signedIn = await shown('allowed', {
      account: 'mara',
      quota: { remaining: 4990, limit: 5000 },
    });
    assert.equal(signedIn.detail, 'github.com, signed in as mara (4990 of 5000 left)');
    const unsaid = await shown('allowed', { account: 'mara', quota: undefined });
    assert.equal(unsaid.detail, 'github.com, signed in as mara');
  });

  test('says how old facts are, and where they come from', async () => {
    assert.equal((await shown('allowed')).text, 'Repository facts: none yet');
    assert.equal((await shown('allowed', {}, [hours(9)])).text, 'Repository facts as of 09:00');
    assert.equal(
      (await shown('allowed', {}, [hours(14), hours(9)])).text,
      'Repository facts as of 09:00',
      'the oldest counts',
    );
    assert.equal(
      (await shown('allowed', {}, [locked])).text,
      'Repository facts from the lockfile, as of 2026-05-03',
    );
    assert.equal(
      (await shown('allowed', {}, [locked, hours(9)])).text,
      'Repository facts as of 2026-05-03, partly from the lockfile',
    );
    const off = await shown('never', {}, [locked]);
    assert.equal(off.text, 'Repository facts: off');
    assert.equal(off.detail, 'from the lockfile, as of 2026-05-03');
  });

  test('says that it is offline, with the age of the facts', async () => {
    const trouble = {
      reason: 'unreachable',
      until: undefined,
      message: 'github.com gives no answer (no connection), again at 14:30.',
    } as const;
    const none = await shown('allowed', { trouble });
    assert.equal(none.text, 'Repository facts: offline, none known yet');
    const dated = await shown('allowed', { trouble }, [hours(9)]);
    assert.equal(dated.text, 'Repository facts: offline, as of 09:00');
    assert.equal(dated.detail, 'github.com gives no answer (no connection), again at 14:30');
    assert.equal(dated.command.command, 'componentPosts.refreshRepositories');
    assert.notEqual(dated.isWarning, true);
  });

  test('is not offline where one host of two gives no answer', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    const message = 'gitlab.com gives no answer (no connection).';
    const { text, detail } = shownFor(
      {
        consent: 'allowed',
        standingOf: (hostName) => ({
          ...quiet,
          hostName,
          trouble:
            hostName === 'gitlab.com'
              ? { reason: 'unreachable', until: undefined, message }
              : undefined,
        }),
        verdictOf: () => hours(9),
      },
      document,
      [link, recogniseRepository('https://gitlab.com/tidewater/harbour')!],
    );
    assert.equal(text, 'gitlab.com gives no answer (no connection)');
    assert.equal(detail, 'facts as of 09:00');
  });

  test('offers to sign in at a limit, and warns of a sign-in that is not accepted alone', async () => {
    const trouble = {
      until: undefined,
      message: 'GitHub limits how much it is asked, again at 14:30.',
    };
    const limited = await shown('allowed', { trouble: { ...trouble, reason: 'limited' } }, [
      hours(9),
    ]);
    assert.equal(limited.text, 'GitHub limits how much it is asked, again at 14:30');
    assert.equal(limited.detail, 'facts as of 09:00; github.com, not signed in (54 of 60 left)');
    assert.deepEqual(limited.command, {
      command: 'componentPosts.signInToGitHub',
      title: 'Sign In',
      arguments: ['github.com'],
    });
    assert.notEqual(limited.isWarning, true);
    const signedIn = await shown('allowed', {
      account: 'mara',
      trouble: { ...trouble, reason: 'limited' },
    });
    assert.equal(signedIn.command.command, 'componentPosts.refreshRepositories');
    const elsewhere = await shown('allowed', {
      canSignIn: false,
      trouble: { ...trouble, reason: 'limited' },
    });
    assert.equal(elsewhere.command.command, 'componentPosts.setHostToken');
    const bad = await shown('allowed', { trouble: { ...trouble, reason: 'bad-token' } });
    assert.equal(bad.isWarning, true);
    assert.equal(bad.command.command, 'componentPosts.signInToGitHub');
  });
});
