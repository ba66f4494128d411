import { createHttpClient, type Fetch } from '../../src/repositories/fetchClient';
import type { HttpClient, HttpResponse } from '../../src/repositories/httpClient';

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

/** For a host that never answers; for all others it would be too short on a busy machine. */
export const soon = 300;

/** A client that does not try again, so that tests of trouble take no time. */
export function withoutRetries(http: HttpClient, timeLimit = 10_000): HttpClient {
  return { send: (request) => http.send({ ...request, timeLimit, retry: false }) };
}

/** An answer as the client gives it, for tests without a server. */
export function textResponse(
  text: string,
  {
    status = 200,
    headers = {},
    url = 'https://host.example/',
  }: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly url?: string;
  } = {},
): HttpResponse {
  const header = (name: string): string | undefined => headers[name.toLowerCase()];
  return { status, header, text, bytes: new TextEncoder().encode(text), url };
}
