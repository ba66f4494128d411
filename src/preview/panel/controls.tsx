// Small pieces that the parts of the page share.
import type { JSX } from 'preact';

/** A sign that says nothing by itself; its meaning stands beside it or is the name of its button. */
export function Icon({ name }: { readonly name: string }): JSX.Element {
  return <span class={`codicon codicon-${name}`} aria-hidden="true" />;
}

export interface IconButtonProps {
  readonly icon: string;
  /** What it does, for those who do not see the sign. */
  readonly label: string;
  /** The tooltip, where it tells more than the label. */
  readonly title?: string;
  readonly action: string;
  /** It keeps its place, and the focus if it has it, while there is nothing to do. */
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

export function IconButton(props: IconButtonProps): JSX.Element {
  const { icon, label, title = label, action, isDisabled, onClick } = props;
  return (
    <button
      type="button"
      class="icon-button"
      data-action={action}
      title={title}
      aria-label={label}
      aria-disabled={isDisabled === true ? 'true' : undefined}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

export interface TextButtonProps {
  readonly label: string;
  readonly title?: string | undefined;
  readonly action: string;
  /** `link`: words in a line. `button`, `primary`: a button among others, or the first of them. */
  readonly look: 'link' | 'button' | 'primary';
  readonly onClick: () => void;
}

export function TextButton({ label, title, action, look, onClick }: TextButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={look === 'link' ? 'link-button' : `text-button ${look}`}
      data-action={action}
      title={title}
      onClick={onClick}
    >
      {label}
    </button>
  );
}

/**
 * Pieces on a line with dots between them, which the style draws: each piece stays whole where the
 * line wraps, and no line begins with a dot.
 */
export function Facts(props: {
  readonly class: string;
  readonly pieces: readonly JSX.Element[];
}): JSX.Element {
  return (
    <p class={`facts ${props.class}`}>
      {props.pieces.map((piece, index) => [
        index > 0 && ' ',
        <span key={index} class="fact">
          {piece}
        </span>,
      ])}
    </p>
  );
}

/** Whether something else than the surface of a row or card was meant. */
export function isControl(event: Event): boolean {
  const target = event.target as Element | null;
  const isSelecting = target?.ownerDocument.getSelection()?.isCollapsed === false;
  return isSelecting || Boolean(target?.closest('button, a, summary, select, input, details'));
}
