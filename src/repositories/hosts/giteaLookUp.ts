// Asks Gitea and Forgejo, Codeberg among them: one request for a repository, two or three for an owner.
// Old names are redirected, and answered with the new one.
import type { HttpRequest } from '../httpClient';
import type { Answer, Lookable, LookUpSession } from '../lookUp';
import { count } from '../hostText';
import { askedAtOwnName } from './askedAt';
import { giteaOwner, giteaRepository, publicOf } from './giteaFacts';
import {
  askForJson,
  lookUpWith,
  notUnderstood,
  pathOf,
  repositoryAnswer,
  type Reply,
} from './jsonApi';
import { readmeAt } from './readme';

/** A page as large as servers give; whoever owns more is known by these. */
const pageSize = 50;

export const giteaLookable: Lookable = {
  ...askedAtOwnName,
  concurrency: 2,
  lookUp: lookUpWith({ owner: askOwner, repository: askRepository }),
  readme: ({ owner, name }, session) =>
    readmeAt(
      requestFor(
        name === undefined ? undefined : pathOf('repos', owner, name, 'raw', 'README.md'),
        session,
      ),
      session,
    ),
};

async function askRepository(owner: string, name: string, session: LookUpSession): Promise<Answer> {
  return repositoryAnswer(await get(pathOf('repos', owner, name), session), (body) =>
    giteaRepository(body, session.hostName),
  );
}

/** Nothing tells organisations from users before one is asked for. */
async function askOwner(login: string, session: LookUpSession): Promise<Answer> {
  const organisation = await get(pathOf('orgs', login), session);
  if (organisation.answer?.state !== 'missing') {
    return withRepositories(organisation, 'organisation', session);
  }
  return withRepositories(await get(pathOf('users', login), session), 'person', session);
}

async function withRepositories(
  { body, answer }: Reply,
  kind: 'organisation' | 'person',
  session: LookUpSession,
): Promise<Answer> {
  if (answer !== undefined) {
    return answer;
  }
  const owner = giteaOwner(body, kind, session.hostName);
  if (owner === undefined) {
    return notUnderstood('no owner');
  }
  const path = pathOf(kind === 'organisation' ? 'orgs' : 'users', owner.login, 'repos');
  const owned = await get(path, session, `?limit=${String(pageSize)}`);
  if (owned.answer !== undefined) {
    return owned.answer;
  }
  const total = Number(owned.response.header('x-total-count') ?? Number.NaN);
  return {
    state: 'found',
    facts: {
      owner: {
        ...owner,
        repositories: publicOf(owned.body, owner.login, session.hostName),
        // With a token it counts private ones too.
        repositoryCount: session.token === undefined ? count(total) : undefined,
      },
    },
  };
}

async function get(path: string | undefined, session: LookUpSession, query = ''): Promise<Reply> {
  const request = requestFor(path, session, query);
  return request === undefined ? { answer: { state: 'missing' } } : askForJson(session, request);
}

function requestFor(
  path: string | undefined,
  { hostName, token }: LookUpSession,
  query = '',
): HttpRequest | undefined {
  return path === undefined
    ? undefined
    : {
        url: `https://${hostName}/api/v1${path}${query}`,
        headers: { accept: 'application/json' },
        authorization: token === undefined ? undefined : `token ${token}`,
      };
}
