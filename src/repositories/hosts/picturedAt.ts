import type { PicturedAt } from '../picturedAt';

const githubPictures = 'https://avatars.githubusercontent.com';
const gravatar = 'https://secure.gravatar.com';

/** Services that hosts lead to for people who have given them no picture. */
const services: readonly string[] = [
  gravatar,
  'https://www.gravatar.com',
  'https://seccdn.libravatar.org',
];

/** Of all these origins, those whose pictures may be read by pages of other origins (CORS). */
export const picturesOpenToPages: ReadonlySet<string> = new Set([githubPictures, gravatar]);

const serviceSize = (origin: string): string | undefined =>
  services.includes(origin) ? 's' : undefined;

/** A server of a company has them at its own name, or at a name below (subdomain isolation). */
export const githubPicturedAt: PicturedAt = {
  origins: (hostName) =>
    hostName === 'github.com'
      ? [githubPictures]
      : [`https://${hostName}`, `https://avatars.${hostName}`],
  sizeParameter: () => 's',
};

export const gitlabPicturedAt: PicturedAt = {
  origins: (hostName) => [`https://${hostName}`, ...services],
  // It makes the widths that its own pages have, of which 80 is one.
  sizeParameter: (origin) => serviceSize(origin) ?? 'width',
};

export const giteaPicturedAt: PicturedAt = {
  origins: (hostName) => [`https://${hostName}`, ...services],
  sizeParameter: serviceSize,
};

/** Its own addresses lead on to where Atlassian keeps pictures. */
export const bitbucketPicturedAt: PicturedAt = {
  origins: () => [
    'https://bitbucket.org',
    gravatar,
    'https://avatar-management--avatars.us-west-2.prod.public.atl-paas.net',
  ],
  sizeParameter: serviceSize,
};
