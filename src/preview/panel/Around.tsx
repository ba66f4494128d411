// What stands around the list: the question whether hosts may be asked, and from when the facts are.
import type { JSX } from 'preact';
import { t } from '../l10n';
import { visibleText } from '../text';
import type { PanelActions } from './actions';
import { Facts, Icon, TextButton } from './controls';
import type { FootLine } from './model';
import { consentChoices, type ConsentChoice } from './consent';

/** What would be asked of whom, what for, and the answers. */
export function Question(props: {
  readonly question: string;
  readonly actions: PanelActions;
}): JSX.Element {
  return (
    <div class="question" role="group" aria-label={t('Look up repositories')}>
      <div class="question-text">
        <p class="question-words">{props.question}</p>
        <p class="question-meaning">
          {t(
            'Shows what moved, is archived or cannot be found. A host, and whoever keeps its pictures of owners, learns which of its repositories are linked, and nothing else.',
          )}
        </p>
      </div>
      <div class="question-buttons">
        {consentChoices.map((choice) => (
          <TextButton
            key={choice}
            {...choiceWords(choice)}
            action={`look-up-${choice}`}
            look={choice === 'always' ? 'primary' : 'button'}
            onClick={() => {
              props.actions.lookUp(choice);
            }}
          />
        ))}
      </div>
    </div>
  );
}

function choiceWords(choice: ConsentChoice): { readonly label: string; readonly title: string } {
  switch (choice) {
    case 'always':
      return { label: t('Always'), title: t('Look repositories up for every post') };
    case 'blog':
      return {
        label: t('This Blog'),
        title: t('Look repositories up for the posts of this workspace'),
      };
    case 'never':
      return { label: t('Never'), title: t('Look nothing up, and do not ask again') };
  }
}

/** From where and when the facts are, or why there are none. */
export function Foot(props: {
  readonly lines: readonly FootLine[];
  readonly actions: PanelActions;
}): JSX.Element {
  return (
    <div class="foot">
      {props.lines.map(({ pieces, isTrouble, action }, index) => (
        <Facts
          key={index}
          class="foot-line"
          pieces={[
            ...pieces.map((piece, at) => (
              <span key={piece}>
                {isTrouble && at === 0 && <Icon name="warning" />}
                <bdi>{visibleText(piece)}</bdi>
              </span>
            )),
            ...(action === undefined
              ? []
              : [<FootAction key="action" action={action} actions={props.actions} />]),
          ]}
        />
      ))}
    </div>
  );
}

function FootAction(props: {
  readonly action: NonNullable<FootLine['action']>;
  readonly actions: PanelActions;
}): JSX.Element {
  const { action, actions } = props;
  return action.kind === 'sign-in' ? (
    <TextButton
      label={t('Sign in')}
      title={t('Sign in to {0}', visibleText(action.hostName))}
      action="sign-in"
      look="link"
      onClick={() => {
        actions.signIn(action.hostName);
      }}
    />
  ) : (
    <TextButton
      label={t('Change…')}
      title={t('Change who may be asked about repositories')}
      action="look-up"
      look="link"
      onClick={() => {
        actions.lookUp();
      }}
    />
  );
}
