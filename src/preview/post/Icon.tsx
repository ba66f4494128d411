import type { JSX } from 'preact';

/** A codicon, for eyes alone. */
export function Icon({ name }: { readonly name: string }): JSX.Element {
  return <span class={`codicon codicon-${name}`} aria-hidden="true" />;
}
