import { headingText } from '../../post/heading';
import type { Post } from '../../post/post';

/** Where a heading is looked for: the whole text would take too long at every keystroke. */
const searched = 20_000;
const fence = /^ {0,3}(`{3,}|~{3,})/;

/** What the title of a post would be: its first heading, else its file name in words. */
export function proposedTitle(post: Post, fileName: string | undefined): string | undefined {
  const heading = firstHeading(post);
  if (heading !== undefined) {
    return heading;
  }
  const words = (fileName ?? '')
    .replace(/\.[^.]*$/, '')
    .replace(/^(?:\d+-)+/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return words === '' ? undefined : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A heading found by its look: reading the whole text for a title would be too slow. */
function firstHeading({ text, bodyStart }: Post): string | undefined {
  let open = '';
  let above = '';
  for (const line of text.slice(bodyStart, bodyStart + searched).split(/\r\n|\n|\r/)) {
    const mark = fence.exec(line)?.[1]?.slice(0, 3) ?? '';
    if (mark !== '' && (open === '' || open === mark)) {
      open = open === '' ? mark : '';
    } else if (open === '') {
      const underlined =
        /^ {0,3}(?:=+|-{2,})[ \t]*$/.test(line) && !/^\s|^$|^\S+:(?:\s|$)/.test(above);
      const source = underlined ? above : /^ {0,3}#{1,6}[ \t]/.test(line) ? line.trimStart() : '';
      // YAML allows no control characters.
      const title = headingText(source).replace(/[\0-\x1F\x7F]/g, '');
      if (title !== '') {
        return title;
      }
    }
    above = line;
  }
  return undefined;
}
