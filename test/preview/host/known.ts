// What is known around a post, for tests of what the extension makes of it for the previews.
import type { KnownOfRows } from '../../../src/vscode/panel/rows';
import type { PanelHostNote } from '../../../src/vscode/panel/frame';

export const quiet: PanelHostNote = {
  account: undefined,
  canSignIn: false,
  trouble: undefined,
  quota: undefined,
  lastAnswerAt: undefined,
};

/** The author allows look-ups, and nothing has been answered yet. */
export const nothing: KnownOfRows = {
  today: '2026-11-24',
  consent: 'allowed',
  verdictOf: () => undefined,
  isAsking: () => false,
  canBeAsked: ({ hostName }) => hostName !== 'git.sr.ht',
  standingOf: () => quiet,
  avatarOf: () => undefined,
  shownTime: () => '14:02',
  isEditable: true,
  canReplace: () => true,
  problemsOf: () => [],
};

export const about = { id: 'file:///posts/stack.md', fileName: 'stack.md', isPost: true };
