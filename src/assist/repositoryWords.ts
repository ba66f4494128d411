// What is known of a repository or owner in words, for whoever shows it: plain text, never Markdown.
import { dayNumber, monthNames } from '../profile/days';
import { counted } from '../profile/wording';
import type { RepositoryFacts, Verdict } from '../repositories/facts';
import type { RepositoryReference } from '../repositories/reference';
import { movedTo } from '../rules/repositories/moved';

/** One thing that is special about a link target. */
export interface StateWords {
  /** Name of the codicon that stands for it. */
  readonly icon: string;
  /** A few words for a badge: `archived 2021`. */
  readonly short: string;
  /** All of it, without a full stop: `Archived on 3 May 2021`. */
  readonly long: string;
  /** `warning`: readers see something broken. `information`: worth knowing. `plain`: what it is. */
  readonly tone: 'warning' | 'information' | 'plain';
}

/** What is special about a link target, what matters most first. */
export function statesOf(reference: RepositoryReference, verdict: Verdict): StateWords[] {
  return [...answerStates(verdict), ...movedState(reference, verdict), ...flagsOf(verdict)];
}

function answerStates({ state, isAnonymous, isConfirmed, isReplaced }: Verdict): StateWords[] {
  switch (state) {
    case 'missing':
      return [missing(isConfirmed, isAnonymous)];
    case 'blocked':
      return [
        {
          icon: 'circle-slash',
          short: 'blocked by its host',
          long: 'Blocked by its host for legal reasons',
          tone: 'warning',
        },
      ];
    case 'forbidden':
      return [
        {
          icon: 'lock',
          short: 'hidden from your sign-in',
          long: 'Your sign-in may not see it, so it is not known what readers see',
          tone: 'plain',
        },
      ];
    case 'found':
      return isReplaced
        ? [
            {
              icon: 'warning',
              short: 'another repository now',
              long: 'This name belongs to another repository than before',
              tone: 'warning',
            },
          ]
        : [];
  }
}

function missing(isConfirmed: boolean, isAnonymous: boolean): StateWords {
  return isConfirmed
    ? {
        icon: 'warning',
        short: 'not found, or private',
        long: `Not found, or private${isAnonymous ? ' (without a sign-in nobody can tell which)' : ''}`,
        tone: 'warning',
      }
    : {
        icon: 'warning',
        short: 'not found just now',
        long: 'Not found just now, looked at again in a while',
        tone: 'information',
      };
}

function movedState(reference: RepositoryReference, verdict: Verdict): StateWords[] {
  const name = movedTo(reference, verdict)?.path;
  return name === undefined
    ? []
    : [
        {
          icon: 'arrow-right',
          short: `moved → ${whatIsNew(reference, name)}`,
          long: `Moved to ${name}`,
          tone: 'warning',
        },
      ];
}

/** Of a new name, the part that says where it went: the owner or the name, where the other is as it was. */
function whatIsNew({ owner, name }: RepositoryReference, to: string): string {
  const at = to.lastIndexOf('/');
  const isSame = (part: string, other = ''): boolean => part.toLowerCase() === other.toLowerCase();
  if (isSame(to.slice(at + 1), name)) {
    return to.slice(0, at);
  }
  return isSame(to.slice(0, at), owner) ? to.slice(at + 1) : to;
}

function flagsOf({ facts }: Verdict): StateWords[] {
  const repository = facts?.repository;
  if (repository === undefined) {
    return [];
  }
  const { visibility, isDisabled, isEmpty, isMirror, isTemplate } = repository;
  const states: (StateWords | false)[] = [
    (visibility === 'private' || visibility === 'internal') && {
      icon: 'lock',
      short: visibility,
      long: `${visibility === 'private' ? 'Private' : 'Internal'}: your readers get “not found”`,
      tone: 'warning',
    },
    isDisabled === true && {
      icon: 'circle-slash',
      short: 'switched off',
      long: 'Switched off by its host',
      tone: 'warning',
    },
    repository.isArchived === true && archived(repository),
    isEmpty === true && {
      icon: 'circle-large-outline',
      short: 'empty',
      long: 'Empty: nothing has been pushed yet',
      tone: 'information',
    },
    isMirror === true && {
      icon: 'mirror',
      short: 'mirror',
      long: 'Mirror of a repository elsewhere',
      tone: 'plain',
    },
    repository.isFork === true && forked(repository),
    isTemplate === true && {
      icon: 'files',
      short: 'template',
      long: 'Template for other repositories',
      tone: 'plain',
    },
  ];
  return states.filter((state) => state !== false);
}

function archived({ archivedAt }: RepositoryFacts): StateWords {
  return {
    icon: 'archive',
    short: archivedAt === undefined ? 'archived' : `archived ${archivedAt.slice(0, 4)}`,
    long: archivedAt === undefined ? 'Archived' : `Archived on ${dayInWords(archivedAt)}`,
    tone: 'information',
  };
}

function forked({ parent }: RepositoryFacts): StateWords {
  return {
    icon: 'repo-forked',
    short: 'fork',
    long: parent === undefined ? 'Fork' : `Fork of ${parent}`,
    tone: 'plain',
  };
}

/** `3 May 2021` of a day or a point in time, ISO 8601. */
export function dayInWords(iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return `${String(Number(day))} ${monthNames[Number(month) - 1] ?? ''} ${year}`;
}

/** `20 Nov`, with the year where it is another one than today. */
export function shortDay(day: string, today: string): string {
  const [ofMonth = '', month = '', year = ''] = dayInWords(day).split(' ');
  const words = `${ofMonth} ${month.slice(0, 3)}`;
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${year}`;
}

/** `today`, `5 days ago`, `3 weeks ago`, `7 months ago`, `3 years ago`. */
export function agoInWords(iso: string, today: string): string {
  const days = Math.max(0, dayNumber(today) - dayNumber(iso.slice(0, 10)));
  const ago = (count: number, unit: string): string => `${counted(count, unit)} ago`;
  if (days === 0) {
    return 'today';
  }
  if (days === 1) {
    return 'yesterday';
  }
  if (days < 14) {
    return ago(days, 'day');
  }
  if (days < 60) {
    return ago(Math.floor(days / 7), 'week');
  }
  // Months and years of mean length: nobody counts the days of what is so long ago.
  const months = Math.floor(days / 30.44);
  return months < 24 ? ago(months, 'month') : ago(Math.floor(days / 365.25), 'year');
}

/** `pushed 3 years ago`, or `active …` where the host knows no push. */
export function lastPush(
  { pushedAt, activeAt }: RepositoryFacts,
  today: string,
): string | undefined {
  const [word, at] = pushedAt === undefined ? ['active', activeAt] : ['pushed', pushedAt];
  return at === undefined ? undefined : `${word} ${agoInWords(at, today)}`;
}

/** `987`, `1.2k`, `34k`, as hosts show counts. */
export function shortCount(count: number): string {
  if (count < 1_000) {
    return String(count);
  }
  const [size, unit] = count < 999_500 ? [count / 1_000, 'k'] : [count / 1_000_000, 'M'];
  return `${size < 9.95 ? size.toFixed(1).replace(/\.0$/, '') : size.toFixed(0)}${unit}`;
}

/** Identifier or name of the licence; `no licence` where the host found none. */
export function licenseWords({ license }: RepositoryFacts): string | undefined {
  if (license === undefined) {
    return undefined;
  }
  return license === 'none' ? 'no licence' : (license.spdxId ?? license.name ?? 'other licence');
}

/** What an owner is, in words: `organisation`, `verified organisation`, `person`. */
export function ownerKind(
  kind: 'organisation' | 'person' | undefined,
  isVerified: boolean | undefined,
): string {
  return `${isVerified === true ? 'verified ' : ''}${kind ?? 'owner'}`;
}

/** `32 repositories`, of an owner; undefined where the host did not say. */
export function repositoryCount(count: number | undefined): string | undefined {
  if (count === undefined) {
    return undefined;
  }
  return count === 1 ? '1 repository' : `${String(count)} repositories`;
}

/** `github.com`, `github.com and gitlab.com`, `a, b and c`. */
export function hostList(hostNames: readonly string[]): string {
  const [last = ''] = hostNames.slice(-1);
  return hostNames.length < 2 ? last : `${hostNames.slice(0, -1).join(', ')} and ${last}`;
}
