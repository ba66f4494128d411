// Answers that come in place of the host's own: from portals of networks, proxies, walls against
// robots, and from behind redirects, where the sign-in does not go along. None of them is a verdict.
import assert from 'node:assert/strict';
import type { HttpClient, HttpRequest } from '../../../src/repositories/httpClient';
import { bitbucketLookable } from '../../../src/repositories/hosts/bitbucketLookUp';
import { gitHost } from '../../../src/repositories/hosts/gitProbe';
import { giteaLookable } from '../../../src/repositories/hosts/giteaLookUp';
import { githubLookable } from '../../../src/repositories/hosts/github/lookable';
import { gitlabLookable } from '../../../src/repositories/hosts/gitlabLookUp';
import type { Answer, Lookable, Target } from '../../../src/repositories/lookUp';
import { target } from '../../doubles/asking';
import { textResponse } from '../../doubles/client';

interface Said {
  readonly status: number;
  readonly text: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Saying = (request: HttpRequest) => Said;

async function answers(
  lookable: Lookable,
  saying: Saying,
  targets: readonly Target[],
  token?: string,
): Promise<Answer[]> {
  const http: HttpClient = {
    send(request) {
      const { text, ...more } = saying(request);
      return Promise.resolve({ response: textResponse(text, { url: request.url, ...more }) });
    },
  };
  const heard: Answer[] = [];
  const session = { http, token, signal: undefined, now: () => 0, onQuota: () => undefined };
  for await (const [, answer] of lookable.lookUp(targets, { ...session, hostName })) {
    heard.push(answer);
  }
  return heard;
}

const hostName = 'code.example.org';
const both = [target(hostName, 'acme/rocket'), target(hostName, 'acme/')];
const page = '<!doctype html><title>You are not connected</title>';

suite('answers that are not of the host', () => {
  const adapters: readonly (readonly [string, Lookable])[] = [
    ['GitHub', githubLookable],
    ['GitLab', gitlabLookable],
    ['Gitea', giteaLookable],
    ['Bitbucket', bitbucketLookable],
  ];
  for (const [name, lookable] of adapters) {
    for (const status of [200, 403, 404, 407, 410, 451]) {
      for (const token of [undefined, 'token']) {
        const how = token === undefined ? 'without' : 'with';
        test(`${name} ${how} a sign-in: a page with ${String(status)}`, async () => {
          const heard = await answers(lookable, () => ({ status, text: page }), both, token);
          assert.equal(heard.length, both.length);
          for (const answer of heard) {
            assert.ok(answer.state === 'failed' && answer.reason === 'not-understood');
          }
        });
      }
    }

    for (const status of [401, 403, 404]) {
      test(`${name}: ${String(status)} behind a redirect says nothing about a sign-in`, async () => {
        const heard = await answers(
          lookable,
          ({ url, method, body }) =>
            method === 'POST' || body !== undefined
              ? { status: 200, text: '{"errors":[{"extensions":{"code":"undefinedField"}}]}' }
              : { status, text: '{"message":"Not Found"}', url: `${url}&elsewhere` },
          [both[0]!],
          'token',
        );
        assert.equal(heard[0]?.state, 'failed');
      });
    }
  }

  test('Gitea behind a redirect without a sign-in answers as ever', async () => {
    const missing: Saying = ({ url }) => ({ status: 404, text: '{}', url: `${url}/new` });
    assert.deepEqual(await answers(giteaLookable, missing, both), [
      { state: 'missing' },
      { state: 'missing' },
    ]);
  });

  for (const status of [403, 429, 503]) {
    test(`GitLab: an owner whose page is behind a wall (${String(status)}) may have moved`, async () => {
      const [answer] = await answers(
        gitlabLookable,
        ({ url, body }) =>
          body !== undefined
            ? { status: 200, text: '{"data":{"p0":null}}' }
            : new URL(url).pathname.startsWith('/api/')
              ? { status: 200, text: '[]' }
              : { status, text: page },
        [both[1]!],
      );
      assert.equal(answer?.state, 'failed');
    });
  }

  test('GitLab: a null beside an error is no group that is missing', async () => {
    const said = (errors: unknown): Saying => {
      return ({ body }) =>
        body === undefined
          ? { status: 404, text: '{"message":"404 Project Not Found"}' }
          : { status: 200, text: JSON.stringify({ data: { p0: null }, errors }) };
    };
    const failing = said([{ message: 'Timeout on Group.projects', path: ['p0'] }]);
    for (const answer of await answers(gitlabLookable, failing, [both[0]!])) {
      assert.equal(answer.state, 'failed');
    }
    assert.deepEqual(await answers(gitlabLookable, said(undefined), [both[0]!]), [
      { state: 'missing' },
    ]);
  });

  test('a git server asks for a password by its name; whoever else says 401 is no git server', async () => {
    const asks = { 'www-authenticate': 'Basic realm="Git"' };
    const ask = (headers: Said['headers']): Promise<Answer[]> =>
      answers(gitHost, () => ({ status: 401, text: page, headers: headers ?? {} }), [both[0]!]);
    assert.deepEqual(await ask(asks), [{ state: 'missing' }]);
    const [portal] = await ask(undefined);
    assert.equal(portal?.state, 'failed');
  });
});
