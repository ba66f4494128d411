import type { PathReference, RepositoryHost } from '../reference';
import { sourcehutAskedAt } from './askedAt';
import { referenceBelow } from './paths';

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
    return referenceBelow(first, second, rest);
  },
  askedAt: sourcehutAskedAt,
};
