// GitHub's REST API from a world. Bodies are checked against GitHub's own description of them.
import { createHash } from 'node:crypto';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { WorldOwner, WorldRepository } from '../double';
import { projectFile } from '../files';
import { nameOf, ownerOf, someDay, timeOn, type GithubWorld } from './world';

export interface RestAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, anything else as JSON. */
  readonly body: unknown;
}

type Schema = 'full-repository' | 'public-user' | 'minimal-repository' | 'basic-error';

interface Description {
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly properties?: object; readonly required?: readonly string[] }>
    >;
  };
}

let checker: { readonly ajv: Ajv; readonly description: Description } | undefined;

function description(): { readonly ajv: Ajv; readonly description: Description } {
  if (checker === undefined) {
    const description = JSON.parse(projectFile('test/doubles/github/openapi.json')) as Description;
    // OpenAPI 3.0 has keywords that JSON Schema lacks.
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema({ $id: 'github', ...description });
    checker = { ajv, description };
  }
  return checker;
}

function validatorOf(schema: Schema): ValidateFunction {
  const { ajv } = description();
  const key = `github#/components/schemas/${schema}`;
  const validate = ajv.getSchema(key);
  if (validate === undefined) {
    throw new Error(`GitHub describes no ${schema}`);
  }
  return validate;
}

/** An answer as GitHub describes it, or 599 with what is wrong with it. */
export function checked(schema: Schema, status: number, body: unknown): RestAnswer {
  const validate = validatorOf(schema);
  const bodies = Array.isArray(body) ? (body as unknown[]) : [body];
  const isGood = bodies.every((each) => validate(each));
  return isGood ? { status, body } : { status: 599, body: { message: validate.errors } };
}

export function errorAnswer(status: number, message: string): RestAnswer {
  return checked('basic-error', status, {
    message,
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  });
}

export const notFound = (): RestAnswer => errorAnswer(404, 'Not Found');

/** @param path without `/api/v3`, with its query */
export function answerRest(
  world: GithubWorld,
  path: string,
  ifNoneMatch: string | undefined,
  accept: string | undefined,
): RestAnswer {
  const segments = path.replace(/\?.*$/, '').split('/').slice(1).map(decodeURIComponent);
  const [kind, first = '', second, third] = segments;
  if (kind === 'repositories') {
    return repositoryAnswer(world, world.byId(Number(first)), ifNoneMatch);
  }
  if (kind === 'users') {
    return ownerAnswer(world, world.owner(first), second);
  }
  if (kind !== 'repos' || second === undefined || segments.length > 4) {
    return notFound();
  }
  const repository = world.find(`${first}/${second}`);
  if (third === 'readme') {
    return readmeAnswer(repository, accept);
  }
  const isFormer =
    repository !== undefined &&
    repository.path.toLowerCase() !== `${first}/${second}`.toLowerCase();
  return isFormer ? movedTo(repository) : repositoryAnswer(world, repository, ifNoneMatch);
}

function movedTo({ id }: WorldRepository): RestAnswer {
  // Relative, so that whoever follows stays with the double. GitHub writes the whole address.
  const location = `/repositories/${String(id)}`;
  const body = {
    message: 'Moved Permanently',
    url: location,
    documentation_url: 'https://docs.github.com/rest',
  };
  return { ...checked('basic-error', 301, body), headers: { location } };
}

function repositoryAnswer(
  world: GithubWorld,
  repository: WorldRepository | undefined,
  ifNoneMatch: string | undefined,
): RestAnswer {
  if (repository === undefined) {
    return notFound();
  }
  if (world.isWalled(repository)) {
    return errorAnswer(403, 'Resource protected by organization SAML enforcement.');
  }
  const body = repositoryBody(world, repository);
  const etag = `W/"${createHash('sha256').update(JSON.stringify(body)).digest('hex')}"`;
  return etag === ifNoneMatch
    ? { status: 304, headers: { etag }, body: '' }
    : { ...checked('full-repository', 200, body), headers: { etag } };
}

function readmeAnswer(
  repository: WorldRepository | undefined,
  accept: string | undefined,
): RestAnswer {
  if (repository?.readme === undefined) {
    return notFound();
  }
  return accept === 'application/vnd.github.raw+json'
    ? { status: 200, headers: { 'content-type': accept }, body: repository.readme }
    : { status: 599, body: 'this double has READMEs as they are written only' };
}

function ownerAnswer(
  world: GithubWorld,
  owner: WorldOwner | undefined,
  page: string | undefined,
): RestAnswer {
  if (owner === undefined) {
    return notFound();
  }
  if (page === 'repos') {
    const bodies = world
      .ownedBy(owner)
      .toSorted((a, b) => (b.pushed ?? '').localeCompare(a.pushed ?? ''))
      .map((repository) => repositoryBody(world, repository));
    return checked('minimal-repository', 200, bodies);
  }
  return page === undefined ? checked('public-user', 200, ownerBody(world, owner)) : notFound();
}

/** Addresses of an object, of which the description demands dozens. */
function addressesOf(schema: string, address: string): Readonly<Record<string, string>> {
  const { required = [] } = description().description.components.schemas[schema] ?? {};
  return Object.fromEntries(
    required
      .filter((name) => name.endsWith('_url'))
      .map((name) => [name, `${address}/${name.slice(0, -'_url'.length)}`]),
  );
}

function simpleUser(world: GithubWorld, login: string): Readonly<Record<string, unknown>> {
  const isOrganisation = world.owner(login)?.kind === 'organisation';
  const url = `https://api.github.com/users/${login}`;
  return {
    ...addressesOf('simple-user', url),
    login,
    id: world.idOfOwner(login),
    node_id: 'MDA6RW50aXR5MQ==',
    avatar_url: `https://avatars.githubusercontent.com/u/${String(world.idOfOwner(login))}?v=4`,
    gravatar_id: '',
    url,
    html_url: `https://github.com/${login}`,
    type: isOrganisation ? 'Organization' : 'User',
    site_admin: false,
  };
}

function ownerBody(world: GithubWorld, owner: WorldOwner): Readonly<Record<string, unknown>> {
  return {
    ...simpleUser(world, owner.login),
    user_view_type: 'public',
    name: owner.name ?? null,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: owner.description ?? null,
    public_repos: world.ownedBy(owner).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: timeOn(someDay),
    updated_at: timeOn(someDay),
  };
}

function licenseBody(license: string | null): unknown {
  return license === null
    ? null
    : { key: license.toLowerCase(), name: license, spdx_id: license, url: null, node_id: 'MDA6' };
}

function repositoryBody(
  world: GithubWorld,
  repository: WorldRepository,
): Readonly<Record<string, unknown>> {
  const { id, path, isPrivate = false, stars = 0, license = null, isMirror = false } = repository;
  const url = `https://api.github.com/repos/${path}`;
  const page = `https://github.com/${path}`;
  return {
    ...addressesOf('full-repository', url),
    id,
    node_id: 'MDA6RW50aXR5MQ==',
    name: nameOf(repository),
    full_name: path,
    owner: simpleUser(world, ownerOf(repository)),
    private: isPrivate,
    visibility: isPrivate ? 'private' : 'public',
    html_url: page,
    url,
    clone_url: `${page}.git`,
    svn_url: page,
    git_url: `git://github.com/${path}.git`,
    ssh_url: `git@github.com:${path}.git`,
    mirror_url: isMirror ? `git://mirror.example/${path}` : null,
    description: repository.description ?? null,
    homepage: repository.homepage ?? null,
    language: repository.language ?? null,
    license: licenseBody(license),
    topics: repository.topics ?? [],
    fork: repository.isFork ?? false,
    is_template: repository.isTemplate ?? false,
    archived: repository.archived !== undefined,
    disabled: repository.isDisabled ?? false,
    default_branch: 'main',
    stargazers_count: stars,
    watchers_count: stars,
    watchers: stars,
    subscribers_count: 0,
    forks_count: 0,
    forks: 0,
    network_count: 0,
    open_issues_count: 0,
    open_issues: 0,
    size: repository.isEmpty === true ? 0 : 100,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    created_at: timeOn(someDay),
    updated_at: timeOn(repository.pushed ?? someDay),
    pushed_at: timeOn(repository.pushed ?? someDay),
  };
}
