// What every extension host has, desktop, remote and web alike. Declared here rather than taken from
// the DOM or Node.js libraries, so that nothing that one of the hosts lacks can creep in.

declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

declare const performance: { now(): number };

/** As much of it as `Fetch` of the core uses: https://fetch.spec.whatwg.org/#fetch-method */
declare function fetch(
  url: string,
  init: {
    readonly method: 'GET' | 'POST';
    readonly headers: Record<string, string>;
    readonly body?: string;
    readonly redirect: 'follow' | 'manual' | 'error';
    readonly signal: AbortSignal;
    readonly credentials: 'omit';
    readonly cache: 'no-store';
    readonly referrerPolicy: 'no-referrer';
  },
): Promise<{
  readonly status: number;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
      cancel(): Promise<void>;
    };
    cancel(): Promise<void>;
  } | null;
}>;

/** Of Node.js only. */
declare const process: { readonly execPath: string } | undefined;

/** Of Node.js only: the next turn of its loop, where a timer takes a millisecond. */
declare const setImmediate: ((callback: () => void) => unknown) | undefined;

declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly href: string;
  readonly protocol: string;
  readonly origin: string;
  readonly hostname: string;
  readonly port: string;
}

declare class AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
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
