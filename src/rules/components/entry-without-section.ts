import { normaliseName } from '../../post/names';
import { noFindings, type Finding, type Rule } from '../rule';
import { addMissingSection } from './missingParts';
import { areUsuallyPaired, namesComponent, namesOfEntry, pairsOf, sectionNames } from './stack';

export const entryWithoutSection: Rule = {
  id: 'components/entry-without-section',
  summary: 'Every component of the overview list is explained in a section.',
  severity: 'information',
  needs: 'body',
  fix: 'offered',
  rationale: `The overview list promises what the post explains below. A reader who looks for the section of a
component and finds none cannot tell whether it was forgotten or has another name. The rule speaks
only where sections are the custom of the post: half of the entries have one, or at least two of a
short list. A list of links without sections is fine as it is.`,
  examples: [
    {
      wrong: `---
title: "What our stack is made of"
---

- [Beacon = Message Bus](https://codeberg.org/tidelift-labs/beacon)
- [Logbook = Time-Series Store](https://codeberg.org/tidelift-labs/logbook)

**Beacon**: Carries every message.
`,
      right: `---
title: "What our stack is made of"
---

- [Beacon = Message Bus](https://codeberg.org/tidelift-labs/beacon)
- [Logbook = Time-Series Store](https://codeberg.org/tidelift-labs/logbook)

**Beacon**: Carries every message.

**Logbook**: Keeps every measurement.
`,
    },
  ],
  since: '0.3.0',
  check(post, { known }) {
    const body = post.body();
    const pairs = pairsOf(body);
    if (!areUsuallyPaired(pairs, body)) {
      return noFindings;
    }
    let taken: Set<string> | undefined;
    const found: Finding[] = [];
    for (const component of body.components) {
      const { name, entry, section } = component;
      if (entry === undefined || section !== undefined || !namesComponent(name)) {
        continue;
      }
      taken ??= new Set([
        ...sectionNames(body),
        ...pairs.flatMap((pair) => namesOfEntry(pair.entry)),
      ]);
      const names = [normaliseName(name), ...namesOfEntry(entry)];
      if (isAnyIn(names, taken)) {
        continue;
      }
      taken.add(normaliseName(name));
      found.push({
        message: `${name} is in the overview list but has no section. Write one, so that readers find what the list promises.`,
        span: component.entryName?.span ?? entry.labelSpan,
        fixes: () => {
          const added = addMissingSection(post, component, known.componentsOfBlog().closings);
          return added === undefined
            ? []
            : [{ title: `Add a section for ${name}`, edits: added.edits }];
        },
      });
    }
    return found;
  },
};

function isAnyIn(names: readonly string[], taken: ReadonlySet<string>): boolean {
  return names.some((name) => taken.has(name));
}
