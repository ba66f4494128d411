import type { RepositoryFacts } from '../facts';
import { tells } from '../canTell';
import { plainWords } from '../hostText';
import type { HttpResponse } from '../httpClient';
import type { Answer, AskedAt, Lookable, LookUpSession, Target } from '../lookUp';
import { askedByGit, sourcehutAskedAt } from './askedAt';
import { latestVersionTag, readGitRefs } from './gitRefs';

/** Servers that speak git to git alone look at this. */
const userAgent = 'git/2.47.0 (component-posts)';

/** Names of branches come before those of tags, so the beginning of a long list tells the most. */
const sizeLimit = 524_288;

/** Milliseconds, where a host does not say how long. */
const usualPause = 60_000;
const shortestPause = 1_000;
const longestPause = 24 * 3_600_000;

export interface GitProbeOptions {
  /** Git is spoken at an instance that has an origin. */
  readonly askedAt: AskedAt;
  /** What may stand behind the path of a repository, in the order in which it is tried. */
  readonly endings: readonly ('' | '.git')[];
}

/**
 * Asks a git server what `git clone` asks first: whether a repository is there, its default branch and
 * its tags. It knows no owners. No token is sent, as these servers have no common kind of it.
 *
 * Redirects are followed by the client; the repository is then the one that the last address names.
 */
export function gitProbe(options: GitProbeOptions): Lookable {
  return {
    ...options.askedAt,
    concurrency: 2,
    async *lookUp(targets, session) {
      let last: Answer | undefined;
      for (const target of targets) {
        if (!tells(options.askedAt, session.hostName, target.name)) {
          yield [target, { state: 'unknowable' }];
          continue;
        }
        if (last === undefined || !endsTheRun(last)) {
          last = await ask(pathOf(target), options.endings, session, !isUnreachable(last));
        }
        yield [target, last];
      }
    },
  };
}

/** A server that a user adds, of which nothing is known but that it speaks git. */
export const gitHost: Lookable = gitProbe({ askedAt: askedByGit, endings: ['.git', ''] });

/** Its API answers nobody without a token. Repositories lie in folders without an ending. */
export const sourcehutLookable: Lookable = gitProbe({ askedAt: sourcehutAskedAt, endings: [''] });

function endsTheRun(answer: Answer): boolean {
  return answer.state === 'limited' || (answer.state === 'failed' && answer.reason === 'aborted');
}

/** Then the next repository is asked about once only, not twice. */
function isUnreachable(answer: Answer | undefined): boolean {
  return answer?.state === 'failed' && answer.reason === 'network';
}

async function ask(
  path: string,
  endings: GitProbeOptions['endings'],
  session: LookUpSession,
  retry: boolean,
): Promise<Answer> {
  let answer: Answer = { state: 'missing' };
  for (const ending of endings) {
    const { response, failure } = await session.http.send({
      url: `https://${session.hostName}/${path}${ending}/info/refs?service=git-upload-pack`,
      // No `git-protocol`: the second version of the protocol would not list anything.
      headers: { 'user-agent': userAgent, accept: '*/*' },
      sizeLimit,
      cutsBody: true,
      retry,
      signal: session.signal,
    });
    answer =
      response === undefined ? { state: 'failed', ...failure } : answerIn(response, path, session);
    if (response?.status !== 404) {
      break;
    }
  }
  return answer;
}

function answerIn(response: HttpResponse, path: string, session: LookUpSession): Answer {
  const { status } = response;
  const retryAfter = response.header('retry-after');
  if (status === 200) {
    const repository = repositoryIn(response, path);
    return repository === undefined
      ? { state: 'failed', reason: 'not-understood', detail: 'no list of branches' }
      : { state: 'found', facts: { repository } };
  }
  if (status === 429 || (retryAfter !== undefined && (status === 403 || status === 503))) {
    return { state: 'limited', until: session.now() + pauseIn(retryAfter), limit: 'secondary' };
  }
  if (status === 403) {
    return { state: 'forbidden', reason: 'refused' };
  }
  if (status === 451) {
    return { state: 'blocked' };
  }
  // Asking for a password is how a git server keeps to itself whether there is one.
  const asksForPassword = status === 401 && response.header('www-authenticate') !== undefined;
  return status === 404 || status === 410 || asksForPassword
    ? { state: 'missing' }
    : {
        state: 'failed',
        reason: status >= 500 ? 'server' : 'not-understood',
        detail: `HTTP ${String(status)}`,
      };
}

/** Milliseconds; hosts may name a point in time too, which the usual pause stands for. */
function pauseIn(retryAfter: string | undefined): number {
  const seconds = /^\d{1,9}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
  return seconds === undefined
    ? usualPause
    : Math.min(Math.max(seconds * 1_000, shortestPause), longestPause);
}

function repositoryIn(response: HttpResponse, askedPath: string): RepositoryFacts | undefined {
  const refs = readGitRefs(response.text);
  if (refs === undefined) {
    return undefined;
  }
  const { origin, pathname } = new URL(response.url);
  const answeredPath = /^\/(.+?\/.+?)(?:\.git)?\/info\/refs$/.exec(pathname)?.[1];
  const path = answeredPath ?? askedPath;
  const slash = path.lastIndexOf('/');
  const isWhole = response.isCut !== true;
  const tag = isWhole ? plainWords(latestVersionTag(refs.tags)) : undefined;
  return {
    kind: 'repository',
    owner: { login: nameIn(path.slice(0, slash)) },
    name: nameIn(path.slice(slash + 1)),
    url: `${origin}/${path}`,
    isEmpty: refs.isEmpty,
    defaultBranch: plainWords(refs.defaultBranch),
    latestRelease:
      tag !== undefined ? { tag } : isWhole && refs.tags.length === 0 ? 'none' : undefined,
  };
}

function pathOf({ owner, name = '' }: Target): string {
  return [...owner.split('/'), name].map(encodeURIComponent).join('/');
}

function nameIn(path: string): string {
  try {
    return plainWords(decodeURIComponent(path)) ?? path;
  } catch {
    return path;
  }
}
