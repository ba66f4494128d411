// The commands that make and show project files.
import * as vscode from 'vscode';
import { describePolicyAsFile } from '../profile/project/describe';
import { projectFileName } from '../profile/project/project';
import { nameable } from '../rules/registry';
import { inertText } from './inertText';
import { describe, inBackground, log } from './log';
import type { ProjectFiles } from './projectFiles';

export function registerProjectFileCommands(files: ProjectFiles): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('componentPosts.createProjectFile', () =>
      createProjectFile(files),
    ),
    vscode.commands.registerCommand('componentPosts.openProjectFile', () => openProjectFile(files)),
  );
}

async function createProjectFile(files: ProjectFiles): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) {
    return;
  }
  const uri = vscode.Uri.joinPath(folder, projectFileName);
  if ((await files.readNow(uri)) === undefined) {
    const policy = files.policyOf(vscode.Uri.joinPath(folder, 'post.md'));
    const text = describePolicyAsFile(policy, nameable);
    try {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    } catch (error) {
      log.error(`${uri.toString()} cannot be written: ${describe(error)}`);
      inBackground(
        'Message',
        vscode.window.showErrorMessage(
          inertText(
            vscode.l10n.t(
              'The project file cannot be written to {0}: {1}',
              folder.fsPath,
              error instanceof Error ? error.message : String(error),
            ),
          ),
        ),
      );
      return;
    }
    await files.readNow(uri);
  }
  await vscode.window.showTextDocument(uri);
}

async function openProjectFile(files: ProjectFiles): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const place = document?.uri ?? (folder && vscode.Uri.joinPath(folder.uri, 'post.md'));
  const project = place === undefined ? undefined : files.projectFor(place);
  if (project !== undefined) {
    await vscode.window.showTextDocument(vscode.Uri.parse(project.uri));
    return;
  }
  const create = vscode.l10n.t('Create Project File');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('There is no project file above this file, so the built-in profile holds.'),
    create,
  );
  if (answer === create) {
    await createProjectFile(files);
  }
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    inBackground(
      'Message',
      vscode.window.showInformationMessage(
        vscode.l10n.t('Open the folder of the blog first: the project file goes into it.'),
      ),
    );
    return undefined;
  }
  if (folders.length === 1) {
    return folders[0]?.uri;
  }
  const chosen = await vscode.window.showWorkspaceFolderPick({
    placeHolder: vscode.l10n.t('The folder for the project file'),
  });
  return chosen?.uri;
}
