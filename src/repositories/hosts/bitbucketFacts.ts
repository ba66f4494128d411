// Repositories and workspaces as Bitbucket Cloud describes them, version 2.0 of its interface. It knows
// no stars, licences, topics, releases or archived repositories, so nothing is said about them.
import { mostOwned, type OwnerFacts, type OwnerName, type RepositoryFacts } from '../facts';
import { count, plainWords, timestamp, webAddress } from '../hostText';
import {
  fieldsIn,
  fieldsOf,
  fullNameOf,
  idOf,
  listOf,
  ownerNameOf,
  type Fields,
  type FullName,
} from './jsonFields';

const origin = 'https://bitbucket.org';

/** Bitbucket writes languages in small letters; these are not merely capitalised elsewhere. */
const languageNames: ReadonlyMap<string, string> = new Map([
  ['css', 'CSS'],
  ['html', 'HTML'],
  ['html/css', 'HTML/CSS'],
  ['javascript', 'JavaScript'],
  ['objective-c', 'Objective-C'],
  ['php', 'PHP'],
  ['typescript', 'TypeScript'],
]);

/** @returns undefined for what is no repository. */
export function bitbucketRepository(value: unknown): RepositoryFacts | undefined {
  const fields = fieldsOf(value);
  const fullName = fullNameOf(fields?.['full_name']);
  if (fields === undefined || fullName === undefined) {
    return undefined;
  }
  return {
    kind: 'repository',
    id: idOf(fields['uuid']),
    owner: ownerOf(fields, fullName),
    name: fullName.name,
    url: `${origin}/${fullName.owner}/${fullName.name}`,
    description: plainWords(fields['description']),
    visibility:
      typeof fields['is_private'] !== 'boolean'
        ? undefined
        : fields['is_private']
          ? 'private'
          : 'public',
    language: languageOf(fields['language']),
    ...forkOf(fields['parent']),
    activeAt: timestamp(fields['updated_on']),
    homepage: webAddress(fields['website']),
    defaultBranch: plainWords(fieldsOf(fields['mainbranch'])?.['name'], 255),
  };
}

/**
 * A workspace, as the list of its repositories shows it: an own request for the workspace would cost
 * one of the few that strangers have in an hour, and say no more.
 */
export function bitbucketOwner(
  value: unknown,
  login: string,
  isAnonymous: boolean,
): OwnerFacts | undefined {
  const page = fieldsOf(value);
  if (!Array.isArray(page?.['values'])) {
    return undefined;
  }
  const repositories = listOf(page['values'])
    .flatMap((each) => bitbucketRepository(each) ?? [])
    .filter(({ visibility }) => visibility === 'public')
    .slice(0, mostOwned);
  const [first] = fieldsIn(page['values']);
  const workspace = fieldsOf(first?.['workspace']);
  const owner = repositories[0]?.owner;
  const name = ownerNameOf(workspace?.['slug']) ?? owner?.login ?? ownerNameOf(login);
  if (name === undefined) {
    return undefined;
  }
  return {
    kind: kindOf(first),
    id: idOf(workspace?.['uuid']),
    login: name,
    name: plainWords(workspace?.['name']) ?? owner?.name,
    avatarUrl: avatarOf(workspace) ?? owner?.avatarUrl,
    url: `${origin}/${name}`,
    repositories,
    // With a token it counts private ones too.
    repositoryCount: isAnonymous ? count(page['size']) : undefined,
  };
}

function ownerOf(fields: Fields, { owner: login }: FullName): OwnerName {
  const workspace = fieldsOf(fields['workspace']);
  return {
    login,
    kind: kindOf(fields),
    name: plainWords(workspace?.['name']),
    avatarUrl: avatarOf(workspace),
  };
}

function languageOf(value: unknown): RepositoryFacts['language'] {
  const written = plainWords(value, 60);
  return written === undefined
    ? undefined
    : {
        name: languageNames.get(written) ?? `${written.charAt(0).toUpperCase()}${written.slice(1)}`,
      };
}

function kindOf(fields: Fields | undefined): OwnerName['kind'] {
  const type = fieldsOf(fields?.['owner'])?.['type'];
  return type === 'team' ? 'organisation' : type === 'user' ? 'person' : undefined;
}

function avatarOf(workspace: Fields | undefined): string | undefined {
  return webAddress(fieldsOf(fieldsOf(workspace?.['links'])?.['avatar'])?.['href']);
}

/** `parent` is null for what is no fork, and absent where that is not said. */
function forkOf(parent: unknown): Pick<RepositoryFacts, 'isFork' | 'parent'> {
  if (parent === undefined) {
    return {};
  }
  const fullName = fullNameOf(fieldsOf(parent)?.['full_name']);
  return {
    isFork: parent !== null,
    parent: fullName === undefined ? undefined : `${fullName.owner}/${fullName.name}`,
  };
}
