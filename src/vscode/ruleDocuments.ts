import * as vscode from 'vscode';
import { documentationOf } from '../rules/documentation';
import { ruleById } from '../rules/registry';

const scheme = 'component-posts';
const rulesFolder = '/rules/';
const problemsFolder = '/problems/';
const ending = '.md';

/** The page of a rule: a read-only document of the extension itself, so that it works offline. */
export function ruleUri(id: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `${rulesFolder}${id}${ending}` });
}

/** The page of one problem of a rule; `query` tells which. */
export function problemUri(rule: string, query: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `${problemsFolder}${rule}${ending}`, query });
}

/** @param explain the text of the page of a problem of a rule. */
export function registerRuleDocuments(
  explain: (rule: string, query: string) => Promise<string>,
): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent({ path, query }) {
      if (path.startsWith(problemsFolder)) {
        return explain(path.slice(problemsFolder.length, -ending.length), query);
      }
      const id = path.slice(rulesFolder.length, -ending.length);
      const rule = path.startsWith(rulesFolder) ? ruleById(id) : undefined;
      return rule === undefined
        ? `# ${id}\n\nThis version of Component Posts has no such rule.\n`
        : documentationOf(rule);
    },
  });
}
