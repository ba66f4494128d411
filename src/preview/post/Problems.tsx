import { type ComponentChildren, Fragment, type JSX } from 'preact';
import type { PostActions } from './actions';
import { Icon } from './Icon';
import { severityWord } from '../severity';
import type { PostProblem } from './model';

export interface ProblemsProps {
  readonly problems: readonly PostProblem[];
  /** Parts whose problems stand here. */
  readonly at: readonly PostProblem['at'][];
  readonly actions: PostActions;
}

const icons = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'lightbulb',
} as const;

/** What the rules say about a part of the page, with what can be done about it. */
export function Problems({ problems, at, actions }: ProblemsProps): JSX.Element | null {
  const shown = problems.filter((problem) => at.includes(problem.at));
  return shown.length === 0 ? null : (
    <ul class="problems">
      {shown.map(({ id, severity, message, fixes }) => (
        <Problem key={id} severity={severity} message={message}>
          {fixes.map((fix) => (
            <Fragment key={fix.id}>
              {' '}
              <button
                type="button"
                class="action"
                onClick={() => {
                  actions.fix(id, fix.id);
                }}
              >
                {withCode(fix.title)}
              </button>
            </Fragment>
          ))}
        </Problem>
      ))}
    </ul>
  );
}

export interface ProblemProps {
  readonly severity: PostProblem['severity'];
  readonly message: string;
  readonly children?: ComponentChildren;
}

export function Problem({ severity, message, children }: ProblemProps): JSX.Element {
  return (
    <li class={`problem ${severity}`}>
      <Icon name={icons[severity]} />
      <span class="message">
        <span class="spoken">{severityWord(severity)}: </span>
        {withCode(message)}
        {children}
      </span>
    </li>
  );
}

/** Rules put names of fields between backticks. */
function withCode(message: string): ComponentChildren {
  return message
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
