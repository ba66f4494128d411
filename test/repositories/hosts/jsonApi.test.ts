// What the statuses and headers of JSON interfaces are read as, whoever sends them.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { HttpClient, HttpResult } from '../../../src/repositories/httpClient';
import { bitbucketLookable } from '../../../src/repositories/hosts/bitbucketLookUp';
import { giteaLookable } from '../../../src/repositories/hosts/giteaLookUp';
import { gitlabLookable } from '../../../src/repositories/hosts/gitlabLookUp';
import { askForJson } from '../../../src/repositories/hosts/jsonApi';
import type { Answer, LookUpSession, Quota, Target } from '../../../src/repositories/lookUp';
import { textResponse } from '../../doubles/client';
import { runs } from '../../support/fuzz';

const now = Date.UTC(2026, 10, 24, 12);

function saying(status: number, headers: Record<string, string> = {}, text = '{}'): HttpClient {
  return {
    send: ({ url }) =>
      Promise.resolve<HttpResult>({
        response: textResponse(text, { status, headers, url }),
      }),
  };
}

interface Heard {
  readonly answer: Answer | undefined;
  readonly quotas: readonly Quota[];
}

async function heard(http: HttpClient, token?: string): Promise<Heard> {
  const quotas: Quota[] = [];
  const session = sessionOf(http, token, (quota) => quotas.push(quota));
  const { answer } = await askForJson(session, { url: 'https://host.example/api' });
  return { answer, quotas };
}

function sessionOf(
  http: HttpClient,
  token?: string,
  onQuota: (quota: Quota) => void = () => undefined,
): LookUpSession {
  return {
    hostName: 'host.example',
    http,
    token,
    signal: undefined,
    now: () => now,
    onQuota,
  };
}

suite('statuses of JSON interfaces', () => {
  const rows: readonly (readonly [number, boolean, Answer | undefined])[] = [
    [200, false, undefined],
    [401, true, { state: 'bad-token' }],
    [401, false, { state: 'forbidden', reason: 'refused' }],
    [403, true, { state: 'forbidden', reason: 'refused' }],
    [403, false, { state: 'forbidden', reason: 'refused' }],
    [404, false, { state: 'missing' }],
    [410, false, { state: 'missing' }],
    [451, false, { state: 'blocked' }],
    [500, false, { state: 'failed', reason: 'server', detail: 'HTTP 500' }],
    [503, false, { state: 'failed', reason: 'server', detail: 'HTTP 503' }],
    [204, false, { state: 'failed', reason: 'not-understood', detail: 'HTTP 204' }],
    [304, false, { state: 'failed', reason: 'not-understood', detail: 'HTTP 304' }],
    [418, false, { state: 'failed', reason: 'not-understood', detail: 'HTTP 418' }],
  ];
  for (const [status, isSignedIn, expected] of rows) {
    test(`${String(status)} ${isSignedIn ? 'with' : 'without'} a token`, async () => {
      const { answer } = await heard(saying(status), isSignedIn ? 'token' : undefined);
      assert.deepEqual(answer, expected);
    });
  }

  test('a page in place of JSON', async () => {
    const { answer } = await heard(saying(200, {}, '<!doctype html>'));
    assert.deepEqual(answer, { state: 'failed', reason: 'not-understood', detail: 'no JSON' });
  });
});

suite('limits of JSON interfaces', () => {
  const minute = 60_000;
  const inAnHour = String(now / 1_000 + 3_600);
  const rows: readonly (readonly [
    string,
    number,
    Record<string, string>,
    number,
    'primary' | 'secondary',
  ])[] = [
    ['says nothing', 429, {}, minute, 'secondary'],
    ['says how long', 429, { 'retry-after': '90' }, 90_000, 'secondary'],
    ['says not at all', 429, { 'retry-after': '0' }, 1_000, 'secondary'],
    [
      'says a date, which is not read',
      429,
      { 'retry-after': 'Tue, 24 Nov 2026 12:30:00 GMT' },
      minute,
      'secondary',
    ],
    ['says a lifetime', 429, { 'retry-after': '999999999999' }, 24 * 60 * minute, 'secondary'],
    [
      'says when, GitLab',
      429,
      { 'ratelimit-remaining': '0', 'ratelimit-reset': inAnHour },
      60 * minute,
      'primary',
    ],
    [
      'says when, others',
      429,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '120' },
      2 * minute,
      'primary',
    ],
    [
      'says when, in the past',
      429,
      { 'ratelimit-remaining': '0', 'ratelimit-reset': '1500000000' },
      1_000,
      'primary',
    ],
    ['refuses with a wait', 403, { 'retry-after': '5' }, 5_000, 'secondary'],
    ['refuses with nothing left', 403, { 'x-ratelimit-remaining': '0' }, minute, 'primary'],
  ];
  for (const [name, status, headers, wait, limit] of rows) {
    test(name, async () => {
      const { answer } = await heard(saying(status, headers));
      assert.deepEqual(answer, { state: 'limited', until: now + wait, limit });
    });
  }

  test('what is left is told', async () => {
    const { quotas } = await heard(
      saying(200, {
        'ratelimit-limit': '500',
        'ratelimit-remaining': '498',
        'ratelimit-reset': inAnHour,
      }),
    );
    assert.deepEqual(quotas, [{ limit: 500, remaining: 498, resetAt: now + 3_600_000 }]);
  });

  test('what is said in part is not', async () => {
    const { quotas } = await heard(saying(200, { 'x-ratelimit-limit': '1000' }));
    assert.deepEqual(quotas, []);
  });
});

/** JSON with the fields that adapters look for, with values that no host means. */
const bodies = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, '', 'a/b', '../..', 'constructor'),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        ...['__proto__', 'archived', 'count', 'data', 'errors', 'full_name', 'fullPath', 'id'],
        ...['language', 'languages', 'licenses', 'name', 'nodes', 'owner', 'p0', 'p1', 'parent'],
        ...['path_with_namespace', 'projects', 'repository', 'topics', 'username', 'values'],
        ...['workspace', 'login', 'slug', 'namespace', 'stars_count', 'starCount', 'updated_at'],
      ),
      tie('value'),
      { maxKeys: 8 },
    ),
  ),
})).value;

suite('bodies that no host means', () => {
  const targets: readonly Target[] = [
    { key: 'host.example/a/b', owner: 'a', name: 'b' },
    { key: 'host.example/c/d/e', owner: 'c/d', name: 'e' },
    { key: 'host.example/f', owner: 'f', name: undefined },
    { key: 'host.example/../g', owner: '..', name: 'g' },
    { key: 'host.example/h', owner: '\ud800', name: undefined },
  ];
  for (const [name, lookable] of [
    ['GitLab', gitlabLookable],
    ['Gitea', giteaLookable],
    ['Bitbucket', bitbucketLookable],
  ] as const) {
    test(`${name}: one answer for each target, and only what may be said`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.constantFrom(200, 200, 200, 404, 403), bodies), { minLength: 1 }),
          async (replies) => {
            let next = 0;
            const http: HttpClient = {
              send: (request) => {
                assert.ok(request.url.startsWith('https://'));
                const [status, body] = replies[next++ % replies.length]!;
                return saying(status, {}, JSON.stringify(body)).send(request);
              },
            };
            const answered: Target[] = [];
            for await (const [target, answer] of lookable.lookUp(targets, sessionOf(http))) {
              answered.push(target);
              holdPlain(answer);
            }
            assert.deepEqual(new Set(answered), new Set(targets));
            assert.equal(answered.length, targets.length);
          },
        ),
        runs(300),
      );
    });
  }
});

/** Facts hold plain values only: names that can stand in an address, text on one line. */
function holdPlain(answer: Answer): void {
  if (answer.state !== 'found') {
    return;
  }
  const { repository, owner } = answer.facts;
  const known = repository === undefined ? owner.repositories : [repository];
  for (const { url, owner: ownerName, name, stars, language, description } of known) {
    assert.match(url, /^https:\/\/[\w.-]+\/(?!\.{1,2}\/)[\w./-]+$/);
    assert.ok(url.endsWith(`/${ownerName.login}/${name}`));
    assert.ok(stars === undefined || (Number.isSafeInteger(stars) && stars >= 0));
    assert.ok(language === undefined || typeof language.name === 'string');
    assert.ok(description === undefined || !/[\p{Cc}\p{Cf}]/u.test(description));
  }
  if (owner !== undefined) {
    assert.ok(owner.repositories.length <= 12);
    assert.match(owner.login, /^[\w./-]+$/);
  }
}
