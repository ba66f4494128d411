// A stand-in for github.com, and below `/api` for a server of a company: both of its interfaces, and the
// pictures of owners.
import type { ServerResponse } from 'node:http';
import {
  retryAfter,
  type Failure,
  type HostDouble,
  type RecordedRequest,
  type World,
} from '../double';
import { startLoopback, type Handler } from '../loopback';
import { pictureOf } from '../picture';
import { answerGraphql, errorOf } from './graphql';
import { answerRest, errorAnswer, type RestAnswer } from './rest';
import { GithubWorld } from './world';

/** What one may still ask in the hour. */
const budget = { anonymous: 60, 'signed in': 5_000 };

/** As recorded from GitHub: what lets a page in a browser ask and read. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, Location, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset',
};

const preflight = {
  ...cors,
  'access-control-allow-headers':
    'Authorization, Content-Type, If-None-Match, User-Agent, X-GitHub-Api-Version',
  'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
};

type TooMuch = 'HTTP 502' | 'resource limits';

export interface GithubDouble extends HostDouble {
  /** Sets what is left of the hour: without a sign-in, with one. */
  leave(remaining: { readonly anonymous?: number; readonly 'signed in'?: number }): void;
  /** Refuses requests for some repositories, by their names, as more than it can do at once. */
  refuse(isTooMuch: (names: readonly string[]) => boolean, how?: TooMuch): void;
  /** Takes a field out of the schema, as on an older server. */
  forgetField(name: string | undefined): void;
}

export async function startGitHub(first: World): Promise<GithubDouble> {
  let world = first;
  const left = { ...budget };
  let refusal: { isTooMuch(names: readonly string[]): boolean; how: TooMuch } | undefined;
  let unknownField: string | undefined;

  const modeOf = ({ headers }: RecordedRequest): keyof typeof budget =>
    headers['authorization'] === undefined ? 'anonymous' : 'signed in';

  const send = (request: RecordedRequest, response: ServerResponse, answer: RestAnswer): void => {
    const mode = modeOf(request);
    const isText = typeof answer.body === 'string';
    response.writeHead(answer.status, {
      ...cors,
      'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
      'x-ratelimit-limit': String(budget[mode]),
      'x-ratelimit-remaining': String(left[mode]),
      'x-ratelimit-reset': String(Math.ceil(Date.now() / 1_000) + 1_800),
      ...answer.headers,
    });
    response.end(isText ? answer.body : JSON.stringify(answer.body));
  };

  const isGraphql = ({ path }: RecordedRequest): boolean => path.endsWith('/graphql');

  const graphql = async (request: RecordedRequest, isBlocked: boolean): Promise<RestAnswer> => {
    const { body } = request;
    if (modeOf(request) === 'anonymous') {
      return errorAnswer(401, 'This endpoint requires you to be authenticated.');
    }
    if (refusal?.isTooMuch(namesIn(body)) === true) {
      return refusal.how === 'HTTP 502' ? badGateway : resourceLimit;
    }
    if (unknownField !== undefined && body.includes(unknownField)) {
      const message = `Field '${unknownField}' doesn't exist on type 'Repository'`;
      const error = errorOf(undefined, message, { extensions: { code: 'undefinedField' } });
      return { status: 200, body: { errors: [error] } };
    }
    const answer = await answerGraphql(new GithubWorld(world, true), body, isBlocked);
    return { status: 200, body: answer };
  };

  const answer = async (request: RecordedRequest, isBlocked = false): Promise<RestAnswer> => {
    const { path, headers } = request;
    const mode = modeOf(request);
    if (headers['user-agent'] === undefined) {
      return errorAnswer(403, 'Request forbidden by administrative rules.');
    }
    const isKnown = world.tokens.some((token) => headers['authorization'] === `Bearer ${token}`);
    if (mode === 'signed in' && !isKnown) {
      return errorAnswer(401, 'Bad credentials');
    }
    left[mode] = Math.max(0, left[mode] - 1);
    if (isGraphql(request)) {
      return graphql(request, isBlocked);
    }
    if (isBlocked) {
      return errorAnswer(451, 'Repository access blocked');
    }
    const etag = headers['if-none-match'];
    return answerRest(
      new GithubWorld(world, mode === 'signed in'),
      path.replace(/^\/api\/v3(?=\/)/, ''),
      typeof etag === 'string' ? etag : undefined,
      headers['accept'] as string | undefined,
    );
  };

  const failing =
    (how: (request: RecordedRequest) => RestAnswer | Promise<RestAnswer>): Handler =>
    async (request, response) => {
      send(request, response, await how(request));
    };

  const own: Partial<Record<Failure, Handler>> = {
    'primary-limit': failing((request) => {
      left[modeOf(request)] = 0;
      const message = 'API rate limit exceeded for user ID 1.';
      return isGraphql(request)
        ? { status: 200, body: { errors: [errorOf('RATE_LIMITED', message)] } }
        : errorAnswer(403, message);
    }),
    'secondary-limit': failing((request) => {
      const message = 'You have exceeded a secondary rate limit. Please wait a few minutes.';
      return isGraphql(request)
        ? { status: 200, body: { errors: [errorOf(undefined, message)] } }
        : errorAnswer(403, message);
    }),
    'retry-after': failing(() => ({
      ...errorAnswer(403, 'You have exceeded a secondary rate limit.'),
      headers: { 'retry-after': String(retryAfter) },
    })),
    'resource-limit': failing((request) => (isGraphql(request) ? resourceLimit : badGateway)),
    unauthorised: failing(() => errorAnswer(401, 'Bad credentials')),
    blocked: failing((request) => answer(request, true)),
  };

  const loopback = await startLoopback(async (request, response) => {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, preflight).end();
      return;
    }
    const [, owner] = /^\/u\/(\d+)\?/.exec(request.path) ?? [];
    if (owner !== undefined) {
      response.writeHead(200, { ...cors, 'content-type': 'image/png' }).end(pictureOf(owner));
      return;
    }
    send(request, response, await answer(request));
  }, own);

  return {
    ...loopback,
    setWorld(next) {
      world = next;
    },
    recover() {
      loopback.recover();
      Object.assign(left, budget);
      refusal = undefined;
      unknownField = undefined;
    },
    leave(remaining) {
      Object.assign(left, remaining);
    },
    refuse(isTooMuch, how = 'HTTP 502') {
      refusal = { isTooMuch, how };
    },
    forgetField(name) {
      unknownField = name;
    },
  };
}

/** Names of repositories that a query asks for. */
export function namesIn(body: string): readonly string[] {
  const { variables = {} } = JSON.parse(body) as { variables?: Readonly<Record<string, string>> };
  return Object.entries(variables).flatMap(([name, value]) => (name.startsWith('n') ? value : []));
}

const badGateway: RestAnswer = { status: 502, body: '<html>Bad gateway</html>' };

const resourceLimit: RestAnswer = {
  status: 200,
  body: {
    data: {},
    errors: [errorOf('RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded.')],
  },
};
