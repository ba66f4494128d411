// What stands around the rows of the Linked Repositories view. Knows nothing of VS Code.
import type { RepositoryLink } from '../../post/links';
import { fieldOf, type Post } from '../../post/post';
import { dayInWords } from '../../preview/card/words';
import { t } from '../../preview/l10n';
import type { FootLine, PanelFrame } from '../../preview/panel/model';
import { questionWords } from '../../preview/panel/wording';
import type { HostNote, KnownOfCards } from '../cardOf';
import type { HostStanding } from '../facts';

/** How things stand with one host, as far as the foot of the view tells of it. */
export type PanelHostNote = HostNote & Pick<HostStanding, 'account' | 'quota' | 'lastAnswerAt'>;

/** What is known around one document. */
export interface KnownOfPanel extends KnownOfCards {
  readonly standingOf: (hostName: string) => PanelHostNote;
}

export interface ShownPost {
  /** Its URI. */
  readonly id: string;
  readonly fileName: string;
  readonly isPost: boolean;
}

/** Everything about a post but its rows and cards. */
export function frameOf(post: Post, about: ShownPost, known: KnownOfPanel): PanelFrame {
  const { overview, sections, links, notParsed } = post.body();
  const repositories = links.flatMap(({ repository }) =>
    repository.kind === 'owner' ? [] : [repository.key],
  );
  const owners = links.map(({ repository: { hostName, owner } }) =>
    `${hostName}/${owner}`.toLowerCase(),
  );
  const askable = links.filter(({ repository }) => known.canBeAsked(repository));
  const hostNames = [...new Set(askable.map(({ repository }) => repository.hostName))];
  const title = fieldOf(post, 'title')?.value;
  return {
    post: about.id,
    title: title?.kind === 'scalar' ? title.text.slice(0, 4_000) : '',
    fileName: about.fileName.slice(0, 2_000),
    isPost: about.isPost,
    counts: {
      entries: overview?.entries.length ?? 0,
      sections: sections.length,
      repositories: new Set(repositories).size,
      owners: new Set(owners).size,
    },
    ...(known.consent === 'not-asked' && hostNames.length > 0
      ? {
          question: questionWords(
            new Set(askable.map(({ repository }) => repository.key)).size,
            hostNames,
          ).slice(0, 10_000),
        }
      : {}),
    foot: [...lockfileLine(links, known), ...consentLines(hostNames, known)],
    canRefresh: known.consent === 'allowed' && hostNames.length > 0,
    isTruncated: notParsed !== undefined,
  };
}

function consentLines(hostNames: readonly string[], known: KnownOfPanel): FootLine[] {
  if (hostNames.length === 0) {
    return [];
  }
  switch (known.consent) {
    case 'untrusted':
      return [{ pieces: [t('Nothing is looked up in Restricted Mode')], isTrouble: false }];
    case 'never':
      return [
        {
          pieces: [t('Looking up repositories is switched off')],
          isTrouble: false,
          action: { kind: 'consent' },
        },
      ];
    case 'not-asked':
      return [];
    case 'allowed':
      return hostNames.map((hostName) => hostLine(hostName, known));
  }
}

function hostLine(hostName: string, known: KnownOfPanel): FootLine {
  const { account, canSignIn, trouble, quota, lastAnswerAt } = known.standingOf(hostName);
  const isOut = trouble?.reason === 'bad-token';
  return {
    pieces: [
      lastAnswerAt === undefined
        ? t('Nothing from {0} yet', hostName)
        : t('Facts from {0}, as of {1}', hostName, known.shownTime(lastAnswerAt)),
      ...(trouble === undefined ? [] : [trouble.message.replace(/\.$/, '')]),
      ...(isOut ? [] : whoAsks(account, canSignIn, quota)),
    ].map((piece) => piece.slice(0, 1_000)),
    isTrouble: trouble !== undefined,
    ...(canSignIn && (account === undefined || isOut)
      ? { action: { kind: 'sign-in' as const, hostName } }
      : {}),
  };
}

function whoAsks(
  account: string | undefined,
  canSignIn: boolean,
  quota: PanelHostNote['quota'],
): readonly string[] {
  if (account !== undefined) {
    return [
      quota === undefined
        ? t('signed in as {0}', account)
        : t('signed in as {0} ({1} of {2} look-ups left)', account, quota.remaining, quota.limit),
    ];
  }
  return quota !== undefined
    ? [t('not signed in ({0} of {1} look-ups left)', quota.remaining, quota.limit)]
    : canSignIn
      ? [t('not signed in')]
      : [];
}

/** Whether facts come from the lockfile, and of which days. */
function lockfileLine(links: readonly RepositoryLink[], known: KnownOfPanel): FootLine[] {
  const newest = links
    .map(({ repository }) => known.verdictOf(repository))
    .filter((verdict) => verdict?.source === 'lockfile')
    .map((verdict) => verdict?.day ?? '')
    .sort()
    .at(-1);
  return newest === undefined
    ? []
    : [
        {
          pieces: [t('Facts from the lockfile of this blog, as of {0}', dayInWords(newest))],
          isTrouble: false,
        },
      ];
}
