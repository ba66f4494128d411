import { hosts } from './hosts/index';
import type { RepositoryHost, RepositoryReference } from './reference';

/** By exact host name: a host that merely contains `github.com` is somebody else's. */
const hostsByName: ReadonlyMap<string, RepositoryHost> = new Map(
  hosts.flatMap((host) => Object.keys(host.hostNames).map((name) => [name, host] as const)),
);

/** Whether a name is that of a known host, in any case, with or without `www.` */
export function isRepositoryHost(name: string): boolean {
  return hostsByName.has(name.toLowerCase().replace(/^www\./, ''));
}

/**
 * The repository, owner or deep page that a URL names on a known host.
 *
 * @param url absolute, as a reader's browser would get it.
 * @returns undefined for any other URL, also for pages of a host itself (`github.com/topics/rust`)
 * and for URLs with credentials or a port of their own.
 */
export function recogniseRepository(url: string): RepositoryReference | undefined {
  const parsed = /^https?:/i.test(url) ? parsedUrl(url) : undefined;
  if (parsed === undefined) {
    return undefined;
  }
  if (parsed.port !== '' || parsed.username !== '' || parsed.password !== '') {
    return undefined;
  }
  const hostName = parsed.hostname.replace(/^www\./, '').replace(/\.$/, '');
  const host = hostsByName.get(hostName);
  if (host === undefined) {
    return undefined;
  }
  const segments = parsed.pathname.split('/').filter((segment) => segment !== '');
  if (segments.length === 0) {
    return undefined;
  }
  const read = host.read(segments.map(decodeSegment));
  if (read === undefined) {
    return undefined;
  }
  const { owner, name, detail } = read;
  return {
    host: host.id,
    hostLabel: host.hostNames[hostName] ?? host.label,
    hostName,
    kind: name === undefined ? 'owner' : detail === undefined ? 'repository' : 'deep',
    owner,
    name,
    detail,
    key: [hostName, owner, ...(name === undefined ? [] : [name])].join('/').toLowerCase(),
  };
}

/** Asking first whether it can be parsed would parse it twice. */
function parsedUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** Decoded unless that would smuggle in a separator or fails; then it matches no name. */
function decodeSegment(segment: string): string {
  try {
    const decoded = decodeURIComponent(segment);
    return /[/\\\0]/.test(decoded) ? segment : decoded;
  } catch {
    return segment;
  }
}
