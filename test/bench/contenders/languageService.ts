import MarkdownIt from 'markdown-it';
import { CancellationTokenSource, Emitter } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createLanguageService,
  DiagnosticCode,
  DiagnosticLevel,
  githubSlugifier,
  LogLevel,
  type DiagnosticOptions,
  type IMdParser,
  type ITextDocument,
  type IWorkspace,
  type Token,
} from 'vscode-markdown-languageservice';
import { URI } from 'vscode-uri';
import type { Check } from './contender';

export const checks = Object.keys(DiagnosticCode).length;

const everything: DiagnosticOptions = {
  validateReferences: DiagnosticLevel.warning,
  validateFragmentLinks: DiagnosticLevel.warning,
  validateFileLinks: DiagnosticLevel.warning,
  validateMarkdownFileLinkFragments: DiagnosticLevel.warning,
  validateUnusedLinkDefinitions: DiagnosticLevel.warning,
  validateDuplicateLinkDefinitions: DiagnosticLevel.warning,
  ignoreLinks: [],
};

/** As VS Code sets it up by default; it remembers the tokens of the newest state, too. */
class Parser implements IMdParser {
  readonly slugifier = githubSlugifier;
  readonly #engine = new MarkdownIt({ html: true, linkify: true });
  #newest: { readonly document: ITextDocument; readonly tokens: Token[] } | undefined;

  tokenize(document: ITextDocument): Promise<Token[]> {
    if (this.#newest?.document !== document) {
      this.#newest = { document, tokens: this.#engine.parse(document.getText(), {}) };
    }
    return Promise.resolve(this.#newest.tokens);
  }
}

/** A folder with the post and nothing else. */
class OnePostWorkspace implements IWorkspace {
  readonly workspaceFolders = [URI.parse('memory:/blog')];
  readonly uri = URI.parse('memory:/blog/stack.md');
  readonly #changed = new Emitter<ITextDocument>();
  readonly #created = new Emitter<ITextDocument>();
  readonly #deleted = new Emitter<URI>();
  readonly onDidChangeMarkdownDocument = this.#changed.event;
  readonly onDidCreateMarkdownDocument = this.#created.event;
  readonly onDidDeleteMarkdownDocument = this.#deleted.event;
  #document: ITextDocument | undefined;
  #version = 0;

  change(text: string): ITextDocument {
    const document = TextDocument.create(this.uri.toString(), 'markdown', ++this.#version, text);
    this.#document = document;
    this.#changed.fire(document);
    return document;
  }

  getAllMarkdownDocuments(): Promise<Iterable<ITextDocument>> {
    return Promise.resolve(this.#document === undefined ? [] : [this.#document]);
  }

  hasMarkdownDocument(resource: URI): boolean {
    return resource.toString() === this.uri.toString();
  }

  openMarkdownDocument(resource: URI): Promise<ITextDocument | undefined> {
    return Promise.resolve(this.hasMarkdownDocument(resource) ? this.#document : undefined);
  }

  stat(resource: URI): Promise<{ isDirectory: boolean } | undefined> {
    return Promise.resolve(this.hasMarkdownDocument(resource) ? { isDirectory: false } : undefined);
  }

  readDirectory(): Promise<Iterable<readonly [string, { isDirectory: boolean }]>> {
    return Promise.resolve([['stack.md', { isDirectory: false }]]);
  }
}

export function open(): Check {
  const workspace = new OnePostWorkspace();
  const service = createLanguageService({
    workspace,
    parser: new Parser(),
    logger: { level: LogLevel.Off, log: () => undefined },
  });
  const { token } = new CancellationTokenSource();
  return async (text) =>
    (await service.computeDiagnostics(workspace.change(text), everything, token)).length;
}
