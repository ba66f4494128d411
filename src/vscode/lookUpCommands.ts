import * as vscode from 'vscode';
import { listInWords } from '../preview/card/words';
import { counted } from '../profile/wording';
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
  const manage = 'Manage Workspace Trust';
  const answer = await vscode.window.showInformationMessage(
    'This workspace is in Restricted Mode, where no host is asked about repositories.',
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
    { choice: 'always', label: 'Always', description: 'in every workspace that you trust' },
    { choice: 'blog', label: 'This Blog', description: 'in this workspace alone' },
    {
      choice: 'never',
      label: 'Never',
      description: 'in no workspace, until you choose otherwise here or in the settings',
    },
  ];
  const picked = await vscode.window.showQuickPick(
    items.map((item) =>
      item.choice === consent.choice ? { ...item, detail: 'This is how it is now.' } : item,
    ),
    {
      title: question(linked),
      placeHolder:
        'Shows what moved, is archived or cannot be found; a host learns what is linked, and nothing else',
      ignoreFocusOut: true,
    },
  );
  return picked?.choice;
}

/** "Look up these 6 links on github.com and gitlab.com?" */
export function question(linked: readonly RepositoryReference[]): string {
  const hostNames = [...new Set(linked.map(({ hostName }) => hostName))];
  if (hostNames.length === 0) {
    return 'Look up the repositories that posts link on their hosts?';
  }
  const links = linked.length === 1 ? 'this link' : `these ${counted(linked.length, 'link')}`;
  return `Look up ${links} on ${listInWords(hostNames)}?`;
}

async function refresh(
  facts: RepositoryFactsService,
  linked: readonly RepositoryReference[],
): Promise<void> {
  if (linked.length === 0) {
    inform('No post that is in sight links a repository that can be looked up.');
    return;
  }
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Looking up repositories' },
    () => facts.lookUp(linked, { refresh: true }),
  );
}
