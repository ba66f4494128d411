import { span, textOf, type Span } from '../../post/text';
import { trailingComma } from './jsonEdits';
import type { JsonFault } from './jsonc';
import type { Mistake, MistakeFix } from './mistake';

/** What faults of the JSON mean, with the fix where it is clear what was meant. */
export function syntaxMistakes(text: string, faults: readonly JsonFault[]): Mistake[] {
  return faults.map((fault) => {
    const { message, fix, at = fault.span } = explain(text, fault);
    return {
      code: fault.kind === 'TooLarge' ? 'project-file/too-large' : 'project-file/syntax',
      message,
      span: at,
      severity: 'error',
      fixes: fix === undefined ? [] : [fix],
      saidByEditors: fault.kind !== 'TooLarge' && fault.kind !== 'TooDeep',
    };
  });
}

interface Explained {
  readonly message: string;
  readonly fix?: MistakeFix | undefined;
  readonly at?: Span;
}

function explain(text: string, { kind, span: at, after }: JsonFault): Explained {
  switch (kind) {
    case 'TooLarge':
      return {
        message:
          'This project file is larger than 256 KB and is not read. Move a part of it to a file that it extends.',
      };
    case 'TooDeep':
      return { message: 'Braces and brackets are nested more than 40 levels deep here.' };
    case 'CommaExpected':
      return {
        message: 'A comma is missing before this.',
        fix: insertion('Add the comma', after, ','),
      };
    case 'ColonExpected':
      return { message: 'A colon is missing after the name of this property.' };
    case 'CloseBraceExpected':
      return {
        message: 'A closing brace } is missing.',
        fix: at.start >= text.trimEnd().length ? closing(text, '}') : undefined,
      };
    case 'CloseBracketExpected':
      return {
        message: 'A closing bracket ] is missing.',
        fix: at.start >= text.trimEnd().length ? closing(text, ']') : undefined,
      };
    case 'PropertyNameExpected':
      return text.charAt(at.start) === ','
        ? { message: 'This comma has nothing before it. Remove it.', fix: removal(at) }
        : { message: 'Here should be the name of a property in double quotes.' };
    case 'ValueExpected':
      return text.trim() === ''
        ? { message: 'This project file is empty. Write {} or remove the file.' }
        : text.charAt(at.start) === ',' && trailingComma(text, at.start) !== undefined
          ? { message: 'This comma has nothing before it. Remove it.', fix: removal(at) }
          : { message: 'Here should be a value.' };
    case 'InvalidSymbol': {
      const symbol = textOf(text, at);
      const word = symbol.replaceAll(/^'|'$/g, '');
      return {
        message: 'Texts and names stand in double quotes in this file.',
        fix: /^[\w$./*-]+$/.test(word)
          ? {
              title: `Write it as "${word}"`,
              edits: [{ span: at, newText: `"${word}"` }],
              preferred: true,
            }
          : undefined,
      };
    }
    case 'EndOfFileExpected':
      return { message: 'The project file ends before this. Remove what follows.' };
    case 'UnexpectedEndOfString':
      return { message: 'This text is not closed with a double quote on its line.' };
    case 'UnexpectedEndOfComment':
      return { message: 'This comment is never closed with */.' };
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return {
        message: 'A backslash in this text begins nothing that JSON knows. Write two for one.',
      };
    case 'InvalidCharacter':
      return { message: 'This text has a control character in it. Remove it.' };
    default:
      return { message: 'This cannot be read as JSON.' };
  }
}

function insertion(title: string, at: number, newText: string): MistakeFix {
  return { title, edits: [{ span: span(at, at), newText }], preferred: true };
}

function removal(at: Span): MistakeFix {
  return { title: 'Remove the comma', edits: [{ span: at, newText: '' }], preferred: true };
}

/** A bracket behind the last thing of the file that is not blank. */
function closing(text: string, bracket: string): MistakeFix {
  const end = text.trimEnd().length;
  const lastLine = text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
  // Behind a comment on the last line it would be part of it.
  return insertion(
    `Add the closing ${bracket}`,
    end,
    lastLine.includes('//') ? `\n${bracket}` : bracket,
  );
}
