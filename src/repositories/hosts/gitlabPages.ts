import type { Answer, LookUpSession } from '../lookUp';
import { notUnderstood, pathOf } from './jsonApi';
import { ownerNameOf } from './jsonFields';

/** Neither of both where there is no page: GitLab then asks strangers to sign in. */
export interface PageOfOwner {
  readonly newPath?: string | undefined;
  /** Where it could not be seen whether there is one. */
  readonly answer?: Answer;
}

/**
 * Where the page of an owner leads. Neither GraphQL nor REST follows old names of groups and users, as
 * they do for projects, but pages do; without this a link that works would be called dead.
 */
export async function pathOfPage(path: string, session: LookUpSession): Promise<PageOfOwner> {
  const names = pathOf(...path.split('/'));
  if (names === undefined) {
    return {};
  }
  const origin = `https://${session.hostName}`;
  const { response, failure } = await session.http.send({
    url: `${origin}${names}`,
    headers: { accept: 'text/html' },
    retry: false,
    signal: session.signal,
  });
  if (failure !== undefined) {
    return { answer: { state: 'failed', ...failure } };
  }
  if (response.status !== 200) {
    // Walls against robots answer 403 and 503, also about pages that there are.
    return response.status === 404
      ? {}
      : { answer: notUnderstood(`a page with HTTP ${String(response.status)}`) };
  }
  const { pathname } = new URL(response.url, origin);
  const newPath = pathname.replace(/^\/(?:groups\/)?/, '').replace(/\/(?:-\/.*)?$/, '');
  return newPath === 'users/sign_in' ? {} : { newPath: ownerNameOf(newPath) };
}
