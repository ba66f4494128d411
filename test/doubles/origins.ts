// Leads requests to doubles on loopback, so that adapters ask the addresses that they ask in earnest.

export type Fetch = typeof fetch;

/** A request as it was meant, before it was led to a double. */
export interface LedRequest {
  /** With the origin of the real host. */
  readonly url: string;
  readonly authorization: string | null;
}

/**
 * A `fetch` that reaches nothing but doubles.
 *
 * @param map origins of doubles by the origins that they stand in for; read at each request
 * @param onRequest told of each request, also of those that lead nowhere
 * @returns it rejects, as `fetch` does without a network, for an origin that is not in the map
 */
export function fetchThrough(
  map: ReadonlyMap<string, string>,
  onRequest: (request: LedRequest) => void = () => undefined,
): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    onRequest({ url: url.href, authorization: request.headers.get('authorization') });
    const origin = map.get(url.origin);
    if (origin === undefined) {
      throw new TypeError(`fetch failed: nothing stands in for ${url.origin}`);
    }
    const response = await fetch(`${origin}${url.pathname}${url.search}`, init);
    return asFrom(response, url.origin);
  };
}

/** The answer of a double as if its host had given it. */
function asFrom(response: Response, origin: string): Response {
  const from = new URL(response.url);
  Object.defineProperty(response, 'url', { value: `${origin}${from.pathname}${from.search}` });
  return response;
}
