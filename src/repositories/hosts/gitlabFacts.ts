// Projects, groups and users as GitLab describes them, through GraphQL and through REST.
import {
  mostOwned,
  type License,
  type OwnerFacts,
  type RepositoryFacts,
  type Visibility,
} from '../facts';
import { count, plainWords, timestamp, webAddress } from '../hostText';
import {
  fieldsIn,
  fieldsOf,
  flag,
  fullNameOf,
  idOf,
  listOf,
  ownerNameOf,
  topicsOf,
  type Fields,
} from './jsonFields';

/** A project of GraphQL; undefined for what is none. */
export function projectOfGraphQl(value: unknown, hostName: string): RepositoryFacts | undefined {
  const fields = fieldsOf(value);
  const fullName = fullNameOf(fields?.['fullPath']);
  if (fields === undefined || fullName === undefined) {
    return undefined;
  }
  return {
    kind: 'repository',
    id: numberOf(fields['id']),
    owner: { login: fullName.owner },
    name: fullName.name,
    url: `https://${hostName}/${fullName.owner}/${fullName.name}`,
    description: plainWords(fields['description']),
    visibility: visibilityOf(fields['visibility']),
    stars: count(fields['starCount']),
    language: mainLanguage(fields['languages']),
    topics: topicsOf(fields['topics']),
    isArchived: flag(fields['archived']),
    isEmpty: flag(fieldsOf(fields['repository'])?.['empty']),
    activeAt: timestamp(fields['lastActivityAt']),
  };
}

/**
 * A project of REST; undefined for what is none. Without a sign-in it says neither whether it is
 * archived nor who may see it.
 */
export function projectOfRest(value: unknown, hostName: string): RepositoryFacts | undefined {
  const fields = fieldsOf(value);
  const fullName = fullNameOf(fields?.['path_with_namespace']);
  if (fields === undefined || fullName === undefined) {
    return undefined;
  }
  const namespace = fieldsOf(fields['namespace']);
  const parent = fullNameOf(fieldsOf(fields['forked_from_project'])?.['path_with_namespace']);
  return {
    kind: 'repository',
    id: numberOf(fields['id']),
    owner: {
      login: fullName.owner,
      kind: kindOf(namespace),
      name: plainWords(namespace?.['name']),
      avatarUrl: webAddress(namespace?.['avatar_url']),
    },
    name: fullName.name,
    url: `https://${hostName}/${fullName.owner}/${fullName.name}`,
    description: plainWords(fields['description']),
    visibility: visibilityOf(fields['visibility']),
    stars: count(fields['star_count']),
    license: licenseOf(fields),
    topics: topicsOf(fields['topics'] ?? fields['tag_list']),
    isArchived: flag(fields['archived']),
    isFork: parent === undefined ? undefined : true,
    parent: parent === undefined ? undefined : `${parent.owner}/${parent.name}`,
    isMirror: flag(fields['mirror']),
    isEmpty: flag(fields['empty_repo']),
    activeAt: timestamp(fields['last_activity_at']),
    defaultBranch: plainWords(fields['default_branch'], 255),
  };
}

/** A group of GraphQL with its projects; undefined for what is none. */
export function groupOfGraphQl(
  value: unknown,
  hostName: string,
  isAnonymous: boolean,
): OwnerFacts | undefined {
  const fields = fieldsOf(value);
  const login = ownerNameOf(fields?.['fullPath']);
  if (fields === undefined || login === undefined) {
    return undefined;
  }
  const projects = fieldsOf(fields['projects']);
  return {
    kind: 'organisation',
    id: numberOf(fields['id']),
    login,
    name: plainWords(fields['name']),
    avatarUrl: webAddress(fields['avatarUrl']),
    url: `https://${hostName}/${login}`,
    description: plainWords(fields['description']),
    repositories: mostStarred(
      listOf(projects?.['nodes']).flatMap((each) => projectOfGraphQl(each, hostName) ?? []),
      isAnonymous,
    ),
    // With a token it counts private ones too.
    repositoryCount: isAnonymous ? count(projects?.['count']) : undefined,
  };
}

/** A group or a user of REST, and the projects that were said to be theirs. */
export function ownerOfRest(
  value: unknown,
  kind: 'organisation' | 'person',
  hostName: string,
): OwnerFacts | undefined {
  const fields = fieldsOf(value);
  const login = ownerNameOf(kind === 'person' ? fields?.['username'] : fields?.['full_path']);
  if (fields === undefined || login === undefined) {
    return undefined;
  }
  return {
    kind,
    id: numberOf(fields['id']),
    login,
    name: plainWords(fields['name']),
    avatarUrl: webAddress(fields['avatar_url']),
    url: `https://${hostName}/${login}`,
    description: plainWords(fields['description']),
    repositories: [],
  };
}

/** Public ones of a list, most starred first. */
export function publicOfRest(
  value: unknown,
  hostName: string,
  isAnonymous: boolean,
): readonly RepositoryFacts[] {
  return mostStarred(
    listOf(value).flatMap((each) => projectOfRest(each, hostName) ?? []),
    isAnonymous,
  );
}

/** What a stranger sees without being told for whom it is, is public. */
function mostStarred(
  repositories: readonly RepositoryFacts[],
  isAnonymous: boolean,
): readonly RepositoryFacts[] {
  return repositories
    .filter(
      ({ visibility }) => visibility === 'public' || (isAnonymous && visibility === undefined),
    )
    .sort((one, other) => (other.stars ?? 0) - (one.stars ?? 0))
    .slice(0, mostOwned);
}

/** The number of a project or group, which GraphQL writes as `gid://gitlab/Project/278964`. */
function numberOf(value: unknown): string | undefined {
  const id = idOf(value);
  return id === undefined ? undefined : (/^gid:\/\/gitlab\/\w+\/(\d+)$/.exec(id)?.[1] ?? id);
}

function visibilityOf(value: unknown): Visibility | undefined {
  return value === 'public' || value === 'internal' || value === 'private' ? value : undefined;
}

function kindOf(namespace: Fields | undefined): 'organisation' | 'person' | undefined {
  const kind = namespace?.['kind'];
  return kind === 'group' ? 'organisation' : kind === 'user' ? 'person' : undefined;
}

function mainLanguage(value: unknown): RepositoryFacts['language'] {
  const shareOf = (fields: Fields): number =>
    typeof fields['share'] === 'number' ? fields['share'] : 0;
  const [main] = [...fieldsIn(value)].sort((one, other) => shareOf(other) - shareOf(one));
  const name = plainWords(main?.['name'], 60);
  return name === undefined ? undefined : { name };
}

/** Null means none only to who may read the code, and who may is told the default branch. */
function licenseOf(fields: Fields): License | 'none' | undefined {
  if (fields['license'] === null) {
    return typeof fields['default_branch'] === 'string' ? 'none' : undefined;
  }
  const name = plainWords(fieldsOf(fields['license'])?.['name']);
  return name === undefined ? undefined : { name };
}
