import type { PathReference, RepositoryHost } from '../reference';
import { gitProbe } from './gitProbe';
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
  // Its API answers nobody without a token. Repositories lie in folders without an ending, and
  // whatever is at its other names is no git.
  lookable: gitProbe({ isGit: (hostName) => hostName === 'git.sr.ht', endings: [''] }),
};
