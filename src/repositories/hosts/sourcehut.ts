import type { PathReference, RepositoryHost } from '../reference';
import { deepLinkDetail, repositoryName } from './paths';

const ownerPattern = /^~[a-z_][\w-]*$/i;

export const sourcehut: RepositoryHost = {
  id: 'sourcehut',
  label: 'SourceHut',
  hostNames: { 'git.sr.ht': 'SourceHut', 'hg.sr.ht': 'SourceHut', 'sr.ht': 'SourceHut' },
  read([first = '', second, ...rest]): PathReference | undefined {
    if (!ownerPattern.test(first)) {
      return undefined;
    }
    if (second === undefined) {
      return { owner: first };
    }
    const name = repositoryName(second);
    if (name === undefined) {
      return undefined;
    }
    const detail = deepLinkDetail(rest);
    return { owner: first, name, ...(detail === undefined ? {} : { detail }) };
  },
};
