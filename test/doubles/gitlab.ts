// A stand-in for GitLab: GraphQL executed over the part of its schema that is asked for, with its limits
// of complexity and size, and REST version 4, whose bodies are held to the types of the client package
// @gitbeaker/rest: names and types of fields are right, whether a server fills them so is not shown.
import type {
  CondensedNamespaceSchema,
  ProjectLicenseSchema,
  SimpleProjectSchema,
  SimpleUserSchema,
} from '@gitbeaker/rest';
import { execute, parse, validate } from 'graphql';
import type { HostDouble, World, WorldOwner, WorldRepository } from './double';
import {
  formerlyAt,
  idOfOwner,
  isVisible,
  nameIn,
  ownerAt,
  ownerPath,
  pictureAnswer,
  pushTime,
  repositoriesOf,
  repositoryAt,
  retryLater,
  startForge,
  tooManyRequests,
  type Asked,
  type ForgeAnswer,
} from './forgeServer';
import { complexityOf, gitlabSchema, type Age } from './gitlabSchema';

/** Without the index signature with which the package lets every other field pass. */
type Known<T> = {
  [Field in keyof T as string extends Field ? never : Field]: T[Field];
};

export interface GitLabOptions {
  /** `none`: an instance where GraphQL is switched off before it. */
  readonly graphQl?: Age | 'none';
  /** New names of owners by their old ones, which pages follow and interfaces do not. */
  readonly renamed?: Readonly<Record<string, string>>;
}

export function startGitLab(world: World, options: GitLabOptions = {}): Promise<HostDouble> {
  const { graphQl = 'new', renamed = {} } = options;
  return startForge(
    {
      scheme: 'Bearer',
      answer(asked) {
        if (asked.segments[0] !== 'api') {
          return pageAnswer(asked, renamed);
        }
        if (asked.segments[1] !== 'graphql') {
          return restAnswer(asked);
        }
        return graphQl === 'none' ? notFound('Route') : graphQlAnswer(graphQl, asked);
      },
      refusal,
    },
    world,
  );
}

/** The picture of an owner, or a page for people: of an owner, of an owner that has another name now, or the one to sign in at. */
function pageAnswer(
  { segments, world }: Asked,
  renamed: Readonly<Record<string, string>>,
): ForgeAnswer {
  const path = segments.join('/');
  if (path.startsWith('uploads/-/system/')) {
    return pictureAnswer(segments.at(-1));
  }
  const newPath = renamed[path];
  if (newPath !== undefined) {
    return { status: 302, headers: { location: `/${newPath}` } };
  }
  return path === 'users/sign_in' || world.owners.some(({ login }) => login === path)
    ? { status: 200, body: '<!doctype html>' }
    : { status: 302, headers: { location: '/users/sign_in' } };
}

function refusal(
  failure: 'primary-limit' | 'secondary-limit' | 'retry-after' | 'unauthorised',
): ForgeAnswer {
  switch (failure) {
    case 'unauthorised':
      return { status: 401, body: { errors: [{ message: 'Invalid token' }] } };
    case 'primary-limit':
      return {
        status: 429,
        headers: {
          'ratelimit-limit': '500',
          'ratelimit-observed': '501',
          'ratelimit-remaining': '0',
          'ratelimit-reset': String(Math.ceil(Date.now() / 1_000) + 60),
        },
        body: 'Retry later\n',
      };
    case 'retry-after':
      return retryLater;
    case 'secondary-limit':
      return tooManyRequests;
  }
}

function notFound(what: string): ForgeAnswer {
  return { status: 404, body: { message: `404 ${what} Not Found` } };
}

async function graphQlAnswer(age: Age, asked: Asked): Promise<ForgeAnswer> {
  const { query, variables } = JSON.parse(asked.body) as {
    query: string;
    variables: Record<string, string>;
  };
  const refused = (message: string): ForgeAnswer => ({
    status: 200,
    body: { errors: [{ message }] },
  });
  if (query.length > 10_000) {
    return refused('Query too large');
  }
  const schema = gitlabSchema(age);
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) {
    return { status: 200, body: { errors } };
  }
  const complexity = complexityOf(document);
  const most = asked.isSignedIn ? 250 : 200;
  if (complexity > most) {
    return refused(
      `Query has complexity of ${String(complexity)}, which exceeds max complexity of ${String(most)}`,
    );
  }
  const rootValue = {
    project: ({ fullPath }: { fullPath: string }) => {
      const repository = repositoryAt(fullPath, asked);
      return repository === undefined ? null : graphQlProject(repository);
    },
    group: ({ fullPath }: { fullPath: string }) => {
      const owner = ownerAt(fullPath, 'organisation', asked);
      return owner === undefined ? null : graphQlGroup(owner, asked);
    },
  };
  const result = await execute({ schema, document, variableValues: variables, rootValue });
  return { status: 200, body: result };
}

function graphQlProject(repository: WorldRepository): object {
  return {
    id: `gid://gitlab/Project/${String(repository.id)}`,
    fullPath: repository.path,
    path: nameIn(repository),
    name: nameIn(repository).toUpperCase(),
    description: repository.description ?? null,
    webUrl: `https://gitlab.com/${repository.path}`,
    starCount: repository.stars ?? 0,
    archived: repository.archived !== undefined,
    visibility: repository.isPrivate === true ? 'private' : 'public',
    lastActivityAt: pushTime(repository),
    topics: repository.topics ?? [],
    languages:
      repository.language === undefined
        ? []
        : [
            { name: 'Shell', share: 3.5, color: '#89e051' },
            { name: repository.language, share: 96.5, color: '#3572a5' },
          ],
    repository: { empty: repository.isEmpty ?? false, rootRef: 'main' },
  };
}

function graphQlGroup(owner: WorldOwner, asked: Asked): object {
  return {
    id: `gid://gitlab/Group/${String(idOfOwner(owner.login, asked))}`,
    name: owner.name ?? owner.login,
    path: owner.login,
    fullPath: owner.login,
    description: owner.description ?? '',
    visibility: 'public',
    webUrl: `https://gitlab.com/groups/${owner.login}`,
    avatarUrl: `https://gitlab.com/uploads/-/system/group/avatar/${owner.login}.png`,
    projects: ({ first = 100 }: { first?: number }) => {
      const all = repositoriesOf(owner.login, asked);
      return { count: all.length, nodes: all.slice(0, first).map(graphQlProject) };
    },
  };
}

function restAnswer(asked: Asked): ForgeAnswer {
  const [, , kind, id, ...rest] = asked.segments;
  switch (kind) {
    case 'projects':
      return projectAnswer(id ?? '', rest, asked);
    case 'groups':
      return ownerAnswer('organisation', id ?? '', rest, asked);
    case 'users':
      return id === undefined ? usersAnswer(asked) : ownerAnswer('person', id, rest, asked);
    default:
      return notFound('Route');
  }
}

function projectAnswer(id: string, rest: readonly string[], asked: Asked): ForgeAnswer {
  const repository = /^\d+$/.test(id)
    ? asked.world.repositories.find((each) => String(each.id) === id && isVisible(each, asked))
    : repositoryAt(id, asked);
  if (repository === undefined) {
    const moved = formerlyAt(id, asked);
    const query = asked.query.size === 0 ? '' : `?${asked.query.toString()}`;
    return moved === undefined
      ? notFound('Project')
      : { status: 302, headers: { location: `/api/v4/projects/${String(moved.id)}${query}` } };
  }
  if (rest.length > 0) {
    return repository.readme === undefined || rest.join('/') !== 'repository/files/README.md/raw'
      ? notFound('File')
      : { status: 200, body: repository.readme };
  }
  return { status: 200, body: restProject(repository, asked) };
}

function usersAnswer(asked: Asked): ForgeAnswer {
  const owner = ownerAt(asked.query.get('username') ?? '', 'person', asked);
  return { status: 200, body: owner === undefined ? [] : [restUser(owner, asked)] };
}

function ownerAnswer(
  kind: WorldOwner['kind'],
  id: string,
  [page]: readonly string[],
  asked: Asked,
): ForgeAnswer {
  const owner = asked.world.owners.find(
    (each) =>
      each.kind === kind &&
      (each.login === id.toLowerCase() || String(idOfOwner(each.login, asked)) === id),
  );
  if (owner === undefined) {
    return notFound(kind === 'person' ? 'User' : 'Group');
  }
  if (page === 'projects') {
    const onlyPublic = asked.query.get('visibility') === 'public';
    const all = repositoriesOf(owner.login, asked)
      .filter(({ isPrivate = false }) => !onlyPublic || !isPrivate)
      .toSorted((one, other) => (other.stars ?? 0) - (one.stars ?? 0));
    return {
      status: 200,
      headers: { 'x-total': String(all.length) },
      body: all
        .slice(0, Number(asked.query.get('per_page') ?? 20))
        .map((repository) => restProject(repository, asked)),
    };
  }
  return {
    status: 200,
    body: kind === 'person' ? restUser(owner, asked) : restGroup(owner, asked),
  };
}

/** As strangers get it, with what a sign-in adds. */
function restProject(repository: WorldRepository, asked: Asked): object {
  const url = `https://gitlab.com/${repository.path}`;
  const body = {
    id: repository.id,
    name: nameIn(repository).toUpperCase(),
    web_url: url,
    path: nameIn(repository),
    description: repository.description ?? null,
    name_with_namespace: repository.path.replace('/', ' / '),
    path_with_namespace: repository.path,
    created_at: '2020-01-01T00:00:00.000Z',
    default_branch: 'main',
    topics: [...(repository.topics ?? [])],
    ssh_url_to_repo: `git@gitlab.com:${repository.path}.git`,
    http_url_to_repo: `${url}.git`,
    readme_url: repository.readme === undefined ? null : `${url}/-/blob/main/README.md`,
    forks_count: 0,
    avatar_url: null,
    star_count: repository.stars ?? 0,
    last_activity_at: pushTime(repository),
    namespace: restNamespace(ownerPath(repository), asked),
  } satisfies Known<SimpleProjectSchema>;
  return {
    ...body,
    ...(asked.query.get('license') === 'true'
      ? { license: typeof repository.license === 'string' ? restLicense(repository.license) : null }
      : {}),
    ...(asked.isSignedIn
      ? {
          archived: repository.archived !== undefined,
          visibility: repository.isPrivate === true ? 'private' : 'public',
          empty_repo: repository.isEmpty ?? false,
        }
      : {}),
  };
}

function restLicense(spdxId: string): Known<ProjectLicenseSchema> {
  return {
    key: spdxId.toLowerCase(),
    name: `${spdxId} License`,
    nickname: '',
    html_url: `https://choosealicense.com/licenses/${spdxId.toLowerCase()}/`,
    source_url: '',
  };
}

function restNamespace(login: string, asked: Asked): Known<CondensedNamespaceSchema> {
  const owner = asked.world.owners.find((each) => each.login === login);
  return {
    id: idOfOwner(login, asked),
    name: owner?.name ?? login,
    path: login,
    kind: owner?.kind === 'person' ? 'user' : 'group',
    full_path: login,
    parent_id: null,
    avatar_url: null,
    web_url: `https://gitlab.com/${login}`,
  };
}

function restGroup(owner: WorldOwner, asked: Asked): object {
  return {
    id: idOfOwner(owner.login, asked),
    web_url: `https://gitlab.com/groups/${owner.login}`,
    name: owner.name ?? owner.login,
    path: owner.login,
    full_path: owner.login,
    description: owner.description ?? '',
    visibility: 'public',
    avatar_url: null,
  };
}

function restUser(owner: WorldOwner, asked: Asked): Known<SimpleUserSchema> {
  return {
    id: idOfOwner(owner.login, asked),
    name: owner.name ?? owner.login,
    username: owner.login,
    state: 'active',
    avatar_url: `https://gitlab.com/uploads/-/system/user/avatar/${owner.login}.png`,
    web_url: `https://gitlab.com/${owner.login}`,
    created_at: '2020-01-01T00:00:00.000Z',
  };
}
