import type { RepositoryLink } from '../../post/links';
import { contains, span, type TextEdit } from '../../post/text';
import { asDestination } from './markdownText';

/**
 * Makes one link lead elsewhere. One by reference gets an address of its own, since others may refer
 * to the same definition.
 */
export function retarget(
  text: string,
  { span: whole, destination, url, label }: RepositoryLink,
  newUrl: string,
): readonly TextEdit[] {
  if (!contains(whole, destination)) {
    const reference = /\](?:[ \t]?\[[^[\]]*\])?$/.exec(text.slice(whole.start, whole.end));
    const start = reference === null ? whole.end : whole.start + reference.index + 1;
    return [{ span: span(start, whole.end), newText: `(${asDestination(newUrl)})` }];
  }
  const isAngled = text.charAt(destination.start - 1) === '<';
  const address = { span: destination, newText: isAngled ? newUrl : asDestination(newUrl) };
  const words = span(whole.start + 1, destination.start);
  // Where the words of the link are its address, they would lie.
  const at = label === url ? text.slice(words.start, words.end).indexOf(url) : -1;
  return at === -1
    ? [address]
    : [{ span: span(words.start + at, words.start + at + url.length), newText: newUrl }, address];
}
