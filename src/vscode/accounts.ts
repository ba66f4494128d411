import * as vscode from 'vscode';
import type { Credentials } from '../repositories/directoryPorts';
import { HostTokens } from './hostTokens';
import { inBackground } from './log';
import { SignIns, type Session } from './signIn';

/** As whom each host is asked: through VS Code's sign-in where it has one, else with a token. */
export class Accounts implements vscode.Disposable {
  readonly signIns = new SignIns();
  readonly tokens: HostTokens;
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #subscriptions: vscode.Disposable;
  /** As whom each host was asked last. */
  readonly #used = new Map<string, Session | undefined>();

  /** With the name of a host that is asked as somebody else from now on. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage) {
    this.tokens = new HostTokens(secrets);
    const compare = (): void => {
      inBackground('Accounts', this.#compare());
    };
    this.#subscriptions = vscode.Disposable.from(
      this.signIns.onDidChange(compare),
      this.tokens.onDidChange(compare),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('github-enterprise.uri')) {
          compare();
        }
      }),
      this.signIns,
      this.tokens,
      this.#changed,
    );
  }

  async credentials(hostName: string): Promise<Credentials | undefined> {
    const session = await this.#session(hostName);
    this.#used.set(hostName, session);
    return session === undefined ? undefined : { account: session.account, token: session.token };
  }

  /** Signs in with VS Code's own question; for commands only. */
  async signIn(hostName: string, isRejected: boolean): Promise<void> {
    if (await this.signIns.signIn(hostName, isRejected)) {
      // VS Code tells of new sessions, but not that we may use one that was there before.
      await this.#compare();
    }
  }

  /** Name of the account with which a host was asked last, for people. */
  labelOf(hostName: string): string | undefined {
    return this.#used.get(hostName)?.label;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #session(hostName: string): Promise<Session | undefined> {
    return (await this.signIns.current(hostName)) ?? (await this.tokens.of(hostName));
  }

  /** Events of sessions come for many reasons: only another account or token matters. */
  async #compare(): Promise<void> {
    for (const [hostName, before] of this.#used) {
      const now = await this.#session(hostName);
      if (now?.account !== before?.account || now?.token !== before?.token) {
        this.#used.set(hostName, now);
        this.#changed.fire(hostName);
      }
    }
  }
}
