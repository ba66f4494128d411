import type { HttpClient, HttpRequest, HttpResult } from '../../src/repositories/httpClient';
import type { Fetch } from './origins';

/** The client of the product on a `fetch`, for the origins that it may ask. */
export function clientOn(fetch: Fetch, origins: readonly string[]): HttpClient {
  return { send: (request) => send(fetch, origins, request, 0) };
}

async function send(
  fetch: Fetch,
  origins: readonly string[],
  request: HttpRequest,
  hops: number,
): Promise<HttpResult> {
  const failed = (reason: (HttpResult & { failure: object })['failure']['reason']): HttpResult => ({
    failure: { reason, detail: reason },
  });
  if (!origins.includes(new URL(request.url).origin)) {
    return failed(hops === 0 ? 'not-allowed' : 'redirected-away');
  }
  if (hops > 3) {
    return failed('too-many-redirects');
  }
  const late = AbortSignal.timeout(request.timeLimit ?? 8_000);
  try {
    const response = await fetch(request.url, {
      method: request.method ?? (request.body === undefined ? 'GET' : 'POST'),
      headers: {
        ...request.headers,
        ...(request.authorization === undefined ? {} : { authorization: request.authorization }),
      },
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal: AbortSignal.any([late, ...(request.signal === undefined ? [] : [request.signal])]),
    });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      const url = new URL(location, request.url).href;
      return await send(fetch, origins, { ...request, url, authorization: undefined }, hops + 1);
    }
    const text = await textOf(response, request.sizeLimit ?? 1 << 20);
    return text === undefined
      ? failed('too-large')
      : {
          response: {
            status: response.status,
            header: (name) => response.headers.get(name) ?? undefined,
            text,
            url: request.url,
          },
        };
  } catch {
    return failed(
      request.signal?.aborted === true ? 'aborted' : late.aborted ? 'time-out' : 'network',
    );
  }
}

async function textOf(response: Response, sizeLimit: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > sizeLimit) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** A client that gives up soon and does not try again, so that tests of trouble take no time. */
export function impatient(http: HttpClient, timeLimit = 300): HttpClient {
  return { send: (request) => http.send({ ...request, timeLimit, retry: false }) };
}
