// What tests may ask of the window that they run in. The scripts in this folder serve it over
// loopback where they own the window (see browser.ts); in a desktop VS Code it does not exist.

/** Selectors are CSS, looked up in the workbench and in every webview; actions wait for a match. */
export interface Ui {
  /** Saves the whole window as `.vscode-test/screenshots/NAME.png` and answers that path. */
  readonly screenshot: (name: string) => Promise<string>;
  /** Presses a key or a combination: `F8`, `Control+Shift+P`. */
  readonly press: (keys: string) => Promise<void>;
  /** Types text where the focus is. */
  readonly type: (text: string) => Promise<void>;
  readonly click: (selector: string) => Promise<void>;
  readonly hover: (selector: string) => Promise<void>;
  /** The visible text of the first match. */
  readonly text: (selector: string) => Promise<string>;
  /** The visible texts of all matches in all frames, without waiting. */
  readonly texts: (selector: string) => Promise<string[]>;
  /** Waits until the text can be seen anywhere in the window or in a webview. */
  readonly waitForText: (text: string) => Promise<void>;
  /** Evaluates a JavaScript expression in the frame of the first match, which it sees as `element`. */
  readonly evaluate: (selector: string, expression: string) => Promise<unknown>;
  /** Sets the size of the window in CSS pixels. */
  readonly resize: (width: number, height: number) => Promise<void>;
}

export const uiMethods = [
  'screenshot',
  'press',
  'type',
  'click',
  'hover',
  'text',
  'texts',
  'waitForText',
  'evaluate',
  'resize',
] as const satisfies readonly (keyof Ui)[];

/** The environment variable that tells tests in a Node.js extension host where the window listens. */
export const uiVariable = 'COMPONENT_POSTS_UI';

/** Where the window listens for tests in a web extension host: on the workbench's own origin. */
export const uiRoute = '/test-ui';

export interface UiCall {
  readonly method: keyof Ui;
  readonly arguments: readonly unknown[];
}

export type UiAnswer = { readonly value?: unknown } | { readonly error: string };

/** A window that listens at an address. */
export function connectUi(address: string): Ui {
  const call = async (method: keyof Ui, ...args: unknown[]): Promise<unknown> => {
    const body: UiCall = { method, arguments: args };
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
    const answer = (await response.json()) as UiAnswer;
    if ('error' in answer) {
      throw new Error(`ui.${method}: ${answer.error}`);
    }
    return answer.value;
  };
  return Object.fromEntries(
    uiMethods.map((method) => [method, call.bind(undefined, method)]),
  ) as unknown as Ui;
}
