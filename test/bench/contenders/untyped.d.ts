// As much of three modules without types as is used here.

declare module 'vscode-languageserver' {
  export interface CancellationToken {
    readonly isCancellationRequested: boolean;
    readonly onCancellationRequested: Event<unknown>;
  }
  export type Event<T> = (listener: (event: T) => unknown, self?: unknown) => { dispose(): void };
}

declare module 'markdown-it' {
  import type { Token } from 'vscode-markdown-languageservice';
  export default class MarkdownIt {
    constructor(options: { readonly html: boolean; readonly linkify: boolean });
    parse(text: string, environment: object): Token[];
  }
}

declare module '*/markdownlint/lib/rules.mjs' {
  const rules: readonly unknown[];
  export default rules;
}
