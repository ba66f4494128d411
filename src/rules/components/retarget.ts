import { repositoryAt, type RepositoryLink } from '../../post/links';
import { contains, escaped, span, type TextEdit } from '../../post/text';
import { asDestination } from './markdownText';

/**
 * Makes one link lead elsewhere. One by reference gets an address of its own, since others may refer
 * to the same definition.
 */
export function retarget(
  text: string,
  { span: whole, destination, url, label, repository }: RepositoryLink,
  newUrl: string,
): readonly TextEdit[] {
  const inLink = contains(whole, destination);
  const words =
    label === undefined
      ? []
      : inWords(text.slice(whole.start, inLink ? destination.start : whole.end), {
          url,
          newUrl,
          host: repository.hostLabel,
        }).map(({ span: { start, end }, newText }): TextEdit => ({
          span: span(whole.start + start, whole.start + end),
          newText,
        }));
  if (!inLink) {
    const reference = /\](?:[ \t]?\[[^[\]]*\])?$/.exec(text.slice(whole.start, whole.end));
    const start = reference === null ? whole.end : whole.start + reference.index + 1;
    return [...words, { span: span(start, whole.end), newText: `(${asDestination(newUrl)})` }];
  }
  const isAngled = text.charAt(destination.start - 1) === '<';
  return [...words, { span: destination, newText: isAngled ? newUrl : asDestination(newUrl) }];
}

/** What would lie in the words of the link: the old address, or the host that it was on. */
function inWords(
  words: string,
  { url, newUrl, host }: { readonly url: string; readonly newUrl: string; readonly host: string },
): readonly TextEdit[] {
  const at = words.indexOf(`[${url}]`);
  if (at !== -1) {
    return [{ span: span(at + 1, at + 1 + url.length), newText: newUrl }];
  }
  const newHost = repositoryAt(newUrl)?.hostLabel;
  const found = new RegExp(` on ${escaped(host)}(?=\\])`).exec(words);
  return found === null || newHost === undefined || newHost === host
    ? []
    : [{ span: span(found.index + 4, found.index + found[0].length), newText: newHost }];
}
