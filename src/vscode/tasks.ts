// The command line as tasks of VS Code. It comes with the extension and runs in the Node.js that the
// extension host runs in, so that nothing needs to be installed.
import * as vscode from 'vscode';
import { taskType, type TaskDefinition, argumentsOf, isDefinition } from './taskArguments';

/** What finds problems in what a check tells; as the manifest names it. */
const problemMatcher = '$component-posts';

/** Registers the tasks where there are processes: in a browser there are none. */
export function registerTasks(extensionUri: vscode.Uri): vscode.Disposable {
  return typeof process === 'undefined'
    ? new vscode.Disposable(() => undefined)
    : vscode.tasks.registerTaskProvider(taskType, new PostTasks(extensionUri, process.execPath));
}

export class PostTasks implements vscode.TaskProvider {
  readonly #commandLine: string;
  readonly #node: string;

  constructor(extensionUri: vscode.Uri, node: string) {
    this.#commandLine = vscode.Uri.joinPath(extensionUri, 'dist/cli.js').fsPath;
    this.#node = node;
  }

  provideTasks(): vscode.Task[] {
    const offered: readonly (readonly [string, TaskDefinition])[] = [
      [vscode.l10n.t('Check all posts'), { type: taskType, command: 'check' }],
      [vscode.l10n.t('Check changed posts'), { type: taskType, command: 'check', changed: true }],
      [vscode.l10n.t('Fix all posts'), { type: taskType, command: 'fix' }],
    ];
    const folders = vscode.workspace.workspaceFolders ?? [];
    return folders
      .filter(isUsable)
      .flatMap((folder) =>
        offered.map(([name, definition]) => this.#task(definition, folder, name)),
      );
  }

  /** For tasks in `tasks.json`, which say what to do and not how. */
  resolveTask({ definition, scope, name }: vscode.Task): vscode.Task | undefined {
    const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
    return folder !== undefined && isUsable(folder) && isDefinition(definition)
      ? this.#task(definition, folder, name)
      : undefined;
  }

  #task(definition: TaskDefinition, folder: vscode.WorkspaceFolder, name: string): vscode.Task {
    const cwd = folder.uri.fsPath;
    const task = new vscode.Task(
      definition,
      folder,
      name,
      taskType,
      new vscode.ProcessExecution(
        this.#node,
        [this.#commandLine, ...argumentsOf(definition, cwd)],
        // On the desktop, the extension host runs in VS Code itself, which is Node.js if it is told so.
        { cwd, env: { ELECTRON_RUN_AS_NODE: '1' } },
      ),
      definition.command === 'check' ? problemMatcher : [],
    );
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
    return task;
  }
}

/** Nothing runs in Restricted Mode, and nothing can where files are on no disk of this machine. */
function isUsable({ uri }: vscode.WorkspaceFolder): boolean {
  return vscode.workspace.isTrusted && uri.scheme === 'file';
}
