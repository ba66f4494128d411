// GitHub's GraphQL API: many repositories or owners in one request, for who signed in.

import type { HttpResult } from '../../httpClient';
import type { Answer, LookUpSession, Target } from '../../lookUp';
import { plainWords } from '../../hostText';
import { notUnderstood } from '../jsonApi';
import { fieldsIn, fieldsOf, jsonIn, listOf, type Fields } from '../jsonFields';
import { addressesOf, commonHeaders } from './addresses';
import { factsOf } from './graphqlFacts';
import { limitOf, quotaOf } from './limits';
import { aliasOf, queryFor } from './query';
import { messageIn } from './rest';

/** GitHub gives up after ten seconds and says so; a request that was given up cannot tell. */
const timeLimit = 12_000;
const sizeLimit = 2 << 20;

/** What a request for many targets came to. */
export type Batch =
  | { readonly kind: 'answers'; readonly answers: readonly GraphqlAnswer[] }
  /** One answer for all of them. */
  | { readonly kind: 'same'; readonly answer: Answer }
  /** More than the server can do at once. */
  | { readonly kind: 'too-much'; readonly detail: string }
  /** It does not know what it is asked for: an older server of a company. */
  | { readonly kind: 'unknown-fields' };

/** `refused` stands for "not with this sign-in": whether without one must be asked elsewhere. */
export type GraphqlAnswer =
  Answer | { readonly state: 'refused'; readonly isOrganisation: boolean };

/** Asks about targets that are all repositories or all owners. Never rejects. */
export async function askMany(targets: readonly Target[], session: LookUpSession): Promise<Batch> {
  // What was too much for the server is not tried again as it was: see `too-much`.
  let result = await post(targets, session, targets.length === 1);
  if (result.failure?.reason === 'network') {
    result = await post(targets, session, true);
  }
  const { response, failure } = result;
  if (failure !== undefined) {
    return { kind: 'same', answer: { state: 'failed', ...failure } };
  }
  const quota = quotaOf(response);
  if (quota !== undefined) {
    session.onQuota(quota);
  }
  const { status } = response;
  // A 401 has no budget left either, and is no limit.
  if (status === 401) {
    return { kind: 'same', answer: { state: 'bad-token' } };
  }
  const body = fieldsOf(jsonIn(response.text));
  const errors = fieldsIn(body?.['errors']);
  const words = [messageIn(body), ...errors.map(messageIn)].join('\n');
  const isLimit = status === 429 || errors.some((error) => typeOf(error) === 'RATE_LIMITED');
  const limit = limitOf(response, words, isLimit, session.now());
  if (limit !== undefined) {
    return { kind: 'same', answer: limit };
  }
  if (status >= 500) {
    return { kind: 'too-much', detail: `HTTP ${String(status)}` };
  }
  if ((status === 403 || status === 451) && body !== undefined) {
    const isOrganisation = /\bSAML\b/i.test(words);
    const answer = { state: 'refused', isOrganisation } as const;
    return { kind: 'answers', answers: targets.map(() => answer) };
  }
  if (errors.some((error) => typeOf(error) === 'RESOURCE_LIMITS_EXCEEDED')) {
    return { kind: 'too-much', detail: 'resource limits exceeded' };
  }
  const data = fieldsOf(body?.['data']);
  if (status !== 200 || data === undefined) {
    const isUnknown = errors.some((error) => codeOf(error) === 'undefinedField');
    const detail = plainWords(words) ?? 'no data';
    return isUnknown
      ? { kind: 'unknown-fields' }
      : { kind: 'same', answer: notUnderstood(`HTTP ${String(status)}: ${detail}`) };
  }
  return {
    kind: 'answers',
    answers: targets.map(({ name }, index) =>
      answerOf(data, aliasOf(index), errors, name === undefined),
    ),
  };
}

function post(
  targets: readonly Target[],
  { hostName, http, token, signal }: LookUpSession,
  retry: boolean,
): Promise<HttpResult> {
  return http.send({
    url: addressesOf(hostName).graphql,
    method: 'POST',
    headers: {
      ...commonHeaders,
      accept: 'application/json',
      'content-type': 'application/json',
    },
    body: JSON.stringify(queryFor(targets)),
    authorization: token === undefined ? undefined : `Bearer ${token}`,
    timeLimit,
    sizeLimit,
    retry,
    signal,
  });
}

function answerOf(
  data: Fields,
  alias: string,
  allErrors: readonly Fields[],
  isOwner: boolean,
): GraphqlAnswer {
  const errors = allErrors.filter((error) => listOf(error['path'])[0] === alias);
  const node = fieldsOf(data[alias]);
  if (node !== undefined) {
    const facts = factsOf(withoutBroken(node, errors), isOwner);
    return facts === undefined
      ? notUnderstood('a node without its name')
      : { state: 'found', facts };
  }
  const [error] = errors;
  if (error === undefined) {
    // An owner that is not there is no error in GitHub's schema; a repository that is not there is one.
    return isOwner && data[alias] === null ? { state: 'missing' } : notUnderstood('no node');
  }
  if (typeOf(error) === 'NOT_FOUND' && listOf(error['path']).length === 1) {
    return { state: 'missing' };
  }
  const isRefused = typeOf(error) === 'FORBIDDEN' || /access blocked/i.test(messageIn(error));
  return isRefused
    ? { state: 'refused', isOrganisation: isAboutSaml(error) }
    : notUnderstood(plainWords(messageIn(error)) ?? 'an error without a message');
}

/** A null that stands for an error below says nothing: not that there is no release, no licence. */
function withoutBroken(node: Fields, errors: readonly Fields[]): Fields {
  const broken = new Set(errors.map((error) => listOf(error['path'])[1]));
  return broken.size === 0
    ? node
    : Object.fromEntries(Object.entries(node).filter(([name]) => !broken.has(name)));
}

function typeOf(error: Fields): unknown {
  return error['type'];
}

function codeOf(error: Fields): unknown {
  return fieldsOf(error['extensions'])?.['code'];
}

function isAboutSaml(error: Fields): boolean {
  return (
    fieldsOf(error['extensions'])?.['saml_failure'] === true || /\bSAML\b/i.test(messageIn(error))
  );
}
