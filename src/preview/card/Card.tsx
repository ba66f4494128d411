import type { ComponentChildren, JSX } from 'preact';
import { t } from '../l10n';
import type { CardActions } from './actions';
import { Actions } from './ActionButtons';
import { Avatar } from './Avatar';
import { FactList } from './FactList';
import { Icon, Link } from './inline';
import { OwnedRepositories } from './OwnedRepositories';
import type { WordedCard } from './worded';

export type { CardActions } from './actions';

export interface CardProps {
  readonly card: WordedCard;
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
      class={`cp-card cp-${form} cp-of-${card.kind} cp-is-${card.state}`}
      aria-label={`${card.place}, ${card.what}`}
      aria-busy={card.asking === undefined ? undefined : 'true'}
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
function Full({ card, actions, buttons }: CardProps): JSX.Element {
  const { state, description, why, owned } = card;
  const isKnown = state === 'known';
  return (
    <>
      <Name card={card} actions={actions} />
      {state === 'waiting' ? (
        <div class="cp-words cp-skeleton">
          <span class="cp-bar" aria-hidden="true" />
          <span class="cp-bar cp-short" aria-hidden="true" />
          <span class="cp-unseen">{why}</span>
        </div>
      ) : (
        <p class="cp-words" dir="auto">
          {isKnown ? (description ?? t('No description.')) : why}
        </p>
      )}
      <div class="cp-below">
        {state === 'waiting' ? (
          <div class="cp-slot cp-skeleton" aria-hidden="true">
            <span class="cp-bar cp-short" />
          </div>
        ) : (
          <div class="cp-slot">
            <FactList card={card} actions={actions} />
            {owned !== undefined && (
              <OwnedRepositories card={card} owned={owned} actions={actions} />
            )}
            {!isKnown && <Actions card={card} actions={actions} />}
          </div>
        )}
        <div class="cp-foot">
          <span class="cp-origin">
            <bdi class="cp-kind">{card.what}</bdi>
            <AsOf card={card} />
          </span>
          {isKnown && hasNote(card, actions) ? (
            <Note card={card} actions={actions} />
          ) : (
            <Topics topics={card.topics} />
          )}
          {buttons !== undefined && <div class="cp-buttons">{buttons}</div>}
        </div>
      </div>
    </>
  );
}

function Compact({ card, actions, buttons }: CardProps): JSX.Element {
  const { state, why } = card;
  return (
    <div class="cp-line">
      <Name card={card} actions={actions} />
      <FactList card={card} actions={actions} isShort />
      {state === 'waiting' && (
        <span class="cp-skeleton">
          <span class="cp-bar" aria-hidden="true" />
          <span class="cp-unseen">{why}</span>
        </span>
      )}
      {state === 'unknown' && <Note card={card} actions={actions} />}
      {state === 'known' && <AsOf card={card} />}
      {buttons !== undefined && <div class="cp-buttons">{buttons}</div>}
    </div>
  );
}

interface Part {
  readonly card: WordedCard;
  readonly actions?: CardActions | undefined;
}

function Name({ card, actions }: Part): JSX.Element {
  const { owner, name, displayName, url } = card;
  const words =
    name === undefined ? (
      <>
        <bdi class="cp-name">{displayName ?? owner}</bdi>
        {displayName !== undefined && (
          <>
            {' '}
            <bdi class="cp-owner">{owner}</bdi>
          </>
        )}
      </>
    ) : (
      <>
        <bdi class="cp-owner">{owner}</bdi>
        <span class="cp-slash">/</span>
        <bdi class="cp-name">{name}</bdi>
      </>
    );
  const dir = name === undefined ? undefined : 'ltr';
  return (
    <div class="cp-title">
      {url === undefined ? (
        <span class="cp-path" dir={dir}>
          {words}
        </span>
      ) : (
        <Link class="cp-path" url={url} actions={actions} dir={dir}>
          {words}
        </Link>
      )}
    </div>
  );
}

/** From when the facts are, and that newer ones are being waited for. */
function AsOf({ card: { asOf, asking } }: Part): JSX.Element | null {
  return asOf === undefined ? null : (
    <span class="cp-as-of">
      {asOf}
      {asking !== undefined && (
        <>
          {' '}
          <Icon name="sync" />
          <span class="cp-unseen">{asking}</span>
        </>
      )}
    </span>
  );
}

function hasNote({ why, can }: WordedCard, actions: CardActions | undefined): boolean {
  return why !== undefined || (actions !== undefined && can.length > 0);
}

/** Why there is nothing, or nothing newer, and what can be done about it or its target. */
function Note({ card, actions }: Part): JSX.Element {
  return (
    <span class="cp-note" dir="auto">
      {card.why !== undefined && <span class="cp-why">{card.why}</span>}
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
          <bdi>{topic}</bdi>
        </li>
      ))}
    </ul>
  );
}
