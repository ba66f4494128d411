import * as vscode from 'vscode';
import { rules } from '../rules/registry';
import type { Problem, RuleInput } from '../rules/rule';
import { runRules } from '../rules/run';
import { source, toDiagnostic } from './convert';
import { describe, log } from './log';
import { isMarkdown, type PostDocuments } from './postDocuments';
import { section, settingsFor } from './settings';

/** Milliseconds of rest before the body is checked; the front matter is checked at once. */
const rest = 250;

/** What the rules found in a part of a post. */
export interface CheckedPart {
  /** Of the document, when they read it. */
  readonly version: number;
  readonly problems: readonly Problem[];
}

/**
 * Keeps the problems of open posts current. Front matter and body have a collection each, so that
 * checking the one leaves the marks of the other to move with the text.
 */
export class PostDiagnostics implements vscode.Disposable {
  readonly #posts: PostDocuments;
  readonly #collections: Readonly<Record<RuleInput, vscode.DiagnosticCollection>> = {
    'front-matter': vscode.languages.createDiagnosticCollection(source),
    body: vscode.languages.createDiagnosticCollection(`${source}-body`),
  };
  readonly #waiting = new Map<string, unknown>();
  readonly #logged = new Set<string>();
  readonly #parts: Readonly<Record<RuleInput, Map<string, CheckedPart>>> = {
    'front-matter': new Map(),
    body: new Map(),
  };
  readonly #checked = new vscode.EventEmitter<{
    readonly document: vscode.TextDocument;
    readonly part: RuleInput;
  }>();
  readonly #subscriptions: vscode.Disposable;

  /** A part of a document was checked, or is no longer that of a post. */
  readonly onDidCheck = this.#checked.event;

  constructor(posts: PostDocuments) {
    this.#posts = posts;
    const seen = new WeakSet<vscode.TextDocument>();
    this.#subscriptions = vscode.Disposable.from(
      posts.onDidChange((document) => {
        const opened = !seen.has(document);
        seen.add(document);
        if (opened || settingsFor(document).run !== 'onSave') {
          this.#check(document, 'front-matter');
          this.#checkBodyLater(document);
        }
      }),
      posts.onDidRecognise((document) => {
        this.#checkNow(document);
      }),
      posts.onDidOutdate((document) => {
        // What is unsaved waits for the save, if the author wants that, whatever is new around it.
        if (settingsFor(document).run !== 'onSave' || !document.isDirty) {
          this.#checkNow(document);
        }
      }),
      posts.onDidClose((document) => {
        seen.delete(document);
        this.#clear(document.uri);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (isMarkdown(document)) {
          this.#checkNow(document);
        }
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(section)) {
          for (const document of vscode.workspace.textDocuments.filter(isMarkdown)) {
            this.#checkNow(document);
          }
        }
      }),
      this.#checked,
      ...Object.values(this.#collections),
    );
  }

  /**
   * The problems of a part as the editor shows them: as last checked, which may have been an earlier text;
   * undefined for what is no post.
   */
  problemsOf({ uri }: vscode.TextDocument, part: RuleInput): CheckedPart | undefined {
    return this.#parts[part].get(uri.toString());
  }

  /** As of the text of now, whatever the author wants checked when. */
  problemsNow(document: vscode.TextDocument, part: RuleInput): CheckedPart | undefined {
    if (this.problemsOf(document, part)?.version !== document.version) {
      this.#checkNow(document);
    }
    return this.problemsOf(document, part);
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) {
      clearTimeout(timer);
    }
    this.#waiting.clear();
    this.#subscriptions.dispose();
  }

  #checkNow(document: vscode.TextDocument): void {
    this.#stopWaiting(document.uri);
    this.#check(document, 'front-matter');
    this.#check(document, 'body');
  }

  #checkBodyLater(document: vscode.TextDocument): void {
    this.#stopWaiting(document.uri);
    const timer = setTimeout(() => {
      this.#waiting.delete(document.uri.toString());
      if (!document.isClosed) {
        this.#check(document, 'body');
      }
    }, rest);
    this.#waiting.set(document.uri.toString(), timer);
  }

  #check(document: vscode.TextDocument, part: RuleInput): void {
    const collection = this.#collections[part];
    const post = settingsFor(document).enable ? this.#posts.postOf(document) : undefined;
    if (post === undefined) {
      collection.delete(document.uri);
      if (this.#parts[part].delete(document.uri.toString())) {
        this.#checked.fire({ document, part });
      }
      return;
    }
    const problems = runRules(rules, post, this.#posts.contextOf(document), part);
    this.#logFailures(document, problems);
    collection.set(
      document.uri,
      problems.map((problem) => {
        const { about } = problem;
        const asked = about === undefined ? undefined : this.#posts.placeOf(document, about);
        return toDiagnostic(document, problem, asked);
      }),
    );
    this.#parts[part].set(document.uri.toString(), { version: document.version, problems });
    this.#checked.fire({ document, part });
  }

  /** A rule that fails does so at every change; the log tells it once per document. */
  #logFailures({ uri }: vscode.TextDocument, problems: readonly Problem[]): void {
    for (const { rule, message, cause } of problems) {
      const failure = `${uri.toString()}: ${message}`;
      if (rule === 'internal/rule-failed' && !this.#logged.has(failure)) {
        this.#logged.add(failure);
        log.error(`${failure}\n${describe(cause)}`);
      }
    }
  }

  #clear(uri: vscode.Uri): void {
    this.#stopWaiting(uri);
    for (const parts of Object.values(this.#parts)) {
      parts.delete(uri.toString());
    }
    for (const collection of Object.values(this.#collections)) {
      collection.delete(uri);
    }
  }

  #stopWaiting(uri: vscode.Uri): void {
    clearTimeout(this.#waiting.get(uri.toString()));
    this.#waiting.delete(uri.toString());
  }
}
