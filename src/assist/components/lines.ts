import { lineAround } from '../../post/text';

/** Whether the line above the one that starts at `lineStart` has text. */
export function hasTextAbove(text: string, lineStart: number): boolean {
  const end = lineStart - (text.endsWith('\r\n', lineStart) ? 2 : 1);
  return end >= 0 && text.slice(lineAround(text, end).start, end).trim() !== '';
}
