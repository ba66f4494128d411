// The texts of the code that can be translated, as `l10n/bundle.l10n.json` lists them for translators: what
// `t(…)` of src/preview and `vscode.l10n.t(…)` are called with.
import ts from 'typescript';
import { filesIn, read } from './files';

export const bundleFile = 'l10n/bundle.l10n.json';

/** A text as the code asks for it. */
export interface Message {
  readonly text: string;
  /** How many values go into it; undefined where that is known only as it runs. */
  readonly values: number | undefined;
  /** `src/vscode/status.ts:12` */
  readonly place: string;
}

/** All texts by themselves: English texts are the keys. */
export function bundle(): Readonly<Record<string, string>> {
  const texts = messages().map(({ text }) => text);
  return Object.fromEntries([...new Set(texts)].sort().map((text) => [text, text]));
}

/** Every text of the front ends, wherever it stands. */
export function messages(): readonly Message[] {
  return ['src/preview', 'src/vscode']
    .flatMap((folder) => [...filesIn(folder, '.ts'), ...filesIn(folder, '.tsx')])
    .filter((file) => !file.endsWith('.d.ts') && file !== 'src/preview/l10n.ts')
    .flatMap((file) => messagesIn(file, read(file)));
}

/**
 * Texts of one file.
 *
 * @throws {Error} where a text is not written out, since nobody could translate it.
 */
export function messagesIn(file: string, content: string): readonly Message[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true, kind);
  const found: Message[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTranslation(node.expression, source)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const place = `${file}:${String(line + 1)}`;
      const [first, ...rest] = node.arguments;
      const values = rest.some((value) => ts.isSpreadElement(value)) ? undefined : rest.length;
      found.push(...textsOf(first, place).map((text) => ({ text, values, place })));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTranslation(called: ts.Expression, source: ts.SourceFile): boolean {
  return ts.isIdentifier(called)
    ? called.text === 't' && (importsTranslation(source) || takesTranslation(source))
    : called.getText() === 'vscode.l10n.t';
}

/** Whether `t` in a file is that of src/preview/l10n.ts. */
function importsTranslation(source: ts.SourceFile): boolean {
  return source.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      /^\.{1,2}\/(?:.*\/)?l10n$/.test(statement.moduleSpecifier.text),
  );
}

/** Whether a file takes `t` out of `vscode.l10n`. */
function takesTranslation(source: ts.SourceFile): boolean {
  return /\bconst \{ t \} = vscode\.l10n;/.test(source.text);
}

/** A text, or the two of a condition. */
function textsOf(node: ts.Expression | undefined, place: string): readonly string[] {
  if (node !== undefined && ts.isStringLiteralLike(node)) {
    return [node.text];
  }
  if (node !== undefined && ts.isConditionalExpression(node)) {
    return [...textsOf(node.whenTrue, place), ...textsOf(node.whenFalse, place)];
  }
  throw new Error(`${place}: a text that is not written out cannot be translated.`);
}
