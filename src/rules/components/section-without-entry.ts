import { closingTemplateOf } from '../../post/closing';
import type { Component } from '../../post/component';
import type { Overview } from '../../post/overview';
import type { ComponentSection } from '../../post/sections';
import { noFindings, type Finding, type Rule } from '../rule';
import { addMissingEntry } from './missingParts';
import { isSurelyPresented } from './presented';
import { areUsuallyPaired, namesComponent, namesOfEntry, pairsOf, type Pair } from './stack';

export const sectionWithoutEntry: Rule = {
  id: 'components/section-without-entry',
  summary: 'Every component with a section is in the overview list.',
  severity: 'hint',
  needs: 'body',
  fix: 'offered',
  rationale: `The overview list is what readers scan to see which components there are, and where search engines
and feeds pick up the names. A component that has a section but no entry is easily missed. It may be
left out on purpose, as a part of another one: hence a hint only. Sections are taken for something else
than a component where they link no repository, or one of another name that no closing sentence names.`,
  examples: [
    {
      wrong: `---
title: "What our stack is made of"
---

- [Beacon](https://codeberg.org/tidelift-labs/beacon)
- [Logbook](https://codeberg.org/tidelift-labs/logbook)

**Beacon**: Carries every message.

**Lantern**: Shows [all of it](https://codeberg.org/tidelift-labs/lantern).

**Logbook**: Keeps every measurement.
`,
      right: `---
title: "What our stack is made of"
---

- [Beacon](https://codeberg.org/tidelift-labs/beacon)
- [Lantern](https://codeberg.org/tidelift-labs/lantern)
- [Logbook](https://codeberg.org/tidelift-labs/logbook)

**Beacon**: Carries every message.

**Lantern**: Shows [all of it](https://codeberg.org/tidelift-labs/lantern).

**Logbook**: Keeps every measurement.
`,
    },
  ],
  since: '0.3.0',
  check(post) {
    const body = post.body();
    const { overview, components } = body;
    const pairs = pairsOf(body);
    if (overview === undefined || !areUsuallyPaired(pairs, body)) {
      return noFindings;
    }
    let known: Known | undefined;
    const found: Finding[] = [];
    for (const component of components) {
      const { entry, section } = component;
      if (
        entry !== undefined ||
        section === undefined ||
        !isComponent(post.text, component, section)
      ) {
        continue;
      }
      known ??= knownOf(overview, body.sections, pairs);
      const { parts, taken } = known;
      if (parts.has(section) || section.keys.some((own) => taken.has(own))) {
        continue;
      }
      const { name } = section;
      section.keys.forEach((own) => taken.add(own));
      found.push({
        message: `${name} has a section but no entry in the overview list. Add it there, so that readers see it among the components.`,
        span: section.nameSpan,
        fixes: () => {
          const added = addMissingEntry(post, component);
          return added === undefined
            ? []
            : [{ title: `Add ${name} to the overview list`, edits: added.edits }];
        },
      });
    }
    return found;
  },
};

interface Known {
  /** Sections within those of components. */
  readonly parts: ReadonlySet<ComponentSection>;
  /** Names that components have already, normalised. */
  readonly taken: Set<string>;
}

function knownOf(
  overview: Overview,
  sections: readonly ComponentSection[],
  pairs: readonly Pair[],
): Known {
  const taken = new Set<string>();
  const listed = new Set<ComponentSection>();
  for (const entry of overview.entries) {
    for (const name of namesOfEntry(entry)) {
      taken.add(name);
    }
  }
  for (const { section } of pairs) {
    listed.add(section);
    for (const key of section.keys) {
      taken.add(key);
    }
  }
  return { parts: partsOf(sections, listed), taken };
}

/** A section that links no repository of its own may be about anything. */
function isComponent(text: string, component: Component, section: ComponentSection): boolean {
  return (
    namesComponent(section.name) &&
    section.link !== undefined &&
    (isSurelyPresented(component) || closingTemplateOf(text, section) !== undefined)
  );
}

/** The sections within those of listed components: below its heading stand the parts of one. */
function partsOf(
  sections: readonly ComponentSection[],
  listed: ReadonlySet<ComponentSection>,
): ReadonlySet<ComponentSection> {
  const parts = new Set<ComponentSection>();
  let end = 0;
  for (const section of sections) {
    if (section.span.start < end) {
      parts.add(section);
    } else if (listed.has(section)) {
      ({ end } = section.span);
    }
  }
  return parts;
}
