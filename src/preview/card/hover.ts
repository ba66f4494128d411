// The card of a link as a hover shows it: what is known, and what can be done about it. Which commands
// that runs is for whoever shows it.
import { t } from '../l10n';
import { escapeMarkdown } from '../markdownText';
import { matchedBy, type Evidence } from '../panel/wording';
import { cardMarkdown } from './markdown';
import type { Card } from './model';
import { listInWords } from './words';

/** What is known around a link, beside its card. */
export interface HoverContext {
  /** `YYYY-MM-DD`, in the author's time zone. */
  readonly today: string;
  /** Whether the host is being asked about it right now, rather than in a moment or not at all. */
  readonly isAsking: boolean;
  /** Host names that a look-up would ask. */
  readonly hostNames: readonly string[];
  /** Whether the address that a moved repository has now can be written into this link. */
  readonly canReplace: boolean;
  /** Whether there is a way to sign in to its host from the editor that is not taken yet. */
  readonly canSignIn: boolean;
  /** Whether the text that has the link is one that the Linked Repositories view shows. */
  readonly canShow: boolean;
}

/** What the reader of a hover may do. */
export interface HoverAction {
  readonly kind: 'use-canonical' | 'look-up' | 'open' | 'sign-in' | 'refresh' | 'show';
  /** Plain text. */
  readonly title: string;
}

/** What is known of a link's other end, as Markdown with icons of VS Code, a paragraph each. */
export function hoverParagraphs(card: Card, context: HoverContext): readonly string[] {
  const { hostNames } = context;
  const more: string[] = [];
  if (card.standing.state === 'unasked' && hostNames.length > 1) {
    more.push(t('A look-up asks {0} about the links of this file.', listInWords(hostNames)));
  }
  const isUnknown = isNotAsked(card, context);
  if (isUnknown) {
    more.push(t('Nothing is known from {0} yet.', card.host.name));
  }
  const [title = '', ...others] = cardMarkdown(
    isUnknown ? { ...card, standing: { state: 'current' } } : card,
    context.today,
    more,
  );
  const picture = avatar(card);
  // The picture says what the icon says, and more.
  return [picture === undefined ? title : title.replace(/^\$\([a-z-]+\)/, picture), ...others];
}

/** Nothing is known, and whether its host will be asked depends on what is in sight. */
function isNotAsked({ standing, asOf }: Card, { isAsking }: HoverContext): boolean {
  return standing.state === 'loading' && asOf === undefined && !isAsking;
}

/** UTF-16 code units: VS Code cuts a hover's Markdown behind 100,000. */
const longestAvatar = 60_000;

function avatar({ avatar: address }: Card): string | undefined {
  return address === undefined || address.length > longestAvatar
    ? undefined
    : `![](${address}|width=20,height=20)`;
}

/** What can be done about a link; what is not possible is not among it. */
export function hoverActions(card: Card, context: HoverContext): readonly HoverAction[] {
  const { standing, badges, asOf } = card;
  const missing = badges.find(({ kind }) => kind === 'missing');
  const { canSignIn } = context;
  const mayAsk =
    (standing.state === 'current' || standing.state === 'loading') && !context.isAsking;
  const actions: (HoverAction | false)[] = [
    context.canReplace && { kind: 'use-canonical', title: t('Use canonical link') },
    standing.state === 'unasked' && {
      kind: 'look-up',
      title: t('Look up on {0}', listInWords(context.hostNames)),
    },
    card.url !== undefined &&
      missing === undefined && { kind: 'open', title: t('Open on {0}', card.host.label) },
    canSignIn && wantsSignIn(card) && { kind: 'sign-in', title: t('Sign in') },
    mayAsk && {
      kind: 'refresh',
      title: asOf === undefined ? t('Look up') : t('Look up again'),
    },
    context.canShow && { kind: 'show', title: t('Show in Linked Repositories') },
  ];
  return actions.filter((action) => action !== false);
}

/** Whether an account would see or get more. */
function wantsSignIn({ standing, badges }: Card): boolean {
  switch (standing.state) {
    case 'unavailable':
      return standing.reason === 'limited' || standing.reason === 'bad-token';
    case 'current':
    case 'loading':
      return badges.some((badge) => badge.kind === 'missing' && badge.isAnonymous);
    default:
      return false;
  }
}

/** What an entry of the overview stands for. */
export interface HoverComponent {
  /** Name of its section. */
  readonly section: string;
  readonly evidence: Evidence;
  /** The first sentence of the section, plain text. */
  readonly sentence: string | undefined;
}

/** The section of an entry as Markdown, a paragraph each. */
export function componentParagraphs({
  section,
  evidence,
  sentence,
}: HoverComponent): readonly string[] {
  return [
    `⇄ **${escapeMarkdown(section)}**, ${escapeMarkdown(matchedBy(evidence))}`,
    ...(sentence === undefined ? [] : [escapeMarkdown(sentence)]),
  ];
}
