// A server on loopback that records what it is asked, and lets down on demand.
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import {
  elsewhere,
  retryAfter,
  type Failure,
  type HostDouble,
  type RecordedRequest,
} from './double';

export type Handler = (request: RecordedRequest, response: ServerResponse) => void | Promise<void>;

/** What is the same for every double; those that fail in ways of their own give handlers for them. */
export interface Loopback extends Omit<HostDouble, 'setWorld'> {
  /** How many answers somebody is still waiting for. */
  unfinished(): number;
}

function* endless(): Iterable<Buffer> {
  const block = Buffer.alloc(65_536, '[');
  for (;;) {
    yield block;
  }
}

/** Failures that look alike on every host. Others need a handler. */
const failures: Partial<Record<Failure, Handler>> = {
  'server-error': (_, response) => {
    response.writeHead(502).end('<html>Bad gateway</html>');
  },
  'retry-after': (_, response) => {
    response.writeHead(429, { 'retry-after': String(retryAfter) }).end();
  },
  offline: (_, response) => {
    response.destroy();
  },
  slow: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
  },
  huge: async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    await pipeline(endless(), response);
  },
  'not-json': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Are you human?</html>');
  },
  'redirect-away': (_, response) => {
    response.writeHead(301, { location: `${elsewhere}/caught` }).end();
  },
  'redirect-loop': ({ path }, response) => {
    response.writeHead(302, { location: path }).end();
  },
  'header-bomb': (_, response) => {
    response.writeHead(200, { 'x-bomb': 'x'.repeat(1_048_576) }).end('{}');
  },
  blocked: (_, response) => {
    response.writeHead(451).end('{"message":"Repository access blocked"}');
  },
};

/** @param own how a host fails in ways that differ from host to host. */
export async function startLoopback(
  answer: Handler,
  own: Partial<Record<Failure, Handler>> = {},
): Promise<Loopback> {
  const requests: RecordedRequest[] = [];
  let open = 0;
  let failure: { readonly how: Failure; left: number } | undefined;
  const handlerNow = (): Handler => {
    if (failure === undefined || failure.left === 0) {
      return answer;
    }
    failure.left -= 1;
    const { how } = failure;
    const handler = own[how] ?? failures[how];
    if (handler === undefined) {
      throw new Error(`this double does not know how to fail: ${how}`);
    }
    return handler;
  };
  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: path = '', headers } = message;
    const request = { method, path, headers, body: await text(message) };
    requests.push(request);
    open += 1;
    response.once('close', () => {
      open -= 1;
    });
    await handlerNow()(request, response);
  };
  const server = http.createServer((message, response) => {
    serve(message, response).catch((error: unknown) => {
      // Shown as an answer that no adapter takes for one; the client may also have gone.
      if (!response.headersSent) {
        response.writeHead(599);
      }
      response.end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    unfinished: () => open,
    fail(how, times = Infinity) {
      failure = { how, left: times };
    },
    recover() {
      failure = undefined;
    },
    forget() {
      requests.length = 0;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
