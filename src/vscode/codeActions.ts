import * as vscode from 'vscode';
import { automaticEdits, fixAll } from '../assist/fixes';
import { silenceFixes, type SilenceScope } from '../assist/silence';
import type { Post } from '../post/post';
import type { ProjectChange } from '../profile/fix';
import type { Fix, Problem } from '../rules/rule';
import { rules } from '../rules/registry';
import { moved as movedRule } from '../rules/repositories/moved';
import { movedLinks } from '../rules/repositories/movedLinks';
import { runRules } from '../rules/run';
import { source, toDiagnostic, toRange, toWorkspaceEdit } from './convert';
import { explainCommand, type Explainable } from './explainProblem';
import type { MovedLinks } from './movedLinks';
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

/** Changes the project file; how exactly is found out only when the author chooses it. */
class ProjectAction extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly change: ProjectChange;

  constructor(title: string, document: vscode.TextDocument, change: ProjectChange) {
    super(title, vscode.CodeActionKind.QuickFix);
    this.document = document;
    this.change = change;
  }
}

/** Changes links in all posts; which exactly is found out only when the author chooses it. */
class MovedLinksAction extends vscode.CodeAction {
  /** Of the repository whose links to change. */
  readonly key: string;

  constructor(title: string, key: string) {
    super(title, vscode.CodeActionKind.QuickFix);
    this.key = key;
  }
}

/** Who can change the project file that is in force for a document. */
export interface ProjectChanges {
  /** The folder of a document below that of the project file; undefined where none can be above. */
  pathsOf(document: vscode.TextDocument): { readonly folder: string } | undefined;
  /** The edit that makes a change in the project file in force for a document, or in a new one. */
  projectEdit(document: vscode.TextDocument, change: ProjectChange): Promise<vscode.WorkspaceEdit>;
}

/** Of so many rules at the cursor, narrowest place first, problems can be silenced there. */
const mostSilenced = 2;

export class PostCodeActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
  };

  readonly #posts: PostDocuments;
  readonly #project: ProjectChanges | undefined;
  readonly #moved: Pick<MovedLinks, 'isLinkedElsewhere' | 'editFor'> | undefined;

  /**
   * @param project without it nothing that changes a project file is offered.
   * @param moved without it nothing that changes links in other posts is offered.
   */
  constructor(
    posts: PostDocuments,
    project?: ProjectChanges,
    moved?: Pick<MovedLinks, 'isLinkedElsewhere' | 'editFor'>,
  ) {
    this.#posts = posts;
    this.#project = project;
    this.#moved = moved;
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
      actions.push(...here.flatMap((problem) => this.#quickFixes(document, problem, context)));
      actions.push(...fixAllOfRule(document, problems, here));
      actions.push(...this.#inAllPosts(document, post, here));
      const closest = atCursor(document, here, range);
      actions.push(...this.#silencing(document, post, closest));
      actions.push(...explaining(document, closest));
    }
    // A source action never shows in the light bulb, only where it is asked for.
    if (context.only?.intersects(fixAllKind) === true && fixAll(problems).length > 0) {
      actions.push(
        new FixAllAction(vscode.l10n.t('Fix all problems of this post'), fixAllKind, document),
      );
    }
    return actions;
  }

  async resolveCodeAction(action: vscode.CodeAction): Promise<vscode.CodeAction> {
    if (action instanceof ProjectAction) {
      const edit = await this.#project?.projectEdit(action.document, action.change);
      if (edit !== undefined) {
        action.edit = edit;
      }
    }
    if (action instanceof MovedLinksAction) {
      const found = await this.#moved?.editFor(action.key, true);
      if (found !== undefined) {
        action.edit = found.edit;
      }
    }
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

  #quickFixes(
    document: vscode.TextDocument,
    problem: Problem,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const own = toDiagnostic(document, problem);
    const shown = diagnostics.find(
      ({ range, message, source: from }) =>
        from === source && message === own.message && range.isEqual(own.range),
    );
    return problem.fixes.flatMap((fix) => {
      const action = this.#action(document, fix);
      if (action === undefined) {
        return [];
      }
      action.diagnostics = [shown ?? own];
      return action;
    });
  }

  /** Where a moved repository is linked in other posts, too: all links to it. */
  #inAllPosts(
    document: vscode.TextDocument,
    post: Post,
    here: readonly Problem[],
  ): vscode.CodeAction[] {
    const starts = new Set(
      here.filter(({ rule }) => rule === movedRule.id).map(({ span }) => span.start),
    );
    const links = starts.size === 0 ? [] : movedLinks(post, this.#posts.contextOf(document));
    const names = new Map(
      links
        .filter(({ address }) => starts.has(address.start))
        .map(({ key, name }) => [key, name] as const),
    );
    return [...names]
      .filter(([key]) => this.#moved?.isLinkedElsewhere(document, key) === true)
      .map(
        ([key, name]) =>
          new MovedLinksAction(vscode.l10n.t('Replace all links to {0} in all posts', name), key),
      );
  }

  #action(document: vscode.TextDocument, fix: Fix): vscode.CodeAction | undefined {
    const { title, edits, change, preferred = false } = fix;
    if (change !== undefined) {
      return this.#project && new ProjectAction(title, document, change);
    }
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = toWorkspaceEdit(document, edits);
    action.isPreferred = preferred;
    return action;
  }

  /** Without diagnostics, so that VS Code lists them below everything that fixes one. */
  #silencing(
    document: vscode.TextDocument,
    post: Post,
    closest: readonly Problem[],
  ): vscode.CodeAction[] {
    const context = this.#posts.contextOf(document);
    const folder = this.#project?.pathsOf(document)?.folder;
    const project: SilenceScope = {
      folder: folder === '' ? undefined : folder,
      project: folder !== undefined,
    };
    const postOnly: SilenceScope = { folder: undefined, project: false };
    return closest
      .slice(0, mostSilenced)
      .flatMap((problem, index) =>
        silenceFixes(post, problem, context, index === 0 ? project : postOnly),
      )
      .flatMap((fix) => this.#action(document, fix) ?? []);
  }
}

/** The first problem of each rule whose place takes in all that is selected, narrowest place first. */
function atCursor(
  document: vscode.TextDocument,
  problems: readonly Problem[],
  range: vscode.Range,
): readonly Problem[] {
  const byRule = new Map<string, Problem>();
  for (const problem of problems.toSorted((a, b) => lengthOf(a) - lengthOf(b))) {
    if (!byRule.has(problem.rule) && toRange(document, problem.span).contains(range)) {
      byRule.set(problem.rule, problem);
    }
  }
  return [...byRule.values()];
}

function lengthOf({ span: { start, end } }: Problem): number {
  return end - start;
}

function explaining(
  { uri }: vscode.TextDocument,
  closest: readonly Problem[],
): vscode.CodeAction[] {
  const [first, ...more] = closest;
  if (first === undefined) {
    return [];
  }
  const title =
    more.length === 0
      ? vscode.l10n.t('Explain this problem')
      : vscode.l10n.t('Explain these problems');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const explainable: Explainable = {
    post: uri.toString(),
    problems: closest.map(({ rule, span: { start } }) => ({ rule, start })),
  };
  action.command = { title, command: explainCommand, arguments: [explainable] };
  return [action];
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
            vscode.l10n.t('Fix all {0} problems of this kind ({1})', count, rule),
            vscode.CodeActionKind.QuickFix,
            document,
            rule,
          ),
        ];
  });
}
