// Pictures of owners: asked for once, of where they may be alone, and nothing but pictures.
import assert from 'node:assert/strict';
import { Avatars } from '../../src/repositories/avatars';
import { createHttpClient } from '../../src/repositories/fetchClient';
import { hostNamed } from '../../src/repositories/recognise';
import type { HttpClient, HttpRequest, HttpResult } from '../../src/repositories/httpClient';
import { soon, wait } from '../doubles/client';
import { startLoopback, type Handler, type Loopback } from '../doubles/loopback';
import { fetchThrough } from '../doubles/origins';
import { pictureOf } from '../doubles/picture';
import { hour, MemoryStore, minute, turns, VirtualClock } from '../support/directory';

const day = 24 * hour;
const pictures = 'https://avatars.githubusercontent.com';
const acme = `${pictures}/u/1?v=4`;
const acmeSmall = `${pictures}/u/1?v=4&s=80`;

function addressOf(bytes: Buffer, type = 'image/png'): string {
  return `data:${type};base64,${bytes.toString('base64')}`;
}

const picture = addressOf(pictureOf('acme'));

interface Given {
  readonly status?: number;
  readonly bytes?: Uint8Array;
}

/** A client that is told what to answer, and notes what it is asked. */
class Scripted implements HttpClient {
  readonly requests: HttpRequest[] = [];
  underWay = 0;
  most = 0;
  /** Answers wait for it. */
  gate: Promise<void> = Promise.resolve();
  answer: (request: HttpRequest) => Given | HttpResult = () => ({ bytes: pictureOf('acme') });

  async send(request: HttpRequest): Promise<HttpResult> {
    this.requests.push(request);
    this.underWay++;
    this.most = Math.max(this.most, this.underWay);
    await this.gate;
    this.underWay--;
    const given = this.answer(request);
    if ('failure' in given || 'response' in given) {
      return given;
    }
    const { status = 200, bytes = new Uint8Array() } = given;
    return { response: { status, header: () => undefined, text: '', bytes, url: request.url } };
  }
}

const failed = (reason: NonNullable<HttpResult['failure']>['reason']): HttpResult => ({
  failure: { reason, detail: reason },
});

class Stage {
  readonly clock = new VirtualClock();
  readonly store = new MemoryStore();
  readonly failures: string[] = [];
  readonly http: HttpClient & Pick<Scripted, 'requests'>;
  changes = 0;
  avatars: Avatars;

  constructor(http: HttpClient & Pick<Scripted, 'requests'>) {
    this.http = http;
    this.avatars = this.restart();
  }

  /** As after the editor was closed and opened. */
  restart(): Avatars {
    this.avatars = new Avatars({
      http: this.http,
      clock: this.clock,
      store: this.store,
      picturedAt: (hostName) => hostNamed(hostName)?.host.picturedAt,
      onFailure: (what) => this.failures.push(what),
    });
    this.avatars.onDidChange(() => {
      this.changes++;
    });
    return this.avatars;
  }

  /** What is known once nothing is under way. */
  async settled(url = acme, hostName = 'github.com'): Promise<string | undefined> {
    this.avatars.of(hostName, url);
    await turns(20);
    return this.avatars.of(hostName, url);
  }

  get asked(): readonly string[] {
    return this.http.requests.map(({ url }) => url);
  }
}

suite('pictures of owners', () => {
  let http: Scripted;
  let stage: Stage;
  setup(() => {
    http = new Scripted();
    stage = new Stage(http);
  });

  test('are not there at first, are asked for once, and told of when they come', async () => {
    assert.equal(stage.avatars.of('github.com', acme), undefined);
    assert.equal(stage.avatars.of('github.com', acme), undefined);
    await turns(20);
    assert.equal(stage.changes, 1);
    assert.equal(stage.avatars.of('github.com', acme), picture);
    assert.deepEqual(stage.asked, [acmeSmall]);
  });

  test('are asked for without an account, small, and within the origins of their host', async () => {
    await stage.settled();
    const [request] = http.requests;
    assert.equal(request?.authorization, undefined);
    assert.deepEqual(Object.keys(request?.headers ?? {}), ['accept']);
    assert.deepEqual(request?.within, [pictures]);
    assert.equal(request.sizeLimit, 65_536);
  });

  test('are asked for in the size of each host, where it knows sizes', async () => {
    for (const [hostName, url, asked] of [
      [
        'gitlab.com',
        'https://gitlab.com/uploads/a.png',
        'https://gitlab.com/uploads/a.png?width=80',
      ],
      ['gitlab.com', 'https://secure.gravatar.com/a?s=8', 'https://secure.gravatar.com/a?s=80'],
      ['codeberg.org', 'https://codeberg.org/avatars/a#b', 'https://codeberg.org/avatars/a'],
      [
        'bitbucket.org',
        'https://bitbucket.org/workspaces/a/avatar/',
        'https://bitbucket.org/workspaces/a/avatar/',
      ],
    ] as const) {
      assert.equal(await stage.settled(url, hostName), picture);
      assert.equal(stage.asked.at(-1), asked);
    }
  });

  for (const [hostName, url] of [
    ['github.com', 'https://elsewhere.example/u/1'],
    ['github.com', 'https://gitlab.com/u/1'],
    ['github.com', 'https://avatars.githubusercontent.com.elsewhere.example/u/1'],
    ['github.com', 'https://me:secret@avatars.githubusercontent.com/u/1'],
    ['github.com', 'https://avatars.githubusercontent.com:444/u/1'],
    ['github.com', 'http://avatars.githubusercontent.com/u/1'],
    ['github.com', 'data:image/png;base64,AAAA'],
    ['github.com', 'nonsense'],
    ['github.com', ''],
    ['git.sr.ht', 'https://git.sr.ht/u/1'],
    ['unknown.example', acme],
  ] as const) {
    test(`of ${hostName}, not from ${url || 'nowhere'}`, async () => {
      assert.equal(await stage.settled(url, hostName), undefined);
      assert.deepEqual(stage.asked, []);
      assert.equal(stage.changes, 0);
    });
  }

  test('are fetched four at once', async () => {
    let open = (): void => undefined;
    http.gate = new Promise((resolve) => {
      open = resolve;
    });
    for (let id = 0; id < 10; id++) {
      stage.avatars.of('github.com', `${pictures}/u/${String(id)}`);
    }
    await turns(20);
    assert.equal(http.requests.length, 4);
    open();
    await turns(40);
    assert.deepEqual([http.requests.length, http.most], [10, 4]);
  });

  test('are kept for the next time, thirty days long', async () => {
    await stage.settled();
    stage.restart();
    assert.equal(await stage.settled(), picture);
    assert.equal(http.requests.length, 1);
    await stage.clock.advance(30 * day);
    const renewed = pictureOf('renewed');
    http.answer = () => ({ bytes: renewed });
    assert.equal(stage.avatars.of('github.com', acme), picture, 'the old one is shown meanwhile');
    assert.equal(await stage.settled(), addressOf(renewed));
    stage.restart();
    assert.equal(await stage.settled(), addressOf(renewed));
    assert.equal(http.requests.length, 2);
  });

  test('that are old are shown where nobody can be asked', async () => {
    await stage.settled();
    await stage.clock.advance(31 * day);
    http.answer = () => failed('network');
    stage.restart();
    assert.equal(await stage.settled(), picture);
    assert.equal(http.requests.length, 2);
    assert.deepEqual(stage.failures, []);
  });

  for (const [what, given] of [
    ['404', { status: 404, bytes: pictureOf('acme') }],
    ['a page', { bytes: Buffer.from('<!doctype html><title>Sign in</title>') }],
    ['SVG', { bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }],
    ['nothing', {}],
    ['the beginning of a beginning', { bytes: Buffer.from('\x89PN', 'latin1') }],
    ['another RIFF', { bytes: Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1') }],
    ['too much', failed('too-large')],
    ['a way elsewhere', failed('redirected-away')],
    ['a circle', failed('too-many-redirects')],
  ] as const) {
    test(`are none where the answer is ${what}; a day later it is asked again`, async () => {
      http.answer = () => given;
      assert.equal(await stage.settled(), undefined);
      assert.equal(stage.changes, 0);
      stage.restart();
      await stage.clock.advance(day - minute);
      assert.equal(await stage.settled(), undefined);
      assert.equal(http.requests.length, 1);
      await stage.clock.advance(minute);
      http.answer = () => ({ bytes: pictureOf('acme') });
      assert.equal(await stage.settled(), picture);
      assert.deepEqual(stage.failures, []);
    });
  }

  for (const [what, given] of [
    ['no network', failed('network')],
    ['no answer', failed('time-out')],
    ['a host in trouble', { status: 503 }],
    ['a limit', { status: 429 }],
  ] as const) {
    test(`with ${what}, are asked for again ever later`, async () => {
      http.answer = () => given;
      for (const [pause, requests] of [
        [0, 1],
        [9, 1],
        [1, 2],
        [19, 2],
        [1, 3],
        [24 * 60, 4],
        [24 * 60, 5],
      ] as const) {
        await stage.clock.advance(pause * minute);
        assert.equal(await stage.settled(), undefined);
        assert.equal(http.requests.length, requests, `after ${String(pause)} more minutes`);
      }
      assert.equal(stage.changes, 0);
      assert.equal(stage.store.writes, 0);
    });
  }

  for (const reason of ['not-allowed', 'aborted'] as const) {
    test(`are asked for as soon as they may be, after "${reason}"`, async () => {
      http.answer = () => failed(reason);
      assert.equal(await stage.settled(), undefined);
      http.answer = () => ({ bytes: pictureOf('acme') });
      assert.equal(await stage.settled(), picture);
    });
  }

  test('once stopped, what was under way changes nothing, and is asked for anew', async () => {
    let open = (): void => undefined;
    http.gate = new Promise((resolve) => {
      open = resolve;
    });
    for (let id = 0; id < 6; id++) {
      stage.avatars.of('github.com', `${pictures}/u/${String(id)}`);
    }
    await turns(20);
    stage.avatars.stop();
    assert.ok(http.requests.every(({ signal }) => signal?.aborted === true));
    open();
    await turns(20);
    assert.deepEqual([http.requests.length, stage.changes, stage.store.writes], [4, 0, 0]);
    assert.equal(await stage.settled(), picture);
  });

  for (const [type, start] of [
    ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF\0\x01'],
    ['image/gif', 'GIF89a\x01\0\x01\0'],
    ['image/webp', 'RIFF\x10\0\0\0WEBPVP8 '],
  ] as const) {
    test(`may be ${type}, as their first bytes say, and of any length`, async () => {
      for (const more of [0, 1, 2, 60_000]) {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(more, 0xf0)]);
        http.answer = () => ({ bytes });
        const url = `${pictures}/u/${String(more)}`;
        assert.equal(await stage.settled(url), addressOf(bytes, type));
        stage.restart();
        assert.equal(await stage.settled(url), addressOf(bytes, type));
      }
      assert.equal(http.requests.length, 4);
    });
  }

  suite('in files', () => {
    const onlyFile = (): string => [...stage.store.files.keys()][0] ?? '';
    const written = (changes: object): Buffer => {
      const kept = JSON.parse(stage.store.text(onlyFile())) as object;
      return Buffer.from(JSON.stringify({ ...kept, ...changes }));
    };

    for (const [what, spoiled] of [
      ['cut off', () => Buffer.from(stage.store.text(onlyFile()).slice(0, 40))],
      ['no JSON', () => Buffer.from([0xff, 0, 1])],
      ['empty', () => Buffer.alloc(0)],
      ['too large', () => Buffer.alloc(200_000, 32)],
      ['of a later version', () => written({ version: 2 })],
      ['of another address', () => written({ url: `${pictures}/u/2?s=80` })],
      ['from the future', () => written({ fetchedAt: Date.UTC(2_100, 0) })],
      ['without a date', () => written({ fetchedAt: 'lately' })],
      ['another scheme', () => written({ picture: 'https://elsewhere.example/a.png' })],
      ['SVG', () => written({ picture: addressOf(Buffer.from('<svg/>'), 'image/svg+xml') })],
      ['SVG by another name', () => written({ picture: addressOf(Buffer.from('<svg/>')) })],
      ['of another type', () => written({ picture: picture.replace('png', 'jpeg') })],
      ['no Base64', () => written({ picture: `${picture}"><script>` })],
    ] as const) {
      test(`that are ${what} are dropped, and fetched again`, async () => {
        await stage.settled();
        stage.store.files.set(onlyFile(), spoiled());
        http.answer = () => ({ status: 404 });
        stage.restart();
        assert.equal(await stage.settled(), undefined);
        assert.equal(http.requests.length, 2);
        assert.match(stage.store.text(onlyFile()), /"picture":null/);
      });
    }

    test('that cannot be written are told of once, and the pictures are shown', async () => {
      stage.store.isFull = true;
      assert.equal(await stage.settled(), picture);
      assert.equal(await stage.settled(`${pictures}/u/2`), picture);
      assert.deepEqual(stage.failures, ['Pictures of owners could not be kept']);
    });

    test('that cannot be read are told of once, and the pictures are fetched', async () => {
      stage.store.read = () => Promise.reject(new Error('no disk'));
      assert.equal(await stage.settled(), picture);
      assert.equal(await stage.settled(`${pictures}/u/2`), picture);
      assert.deepEqual(stage.failures, ['Pictures of owners could not be read']);
    });

    test('are at most 200, of which the oldest go', async () => {
      for (let id = 0; id < 205; id++) {
        stage.avatars.of('github.com', `${pictures}/u/${String(id)}`);
      }
      await turns(2_000);
      assert.equal(stage.store.writes, 205);
      assert.equal(stage.store.files.size, 200);
      stage.restart();
      assert.equal(await stage.settled(`${pictures}/u/204`), picture);
      assert.equal(http.requests.length, 205);
      await stage.settled(`${pictures}/u/0`);
      assert.equal(http.requests.length, 206);
    });

    test('have at most four megabytes together', async () => {
      const large = Buffer.concat([pictureOf('large'), Buffer.alloc(60_000)]);
      http.answer = () => ({ bytes: large });
      for (let id = 0; id < 60; id++) {
        stage.avatars.of('github.com', `${pictures}/u/${String(id)}`);
      }
      await turns(2_000);
      const sizes = Array.from(stage.store.files.values(), ({ length }) => length);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      assert.ok(total <= 4 * 1_048_576 && total > 3.9 * 1_048_576, String(total));
    });
  });

  test('of very many owners: those who come late go without, and nobody is asked in circles', async () => {
    const urls = Array.from({ length: 520 }, (_, id) => `${pictures}/u/${String(id)}`);
    for (let round = 0; round < 2; round++) {
      for (const url of urls) {
        stage.avatars.of('github.com', url);
      }
      await turns(3_000);
    }
    const requests = http.requests.length;
    assert.ok(requests >= 500 && requests <= 520, String(requests));
    assert.ok(urls.slice(0, 500).every((url) => stage.avatars.of('github.com', url) === picture));
  });
});

suite('pictures of owners, over the client', () => {
  let server: Loopback;
  let handler: Handler;
  let stage: Stage;
  /** Milliseconds that an answer may take: on a busy machine even one at once takes a while. */
  let timeLimit: number;

  suiteSetup(async () => {
    server = await startLoopback((request, response) => handler(request, response));
  });
  suiteTeardown(() => server.stop());
  setup(() => {
    server.forget();
    timeLimit = 10_000;
    const client = createHttpClient({
      fetch: fetchThrough(
        new Map([
          [pictures, server.origin],
          ['https://gitlab.com', server.origin],
          ['https://elsewhere.example', server.origin],
        ]),
      ),
      isAllowed: () => true,
      wait,
      seesRedirects: true,
      userAgent: 'component-posts/1',
    });
    const requests: HttpRequest[] = [];
    stage = new Stage({
      requests,
      send: (request) => {
        requests.push(request);
        return client.send({ ...request, timeLimit });
      },
    });
  });

  /** What is known once the one answer is there. */
  async function answered(): Promise<string | undefined> {
    stage.avatars.of('github.com', acme);
    while (stage.store.writes === 0) {
      await wait(5);
    }
    return stage.avatars.of('github.com', acme);
  }

  const page = '<!doctype html><script>alert(1)</script>';

  test('a picture comes as it is, whatever the host calls it', async () => {
    handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(pictureOf('acme'));
    };
    assert.equal(await answered(), picture);
    const [request] = server.requests;
    assert.equal(request?.path, '/u/1?v=4&s=80');
    assert.equal(request.headers['authorization'], undefined);
    assert.equal(request.headers['cookie'], undefined);
  });

  test('a page is none, whatever the host calls it', async () => {
    handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).end(page);
    };
    assert.equal(await answered(), undefined);
  });

  test('ten megabytes are none, and are not read', async () => {
    const large = Buffer.concat([pictureOf('acme'), Buffer.alloc(10 << 20)]);
    handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).end(large);
    };
    assert.equal(await answered(), undefined);
    assert.ok(stage.store.text([...stage.store.files.keys()][0] ?? '').length < 200);
  });

  for (const location of ['https://elsewhere.example/a.png', 'https://gitlab.com/a.png']) {
    test(`it leads to ${location}: not followed`, async () => {
      handler = ({ path }, response) => {
        if (path === '/a.png') {
          response.end(pictureOf('acme'));
        } else {
          response.writeHead(302, { location }).end();
        }
      };
      assert.equal(await answered(), undefined);
      assert.equal(server.requests.length, 1);
    });
  }

  test('it leads to another place of its own: followed', async () => {
    handler = ({ path }, response) => {
      if (path === '/a.png') {
        response.end(pictureOf('acme'));
      } else {
        response.writeHead(302, { location: '/a.png' }).end();
      }
    };
    assert.equal(await answered(), picture);
  });

  test('a host that never answers is given up', async () => {
    timeLimit = soon;
    handler = (_, response) => {
      response.writeHead(200).flushHeaders();
    };
    stage.avatars.of('github.com', acme);
    while (server.requests.length === 0 || server.unfinished() > 0) {
      await wait(5);
    }
    await turns(20);
    assert.equal(stage.avatars.of('github.com', acme), undefined);
    assert.equal(server.requests.length, 1);
    assert.equal(stage.store.writes, 0);
  });
});
