// Answers of GitHub that its double does not give: scripted, word by word.
import assert from 'node:assert/strict';
import type { HttpClient, HttpResponse } from '../../../src/repositories/httpClient';
import type { Answer } from '../../../src/repositories/lookUp';
import { githubLookable } from '../../../src/repositories/hosts/github/lookable';
import { limitOf } from '../../../src/repositories/hosts/github/limits';
import { target } from '../../doubles/asking';
import { textResponse } from '../../doubles/client';

interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const now = Date.UTC(2026, 2, 4, 12);

function responseOf({ body, ...more }: Scripted): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return textResponse(text, { url: 'https://api.github.com/', ...more });
}

async function answers(
  script: readonly Scripted[],
  paths: readonly string[],
  token?: string,
): Promise<Answer[]> {
  let next = 0;
  const http: HttpClient = {
    send: () => {
      const scripted = script[next++];
      assert.ok(scripted !== undefined, 'one request too many');
      return Promise.resolve({ response: responseOf(scripted) });
    },
  };
  const targets = paths.map((path) => target('github.com', path));
  const found = new Map<string, Answer>();
  const session = { hostName: 'github.com', http, token, signal: undefined, now: () => now };
  for await (const [{ key }, answer] of githubLookable.lookUp(targets, {
    ...session,
    onQuota: () => undefined,
  })) {
    found.set(key, answer);
  }
  assert.equal(next, script.length, 'requests');
  return targets.map(({ key }) => found.get(key)!);
}

const node = {
  databaseId: 1,
  name: 'rocket',
  url: 'https://github.com/acme/rocket',
  owner: { __typename: 'Organization', login: 'acme' },
  licenseInfo: null,
  latestRelease: null,
};

suite('answers of GitHub', () => {
  test('a null that stands for an error says nothing', async () => {
    const body = {
      data: { t0: node },
      errors: [{ type: 'FORBIDDEN', path: ['t0', 'latestRelease'], message: 'no' }],
    };
    const [answer] = await answers([{ body }], ['acme/rocket'], 'token');
    assert.ok(answer?.state === 'found');
    const { repository } = answer.facts;
    assert.deepEqual([repository?.license, repository?.latestRelease], ['none', undefined]);
  });

  test('what is null without a word is unknown, unless it is an owner', async () => {
    const body = { data: { t0: null } };
    const [repository] = await answers([{ body }], ['acme/rocket'], 'token');
    assert.equal(repository?.state, 'failed');
    assert.deepEqual(await answers([{ body }], ['acme/'], 'token'), [{ state: 'missing' }]);
  });

  test('not found is what GitHub says of the repository itself, not of something in it', async () => {
    const error = (path: string[]): Scripted => ({
      body: { data: { t0: null }, errors: [{ type: 'NOT_FOUND', path, message: 'x' }] },
    });
    assert.deepEqual(await answers([error(['t0'])], ['acme/rocket'], 'token'), [
      { state: 'missing' },
    ]);
    const [deeper] = await answers([error(['t0', 'owner'])], ['acme/rocket'], 'token');
    assert.equal(deeper?.state, 'failed');
  });

  test('what a sign-in may not see is asked for without one, once', async () => {
    const errors = [{ type: 'FORBIDDEN', path: ['t0'], message: 'Resource not accessible' }];
    const refused = { body: { data: { t0: null }, errors } };
    const blocked = { status: 403, body: { message: 'Repository access blocked' } };
    assert.deepEqual(await answers([refused, blocked], ['acme/rocket'], 'token'), [
      { state: 'blocked' },
    ]);
    const hidden = { status: 404, body: { message: 'Not Found' } };
    assert.deepEqual(await answers([refused, hidden], ['acme/rocket'], 'token'), [
      { state: 'forbidden', reason: 'refused' },
    ]);
  });

  test('a 404 that is not in GitHub’s words is no verdict', async () => {
    const portal = { status: 404, body: '<h1>Not found</h1>' };
    const [answer] = await answers([portal], ['acme/rocket']);
    assert.ok(answer?.state === 'failed' && answer.reason === 'not-understood');
  });

  test('of what an owner has, only what is for everybody is told', async () => {
    const ofCompany = (name: string, visibility: string): object => ({
      ...{ id: 1, name, visibility, html_url: `https://github.com/acme/${name}` },
      owner: { login: 'acme' },
    });
    const owner = { id: 2, login: 'acme', html_url: 'https://github.com/acme' };
    const visibilities = ['public', 'internal', 'private'];
    const owned = { body: visibilities.map((visibility) => ofCompany(visibility, visibility)) };
    const [answer] = await answers([{ body: owner }, owned], ['acme/']);
    assert.ok(answer?.state === 'found');
    assert.deepEqual(
      answer.facts.owner?.repositories.map(({ name }) => name),
      ['public'],
    );
  });

  test('a 401 without budget is no limit', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-limit': '0' };
    const body = { message: 'This endpoint requires you to be authenticated.' };
    const signedIn = await answers([{ status: 401, headers, body }], ['acme/rocket'], 'token');
    assert.deepEqual(signedIn, [{ state: 'bad-token' }]);
  });

  test('the last answer before a limit is an answer', async () => {
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-limit': '5000',
      'x-ratelimit-reset': String(now / 1_000 + 60),
    };
    const [answer] = await answers([{ headers, body: { data: { t0: node } } }], ['a/b'], 'token');
    assert.equal(answer?.state, 'found');
  });

  test('addresses that are none, and facts of the wrong kind, are left out', async () => {
    const odd = {
      ...node,
      homepageUrl: 'javascript:alert(1)',
      stargazerCount: -1,
      primaryLanguage: { name: 'C', color: 'red;background:url(x)' },
      isFork: 'yes',
      pushedAt: 'yesterday',
    };
    const [answer] = await answers([{ body: { data: { t0: odd } } }], ['acme/rocket'], 'token');
    assert.ok(answer?.state === 'found');
    const { repository } = answer.facts;
    assert.deepEqual(
      [repository?.homepage, repository?.stars, repository?.isFork, repository?.pushedAt],
      [undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(repository?.language, { name: 'C', color: undefined });
    const nameless = { body: { data: { t0: { ...node, url: 'http://github.com/acme/rocket' } } } };
    const [other] = await answers([nameless], ['acme/rocket'], 'token');
    assert.equal(other?.state, 'failed');
  });
});

suite('READMEs of GitHub', () => {
  const readme = (type: string, status = 200): Promise<string | undefined> | undefined =>
    githubLookable.readme?.(target('github.com', 'acme/rocket'), {
      hostName: 'github.com',
      http: {
        send: () =>
          Promise.resolve({
            response: responseOf({ status, headers: { 'content-type': type }, body: '# Rocket' }),
          }),
      },
      token: undefined,
      signal: undefined,
      now: () => now,
      onQuota: () => undefined,
    });

  test('a file is one, the page of a portal is none', async () => {
    assert.equal(await readme('application/vnd.github.raw+json; charset=utf-8'), '# Rocket');
    assert.equal(await readme('text/html; charset=utf-8'), undefined);
    assert.equal(await readme('application/json', 404), undefined);
  });
});

suite('limits of GitHub', () => {
  const limit = (
    scripted: Omit<Scripted, 'body'>,
    message = '',
    isLimit = false,
  ): ReturnType<typeof limitOf> =>
    limitOf(responseOf({ ...scripted, body: '' }), message, isLimit, now);
  const budget = (remaining: number, resetIn: number): Record<string, string> => ({
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(now / 1_000 + resetIn),
  });

  test('primary: until the reset, within reason', () => {
    for (const [resetIn, wait] of [
      [1_800, 1_800],
      [-100, 60],
      [86_400, 7_200],
    ] as const) {
      assert.deepEqual(limit({ status: 403, headers: budget(0, resetIn) }), {
        state: 'limited',
        limit: 'primary',
        until: now + wait * 1_000,
      });
    }
  });

  test('secondary: as long as it says, or a minute', () => {
    const secondary = (seconds: number): ReturnType<typeof limitOf> => ({
      state: 'limited',
      limit: 'secondary',
      until: now + seconds * 1_000,
    });
    assert.deepEqual(limit({ status: 403, headers: { 'retry-after': '30' } }), secondary(30));
    assert.deepEqual(
      limit({ status: 429, headers: { 'retry-after': '0' } }, '', true),
      secondary(1),
    );
    assert.deepEqual(limit({ status: 429 }, '', true), secondary(60));
    const words = 'You have exceeded a secondary rate limit.';
    assert.deepEqual(limit({ status: 200, headers: budget(0, 1_800) }, words), secondary(60));
    const huge = { 'retry-after': '999999999' };
    assert.deepEqual(limit({ status: 403, headers: huge }), secondary(7_200));
  });

  test('none: a refusal with budget left, an answer without', () => {
    assert.equal(limit({ status: 403, headers: budget(40, 60) }, 'Forbidden'), undefined);
    assert.equal(limit({ status: 200, headers: budget(0, 60) }), undefined);
  });
});
