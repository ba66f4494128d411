import { repositoryAt } from '../../post/links';
import type { RepositoryReference } from '../../repositories/reference';

/** A repository, or an owner of some, whose address is on the clipboard. */
export interface PastedRepository {
  /** As a post should link it. */
  readonly url: string;
  readonly repository: RepositoryReference;
}

const longestClipboard = 10_000;
const mostAddresses = 50;

/**
 * The repositories whose addresses a text consists of, each once; empty where it holds anything else.
 *
 * @param clipboard one address or several, parted by white space or commas.
 */
export function repositoriesIn(clipboard: string): readonly PastedRepository[] {
  if (clipboard.length > longestClipboard) {
    return [];
  }
  const words = clipboard.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length > mostAddresses) {
    return [];
  }
  const found = new Map<string, PastedRepository>();
  for (const word of words) {
    const url = webAddress(word);
    const repository = repositoryAt(url);
    if (repository === undefined || repository.kind === 'deep') {
      return [];
    }
    if (!found.has(repository.key)) {
      found.set(repository.key, { url: tidied(url, repository), repository });
    }
  }
  return [...found.values()];
}

/** What `git clone` takes, as a browser takes it: `git@github.com:owner/name.git`. */
function webAddress(address: string): string {
  const [, host, path] =
    /^(?:ssh:\/\/)?git@([\w.-]+)(?::|(?<=^ssh:.*)\/)(~?[\w./-]+)$/.exec(address) ?? [];
  return host === undefined || path === undefined ? address : `https://${host}/${path}`;
}

/** Without what a clone adds and a copy from the address bar brings along. */
function tidied(url: string, { kind }: RepositoryReference): string {
  const secure = url.replace(/^http:/i, 'https:');
  if (/[?#]/.test(secure)) {
    return secure;
  }
  const path = secure.replace(/\/+$/, '');
  return kind === 'repository' ? path.replace(/\.git$/i, '') : path;
}
