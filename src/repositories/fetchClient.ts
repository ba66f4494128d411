import type { HttpClient, HttpFailureReason, HttpRequest, HttpResult } from './httpClient';

/** What is used of a platform's `fetch`: the global one of Node.js and of browsers fits. */
export type Fetch = (url: string, init: FetchOptions) => Promise<FetchedResponse>;

export interface FetchOptions {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: 'follow' | 'manual' | 'error';
  readonly signal: AbortSignal;
  readonly credentials: 'omit';
  readonly cache: 'no-store';
  readonly referrerPolicy: 'no-referrer';
}

export interface FetchedResponse {
  readonly status: number;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: FetchedBody | null;
}

export interface FetchedBody {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
  cancel(): Promise<void>;
}

export interface HttpClientOptions {
  readonly fetch: Fetch;
  /** Whether an origin, such as `https://api.github.com`, may be asked; also asked after redirects. */
  isAllowed(origin: string): boolean;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /**
   * Whether `fetch` shows redirects instead of following them. Browsers never do; there only the end
   * of the way is checked, and the platform itself takes `authorization` away between origins.
   */
  readonly seesRedirects: boolean;
  /** Left out where it is undefined: browsers send their own. */
  readonly userAgent: string | undefined;
}

const defaultTimeLimit = 8_000;
const defaultSizeLimit = 1_048_576;
const retryPause = 2_000;
const mostRedirects = 3;

/** UTF-16 code units; no header that is read has more. */
const longestHeader = 4_096;

const followingHeaders: ReadonlySet<string> = new Set([
  'accept',
  'if-none-match',
  'user-agent',
  'x-github-api-version',
]);

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * A client that sends to allowed origins alone, over `https:` alone.
 *
 * The time limit is that of one try, all redirects and the body in it. There is a second try after
 * network trouble and after a 5xx, unless that says itself when to come again (`retry-after`). There
 * is none after a time-out: who waited for eight seconds need not wait for eight more.
 *
 * Failures say nothing that the request or the answer said: what a host echoes may hold a token.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  return {
    async send(request: HttpRequest): Promise<HttpResult> {
      const first = await tryOnce(request, options);
      if (request.retry === false || !isWorthAnotherTry(first)) {
        return first;
      }
      await ended(options.wait(retryPause, request.signal));
      return tryOnce(request, options);
    },
  };
}

function isWorthAnotherTry({ response, failure }: HttpResult): boolean {
  return response === undefined
    ? failure.reason === 'network'
    : response.status >= 500 && response.header('retry-after') === undefined;
}

async function tryOnce(request: HttpRequest, options: HttpClientOptions): Promise<HttpResult> {
  if (request.signal?.aborted === true) {
    return failed('aborted', 'aborted');
  }
  const { timeLimit = defaultTimeLimit, signal } = request;
  const controller = new AbortController();
  let abort = (): void => undefined;
  const aborted = new Promise<HttpResult>((resolve) => {
    abort = () => {
      resolve(failed('aborted', 'aborted'));
    };
  });
  signal?.addEventListener('abort', abort);
  const timedOut = ended(options.wait(timeLimit, controller.signal)).then(() =>
    failed('time-out', `no answer within ${String(timeLimit / 1_000)} seconds`),
  );
  try {
    // Raced, because not every `fetch` heeds a signal at once.
    return await Promise.race([exchange(request, options, controller.signal), aborted, timedOut]);
  } catch (error) {
    return failed('network', codeOf(error));
  } finally {
    signal?.removeEventListener('abort', abort);
    // Only now: aborting makes pending reads of the body throw. It closes what is still open and
    // ends the waiting.
    controller.abort();
  }
}

/** Sends a request and follows where it leads. */
async function exchange(
  request: HttpRequest,
  options: HttpClientOptions,
  signal: AbortSignal,
): Promise<HttpResult> {
  const start = allowedUrl(request.url, request, options);
  if (start === undefined) {
    return failed('not-allowed', 'the address is not one that may be asked');
  }
  let url = start;
  for (let hops = 0; ; hops += 1) {
    const response = await options.fetch(url.href, fetchOptions(request, options, hops, signal));
    const location = isFollowed(request, options) ? nextOf(response) : undefined;
    if (location === undefined) {
      return finish(request, options, response, url);
    }
    drop(response.body);
    if (hops === mostRedirects) {
      return failed('too-many-redirects', `more than ${String(mostRedirects)} redirects`);
    }
    const next = allowedUrl(location, request, options, url);
    if (next === undefined) {
      return failed('redirected-away', 'redirected to an address that may not be asked');
    }
    url = next;
  }
}

function fetchOptions(
  request: HttpRequest,
  options: HttpClientOptions,
  hops: number,
  signal: AbortSignal,
): FetchOptions {
  const { body, authorization } = request;
  const method = methodOf(request);
  return {
    method,
    headers: {
      ...(options.userAgent === undefined ? {} : { 'user-agent': options.userAgent }),
      ...(hops === 0 ? request.headers : harmless(request.headers)),
      ...(authorization === undefined || hops > 0 ? {} : { authorization }),
    },
    ...(body === undefined ? {} : { body }),
    redirect: redirectOf(request, options),
    signal,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  };
}

/** Where redirects are not seen, nothing follows one that may lead out of where a request is to stay. */
function redirectOf(request: HttpRequest, options: HttpClientOptions): FetchOptions['redirect'] {
  if (options.seesRedirects) {
    return 'manual';
  }
  return methodOf(request) === 'POST' || request.within !== undefined ? 'error' : 'follow';
}

/** Headers that may follow a redirect: no others, as any of them may hold a token. */
function harmless(headers: HttpRequest['headers'] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => followingHeaders.has(name.toLowerCase())),
  );
}

function methodOf({ method, body }: HttpRequest): 'GET' | 'POST' {
  return method ?? (body === undefined ? 'GET' : 'POST');
}

function isFollowed(request: HttpRequest, options: HttpClientOptions): boolean {
  return options.seesRedirects && methodOf(request) === 'GET';
}

/** Where an answer leads; undefined for one that is an answer. */
function nextOf(response: FetchedResponse): string | undefined {
  return redirects.has(response.status) ? headerOf(response, 'location') : undefined;
}

function headerOf(response: FetchedResponse, name: string): string | undefined {
  const value = response.headers.get(name);
  return value === null || value.length > longestHeader ? undefined : value;
}

async function finish(
  request: HttpRequest,
  options: HttpClientOptions,
  response: FetchedResponse,
  asked: URL,
): Promise<HttpResult> {
  // Behind a `fetch` that follows by itself, the answer may be from anywhere.
  const from = options.seesRedirects ? asked : allowedUrl(response.url, request, options, asked);
  if (from === undefined) {
    drop(response.body);
    return failed('redirected-away', 'redirected to an address that may not be asked');
  }
  const { sizeLimit = defaultSizeLimit, cutsBody = false } = request;
  const { bytes, isCut } = await readBody(response.body, sizeLimit);
  if (isCut && !cutsBody) {
    return failed('too-large', `more than ${String(sizeLimit)} bytes`);
  }
  return {
    response: {
      status: response.status,
      header: (name) => headerOf(response, name),
      get text() {
        return new TextDecoder().decode(bytes);
      },
      bytes,
      url: from.href,
      isCut,
    },
  };
}

/** The first bytes of a body; whatever comes behind them is not waited for. */
async function readBody(
  body: FetchedBody | null,
  limit: number,
): Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean }> {
  const reader = body?.getReader();
  // Copied into one that grows, because a body may come as a million chunks of one byte each.
  let bytes = new Uint8Array(Math.min(limit, 16_384));
  let size = 0;
  for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    const part = chunk.value.subarray(0, limit - size);
    if (size + part.length > bytes.length) {
      const larger = new Uint8Array(Math.min(limit, 2 * (size + part.length)));
      larger.set(bytes.subarray(0, size));
      bytes = larger;
    }
    bytes.set(part, size);
    size += part.length;
    if (part.length < chunk.value.length) {
      void ended(reader?.cancel());
      return { bytes, isCut: true };
    }
  }
  return { bytes: bytes.subarray(0, size), isCut: false };
}

function allowedUrl(
  address: string,
  { within }: HttpRequest,
  options: HttpClientOptions,
  base?: URL,
): URL | undefined {
  try {
    const url = new URL(address, base);
    const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '';
    const isWithin = within === undefined || within.includes(url.origin);
    return isPlain && isWithin && options.isAllowed(url.origin) ? url : undefined;
  } catch {
    return undefined;
  }
}

function drop(body: FetchedBody | null): void {
  void ended(body?.cancel());
}

/** Resolves when a promise has ended, whichever way. */
async function ended(promise: Promise<unknown> | undefined): Promise<void> {
  try {
    await promise;
  } catch {
    // How it ended does not matter.
  }
}

function failed(reason: HttpFailureReason, detail: string): HttpResult {
  return { failure: { reason, detail } };
}

/** `ECONNRESET` and the like, which Node.js hangs on the cause; messages may quote what was sent. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    const code = 'code' in at ? at.code : undefined;
    if (typeof code === 'string' && /^[A-Z][A-Z\d_]{2,40}$/.test(code)) {
      return code;
    }
  }
  return 'no connection';
}
