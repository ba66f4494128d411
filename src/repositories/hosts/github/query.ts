// One GraphQL request for many repositories or owners: an alias for each, names as variables only.

import { mostOwned } from '../../facts';
import type { Target } from '../../lookUp';

const repositoryFields = `fragment R on Repository {
  databaseId nameWithOwner name url description stargazerCount pushedAt
  isArchived archivedAt visibility isFork isDisabled isEmpty isMirror isTemplate homepageUrl
  licenseInfo { spdxId name } primaryLanguage { name color }
  latestRelease { tagName name publishedAt url }
  owner { __typename login avatarUrl(size: 80) }
  repositoryTopics(first: 10) { nodes { topic { name } } }
  parent { nameWithOwner }
}`;

// Affiliations, because unless told GitHub adds repositories of others that one works on; public ones
// only, because a card of an owner must not show what readers cannot see.
const ownerFields = `fragment O on RepositoryOwner {
  __typename login url avatarUrl(size: 80)
  ... on Organization { databaseId name description websiteUrl isVerified }
  ... on User { databaseId name bio websiteUrl }
  repositories(first: ${String(mostOwned)}, privacy: PUBLIC, isFork: false,
    ownerAffiliations: [OWNER], orderBy: { field: STARGAZERS, direction: DESC }) {
    totalCount nodes { ...R }
  }
}`;

export interface Query {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Alias of a target in a query and in its answer, by its place. */
export function aliasOf(index: number): string {
  return `t${String(index)}`;
}

/** @param targets all of them repositories, or all of them owners */
export function queryFor(targets: readonly Target[]): Query {
  const parameters: string[] = [];
  const selections: string[] = [];
  const variables: Record<string, string> = {};
  for (const [index, { owner, name }] of targets.entries()) {
    const [ownerVariable, nameVariable] = [`o${String(index)}`, `n${String(index)}`];
    parameters.push(`$${ownerVariable}:String!`);
    variables[ownerVariable] = owner;
    if (name === undefined) {
      selections.push(`${aliasOf(index)}: repositoryOwner(login:$${ownerVariable}) { ...O }`);
    } else {
      parameters.push(`$${nameVariable}:String!`);
      variables[nameVariable] = name;
      selections.push(
        `${aliasOf(index)}: repository(owner:$${ownerVariable}, name:$${nameVariable}) { ...R }`,
      );
    }
  }
  const hasOwners = targets.some(({ name }) => name === undefined);
  return {
    query: `query(${parameters.join(', ')}) {
${selections.join('\n')}
}
${repositoryFields}${hasOwners ? `\n${ownerFields}` : ''}`,
    variables,
  };
}
