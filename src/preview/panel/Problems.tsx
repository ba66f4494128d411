import type { JSX } from 'preact';
import { visibleText } from '../text';
import type { PanelActions } from './actions';
import { Icon, TextButton } from './controls';
import type { PanelProblem, PanelRow } from './model';
import { problemKey } from './stops';
import { severityWord } from '../severity';

const icons = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'lightbulb',
} as const satisfies Record<PanelProblem['severity'], string>;

/** What the rules say about a row, a line each, with what can be done about it. */
export function Problems(props: {
  /** Of the element, by which the title of the row is described. */
  readonly id: string;
  readonly row: PanelRow;
  readonly actions: PanelActions;
}): JSX.Element {
  const { id, row, actions } = props;
  return (
    <ul class="problems" id={id}>
      {row.problems.map((problem) => (
        <li
          key={problem.id}
          class={`problem ${problem.severity}`}
          // The arrow keys stop where there is something to do.
          data-stop={problem.fixes.length > 0 ? problemKey(row.id, problem.id) : undefined}
        >
          <Icon name={icons[problem.severity]} />
          <span class="problem-words">
            <span class="unseen">{`${severityWord(problem.severity)}: `}</span>
            <span class="problem-message" title={problem.rule}>
              {visibleText(problem.message)}
            </span>
            {problem.fixes.map((fix) => [
              ' ',
              <TextButton
                key={fix.id}
                label={visibleText(fix.title)}
                action="fix"
                look="link"
                onClick={() => {
                  actions.fix(row, problem, fix.id);
                }}
              />,
            ])}
          </span>
        </li>
      ))}
    </ul>
  );
}
