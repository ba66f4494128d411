// Asks Bitbucket Cloud: one request for a repository or a workspace, for strangers have 60 in an hour.
import { mostOwned } from '../facts';
import type { HttpRequest } from '../httpClient';
import type { Answer, Lookable, LookUpSession, Target } from '../lookUp';
import { bitbucketOwner, bitbucketRepository } from './bitbucketFacts';
import { askForJson, notUnderstood, oneByOne, pathOf, Run } from './jsonApi';
import { longestReadme } from './readme';

const api = 'https://api.bitbucket.org';

export const bitbucketLookable: Lookable = {
  origins: () => [api],
  concurrency: 2,
  lookUp(targets, session) {
    return oneByOne(targets, new Run(session), (target) =>
      target.name === undefined
        ? askOwner(target.owner, session)
        : askRepository(target.owner, target.name, session),
    );
  },
  readme: askReadme,
};

async function askRepository(
  workspace: string,
  slug: string,
  session: LookUpSession,
): Promise<Answer> {
  const path = pathOf('2.0', 'repositories', workspace, slug);
  if (path === undefined) {
    return { state: 'missing' };
  }
  const { body, answer } = await askForJson(session, requestFor(path, session));
  if (answer !== undefined) {
    return answer;
  }
  const repository = bitbucketRepository(body);
  return repository === undefined
    ? notUnderstood('no repository')
    : { state: 'found', facts: { repository } };
}

async function askOwner(workspace: string, session: LookUpSession): Promise<Answer> {
  const path = pathOf('2.0', 'repositories', workspace);
  if (path === undefined) {
    return { state: 'missing' };
  }
  // It counts no stars; what was worked on last stands for what is known best.
  const query = `?pagelen=${String(mostOwned)}&sort=-updated_on`;
  const { body, answer } = await askForJson(session, requestFor(`${path}${query}`, session));
  if (answer !== undefined) {
    return answer;
  }
  const owner = bitbucketOwner(body, workspace, session.token === undefined);
  return owner === undefined
    ? notUnderstood('no list of repositories')
    : { state: 'found', facts: { owner } };
}

function requestFor(path: string, session: LookUpSession): HttpRequest {
  return {
    url: `${api}${path}`,
    headers: { accept: 'application/json' },
    authorization: session.token === undefined ? undefined : `Bearer ${session.token}`,
  };
}

async function askReadme(
  { owner, name }: Target,
  session: LookUpSession,
): Promise<string | undefined> {
  const path =
    name === undefined
      ? undefined
      : pathOf('2.0', 'repositories', owner, name, 'src', 'HEAD', 'README.md');
  if (path === undefined) {
    return undefined;
  }
  const { response } = await session.http.send({
    ...requestFor(path, session),
    headers: { accept: 'text/plain' },
    sizeLimit: longestReadme,
    signal: session.signal,
  });
  return response?.status === 200 ? response.text : undefined;
}
