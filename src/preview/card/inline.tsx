// The smallest parts of a card.
import type { ComponentChildren, JSX } from 'preact';
import type { CardActions } from './actions';

/** An icon of VS Code beside words that say the same. */
export function Icon({ name }: { readonly name: string }): JSX.Element {
  return <span class={`codicon codicon-${name}`} aria-hidden="true" />;
}

export interface LinkProps {
  /** For a browser. */
  readonly url: string;
  readonly actions: CardActions | undefined;
  readonly class?: string;
  readonly dir?: 'ltr' | undefined;
  /** What is read out instead of the content. */
  readonly label?: string | undefined;
  readonly children: ComponentChildren;
}

/** A link that whoever shows the card follows, or the page where nobody does. */
export function Link({ url, actions, label, children, ...attributes }: LinkProps): JSX.Element {
  const follow =
    actions === undefined
      ? undefined
      : (event: MouseEvent): void => {
          event.preventDefault();
          actions.open(url);
        };
  return (
    <a {...attributes} href={url} aria-label={label} onClick={follow}>
      {children}
    </a>
  );
}
