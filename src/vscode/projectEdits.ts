import * as vscode from 'vscode';
import type { ProjectChange } from '../profile/fix';
import { applyChange, targetFor } from '../profile/project/edits';
import { projectFileName } from '../profile/project/project';
import { relativeTo } from '../profile/project/resolve';
import type { ProjectChanges } from './codeActions';
import { inBackground } from './log';
import type { ProjectFiles } from './projectFiles';
import { editsIn } from './textPlaces';

/** Changes project files for what an author wants of a post. */
export class ProjectEdits implements ProjectChanges {
  readonly #files: ProjectFiles;

  constructor(files: ProjectFiles) {
    this.#files = files;
  }

  pathsOf({ uri }: vscode.TextDocument): { readonly folder: string } | undefined {
    // Of the project file in force, or of the one that a change makes.
    const home = this.#files.projectFor(uri)?.folder ?? homeOf(uri)?.path.replace(/\/$/, '');
    const file = home === undefined ? undefined : relativeTo(home, uri.path);
    return file === undefined
      ? undefined
      : { folder: file.slice(0, Math.max(file.lastIndexOf('/'), 0)) };
  }

  async projectEdit(
    document: vscode.TextDocument,
    change: ProjectChange,
  ): Promise<vscode.WorkspaceEdit> {
    await this.#files.ready;
    const edit = new vscode.WorkspaceEdit();
    const project = this.#files.projectFor(document.uri);
    if (project !== undefined) {
      const uri = vscode.Uri.parse(project.uri);
      // Places are those of the text as it is now, whatever is in force.
      const now = await this.#files.readNow(uri);
      const text = now?.text ?? '';
      const edits =
        now === undefined
          ? []
          : applyChange(text, change, targetFor(document.uri.path, now.project));
      if (edits.length === 0) {
        inBackground(
          'Message',
          vscode.window.showInformationMessage(
            vscode.l10n.t(
              'The project file cannot be changed for this. Correct the mistakes in it first.',
            ),
          ),
        );
      }
      edit.set(uri, editsIn(text, edits));
      return edit;
    }
    const home = homeOf(document.uri);
    const [made] = applyChange(undefined, change);
    if (home !== undefined && made !== undefined) {
      // Contents given along with the creation do not survive the way of a code action.
      const uri = vscode.Uri.joinPath(home, projectFileName);
      edit.createFile(uri, { ignoreIfExists: true });
      edit.insert(uri, new vscode.Position(0, 0), made.newText);
    }
    return edit;
  }
}

/** Where a new project file for a document goes: its workspace folder. */
function homeOf(uri: vscode.Uri): vscode.Uri | undefined {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri;
}
