// The few platform classes that every host of the core has (Node.js, browsers, web workers).
// Declared here rather than taken from the DOM library, so that nothing else of it can creep in.

/** The WHATWG URL class: https://url.spec.whatwg.org/#url-class */
declare class URL {
  constructor(url: string, base?: string | URL);
  static canParse(url: string, base?: string | URL): boolean;
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  hash: string;
  readonly searchParams: { set(name: string, value: string): void };
}

/** The WHATWG TextDecoder class, for UTF-8: https://encoding.spec.whatwg.org/#interface-textdecoder */
declare class TextDecoder {
  decode(input?: Uint8Array): string;
}

/** The WHATWG TextEncoder class: https://encoding.spec.whatwg.org/#interface-textencoder */
declare class TextEncoder {
  encode(input?: string): Uint8Array;
}

/** The WHATWG AbortSignal class: https://dom.spec.whatwg.org/#interface-abortsignal */
declare class AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The WHATWG AbortController class: https://dom.spec.whatwg.org/#interface-abortcontroller */
declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#dom-btoa; throws where a character is over U+00FF. */
declare function btoa(data: string): string;

/** https://html.spec.whatwg.org/multipage/webappapis.html#dom-atob; throws where the text is no base64. */
declare function atob(data: string): string;
