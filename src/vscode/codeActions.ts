import * as vscode from 'vscode';
import { automaticEdits, fixAll } from '../assist/fixes';
import type { Post } from '../post/post';
import type { Problem } from '../rules/rule';
import { rules } from '../rules/registry';
import { runRules } from '../rules/run';
import { source, toDiagnostic, toRange, toWorkspaceEdit } from './convert';
import type { PostDocuments } from './postDocuments';
import { settingsFor } from './settings';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('component-posts');

/** Fixes many problems at once; what exactly is found out only when the author chooses it. */
class FixAllAction extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  /** The rule whose problems to fix; those of all rules when it is undefined. */
  readonly rule: string | undefined;

  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    document: vscode.TextDocument,
    rule?: string,
  ) {
    super(title, kind);
    this.document = document;
    this.rule = rule;
  }
}

export class PostCodeActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
  };

  readonly #posts: PostDocuments;

  constructor(posts: PostDocuments) {
    this.#posts = posts;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const post = settingsFor(document).enable ? this.#posts.postOf(document) : undefined;
    if (post === undefined) {
      return [];
    }
    const wanted = (kind: vscode.CodeActionKind): boolean =>
      context.only === undefined || context.only.contains(kind);
    const actions: vscode.CodeAction[] = [];
    const problems = this.#problems(document, post);
    if (wanted(vscode.CodeActionKind.QuickFix)) {
      const here = problems.filter(
        ({ span }) => toRange(document, span).intersection(range) !== undefined,
      );
      actions.push(...here.flatMap((problem) => quickFixes(document, problem, context)));
      actions.push(...fixAllOfRule(document, problems, here));
    }
    // A source action never shows in the light bulb, only where it is asked for.
    if (context.only?.intersects(fixAllKind) === true && fixAll(problems).length > 0) {
      actions.push(new FixAllAction('Fix all problems of this post', fixAllKind, document));
    }
    return actions;
  }

  resolveCodeAction(action: vscode.CodeAction): vscode.CodeAction {
    if (action instanceof FixAllAction) {
      const { document, rule } = action;
      const post = this.#posts.postOf(document);
      if (post !== undefined) {
        const edits = fixAll(this.#problems(document, post), rule);
        action.edit = toWorkspaceEdit(document, edits);
      }
    }
    return action;
  }

  #problems(document: vscode.TextDocument, post: Post): Problem[] {
    return runRules(rules, post, this.#posts.contextOf(document));
  }
}

function quickFixes(
  document: vscode.TextDocument,
  problem: Problem,
  { diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const own = toDiagnostic(document, problem);
  const shown = diagnostics.find(
    ({ range, message, source: from }) =>
      from === source && message === own.message && range.isEqual(own.range),
  );
  return problem.fixes.map(({ title, edits, preferred = false }) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = toWorkspaceEdit(document, edits);
    action.diagnostics = [shown ?? own];
    action.isPreferred = preferred;
    return action;
  });
}

/** "Fix all" of a rule is offered where one of its problems is, if there are more of them. */
function fixAllOfRule(
  document: vscode.TextDocument,
  problems: readonly Problem[],
  here: readonly Problem[],
): vscode.CodeAction[] {
  const offered = new Set(
    here.filter((problem) => automaticEdits(problem) !== undefined).map(({ rule }) => rule),
  );
  return [...offered].flatMap((rule) => {
    const count = problems.filter(
      (problem) => problem.rule === rule && automaticEdits(problem) !== undefined,
    ).length;
    return count < 2
      ? []
      : [
          new FixAllAction(
            `Fix all ${String(count)} problems of this kind (${rule})`,
            vscode.CodeActionKind.QuickFix,
            document,
            rule,
          ),
        ];
  });
}
