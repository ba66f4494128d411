import type { LookUpSession, Target } from '../../lookUp';
import { longestReadme } from '../readme';
import { addressOf, commonHeaders } from './addresses';

/** README of a repository as it is written; undefined where there is none or it is not known. */
export async function readmeOf(
  target: Target,
  { hostName, http, token, signal }: LookUpSession,
): Promise<string | undefined> {
  const address = addressOf(target, hostName);
  if (target.name === undefined || address === undefined) {
    return undefined;
  }
  const { response } = await http.send({
    url: `${address}/readme`,
    headers: { ...commonHeaders, accept: 'application/vnd.github.raw+json' },
    authorization: token === undefined ? undefined : `Bearer ${token}`,
    sizeLimit: longestReadme,
    signal,
  });
  // A page is what portals and proxies send; GitHub sends files with a type of its own.
  const isPage = /^text\/html\b/i.test(response?.header('content-type') ?? '');
  return response?.status === 200 && !isPage ? response.text : undefined;
}
