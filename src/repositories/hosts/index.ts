import type { RepositoryHost } from '../reference';
import { bitbucket } from './bitbucket';
import { gitea } from './gitea';
import { github } from './github';
import { gitlab } from './gitlab';
import { sourcehut } from './sourcehut';

/** Every host that the product knows. */
export const hosts: readonly RepositoryHost[] = [github, gitlab, gitea, bitbucket, sourcehut];
