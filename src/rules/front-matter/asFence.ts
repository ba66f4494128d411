import { span, textOf, type Span, type TextEdit } from '../../post/text';

/** Makes a fence of what nearly is one; of an indented one only the indentation goes. */
export function asFence(text: string, place: Span): TextEdit {
  const written = textOf(text, place);
  const indent = written.length - written.trimStart().length;
  return written.trimStart() === '---'
    ? { span: span(place.start, place.start + indent), newText: '' }
    : { span: place, newText: '---' };
}
