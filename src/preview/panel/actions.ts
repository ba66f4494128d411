import type { CardActions } from '../card/Card';
import type { CardLinks } from './arranged';
import type { PanelProblem, PanelRow } from './model';
import { isWebAddress } from '../text';
import type { Choice } from './arrange';
import type { ConsentChoice } from './consent';
import type { ViewMessage } from './viewMessages';
import type { Direction } from './reorder';
import type { SortName } from './sort';

/** What the author can do on the page. The same object as long as the page lives. */
export interface PanelActions {
  /** Of the cards themselves. */
  readonly card: CardActions;
  readonly setFilter: (typed: string) => void;
  readonly clearFilter: () => void;
  readonly setSort: (sort: SortName) => void;
  readonly toggleProblems: () => void;
  readonly refresh: () => void;
  /** Without a choice: wants to be asked. */
  readonly lookUp: (choice?: ConsentChoice) => void;
  readonly signIn: (hostName: string) => void;
  /** Shows a row, or one of its links, by their ids in the editor; `focus`: and goes there. */
  readonly reveal: (row: string, link: string | undefined, focus: boolean) => void;
  readonly open: (url: string) => void;
  readonly copy: (row: PanelRow, shown: CardLinks) => void;
  readonly useCanonical: (row: PanelRow, shown: CardLinks) => void;
  readonly fix: (row: PanelRow, problem: PanelProblem, fix: string) => void;
  readonly insertSection: (row: PanelRow) => void;
  readonly addEntry: (row: PanelRow) => void;
  readonly startDrag: (event: PointerEvent, row: PanelRow) => void;
  /** Moves a component one place up or down. */
  readonly move: (row: PanelRow, direction: Direction) => void;
  /** A row was drawn, for the first time or anew. */
  readonly drawn: (row: HTMLElement) => void;
  /** The list was scrolled. */
  readonly scrolled: (main: HTMLElement) => void;
}

/** What the page does for {@link PanelActions}. */
export interface ActingPage {
  readonly post: (message: ViewMessage) => void;
  /** Sends a message about the post that is shown. */
  readonly about: (send: (post: string) => void) => void;
  readonly choice: () => Choice;
  /** @param focus selector of what has the focus afterwards; absent: what has it now. */
  readonly choose: (choice: Partial<Choice>, focus?: string) => void;
  readonly reveal: PanelActions['reveal'];
  readonly copy: (row: string, shown: CardLinks) => void;
  readonly startDrag: (event: PointerEvent, row: string) => void;
  readonly move: (row: string, direction: Direction) => void;
  readonly drawn: PanelActions['drawn'];
  readonly scrolled: PanelActions['scrolled'];
}

export function createActions(page: ActingPage): PanelActions {
  const { post, about } = page;
  const open = (url: string): void => {
    if (isWebAddress(url)) {
      post({ type: 'open', url });
    }
  };
  const refresh = (): void => {
    post({ type: 'refresh' });
  };
  const signIn = (hostName: string): void => {
    post({ type: 'sign-in', hostName });
  };
  return {
    card: {
      lookUp: () => {
        post({ type: 'look-up' });
      },
      retry: refresh,
      signIn,
      addHost: (hostName) => {
        post({ type: 'add-host', hostName });
      },
      open,
    },
    setFilter: (filter) => {
      page.choose({ filter });
    },
    clearFilter: () => {
      page.choose({ filter: '' }, '#filter');
    },
    setSort: (sort) => {
      page.choose({ sort });
    },
    toggleProblems: () => {
      page.choose({ onlyProblems: !page.choice().onlyProblems }, '#only-problems');
    },
    refresh,
    lookUp: (choice) => {
      post({ type: 'look-up', ...(choice === undefined ? {} : { choice }) });
    },
    signIn,
    reveal: page.reveal,
    open,
    copy: (row, shown) => {
      page.copy(row.id, shown);
    },
    useCanonical: ({ id }, { links }) => {
      const link = links.find(({ canonical }) => canonical !== undefined);
      about((inPost) => {
        if (link !== undefined) {
          post({ type: 'use-canonical', post: inPost, row: id, link: link.id });
        }
      });
    },
    fix: ({ id: row }, { id: problem }, fix) => {
      about((inPost) => {
        post({ type: 'fix', post: inPost, row, problem, fix });
      });
    },
    insertSection: ({ id: row }) => {
      about((inPost) => {
        post({ type: 'insert-section', post: inPost, row });
      });
    },
    addEntry: ({ id: row }) => {
      about((inPost) => {
        post({ type: 'add-entry', post: inPost, row });
      });
    },
    startDrag: (event, row) => {
      page.startDrag(event, row.id);
    },
    move: ({ id }, direction) => {
      page.move(id, direction);
    },
    drawn: page.drawn,
    scrolled: page.scrolled,
  };
}
