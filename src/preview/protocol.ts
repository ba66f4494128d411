import type { RepositoriesView, Span } from './viewModel';

/** What the extension tells the webview. */
export type HostMessage =
  /** Draw this instead of what stands there. */
  | { readonly type: 'show'; readonly view: RepositoriesView }
  /** The address that the webview asked for is in the clipboard now. */
  | { readonly type: 'copied'; readonly url: string };

/** What the webview asks of the extension. */
export type WebviewMessage =
  /** The page is loaded and waits for its first view. */
  | { readonly type: 'ready' }
  /** Show this place of the post. `post` is the `id` of the view that the span belongs to. */
  | { readonly type: 'reveal'; readonly post: string; readonly span: Span }
  /** Open this `http` or `https` address in a browser. */
  | { readonly type: 'open'; readonly url: string }
  /** Put this address into the clipboard. */
  | { readonly type: 'copy'; readonly url: string }
  /** The author says who may be asked; without a choice, wants to be asked about it. */
  | { readonly type: 'look-up'; readonly choice?: ConsentChoice }
  /** Look everything up again. */
  | { readonly type: 'refresh' }
  | { readonly type: 'sign-in'; readonly hostName: string }
  /** Write the name that a moved repository has now into this link of the post. */
  | { readonly type: 'use-canonical'; readonly post: string; readonly span: Span };

/** `always`: for every post. `blog`: for the posts of this workspace. `never`: for none. */
export type ConsentChoice = (typeof consentChoices)[number];

export const consentChoices = ['always', 'blog', 'never'] as const;

/** Longer addresses and post ids than this (in UTF-16 code units) are refused. */
const maximumLength = 8192;

/**
 * Reads a message from the webview. The page draws text that others wrote, so nothing from it is
 * taken on trust: what is not exactly a known message is `undefined`, and unknown fields are left out.
 */
export function parseWebviewMessage(message: unknown): WebviewMessage | undefined {
  switch (field(message, 'type')) {
    case 'ready':
      return { type: 'ready' };
    case 'refresh':
      return { type: 'refresh' };
    case 'sign-in': {
      const hostName = field(message, 'hostName');
      return isHostName(hostName) ? { type: 'sign-in', hostName } : undefined;
    }
    case 'look-up':
      return parseLookUp(field(message, 'choice'));
    case 'reveal':
      return parsePlace('reveal', message);
    case 'use-canonical':
      return parsePlace('use-canonical', message);
    case 'open': {
      const url = field(message, 'url');
      return isShortText(url) && isWebAddress(url) ? { type: 'open', url } : undefined;
    }
    case 'copy': {
      const url = field(message, 'url');
      return isShortText(url) && url !== '' ? { type: 'copy', url } : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * Reads a message from the extension. That side is our own code, so this only tells its messages
 * from others that arrive in the same window.
 */
export function parseHostMessage(message: unknown): HostMessage | undefined {
  switch (field(message, 'type')) {
    case 'show': {
      const state = field(field(message, 'view'), 'state');
      return state === 'no-post' || state === 'post' ? (message as HostMessage) : undefined;
    }
    case 'copied':
      return typeof field(message, 'url') === 'string' ? (message as HostMessage) : undefined;
    default:
      return undefined;
  }
}

/** Whether an address is absolute and for a web browser, and not `javascript:`, `command:` or the like. */
export function isWebAddress(url: string): boolean {
  // The URL parser skips blanks and control characters; an address that needs that is not one.

  if (!/^https?:\/\/[^\s\u0000-\u001f\u007f]+$/i.test(url) || !URL.canParse(url)) {
    return false;
  }
  const { protocol } = new URL(url);
  return protocol === 'https:' || protocol === 'http:';
}

function parseLookUp(choice: unknown): WebviewMessage | undefined {
  if (choice === undefined) {
    return { type: 'look-up' };
  }
  const known = consentChoices.find((candidate) => candidate === choice);
  return known === undefined ? undefined : { type: 'look-up', choice: known };
}

function parsePlace(
  type: 'reveal' | 'use-canonical',
  message: unknown,
): WebviewMessage | undefined {
  const post = field(message, 'post');
  const span = parseSpan(field(message, 'span'));
  return isShortText(post) && span ? { type, post, span } : undefined;
}

function parseSpan(value: unknown): Span | undefined {
  const start = field(value, 'start');
  const end = field(value, 'end');
  return isOffset(start) && isOffset(end) && start <= end ? { start, end } : undefined;
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isHostName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 253 && /^[a-z\d.-]+$/.test(value);
}

function isShortText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= maximumLength &&
    !/[\u0000-\u001f\u007f]/.test(value)
  );
}

/** An own field of a plain object, so that nothing is found on a prototype. */
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
