import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { recogniseRepository } from '../../../src/repositories/recognise';
import type { HostStanding, LookUpConsent } from '../../../src/vscode/facts';
import { shownFor } from '../../../src/vscode/factsStatus';

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
  const shown = async (consent: LookUpConsent, standing: Partial<HostStanding> = {}) => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    const standingOf = () => ({ ...quiet, ...standing });
    return shownFor({ consent, standingOf, verdictOf: () => undefined }, document, [link]);
  };

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
  });

  test('offers to sign in at a limit, and warns of a sign-in that is not accepted alone', async () => {
    const trouble = { until: undefined, message: 'GitHub limits how much it is asked.' };
    const limited = await shown('allowed', { trouble: { ...trouble, reason: 'limited' } });
    assert.equal(limited.text, 'GitHub limits how much it is asked');
    assert.equal(limited.command.command, 'componentPosts.signInToGitHub');
    assert.notEqual(limited.isWarning, true);
    const bad = await shown('allowed', { trouble: { ...trouble, reason: 'bad-token' } });
    assert.equal(bad.isWarning, true);
  });
});
