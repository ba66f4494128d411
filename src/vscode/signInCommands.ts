import * as vscode from 'vscode';
import type { Directory } from '../repositories/directory';
import { hostNamed, hostNames } from '../repositories/recognise';
import type { Accounts } from './accounts';
import { faultOfToken } from './hostTokens';
import { inform } from './log';
import { providerFor } from './signIn';

/** Signing in to hosts and out again, each by the author's own command, with the name of a host or none. */
export class SignInCommands {
  readonly #directory: Directory;
  readonly #accounts: Accounts;

  constructor(directory: Directory, accounts: Accounts) {
    this.#directory = directory;
    this.#accounts = accounts;
  }

  async signIn(given: unknown): Promise<void> {
    const hostName = await hostToSignInTo(given);
    if (hostName !== undefined && isTrusted()) {
      const { trouble } = this.#directory.standingOf(hostName);
      await this.#accounts.signIn(hostName, trouble?.reason === 'bad-token');
    }
  }

  async setToken(given: unknown): Promise<void> {
    const hostName = await hostForToken(this.#accounts, given);
    const token = hostName === undefined ? undefined : await askForToken(hostName);
    if (hostName !== undefined && token !== undefined) {
      await this.#accounts.tokens.set(hostName, token);
      inform(vscode.l10n.t('{0} is asked with your token from now on.', hostName));
    }
  }

  async removeToken(given: unknown): Promise<void> {
    const hostName = await hostWithToken(this.#accounts, given);
    if (hostName !== undefined) {
      await this.#accounts.tokens.remove(hostName);
      inform(vscode.l10n.t('The token for {0} is removed.', hostName));
    }
  }
}

/** Signing in asks GitHub, and no host is asked in Restricted Mode. */
function isTrusted(): boolean {
  if (!vscode.workspace.isTrusted) {
    inform(
      vscode.l10n.t(
        'This workspace is in Restricted Mode, where no host is asked about repositories.',
      ),
    );
  }
  return vscode.workspace.isTrusted;
}

async function hostToSignInTo(given: unknown): Promise<string | undefined> {
  const withProvider = hostNames().filter((name) => providerFor(name) !== undefined);
  return chooseHost(withProvider, given, { title: vscode.l10n.t('Sign In to Which Host?') });
}

/** GitHub has VS Code's own sign-in; every other host that can be asked takes a token. */
async function hostForToken(accounts: Accounts, given: unknown): Promise<string | undefined> {
  const having = await accounts.tokens.hostNames();
  const taking = hostNames().filter(
    (name) => providerFor(name) === undefined && hostNamed(name)?.host.askedAt !== undefined,
  );
  return chooseHost(taking, given, {
    title: vscode.l10n.t('Set a Token for Which Host?'),
    describe: (name) =>
      having.includes(name) ? vscode.l10n.t('has a token, which this replaces') : '',
    always: true,
  });
}

async function hostWithToken(accounts: Accounts, given: unknown): Promise<string | undefined> {
  const having = await accounts.tokens.hostNames();
  if (having.length === 0) {
    inform(vscode.l10n.t('No host has a token.'));
  }
  return chooseHost(having, given, {
    title: vscode.l10n.t('Remove the Token of Which Host?'),
    always: true,
  });
}

interface HostQuestion {
  readonly title: string;
  readonly describe?: (hostName: string) => string;
  /** Ask also where there is one host to choose from only. */
  readonly always?: boolean;
}

async function chooseHost(
  names: readonly string[],
  given: unknown,
  { title, describe, always }: HostQuestion,
): Promise<string | undefined> {
  const named = names.find((name) => name === given);
  if (named !== undefined || names.length === 0 || (names.length === 1 && always !== true)) {
    return named ?? names[0];
  }
  const picked = await vscode.window.showQuickPick(
    names.map((name) => ({
      label: name,
      description: [hostNamed(name)?.label, describe?.(name)].filter(Boolean).join(' · '),
    })),
    { title },
  );
  return picked?.label;
}

async function askForToken(hostName: string): Promise<string | undefined> {
  const origin = hostNamed(hostName)?.host.askedAt?.origins(hostName)[0] ?? hostName;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Token for {0}', hostName),
    prompt: vscode.l10n.t(
      'It is kept in the secret storage of your system and sent to {0} alone. A token that may only read is enough.',
      origin,
    ),
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => faultOfToken(value.trim()),
  });
  const token = typed?.trim();
  return token === undefined || faultOfToken(token) !== undefined ? undefined : token;
}
