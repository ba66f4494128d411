import { mostOwned } from '../facts';
import {
  daysKept,
  quietDays,
  type LockedOwner,
  type LockedRepository,
  type lockfileSchema,
} from './schema';

// What the schema of the lockfile tells of each field. Descriptions are Markdown.

const common = {
  checked: `The day on which the host said so. It stays as it is while the host says the same, for at most ${String(daysKept)} days, so that a look which brings no news changes nothing here.`,
  state:
    '`found`: readers get there. `missing`: not there, or private, and a second look agreed. `blocked`: the host refuses it to everybody. Of what could not be checked nothing is written.',
  url: 'The address that its host calls the right one. Where it is not the address that the posts link, the repository or owner has moved.',
  id: 'What stays the same on its host while names change.',
  replaced:
    'The name answered before with another id, so it belongs to somebody else now. Remove this line once the link has been looked at.',
  description: 'What it is, in the words of its owner.',
};

export const repositoryMeanings: Readonly<Record<keyof LockedRepository, string>> = {
  ...common,
  archived: 'Archived by its owner: since this day, or `true` where the host does not say when.',
  license:
    'The SPDX identifier of its licence. `NONE` where the host looked and found no licence, `NOASSERTION` where it found one that it has no identifier for.',
  language: 'The main language of its code.',
  fork: 'A fork: `owner/name` of what it was made from, or `true` where that is not known.',
  template: 'A template for other repositories.',
  mirror: 'A mirror of a repository elsewhere.',
  empty: 'Nothing was ever pushed to it.',
  disabled: 'Switched off by its host.',
  pushed: `The day of the last push, written only once it is more than ${String(quietDays)} days before the look: repositories that are worked on would change this file each time.`,
  active: `The day on which anything happened last, of hosts that do not tell of pushes; written only once it is more than ${String(quietDays)} days before the look.`,
};

export const ownerMeanings: Readonly<Record<keyof LockedOwner, string>> = {
  ...common,
  login: 'Its name in addresses, as its host spells it.',
  kind: 'Who it is, where the host tells.',
  name: 'The name that people read.',
  verified: 'The host has verified who it is.',
  repositories: `Names of its public repositories in alphabetical order, at most the ${String(mostOwned)} with the most stars.`,
};

const keyNote =
  'by the address that posts link, in lower case and without what stands before its host: `github.com/owner';

export const fileMeanings: Readonly<Record<keyof (typeof lockfileSchema)['entries'], string>> = {
  $schema: 'The schema of this file, for other editors.',
  version: 'The format of this file. Another number is not read by this version.',
  owners: `People, organisations and groups ${keyNote}\`.`,
  repositories: `Repositories ${keyNote}/name\`. Stars, topics and releases are left out: they would change this file each time without telling a reviewer anything.`,
};
