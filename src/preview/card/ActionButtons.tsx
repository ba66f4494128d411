import type { JSX } from 'preact';
import { t } from '../l10n';
import type { CardActions } from './actions';
import type { CardActionName, WordedCard } from './worded';

export interface ActionsProps {
  readonly card: WordedCard;
  readonly actions: CardActions | undefined;
}

/** Buttons for what can be done about missing facts; none on pages without a script. */
export function Actions({ card, actions }: ActionsProps): JSX.Element | null {
  return actions === undefined ? null : (
    <>
      {card.can.map((name) => {
        const { title, run } = actionOf(name, card.hostName, actions);
        return (
          <button key={name} type="button" class="cp-action" onClick={run}>
            {title}
          </button>
        );
      })}
    </>
  );
}

interface Action {
  readonly title: string;
  readonly run: () => void;
}

function actionOf(name: CardActionName, hostName: string, actions: CardActions): Action {
  switch (name) {
    case 'look-up':
      return {
        title: t('Look up…'),
        run: () => {
          actions.lookUp();
        },
      };
    case 'add-host':
      return {
        title: t('Add host…'),
        run: () => {
          actions.addHost(hostName);
        },
      };
    case 'sign-in':
      return {
        title: t('Sign in…'),
        run: () => {
          actions.signIn(hostName);
        },
      };
    case 'retry':
      return {
        title: t('Try again'),
        run: () => {
          actions.retry();
        },
      };
  }
}
