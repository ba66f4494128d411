// What stands around the list: the question whether hosts may be asked, and from when the facts are.
import { element } from './dom';
import type { ConsentChoice } from './protocol';
import type { FootLine, LookUpQuestion } from './viewModel';
import { visibleText } from './wording';

const choices: readonly (readonly [ConsentChoice, label: string, title: string])[] = [
  ['always', 'Always', 'Look repositories up for every post'],
  ['blog', 'This Blog', 'Look repositories up for the posts of this workspace'],
  ['never', 'Never', 'Look nothing up, and do not ask again'],
];

/** What would be asked of whom, what for, and the answers. */
export function renderQuestion(
  document: Document,
  { targets, hostNames }: LookUpQuestion,
): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const what = targets === 1 ? 'this link' : `these ${String(targets)} links`;
  const words = element(
    document,
    'p',
    'question-words',
    `Look up ${what} on `,
    element(document, 'bdi', '', listOf(hostNames.map(visibleText))),
    '?',
  );
  const buttons = choices.map(([choice, label, title]) => {
    const button = textButton(document, label, 'look-up');
    button.dataset['choice'] = choice;
    button.title = title;
    button.classList.toggle('primary', choice === 'always');
    return button;
  });
  const meaning = element(
    document,
    'p',
    'question-meaning',
    'Shows what moved, is archived or cannot be found. A host learns which of its repositories are linked, and nothing else.',
  );
  fragment.append(
    element(document, 'div', 'question-text', words, meaning),
    element(document, 'div', 'question-buttons', ...buttons),
  );
  return fragment;
}

/** From where and when the facts are. */
export function renderFoot(document: Document, lines: readonly FootLine[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const { pieces, action, isTrouble } of lines) {
    const drawn: HTMLElement[] = pieces.map((piece) =>
      element(document, 'span', 'fact', visibleText(piece)),
    );
    if (action !== undefined) {
      const label = action.kind === 'sign-in' ? 'Sign in' : 'Change…';
      const button = element(document, 'button', 'link-button', label);
      button.type = 'button';
      button.dataset['action'] = action.kind === 'sign-in' ? 'sign-in' : 'look-up';
      if (action.kind === 'sign-in') {
        button.dataset['host'] = action.hostName;
        button.title = `Sign in to ${visibleText(action.hostName)}`;
      }
      drawn.push(element(document, 'span', 'fact', button));
    }
    const spaced = drawn.flatMap((part, index) => (index === 0 ? [part] : [' ', part]));
    fragment.append(
      element(document, 'p', isTrouble === true ? 'foot-line trouble' : 'foot-line', ...spaced),
    );
  }
  return fragment;
}

function textButton(document: Document, label: string, action: string): HTMLButtonElement {
  const button = element(document, 'button', 'text-button', label);
  button.type = 'button';
  button.dataset['action'] = action;
  return button;
}

function listOf(names: readonly string[]): string {
  const [last = ''] = names.slice(-1);
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
