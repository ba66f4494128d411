// What the tests of the client share: a client that may ask two origins, and three servers on loopback.
import assert from 'node:assert/strict';
import net from 'node:net';
import { createHttpClient, type HttpClientOptions } from '../../src/repositories/fetchClient';
import type { HttpClient, HttpResponse, HttpResult } from '../../src/repositories/httpClient';
import { wait } from '../doubles/client';
import { startLoopback, type Handler, type Loopback } from '../doubles/loopback';
import { fetchThrough } from '../doubles/origins';

export const home = 'https://api.home.example';
export const friend = 'https://friend.example';
/** The one that may not be asked. */
export const stranger = 'https://stranger.example';
export const token = 'token SECRET_OF_THE_AUTHOR';

/** Between two tries, in milliseconds; nothing else waits exactly as long here. */
export const retryPause = 2_000;

export interface ClientStage {
  readonly servers: Record<'home' | 'friend' | 'stranger', Loopback>;
  /** How `home` answers. */
  handler: Handler;
  /** How often the client waited before it tried again; it takes no time. */
  pauses: number;
  client(changes?: Partial<HttpClientOptions>): HttpClient;
  /** Sends to `home`, with a token, once, and not for long. */
  get(path?: string, more?: object): Promise<HttpResult>;
}

/** Servers for the tests of the suite that this is called in. */
export function clientStage(): ClientStage {
  const stage: ClientStage = {
    servers: {} as ClientStage['servers'],
    handler: () => undefined,
    pauses: 0,
    client: (changes = {}) =>
      createHttpClient({
        fetch: fetchThrough(
          new Map([
            [home, stage.servers.home.origin],
            [friend, stage.servers.friend.origin],
            [stranger, stage.servers.stranger.origin],
          ]),
        ),
        isAllowed: (origin) => origin === home || origin === friend,
        wait: (milliseconds, signal) => {
          if (milliseconds !== retryPause) {
            return wait(milliseconds, signal);
          }
          stage.pauses += 1;
          return Promise.resolve();
        },
        seesRedirects: true,
        userAgent: 'component-posts/1',
        ...changes,
      }),
    get: (path = '/', more = {}) =>
      stage.client().send({
        url: `${home}${path}`,
        authorization: token,
        timeLimit: 10_000,
        retry: false,
        ...more,
      }),
  };
  suiteSetup(async () => {
    const greet: Handler = (_, response) => {
      response.end('other');
    };
    const { servers } = stage;
    servers.home = await startLoopback((request, response) => stage.handler(request, response));
    servers.friend = await startLoopback(greet);
    servers.stranger = await startLoopback(greet);
  });
  setup(() => {
    stage.pauses = 0;
    stage.handler = (_, response) => {
      response.end('hello');
    };
    for (const server of Object.values(stage.servers)) {
      server.recover();
      server.forget();
    }
  });
  suiteTeardown(() => Promise.all(Object.values(stage.servers).map((server) => server.stop())));
  return stage;
}

export function clientAt(origin: string): HttpClient {
  return createHttpClient({
    fetch: fetchThrough(new Map([[home, origin]])),
    isAllowed: (asked) => asked === home,
    wait,
    seesRedirects: true,
    userAgent: undefined,
  });
}

export function answered({ response, failure }: HttpResult): HttpResponse {
  assert.ok(response !== undefined, JSON.stringify(failure));
  return response;
}

export function reasonOf({ failure, response }: HttpResult): string {
  assert.ok(failure !== undefined, `answered ${String(response?.status)}`);
  assert.ok(!failure.detail.includes('SECRET'), failure.detail);
  return failure.reason;
}

/** Resolves once the client has hung up; the test runs into its time limit otherwise. */
export async function closed(server: Loopback): Promise<void> {
  while (server.unfinished() > 0) {
    await wait(10);
  }
}

export async function rawServer(
  serve: (socket: net.Socket) => void,
): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      serve(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) {
          socket.destroy();
        }
        server.close(() => {
          resolve();
        });
      }),
  };
}
