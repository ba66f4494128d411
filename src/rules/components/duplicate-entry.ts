import type { Component } from '../../post/component';
import { normaliseName } from '../../post/names';
import type { OverviewEntry } from '../../post/overview';
import { endOfLine, span, textOf } from '../../post/text';
import { noFindings, type Finding, type Fix, type Rule } from '../rule';
import { itemMarker } from './entryStyle';
import { namesComponent } from './stack';

export const duplicateEntry: Rule = {
  id: 'components/duplicate-entry',
  summary: 'The overview list names each component once.',
  severity: 'information',
  needs: 'body',
  fix: 'offered',
  rationale: `A component that stands in the overview list twice makes readers look for a difference, and one of both
entries is often what was left when a name was to be replaced. Names are compared, not addresses: two
components may well live in one repository.`,
  examples: [
    {
      wrong: `---
title: "What our stack is made of"
---

- [Beacon](https://codeberg.org/tidelift-labs/beacon)
- [Logbook](https://codeberg.org/tidelift-labs/logbook)
- [Beacon](https://codeberg.org/tidelift-labs/beacon)
`,
      right: `---
title: "What our stack is made of"
---

- [Beacon](https://codeberg.org/tidelift-labs/beacon)
- [Logbook](https://codeberg.org/tidelift-labs/logbook)
`,
    },
  ],
  since: '0.3.0',
  check(post) {
    const { components } = post.body();
    if (areAllDifferent(components)) {
      return noFindings;
    }
    const seen = new Map<string, Component>();
    const found: Finding[] = [];
    for (const component of components) {
      const { entry, entryName } = component;
      const name = nameInEntry(component);
      // An address alone names a repository: those of two owners may be called the same.
      if (entry === undefined || !namesComponent(name) || isAddress(entry)) {
        continue;
      }
      const first = seen.get(normaliseName(name))?.entry;
      if (first === undefined) {
        seen.set(normaliseName(name), component);
      } else if (!isAnother(entry, first)) {
        found.push({
          message: `${name} is in the overview list already. Remove one of both entries, or rename one if it is another component.`,
          span: entryName?.span ?? entry.labelSpan,
          related: [{ span: first.labelSpan, message: 'The other entry is here.' }],
          fixes: () => fixesFor(post.text, entry, first),
        });
      }
    }
    return found;
  },
};

function nameInEntry({ entry, entryName }: Component): string {
  return entryName?.name ?? entry?.label ?? '';
}

function areAllDifferent(components: readonly Component[]): boolean {
  const names = new Set<string>();
  let entries = 0;
  for (const component of components) {
    if (component.entry !== undefined) {
      entries++;
      names.add(normaliseName(nameInEntry(component)));
    }
  }
  return names.size === entries;
}

function isAddress({ link, labelSpan }: OverviewEntry): boolean {
  return labelSpan.start === link?.destination.start;
}

/** `Storage = Anvil` beside `Storage = Bellows`: which of both is the name may be told wrong. */
function isAnother(entry: OverviewEntry, first: OverviewEntry): boolean {
  const isSameLabel = normaliseName(entry.label) === normaliseName(first.label);
  const isSameLink = entry.link?.repository.key === first.link?.repository.key;
  return entry.names.length > 1 && first.names.length > 1 && !isSameLabel && !isSameLink;
}

/** An entry of several lines may hold what its author wants to keep. */
function fixesFor(text: string, entry: OverviewEntry, first: OverviewEntry): readonly Fix[] {
  const written = contentOf(text, entry);
  if (/[\r\n]/.test(written)) {
    return [];
  }
  const above = text.slice(0, entry.span.start).trimEnd().length;
  return [
    {
      title: 'Remove this entry',
      edits: [{ span: span(endOfLine(text, above), endOfLine(text, entry.span.end)), newText: '' }],
      preferred: written === contentOf(text, first),
    },
  ];
}

function contentOf(text: string, { span: whole }: OverviewEntry): string {
  const written = textOf(text, whole);
  return written.slice(itemMarker.exec(written)?.[0].length ?? 0).trimEnd();
}
