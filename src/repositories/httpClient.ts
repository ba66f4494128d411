// The one way out. Who sends requests implements `HttpClient`; the adapters of hosts know nothing else.

export interface HttpRequest {
  readonly url: string;
  /** GET, unless there is a body. */
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Value of `authorization`, for exactly the origin of `url`: never sent again after a redirect. */
  readonly authorization?: string | undefined;
  /** Milliseconds until the request is given up; 8,000 unless told. */
  readonly timeLimit?: number;
  /** Bytes of a body that are read at most; 1 MiB unless told. */
  readonly sizeLimit?: number;
  /** Whether a longer body is cut at that limit, rather than a failure (`too-large`). */
  readonly cutsBody?: boolean;
  /** Whether to try again once, two seconds later, after network trouble or a 5xx; unless told, yes. */
  readonly retry?: boolean;
  /**
   * Origins that this request may reach, of those that may be asked at all; redirects to others are
   * failures. Unless told, all of them.
   */
  readonly within?: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

export type HttpFailureReason =
  | 'aborted'
  | 'network'
  | 'not-allowed'
  | 'redirected-away'
  | 'time-out'
  | 'too-large'
  | 'too-many-redirects';

export interface HttpResponse {
  readonly status: number;
  /** Of the answer at the end of all redirects; undefined for a header that it lacks. */
  header(name: string): string | undefined;
  /** The body as UTF-8, however invalid. */
  readonly text: string;
  /** The body as it came, unpacked. */
  readonly bytes: Uint8Array;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  /** Whether that is only the beginning of the body; only where the request allows it. */
  readonly isCut?: boolean;
}

export type HttpResult =
  | { readonly response: HttpResponse; readonly failure?: undefined }
  | {
      readonly response?: undefined;
      readonly failure: { readonly reason: HttpFailureReason; readonly detail: string };
    };

export interface HttpClient {
  /** Never rejects: whatever goes wrong is a failure with a reason. */
  send(request: HttpRequest): Promise<HttpResult>;
}
