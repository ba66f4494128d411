// The part of GitLab's GraphQL schema that is asked for, after `app/graphql/types` in its source, with
// the cost of a query as `Types::BaseField` and `Resolvers::BaseResolver` count it there.
import {
  buildSchema,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** Of an instance that is kept up to date, and of one before topics and languages (GitLab 13). */
export type Age = 'new' | 'old';

export function gitlabSchema(age: Age): GraphQLSchema {
  return buildSchema(`
    type Query {
      project(fullPath: ID!): Project
      group(fullPath: ID!): Group
    }
    type Project {
      id: ID!
      fullPath: ID!
      path: String!
      name: String!
      description: String
      webUrl: String
      starCount: Int!
      archived: Boolean
      visibility: String
      lastActivityAt: String
      avatarUrl: String
      repository: Repository
      ${age === 'new' ? 'topics: [String!] languages: [RepositoryLanguage!]' : 'tagList: String'}
    }
    type RepositoryLanguage {
      name: String!
      share: Float
      color: String
    }
    type Repository {
      empty: Boolean!
      rootRef: String
    }
    type Group {
      id: ID!
      name: String!
      path: String!
      fullPath: ID!
      description: String
      visibility: String
      webUrl: String!
      avatarUrl: String
      projects(first: Int, includeSubgroups: Boolean = false): ProjectConnection!
    }
    type ProjectConnection {
      count: Int!
      nodes: [Project]
    }
  `);
}

/** Fields that have to ask the Git server, which makes them dearer by one. */
const asksGit: ReadonlySet<string> = new Set(['languages', 'empty', 'rootRef', 'avatarUrl']);
/** Fields with a resolver: it costs one itself, and the field nothing. */
const costOfResolver: ReadonlyMap<string, number> = new Map([
  ['project', 1],
  ['group', 1],
  ['projects', 11],
]);
const largestPage = 100;

/** What a query costs. */
export function complexityOf(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const costOf = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        return sum + costOf(fragments.get(selection.name.value)?.selectionSet);
      }
      const children = costOf(selection.selectionSet);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return sum + children;
      }
      const name = selection.name.value;
      const cost = children + (costOfResolver.get(name) ?? 1) + (asksGit.has(name) ? 1 : 0);
      return sum + (name === 'projects' ? Math.trunc(cost * (1 + largestPage / 100)) : cost);
    }, 0);
  return document.definitions.reduce(
    (sum, definition) =>
      sum + (definition.kind === Kind.OPERATION_DEFINITION ? costOf(definition.selectionSet) : 0),
    0,
  );
}
