// A stand-in for Gitea and Forgejo, interface version 1. Its bodies are held to the types of the client
// package gitea-js: names and types of fields are right, whether a server fills them so is not shown.
import type { Organization, Repository, User } from 'gitea-js';
import type { HostDouble, World, WorldOwner, WorldRepository } from './double';
import {
  formerlyAt,
  idOfOwner,
  nameIn,
  ownerAt,
  pictureAnswer,
  ownerPath,
  pushTime,
  repositoriesOf,
  repositoryAt,
  retryLater,
  startForge,
  tooManyRequests,
  type Asked,
  type ForgeAnswer,
} from './forgeServer';

const notFound: ForgeAnswer = {
  status: 404,
  body: { errors: null, message: "The target couldn't be found.", url: '/api/swagger' },
};

export function startGitea(world: World): Promise<HostDouble> {
  return startForge(
    {
      scheme: 'token',
      answer,
      refusal: (failure) =>
        failure === 'unauthorised'
          ? { status: 401, body: { message: 'invalid username, password or token' } }
          : failure === 'retry-after'
            ? retryLater
            : tooManyRequests,
    },
    world,
  );
}

function answer(asked: Asked): ForgeAnswer {
  const [first, login, kind, ...rest] = asked.segments;
  if (first === 'avatars') {
    return pictureAnswer(login);
  }
  switch (kind) {
    case 'repos':
      return repositoryAnswer(rest, asked);
    case 'orgs':
      return ownerAnswer('organisation', rest, asked);
    case 'users':
      return ownerAnswer('person', rest, asked);
    default:
      return notFound;
  }
}

function repositoryAnswer([owner = '', name = '', ...rest]: string[], asked: Asked): ForgeAnswer {
  const path = `${owner}/${name}`;
  const repository = repositoryAt(path, asked);
  if (repository === undefined) {
    const moved = formerlyAt(path, asked);
    return moved === undefined
      ? notFound
      : { status: 307, headers: { location: `/api/v1/repos/${moved.path}` } };
  }
  if (rest[0] === 'raw') {
    return repository.readme === undefined || rest[1] !== 'README.md'
      ? notFound
      : { status: 200, body: repository.readme };
  }
  return { status: 200, body: repositoryBody(repository, asked) };
}

function ownerAnswer(
  kind: WorldOwner['kind'],
  [login = '', page]: string[],
  asked: Asked,
): ForgeAnswer {
  const owner = ownerAt(login, kind, asked);
  if (owner === undefined) {
    return notFound;
  }
  if (page === 'repos') {
    const all = repositoriesOf(owner.login, asked);
    const limit = Number(asked.query.get('limit') ?? 30);
    return {
      status: 200,
      headers: { 'x-total-count': String(all.length) },
      body: all.slice(0, limit).map((repository) => repositoryBody(repository, asked)),
    };
  }
  return {
    status: 200,
    body: kind === 'organisation' ? organisationBody(owner, asked) : userBody(owner, asked),
  };
}

function repositoryBody(repository: WorldRepository, asked: Asked): Repository {
  const { world } = asked;
  const login = ownerPath(repository);
  const owner = world.owners.find((each) => each.login === login);
  return {
    id: repository.id,
    name: nameIn(repository),
    full_name: repository.path,
    html_url: `https://codeberg.org/${repository.path}`,
    owner: userBody(owner ?? { login, kind: 'person' }, asked),
    description: repository.description ?? '',
    private: repository.isPrivate ?? false,
    internal: false,
    fork: repository.isFork ?? false,
    template: repository.isTemplate ?? false,
    mirror: repository.isMirror ?? false,
    empty: repository.isEmpty ?? false,
    archived: repository.archived !== undefined,
    archived_at:
      repository.archived === undefined
        ? '1970-01-01T00:00:00Z'
        : `${repository.archived}T08:00:00Z`,
    stars_count: repository.stars ?? 0,
    language: repository.language ?? '',
    topics: [...(repository.topics ?? [])],
    // Servers write null where they found none, and where they have not looked yet.
    ...(typeof repository.license === 'string' ? { licenses: [repository.license] } : {}),
    default_branch: 'main',
    updated_at: pushTime(repository),
    website: repository.homepage ?? '',
    release_counter: repository.release === undefined ? 0 : 1,
  } satisfies Repository;
}

function organisationBody(owner: WorldOwner, asked: Asked): Organization {
  return {
    id: idOfOwner(owner.login, asked),
    name: owner.login,
    full_name: owner.name ?? '',
    description: owner.description ?? '',
    avatar_url: `https://codeberg.org/avatars/${owner.login}`,
    visibility: 'public',
    website: '',
  } satisfies Organization;
}

function userBody(owner: WorldOwner, asked: Asked): User {
  return {
    id: idOfOwner(owner.login, asked),
    login: owner.login,
    full_name: owner.name ?? '',
    description: owner.description ?? '',
    avatar_url: `https://codeberg.org/avatars/${owner.login}`,
    html_url: `https://codeberg.org/${owner.login}`,
    visibility: 'public',
    website: '',
  } satisfies User;
}
