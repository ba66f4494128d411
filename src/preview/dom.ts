/** Makes an element. Text goes in as text: nothing in this room ever parses HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: Tag,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

/** One of VS Code's icons. It never stands alone: what it means is said in words beside it. */
export function codicon(document: Document, name: string): HTMLSpanElement {
  const icon = element(document, 'span');
  setCodicon(icon, name);
  icon.setAttribute('aria-hidden', 'true');
  return icon;
}

export function setCodicon(icon: Element, name: string): void {
  setAttribute(icon, 'class', `codicon codicon-${name}`);
}

/** An icon button. It is taken into the tab order when its row becomes the current one. */
export function iconButton(document: Document, icon: string, action: string): HTMLButtonElement {
  const button = element(document, 'button', 'action', codicon(document, icon));
  button.type = 'button';
  button.dataset['action'] = action;
  button.tabIndex = -1;
  return button;
}

/** Sets the text only when it differs, so that a selection in it survives a redraw. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Sets the attribute, or removes it when there is no value. */
export function setAttribute(target: Element, name: string, value: string | undefined): void {
  if (value === undefined) {
    target.removeAttribute(name);
  } else if (target.getAttribute(name) !== value) {
    target.setAttribute(name, value);
  }
}

/** Hides or shows, and leaves alone what is as it should be. */
export function setHidden(target: HTMLElement, isHidden: boolean): void {
  if (target.hidden !== isHidden) {
    target.hidden = isHidden;
  }
}

/** Something drawn that can be drawn again with other data. */
export interface Drawn<Data> {
  readonly root: HTMLElement;
  update(data: Data): void;
}

/**
 * Children of one element, each belonging to a piece of data by its key. Drawing again keeps the
 * elements of the keys that stay, and moves as few as it can, so that focus and selection stay too.
 */
export class KeyedChildren<Data, Child extends Drawn<Data>> {
  #children = new Map<string, Child>();

  constructor(
    private readonly parent: HTMLElement,
    private readonly keyOf: (data: Data) => string,
    private readonly create: (key: string) => Child,
  ) {}

  /** In the order of the data. */
  get all(): Iterable<Child> {
    return this.#children.values();
  }

  update(items: readonly Data[]): void {
    const next = new Map<string, Child>();
    for (const data of items) {
      const key = unusedKey(this.keyOf(data), next);
      const child = this.#children.get(key) ?? this.create(key);
      child.update(data);
      next.set(key, child);
    }
    for (const [key, child] of this.#children) {
      if (!next.has(key)) {
        child.root.remove();
      }
    }
    let place = this.parent.firstChild;
    for (const { root } of next.values()) {
      if (root === place) {
        place = place.nextSibling;
      } else {
        this.parent.insertBefore(root, place);
      }
    }
    this.#children = next;
  }
}

/** Two pieces of data with one key are both drawn: a list that hides a link would be wrong. */
function unusedKey(key: string, used: ReadonlyMap<string, unknown>): string {
  let unused = key;
  for (let count = 2; used.has(unused); count++) {
    unused = `${key} ${String(count)}`;
  }
  return unused;
}
