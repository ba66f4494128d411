import { linkPartsOf } from '../../post/linkParts';
import type { Post } from '../../post/post';
import { endOfLine, lineEndOf, span, startOfNextLine, type TextEdit } from '../../post/text';

/**
 * Adds a definition behind the last one of the post, or at its end.
 *
 * @returns undefined where a line at the end would belong to what is not closed there.
 */
export function definitionAdded(post: Post, label: string, url: string): TextEdit | undefined {
  const { text } = post;
  const lineEnd = lineEndOf(text);
  const line = `[${label}]: ${url}`;
  const last = lastDefinitionEnd(post);
  if (last !== undefined) {
    const end = endOfLine(text, last);
    const at = startOfNextLine(text, end);
    return { span: span(at, at), newText: at === end ? `${lineEnd}${line}` : `${line}${lineEnd}` };
  }
  if (isOpenAtItsEnd(post)) {
    return undefined;
  }
  const [trailing = ''] = /[ \t\r\n]*$/.exec(text.slice(-longestTrailing)) ?? [];
  const breaks = trailing.match(/\r\n|\n|\r/g)?.length ?? 0;
  const newText = `${lineEnd.repeat(Math.max(2 - breaks, 0))}${line}${lineEnd}`;
  return { span: span(text.length, text.length), newText };
}

/** White space at the end is looked at as far as this. */
const longestTrailing = 200;

/** Of the last definition that stands in no list or quote. */
function lastDefinitionEnd(post: Post): number | undefined {
  let end: number | undefined;
  for (const { at, definitions } of linkPartsOf(post)) {
    for (const definition of definitions) {
      end = definition.isNested ? end : at + definition.end;
    }
  }
  return end;
}

/** Whether a post ends in code or HTML that goes on behind a blank line. */
function isOpenAtItsEnd(post: Post): boolean {
  const { start, blocks } = post.body();
  const last = blocks.at(-1);
  if (last === undefined || (last.block.kind !== 'code' && last.block.kind !== 'html')) {
    return false;
  }
  const at = start + last.offset;
  const written = post.text.slice(at + last.block.start, at + last.block.end);
  if (last.block.kind === 'html') {
    return written.startsWith('<!--')
      ? !written.endsWith('-->')
      : /^<(?:[!?]|(?:pre|script|style|textarea)\b)/i.test(written);
  }
  const [fence] = /^(?:`{3,}|~{3,})/.exec(written) ?? [];
  const lastLine = /[^\r\n]*$/.exec(written.slice(-longestTrailing))?.[0].trim() ?? '';
  return fence !== undefined && (!written.includes('\n') || !lastLine.startsWith(fence));
}
