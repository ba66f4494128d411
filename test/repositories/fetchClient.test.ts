// What the client sends, and where to: never to a stranger, and a token never twice.
import assert from 'node:assert/strict';
import type { FetchedResponse, FetchOptions } from '../../src/repositories/fetchClient';
import type { HttpResult } from '../../src/repositories/httpClient';
import { soon } from '../doubles/client';
import type { Handler } from '../doubles/loopback';
import { answered, clientStage, friend, home, reasonOf, stranger, token } from './clientStage';

suite('client over fetch', () => {
  const stage = clientStage();

  const redirectTo =
    (location: string, status = 302): Handler =>
    ({ path }, response) => {
      if (path === '/start') {
        response.writeHead(status, { location }).end('x'.repeat(100_000));
      } else {
        response.end('the end');
      }
    };

  suite('what is sent', () => {
    test('method, headers and body as asked; no cookies, no referrer', async () => {
      await stage.get('/a?b=c', { headers: { accept: 'application/json' } });
      await stage.get('/q', { body: '{"x":1}', headers: { 'content-type': 'application/json' } });
      const [first, second] = stage.servers.home.requests;
      assert.equal(first?.path, '/a?b=c');
      assert.equal(first.method, 'GET');
      assert.equal(first.headers['accept'], 'application/json');
      assert.equal(first.headers['authorization'], token);
      assert.equal(first.headers['user-agent'], 'component-posts/1');
      assert.equal(first.headers['cookie'], undefined);
      assert.equal(first.headers['referer'], undefined);
      assert.deepEqual([second?.method, second?.body], ['POST', '{"x":1}']);
    });

    const refused = [
      'http://api.home.example/',
      'https://api.home.example:8443/',
      'https://user:secret@api.home.example/',
      'https://api.home.example@stranger.example/',
      'https://stranger.example/',
      'file:///etc/passwd',
      'data:text/plain,x',
      '//api.home.example/',
      'nonsense',
      '',
    ];
    for (const url of refused) {
      test(`not to ${url || 'nothing'}`, async () => {
        const { failure } = await stage.client().send({ url, authorization: token });
        assert.equal(failure?.reason, 'not-allowed');
        assert.ok(Object.values(stage.servers).every(({ requests }) => requests.length === 0));
      });
    }

    test('without encryption to nobody, whoever may be asked', async () => {
      const asked: string[] = [];
      const client = stage.client({
        isAllowed: () => true,
        fetch: (url) => {
          asked.push(url);
          const headers = { get: () => 'http://api.home.example/end' };
          return Promise.resolve({ status: 301, url, headers, body: null });
        },
      });
      const start = await client.send({ url: 'http://api.home.example/', authorization: token });
      assert.equal(start.failure?.reason, 'not-allowed');
      const { failure } = await client.send({ url: `${home}/`, authorization: token });
      assert.equal(failure?.reason, 'redirected-away');
      assert.deepEqual(asked, [`${home}/`]);
    });

    test('within the origins of a request alone, where it names them; they allow no others', async () => {
      const elsewhere = await stage.get('/', { within: [friend] });
      assert.equal(reasonOf(elsewhere), 'not-allowed');
      const more = await stage.client().send({ url: stranger, within: [stranger] });
      assert.equal(more.failure?.reason, 'not-allowed');
      stage.handler = redirectTo(`${friend}/end`);
      assert.equal(reasonOf(await stage.get('/start', { within: [home] })), 'redirected-away');
      assert.equal(stage.servers.friend.requests.length, 0);
      assert.equal(answered(await stage.get('/start', { within: [home, friend] })).status, 200);
    });

    test('where redirects are not seen, none is followed by a request that is to stay somewhere', async () => {
      const sent: FetchOptions['redirect'][] = [];
      const client = stage.client({
        seesRedirects: false,
        fetch: (url, { redirect }) => {
          sent.push(redirect);
          return Promise.resolve({ status: 200, url, headers: { get: () => null }, body: null });
        },
      });
      await client.send({ url: home });
      await client.send({ url: home, within: [home] });
      assert.deepEqual(sent, ['follow', 'error']);
    });

    test('nothing when who decides about origins throws', async () => {
      const isAllowed = (): boolean => {
        throw new Error('no');
      };
      const { failure } = await stage.client({ isAllowed }).send({ url: home });
      assert.equal(failure?.reason, 'not-allowed');
    });
  });

  suite('redirects', () => {
    for (const status of [301, 302, 303, 307, 308]) {
      test(`${String(status)} on the same origin: followed, without the token`, async () => {
        stage.handler = redirectTo('/end?x=1', status);
        const response = answered(
          await stage.get('/start', { headers: { 'private-token': 'SECRET' } }),
        );
        assert.equal(response.text, 'the end');
        assert.equal(response.url, `${home}/end?x=1`);
        const [first, second] = stage.servers.home.requests;
        assert.equal(first?.headers['authorization'], token);
        assert.equal(second?.headers['authorization'], undefined);
        assert.equal(second?.headers['private-token'], undefined);
        assert.equal(second?.headers['user-agent'], 'component-posts/1');
      });
    }

    test('to another allowed origin: followed, and the token does not arrive there', async () => {
      stage.handler = redirectTo(`${friend}/end`);
      assert.equal(answered(await stage.get('/start')).url, `${friend}/end`);
      assert.equal(stage.servers.friend.requests.length, 1);
      assert.ok(!JSON.stringify(stage.servers.friend.requests).includes('SECRET'));
    });

    test('away and back: the token is not sent again', async () => {
      stage.handler = ({ path }, response) => {
        response.writeHead(302, { location: path === '/start' ? '/2' : '/3' });
        response.end();
      };
      await stage.get('/start');
      const sent = stage.servers.home.requests.map(({ headers }) => headers['authorization']);
      assert.deepEqual(sent, [token, undefined, undefined, undefined]);
    });

    const away = [
      `${stranger}/end`,
      '//stranger.example/end',
      'http://api.home.example/end',
      'https://user:pass@api.home.example/end',
      'https://api.home.example:444/end',
      'file:///etc/passwd',
      'data:text/plain,x',
      'javascript:alert(1)',
      'https://',
      'https://api.home.example@stranger.example/',
      '\\\\stranger.example\\end',
    ];
    for (const location of away) {
      test(`to ${location}: not followed`, async () => {
        stage.handler = redirectTo(location);
        const { failure } = await stage.get('/start');
        assert.equal(failure?.reason, 'redirected-away');
        assert.ok(!failure.detail.includes('stranger'));
        assert.equal(stage.servers.home.requests.length, 1);
        assert.equal(stage.servers.stranger.requests.length, 0);
      });
    }

    test('three are followed, four are not', async () => {
      const countdown: Handler = ({ path }, response) => {
        const left = Number(path.slice(1));
        if (left > 0) {
          response.writeHead(301, { location: `/${String(left - 1)}` });
        }
        response.end();
      };
      stage.handler = countdown;
      assert.equal(answered(await stage.get('/3')).url, `${home}/0`);
      assert.equal(reasonOf(await stage.get('/4')), 'too-many-redirects');
    });

    test('a loop ends', async () => {
      stage.servers.home.fail('redirect-loop');
      assert.equal(reasonOf(await stage.get()), 'too-many-redirects');
      assert.equal(stage.servers.home.requests.length, 4);
    });

    test('share one time limit', async () => {
      stage.handler = ({ path }, response) => {
        setTimeout(() => response.writeHead(302, { location: `${path}x` }).end(), 150);
      };
      assert.equal(reasonOf(await stage.get('/', { timeLimit: soon })), 'time-out');
    });

    test('of a POST, and those that lead nowhere, are answers', async () => {
      stage.handler = redirectTo('/end', 307);
      assert.equal(answered(await stage.get('/start', { body: '{}' })).status, 307);
      stage.handler = (_, response) => {
        response.writeHead(302).end();
      };
      assert.equal(answered(await stage.get('/start')).status, 302);
      stage.handler = (_, response) => {
        response.writeHead(304, { location: '/end' }).end();
      };
      assert.equal(answered(await stage.get('/start')).status, 304);
      assert.equal(stage.servers.home.requests.length, 3);
    });
  });

  suite('where redirects are not seen', () => {
    const follow = (url = '/start', more: object = {}): Promise<HttpResult> =>
      stage.client({ seesRedirects: false, userAgent: undefined, fetch: following }).send({
        url: `${home}${url}`,
        authorization: token,
        retry: false,
        ...more,
      });
    let sent: FetchOptions | undefined;
    let end: string;
    const following = (url: string, init: FetchOptions): Promise<FetchedResponse> => {
      sent = init;
      const response = new Response('the end');
      Object.defineProperty(response, 'url', { value: url.endsWith('/start') ? end : url });
      return Promise.resolve(response);
    };

    test('the end of the way is told, and must be allowed', async () => {
      end = `${friend}/end`;
      assert.equal(answered(await follow()).url, end);
      assert.equal(sent?.redirect, 'follow');
      assert.equal(sent.credentials, 'omit');
      assert.equal(sent.headers['user-agent'], undefined);
      for (const away of [`${stranger}/end`, 'http://api.home.example/end']) {
        end = away;
        assert.equal(reasonOf(await follow()), 'redirected-away');
      }
    });

    test('a POST goes nowhere else', async () => {
      await follow('/q', { body: '{}' });
      assert.equal(sent?.redirect, 'error');
    });
  });
});
