import assert from 'node:assert/strict';
import { parsePost } from '../../../src/post/post';
import type { PanelFrame } from '../../../src/preview/panel/model';
import { frameOf, type PanelHostNote, type KnownOfPanel } from '../../../src/vscode/panel/frame';
import { verdict } from '../../support/verdicts';
import { about, nothing, quiet } from './known';

const text = `---
title: "Our stack"
---

- [Anvil = Tools](https://github.com/acme/anvil)
- [Acme](https://github.com/acme)
- [Bus](https://gitlab.com/tide/bus)
- [Saw](https://git.sr.ht/~tide/saw)

**Anvil**: hammers.

See [Anvil](https://github.com/ACME/Anvil/issues).
`;

function frame(more: Partial<KnownOfPanel> = {}, post = text): PanelFrame {
  return frameOf(parsePost(post), about, { ...nothing, ...more });
}

function foot(more: Partial<KnownOfPanel>): string[] {
  return frame(more).foot.map(
    ({ pieces, action, isTrouble }) =>
      pieces.join(' · ') +
      (action === undefined ? '' : ` [${action.kind}]`) +
      (isTrouble ? ' (!)' : ''),
  );
}

const onGitHub =
  (note: Partial<PanelHostNote>): KnownOfPanel['standingOf'] =>
  (hostName) =>
    hostName === 'github.com' ? { ...quiet, ...note } : quiet;

suite('What stands around the rows', () => {
  test('the title, the file, and how many different things the post has', () => {
    const { title, fileName, isPost, post, counts, isTruncated } = frame();
    assert.equal(title, 'Our stack');
    assert.deepEqual({ id: post, fileName, isPost }, about);
    assert.deepEqual(counts, { entries: 4, sections: 1, repositories: 3, owners: 3 });
    assert.equal(isTruncated, false);
  });

  test('that a post is too large to be read whole', () => {
    const long = frame({}, `${text}\n${'word '.repeat(2_000)}\n`);
    assert.equal(long.isTruncated, true);
    assert.equal(long.counts.repositories, 3);
  });

  test('the question counts repositories and owners once, and names their hosts', () => {
    const { question, canRefresh, foot: lines } = frame({ consent: 'not-asked' });
    assert.equal(question, 'Look up these 3 links on github.com and gitlab.com?');
    assert.equal(canRefresh, false);
    assert.deepEqual(lines, []);
    for (const consent of ['allowed', 'never', 'untrusted'] as const) {
      assert.equal(frame({ consent }).question, undefined);
    }
    assert.equal(frame({ consent: 'not-asked', canBeAsked: () => false }).question, undefined);
  });

  test('only who may ask can ask again', () => {
    assert.equal(frame().canRefresh, true);
    assert.equal(frame({ consent: 'never' }).canRefresh, false);
    assert.equal(frame({ canBeAsked: () => false }).canRefresh, false);
  });

  test('a line for each host', () => {
    assert.deepEqual(foot({}), ['Nothing from github.com yet', 'Nothing from gitlab.com yet']);
    const quota = { remaining: 54, limit: 60 };
    assert.equal(
      foot({ standingOf: onGitHub({ canSignIn: true, quota, lastAnswerAt: 1 }) })[0],
      'Facts from github.com, as of 14:02 · not signed in (54 of 60 look-ups left) [sign-in]',
    );
    assert.equal(
      foot({ standingOf: onGitHub({ canSignIn: true, account: 'mara', lastAnswerAt: 1 }) })[0],
      'Facts from github.com, as of 14:02 · signed in as mara',
    );
    assert.equal(
      foot({ standingOf: onGitHub({ account: 'mara', quota, lastAnswerAt: 1 }) })[0],
      'Facts from github.com, as of 14:02 · signed in as mara (54 of 60 look-ups left)',
    );
  });

  test('trouble is told, and what helps', () => {
    const limited = { reason: 'limited', message: 'GitHub limits how much it is asked.' } as const;
    assert.equal(
      foot({ standingOf: onGitHub({ canSignIn: true, trouble: limited, lastAnswerAt: 1 }) })[0],
      'Facts from github.com, as of 14:02 · GitHub limits how much it is asked · not signed in [sign-in] (!)',
    );
    const ended = {
      reason: 'bad-token',
      message: 'GitHub no longer accepts the sign-in.',
    } as const;
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
  });
});
