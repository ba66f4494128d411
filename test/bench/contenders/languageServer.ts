// Stands in for vscode-languageserver, which vscode-markdown-languageservice imports without saying
// so in its package. These are all that it uses of it, and none costs it time in what is measured.
export { DiagnosticSeverity } from 'vscode-languageserver-types';

export class Emitter<T> {
  readonly #listeners = new Set<(event: T) => void>();

  readonly event = (listener: (event: T) => unknown, self?: unknown): { dispose(): void } => {
    const bound = (event: T): void => {
      listener.call(self, event);
    };
    this.#listeners.add(bound);
    return { dispose: () => this.#listeners.delete(bound) };
  };

  fire(event: T): void {
    for (const listener of this.#listeners) {
      listener(event);
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class CancellationTokenSource {
  readonly token = { isCancellationRequested: false, onCancellationRequested: new Emitter().event };

  cancel(): void {
    this.token.isCancellationRequested = true;
  }

  dispose(): void {
    // Holds nothing.
  }
}
