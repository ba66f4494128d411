// What every extension host has, desktop, remote and web alike. Declared here rather than taken from
// the DOM or Node.js libraries, so that nothing that one of the hosts lacks can creep in.

declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

declare const performance: { now(): number };

/** Of Node.js only: the next turn of its loop, where a timer takes a millisecond. */
declare const setImmediate: ((callback: () => void) => unknown) | undefined;

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** As much of it as is used: https://dom.spec.whatwg.org/#interface-abortsignal */
declare class AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** As much of it as is used: https://dom.spec.whatwg.org/#interface-abortcontroller */
declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

declare const crypto: {
  getRandomValues(array: Uint8Array): Uint8Array;
};

declare module '*.code-snippets' {
  const snippets: Readonly<
    Record<
      string,
      {
        readonly prefix: string | readonly string[];
        readonly body: string | readonly string[];
        readonly description: string;
      }
    >
  >;
  export default snippets;
}
