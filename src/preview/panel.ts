import { KeyedChildren, element, setAttribute, setCodicon, setHidden, setText } from './dom';
import { createFilter } from './filter';
import { type EmptyReason, renderEmpty } from './emptyStates';
import { renderFoot, renderQuestion } from './lookUp';
import { type Part, PartBlock, toParts, type Stop } from './parts';
import { pageIds } from './page';
import { type HostMessage, type WebviewMessage, consentChoices, isWebAddress } from './protocol';
import { type PostState, type SavedState, parseState, withPost } from './savedState';
import type { PostView, RepositoriesView } from './viewModel';
import { countWords, counted, otherPlaces, visibleText } from './wording';

/** What the panel needs from the webview that it stands in. */
export interface PanelHost {
  post(message: WebviewMessage): void;
  /** What {@link save} was given last, perhaps by an earlier version of the page. */
  load(): unknown;
  save(state: SavedState): void;
}

/** Milliseconds of rest before changed counts are spoken, so that typing is not commented on. */
const speakingDelay = 400;
/** Milliseconds that the check mark stands in place of the copy icon. */
const copiedDuration = 1500;

/**
 * The Linked Repositories page at work: draws views into the page of `renderPage`, filters them, and
 * turns clicks and keys into messages.
 *
 * The rows and titles are stops of one list: the arrow keys move between stops, Tab goes on to the
 * buttons of the current one and then leaves the list.
 */
export class Panel {
  readonly #document: Document;
  readonly #host: PanelHost;
  readonly #page: Page;
  readonly #parts: KeyedChildren<Part, PartBlock>;
  readonly #stops = new WeakMap<Element, Stop>();
  #view: RepositoriesView | undefined;
  #saved: SavedState;
  /** Key of the stop that has the keyboard, or had it last. */
  #current: string | undefined;
  /** Which message stands in place of the list. */
  #drawnEmpty: string | undefined;
  #copying: { readonly button: HTMLElement; readonly url: string } | undefined;
  #speakingTimer: ReturnType<typeof setTimeout> | undefined;
  #spokenCounts: string | undefined;

  constructor(document: Document, host: PanelHost) {
    this.#document = document;
    this.#host = host;
    this.#page = findPage(document);
    this.#saved = parseState(host.load());
    this.#parts = new KeyedChildren(
      this.#page.parts,
      (part) => part.key,
      (key) => new PartBlock(document, this.#stops, key),
    );
    this.#listen();
  }

  receive(message: HostMessage): void {
    switch (message.type) {
      case 'show':
        this.show(message.view);
        break;
      case 'copied':
        this.#showCopied(message.url);
        break;
    }
  }

  show(view: RepositoriesView): void {
    const { main, filter } = this.#page;
    const before = this.#view;
    const isOtherPost = postId(view) !== postId(before);
    const hadFocus = main.contains(this.#document.activeElement);
    const focused = this.#document.activeElement;
    const position = this.#visibleStops().findIndex((stop) => keyOf(stop) === this.#current);
    if (isOtherPost) {
      this.#remember();
    }
    this.#view = view;

    const restored = isOtherPost && view.state === 'post' ? this.#recall(view.id) : undefined;
    if (isOtherPost) {
      filter.value = restored?.filter ?? '';
      this.#current = restored?.current;
      this.#spokenCounts = undefined;
    }
    this.#draw(view);
    this.#applyFilter();
    this.#keepCurrent(position);
    if (isOtherPost) {
      main.scrollTop = restored?.scrollTop ?? 0;
    }
    if (hadFocus && !main.contains(this.#document.activeElement)) {
      // The row was moved, or is gone and the one in its place takes over.
      const same = focused?.isConnected === true && focused.closest('[hidden]') === null;
      focus(same ? focused : primaryControl(this.#currentStop()), { preventScroll: true });
    }
    if (view.state === 'post') {
      this.#speakCounts(view);
    }
  }

  #draw(view: RepositoriesView): void {
    const { header, title, facts, search, notice } = this.#page;
    const groups = view.state === 'post' ? view.groups : [];
    const isEmpty = !groups.some((group) => group.links.length > 0);
    setHidden(header, view.state === 'no-post');
    setHidden(search, isEmpty);
    if (view.state === 'post') {
      setText(title, visibleText(view.title || view.fileName));
      const words = countWords(view.counts);
      drawFacts(facts, view.title ? [visibleText(view.fileName), ...words] : words);
    }
    const sentence = view.state === 'post' ? view.truncated : undefined;
    setHidden(notice, sentence === undefined);
    setText(notice, visibleText(sentence ?? ''));

    this.#drawAround(view, isEmpty);
    this.#parts.update(isEmpty ? [] : toParts(groups, otherPlaces(groups)));
  }

  /** The question before the list, the lines below it and the button that asks again. */
  #drawAround(view: RepositoriesView, isEmpty: boolean): void {
    const { question, foot, refresh } = this.#page;
    const shown = view.state === 'post' && !isEmpty ? view : undefined;
    setHidden(refresh, shown?.canRefresh !== true);
    redraw(question, shown?.question, (asked) => renderQuestion(this.#document, asked));
    const lines = shown?.foot ?? [];
    redraw(foot, lines.length === 0 ? undefined : lines, (known) =>
      renderFoot(this.#document, known),
    );
  }

  #applyFilter(): void {
    const { filter, filterCount, clear, search } = this.#page;
    const isFiltering = filter.value.trim() !== '' && !search.hidden;
    const accepts = createFilter(isFiltering ? filter.value : '');
    let shown = 0;
    let all = 0;
    let groups = 0;
    for (const part of this.#parts.all) {
      const result = part.filter(accepts);
      shown += result.shownLinks;
      all += result.allLinks;
      groups += result.shownGroups;
    }
    setHidden(filterCount, !isFiltering);
    setText(filterCount, `${String(shown)} of ${String(all)}`);
    setHidden(clear, filter.value === '');
    this.#drawEmpty(isFiltering && groups === 0);
  }

  #drawEmpty(isFilteredAway: boolean): void {
    const { empty, filter, search } = this.#page;
    const typed = filter.value.trim();
    let reason: EmptyReason | undefined;
    if (isFilteredAway) {
      reason = 'no-match';
    } else if (this.#view?.state !== 'post') {
      reason = 'no-post';
    } else if (search.hidden) {
      reason = this.#view.isPost ? 'no-links' : 'no-links-here';
    }
    setHidden(empty, reason === undefined);
    const drawn = isFilteredAway ? `no-match ${typed}` : reason;
    if (reason !== undefined && drawn !== this.#drawnEmpty) {
      empty.replaceChildren(renderEmpty(this.#document, reason, typed));
    }
    this.#drawnEmpty = drawn;
  }

  #listen(): void {
    const { main, filter, clear, refresh } = this.#page;
    refresh.addEventListener('click', () => {
      this.#host.post({ type: 'refresh' });
    });
    filter.addEventListener('input', () => {
      this.#filterChanged();
    });
    filter.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && filter.value !== '') {
        event.preventDefault();
        this.#clearFilter();
      } else if (event.key === 'ArrowDown' && !event.isComposing) {
        event.preventDefault();
        focus(primaryControl(this.#visibleStops()[0]));
      }
    });
    clear.addEventListener('click', () => {
      this.#clearFilter();
    });
    main.addEventListener('click', (event) => {
      this.#clicked(event);
    });
    main.addEventListener('keydown', (event) => {
      this.#keyPressed(event);
    });
    main.addEventListener('focusin', (event) => {
      const stop = closest(event.target, '[data-stop]');
      if (stop) {
        this.#setCurrent(stop);
        this.#remember();
      }
    });
    main.addEventListener(
      'scroll',
      () => {
        this.#page.header.classList.toggle('scrolled', main.scrollTop > 0);
        this.#remember();
      },
      { passive: true },
    );
  }

  #clicked(event: Event): void {
    const link = closest(event.target, 'a[href]');
    if (link) {
      // VS Code follows links of webviews by itself; the address must be asked for only once.
      event.preventDefault();
      event.stopPropagation();
      this.#open(link.getAttribute('href') ?? '');
      return;
    }
    const button = closest(event.target, '[data-action]');
    const stop = this.#stopOf(button);
    switch (button?.dataset['action']) {
      case 'reveal':
        this.#reveal(stop);
        break;
      case 'open':
        this.#open(stop?.url ?? '');
        break;
      case 'copy':
        this.#copy(button, stop);
        break;
      case 'clear':
        this.#clearFilter();
        break;
      case 'use-canonical':
        this.#useCanonical(stop);
        break;
      case 'look-up':
        this.#lookUp(button.dataset['choice']);
        break;
      case 'sign-in':
        this.#host.post({ type: 'sign-in', hostName: button.dataset['host'] ?? '' });
        break;
      default:
        break;
    }
  }

  #keyPressed(event: KeyboardEvent): void {
    const stop = closest(event.target, '[data-stop]');
    if (!stop || event.isComposing || event.altKey) {
      return;
    }
    const details = this.#stopOf(stop);
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'Enter' && details?.url !== undefined) {
        event.preventDefault();
        this.#open(details.url);
      } else if (event.key === 'c' && details?.url !== undefined && !this.#hasSelection()) {
        event.preventDefault();
        this.#copy(stop.querySelector<HTMLElement>('[data-action=copy]'), details);
      }
      return;
    }
    if (event.shiftKey) {
      return;
    }
    const target = this.#targetOf(event.key, stop, closest(event.target, 'button, a'));
    if (target) {
      event.preventDefault();
      focus(target);
    }
  }

  #hasSelection(): boolean {
    return this.#document.getSelection()?.isCollapsed === false;
  }

  /** The control that an arrow key leads to. */
  #targetOf(key: string, stop: Element, control: Element | null): HTMLElement | undefined {
    const stops = this.#visibleStops();
    const index = stops.findIndex((other) => other === stop);
    const controls = controlsOf(stop);
    const controlIndex = controls.findIndex((other) => other === control);
    switch (key) {
      case 'ArrowDown':
        return primaryControl(stops[index + 1]);
      case 'ArrowUp':
        return primaryControl(stops[index - 1]);
      case 'Home':
        return primaryControl(stops[0]);
      case 'End':
        return primaryControl(stops[stops.length - 1]);
      case 'ArrowRight':
        return controls[controlIndex + 1];
      case 'ArrowLeft':
        return controls[controlIndex - 1];
      default:
        return undefined;
    }
  }

  #reveal(stop: Stop | undefined): void {
    if (stop && this.#view?.state === 'post') {
      this.#host.post({ type: 'reveal', post: this.#view.id, span: stop.span });
    }
  }

  #useCanonical(stop: Stop | undefined): void {
    if (stop && this.#view?.state === 'post') {
      this.#host.post({ type: 'use-canonical', post: this.#view.id, span: stop.span });
    }
  }

  #lookUp(chosen: string | undefined): void {
    const choice = consentChoices.find((known) => known === chosen);
    this.#host.post({ type: 'look-up', ...(choice === undefined ? {} : { choice }) });
  }

  #open(url: string): void {
    if (isWebAddress(url)) {
      this.#host.post({ type: 'open', url });
    }
  }

  #copy(button: HTMLElement | null, stop: Stop | undefined): void {
    if (button && stop?.url !== undefined) {
      this.#copying = { button, url: stop.url };
      this.#host.post({ type: 'copy', url: stop.url });
    }
  }

  #showCopied(url: string): void {
    const icon = this.#copying?.button.querySelector('.codicon');
    if (this.#copying?.url !== url || !icon) {
      return;
    }
    this.#copying = undefined;
    setCodicon(icon, 'check');
    setTimeout(() => {
      setCodicon(icon, 'copy');
    }, copiedDuration);
    this.#speak('Link copied');
  }

  #clearFilter(): void {
    this.#page.filter.value = '';
    this.#filterChanged();
    this.#page.filter.focus();
  }

  #filterChanged(): void {
    this.#applyFilter();
    this.#keepCurrent(0);
    this.#remember();
    const { filterCount, filter } = this.#page;
    this.#speak(filter.value.trim() ? `${filterCount.textContent} links shown` : 'All links shown');
  }

  /** Makes sure that one visible stop can be reached with Tab: the current one, or its neighbour. */
  #keepCurrent(position: number): void {
    const stops = this.#visibleStops();
    const stop =
      stops.find((other) => keyOf(other) === this.#current) ??
      stops[Math.min(Math.max(position, 0), stops.length - 1)];
    for (const other of this.#page.parts.querySelectorAll<HTMLElement>('[data-stop]')) {
      setTabbable(other, other === stop);
    }
    this.#current = stop ? keyOf(stop) : this.#current;
  }

  #setCurrent(stop: HTMLElement): void {
    const before = this.#currentStop();
    if (before && before !== stop) {
      setTabbable(before, false);
    }
    setTabbable(stop, true);
    this.#current = keyOf(stop);
  }

  #currentStop(): HTMLElement | undefined {
    return this.#visibleStops().find((stop) => keyOf(stop) === this.#current);
  }

  #stopOf(target: Element | null): Stop | undefined {
    const stop = closest(target, '[data-stop]');
    return stop ? this.#stops.get(stop) : undefined;
  }

  #visibleStops(): HTMLElement[] {
    const stops = this.#page.parts.querySelectorAll<HTMLElement>('[data-stop]');
    return [...stops].filter((stop) => stop.closest('[hidden]') === null);
  }

  #recall(post: string): PostState | undefined {
    return this.#saved.posts.find((other) => other.post === post);
  }

  #remember(): void {
    const { main, filter } = this.#page;
    if (this.#view?.state !== 'post') {
      return;
    }
    this.#saved = withPost(this.#saved, {
      post: this.#view.id,
      filter: filter.value,
      scrollTop: main.scrollTop,
      ...(this.#current === undefined ? {} : { current: this.#current }),
    });
    this.#host.save(this.#saved);
  }

  #speakCounts(view: PostView): void {
    const counts = countWords(view.counts).join(', ') || counted(0, 'repository', 'repositories');
    if (this.#spokenCounts !== undefined && this.#spokenCounts !== counts) {
      this.#speak(counts);
    }
    this.#spokenCounts = counts;
  }

  #speak(text: string): void {
    clearTimeout(this.#speakingTimer);
    this.#speakingTimer = setTimeout(() => {
      this.#page.status.textContent = text;
    }, speakingDelay);
  }
}

type Page = ReturnType<typeof findPage>;

function findPage(document: Document) {
  const find = (id: string): HTMLElement => {
    const found = document.getElementById(id);
    if (!found) {
      throw new Error(`The page has no element "${id}".`);
    }
    return found;
  };
  const title = find(pageIds.title);
  const header = title.closest('header');
  if (!header) {
    throw new Error('The page has no header.');
  }
  return {
    header,
    title,
    facts: find(pageIds.facts),
    search: find(pageIds.search),
    filter: find(pageIds.filter) as HTMLInputElement,
    filterCount: find(pageIds.filterCount),
    clear: find(pageIds.clear),
    refresh: find(pageIds.refresh),
    main: find(pageIds.main),
    question: find(pageIds.question),
    notice: find(pageIds.notice),
    parts: find(pageIds.parts),
    empty: find(pageIds.empty),
    foot: find(pageIds.foot),
    status: find(pageIds.status),
  };
}

const drawnData = new WeakMap<HTMLElement, string>();

/** Draws an area anew when its data is another; a button that has the focus keeps it. */
function redraw<Data>(
  area: HTMLElement,
  data: Data | undefined,
  draw: (data: Data) => DocumentFragment,
): void {
  setHidden(area, data === undefined);
  const next = JSON.stringify(data ?? null);
  if (data === undefined || drawnData.get(area) === next) {
    return;
  }
  drawnData.set(area, next);
  const { activeElement } = area.ownerDocument;
  const action = area.contains(activeElement) ? closest(activeElement, '[data-action]') : null;
  area.replaceChildren(draw(data));
  if (action) {
    focus(area.querySelector(`[data-action="${action.dataset['action'] ?? ''}"]`));
  }
}

/** Each fact stays in one piece when the line wraps; the dots between them are drawn by the style. */
function drawFacts(line: HTMLElement, facts: readonly string[]): void {
  const before = [...line.children].map((child) => child.textContent);
  if (before.length === facts.length && facts.every((fact, index) => fact === before[index])) {
    return;
  }
  const { ownerDocument } = line;
  line.replaceChildren(
    ...facts.flatMap((fact, index) => [
      ...(index > 0 ? [' '] : []),
      element(ownerDocument, 'span', 'fact', fact),
    ]),
  );
}

function postId(view: RepositoriesView | undefined): string | undefined {
  return view?.state === 'post' ? view.id : undefined;
}

function keyOf(stop: HTMLElement): string | undefined {
  return stop.dataset['stop'];
}

function controlsOf(stop: Element): HTMLElement[] {
  return [...stop.querySelectorAll<HTMLElement>('button:not([hidden]), a[href]')];
}

function primaryControl(stop: Element | undefined): HTMLElement | undefined {
  return stop ? controlsOf(stop)[0] : undefined;
}

function setTabbable(stop: Element, isTabbable: boolean): void {
  for (const control of controlsOf(stop)) {
    setAttribute(control, 'tabindex', isTabbable ? '0' : '-1');
  }
}

function focus(target: Element | null | undefined, options?: FocusOptions): void {
  (target as HTMLElement | null | undefined)?.focus(options);
}

function closest(target: EventTarget | Element | null, selector: string): HTMLElement | null {
  // Events of the page come from its elements; text nodes are never their target.
  return (target as Element | null)?.closest<HTMLElement>(selector) ?? null;
}
