import { createHttpClient } from '../../src/repositories/fetchClient';
import type { HttpClient } from '../../src/repositories/httpClient';
import type { Fetch } from './origins';

/** The client of the product as Node.js has it, on a `fetch`, for the origins that it may ask. */
export function clientOn(fetch: Fetch, origins: readonly string[]): HttpClient {
  return createHttpClient({
    fetch,
    isAllowed: (origin) => origins.includes(origin),
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    seesRedirects: true,
    userAgent: 'component-posts',
  });
}

/** A client that gives up soon and does not try again, so that tests of trouble take no time. */
export function impatient(http: HttpClient, timeLimit = 300): HttpClient {
  return { send: (request) => http.send({ ...request, timeLimit, retry: false }) };
}
