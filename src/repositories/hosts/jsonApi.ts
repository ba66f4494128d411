// What the JSON interfaces of hosts have in common: which status means what, how a limit is told, and
// how a run goes on once the host has said that it will answer nothing more.
import type { RepositoryFacts } from '../facts';
import type { HttpRequest, HttpResponse } from '../httpClient';
import type { Answer, LookUp, LookUpSession, Quota, Target } from '../lookUp';
import { fieldsOf, jsonIn } from './jsonFields';

/** A body that was sent with status 200, or what the answer is instead. */
export type Reply =
  | {
      readonly body: unknown;
      readonly response: HttpResponse;
      readonly answer?: undefined;
      readonly status?: undefined;
    }
  | {
      readonly answer: Answer;
      /** undefined where there was no response. */
      readonly status?: number;
      readonly body?: undefined;
      readonly response?: undefined;
    };

/** Milliseconds for which a host that does not say until when is left alone. */
const restAfterLimit = 60_000;
/** Milliseconds for which a host is left alone at most, whatever it says. */
const longestRest = 24 * 3_600_000;
/** Above this a number is a point in time, below it a number of seconds from now. */
const firstEpochSecond = 1_000_000_000;

/** Sends a request and reads what came back as JSON. Never throws. */
export async function askForJson(session: LookUpSession, request: HttpRequest): Promise<Reply> {
  const { response, failure } = await session.http.send({ ...request, signal: session.signal });
  if (failure !== undefined) {
    return { answer: { state: 'failed', ...failure } };
  }
  const now = session.now();
  const quota = quotaOf(response, now);
  if (quota !== undefined) {
    session.onQuota(quota);
  }
  const { status } = response;
  const body = jsonIn(response.text);
  const answer = refusalOf(response, session.token !== undefined, now);
  if (answer !== undefined) {
    return { answer: believed(answer, { request, response, body }), status };
  }
  return body === undefined ? { answer: notUnderstood('no JSON'), status } : { body, response };
}

/**
 * A refusal as it is, or a failure where it may not be the host's own: pages come from portals and
 * proxies, which answer so about everything; and what is behind a redirect was asked without the
 * sign-in, so that it says nothing about what the sign-in sees, nor about the sign-in.
 */
export function believed(
  answer: Answer,
  {
    request,
    response: { status, url },
    body,
  }: { readonly request: HttpRequest; readonly response: HttpResponse; readonly body: unknown },
): Answer {
  const isAboutTarget = ['missing', 'forbidden', 'blocked'].includes(answer.state);
  if (!isAboutTarget && answer.state !== 'bad-token') {
    return answer;
  }
  if (request.authorization !== undefined && url !== new URL(request.url).href) {
    return notUnderstood(`HTTP ${String(status)} behind a redirect`);
  }
  return isAboutTarget && fieldsOf(body) === undefined
    ? notUnderstood(`HTTP ${String(status)} without JSON`)
    : answer;
}

export function notUnderstood(detail: string): Answer {
  return { state: 'failed', reason: 'not-understood', detail };
}

/** What a status other than 200 means; undefined for 200. */
function refusalOf(response: HttpResponse, isSignedIn: boolean, now: number): Answer | undefined {
  const { status } = response;
  switch (status) {
    case 200:
      return undefined;
    case 401:
      // Without a token it is no verdict on one: the instance shows nothing to strangers.
      return isSignedIn ? { state: 'bad-token' } : { state: 'forbidden', reason: 'refused' };
    case 403:
      return isLimit(response) ? limited(response, now) : { state: 'forbidden', reason: 'refused' };
    case 404:
    case 410:
      return { state: 'missing' };
    case 429:
      return limited(response, now);
    case 451:
      return { state: 'blocked' };
    default:
      return status >= 500
        ? { state: 'failed', reason: 'server', detail: `HTTP ${String(status)}` }
        : notUnderstood(`HTTP ${String(status)}`);
  }
}

function isLimit(response: HttpResponse): boolean {
  return response.header('retry-after') !== undefined || limitHeader(response, 'remaining') === 0;
}

function limited(response: HttpResponse, now: number): Answer {
  const wait = numberIn(response.header('retry-after'));
  const reset = limitHeader(response, 'reset');
  const until =
    wait !== undefined
      ? now + wait * 1_000
      : reset !== undefined
        ? timeOf(reset, now)
        : now + restAfterLimit;
  return {
    state: 'limited',
    until: Math.min(Math.max(until, now + 1_000), now + longestRest),
    limit: limitHeader(response, 'remaining') === 0 ? 'primary' : 'secondary',
  };
}

function quotaOf(response: HttpResponse, now: number): Quota | undefined {
  const limit = limitHeader(response, 'limit');
  const remaining = limitHeader(response, 'remaining');
  const reset = limitHeader(response, 'reset');
  return limit === undefined || remaining === undefined || reset === undefined
    ? undefined
    : { limit, remaining, resetAt: timeOf(reset, now) };
}

/** GitLab writes `RateLimit-…`, what stands before many other servers `X-RateLimit-…`. */
function limitHeader(
  response: HttpResponse,
  name: 'limit' | 'remaining' | 'reset',
): number | undefined {
  return (
    numberIn(response.header(`ratelimit-${name}`)) ??
    numberIn(response.header(`x-ratelimit-${name}`))
  );
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}

function timeOf(seconds: number, now: number): number {
  return seconds >= firstEpochSecond ? seconds * 1_000 : now + seconds * 1_000;
}

/** One run over targets: remembers when the host has said that it will answer nothing more. */
export class Run {
  #ending: Answer | undefined;

  constructor(readonly session: LookUpSession) {}

  /** What all targets that are left get, without a request; undefined while the host may be asked. */
  get ending(): Answer | undefined {
    if (this.session.signal?.aborted === true) {
      this.#ending ??= { state: 'failed', reason: 'aborted', detail: 'aborted' };
    }
    return this.#ending;
  }

  /** The answer of `ask`, which is not called any more once the run has come to an end. */
  async answer(ask: () => Promise<Answer>): Promise<Answer> {
    const { ending } = this;
    return ending ?? this.noted(await ask());
  }

  /** The same answer, after a look at whether it ends the run. */
  noted(answer: Answer): Answer {
    if (
      answer.state === 'limited' ||
      answer.state === 'bad-token' ||
      (answer.state === 'failed' && answer.reason === 'aborted')
    ) {
      this.#ending ??= answer;
    }
    return answer;
  }
}

/** How a host is asked about the two kinds of targets. */
export interface RestAsk {
  owner(owner: string, session: LookUpSession): Promise<Answer>;
  repository(owner: string, name: string, session: LookUpSession): Promise<Answer>;
}

/** Of a host that answers about one target at a time. */
export function lookUpWith(ask: RestAsk): LookUp {
  return (targets, session) =>
    oneByOne(targets, new Run(session), ({ owner, name }) =>
      name === undefined ? ask.owner(owner, session) : ask.repository(owner, name, session),
    );
}

/** What a reply says about a repository. */
export function repositoryAnswer(
  { body, answer }: Reply,
  read: (body: unknown) => RepositoryFacts | undefined,
): Answer {
  if (answer !== undefined) {
    return answer;
  }
  const repository = read(body);
  return repository === undefined
    ? notUnderstood('no repository')
    : { state: 'found', facts: { repository } };
}

/** Asks about one target after the other. */
export async function* oneByOne(
  targets: readonly Target[],
  run: Run,
  ask: (target: Target) => Promise<Answer>,
): AsyncGenerator<readonly [Target, Answer]> {
  for (const target of targets) {
    yield [target, await run.answer(() => ask(target))];
  }
}

/**
 * Path of an address made of these names.
 *
 * @returns undefined where a name is none: `..` would lead to another address.
 */
export function pathOf(...names: readonly string[]): string | undefined {
  return names.every(isName)
    ? names.map((name) => `/${encodeURIComponent(name)}`).join('')
    : undefined;
}

/** Lone surrogates cannot be written in an address, and no host has names with them. */
function isName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/\p{Cs}/u.test(name);
}
