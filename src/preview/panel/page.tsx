import { render } from 'preact';
import { t } from '../l10n';
import { type PanelActions, createActions } from './actions';
import { Arranger, type Arranged, type Choice } from './arrange';
import type { CardLinks } from './arranged';
import { filteredWords } from './Head';
import { Mover } from './mover';
import { Panel, obstacleTo } from './Panel';
import type { HostMessage } from './hostMessages';
import type { ViewMessage } from './viewMessages';
import { type PostState, type SavedState, parseState, withPost } from './savedState';
import { Stops, primaryControl } from './stops';
import { Speaker } from './speaker';
import { Stages } from './stages';
import { type Shown, shownOf, withChange } from './store';
import { countWords } from './words';

/** What the page needs from the webview that it stands in. */
export interface PanelHost {
  post(message: ViewMessage): void;
  /** What {@link save} was given last, perhaps by an earlier version of the page. */
  load(): unknown;
  save(state: SavedState): void;
}

/** Milliseconds that the check mark stands in place of the copy icon. */
const copiedDuration = 1500;
/** Milliseconds that a stop has the focus before the editor follows: arrow keys may be held down. */
const revealDelay = 80;

const everything: Choice = { filter: '', sort: 'post', onlyProblems: false };
const nothing: Arranged = { parts: [], all: 0, shown: 0 };

/**
 * The Linked Repositories page at work: keeps what is shown and how, draws it, and turns clicks and
 * keys into messages.
 */
export class PanelPage {
  readonly #root: HTMLElement;
  readonly #host: PanelHost;
  readonly #stops: Stops;
  readonly #arranger = new Arranger();
  readonly #speaker: Speaker;
  readonly #mover: Mover;
  readonly #stages: Stages;
  readonly #actions: PanelActions;
  #saved: SavedState;
  #shown: Shown | undefined;
  #choice = everything;
  #arranged = nothing;
  #highlight: { readonly row: string; readonly link: string } | undefined;
  #copying: { readonly row: string; readonly link: string; readonly url: string } | undefined;
  #copied: { readonly row: string; readonly link: string } | undefined;
  #isScrolled = false;
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;
  #revealTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, host: PanelHost) {
    this.#root = root;
    this.#host = host;
    this.#stops = new Stops(root);
    this.#saved = parseState(host.load());
    this.#speaker = new Speaker(() => {
      this.#render();
    });
    this.#mover = new Mover({
      rows: () => this.#shown?.post?.rows ?? [],
      obstacle: () => obstacleTo(this.#choice),
      main: () => this.#main,
      post: ({ row, before }) => {
        this.#about((post) => {
          this.#host.post({ type: 'move', post, row, ...(before === undefined ? {} : { before }) });
        });
      },
      say: (words) => {
        this.#speaker.say(words);
      },
      changed: () => {
        this.#render();
      },
    });
    const { defaultView } = root.ownerDocument;
    this.#stages = new Stages(defaultView, () => {
      this.#draw();
    });
    this.#actions = createActions({
      post: (message) => {
        host.post(message);
      },
      about: (send) => {
        this.#about(send);
      },
      choice: () => this.#choice,
      choose: (choice, focus) => {
        this.#choose(choice);
        if (focus !== undefined) {
          this.#root.querySelector<HTMLElement>(focus)?.focus();
        }
      },
      reveal: (row, link, focus) => {
        this.#reveal(row, link, focus);
      },
      copy: (row, shown) => {
        this.#copy(row, shown);
      },
      startDrag: (event, row) => {
        this.#mover.byPointer(event, row);
      },
      move: (row, direction) => {
        this.#mover.byOne(row, direction);
      },
      drawn: (row) => {
        this.#stops.drawn(row);
      },
      scrolled: (main) => {
        this.#scrolled(main);
      },
    });
    root.addEventListener('keydown', (event) => {
      this.#keyPressed(event);
    });
    root.addEventListener('focusin', (event) => {
      const stop = this.#stops.of(event.target as Element | null);
      if (stop !== undefined) {
        this.#stops.enter(stop);
        this.#remember();
      }
    });
  }

  receive(message: HostMessage): void {
    switch (message.type) {
      case 'show':
        this.#show(shownOf(message.number, message.view));
        break;
      case 'change': {
        const shown = withChange(this.#shown, message.change);
        if (shown === undefined) {
          this.#host.post({ type: 'ready' });
        } else {
          this.#show(shown);
        }
        break;
      }
      case 'highlight':
        this.#showHighlight(message);
        break;
      case 'copied':
        this.#showCopied(message.url);
        break;
    }
  }

  get #main(): HTMLElement | null {
    return this.#root.querySelector('main');
  }

  #show(shown: Shown): void {
    const before = this.#shown?.post?.frame.post;
    const after = shown.post?.frame.post;
    if (after === before && before !== undefined) {
      this.#shown = shown;
      this.#draw();
    } else {
      this.#remember();
      this.#shown = shown;
      this.#open(
        this.#saved.posts.find(({ post }) => post === after),
        before,
      );
    }
    this.#mover.tell();
    this.#sayCounts();
  }

  /** Another post, as the author left it. */
  #open(left: PostState | undefined, before: string | undefined): void {
    this.#choice = left ?? everything;
    this.#stops.current = left?.current;
    this.#highlight = undefined;
    this.#speaker.forgetCounts();
    this.#mover.forget();
    clearTimeout(this.#revealTimer);
    const scrollTop = left?.scrollTop ?? 0;
    this.#stages.begin(scrollTop);
    this.#draw();
    const main = this.#main;
    // To ask where it is would have the page laid out twice.
    if (main !== null && (before !== undefined || scrollTop > 0)) {
      main.scrollTop = scrollTop;
    }
    this.#remember();
  }

  /** Draws what is other than before; the focus stays where it is, or goes to what took its place. */
  #draw(): void {
    const { activeElement } = this.#root.ownerDocument;
    const hadFocus = this.#stops.of(activeElement) !== undefined;
    const { position } = this.#stops;
    const post = this.#shown?.post;
    this.#arranged = post === undefined ? nothing : this.#arranger.arrange(post, this.#choice);
    const isWhole = this.#stages.covers(this.#arranged);
    this.#render();
    this.#stops.keep(position, isWhole);
    if (hadFocus && this.#root.ownerDocument.activeElement !== activeElement) {
      const isThere = activeElement?.isConnected === true;
      const target = isThere ? (activeElement as HTMLElement) : this.#currentControl();
      target?.focus({ preventScroll: true });
    }
  }

  /** Draws without a change of the list itself. */
  #render(): void {
    this.#root.classList.toggle('dragging', this.#mover.drag !== undefined);
    render(
      <Panel
        post={this.#shown?.post}
        arranged={this.#arranged}
        drawn={this.#stages.drawn}
        choice={this.#choice}
        highlight={this.#highlight}
        copied={this.#copied}
        drag={this.#mover.drag}
        isScrolled={this.#isScrolled}
        spoken={this.#speaker.words}
        actions={this.#actions}
      />,
      this.#root,
    );
  }

  #currentControl(): HTMLElement | undefined {
    return primaryControl(this.#stops.currentStop);
  }

  #about(send: (post: string) => void): void {
    const post = this.#shown?.post;
    if (post !== undefined) {
      send(post.frame.post);
    }
  }

  #choose(choice: Partial<Choice>): void {
    this.#choice = { ...this.#choice, ...choice };
    this.#draw();
    this.#remember();
    const { shown, all } = this.#arranged;
    this.#speaker.say(
      shown === all ? t('All links shown') : t('{0} links shown', filteredWords(shown, all)),
    );
  }

  #reveal(row: string, link: string | undefined, focus: boolean): void {
    clearTimeout(this.#revealTimer);
    this.#about((post) => {
      const inRow = link === undefined ? { row } : { row, link };
      this.#host.post({ type: 'reveal', post, ...inRow, focus });
    });
  }

  /** The cursor in the editor is somewhere else. Nothing is posted: the editor would answer again. */
  #showHighlight({ post, row, link = '' }: Extract<HostMessage, { type: 'highlight' }>): void {
    if (post !== this.#shown?.post?.frame.post) {
      return;
    }
    this.#highlight = row === undefined ? undefined : { row, link };
    this.#render();
    // Whoever works in the list does not want it to run away.
    if (!this.#root.ownerDocument.hasFocus()) {
      this.#root.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    }
  }

  #copy(row: string, { links: [{ id: link, url }] }: CardLinks): void {
    this.#copying = { row, link, url };
    this.#host.post({ type: 'copy', url });
  }

  #showCopied(url: string): void {
    if (this.#copying?.url !== url) {
      return;
    }
    this.#copied = this.#copying;
    this.#copying = undefined;
    this.#render();
    clearTimeout(this.#copiedTimer);
    this.#copiedTimer = setTimeout(() => {
      this.#copied = undefined;
      this.#render();
    }, copiedDuration);
    this.#speaker.say(t('Link copied'));
  }

  #keyPressed(event: KeyboardEvent): void {
    const target = event.target as Element;
    if (event.isComposing) {
      return;
    }
    if (target.id === 'filter') {
      this.#keyInFilter(event);
      return;
    }
    const stop = this.#stops.of(target);
    if (stop === undefined || event.shiftKey) {
      return;
    }
    const row = stop.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? '';
    const { link } = stop.dataset;
    if (event.altKey) {
      if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
        event.preventDefault();
        this.#mover.byOne(row, event.key === 'ArrowUp' ? 'up' : 'down');
      }
    } else if (event.ctrlKey || event.metaKey) {
      this.#keyWithControl(event, row, link);
    } else {
      const next = this.#stops.target(event.key, target);
      if (next !== undefined) {
        event.preventDefault();
        next.focus();
        this.#followFocus(stop, this.#stops.of(next));
      }
    }
  }

  #keyInFilter(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#choice.filter !== '') {
      event.preventDefault();
      this.#actions.clearFilter();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      primaryControl(this.#stops.all[0])?.focus();
    }
  }

  #keyWithControl(event: KeyboardEvent, row: string, link: string | undefined): void {
    const shown = this.#arranged.parts
      .flatMap(({ rows }) => rows)
      .find((each) => each.row.id === row)
      ?.shown.find(({ links }) => links.some(({ id }) => id === link));
    if (shown === undefined) {
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#actions.open(shown.links[0].url);
    } else if (
      event.key === 'c' &&
      this.#root.ownerDocument.getSelection()?.isCollapsed !== false
    ) {
      event.preventDefault();
      this.#copy(row, shown);
    }
  }

  /** The editor shows what the arrow keys have come to, once they rest, and leaves the focus here. */
  #followFocus(before: HTMLElement, stop: HTMLElement | undefined): void {
    clearTimeout(this.#revealTimer);
    const row = stop?.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (stop !== undefined && row !== undefined && stop !== before) {
      const { link } = stop.dataset;
      this.#revealTimer = setTimeout(() => {
        this.#reveal(row, link, false);
      }, revealDelay);
    }
  }

  #scrolled({ scrollTop }: HTMLElement): void {
    const isScrolled = scrollTop > 0;
    if (isScrolled !== this.#isScrolled) {
      this.#isScrolled = isScrolled;
      this.#render();
    }
    this.#remember();
  }

  #remember(): void {
    const post = this.#shown?.post?.frame.post;
    if (post === undefined) {
      return;
    }
    const { filter, sort, onlyProblems } = this.#choice;
    const { current } = this.#stops;
    this.#saved = withPost(this.#saved, {
      post,
      filter,
      sort,
      onlyProblems,
      scrollTop: this.#main?.scrollTop ?? 0,
      ...(current === undefined ? {} : { current }),
    });
    this.#host.save(this.#saved);
  }

  #sayCounts(): void {
    const frame = this.#shown?.post?.frame;
    if (frame !== undefined) {
      this.#speaker.sayCounts(countWords(frame.counts).join(', ') || t('{0} repositories', 0));
    }
  }
}
