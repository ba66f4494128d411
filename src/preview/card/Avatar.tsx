import type { JSX } from 'preact';
import { Icon } from './inline';
import type { WordedCard } from './worded';

/** The owner's picture, or initials on a disc that has the same colour wherever this owner is shown. */
export function Avatar({ card }: { readonly card: WordedCard }): JSX.Element {
  const { avatar, initials, tint } = card;
  return avatar === undefined ? (
    <span class={`cp-avatar cp-tint-${String(tint)}`} aria-hidden="true">
      {initials === '' ? <Icon name="repo" /> : initials}
    </span>
  ) : (
    <img class="cp-avatar" src={avatar} alt="" />
  );
}
