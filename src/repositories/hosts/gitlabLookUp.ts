// Asks GitLab: projects in batches through GraphQL, which alone says whether a project is archived. What
// is not there is asked about once through REST, which follows old names, and then among the groups, for
// an address cannot tell a subgroup from a project.
//
// Licences are not asked for: they would cost a request for each project, and the allowance of strangers
// shrinks. Where REST is asked anyway, they come with it.
import { mostOwned } from '../facts';
import { count } from '../hostText';
import type { HttpRequest } from '../httpClient';
import type { Answer, Lookable, LookUpSession, Target } from '../lookUp';
import { askedAtOwnName } from './askedAt';
import {
  groupOfGraphQl,
  ownerOfRest,
  projectOfGraphQl,
  projectOfRest,
  publicOfRest,
} from './gitlabFacts';
import {
  groupQuery,
  groupsQuery,
  projectsInQuery,
  projectsQuery,
  type GraphQlRequest,
  type ProjectFields,
} from './gitlabQueries';
import { pathOfPage } from './gitlabPages';
import { askForJson, notUnderstood, oneByOne, pathOf, Run, type Reply } from './jsonApi';
import { fieldsOf, listOf, type Fields } from './jsonFields';
import { readmeAt } from './readme';

const missing: Answer = { state: 'missing' };
/** Milliseconds; GitLab itself gives up a query after 30 seconds. */
const queryTimeLimit = 12_000;
const queryResultLimit = 2 * 1024 * 1024;

export const gitlabLookable: Lookable = {
  ...askedAtOwnName,
  concurrency: 2,
  lookUp: (targets, session) => new GitLabRun(session).answers(targets),
  readme: (target, session) =>
    readmeAt(
      restRequest(
        target.name === undefined
          ? undefined
          : pathOf('projects', fullPathOf(target), 'repository', 'files', 'README.md', 'raw'),
        '?ref=HEAD',
        session,
      ),
      session,
    ),
};

/** What came of a query: `refused` where the instance does not know such a query. */
type QueryResult =
  | {
      readonly data: Fields;
      /** Then a null may stand for an error, and not for what is not there. */
      readonly hasErrors: boolean;
    }
  | { readonly data?: undefined; readonly answer: Answer | 'refused' };

class GitLabRun {
  readonly #run: Run;
  readonly #session: LookUpSession;
  /** What the instance is known to understand; undefined once it refused GraphQL altogether. */
  #fields: ProjectFields | undefined = 'rich';

  constructor(session: LookUpSession) {
    this.#session = session;
    this.#run = new Run(session);
  }

  async *answers(targets: readonly Target[]): AsyncGenerator<readonly [Target, Answer]> {
    const projects = targets.filter(({ name }) => name !== undefined);
    for (let start = 0; start < projects.length; start += projectsInQuery) {
      yield* this.#batch(projects.slice(start, start + projectsInQuery));
    }
    const owners = targets.filter(({ name }) => name === undefined);
    yield* oneByOne(owners, this.#run, ({ owner }) => this.#owner(owner));
  }

  async *#batch(batch: readonly Target[]): AsyncGenerator<readonly [Target, Answer]> {
    const paths = batch.map(fullPathOf);
    const result = await this.#ask((fields) => projectsQuery(paths, fields));
    if (result.data === undefined && result.answer !== 'refused') {
      const { answer } = result;
      yield* batch.map((target) => [target, answer] as const);
      return;
    }
    const notThere: Target[] = [];
    for (const [index, target] of batch.entries()) {
      const node = result.data?.[`p${String(index)}`];
      const answer =
        node === undefined || node === null
          ? await this.#run.answer(() => this.#projectOfRest(target))
          : foundProject(projectOfGraphQl(node, this.#session.hostName));
      if (answer.state === 'missing') {
        notThere.push(target);
      } else {
        yield [target, answer];
      }
    }
    yield* this.#groupsAmong(notThere);
  }

  /** Answers for what is no project: groups in groups, or nothing. */
  async *#groupsAmong(targets: readonly Target[]): AsyncGenerator<readonly [Target, Answer]> {
    const paths = targets.map(fullPathOf);
    const result: QueryResult =
      targets.length === 0
        ? { data: {}, hasErrors: false }
        : await this.#ask(() => groupsQuery(paths));
    for (const [index, target] of targets.entries()) {
      if (result.data === undefined && result.answer !== 'refused') {
        yield [target, result.answer];
      } else if (result.data !== undefined && !fieldsOf(result.data[`p${String(index)}`])) {
        yield [target, absent(result.hasErrors)];
      } else {
        yield [target, await this.#run.answer(() => this.#group(fullPathOf(target)))];
      }
    }
  }

  async #owner(path: string): Promise<Answer> {
    const answer = await this.#groupOrUser(path);
    if (answer.state !== 'missing' || this.#run.ending !== undefined) {
      return answer;
    }
    const { newPath, answer: unknown } = await pathOfPage(path, this.#session);
    if (newPath === undefined) {
      return unknown ?? missing;
    }
    return newPath.toLowerCase() === path.toLowerCase()
      ? notUnderstood('a page, but no owner')
      : this.#groupOrUser(newPath);
  }

  async #groupOrUser(path: string): Promise<Answer> {
    const group = await this.#group(path);
    return group.state === 'missing' && !path.includes('/') && this.#run.ending === undefined
      ? this.#user(path)
      : group;
  }

  async #group(path: string): Promise<Answer> {
    const { hostName, token } = this.#session;
    const result = await this.#ask((fields) => groupQuery(path, fields));
    if (result.data === undefined) {
      return result.answer === 'refused' ? this.#groupOfRest(path) : result.answer;
    }
    const node = result.data['p0'];
    if (node === undefined || node === null) {
      return absent(result.hasErrors);
    }
    const owner = groupOfGraphQl(node, hostName, token === undefined);
    return owner === undefined ? notUnderstood('no group') : { state: 'found', facts: { owner } };
  }

  /**
   * Sends a query, with fewer fields once the instance has refused one, and then not at all: REST is
   * left for the rest of the run.
   */
  async #ask(query: (fields: ProjectFields) => GraphQlRequest): Promise<QueryResult> {
    while (this.#fields !== undefined) {
      const result = await this.#send(query(this.#fields));
      if (result.data !== undefined || result.answer !== 'refused') {
        return result;
      }
      this.#fields = this.#fields === 'rich' ? 'lean' : undefined;
    }
    return { answer: this.#run.ending ?? 'refused' };
  }

  async #send(query: GraphQlRequest): Promise<QueryResult> {
    const { ending } = this.#run;
    if (ending !== undefined) {
      return { answer: ending };
    }
    const { body, answer, status } = await askForJson(this.#session, {
      url: `https://${this.#session.hostName}/api/graphql`,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(query),
      authorization: authorizationOf(this.#session),
      timeLimit: queryTimeLimit,
      sizeLimit: queryResultLimit,
    });
    if (answer !== undefined) {
      // There is no GraphQL at this instance; that says nothing about a project.
      return { answer: status === 404 ? 'refused' : this.#run.noted(answer) };
    }
    const fields = fieldsOf(body);
    const data = fieldsOf(fields?.['data']);
    if (data !== undefined) {
      return { data, hasErrors: listOf(fields?.['errors']).length > 0 };
    }
    return {
      answer: Array.isArray(fields?.['errors']) ? 'refused' : notUnderstood('no data of GraphQL'),
    };
  }

  async #projectOfRest(target: Target): Promise<Answer> {
    const { body, answer } = await this.#get(
      pathOf('projects', fullPathOf(target)),
      '?license=true',
    );
    return answer ?? foundProject(projectOfRest(body, this.#session.hostName));
  }

  async #groupOfRest(path: string): Promise<Answer> {
    const reply = await this.#get(pathOf('groups', path), '?with_projects=false');
    return reply.answer ?? this.#withProjects(reply.body, 'organisation');
  }

  async #user(login: string): Promise<Answer> {
    const name = pathOf(login)?.slice(1);
    if (name === undefined) {
      return missing;
    }
    const { body, answer } = await this.#get('/users', `?username=${name}`);
    if (answer !== undefined) {
      return answer;
    }
    const [user] = listOf(body);
    return user === undefined ? missing : this.#withProjects(user, 'person');
  }

  /** An owner of REST with a second request for the projects. */
  async #withProjects(value: unknown, kind: 'organisation' | 'person'): Promise<Answer> {
    const { hostName, token } = this.#session;
    const owner = ownerOfRest(value, kind, hostName);
    if (owner?.id === undefined) {
      return notUnderstood('no owner');
    }
    const { body, answer, response } = await this.#get(
      pathOf(kind === 'person' ? 'users' : 'groups', owner.id, 'projects'),
      `?visibility=public&order_by=star_count&sort=desc&per_page=${String(mostOwned)}`,
    );
    if (answer !== undefined) {
      return answer;
    }
    const total = response.header('x-total');
    return {
      state: 'found',
      facts: {
        owner: {
          ...owner,
          repositories: publicOfRest(body, hostName, token === undefined),
          repositoryCount: total === undefined ? undefined : count(Number(total)),
        },
      },
    };
  }

  async #get(path: string | undefined, query: string): Promise<Reply> {
    const request = restRequest(path, query, this.#session);
    return request === undefined ? { answer: missing } : askForJson(this.#session, request);
  }
}

function absent(hasErrors: boolean): Answer {
  return hasErrors ? notUnderstood('an error in place of a group') : missing;
}

function foundProject(repository: ReturnType<typeof projectOfRest>): Answer {
  return repository === undefined
    ? notUnderstood('no project')
    : { state: 'found', facts: { repository } };
}

function fullPathOf({ owner, name }: Target): string {
  return name === undefined ? owner : `${owner}/${name}`;
}

function authorizationOf({ token }: LookUpSession): string | undefined {
  return token === undefined ? undefined : `Bearer ${token}`;
}

function restRequest(
  path: string | undefined,
  query: string,
  session: LookUpSession,
): HttpRequest | undefined {
  return path === undefined
    ? undefined
    : {
        url: `https://${session.hostName}/api/v4${path}${query}`,
        headers: { accept: 'application/json' },
        authorization: authorizationOf(session),
      };
}
