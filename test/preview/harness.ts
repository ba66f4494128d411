import { JSDOM } from 'jsdom';
import { renderPage } from '../../src/preview/page';
import { Panel } from '../../src/preview/panel';
import type { WebviewMessage } from '../../src/preview/protocol';
import type { SavedState } from '../../src/preview/savedState';
import type { LinkRow, PostView, RepositoryGroup } from '../../src/preview/viewModel';

/** A panel in a page of its own, and what passed between it and VS Code. */
export interface OpenPanel {
  readonly panel: Panel;
  readonly document: Document;
  readonly sent: WebviewMessage[];
  /** What the page saved last. */
  readonly state: () => SavedState | undefined;
}

export function openPanel(saved?: unknown): OpenPanel {
  const html = renderPage({
    nonce: 'nonce',
    cspSource: 'https://example.org',
    scriptUri: 'https://example.org/preview.js',
    styleUri: 'https://example.org/preview.css',
  });
  // No scripts, no resources: jsdom neither runs nor loads anything unless told to.
  const { document } = new JSDOM(html).window;
  const sent: WebviewMessage[] = [];
  let state: SavedState | undefined;
  const panel = new Panel(document, {
    post: (message) => sent.push(message),
    load: () => state ?? saved,
    save: (next) => {
      state = next;
    },
  });
  return { panel, document, sent, state: () => state };
}

export function link(owner: string, name?: string, more: Partial<LinkRow> = {}): LinkRow {
  const path = name === undefined ? owner : `${owner}/${name}`;
  return {
    id: path,
    hostId: 'github',
    hostLabel: 'GitHub',
    owner,
    ...(name === undefined ? {} : { name }),
    kind: name === undefined ? 'owner' : 'repository',
    url: `https://github.com/${path}`,
    span: { start: 10, end: 20 },
    ...more,
  };
}

export function group(
  kind: RepositoryGroup['kind'],
  title: string,
  links: readonly LinkRow[],
  more: Partial<RepositoryGroup> = {},
): RepositoryGroup {
  const span = { start: 100, end: 120 };
  return { id: `${kind} ${title}`, kind, title, aliases: [], span, links, ...more };
}

export function post(groups: readonly RepositoryGroup[], more: Partial<PostView> = {}): PostView {
  return {
    state: 'post',
    id: 'file:///blog/kite.md',
    title: 'The stack behind Kite',
    fileName: 'kite.md',
    isPost: true,
    counts: { entries: 2, sections: 2, repositories: 3, owners: 2 },
    groups,
    ...more,
  };
}

/** A small post with every kind of group. */
export function samplePost(more: Partial<PostView> = {}): PostView {
  return post(
    [
      group('entry', 'Distributed OS = Kite OS', [link('kite-os')]),
      group('entry', 'Loom = Automation', [
        link('meridian', 'loom', { span: { start: 40, end: 80 } }),
      ]),
      group('section', 'Kite OS', [link('kite-os', undefined, { label: 'here' })], {
        excerpt:
          '**Kite OS**: A truly *distributed* system, see [the book](https://example.org/b).',
      }),
      group(
        'section',
        'Cockpit',
        [
          link('meridian', 'loom'),
          link('meridian', 'loom', {
            id: 'release',
            kind: 'deep',
            detail: 'release v1.0',
            target: 'release',
            url: 'https://github.com/meridian/loom/releases/tag/v1.0',
          }),
        ],
        { aliases: ['Loom'] },
      ),
      group('other', 'Elsewhere in the post', [
        link('tools', 'lint', { hostId: 'codeberg', hostLabel: 'Codeberg' }),
      ]),
    ],
    more,
  );
}

/** Elements that are shown. */
export function shown(document: Document, selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (found) => found.closest('[hidden]') === null,
  );
}

export function texts(document: Document, selector: string): string[] {
  return shown(document, selector).map(textOf);
}

/** What is read, without what is hidden. */
export function textOf(node: Element): string {
  const copy = node.cloneNode(true) as Element;
  copy.querySelectorAll('[hidden]').forEach((hidden) => {
    hidden.remove();
  });
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

export function press(document: Document, key: string, more: KeyboardEventInit = {}): void {
  const window = document.defaultView as unknown as typeof globalThis;
  const target = document.activeElement ?? document.body;
  const init = { key, bubbles: true, cancelable: true, ...more };
  target.dispatchEvent(new window.KeyboardEvent('keydown', init));
}

export function type(document: Document, text: string): void {
  const window = document.defaultView as unknown as typeof globalThis;
  const filter = document.getElementById('filter') as HTMLInputElement;
  filter.focus();
  filter.value = text;
  filter.dispatchEvent(new window.Event('input', { bubbles: true }));
}

/** The text of the row or title that has the focus. */
export function focused(document: Document): string {
  return document.activeElement ? textOf(document.activeElement) : '';
}

export function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
