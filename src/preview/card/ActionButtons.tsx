import type { JSX } from 'preact';
import { t } from '../l10n';
import type { CardActions } from './actions';
import type { Card } from './model';

export interface ActionsProps {
  readonly card: Card;
  readonly actions: CardActions | undefined;
}

/** Buttons for what can be done about missing facts; none on pages without a script. */
export function Actions({ card, actions }: ActionsProps): JSX.Element {
  return (
    <>
      {actionsOf(card, actions).map(({ title, run }) => (
        <button key={title} type="button" class="cp-action" onClick={run}>
          {title}
        </button>
      ))}
    </>
  );
}

interface Action {
  readonly title: string;
  readonly run: () => void;
}

/** What can be done about missing facts. */
export function actionsOf({ standing, host }: Card, actions: CardActions | undefined): Action[] {
  if (actions === undefined) {
    return [];
  }
  switch (standing.state) {
    case 'current':
    case 'loading':
    case 'restricted':
      return [];
    case 'unasked':
    case 'off':
      return [
        {
          title: t('Look up…'),
          run: () => {
            actions.lookUp();
          },
        },
      ];
    case 'unknown-host':
      return [
        {
          title: t('Add host…'),
          run: () => {
            actions.addHost(host.name);
          },
        },
      ];
    case 'unavailable':
      return [
        ...(standing.canSignIn
          ? [
              {
                title: t('Sign in…'),
                run: () => {
                  actions.signIn(host.name);
                },
              },
            ]
          : []),
        // Who limits says when to come back, and is asked again by then.
        ...(standing.reason === 'unreachable' || standing.reason === 'not-understood'
          ? [
              {
                title: t('Try again'),
                run: () => {
                  actions.retry();
                },
              },
            ]
          : []),
      ];
  }
}
