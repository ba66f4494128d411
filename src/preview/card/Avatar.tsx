import type { JSX } from 'preact';
import { Icon } from './inline';
import type { Card } from './model';

/** Colours of the theme that discs are tinted with. */
const tints = 6;

/** The owner's picture, or initials on a disc that has the same colour wherever this owner is shown. */
export function Avatar({ card }: { readonly card: Card }): JSX.Element {
  const { avatar, owner, ownerFacts } = card;
  if (avatar !== undefined) {
    return <img class="cp-avatar" src={avatar} alt="" />;
  }
  const initials = initialsOf(ownerFacts?.displayName ?? owner);
  return (
    <span class={`cp-avatar cp-tint-${String(tintOf(owner))}`} aria-hidden="true">
      {initials === '' ? <Icon name="repo" /> : initials}
    </span>
  );
}

/** First letters of the first two words: `Acme Works` → `AW`, `zero-os` → `ZO`, `acme` → `A`. */
export function initialsOf(name: string): string {
  return [...name.slice(0, 300).matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)]
    .slice(0, 2)
    .map(([letter]) => letter)
    .join('')
    .toUpperCase();
}

/** From 0 up to 5; hosts do not tell upper from lower case in logins. */
export function tintOf(owner: string): number {
  let sum = 0;
  for (const unit of owner.toLowerCase()) {
    sum = (sum * 31 + (unit.codePointAt(0) ?? 0)) % 65_521;
  }
  return sum % tints;
}
