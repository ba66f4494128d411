import { git } from './hosts/git';
import { hosts } from './hosts/index';
import type { RepositoryHost, RepositoryReference } from './reference';

/** A host by one of its exact names, with the label that this instance is known by. */
export interface NamedHost {
  readonly host: RepositoryHost;
  readonly label: string;
}

/** By exact host name: a host that merely contains `github.com` is somebody else's. */
const builtIn: ReadonlyMap<string, NamedHost> = new Map(
  hosts.flatMap((host) =>
    Object.entries(host.hostNames).map(([name, label]) => [name, { host, label }] as const),
  ),
);

/** Kinds that a host which a user adds may be of. */
export const addedKinds = ['github', 'gitlab', 'gitea', 'git'] as const;
export type AddedKind = (typeof addedKinds)[number];

const kinds: readonly RepositoryHost[] = [...hosts, git];

/**
 * The hosts that the user added. The one piece of state in the core: a front end sets it before it
 * parses anything, and never again, so that a link is recognised alike everywhere.
 */
let added: ReadonlyMap<string, NamedHost> = new Map();

/** Two labels or more of letters, digits and hyphens, the last with a letter: no address, no `localhost`. */
const hostNamePattern =
  /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?=[\d-]*[a-z])(?!0x)[a-z\d-]{2,63}$/;

/** Whether a user may add a host of this name: in lower case, not an IP address, not a built-in one. */
export function mayBeAdded(name: string): boolean {
  return hostNamePattern.test(name) && !name.startsWith('www.') && !builtIn.has(name);
}

/**
 * Sets the hosts that are known besides the built-in ones.
 *
 * @returns the names that were left out, since `mayBeAdded` says no to them or their kind is unknown.
 */
export function setAddedHosts(wanted: Readonly<Record<string, unknown>>): readonly string[] {
  const accepted = new Map<string, NamedHost>();
  const refused: string[] = [];
  for (const [written, kind] of Object.entries(wanted)) {
    const name = written.toLowerCase();
    const host = kinds.find(
      ({ id }) => id === kind && (addedKinds as readonly string[]).includes(id),
    );
    if (host === undefined || !mayBeAdded(name)) {
      refused.push(written);
    } else {
      accepted.set(name, { host, label: name });
    }
  }
  added = accepted;
  return refused;
}

/** The host of an exact name, in lower case and without `www.`; built-in or added. */
export function hostNamed(name: string): NamedHost | undefined {
  return builtIn.get(name) ?? added.get(name);
}

/** Exact names of all hosts, built-in and added. */
export function hostNames(): readonly string[] {
  return [...builtIn.keys(), ...added.keys()];
}

/** Whether a name is that of a known host, in any case, with or without `www.` */
export function isRepositoryHost(name: string): boolean {
  return hostNamed(name.toLowerCase().replace(/^www\./, '')) !== undefined;
}

/**
 * The repository, owner or deep page that a URL names on a known host.
 *
 * @param url absolute, as a reader's browser would get it.
 * @returns undefined for any other URL, also for pages of a host itself (`github.com/topics/rust`)
 * and for URLs with credentials or a port of their own.
 */
export function recogniseRepository(url: string): RepositoryReference | undefined {
  const parsed = plainUrl(url) ?? parsedUrl(url);
  if (parsed === undefined) {
    return undefined;
  }
  const hostName = bareHostName(parsed.hostname);
  const named = hostNamed(hostName);
  if (named === undefined) {
    return undefined;
  }
  const segments = segmentsOf(parsed.pathname);
  if (segments.length === 0) {
    return undefined;
  }
  const read = named.host.read(segments);
  if (read === undefined) {
    return undefined;
  }
  const { owner, name, detail } = read;
  return {
    host: named.host.id,
    hostLabel: named.label,
    hostName,
    kind: name === undefined ? 'owner' : detail === undefined ? 'repository' : 'deep',
    owner,
    name,
    detail,
    key: `${hostName}/${owner}${name === undefined ? '' : `/${name}`}`.toLowerCase(),
  };
}

/** Of a host name without `www.` and without the dot of a root behind it. */
function bareHostName(name: string): string {
  return name.slice(name.startsWith('www.') ? 4 : 0, name.endsWith('.') ? -1 : undefined);
}

/** The names in a path, decoded; empty ones are none. */
function segmentsOf(pathname: string): string[] {
  const segments: string[] = [];
  for (let start = 0; start < pathname.length;) {
    const slash = pathname.indexOf('/', start);
    const end = slash === -1 ? pathname.length : slash;
    if (end > start) {
      segments.push(decodeSegment(pathname.slice(start, end)));
    }
    start = end + 1;
  }
  return segments;
}

type HostAndPath = Pick<URL, 'hostname' | 'pathname'>;

/** A host in lower case and a path of plain names, none of which is `.` or `..`. */
const plainPattern = /^https?:\/\/([a-z\d-]+(?:\.[a-z\d-]+)+)((?:\/(?!\.\.?(?:\/|$))[\w.~-]*)*)$/;

/** Of what parsing a URL would leave as it is, as nearly all are: that takes ten times as long. */
function plainUrl(url: string): HostAndPath | undefined {
  const found = plainPattern.exec(url);
  const hostname = found?.[1];
  const pathname = found?.[2];
  return hostname === undefined || pathname === undefined ? undefined : { hostname, pathname };
}

function parsedUrl(url: string): HostAndPath | undefined {
  if (!/^https?:/i.test(url)) {
    return undefined;
  }
  try {
    // Asking first whether it can be parsed would parse it twice.
    const parsed = new URL(url);
    return parsed.port !== '' || parsed.username !== '' || parsed.password !== ''
      ? undefined
      : parsed;
  } catch {
    return undefined;
  }
}

/** Decoded unless that would smuggle in a separator or fails; then it matches no name. */
function decodeSegment(segment: string): string {
  if (!segment.includes('%')) {
    return segment;
  }
  try {
    const decoded = decodeURIComponent(segment);
    return /[/\\\0]/.test(decoded) ? segment : decoded;
  } catch {
    return segment;
  }
}
