import type { Component } from '../../post/component';
import { Derived } from '../../post/derived';
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

const pairsByBody = new Derived<Body, readonly Pair[]>();

/** The components with both an entry and a section, in the order of the overview. */
export function pairsOf(body: Body): readonly Pair[] {
  return pairsByBody.of(body, () => readPairs(body));
}

function readPairs({ components }: Body): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const component of components) {
    const { entry, section } = component;
    if (entry !== undefined && section !== undefined) {
      pairs.push({ component, entry, section });
    }
  }
  return pairs;
}

/**
 * Whether entries have sections and sections have entries so often that one without is left out, not
 * meant: half of them, or two of a few. Of a long list, an author may explain some.
 */
export function areUsuallyPaired(pairs: readonly Pair[], { overview, sections }: Body): boolean {
  return (
    areMostOf(overview?.entries.length ?? 0, pairs.length) &&
    areMostOf(sections.length, pairs.length)
  );
}

function areMostOf(parts: number, paired: number): boolean {
  return paired * 2 >= Math.max(parts, 1) || (paired >= 2 && paired * 4 >= parts);
}

/** What an overview calls its components, in every form, normalised. */
export function namesOfEntry({ label, names }: OverviewEntry): readonly string[] {
  const own = normaliseName(label);
  const all = own === '' ? [] : [own];
  for (const { keys } of names) {
    all.push(...keys);
  }
  return all;
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
