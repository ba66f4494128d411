import { createHttpClient, type Fetch } from '../../src/repositories/fetchClient';
import type { HttpClient } from '../../src/repositories/httpClient';

/** Resolves after so many milliseconds, or at once when the signal is aborted. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The client of the product on a `fetch`, for the origins that it may ask. */
export function clientOn(fetch: Fetch, origins: readonly string[]): HttpClient {
  return createHttpClient({
    fetch,
    isAllowed: (origin) => origins.includes(origin),
    wait,
    seesRedirects: true,
    userAgent: 'component-posts',
  });
}

/** A client that gives up soon and does not try again, so that tests of trouble take no time. */
export function impatient(http: HttpClient, timeLimit = 300): HttpClient {
  return { send: (request) => http.send({ ...request, timeLimit, retry: false }) };
}
