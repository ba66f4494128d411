// What of a view is new to a page that has an earlier one. Knows nothing of VS Code.
import type { PanelPost, PanelView } from '../../preview/panel/model';
import type { HostMessage } from '../../preview/panel/hostMessages';

type ViewUpdate = Extract<HostMessage, { type: 'show' | 'change' }>;

/** What a page has, as text to compare with. */
interface Sent {
  readonly post: string | undefined;
  readonly frame: string;
  readonly order: string;
  readonly rows: ReadonlyMap<string, string>;
  readonly cards: ReadonlyMap<string, string>;
}

/** Keeps what a page has been sent, and tells what it needs to have the view of now. */
export class ViewUpdates {
  #number = 0;
  #sent: Sent | undefined;

  /** The next one is a whole view: the page has none, or lost it. */
  forget(): void {
    this.#sent = undefined;
  }

  /** Undefined where the page has this view already. */
  next(view: PanelView): ViewUpdate | undefined {
    const before = this.#sent;
    const now = asText(view);
    if (before !== undefined && isSame(before, now)) {
      return undefined;
    }
    this.#sent = now;
    const from = this.#number;
    this.#number++;
    return before === undefined || view.state === 'no-post' || before.post !== now.post
      ? { type: 'show', number: this.#number, view }
      : {
          type: 'change',
          change: {
            from,
            to: this.#number,
            frame: view.frame,
            order: view.rows.map(({ id }) => id),
            rows: view.rows.filter(({ id }) => before.rows.get(id) !== now.rows.get(id)),
            cards: view.cards.filter(({ key }) => before.cards.get(key) !== now.cards.get(key)),
          },
        };
  }
}

function asText(view: PanelView): Sent {
  return view.state === 'no-post'
    ? { post: undefined, frame: '', order: '', rows: new Map(), cards: new Map() }
    : postAsText(view);
}

function postAsText({ frame, rows, cards }: PanelPost): Sent {
  return {
    post: frame.post,
    frame: JSON.stringify(frame),
    order: JSON.stringify(rows.map(({ id }) => id)),
    rows: new Map(rows.map((row) => [row.id, JSON.stringify(row)])),
    cards: new Map(cards.map((card) => [card.key, JSON.stringify(card)])),
  };
}

function isSame(a: Sent, b: Sent): boolean {
  return (
    a.post === b.post &&
    a.frame === b.frame &&
    a.order === b.order &&
    isEvery(a.rows, b.rows) &&
    isEvery(a.cards, b.cards)
  );
}

function isEvery(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...b].every(([key, text]) => a.get(key) === text);
}
