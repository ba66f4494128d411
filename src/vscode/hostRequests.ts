// The one way out of the extension: every request to a host passes here.
import { createHttpClient, type Fetch, type FetchedResponse } from '../repositories/fetchClient';
import { isOriginOfHost } from '../repositories/hostOrigins';
import { picturesOpenToPages } from '../repositories/hosts/picturedAt';
import type { HttpClient } from '../repositories/httpClient';
import type { PicturedAt } from '../repositories/picturedAt';
import { hostNamed, hostNames } from '../repositories/recognise';
import { clock, inBrowser } from './machine';

export interface HostRequestOptions {
  /** Of the extension. */
  readonly version: string;
  /** Whether anybody may be asked at this moment. */
  mayAsk(): boolean;
  /** What stands in for origins, in tests; asked at each request. */
  standIns(): ReadonlyMap<string, string>;
}

/** A client that asks the hosts that are known, the author's own among them, and no others. */
export function createHostClient(options: HostRequestOptions): HttpClient {
  return clientTo(isOriginOfHost, options);
}

/** A client that asks for pictures of the owners at those hosts, where they have them, and nobody else. */
export function createPictureClient(options: HostRequestOptions): HttpClient {
  return clientTo(isOriginOfPictures, options);
}

function clientTo(isKnown: (origin: string) => boolean, options: HostRequestOptions): HttpClient {
  return createHttpClient({
    fetch: (url, init) => send(url, init, options.standIns()),
    isAllowed: (origin) => options.mayAsk() && isKnown(origin),
    wait: (milliseconds, signal) => clock.wait(milliseconds, signal),
    seesRedirects: !inBrowser,
    userAgent: inBrowser ? undefined : `component-posts/${options.version}`,
  });
}

function isOriginOfPictures(origin: string): boolean {
  return hostNames().some((name) => picturedAt(name)?.origins(name).includes(origin) === true);
}

/** Where the host of a name has pictures; in browsers, where they may be read as well. */
export function picturedAt(hostName: string): PicturedAt | undefined {
  const known = hostNamed(hostName)?.host.picturedAt;
  return known === undefined || !inBrowser
    ? known
    : {
        ...known,
        origins: (name) => known.origins(name).filter((origin) => picturesOpenToPages.has(origin)),
      };
}

/** The global `fetch` of now: the editor puts its own in place, which knows the author's proxy. */
async function send(
  url: string,
  init: Parameters<Fetch>[1],
  standIns: ReadonlyMap<string, string>,
): Promise<FetchedResponse> {
  const { origin } = new URL(url);
  const standIn = standIns.get(origin);
  if (standIn === undefined && standIns.size > 0) {
    throw new Error('Where anything stands in for hosts, nobody else is there.');
  }
  const response = await fetch(
    standIn === undefined ? url : standIn + url.slice(origin.length),
    init,
  );
  if (standIn === undefined) {
    return response;
  }
  const { status, headers, body, url: from } = response;
  return { status, headers, body, url: from.replace(standIn, origin) };
}
