import type { ComponentSection } from '../../post/sections';
import type { Rule } from '../rule';
import { addEntry } from './addEntry';
import { placeOfEntry } from './places';
import { areUsuallyPaired, namesComponent, namesOfEntry, pairsOf } from './stack';

export const sectionWithoutEntry: Rule = {
  id: 'components/section-without-entry',
  summary: 'Every component with a section is in the overview list.',
  severity: 'hint',
  needs: 'body',
  fix: 'offered',
  rationale: `The overview list is what readers scan to see which components there are, and where search engines
and feeds pick up the names. A component that has a section but no entry is easily missed. It may be
left out on purpose, as a part of another one: hence a hint only. Sections that link no repository are
taken for something else than a component.`,
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
  *check(post) {
    const body = post.body();
    const { overview, components } = body;
    const pairs = pairsOf(body);
    if (overview === undefined || !areUsuallyPaired(pairs, body)) {
      return;
    }
    const taken = new Set([
      ...overview.entries.flatMap(namesOfEntry),
      ...pairs.flatMap(({ section }) => section.keys),
    ]);
    for (const { entry, section } of components) {
      if (
        entry !== undefined ||
        section === undefined ||
        !isComponent(section) ||
        section.keys.some((name) => taken.has(name))
      ) {
        continue;
      }
      const { name } = section;
      section.keys.forEach((own) => taken.add(own));
      const added = addEntry(post, { name, url: section.link?.url }, placeOfEntry(body, section));
      yield {
        message: `${name} has a section but no entry in the overview list. Add it there, so that readers see it among the components.`,
        span: section.nameSpan,
        fixes:
          added === undefined
            ? []
            : [{ title: `Add ${name} to the overview list`, edits: added.edits }],
      };
    }
  },
};

/** A section that links no repository of its own may be about anything. */
function isComponent({ name, link }: ComponentSection): boolean {
  return namesComponent(name) && link !== undefined;
}
