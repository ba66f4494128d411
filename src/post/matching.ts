import type { Component, Confidence, Evidence, Match } from './component';
import type { RepositoryLink } from './links';
import { normaliseName } from './names';
import type { NamePart, OverviewEntry } from './overview';
import { namesOf, type ComponentSection } from './sections';
import type { Span } from './text';

const confidences: Readonly<Record<Evidence, Confidence>> = {
  name: 'certain',
  label: 'certain',
  alias: 'likely',
  link: 'likely',
  address: 'possible',
  owner: 'possible',
  closing: 'possible',
};

/**
 * Joins entries and sections one to one: all pairs by the best evidence first, then by the next one.
 * Evidence other than names counts only where it points at one entry and one section.
 *
 * @param textOf the text of a place in the post.
 * @returns the components of the overview in its order, then the sections without an entry.
 */
export function matchComponents(
  entries: readonly OverviewEntry[],
  sections: readonly ComponentSection[],
  textOf: (place: Span) => string,
): readonly Component[] {
  if (entries.length === 0) {
    return sections.map(alone);
  }
  const matcher = new Matcher(entries, sections);
  matcher.byName();
  matcher.byAlias();
  matcher.byLink();
  matcher.byAddress();
  matcher.byOwner();
  matcher.byClosing(textOf);
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

  constructor(entries: readonly OverviewEntry[], sections: readonly ComponentSection[]) {
    this.#entries = entries;
    this.#sections = sections;
  }

  /** A whole label first: `Zero-OS` is the entry of that name, `Storage = Zero-OS` perhaps not. */
  byName(): void {
    const byName = this.#sectionsBy(({ name }) => [normaliseName(name)]);
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
    const byAnyName = this.#sectionsBy(namesOf);
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
    const entries = groupedBy(this.#entries, ({ link }) => addressOf(link));
    const sections = groupedBy(this.#sections, ({ link }) => addressOf(link));
    for (const entry of this.#open()) {
      const address = addressOf(entry.link);
      const ofEntry = address === undefined ? [] : (entries.get(address) ?? []);
      const ofSection = address === undefined ? [] : (sections.get(address) ?? []);
      if (address !== undefined && ofEntry.length === 1 && ofSection.length === 1) {
        this.#join(entry, this.#ifFree(ofSection[0]), 'link', address, undefined);
      }
    }
  }

  /** `ThreeFold Chain (Rivine)` is what `github.com/rivine` is about. */
  byAddress(): void {
    const pairs: {
      entry: OverviewEntry;
      section: ComponentSection;
      words: string;
      part: NamePart | undefined;
    }[] = [];
    const rest = this.#rest();
    for (const entry of this.#open()) {
      const entryAddress = ownNameOf(entry.link);
      for (const section of rest) {
        const word = namesOf(section).includes(entryAddress) ? entryAddress : undefined;
        const sectionAddress = ownNameOf(section.link);
        const part = entry.names.find(({ name }) => normaliseName(name) === sectionAddress);
        if (entryAddress !== '' && word !== undefined) {
          pairs.push({
            entry,
            section,
            words: entry.link?.repository.name ?? entry.link?.repository.owner ?? '',
            part: undefined,
          });
        } else if (sectionAddress !== '' && part !== undefined) {
          pairs.push({ entry, section, words: part.name, part });
        }
      }
    }
    this.#joinUnique(pairs, 'address');
  }

  /** Only where one of both links the owner itself: one organisation has many repositories. */
  byOwner(): void {
    const rest = this.#rest();
    const pairs = this.#open().flatMap((entry) =>
      rest.flatMap((section) => {
        const [a, b] = [entry.link?.repository, section.link?.repository];
        const same =
          a !== undefined &&
          b !== undefined &&
          (a.kind === 'owner') !== (b.kind === 'owner') &&
          ownerOf(a) === ownerOf(b);
        return same ? [{ entry, section, words: ownerOf(a), part: undefined }] : [];
      }),
    );
    this.#joinUnique(pairs, 'owner');
  }

  byClosing(textOf: (place: Span) => string): void {
    const entries = this.#open();
    const pairs = this.#rest().flatMap((section) => {
      if (section.closing === undefined || entries.length === 0) {
        return [];
      }
      const { span: place, link } = section.closing;
      const words = wordsOf(textOf({ start: place.start, end: link.span.start }));
      return entries.flatMap((entry) => {
        const part = entry.names.find(({ name }) => includesWords(words, wordsOf(name)));
        return part === undefined ? [] : [{ entry, section, words: part.name, part }];
      });
    });
    this.#joinUnique(pairs, 'closing');
  }

  #open(): readonly OverviewEntry[] {
    return this.#entries.filter((entry) => !this.joined.has(entry));
  }

  #rest(): readonly ComponentSection[] {
    return this.#sections.filter((section) => !this.taken.has(section));
  }

  #sectionsBy(
    names: (section: ComponentSection) => readonly string[],
  ): ReadonlyMap<string, readonly ComponentSection[]> {
    const sections = new Map<string, ComponentSection[]>();
    for (const section of this.#rest()) {
      for (const name of names(section)) {
        const same = sections.get(name);
        if (same === undefined) {
          sections.set(name, [section]);
        } else {
          same.push(section);
        }
      }
    }
    return sections;
  }

  #free(
    sections: ReadonlyMap<string, readonly ComponentSection[]>,
    name: string,
  ): ComponentSection | undefined {
    return name === ''
      ? undefined
      : sections.get(name)?.find((section) => !this.taken.has(section));
  }

  #ifFree(section: ComponentSection | undefined): ComponentSection | undefined {
    return section === undefined || this.taken.has(section) ? undefined : section;
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

  #joinUnique(
    pairs: readonly {
      readonly entry: OverviewEntry;
      readonly section: ComponentSection;
      readonly words: string;
      readonly part: NamePart | undefined;
    }[],
    evidence: Evidence,
  ): void {
    const ofEntry = groupedBy(pairs, ({ entry }) => entry);
    const ofSection = groupedBy(pairs, ({ section }) => section);
    for (const { entry, section, words, part } of pairs) {
      if (ofEntry.get(entry)?.length === 1 && ofSection.get(section)?.length === 1) {
        this.#join(entry, section, evidence, words, part);
      }
    }
  }
}

function groupedBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key | undefined,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) {
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, [item]);
      } else {
        group.push(item);
      }
    }
  }
  return groups;
}

/** Of a repository or owner; of what lies deeper, with what it is: parts of one repository differ. */
function addressOf(link: RepositoryLink | undefined): string | undefined {
  if (link === undefined) {
    return undefined;
  }
  const { key, detail } = link.repository;
  return detail === undefined ? key : `${key} ${detail}`;
}

function ownNameOf(link: RepositoryLink | undefined): string {
  return link === undefined || link.repository.kind === 'deep'
    ? ''
    : normaliseName(link.repository.name ?? link.repository.owner);
}

function ownerOf({ hostName, owner }: RepositoryLink['repository']): string {
  return `${hostName}/${owner}`.toLowerCase();
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map(normaliseName)
    .filter(Boolean);
}

function includesWords(words: readonly string[], wanted: readonly string[]): boolean {
  return (
    wanted.length > 0 &&
    words.some((_, at) => wanted.every((word, index) => words[at + index] === word))
  );
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
