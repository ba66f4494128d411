import type { Component } from '../../post/component';
import { isName } from '../../post/leads';
import { isLazyLinkText } from '../../post/closing';
import { normaliseName } from '../../post/names';
import type { OverviewEntry } from '../../post/overview';
import type { Body } from '../../post/post';
import type { ComponentSection } from '../../post/sections';

/** An entry and a section that are the same component. */
export interface Pair {
  readonly component: Component;
  readonly entry: OverviewEntry;
  readonly section: ComponentSection;
}

/** The components with both an entry and a section, in the order of the overview. */
export function pairsOf({ components }: Body): readonly Pair[] {
  return components.flatMap((component) => {
    const { entry, section } = component;
    return entry === undefined || section === undefined ? [] : [{ component, entry, section }];
  });
}

/**
 * Whether entries have sections and sections have entries so often that one without is left out, not
 * meant: half of them, or two of a few. Of a long list, an author may explain some.
 */
export function areUsuallyPaired(pairs: readonly Pair[], { overview, sections }: Body): boolean {
  const entries = overview?.entries.length ?? 0;
  return [entries, sections.length].every(
    (parts) =>
      pairs.length * 2 >= Math.max(parts, 1) || (pairs.length >= 2 && pairs.length * 4 >= parts),
  );
}

/** What an overview calls its components, in every form, normalised. */
export function namesOfEntry({ label, names }: OverviewEntry): readonly string[] {
  return [
    normaliseName(label),
    ...names.flatMap((part) =>
      [part.name, ...part.aliases.map(({ name }) => name)].map(normaliseName),
    ),
  ].filter(Boolean);
}

/** All names of the sections of a post, normalised. */
export function sectionNames({ sections }: Body): ReadonlySet<string> {
  return new Set(sections.flatMap(({ keys }) => keys));
}

/** Whether words name a component, not what to do with a link or a remark. */
export function namesComponent(name: string): boolean {
  return isName(name) && normaliseName(name) !== '' && !isLazyLinkText(name);
}

/** The role in the label of an entry, or what stands behind its link, if that is plain text. */
export function roleOf(text: string, { entry, entryName }: Component): string | undefined {
  if (entry === undefined) {
    return undefined;
  }
  const other =
    entry.names.length === 2 ? entry.names.find((part) => part !== entryName) : undefined;
  if (other !== undefined) {
    return other.name;
  }
  const { description } = entry;
  const behind = description === undefined ? '' : text.slice(description.start, description.end);
  return /^[^[\]<>{}|`\\\r\n]{1,200}$/.test(behind) ? behind : undefined;
}
