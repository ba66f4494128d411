import type { ComponentChildren, JSX } from 'preact';
import type { Card } from './model';
import { placeName } from './words';

/** What can be done where facts are missing; whoever shows the card carries it out. */
export interface CardActions {
  /** The author wants to be asked whether hosts may be asked. */
  lookUp(): void;
  /** Ask again. */
  retry(): void;
  signIn(hostName: string): void;
  /** Tell what software this host runs. */
  addHost(hostName: string): void;
  /** Follow a link of the card; without it the browser or VS Code does. */
  open(url: string): void;
}

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
export function RepositoryCard({ card }: CardProps): JSX.Element {
  return <article class="card">{placeName(card)}</article>;
}
