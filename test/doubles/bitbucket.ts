// A stand-in for Bitbucket Cloud, interface version 2.0, written after its documentation: no package
// describes its bodies as types that are kept up to date.
import type { HostDouble, World, WorldOwner, WorldRepository } from './double';
import {
  formerlyAt,
  idOfOwner,
  nameIn,
  ownerPath,
  pictureAnswer,
  pushTime,
  repositoriesOf,
  repositoryAt,
  retryLater,
  startForge,
  type Asked,
  type ForgeAnswer,
} from './forgeServer';

function failed(status: number, message: string): ForgeAnswer {
  return { status, body: { type: 'error', error: { message } } };
}

export function startBitbucket(world: World): Promise<HostDouble> {
  return startForge(
    {
      scheme: 'Bearer',
      answer,
      refusal: (failure) =>
        failure === 'unauthorised'
          ? failed(401, 'Token is invalid, expired, or not supported for this endpoint.')
          : failure === 'retry-after'
            ? retryLater
            : failed(429, 'Rate limit for this resource has been exceeded'),
    },
    world,
  );
}

function answer(asked: Asked): ForgeAnswer {
  const { segments } = asked;
  if (segments[0] === 'workspaces' && segments[2] === 'avatar') {
    return pictureAnswer(segments[1]);
  }
  const [, kind, workspace = '', slug, ...rest] = segments;
  if (kind !== 'repositories') {
    return failed(404, 'Resource not found');
  }
  if (slug === undefined) {
    return workspaceAnswer(workspace, asked);
  }
  const path = `${workspace}/${slug}`;
  const repository = repositoryAt(path, asked);
  if (repository === undefined) {
    const moved = formerlyAt(path, asked);
    return moved === undefined
      ? failed(404, `You may not have access to this repository or it no longer exists.`)
      : { status: 302, headers: { location: `/2.0/repositories/${moved.path}` } };
  }
  if (rest.length > 0) {
    return repository.readme === undefined || rest.join('/') !== 'src/HEAD/README.md'
      ? failed(404, 'No such file or directory: README.md')
      : { status: 200, body: repository.readme };
  }
  return { status: 200, body: repositoryBody(repository, asked) };
}

function workspaceAnswer(login: string, asked: Asked): ForgeAnswer {
  const owner = asked.world.owners.find((each) => each.login === login.toLowerCase());
  if (owner === undefined) {
    return failed(404, `No workspace with identifier '${login}'.`);
  }
  const all = [...repositoriesOf(owner.login, asked)].sort((one, other) =>
    pushTime(other).localeCompare(pushTime(one)),
  );
  const pagelen = Number(asked.query.get('pagelen') ?? 10);
  return {
    status: 200,
    body: {
      pagelen,
      size: all.length,
      page: 1,
      values: all.slice(0, pagelen).map((repository) => repositoryBody(repository, asked)),
    },
  };
}

function repositoryBody(repository: WorldRepository, asked: Asked): object {
  const login = ownerPath(repository);
  const owner = asked.world.owners.find((each) => each.login === login) ?? {
    login,
    kind: 'person' as const,
  };
  return {
    type: 'repository',
    uuid: `{00000000-0000-4000-8000-${String(repository.id).padStart(12, '0')}}`,
    full_name: repository.path,
    name: nameIn(repository),
    slug: nameIn(repository),
    description: repository.description ?? '',
    is_private: repository.isPrivate ?? false,
    fork_policy: 'allow_forks',
    parent:
      repository.isFork === true
        ? { type: 'repository', full_name: 'origin/original', name: 'original' }
        : null,
    language: repository.language?.toLowerCase() ?? '',
    mainbranch: repository.isEmpty === true ? null : { type: 'branch', name: 'main' },
    updated_on: pushTime(repository).replace('Z', '.123456+00:00'),
    website: repository.homepage ?? '',
    owner: { type: owner.kind === 'person' ? 'user' : 'team', display_name: owner.name ?? login },
    workspace: workspaceBody(owner, asked),
    links: { html: { href: `https://bitbucket.org/${repository.path}` } },
  };
}

function workspaceBody(owner: WorldOwner, asked: Asked): object {
  return {
    type: 'workspace',
    uuid: `{10000000-0000-4000-8000-${String(idOfOwner(owner.login, asked)).padStart(12, '0')}}`,
    slug: owner.login,
    name: owner.name ?? owner.login,
    links: { avatar: { href: `https://bitbucket.org/workspaces/${owner.login}/avatar/` } },
  };
}
