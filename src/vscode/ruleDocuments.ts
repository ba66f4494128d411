import * as vscode from 'vscode';
import { documentationOf } from '../rules/documentation';
import { ruleById } from '../rules/registry';

const scheme = 'component-posts';
const folder = '/rules/';
const ending = '.md';

/** The page of a rule: a read-only document of the extension itself, so that it works offline. */
export function ruleUri(id: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `${folder}${id}${ending}` });
}

export function registerRuleDocuments(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent({ path }) {
      const id = path.slice(folder.length, -ending.length);
      const rule = path.startsWith(folder) ? ruleById(id) : undefined;
      return rule === undefined
        ? `# ${id}\n\nThis version of Component Posts has no such rule.\n`
        : documentationOf(rule);
    },
  });
}
