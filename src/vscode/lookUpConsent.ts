import * as vscode from 'vscode';
import type { ConsentChoice, LookUpConsent } from './facts';
import { lookUpSetting, section, setLookUpSetting } from './settings';

/** In the state of the workspace, which nothing in the workspace can write. */
const key = 'repositories.lookup';

/**
 * Whether hosts may be asked: what the author said for everything (a setting of the application), and
 * where that is "ask", for this blog alone.
 */
export class Consent implements vscode.Disposable {
  readonly #blog: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #told: LookUpConsent;

  readonly onDidChange = this.#changed.event;

  constructor(blog: vscode.Memento) {
    this.#blog = blog;
    this.#told = this.state;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#tell();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${section}.${key}`)) {
          this.#tell();
        }
      }),
      this.#changed,
    );
  }

  get state(): LookUpConsent {
    if (!vscode.workspace.isTrusted) {
      return 'untrusted';
    }
    switch (lookUpSetting()) {
      case 'always':
        return 'allowed';
      case 'never':
        return 'never';
      case 'ask':
        return this.#blog.get(key) === 'allowed' ? 'allowed' : 'not-asked';
    }
  }

  /** What the author chose in words of the question; undefined while nothing is decided. */
  get choice(): ConsentChoice | undefined {
    const setting = lookUpSetting();
    return setting === 'ask' ? (this.#blog.get(key) === 'allowed' ? 'blog' : undefined) : setting;
  }

  /**
   * Remembers a decision. "This blog" takes back an earlier word about all blogs, and "never" forgets
   * that this blog was allowed, so that whoever changes the setting back is asked again here. Nothing is
   * allowed in Restricted Mode, for later neither.
   */
  async take(choice: ConsentChoice): Promise<void> {
    if (!vscode.workspace.isTrusted && choice !== 'never') {
      return;
    }
    // No moment in between allows more than what holds before or after it, nor less than both.
    if (choice === 'always') {
      await setLookUpSetting(choice);
      await this.#allowBlog(false);
    } else {
      await this.#allowBlog(choice === 'blog');
      await setLookUpSetting(choice === 'blog' ? 'ask' : choice);
    }
    this.#tell();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /**
   * It holds at once, long before VS Code has written it. Whoever looks meanwhile must have been told, or
   * what they begin would be taken for something that an earlier word allowed, and be ended with it.
   */
  #allowBlog(isAllowed: boolean): Thenable<void> {
    const written = this.#blog.update(key, isAllowed ? 'allowed' : undefined);
    this.#tell();
    return written;
  }

  #tell(): void {
    const { state } = this;
    if (state !== this.#told) {
      this.#told = state;
      this.#changed.fire();
    }
  }
}
