import type { JSX } from 'preact';
import { t } from '../l10n';
import type { CardActions } from './actions';
import { Icon, Link } from './inline';
import type { BadgeWords, FactWords, WordedCard } from './worded';

export interface FactListProps {
  readonly card: WordedCard;
  readonly actions: CardActions | undefined;
  /** Without the latest release and the homepage. */
  readonly isShort?: boolean;
}

/** What is special about a repository or owner, and what is known of it, in one flow of words. */
export function FactList({ card, actions, isShort }: FactListProps): JSX.Element | null {
  // The other words of an owner's whole card say what it is, and how many repositories it has.
  const others = isShort === true ? ['release', 'homepage'] : ['owner', 'count'];
  const shown = card.facts.filter(({ kind }) => !others.includes(kind));
  return card.badges.length + shown.length === 0 ? null : (
    <ul class="cp-facts" aria-label={t('Facts')}>
      {card.badges.map((badge, index) => (
        <State key={index} badge={badge} />
      ))}
      {shown.map((fact) => (
        <Fact key={fact.kind} fact={fact} actions={actions} />
      ))}
    </ul>
  );
}

function State({ badge }: { readonly badge: BadgeWords }): JSX.Element {
  const { icon, short, long, tone } = badge;
  return (
    <li class={`cp-state cp-${tone}`} title={long}>
      <Icon name={icon} />
      <Said shown={short} read={long} />
    </li>
  );
}

function Fact({
  fact,
  actions,
}: {
  fact: FactWords;
  actions: CardActions | undefined;
}): JSX.Element {
  const { kind, text, long, icon, color, url } = fact;
  return (
    <li class={`cp-fact cp-${kind}`} title={long}>
      {icon !== undefined && <Icon name={icon} />}
      {color !== undefined && <Dot color={color} />}
      {url === undefined ? (
        <Said shown={text} read={long} />
      ) : (
        <Link url={url} actions={actions} label={long}>
          <bdi>{text}</bdi>
        </Link>
      )}
    </li>
  );
}

/** The colour that a language is known by. It says nothing that its name beside it does not. */
export function Dot({ color }: { readonly color: string }): JSX.Element {
  return <span class="cp-dot" style={{ backgroundColor: color }} aria-hidden="true" />;
}

/** Few words for the eye, all of them for readers of screens. */
function Said({ shown, read }: { shown: string; read: string | undefined }): JSX.Element {
  return read === undefined ? (
    <bdi>{shown}</bdi>
  ) : (
    <>
      <bdi aria-hidden="true">{shown}</bdi>
      <span class="cp-unseen">{read}</span>
    </>
  );
}
