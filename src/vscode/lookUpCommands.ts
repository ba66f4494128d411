import * as vscode from 'vscode';
import { listInWords } from '../preview/card/words';
import type { RepositoryReference } from '../repositories/reference';
import { factsCommands, type ConsentChoice, type LookUpConsent } from './facts';
import { inBackground, inform } from './log';
import type { Consent } from './lookUpConsent';
import type { LookUpScheduler } from './lookUpScheduler';
import type { RepositoryFactsService } from './repositoryFacts';

/** Asking the author whether hosts may be asked, and asking them anew. */
export function registerLookUpCommands(
  facts: RepositoryFactsService,
  consent: Consent,
  scheduler: LookUpScheduler,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(factsCommands.lookUp, () =>
      decide(consent, scheduler.linked()),
    ),
    vscode.commands.registerCommand(factsCommands.refresh, async () => {
      if (consent.state !== 'allowed') {
        await decide(consent, scheduler.linked());
      }
      if (consent.state === 'allowed') {
        await refresh(facts, scheduler.linked());
      }
    }),
  );
}

/** Asks about these links where the author has not decided; tells how it stands after that. */
export async function ensureConsent(
  consent: Consent,
  linked: readonly RepositoryReference[],
): Promise<LookUpConsent> {
  if (consent.state === 'not-asked') {
    await decide(consent, linked);
  }
  return consent.state;
}

async function decide(consent: Consent, linked: readonly RepositoryReference[]): Promise<void> {
  if (consent.state === 'untrusted') {
    inBackground('Message', explainRestrictedMode());
    return;
  }
  const choice = await ask(consent, linked);
  if (choice !== undefined) {
    await consent.take(choice);
  }
}

async function explainRestrictedMode(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'This workspace is in Restricted Mode, where no host is asked about repositories.',
    ),
    manage,
  );
  if (answer === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
}

async function ask(
  consent: Consent,
  linked: readonly RepositoryReference[],
): Promise<ConsentChoice | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly choice: ConsentChoice })[] = [
    {
      choice: 'always',
      label: vscode.l10n.t('Always'),
      description: vscode.l10n.t('in every workspace that you trust'),
    },
    {
      choice: 'blog',
      label: vscode.l10n.t('This Blog'),
      description: vscode.l10n.t('in this workspace alone'),
    },
    {
      choice: 'never',
      label: vscode.l10n.t('Never'),
      description: vscode.l10n.t(
        'in no workspace, until you choose otherwise here or in the settings',
      ),
    },
  ];
  const picked = await vscode.window.showQuickPick(
    items.map((item) =>
      item.choice === consent.choice
        ? { ...item, detail: vscode.l10n.t('This is how it is now.') }
        : item,
    ),
    {
      title: question(linked),
      placeHolder: vscode.l10n.t(
        'Shows what moved, is archived or cannot be found; a host, and whoever keeps its pictures of owners, learns what is linked, and nothing else',
      ),
      ignoreFocusOut: true,
    },
  );
  return picked?.choice;
}

/** "Look up these 6 links on github.com and gitlab.com?" */
export function question(linked: readonly RepositoryReference[]): string {
  const hostNames = [...new Set(linked.map(({ hostName }) => hostName))];
  if (hostNames.length === 0) {
    return vscode.l10n.t('Look up the repositories that posts link on their hosts?');
  }
  const hosts = listInWords(hostNames);
  return linked.length === 1
    ? vscode.l10n.t('Look up this link on {0}?', hosts)
    : vscode.l10n.t('Look up these {0} links on {1}?', linked.length, hosts);
}

async function refresh(
  facts: RepositoryFactsService,
  linked: readonly RepositoryReference[],
): Promise<void> {
  if (linked.length === 0) {
    inform(vscode.l10n.t('No post that is in sight links a repository that can be looked up.'));
    return;
  }
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking up repositories') },
    () => facts.lookUp(linked, { refresh: true }),
  );
}
