import * as vscode from 'vscode';
import { mayBeToken } from '../repositories/token';
import type { Session } from './signIn';

/** One secret for all hosts, so that nothing else has to remember which of them have one. */
const key = 'repositories.tokens';

interface StoredToken {
  /** Made here: a token does not tell whose it is. Facts are kept apart by it. */
  readonly account: string;
  readonly token: string;
}

/** Tokens that the author gave for hosts, in the secret storage of the system, and nowhere else. */
export class HostTokens implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  /** Here or in another window. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
    this.#subscriptions = vscode.Disposable.from(
      secrets.onDidChange((change) => {
        if (change.key === key) {
          this.#changed.fire();
        }
      }),
      this.#changed,
    );
  }

  async of(hostName: string): Promise<Session | undefined> {
    const stored = (await this.#read()).get(hostName);
    return stored === undefined ? undefined : { ...stored, label: vscode.l10n.t('your token') };
  }

  async hostNames(): Promise<readonly string[]> {
    return [...(await this.#read()).keys()].sort();
  }

  async set(hostName: string, token: string): Promise<void> {
    const all = await this.#read();
    all.set(hostName, { account: `token-${randomId()}`, token });
    await this.#write(all);
  }

  async remove(hostName: string): Promise<void> {
    const all = await this.#read();
    if (all.delete(hostName)) {
      await this.#write(all);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #read(): Promise<Map<string, StoredToken>> {
    return tokensIn(await this.#secrets.get(key));
  }

  async #write(all: ReadonlyMap<string, StoredToken>): Promise<void> {
    if (all.size === 0) {
      await this.#secrets.delete(key);
    } else {
      await this.#secrets.store(key, JSON.stringify(Object.fromEntries(all)));
    }
  }
}

/** What is wrong with a token as typed, as a sentence; undefined where it may be one. */
export function faultOfToken(token: string): string | undefined {
  if (token === '') {
    return vscode.l10n.t('Paste the token.');
  }
  return mayBeToken(token)
    ? undefined
    : vscode.l10n.t('A token has no spaces, no line breaks and no letters beyond ASCII.');
}

/** Nothing of it, rather than an error that quotes it, where the secret is not as it was written. */
function tokensIn(secret: string | undefined): Map<string, StoredToken> {
  try {
    const entries = Object.entries(JSON.parse(secret ?? '{}') as Record<string, unknown>);
    return new Map(entries.filter((entry): entry is [string, StoredToken] => isToken(entry[1])));
  } catch {
    return new Map();
  }
}

function isToken(value: unknown): value is StoredToken {
  const { account, token } = (value ?? {}) as Partial<StoredToken>;
  return (
    typeof account === 'string' && typeof token === 'string' && faultOfToken(token) === undefined
  );
}

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
