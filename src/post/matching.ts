import type { Component, Confidence, Evidence, Match } from './component';
import type { RepositoryLink } from './links';
import { normaliseName } from './names';
import type { NamePart, OverviewEntry } from './overview';
import { Phrases } from './phrases';
import type { ComponentSection } from './sections';

const confidences: Readonly<Record<Evidence, Confidence>> = {
  name: 'certain',
  label: 'certain',
  alias: 'likely',
  link: 'likely',
  address: 'possible',
  owner: 'possible',
  closing: 'possible',
};

/** Of a section, as normalised words. */
type WordsOf = (section: ComponentSection) => readonly string[];

/**
 * Joins entries and sections one to one: all pairs by the best evidence first, then by the next one.
 * Evidence other than names counts only where it points at one entry and one section.
 *
 * @param wordsBeforeLink what the closing sentence of a section says before its link.
 * @returns the components of the overview in its order, then the sections without an entry.
 */
export function matchComponents(
  entries: readonly OverviewEntry[],
  sections: readonly ComponentSection[],
  wordsBeforeLink: WordsOf,
): readonly Component[] {
  if (entries.length === 0) {
    return sections.map(alone);
  }
  const matcher = new Matcher(entries, sections);
  matcher.byName();
  if (matcher.isOpen()) {
    matcher.byAlias();
  }
  if (matcher.isOpen()) {
    matcher.byLink();
    matcher.byAddress();
    matcher.byOwner();
    matcher.byClosing(wordsBeforeLink);
  }
  const first = usualPlaceOfName(matcher.joined);
  return [
    ...entries.map((entry): Component => {
      const found = matcher.joined.get(entry);
      const entryName = found?.part ?? likelyName(entry, first);
      return {
        name: found?.section.name ?? entryName?.name ?? entry.label,
        entry,
        entryName,
        section: found?.section,
        match: found?.match,
      };
    }),
    ...sections.filter((section) => !matcher.taken.has(section)).map(alone),
  ];
}

function alone(section: ComponentSection): Component {
  return { name: section.name, entry: undefined, entryName: undefined, section, match: undefined };
}

interface Pair {
  readonly entry: OverviewEntry;
  readonly section: ComponentSection;
  readonly words: string;
  readonly part: NamePart | undefined;
}

interface Joined {
  readonly section: ComponentSection;
  readonly match: Match;
  /** The name in the entry's label that showed it. */
  readonly part: NamePart | undefined;
}

class Matcher {
  readonly joined = new Map<OverviewEntry, Joined>();
  readonly taken = new Set<ComponentSection>();
  readonly #entries: readonly OverviewEntry[];
  readonly #sections: readonly ComponentSection[];
  readonly #passed = new Map<readonly ComponentSection[], number>();

  constructor(entries: readonly OverviewEntry[], sections: readonly ComponentSection[]) {
    this.#entries = entries;
    this.#sections = sections;
  }

  /** Whether entries and sections are left. */
  isOpen(): boolean {
    return this.joined.size < this.#entries.length && this.joined.size < this.#sections.length;
  }

  /** A whole label first: `Zero-OS` is the entry of that name, `Storage = Zero-OS` perhaps not. */
  byName(): void {
    const byName = groupedBy(this.#rest(), ({ name }) => [normaliseName(name)]);
    for (const entry of this.#open()) {
      const [first] = entry.names;
      this.#join(
        entry,
        this.#free(byName, normaliseName(entry.label)) ??
          (entry.names.length === 1 && first !== undefined
            ? this.#free(byName, normaliseName(first.name))
            : undefined),
        'name',
        entry.label,
        entry.names.length === 1 ? first : undefined,
      );
    }
    for (const entry of this.#open()) {
      for (const part of entry.names.length > 1 ? entry.names : []) {
        this.#join(entry, this.#free(byName, normaliseName(part.name)), 'label', part.name, part);
      }
    }
  }

  byAlias(): void {
    const byAnyName = groupedBy(this.#rest(), keysOf);
    for (const entry of this.#open()) {
      for (const part of entry.names) {
        for (const name of [part.name, ...part.aliases.map((alias) => alias.name)]) {
          this.#join(entry, this.#free(byAnyName, normaliseName(name)), 'alias', name, part);
        }
      }
    }
  }

  /** Where several entries or sections link the same place, the link tells nothing. */
  byLink(): void {
    const entries = groupedBy(this.#entries, ({ link }) => addressesOf(link));
    const sections = groupedBy(this.#sections, ({ link }) => addressesOf(link));
    for (const [address, [entry, otherEntry]] of entries) {
      const [section, otherSection] = sections.get(address) ?? [];
      if (entry !== undefined && otherEntry === undefined && otherSection === undefined) {
        this.#join(entry, this.#ifFree(section), 'link', address, undefined);
      }
    }
  }

  /** `ThreeFold Chain (Rivine)` is what `github.com/rivine` is about. */
  byAddress(): void {
    const open = this.#open();
    const rest = this.#rest();
    const pairs: Pair[] = [];
    const named = (entry: OverviewEntry): NamedBy[] =>
      entry.names.map((part) => ({ entry, key: normaliseName(part.name), words: part.name, part }));
    const addressed = (entry: OverviewEntry): NamedBy[] => [
      {
        entry,
        key: ownNameOf(entry.link),
        words: entry.link?.repository.name ?? entry.link?.repository.owner ?? '',
        part: undefined,
      },
    ];
    pairUp(open.flatMap(addressed), groupedBy(rest, keysOf), pairs);
    pairUp(
      open.flatMap(named),
      groupedBy(rest, ({ link }) => [ownNameOf(link)]),
      pairs,
    );
    this.#joinUnique(pairs, 'address');
  }

  /**
   * Only where one of both links the owner itself, and nothing else in the post leads to that owner:
   * one organisation has many repositories.
   */
  byOwner(): void {
    if (![...this.#open(), ...this.#rest()].some(({ link }) => link?.repository.kind === 'owner')) {
      return;
    }
    const entries = groupedBy(this.#entries, ({ link }) => ownersOf(link));
    const sections = groupedBy(this.#sections, ({ link }) => ownersOf(link));
    for (const [owner, [entry, otherEntry]] of entries) {
      const [section, otherSection] = sections.get(owner) ?? [];
      const isAlone = otherEntry === undefined && otherSection === undefined;
      const a = entry?.link?.repository.kind === 'owner';
      const b = section?.link?.repository.kind === 'owner';
      if (entry !== undefined && isAlone && a !== b) {
        this.#join(entry, this.#ifFree(section), 'owner', owner, undefined);
      }
    }
  }

  byClosing(wordsBeforeLink: WordsOf): void {
    const sections = this.#rest().filter(({ closing }) => closing !== undefined);
    if (sections.length === 0) {
      return;
    }
    const phrases = new Phrases(this.#open());
    const pairs = sections.flatMap((section) =>
      phrases
        .in(wordsBeforeLink(section))
        .map(({ entry, part }): Pair => ({ entry, section, words: part.name, part })),
    );
    this.#joinUnique(pairs, 'closing');
  }

  #open(): readonly OverviewEntry[] {
    return this.#entries.filter((entry) => !this.joined.has(entry));
  }

  #rest(): readonly ComponentSection[] {
    return this.#sections.filter((section) => !this.taken.has(section));
  }

  /** The first section of a group that has no entry yet. */
  #free(
    groups: ReadonlyMap<string, readonly ComponentSection[]>,
    key: string,
  ): ComponentSection | undefined {
    const group = key === '' ? undefined : groups.get(key);
    if (group === undefined) {
      return undefined;
    }
    let at = this.#passed.get(group) ?? 0;
    while (this.#isTaken(group[at])) {
      at++;
    }
    // So that many of one name are not gone through again for each entry.
    this.#passed.set(group, at);
    return group[at];
  }

  #isTaken(section: ComponentSection | undefined): boolean {
    return section !== undefined && this.taken.has(section);
  }

  #ifFree(section: ComponentSection | undefined): ComponentSection | undefined {
    return this.#isTaken(section) ? undefined : section;
  }

  #join(
    entry: OverviewEntry,
    section: ComponentSection | undefined,
    evidence: Evidence,
    words: string,
    part: NamePart | undefined,
  ): void {
    if (section !== undefined && !this.joined.has(entry)) {
      this.taken.add(section);
      this.joined.set(entry, {
        section,
        match: { evidence, confidence: confidences[evidence], words },
        part,
      });
    }
  }

  #joinUnique(pairs: readonly Pair[], evidence: Evidence): void {
    const sectionsOf = groupedBy(pairs, ({ entry }) => [entry]);
    const entriesOf = groupedBy(pairs, ({ section }) => [section]);
    for (const { entry, section, words, part } of pairs) {
      const isUnique =
        sectionsOf.get(entry)?.every((other) => other.section === section) === true &&
        entriesOf.get(section)?.every((other) => other.entry === entry) === true;
      if (isUnique) {
        this.#join(entry, section, evidence, words, part);
      }
    }
  }
}

interface NamedBy {
  readonly entry: OverviewEntry;
  readonly key: string;
  readonly words: string;
  readonly part: NamePart | undefined;
}

/** Adds the pairs of those entries and sections that alone have a key. */
function pairUp(
  keyed: readonly NamedBy[],
  sections: ReadonlyMap<string, readonly ComponentSection[]>,
  pairs: Pair[],
): void {
  const entries = groupedBy(keyed, ({ key }) => [key]);
  for (const { entry, key, words, part } of keyed) {
    const [section, otherSection] = sections.get(key) ?? [];
    if (
      key !== '' &&
      section !== undefined &&
      otherSection === undefined &&
      entries.get(key)?.length === 1
    ) {
      pairs.push({ entry, section, words, part });
    }
  }
}

/** Every item under each of its keys. */
function groupedBy<Item, Key>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly Key[],
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, [item]);
      } else if (group.at(-1) !== item) {
        group.push(item);
      }
    }
  }
  return groups;
}

/** Of a repository or owner; of what lies deeper, with what it is: parts of one repository differ. */
function addressesOf(link: RepositoryLink | undefined): readonly string[] {
  if (link === undefined) {
    return [];
  }
  const { key, detail } = link.repository;
  return [detail === undefined ? key : `${key} ${detail}`];
}

function keysOf({ keys }: ComponentSection): readonly string[] {
  return keys;
}

function ownNameOf(link: RepositoryLink | undefined): string {
  return link === undefined || link.repository.kind === 'deep'
    ? ''
    : normaliseName(link.repository.name ?? link.repository.owner);
}

function ownersOf(link: RepositoryLink | undefined): readonly string[] {
  return link === undefined
    ? []
    : [`${link.repository.hostName}/${link.repository.owner}`.toLowerCase()];
}

/** On which side of the separator most entries of an overview have the name. */
function usualPlaceOfName(joined: ReadonlyMap<OverviewEntry, Joined>): 'first' | 'second' {
  let first = 0;
  for (const [{ names }, { part }] of joined) {
    if (names.length > 1 && part !== undefined) {
      first += part === names[0] ? 1 : -1;
    }
  }
  return first < 0 ? 'second' : 'first';
}

/** The name in a label that no section decides: the one like its repository, else the usual one. */
function likelyName(
  { names, link }: OverviewEntry,
  usual: 'first' | 'second',
): NamePart | undefined {
  const [first, second] = names;
  if (second === undefined) {
    return first;
  }
  const address = [link?.repository.name, link?.repository.owner].map((name) =>
    normaliseName(name ?? ''),
  );
  return (
    names.find(({ name }) => address.includes(normaliseName(name))) ??
    (usual === 'first' ? first : second)
  );
}
