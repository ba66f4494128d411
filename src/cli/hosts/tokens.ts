// Which variable of the environment holds the token of which host. A token goes to its own host alone:
// where a variable does not say which one that is, none gets it.
import { mayBeToken } from '../../repositories/token';
import type { Io } from '../io';

export type Environment = Io['env'];

export interface FoundToken {
  /** Whose name users are told, never what it holds. */
  readonly variable: string;
  /** undefined where what it holds cannot be a token. */
  readonly token: string | undefined;
}

/** A variable that other tools know, too. */
interface KnownVariable {
  readonly name: string;
  /** The host that its token is for; undefined where the environment does not tell. */
  readonly hostOf: (env: Environment) => string | undefined;
}

/** The first that is set counts. */
const known: readonly KnownVariable[] = [
  { name: 'GH_TOKEN', hostOf: () => 'github.com' },
  // Jobs of Gitea, Forgejo and GitHub Enterprise have it, too, for their own server.
  { name: 'GITHUB_TOKEN', hostOf: (env) => hostIn(env['GITHUB_SERVER_URL'], 'github.com') },
  {
    name: 'GITLAB_TOKEN',
    hostOf: (env) => hostIn(env['GITLAB_HOST'], hostIn(env['CI_SERVER_URL'], 'gitlab.com')),
  },
  { name: 'BITBUCKET_TOKEN', hostOf: () => 'bitbucket.org' },
  { name: 'GITEA_TOKEN', hostOf: (env) => hostIn(env['GITEA_SERVER_URL'], undefined) },
  { name: 'FORGEJO_TOKEN', hostOf: (env) => hostIn(env['FORGEJO_SERVER_URL'], undefined) },
];

const ownPrefix = 'COMPONENT_POSTS_TOKEN_';

/** For help texts: which variables there are, and whom each is for. */
export const tokenHelp = `
Tokens, each for its own host alone; the first variable that is set counts:
  ${ownPrefix}GIT_EXAMPLE_ORG
                     git.example.org; for any host, _ is a dot, __ a hyphen
  GH_TOKEN           github.com
  GITHUB_TOKEN       github.com, or the host of GITHUB_SERVER_URL
  GITLAB_TOKEN       gitlab.com, or the host of GITLAB_HOST or CI_SERVER_URL
  BITBUCKET_TOKEN    bitbucket.org
  GITEA_TOKEN        the host of GITEA_SERVER_URL
  FORGEJO_TOKEN      the host of FORGEJO_SERVER_URL`;

/** The token for a host, if the environment has one: from a variable of ours, else from one of others. */
export function tokenFor(hostName: string, env: Environment): FoundToken | undefined {
  const names = [
    ownVariable(hostName),
    ...known.flatMap(({ name, hostOf }) => (hostOf(env) === hostName ? name : [])),
  ];
  for (const variable of names) {
    const token = env[variable]?.trim() ?? '';
    if (token !== '') {
      return { variable, token: mayBeToken(token) ? token : undefined };
    }
  }
  return undefined;
}

/** Which variable to set for a host, for whoever has set none. */
export function variableFor(hostName: string, env: Environment): string {
  const usual = known.find(
    ({ name, hostOf }) => name !== 'GH_TOKEN' && hostOf(env) === hostName,
  )?.name;
  return usual ?? ownVariable(hostName);
}

/**
 * `COMPONENT_POSTS_TOKEN_` and the name of the host in capitals, with `_` for each dot and `__` for each
 * hyphen, so that no two hosts share one.
 */
export function ownVariable(hostName: string): string {
  return ownPrefix + hostName.replaceAll('-', '__').replaceAll('.', '_').toUpperCase();
}

/** @param unset what holds where nothing is said; something that is no host is no such nothing. */
function hostIn(said: string | undefined, unset: string | undefined): string | undefined {
  const text = said?.trim() ?? '';
  if (text === '') {
    return unset;
  }
  try {
    const { hostname, port } = new URL(text.includes('://') ? text : `https://${text}`);
    return port === '' ? hostname.replace(/^www\./, '') : undefined;
  } catch {
    return undefined;
  }
}
