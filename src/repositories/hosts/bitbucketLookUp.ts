// Asks Bitbucket Cloud: one request for a repository or a workspace, for strangers have 60 in an hour.
import { mostOwned } from '../facts';
import type { HttpRequest } from '../httpClient';
import type { Answer, Lookable, LookUpSession } from '../lookUp';
import { bitbucketApi, bitbucketAskedAt } from './askedAt';
import { bitbucketOwner, bitbucketRepository } from './bitbucketFacts';
import {
  askForJson,
  lookUpWith,
  notUnderstood,
  pathOf,
  repositoryAnswer,
  type Reply,
} from './jsonApi';
import { readmeAt } from './readme';

export const bitbucketLookable: Lookable = {
  ...bitbucketAskedAt,
  concurrency: 2,
  lookUp: lookUpWith({ owner: askOwner, repository: askRepository }),
  readme: ({ owner, name }, session) =>
    readmeAt(
      requestFor(
        name === undefined ? undefined : pathOf(owner, name, 'src', 'HEAD', 'README.md'),
        '',
        session,
      ),
      session,
    ),
};

async function askRepository(
  workspace: string,
  slug: string,
  session: LookUpSession,
): Promise<Answer> {
  return repositoryAnswer(await get(pathOf(workspace, slug), '', session), bitbucketRepository);
}

async function askOwner(workspace: string, session: LookUpSession): Promise<Answer> {
  // It counts no stars; what was worked on last stands for what is known best.
  const query = `?pagelen=${String(mostOwned)}&sort=-updated_on`;
  const { body, answer } = await get(pathOf(workspace), query, session);
  if (answer !== undefined) {
    return answer;
  }
  const owner = bitbucketOwner(body, workspace, session.token === undefined);
  return owner === undefined
    ? notUnderstood('no list of repositories')
    : { state: 'found', facts: { owner } };
}

async function get(
  path: string | undefined,
  query: string,
  session: LookUpSession,
): Promise<Reply> {
  const request = requestFor(path, query, session);
  return request === undefined ? { answer: { state: 'missing' } } : askForJson(session, request);
}

function requestFor(
  path: string | undefined,
  query: string,
  { token }: LookUpSession,
): HttpRequest | undefined {
  return path === undefined
    ? undefined
    : {
        url: `${bitbucketApi}/2.0/repositories${path}${query}`,
        headers: { accept: 'application/json' },
        authorization: token === undefined ? undefined : `Bearer ${token}`,
      };
}
