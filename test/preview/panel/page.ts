import { JSDOM } from 'jsdom';
import type { PanelView } from '../../../src/preview/panel/model';
import { PanelPage } from '../../../src/preview/panel/page';
import type { HostMessage } from '../../../src/preview/panel/hostMessages';
import type { ViewMessage } from '../../../src/preview/panel/viewMessages';
import type { SavedState } from '../../../src/preview/panel/savedState';
import { renderShell } from '../../../src/preview/pageShell';
import { show } from './samples';

/** A page of its own, and what passed between it and VS Code. */
export interface OpenPage {
  readonly page: PanelPage;
  readonly document: Document;
  readonly sent: ViewMessage[];
  /** What the page saved last. */
  readonly state: () => SavedState | undefined;
  readonly show: (view: PanelView) => void;
  readonly receive: (message: HostMessage) => void;
}

/** What drawing needs of the global scope, as every browser has it. */
export function withBrowserGlobals(): void {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  suiteSetup(() => {
    Object.defineProperty(globalThis, 'navigator', {
      value: { userAgent: 'test' },
      configurable: true,
    });
  });
  suiteTeardown(() => {
    Object.defineProperty(globalThis, 'navigator', before ?? { value: undefined });
  });
}

export function openPage(saved?: unknown): OpenPage {
  const html = renderShell({
    nonce: 'nonce',
    cspSource: 'https://example.org',
    scriptUri: 'https://example.org/panel.js',
    styleUri: 'https://example.org/panel.css',
    title: 'Linked Repositories',
    page: 'panel',
    language: 'en',
  });
  // No scripts, no resources: jsdom neither runs nor loads anything unless told to.
  const { document } = new JSDOM(html, { pretendToBeVisual: true }).window;
  const sent: ViewMessage[] = [];
  let state: SavedState | undefined;
  const page = new PanelPage(document.getElementById('root')!, {
    post: (message) => sent.push(message),
    load: () => state ?? saved,
    save: (next) => {
      state = next;
    },
  });
  const receive = (message: HostMessage): void => {
    page.receive(message);
  };
  return {
    page,
    document,
    sent,
    state: () => state,
    receive,
    show: (view) => {
      receive(show(view));
    },
  };
}

export function all(document: Document, selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

export function texts(document: Document, selector: string): string[] {
  return all(document, selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
}

export function click(document: Document, selector: string, detail = 1): void {
  const window = document.defaultView as unknown as typeof globalThis;
  const target = document.querySelector(selector);
  if (target === null) {
    throw new Error(`There is no ${selector}.`);
  }
  target.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true, detail }));
}

export function press(document: Document, key: string, more: KeyboardEventInit = {}): void {
  const window = document.defaultView as unknown as typeof globalThis;
  const init = { key, bubbles: true, cancelable: true, ...more };
  document.activeElement?.dispatchEvent(new window.KeyboardEvent('keydown', init));
}

export function type(document: Document, text: string): void {
  const window = document.defaultView as unknown as typeof globalThis;
  const filter = document.querySelector<HTMLInputElement>('#filter')!;
  filter.focus();
  filter.value = text;
  filter.dispatchEvent(new window.Event('input', { bubbles: true }));
}

export function choose(document: Document, sort: string): void {
  const window = document.defaultView as unknown as typeof globalThis;
  const select = document.querySelector<HTMLSelectElement>('#sort')!;
  select.value = sort;
  select.dispatchEvent(new window.Event('change', { bubbles: true }));
}

/** Key of the stop that has the focus. */
export function focused(document: Document): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-stop]')?.dataset['stop'];
}

export function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
