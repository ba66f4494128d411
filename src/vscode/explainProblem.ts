import * as vscode from 'vscode';
import { silenceFixes } from '../assist/silence';
import type { PolicyPart } from '../profile/policy';
import { explanationOf } from '../rules/explanation';
import { ruleById, rules } from '../rules/registry';
import type { Problem } from '../rules/rule';
import { runRules } from '../rules/run';
import { toRange } from './convert';
import type { PostDocuments } from './postDocuments';
import { problemUri, registerRuleDocuments, ruleUri } from './ruleDocuments';

export const explainCommand = 'componentPosts.explainProblem';

/** What the command may be told: which problems of a post to choose from. */
export interface Explainable {
  /** Address of the post. */
  readonly post: string;
  readonly problems: readonly { readonly rule: string; readonly start: number }[];
}

/** The command "Explain Problem", and the pages that it opens. */
export function registerExplanations(posts: PostDocuments): vscode.Disposable {
  return vscode.Disposable.from(
    registerRuleDocuments((rule, query) => pageOf(posts, rule, query)),
    vscode.commands.registerCommand(explainCommand, (wanted?: Explainable) =>
      explain(posts, wanted),
    ),
  );
}

async function explain(posts: PostDocuments, wanted: Explainable | undefined): Promise<void> {
  const document =
    wanted === undefined
      ? vscode.window.activeTextEditor?.document
      : await vscode.workspace.openTextDocument(vscode.Uri.parse(wanted.post));
  const found = document === undefined ? [] : problemsOf(posts, document);
  const candidates =
    wanted === undefined
      ? atCursor(vscode.window.activeTextEditor, found)
      : found.filter(({ rule, span }) =>
          wanted.problems.some((one) => one.rule === rule && one.start === span.start),
        );
  const problem = await choose(candidates);
  if (document !== undefined && problem !== undefined) {
    const query = JSON.stringify({ post: document.uri.toString(), start: problem.span.start });
    // Not `showTextDocument`, which would show the source: the page opens as a Markdown preview.
    await vscode.commands.executeCommand('vscode.open', problemUri(problem.rule, query));
  } else if (candidates.length === 0) {
    vscode.window.setStatusBarMessage(
      found.length === 0
        ? vscode.l10n.t('Component Posts sees no problem in this file.')
        : vscode.l10n.t('Component Posts sees no problem at the cursor.'),
      5_000,
    );
  }
}

function problemsOf(posts: PostDocuments, document: vscode.TextDocument): readonly Problem[] {
  const post = posts.postOf(document);
  return post === undefined ? [] : runRules(rules, post, posts.contextOf(document));
}

/** The problems at the cursor; those of its line where there are none. */
function atCursor(
  editor: vscode.TextEditor | undefined,
  problems: readonly Problem[],
): readonly Problem[] {
  if (editor === undefined) {
    return [];
  }
  const { document, selection } = editor;
  const places = problems.map((problem) => ({ problem, range: toRange(document, problem.span) }));
  const here = places.filter(({ range }) => range.intersection(selection) !== undefined);
  const line = document.lineAt(selection.active.line).range;
  const near = places.filter(({ range }) => range.intersection(line) !== undefined);
  return (here.length > 0 ? here : near).map(({ problem }) => problem);
}

async function choose(problems: readonly Problem[]): Promise<Problem | undefined> {
  const [first, ...more] = problems;
  if (more.length === 0) {
    return first;
  }
  const picked = await vscode.window.showQuickPick(
    problems.map((problem) => ({ label: problem.message, description: problem.rule, problem })),
    { placeHolder: vscode.l10n.t('Which problem?'), matchOnDescription: true },
  );
  return picked?.problem;
}

/** The page is made when it is opened: for the problem as it is then. */
async function pageOf(posts: PostDocuments, id: string, query: string): Promise<string> {
  const { post: address, start } = asPlace(query) ?? {};
  if (address === undefined) {
    return gone(id);
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
  const rule = ruleById(id);
  const post = posts.postOf(document);
  const problem = problemsOf(posts, document).find(
    (found) => found.rule === id && found.span.start === start,
  );
  if (rule === undefined || post === undefined || problem === undefined) {
    return gone(id);
  }
  const policy = posts.policyOf(document);
  const placeOf = (part: PolicyPart | undefined): string | undefined =>
    part && inWords(posts.placeOf(document, part));
  return explanationOf(post, problem, rule, {
    policy,
    saidAt: placeOf(problem.about),
    severityAt: placeOf({ rule: id }),
    page: ruleUri(id).toString(),
    silencing: silenceFixes(post, problem, posts.contextOf(document), {
      folder: undefined,
      project: false,
    }).map(({ title }) => title),
  });
}

function gone(id: string): string {
  return `# ${id}\n\nThis problem is not there any more.\n`;
}

/** What the address of a page says; anybody may have written that. */
function asPlace(query: string): { readonly post: string; readonly start: number } | undefined {
  try {
    const { post, start } = JSON.parse(query) as Partial<Record<string, unknown>>;
    return typeof post === 'string' && typeof start === 'number' ? { post, start } : undefined;
  } catch {
    return undefined;
  }
}

/** A line of a project file, in words: a preview opens no files but those of its own kind. */
function inWords(location: vscode.Location | undefined): string | undefined {
  return location === undefined
    ? undefined
    : `\`${location.uri.path.slice(location.uri.path.lastIndexOf('/') + 1)}\`, line ${String(location.range.start.line + 1)},`;
}
