import { setTimeout as delay } from 'node:timers/promises';
import { version } from '../../../package.json';
import type { Clock } from '../../repositories/directoryPorts';
import { createHttpClient, type Fetch } from '../../repositories/fetchClient';
import { isOriginOfHost } from '../../repositories/hostOrigins';
import type { HttpClient } from '../../repositories/httpClient';

/** A client that asks the hosts that are known, the user's own among them, and no others. */
export function createHostClient(send: Fetch): HttpClient {
  return createHttpClient({
    fetch: send,
    isAllowed: isOriginOfHost,
    wait,
    seesRedirects: true,
    userAgent: `component-posts/${version}`,
  });
}

export const wait: Clock['wait'] = async (milliseconds, signal) => {
  try {
    await delay(milliseconds, undefined, signal && { signal });
  } catch {
    // Aborted: whoever waits goes on at once.
  }
};
