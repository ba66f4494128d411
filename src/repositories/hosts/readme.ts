import type { HttpRequest } from '../httpClient';
import type { LookUpSession } from '../lookUp';

/** Bytes of a README that are read; a longer one is none for who wants its heading and a paragraph. */
export const longestReadme = 256 * 1_024;

/** The file that a request leads to, as it is written; undefined where there is none. */
export async function readmeAt(
  request: HttpRequest | undefined,
  session: LookUpSession,
): Promise<string | undefined> {
  if (request === undefined) {
    return undefined;
  }
  const { response } = await session.http.send({
    ...request,
    headers: { ...request.headers, accept: 'text/plain' },
    sizeLimit: longestReadme,
    signal: session.signal,
  });
  return response?.status === 200 ? response.text : undefined;
}
