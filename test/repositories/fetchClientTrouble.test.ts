// The client in trouble: when it tries again, when it gives up, and that it quotes nobody.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FetchedResponse } from '../../src/repositories/fetchClient';
import type { HttpResult } from '../../src/repositories/httpClient';
import { soon, wait } from '../doubles/client';
import { runs } from '../support/fuzz';
import {
  answered,
  clientAt,
  clientStage,
  closed,
  friend,
  home,
  rawServer,
  reasonOf,
  retryPause,
  token,
} from './clientStage';

/** Whatever may be thrown; only errors should be. */
const anything = fc.anything().map((thrown) => thrown as Error);

suite('client over fetch: trouble', () => {
  const stage = clientStage();

  suite('trying again', () => {
    const send = (more: object = {}): Promise<HttpResult> =>
      stage.client().send({ url: `${home}/`, authorization: token, timeLimit: 10_000, ...more });

    test('once after a 5xx, after two seconds', async () => {
      stage.servers.home.fail('server-error', 1);
      assert.equal(answered(await send()).text, 'hello');
      assert.equal(stage.pauses, 1);
      assert.equal(stage.servers.home.requests.length, 2);
    });

    test('once after a connection that broke', async () => {
      stage.servers.home.fail('offline', 1);
      assert.equal(answered(await send()).status, 200);
      assert.equal(stage.pauses, 1);
      assert.deepEqual(
        stage.servers.home.requests.map(({ headers }) => headers['authorization']),
        [token, token],
      );
    });

    test('not twice', async () => {
      stage.servers.home.fail('server-error');
      assert.equal(answered(await send()).status, 502);
      assert.equal(stage.servers.home.requests.length, 2);
      stage.servers.home.fail('offline');
      assert.equal(reasonOf(await send()), 'network');
      assert.equal(stage.servers.home.requests.length, 4);
      assert.equal(stage.pauses, 2);
    });

    test('never where nobody wants it, or it would be in vain', async () => {
      stage.servers.home.fail('server-error');
      assert.equal(answered(await send({ retry: false })).status, 502);
      stage.servers.home.fail('offline');
      assert.equal(reasonOf(await send({ retry: false })), 'network');
      for (const how of [
        'slow',
        'huge',
        'redirect-loop',
        'redirect-away',
        'retry-after',
      ] as const) {
        stage.servers.home.fail(how);
        await send({ sizeLimit: 1_000, ...(how === 'slow' && { timeLimit: soon }) });
      }
      stage.servers.home.recover();
      stage.handler = (_, response) => {
        response.writeHead(503, { 'retry-after': '120' }).end();
      };
      assert.equal(answered(await send()).status, 503);
      assert.equal(stage.pauses, 0);
    });

    test('not once it is aborted', async () => {
      stage.servers.home.fail('offline');
      const abort = new AbortController();
      const result = await stage
        .client({
          wait: (milliseconds, signal) => {
            if (milliseconds === retryPause) {
              abort.abort();
            }
            return wait(milliseconds === retryPause ? 0 : milliseconds, signal);
          },
        })
        .send({ url: home, signal: abort.signal });
      assert.equal(reasonOf(result), 'aborted');
      assert.equal(stage.servers.home.requests.length, 1);
    });
  });

  suite('aborting', () => {
    test('before it starts: no request', async () => {
      assert.equal(reasonOf(await stage.get('/', { signal: AbortSignal.abort() })), 'aborted');
      assert.deepEqual(stage.servers.home.requests, []);
    });

    for (const how of ['slow', 'huge'] as const) {
      test(`midway: ${how}`, async () => {
        stage.servers.home.fail(how);
        const abort = new AbortController();
        setTimeout(() => {
          abort.abort();
        }, 30);
        const limits = { sizeLimit: 1 << 30, signal: abort.signal };
        assert.equal(reasonOf(await stage.get('/', limits)), 'aborted');
        await closed(stage.servers.home);
      });
    }

    test('ends it, also where fetch does not listen, or answers after all', async () => {
      const abort = new AbortController();
      let answer: (response: Response) => void = () => undefined;
      const deaf = (): Promise<Response> => new Promise((resolve) => (answer = resolve));
      const sending = stage.client({ fetch: deaf }).send({ url: home, signal: abort.signal });
      abort.abort();
      assert.equal(reasonOf(await sending), 'aborted');
      answer(new Response('late'));
      const late = stage.client({ fetch: deaf }).send({ url: home, timeLimit: 20 });
      assert.equal(reasonOf(await late), 'time-out');
      answer(new Response('late'));
    });

    test('leaves no listener behind', async () => {
      const abort = new AbortController();
      let listeners = 0;
      const { signal } = abort;
      const counted = {
        aborted: false,
        addEventListener: (...[type, listener]: Parameters<typeof signal.addEventListener>) => {
          listeners += 1;
          signal.addEventListener(type, listener);
        },
        removeEventListener: (
          ...[type, listener]: Parameters<typeof signal.removeEventListener>
        ) => {
          listeners -= 1;
          signal.removeEventListener(type, listener);
        },
      } as AbortSignal;
      await stage.get('/', { signal: counted });
      stage.servers.home.fail('offline');
      await stage.get('/', { signal: counted });
      assert.equal(listeners, 0);
    });
  });

  suite('never rejects, and never tells what was sent', () => {
    test('a token that is no header', async () => {
      for (const authorization of ['SECRET\r\nx: y', 'SECRET\u0000', 'SECRET\u{1F600}']) {
        const result = await stage.get('/', { authorization });
        assert.equal(reasonOf(result), 'network');
        assert.ok(!JSON.stringify(result).includes('SECRET'));
      }
    });

    test('a host that cannot be reached', async () => {
      const server = await rawServer(() => undefined);
      await server.stop();
      const result = await clientAt(server.origin).send({ url: home, retry: false });
      assert.deepEqual(result, { failure: { reason: 'network', detail: 'ECONNREFUSED' } });
    });

    test('whatever fetch throws', async () => {
      await fc.assert(
        fc.asyncProperty(anything, async (thrown) => {
          const fetch = (): Promise<never> => Promise.reject(thrown);
          const result = await stage.client({ fetch }).send({ url: home });
          assert.equal(reasonOf(result), 'network');
        }),
        runs(200),
      );
    });

    test('an error that quotes the request', async () => {
      const cause = Object.assign(new Error(token), { code: token });
      const fetch = (): Promise<never> => Promise.reject(new TypeError(token, { cause }));
      const { failure } = await stage.client({ fetch }).send({ url: home, authorization: token });
      assert.equal(failure?.detail, 'no connection');
    });

    test('errors that are their own cause', async () => {
      const error = new TypeError('fetch failed');
      error.cause = error;
      const fetch = (): Promise<never> => Promise.reject(error);
      assert.equal(reasonOf(await stage.client({ fetch }).send({ url: home })), 'network');
    });

    test('any address to go to', async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.webUrl(), fc.string()), async (location) => {
          const asked: string[] = [];
          const fetch = (url: string): Promise<FetchedResponse> => {
            asked.push(url);
            return Promise.resolve({
              status: asked.length === 1 ? 302 : 200,
              url,
              headers: { get: (name) => (name === 'location' ? location : null) },
              body: null,
            });
          };
          const { response, failure } = await stage.client({ fetch }).send({ url: `${home}/a` });
          assert.ok(asked.every((url) => [home, friend].includes(new URL(url).origin)));
          assert.ok(failure === undefined || failure.reason === 'redirected-away');
          assert.ok(response === undefined || asked.includes(response.url));
        }),
        runs(300),
      );
    });
  });
});
