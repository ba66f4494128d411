import type { LookUpSession } from '../lookUp';
import { pathOf } from './jsonApi';
import { ownerNameOf } from './jsonFields';

/**
 * Where the page of an owner leads. Neither GraphQL nor REST follows old names of groups and users, as
 * they do for projects, but pages do; without this a link that works would be called dead.
 *
 * @returns undefined where there is no page: GitLab then asks strangers to sign in.
 */
export async function pathOfPage(
  path: string,
  session: LookUpSession,
): Promise<string | undefined> {
  const names = pathOf(...path.split('/'));
  if (names === undefined) {
    return undefined;
  }
  const origin = `https://${session.hostName}`;
  const { response } = await session.http.send({
    url: `${origin}${names}`,
    headers: { accept: 'text/html' },
    retry: false,
    signal: session.signal,
  });
  if (response?.status !== 200) {
    return undefined;
  }
  const { pathname } = new URL(response.url, origin);
  const newPath = pathname.replace(/^\/(?:groups\/)?/, '').replace(/\/(?:-\/.*)?$/, '');
  return newPath === 'users/sign_in' ? undefined : ownerNameOf(newPath);
}
