// GitHub's REST API: one repository a request, owners two; what is asked where nobody signed in.

import type { Facts } from '../../facts';
import type { HttpRequest, HttpResponse } from '../../httpClient';
import { mostOwned } from '../../facts';
import type { Answer, LookUpSession, Target } from '../../lookUp';
import { believed, notUnderstood } from '../jsonApi';
import { fieldsOf, jsonIn, type Fields } from '../jsonFields';
import { addressOf, commonHeaders } from './addresses';
import { limitOf, quotaOf, reserveReached } from './limits';
import { aborted, Patience } from './patience';
import { ownerOf, repositoryOf } from './restFacts';

const json = 'application/vnd.github+json';

/** Longer ones are not GitHub's, and are not worth keeping. */
const longestEtag = 200;

/** Asks about each target by itself, with the token of the session if there is one. */
export class RestAsker {
  readonly #session: LookUpSession;
  readonly #patience = new Patience();
  #rest: Answer | undefined;

  constructor(session: LookUpSession) {
    this.#session = session;
  }

  /** Without a request, the answer that all get, once there is one. */
  async ask(target: Target): Promise<Answer> {
    if (this.#session.signal?.aborted === true) {
      return aborted;
    }
    if (this.#rest !== undefined) {
      return this.#rest;
    }
    const address = addressOf(target, this.#session.hostName);
    if (address === undefined) {
      return { state: 'missing' };
    }
    const answer =
      target.name === undefined
        ? await this.#owner(address)
        : await this.#repository(address, target.etag);
    this.#rest ??= this.#patience.after(answer);
    return answer;
  }

  async #repository(address: string, lastEtag: string | undefined): Promise<Answer> {
    const etag = lastEtag === undefined ? {} : { 'if-none-match': lastEtag };
    const got = await this.#get(address, etag);
    if ('state' in got) {
      return got;
    }
    const repository = repositoryOf(fieldsOf(got.json) ?? {});
    return found(got.response, repository === undefined ? undefined : { repository });
  }

  async #owner(address: string): Promise<Answer> {
    const got = await this.#get(address);
    if ('state' in got) {
      return got;
    }
    // What it owns is part of what is said about an owner: half an answer would say "nothing".
    if (this.#rest !== undefined) {
      return this.#rest;
    }
    const query = `type=owner&sort=pushed&per_page=${String(mostOwned)}`;
    const owned = await this.#get(`${address}/repos?${query}`);
    if ('state' in owned) {
      return owned;
    }
    const owner = Array.isArray(owned.json)
      ? ownerOf(fieldsOf(got.json) ?? {}, owned.json)
      : undefined;
    return found(undefined, owner === undefined ? undefined : { owner });
  }

  async #get(url: string, headers: HttpRequest['headers'] = {}): Promise<Answer | Got> {
    const { http, token, signal } = this.#session;
    const request: HttpRequest = {
      url,
      headers: { ...commonHeaders, accept: json, ...headers },
      authorization: token === undefined ? undefined : `Bearer ${token}`,
      signal,
    };
    const { response, failure } = await http.send(request);
    if (failure !== undefined) {
      return { state: 'failed', ...failure };
    }
    this.#noteQuota(response);
    const body = jsonIn(response.text);
    const refusal = refusalOf(response, body, this.#session);
    return refusal === undefined
      ? { response, json: body }
      : believed(refusal, { request, response, body });
  }

  #noteQuota(response: HttpResponse): void {
    const quota = quotaOf(response);
    if (quota === undefined) {
      return;
    }
    this.#session.onQuota(quota);
    if (this.#session.token === undefined) {
      this.#rest ??= reserveReached(quota, this.#session.now());
    }
  }
}

interface Got {
  readonly response: HttpResponse;
  readonly json: unknown;
}

/** What an answer without facts says; undefined for one that should have some. */
function refusalOf(
  response: HttpResponse,
  body: unknown,
  session: LookUpSession,
): Answer | undefined {
  const { status } = response;
  const message = messageIn(fieldsOf(body));
  switch (status) {
    case 200:
      return undefined;
    case 304:
      return { state: 'unchanged' };
    case 401:
      return session.token === undefined
        ? { state: 'forbidden', reason: 'refused' }
        : { state: 'bad-token' };
    case 403:
    case 429:
      return limitOf(response, message, status === 429, session.now()) ?? refused(message);
    case 404:
      // A 404 in other words is not GitHub's: some portal, or a proxy that answers for everybody.
      return message === '' ? notUnderstood('HTTP 404 without a message') : { state: 'missing' };
    case 451:
      return { state: 'blocked' };
    default:
      return status >= 500
        ? { state: 'failed', reason: 'server', detail: `HTTP ${String(status)}` }
        : notUnderstood(`HTTP ${String(status)}`);
  }
}

function refused(message: string): Answer {
  if (/access blocked/i.test(message)) {
    return { state: 'blocked' };
  }
  return { state: 'forbidden', reason: /\bSAML\b/i.test(message) ? 'organisation' : 'refused' };
}

function found(response: HttpResponse | undefined, facts: Facts | undefined): Answer {
  const etag = response?.header('etag');
  return facts === undefined
    ? notUnderstood('HTTP 200 without what it should say')
    : {
        state: 'found',
        facts,
        etag: etag !== undefined && etag.length <= longestEtag ? etag : undefined,
      };
}

export function messageIn(body: Fields | undefined): string {
  const message = body?.['message'];
  return typeof message === 'string' ? message.slice(0, 1_000) : '';
}
