import type { LookUpSession, Target } from '../../lookUp';
import { addressOf, commonHeaders } from './addresses';

/** Of a README, the beginning is what is read; longer ones are none that anybody wrote by hand. */
const sizeLimit = 512 << 10;

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
    sizeLimit,
    signal,
  });
  return response?.status === 200 ? response.text : undefined;
}
