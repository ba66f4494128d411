// The part of the contract that is about hosts that let down.
import assert from 'node:assert/strict';
import type { Answer, FailureReason } from '../../src/repositories/lookUp';
import { soon } from './client';
import { optionsOf, type Mode, type Stage } from './contractStage';
import { retryAfter, type Failure } from './double';

const paths = ['acme/rocket', 'acme/museum', 'ada/notes'];

/** What an adapter says when its host fails in some way; nothing for any reason. */
const reasons: readonly (readonly [Failure, ...FailureReason[]])[] = [
  ['server-error', 'server'],
  ['offline', 'network'],
  ['slow', 'time-out'],
  ['huge', 'too-large'],
  ['not-json', 'not-understood'],
  // The client follows no redirects of a POST: then they are an answer that makes no sense.
  ['redirect-away', 'redirected-away', 'not-understood'],
  ['redirect-loop', 'too-many-redirects', 'not-understood'],
  ['header-bomb'],
];

const longestLimit = 2 * 3_600_000;

export function contractFailures(stage: Stage, mode: Mode): void {
  const has = (failure: Failure): boolean => stage.supports.without?.includes(failure) !== true;
  const answersUnder = (failure: Failure, requests?: number): Promise<Answer[]> => {
    stage.double.fail(failure, requests);
    const options = optionsOf(mode);
    return stage
      .asker()
      .paths(paths, failure === 'slow' ? { ...options, timeLimit: soon } : options);
  };

  for (const [failure, ...expected] of reasons.filter(([failure]) => has(failure))) {
    test(`${failure} is a failure with its reason, and nothing about a repository`, async () => {
      for (const answer of await answersUnder(failure)) {
        assert.ok(answer.state === 'failed', JSON.stringify(answer));
        assert.ok(
          expected.length === 0 || expected.includes(answer.reason),
          `${answer.reason}: ${answer.detail}`,
        );
      }
    });
  }

  const limits = [
    ['primary-limit', 'primary', [1, longestLimit]],
    ['secondary-limit', 'secondary', [1_000, longestLimit]],
    ['retry-after', 'secondary', [(retryAfter - 5) * 1_000, (retryAfter + 5) * 1_000]],
  ] as const;
  for (const [failure, limit, [soonest, latest]] of limits.filter(([failure]) => has(failure))) {
    test(`${failure}: all are limited until then, after one request`, async () => {
      const start = Date.now();
      const answers = await answersUnder(failure, 1);
      for (const answer of answers) {
        assert.ok(answer.state === 'limited', JSON.stringify(answer));
        assert.equal(answer.limit, limit);
        const wait = answer.until - start;
        assert.ok(wait >= soonest && wait <= latest, `${String(wait)} ms`);
      }
      assert.equal(stage.double.requests.length, 1);
    });
  }

  if (has('blocked')) {
    test('blocked for legal reasons', async () => {
      const answers = await answersUnder('blocked');
      assert.deepEqual(
        answers,
        answers.map(() => ({ state: 'blocked' })),
      );
    });
  }

  if (mode === 'signed in' && has('unauthorised')) {
    test('a token that was withdrawn meanwhile', async () => {
      const answers = await answersUnder('unauthorised', 1);
      assert.deepEqual(
        answers,
        answers.map(() => ({ state: 'bad-token' })),
      );
      assert.equal(stage.double.requests.length, 1);
    });
  }

  test('aborted before it starts: no request', async () => {
    const abort = new AbortController();
    abort.abort();
    const answers = await stage.asker().paths(paths, { ...optionsOf(mode), signal: abort.signal });
    holdAborted(answers);
    assert.deepEqual(stage.double.requests, []);
  });

  test('aborted while it waits', async () => {
    stage.double.fail('slow');
    const abort = new AbortController();
    setTimeout(() => {
      abort.abort();
    }, 50);
    const answers = await stage.asker().paths(paths, { ...optionsOf(mode), signal: abort.signal });
    holdAborted(answers);
    assert.equal(stage.double.requests.length, 1);
  });

  test('well again after a failure', async () => {
    await answersUnder('offline');
    stage.double.recover();
    const answers = await stage.asker().paths(paths, optionsOf(mode));
    assert.ok(answers.every(({ state }) => state === 'found'));
  });
}

function holdAborted(answers: readonly Answer[]): void {
  for (const answer of answers) {
    assert.ok(answer.state === 'failed' && answer.reason === 'aborted', JSON.stringify(answer));
  }
}
