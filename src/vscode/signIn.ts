import * as vscode from 'vscode';
import type { Credentials } from '../repositories/directoryPorts';
import { inform, log } from './log';

/** What GitHub calls "no scope": reading what is public, and nothing else. */
const scopes: readonly string[] = [];

interface Provider {
  readonly id: 'github' | 'github-enterprise';
  readonly label: string;
}

/** A session, and who to name to the author. */
export interface Session extends Credentials {
  readonly label: string;
}

/**
 * Which of VS Code's own sign-ins is for a host. GitHub Enterprise has one instance, the one that the
 * author's own settings name; where a workspace says otherwise, no session can be trusted to be for it.
 */
export function providerFor(hostName: string): Provider | undefined {
  if (hostName === 'github.com') {
    return { id: 'github', label: 'GitHub' };
  }
  return hostName === enterpriseHost()
    ? { id: 'github-enterprise', label: 'GitHub Enterprise' }
    : undefined;
}

function enterpriseHost(): string | undefined {
  const configuration = vscode.workspace.getConfiguration('github-enterprise');
  const own = configuration.inspect<unknown>('uri')?.globalValue;
  if (typeof own !== 'string' || own !== configuration.get('uri')) {
    return undefined;
  }
  try {
    const { protocol, hostname, port } = new URL(own);
    return protocol === 'https:' && port === '' ? hostname : undefined;
  } catch {
    return undefined;
  }
}

/** VS Code's sign-ins to GitHub, as far as the author lets us use them. */
export class SignIns implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #subscriptions: vscode.Disposable;
  /** Providers that do not answer: waiting for each of them takes seconds. */
  readonly #silent = new Set<string>();

  /** With the id of the provider. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.authentication.onDidChangeSessions(({ provider }) => {
        this.#silent.delete(provider.id);
        this.#changed.fire(provider.id);
      }),
      this.#changed,
    );
  }

  /** What we were given before. Shows nothing and asks nobody. */
  async current(hostName: string): Promise<Session | undefined> {
    const provider = providerFor(hostName);
    if (provider === undefined || this.#silent.has(provider.id)) {
      return undefined;
    }
    try {
      return sessionFrom(
        await vscode.authentication.getSession(provider.id, scopes, { silent: true }),
      );
    } catch {
      // What was thrown is a stranger's, who knows the token.
      log.info(`${provider.label}: this editor cannot sign in to it.`);
      this.#silent.add(provider.id);
      return undefined;
    }
  }

  /**
   * Signs in, with VS Code's own question; for commands only.
   *
   * @param isRejected whether the host no longer takes the session that there is.
   * @returns whether there is a session now.
   */
  async signIn(hostName: string, isRejected: boolean): Promise<boolean> {
    const provider = providerFor(hostName);
    if (provider === undefined) {
      return false;
    }
    const detail = vscode.l10n.t(
      'Component Posts looks up the repositories that your posts link: in few requests, and 5,000 an hour instead of 60.',
    );
    this.#silent.delete(provider.id);
    try {
      const session = await vscode.authentication.getSession(
        provider.id,
        scopes,
        isRejected ? { forceNewSession: { detail } } : { createIfNone: { detail } },
      );
      return sessionFrom(session) !== undefined;
    } catch (error) {
      log.info(`Signing in to ${provider.label} was given up.`);
      if (!isOwnWish(error)) {
        inform(vscode.l10n.t('This editor could not sign in to {0}.', provider.label));
      }
      return false;
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

/** Whether the author gave up: VS Code says so in words alone. Whoever did needs no message. */
function isOwnWish(error: unknown): boolean {
  return error instanceof Error && /cancel|consent/i.test(`${error.name} ${error.message}`);
}

function sessionFrom(session: vscode.AuthenticationSession | undefined): Session | undefined {
  return session === undefined
    ? undefined
    : {
        account: session.account.id,
        label: session.account.label,
        token: session.accessToken,
      };
}
