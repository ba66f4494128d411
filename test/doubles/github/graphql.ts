// GitHub's GraphQL API from a world: its own schema, executed by the reference implementation.
import {
  buildSchema,
  execute,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  type ASTVisitor,
  type GraphQLSchema,
  type ValidationContext,
} from 'graphql';
import type { WorldOwner, WorldRepository } from '../double';
import { projectFile } from '../files';
import { nameOf, ownerOf, someDay, timeOn, type GithubWorld } from './world';

type Node = Readonly<Record<string, unknown>>;

let schema: GraphQLSchema | undefined;

/** Takes some 200 milliseconds, once. */
function githubSchema(): GraphQLSchema {
  schema ??= buildSchema(projectFile('node_modules/@octokit/graphql-schema/schema.graphql'), {
    assumeValidSDL: true,
  });
  return schema;
}

/** GitHub wants to know of each connection how much of it, 1 to 100; GraphQL itself does not care. */
function boundedConnections(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (!/Connection!?$/.test(String(context.getFieldDef()?.type))) {
        return;
      }
      const bound = node.arguments?.find(({ name }) => /^(?:first|last)$/.test(name.value))?.value;
      const size = bound?.kind === Kind.INT ? Number(bound.value) : 0;
      if (size < 1 || size > 100) {
        context.reportError(
          new GraphQLError(`\`${node.name.value}\` needs \`first\` or \`last\` from 1 to 100.`, {
            nodes: node,
          }),
        );
      }
    },
  };
}

export interface GraphqlBody {
  readonly data?: unknown;
  readonly errors?: readonly Node[];
}

/** An error as GitHub writes it, with its type beside its message. */
export function errorOf(type: string | undefined, message: string, rest: Node = {}): Node {
  return { ...(type === undefined ? {} : { type }), ...rest, message };
}

/** @param isBlocked whether every repository is blocked for legal reasons */
export async function answerGraphql(
  world: GithubWorld,
  body: string,
  isBlocked = false,
): Promise<GraphqlBody> {
  const { query, variables } = JSON.parse(body) as { query: string; variables?: Node };
  const document = parse(query);
  const problems = validate(githubSchema(), document, [...specifiedRules, boundedConnections]);
  if (problems.length > 0) {
    return {
      errors: problems.map(({ message }) => errorOf(undefined, message, unknownField(message))),
    };
  }
  const { data, errors } = await execute({
    schema: githubSchema(),
    document,
    rootValue: rootOf(world, isBlocked),
    variableValues: variables,
  });
  return { data, ...(errors === undefined ? {} : { errors: errors.map(written) }) };
}

function unknownField(message: string): Node {
  return message.startsWith('Cannot query field') ? { extensions: { code: 'undefinedField' } } : {};
}

function written({ message, path, extensions }: GraphQLError): Node {
  const { type, ...rest } = extensions;
  return errorOf(typeof type === 'string' ? type : undefined, message, {
    path,
    ...(Object.keys(rest).length > 0 ? { extensions: rest } : {}),
  });
}

function rootOf(world: GithubWorld, isBlocked: boolean): Node {
  return {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = world.find(`${owner}/${name}`);
      if (isBlocked) {
        throw new GraphQLError('Repository access blocked', { extensions: { type: 'FORBIDDEN' } });
      }
      if (repository === undefined) {
        throw new GraphQLError(
          `Could not resolve to a Repository with the name '${owner}/${name}'.`,
          { extensions: { type: 'NOT_FOUND' } },
        );
      }
      if (world.isWalled(repository)) {
        throw new GraphQLError('Resource protected by organization SAML enforcement.', {
          extensions: { type: 'FORBIDDEN', saml_failure: true },
        });
      }
      return repositoryNode(world, repository);
    },
    repositoryOwner: ({ login }: { login: string }) => {
      const owner = world.owner(login);
      return owner === undefined ? null : ownerNode(world, owner);
    },
  };
}

function ownerNode(world: GithubWorld, owner: WorldOwner): Node {
  const { login, kind, name, description } = owner;
  return {
    __typename: kind === 'organisation' ? 'Organization' : 'User',
    databaseId: world.idOfOwner(login),
    login,
    name: name ?? null,
    description: description ?? null,
    bio: description ?? null,
    url: `https://github.com/${login}`,
    websiteUrl: null,
    avatarUrl: `https://avatars.githubusercontent.com/u/${String(world.idOfOwner(login))}?v=4`,
    isVerified: false,
    repositories: ({ first, isFork }: { first: number; isFork?: boolean }) => {
      const owned = world
        .ownedBy(owner)
        .filter((repository) => isFork !== false || repository.isFork !== true)
        .toSorted((a, b) => (b.stars ?? 0) - (a.stars ?? 0));
      return {
        totalCount: owned.length,
        nodes: owned.slice(0, first).map((repository) => repositoryNode(world, repository)),
      };
    },
  };
}

function repositoryNode(world: GithubWorld, repository: WorldRepository): Node {
  const { id, path, archived, license = null, language, release, topics = [] } = repository;
  const login = ownerOf(repository);
  const owner = world.owner(login) ?? { login, kind: 'person' };
  return {
    __typename: 'Repository',
    databaseId: id,
    name: nameOf(repository),
    nameWithOwner: path,
    url: `https://github.com/${path}`,
    description: repository.description ?? null,
    stargazerCount: repository.stars ?? 0,
    pushedAt: timeOn(repository.pushed ?? someDay),
    isArchived: archived !== undefined,
    archivedAt: archived === undefined ? null : timeOn(archived),
    visibility: repository.isPrivate === true ? 'PRIVATE' : 'PUBLIC',
    isFork: repository.isFork ?? false,
    isDisabled: repository.isDisabled ?? false,
    isEmpty: repository.isEmpty ?? false,
    isMirror: repository.isMirror ?? false,
    isTemplate: repository.isTemplate ?? false,
    homepageUrl: repository.homepage ?? null,
    licenseInfo: license === null ? null : { spdxId: license, name: license },
    primaryLanguage: language === undefined ? null : { name: language, color: '#3572A5' },
    latestRelease:
      release === undefined
        ? null
        : {
            tagName: release.tag,
            name: release.tag,
            publishedAt: timeOn(release.published),
            url: `https://github.com/${path}/releases/tag/${release.tag}`,
          },
    owner: () => ownerNode(world, owner),
    repositoryTopics: {
      nodes: topics.map((name) => ({ topic: { name } })),
    },
    parent: null,
  };
}
