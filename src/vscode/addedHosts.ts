import * as vscode from 'vscode';
import {
  addedKinds,
  isRepositoryHost,
  mayBeAdded,
  setAddedHosts,
  type AddedKind,
} from '../repositories/recognise';
import { inBackground, log } from './log';
import { hostsSetting, saveHosts, wantedHosts } from './settings';

function kindName(kind: AddedKind): string {
  switch (kind) {
    case 'github':
      return 'GitHub Enterprise';
    case 'gitlab':
      return 'GitLab';
    case 'gitea':
      return vscode.l10n.t('Gitea or Forgejo');
    case 'git':
      return vscode.l10n.t('Another git server');
  }
}

/** Takes the author's own hosts from the settings; to be called before anything is parsed. */
export function registerAddedHosts(): vscode.Disposable {
  const refused = setAddedHosts(wantedHosts());
  if (refused.length > 0) {
    log.warn(`These repository hosts of the settings cannot be used: ${refused.join(', ')}`);
  }
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(hostsSetting)) {
        inBackground('Message', offerReload());
      }
    }),
    vscode.commands.registerCommand('componentPosts.addRepositoryHost', (name: unknown) => {
      inBackground('Adding a host', addHost(typeof name === 'string' ? name : ''));
    }),
  );
}

/** What is open and indexed was read with the old hosts. */
async function offerReload(): Promise<void> {
  const reload = vscode.l10n.t('Reload Window');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('The repository hosts have changed. Reload the window to use them.'),
    reload,
  );
  if (answer === reload) {
    await vscode.commands.executeCommand('workbench.action.reloadWindow');
  }
}

async function addHost(suggested: string): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add Repository Host'),
    prompt: vscode.l10n.t('The host name as it stands in links, such as code.example.org'),
    value: suggested,
    ignoreFocusOut: true,
    validateInput: (value) => fault(value.trim().toLowerCase()),
  });
  const name = typed?.trim().toLowerCase();
  if (name === undefined || fault(name) !== undefined) {
    return;
  }
  const picked = await vscode.window.showQuickPick(
    addedKinds.map((kind) => ({ label: kindName(kind), runs: kind })),
    { title: vscode.l10n.t('What Runs on {0}?', name), ignoreFocusOut: true },
  );
  if (picked !== undefined) {
    await saveHosts({ ...wantedHosts(), [name]: picked.runs });
  }
}

function fault(name: string): string | undefined {
  if (name !== '' && isRepositoryHost(name)) {
    return vscode.l10n.t('{0} is known already.', name);
  }
  return mayBeAdded(name)
    ? undefined
    : vscode.l10n.t(
        'Write the name of a host alone, such as code.example.org: no address, no port, no path.',
      );
}
