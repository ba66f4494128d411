import type { AskedAt } from '../lookUp';

/** Asked at the very name that is in its links. */
export const askedAtOwnName: AskedAt = { origins: (hostName) => [`https://${hostName}`] };

/** As above, by git alone: its servers know no owners, and let no pages of other origins read. */
export const askedByGit: AskedAt = {
  ...askedAtOwnName,
  tellsOfOwners: false,
  allowsBrowsers: false,
};

/** Of the names of SourceHut, repositories of git are at one alone. */
export const sourcehutAskedAt: AskedAt = {
  origins: (hostName) => (hostName === 'git.sr.ht' ? [`https://${hostName}`] : []),
  tellsOfOwners: false,
  allowsBrowsers: false,
};

export const bitbucketApi = 'https://api.bitbucket.org';

export const bitbucketAskedAt: AskedAt = { origins: () => [bitbucketApi] };

const enterpriseCloud = '.ghe.com';

/**
 * github.com and enterprises of their own (GHE.com) have a name for it; a server of a company (GitHub
 * Enterprise Server) has paths.
 */
export const githubAskedAt: AskedAt = {
  origins: (hostName) => [
    hostName === 'github.com' || hostName.endsWith(enterpriseCloud)
      ? `https://api.${hostName}`
      : `https://${hostName}`,
  ],
};
