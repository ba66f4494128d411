import { normaliseName } from '../../post/names';
import { parsePost, type Post } from '../../post/post';
import { applyEdits, lineAround, lineEndOf, span, type TextEdit } from '../../post/text';
import { usualEntryStyle, writeEntry } from '../../rules/components/entryStyle';
import { hasTextAbove } from './lines';
import type { Outcome } from './outcome';

/** Makes the overview list of a post that has sections only, in front of the first of them. */
export function extractOverview(post: Post): Outcome {
  const { text } = post;
  const { overview, sections, notParsed } = post.body();
  const [first] = sections;
  if (notParsed !== undefined) {
    return {
      refusal: 'This post is too large to be read in full. Write its overview list by hand.',
    };
  }
  if (overview !== undefined) {
    return {
      refusal:
        'This post has an overview list already. To add what it lacks, use the light bulb at a section without an entry.',
    };
  }
  if (first === undefined) {
    return {
      refusal:
        'This post has no component sections yet. Write two at least, each with a link to its repository.',
    };
  }
  const lineEnd = lineEndOf(text);
  const known = new Set<string>();
  const entries = sections
    // What has two sections is one component.
    .filter(({ name }) => !known.has(normaliseName(name)) && known.add(normaliseName(name)))
    .map(({ name, link }) => ({ name, url: link?.url }));
  const at = lineAround(text, first.span.start).start;
  for (const marker of ['-', '*', '+']) {
    const list = entries
      .map((entry) => `${marker} ${writeEntry(usualEntryStyle, entry)}`)
      .join(lineEnd);
    const before = hasTextAbove(text, at) ? lineEnd : '';
    const edits = [{ span: span(at, at), newText: before + list + lineEnd + lineEnd }];
    const start = at + before.length;
    // Next to another list it would be a part of that.
    if (isOverviewAfter(post, edits, start, entries.length)) {
      return { edits, selection: span(start, start + list.length) };
    }
  }
  return {
    refusal:
      'A list of these sections would not be read as an overview, since too few of them link a repository. Add the links first.',
  };
}

function isOverviewAfter(
  post: Post,
  edits: readonly TextEdit[],
  at: number,
  count: number,
): boolean {
  const { overview, sections } = parsePost(applyEdits(post.text, edits)).body();
  return (
    overview?.span.start === at &&
    overview.entries.length === count &&
    post.body().sections.every(({ name }) => sections.some((section) => section.name === name))
  );
}
