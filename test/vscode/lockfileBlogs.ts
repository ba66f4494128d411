// Blogs with a lockfile, for suites in every extension host.
import * as vscode from 'vscode';
import { recogniseRepository } from '../../src/repositories/recognise';
import type { Verdict } from '../../src/repositories/facts';
import type { RepositoryReference } from '../../src/repositories/reference';
import type { TestAccess } from '../../src/vscode/extension';
import { activation, currentDiagnosticsOf, extension, until, workspaceFile } from './support';

/** Milliseconds in which VS Code tells of a change on disk, on a busy machine. */
export const patience = 15_000;
export const lockfileName = 'component-posts.lock.json';

export interface LockfileBlog {
  readonly folder: vscode.Uri;
  readonly lockfile: vscode.Uri;
  /** Its only post, which is open. */
  readonly document: vscode.TextDocument;
}

export async function access(): Promise<TestAccess> {
  await activation();
  return extension().exports as TestAccess;
}

export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** undefined where there is no such file. */
export async function read(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

export async function remove(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true });
  } catch {
    // A test that failed may not have made it.
  }
}

/**
 * Makes a folder with a project file and a post, whose front matter has a date like 2026-3-9, opens the
 * post, and waits until all that is known.
 */
export async function openBlog(name: string, post: string): Promise<LockfileBlog> {
  const folder = workspaceFile(name);
  const project = { posts: [{ files: '*.md' }], rules: { 'front-matter/date-format': 'error' } };
  await write(vscode.Uri.joinPath(folder, '.component-posts.json'), JSON.stringify(project));
  const uri = vscode.Uri.joinPath(folder, 'post.md');
  await write(uri, post);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  const { knowledge } = await access();
  await until(
    () =>
      currentDiagnosticsOf(uri).some(
        ({ severity }) => severity === vscode.DiagnosticSeverity.Error,
      ),
    'the project file is known',
    patience,
  );
  await until(
    async () => (await knowledge.posts()).some((known) => known.toString() === uri.toString()),
    'the post is known',
    patience,
  );
  return { folder, document, lockfile: vscode.Uri.joinPath(folder, lockfileName) };
}

export function referenceTo(key: string): RepositoryReference {
  const found = recogniseRepository(`https://${key}`);
  if (found === undefined) {
    throw new Error(`${key} names no repository.`);
  }
  return found;
}

/** A lockfile with one repository of this description. */
export function lockfileWith(key: string, more: Readonly<Record<string, unknown>>): string {
  const entry = { checked: '2026-11-20', ...more, state: 'found', url: `https://${key}` };
  const content = { version: 1, owners: {}, repositories: { [key]: entry } };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Waits until a repository is known by this description; undefined for not at all. */
export async function untilDescribed(
  document: vscode.TextDocument,
  key: string,
  wanted: string | undefined,
): Promise<Verdict | undefined> {
  const { facts } = (await access()).lookUp;
  const verdict = (): Verdict | undefined => facts.verdictOf(document, referenceTo(key));
  await until(
    () => verdict()?.facts?.repository?.description === wanted,
    `the lockfile says ${wanted ?? 'nothing'}`,
    patience,
  );
  return verdict();
}
