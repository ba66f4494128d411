// What suites in both extension hosts ask the index of the extension under test.
import type * as vscode from 'vscode';
import type { KnownOfBlog } from '../../src/profile/knownValues';
import { builtInPolicy } from '../../src/profile/builtInPolicy';
import type { TestAccess } from '../../src/vscode/extension';
import { activation, extension, until } from './support';

/** What the extension knows around a document now. */
export async function knownTo(document: vscode.TextDocument): Promise<KnownOfBlog> {
  await activation();
  const { knowledge } = extension().exports as TestAccess;
  return knowledge.knownFor(document, builtInPolicy());
}

/** Waits until the other posts of a document's blog give a field these values: `Mara 2`. */
export async function untilUsed(
  document: vscode.TextDocument,
  field: string,
  wanted: (used: readonly string[]) => boolean,
): Promise<readonly string[]> {
  let used: readonly string[] = [];
  try {
    return await until(async () => {
      const known = await knownTo(document);
      used = known.valuesOf(field).map(({ text, uses }) => `${text} ${String(uses)}`);
      return wanted(used) ? used : undefined;
    }, `${field} is used as wanted`);
  } catch (error) {
    throw new Error(`${field} is used so: ${used.join(', ') || 'never'}.`, { cause: error });
  }
}
