import { normaliseName } from '../../post/names';
import { parsePost, type Body, type Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import { applyEdits, textOf, type TextEdit } from '../../post/text';

/**
 * Whether all components of a post are still there after some edits, each with its words, its links and
 * its other names, joined as before. Words elsewhere stay as well; their order aside.
 *
 * What moves or is written otherwise may become part of something else, in more ways than those who
 * build the edits can know of.
 *
 * @param unsure sections that may no longer be told from other text afterwards.
 */
export function keepsComponents(
  post: Post,
  edits: readonly TextEdit[],
  unsure: readonly ComponentSection[] = [],
): boolean {
  const text = applyEdits(post.text, edits);
  const after = parsePost(text);
  return (
    sortedWords(text) === sortedWords(post.text) &&
    holds(sectionsSaid(after), sectionsSaid(post, unsure)) &&
    holds(entriesSaid(after.body()), entriesSaid(post.body())) &&
    holds(joined(after.body()), joined(post.body()))
  );
}

function sortedWords(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).sort().join(' ');
}

/** Whether one list has all of another, as often. */
function holds(all: readonly string[], wanted: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const one of all) {
    left.set(one, (left.get(one) ?? 0) + 1);
  }
  return wanted.every((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count > 0;
  });
}

function sectionsSaid(post: Post, without: readonly ComponentSection[] = []): readonly string[] {
  return post
    .body()
    .sections.filter((section) => !without.includes(section))
    .map((section) => JSON.stringify(sectionSaid(post, section)));
}

function sectionSaid({ text }: Post, section: ComponentSection): readonly unknown[] {
  const { name, aliases, links, link, bullets, closing } = section;
  return [
    name,
    aliases.map((alias) => alias.name),
    textOf(text, section.span)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
    links.map(({ url }) => url),
    link?.url,
    bullets.length,
    closing?.link.url,
  ];
}

function entriesSaid({ overview }: Body): readonly string[] {
  return (overview?.entries ?? []).map(({ label, names, link, description }) =>
    JSON.stringify([label, names.map(({ name }) => name), link?.url, description !== undefined]),
  );
}

function joined({ components }: Body): readonly string[] {
  return components.flatMap(({ entry, section }) =>
    entry === undefined || section === undefined
      ? []
      : [`${entry.label} ${normaliseName(section.name)}`],
  );
}
