import type { ClosingTemplate } from '../../post/closing';
import type { Component } from '../../post/component';
import type { Post } from '../../post/post';
import { addEntry, type AddedEntry } from './addEntry';
import { addSection, type AddedSection } from './addSection';
import { placeOfEntry, placeOfSection } from './places';
import { namesComponent, roleOf } from './stack';

/**
 * Whether a component lacks the section that its entry promises, and its name is one that a section
 * can have.
 */
export function lacksSection({ name, entry, section }: Component): boolean {
  return entry !== undefined && section === undefined && namesComponent(name);
}

/** As `lacksSection`: the entry of a section, in the overview that the post has. */
export function lacksEntry({ entry, section }: Component, post: Post): boolean {
  return (
    entry === undefined &&
    section !== undefined &&
    post.body().overview !== undefined &&
    namesComponent(section.name)
  );
}

/**
 * Adds the section that a component of the overview lacks, where the overview asks for it.
 *
 * @param closings of the blog, most used first.
 * @returns undefined where it lacks none.
 */
export function addMissingSection(
  post: Post,
  component: Component,
  closings: readonly ClosingTemplate[],
): AddedSection | undefined {
  const { name, entry } = component;
  return entry === undefined || !lacksSection(component)
    ? undefined
    : addSection(
        post,
        { name, url: entry.link?.url, description: roleOf(post.text, component) },
        placeOfSection(post.body(), entry),
        closings,
      );
}

/** Adds the entry that a component with a section lacks; undefined where it lacks none. */
export function addMissingEntry(post: Post, component: Component): AddedEntry | undefined {
  const { section } = component;
  return section === undefined || !lacksEntry(component, post)
    ? undefined
    : addEntry(
        post,
        { name: section.name, url: section.link?.url },
        placeOfEntry(post.body(), section),
      );
}
