import type { ComponentChildren, JSX } from 'preact';
import { t } from '../l10n';
import { visibleText } from '../text';
import type { CardActions } from './actions';
import { Actions, actionsOf } from './ActionButtons';
import { Avatar } from './Avatar';
import { FactList } from './FactList';
import { Icon, Link } from './inline';
import type { Card } from './model';
import { OwnedRepositories } from './OwnedRepositories';
import { advice, asOfWords, kindWords, placeName, standingWords } from './words';

export type { CardActions } from './actions';

export interface CardProps {
  readonly card: Card;
  /** `YYYY-MM-DD`, in the author's time zone. */
  readonly today: string;
  /** `full`: all that is known, an owner's repositories too; `compact`: what fits beside a text. */
  readonly form?: 'full' | 'compact';
  /** Absent on pages without a script: there the card has words and links alone. */
  readonly actions?: CardActions | undefined;
  /** Buttons of who shows the card, behind its own. */
  readonly buttons?: ComponentChildren;
}

/** A repository, an owner or a page of a repository, in whatever state its facts are. */
export function RepositoryCard(props: CardProps): JSX.Element {
  const { card, form = 'full' } = props;
  return (
    <article
      class={`cp-card cp-${form} cp-of-${card.kind}`}
      aria-label={`${placeName(card)}, ${kindWords(card)}`}
      aria-busy={card.standing.state === 'loading' ? 'true' : undefined}
    >
      <div class="cp-layout">
        <Avatar card={card} />
        {form === 'full' ? <Full {...props} /> : <Compact {...props} />}
      </div>
    </article>
  );
}

/**
 * Four slots, each as high as what will come into it, so that nothing moves when it does: the name, the
 * description or why there is none, the facts or what can be done, and what this is.
 */
function Full({ card, today, actions, buttons }: CardProps): JSX.Element {
  const isKnown = knowsFacts(card);
  const isWaiting = !isKnown && card.standing.state === 'loading';
  return (
    <>
      <Name card={card} actions={actions} />
      {isWaiting ? (
        <Skeleton card={card} />
      ) : (
        <>
          <p class="cp-words" dir="auto">
            {isKnown
              ? (description(card) ?? t('No description.'))
              : (advice(card) ?? standingWords(card))}
          </p>
          <div class="cp-slot">
            <FactList card={card} today={today} actions={actions} />
            {card.ownerFacts !== undefined && (
              <OwnedRepositories
                card={card}
                owner={card.ownerFacts}
                today={today}
                actions={actions}
              />
            )}
            {!isKnown && <Actions card={card} actions={actions} />}
          </div>
        </>
      )}
      <div class="cp-foot">
        <Origin card={card} today={today} />
        {(isKnown && Note({ card, actions })) ?? <Topics topics={card.repository?.topics ?? []} />}
        {buttons !== undefined && <div class="cp-buttons">{buttons}</div>}
      </div>
    </>
  );
}

function Compact({ card, today, actions, buttons }: CardProps): JSX.Element {
  const isKnown = knowsFacts(card);
  const isWaiting = !isKnown && card.standing.state === 'loading';
  return (
    <div class="cp-line">
      <Name card={card} actions={actions} />
      <FactList card={card} today={today} actions={actions} isShort />
      {isWaiting ? (
        <span class="cp-skeleton">
          <span class="cp-bar" aria-hidden="true" />
          <span class="cp-unseen">{standingWords(card)}</span>
        </span>
      ) : (
        !isKnown && (
          <span class="cp-note" dir="auto">
            <span class="cp-why">{advice(card) ?? standingWords(card)}</span>
            <Actions card={card} actions={actions} />
          </span>
        )
      )}
      {isKnown && <AsOf card={card} today={today} />}
      {buttons !== undefined && <div class="cp-buttons">{buttons}</div>}
    </div>
  );
}

function knowsFacts({ repository, ownerFacts }: Card): boolean {
  return repository !== undefined || ownerFacts !== undefined;
}

function description({ repository, ownerFacts }: Card): string | undefined {
  const text = repository?.description ?? ownerFacts?.description;
  return text === undefined ? undefined : visibleText(text);
}

interface Part {
  readonly card: Card;
  readonly actions?: CardActions | undefined;
}

function Name({ card, actions }: Part): JSX.Element {
  const { owner, name, ownerFacts, url } = card;
  const displayName = name === undefined ? ownerFacts?.displayName : undefined;
  const words =
    name === undefined ? (
      <>
        <bdi class="cp-name">{visibleText(displayName ?? owner)}</bdi>
        {displayName !== undefined && (
          <>
            {' '}
            <bdi class="cp-owner">{visibleText(owner)}</bdi>
          </>
        )}
      </>
    ) : (
      <>
        <bdi class="cp-owner">{visibleText(owner)}</bdi>
        <span class="cp-slash">/</span>
        <bdi class="cp-name">{visibleText(name)}</bdi>
      </>
    );
  return (
    <div class="cp-title">
      {url === undefined ? (
        <span class="cp-path" dir={name === undefined ? undefined : 'ltr'}>
          {words}
        </span>
      ) : (
        <Link
          class="cp-path"
          url={url}
          actions={actions}
          dir={name === undefined ? undefined : 'ltr'}
        >
          {words}
        </Link>
      )}
    </div>
  );
}

/** What will be there, in grey, and for readers of screens what is being waited for. */
function Skeleton({ card }: Part): JSX.Element {
  return (
    <>
      <div class="cp-words cp-skeleton">
        <span class="cp-bar" aria-hidden="true" />
        <span class="cp-unseen">{standingWords(card)}</span>
      </div>
      <div class="cp-slot cp-skeleton" aria-hidden="true">
        <span class="cp-bar cp-short" />
      </div>
    </>
  );
}

/** What the card is of, and from when its facts are. */
function Origin({ card, today }: Part & Pick<CardProps, 'today'>): JSX.Element {
  return (
    <span class="cp-origin">
      <bdi class="cp-kind">{kindWords(card)}</bdi>
      <AsOf card={card} today={today} />
    </span>
  );
}

function AsOf({ card, today }: Part & Pick<CardProps, 'today'>): JSX.Element | null {
  const { asOf, standing } = card;
  const isNew = standing.state === 'current' && asOf?.day === today && asOf.source === 'host';
  const words = isNew ? undefined : asOfWords(card, today);
  if (words === undefined) {
    return null;
  }
  return (
    <span class="cp-as-of">
      {words}
      {standing.state === 'loading' && (
        <>
          {' '}
          <Icon name="sync" />
          <span class="cp-unseen">{standingWords(card)}</span>
        </>
      )}
    </span>
  );
}

/** Beside facts of before: why there are no newer ones, and what can be done about it or its target. */
function Note({ card, actions }: Part): JSX.Element | null {
  const { state } = card.standing;
  const why = state === 'loading' || state === 'unasked' ? undefined : standingWords(card);
  const words = [advice(card), why].filter((sentence) => sentence !== undefined).join(' · ');
  const buttons = actionsOf(card, actions);
  return words === '' && buttons.length === 0 ? null : (
    <span class="cp-note" dir="auto">
      {words !== '' && <span class="cp-why">{words}</span>}
      <Actions card={card} actions={actions} />
    </span>
  );
}

/** On one line, of which a page that is narrow shows those that have room. */
function Topics({ topics }: { readonly topics: readonly string[] }): JSX.Element | null {
  return topics.length === 0 ? null : (
    <ul class="cp-topics" aria-label={t('Topics')}>
      {topics.map((topic) => (
        <li key={topic} class="cp-topic">
          <bdi>{visibleText(topic)}</bdi>
        </li>
      ))}
    </ul>
  );
}
