import * as vscode from 'vscode';
import type * as asking from './asking';
import { describe, log } from './log';

/**
 * What asks hosts, in a script of its own that is loaded when somebody first needs it: nobody does before
 * the author allows it or runs a command of it.
 */
export class AskingScript implements vscode.Disposable {
  readonly #options: asking.AskingOptions;
  readonly #import: () => Promise<typeof asking>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #accountChanged = new vscode.EventEmitter<void>();
  readonly #subscriptions: { dispose(): void }[] = [this.#changed, this.#accountChanged];
  #loading: Promise<asking.Asking> | undefined;
  #loaded: asking.Asking | undefined;
  #isDisposed = false;

  /** It is loaded now, or what hosts said or how they stand may be something else. */
  readonly onDidChange = this.#changed.event;
  /** Some host is asked as somebody else from now on. */
  readonly onDidChangeAccount = this.#accountChanged.event;

  /** @param load how the script is loaded, other than for real in tests. */
  constructor(options: asking.AskingOptions, load = () => import('./asking')) {
    this.#options = options;
    this.#import = load;
  }

  /** undefined while nobody has needed it. */
  get loaded(): asking.Asking | undefined {
    return this.#loaded;
  }

  /** Rejects where it cannot be loaded, which is logged; the next one who needs it tries again. */
  load(): Promise<asking.Asking> {
    return (this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      log.error(`What asks hosts cannot be loaded: ${describe(error)}`);
      throw error;
    }));
  }

  dispose(): void {
    this.#isDisposed = true;
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async #load(): Promise<asking.Asking> {
    const { Asking: Loaded } = await this.#import();
    if (this.#isDisposed) {
      throw new Error('The extension has ended meanwhile.');
    }
    const loaded = new Loaded(this.#options);
    this.#loaded = loaded;
    const tell = (): void => {
      this.#changed.fire();
    };
    this.#subscriptions.push(
      loaded,
      loaded.directory.onDidChange(tell),
      loaded.avatars.onDidChange(tell),
      loaded.accounts.onDidChange(() => {
        this.#accountChanged.fire();
      }),
    );
    this.#changed.fire();
    return loaded;
  }
}
