import { codicon, element, setHidden, setText } from './dom';
import type { Badge, FactItem, RowFacts } from './viewModel';
import { factIcons, visibleText } from './wording';

/**
 * What is known of the other end of one link: a line for what its owner says about it, a line of facts
 * and its badges. Both lines are there before anything is known, so that nothing moves when it is.
 */
export class FactsBlock {
  /** The two lines. */
  readonly root: HTMLElement;
  /** For a line that is there anyway. */
  readonly badges: HTMLElement;
  readonly #document: Document;
  readonly #description: HTMLElement;
  readonly #items: HTMLElement;
  #drawn = '';

  constructor(document: Document, id: string) {
    this.#document = document;
    this.#description = element(document, 'p', 'description');
    this.#description.dir = 'auto';
    this.#items = element(document, 'p', 'items');
    this.badges = element(document, 'p', 'badges');
    this.root = element(document, 'div', 'known', this.#description, this.#items);
    this.root.id = id;
  }

  update(facts: RowFacts | undefined): void {
    setHidden(this.root, facts === undefined);
    const next = JSON.stringify(facts ?? null);
    if (next === this.#drawn) {
      return;
    }
    this.#drawn = next;
    const description = visibleText(facts === undefined ? '' : aboutOf(facts));
    setText(this.#description, description);
    // What does not fit on the line can be read by pointing at it.
    this.#description.title = description;
    this.#items.replaceChildren(...this.#drawItems(facts));
    this.badges.replaceChildren(...this.#drawBadges(facts));
    setHidden(this.badges, this.badges.childElementCount === 0);
  }

  #drawItems(facts: RowFacts | undefined): Node[] {
    if (facts === undefined) {
      return [];
    }
    const { items, asOf, isAsking } = facts;
    const drawn = items.map((item) => this.#drawItem(item));
    if (asOf !== undefined) {
      drawn.push(element(this.#document, 'span', 'item as-of', `as of ${visibleText(asOf)}`));
    } else if (isAsking && drawn.length === 0) {
      drawn.push(element(this.#document, 'span', 'item asking', 'Looking it up…'));
    }
    return spaced(drawn);
  }

  #drawItem({ kind, text, color }: FactItem): HTMLElement {
    const words = element(this.#document, 'bdi', '', visibleText(text));
    const icon = factIcons[kind];
    if (kind === 'language') {
      return element(this.#document, 'span', 'item', ...this.#dot(color), words);
    }
    return icon === undefined
      ? element(this.#document, 'span', 'item', words)
      : element(this.#document, 'span', 'item', codicon(this.#document, icon), words);
  }

  #dot(color: string | undefined): HTMLElement[] {
    if (color === undefined || !/^#[\da-f]{6}$/i.test(color)) {
      return [];
    }
    const dot = element(this.#document, 'span', 'dot');
    dot.setAttribute('aria-hidden', 'true');
    dot.style.backgroundColor = color;
    return [dot];
  }

  #drawBadges(facts: RowFacts | undefined): Node[] {
    const drawn: HTMLElement[] = (facts?.badges ?? []).map((badge) => this.#drawBadge(badge));
    if (facts?.movedTo !== undefined) {
      // Behind the badge that says so, which comes first of those that a found repository has.
      drawn.splice(1, 0, this.#canonicalButton(facts.movedTo));
    }
    return spaced(drawn);
  }

  #canonicalButton(movedTo: string): HTMLElement {
    const button = element(this.#document, 'button', 'small-button', 'Use canonical link');
    button.type = 'button';
    button.dataset['action'] = 'use-canonical';
    button.title = `Link ${visibleText(movedTo)} instead`;
    button.tabIndex = -1;
    return button;
  }

  #drawBadge({ icon, text, title, tone }: Badge): HTMLElement {
    const badge = element(
      this.#document,
      'span',
      `state ${tone}`,
      codicon(this.#document, icon),
      element(this.#document, 'bdi', '', visibleText(text)),
    );
    badge.title = visibleText(title);
    return badge;
  }
}

/** What its owner says about it; where that is nothing, what is known instead. */
function aboutOf({ description, items, badges }: RowFacts): string {
  const hasFacts = items.some(({ kind }) => kind !== 'advice');
  return description ?? (hasFacts ? 'No description' : (badges[0]?.title ?? ''));
}

/** With blanks between them, so that they are not read as one word. */
function spaced(elements: readonly HTMLElement[]): Node[] {
  return elements.flatMap((drawn, index) =>
    index === 0 ? [drawn] : [drawn.ownerDocument.createTextNode(' '), drawn],
  );
}
