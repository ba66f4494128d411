import type { Lookable } from '../lookUp';
import { bitbucketLookable } from './bitbucketLookUp';
import { gitHost, sourcehutLookable } from './gitProbe';
import { giteaLookable } from './giteaLookUp';
import { githubLookable } from './github/lookable';
import { gitlabLookable } from './gitlabLookUp';

/** The adapter of each host that can be asked, by the id of the host. */
export const lookables: Readonly<Record<string, Lookable>> = {
  github: githubLookable,
  gitlab: gitlabLookable,
  gitea: giteaLookable,
  bitbucket: bitbucketLookable,
  sourcehut: sourcehutLookable,
  git: gitHost,
};
