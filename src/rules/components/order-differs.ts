import type { Body, Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import { span } from '../../post/text';
import { noFindings, type Fix, type RelatedPlace, type Rule } from '../rule';
import { longestIncreasing } from './longestIncreasing';
import { isInOrder, reorderEntries, reorderSections } from './reorder';
import { pairsOf } from './stack';

/** More names than this are too many for a message. */
const mostNames = 8;
/** To try more at every pause in typing takes too long; then a command does it. */
const mostMoved = { parts: 80, length: 24 * 1024 };

export const orderDiffers: Rule = {
  id: 'components/order-differs',
  summary: 'The sections come in the order of the overview list.',
  severity: 'hint',
  needs: 'body',
  fix: 'offered',
  rationale: `Readers take the overview list for a table of contents: they expect the sections in its order, and
scroll the wrong way where they are in another one. Which of both orders is the better one, only the
author knows, so that there is a fix for either. Components without an entry or without a section are
not compared.`,
  examples: [
    {
      wrong: `---
title: "What our stack is made of"
---

- [Beacon](https://codeberg.org/tidelift-labs/beacon)
- [Logbook](https://codeberg.org/tidelift-labs/logbook)

**Logbook**: Keeps every measurement.

**Beacon**: Carries every message.
`,
      right: `---
title: "What our stack is made of"
---

- [Beacon](https://codeberg.org/tidelift-labs/beacon)
- [Logbook](https://codeberg.org/tidelift-labs/logbook)

**Beacon**: Carries every message.

**Logbook**: Keeps every measurement.
`,
    },
  ],
  since: '0.3.0',
  check(post) {
    const body = post.body();
    const { overview, sections } = body;
    if (overview === undefined || isInOrder(body)) {
      return noFindings;
    }
    const misplaced = misplacedSections(body);
    const named =
      sections.length <= mostNames
        ? sections
        : sections.filter((section) => misplaced.has(section)).slice(0, mostNames);
    const names = named.map(({ name }) => name).join(', ');
    return [
      {
        message:
          named === sections
            ? `The sections come as ${names}, in another order than the entries of this list. Bring both into one order.`
            : `The sections come in another order than the entries of this list. Out of place: ${names}${misplaced.size > named.length ? ' and more' : ''}. Bring both into one order.`,
        span: span(overview.span.start, overview.span.end),
        related: [...misplaced].slice(0, mostNames).map(({ name, nameSpan }): RelatedPlace => ({
          span: nameSpan,
          message: `The section of ${name} is here.`,
        })),
        fixes: () => fixesFor(post),
      },
    ];
  },
};

function fixesFor(post: Post): readonly Fix[] {
  const fixes: Fix[] = [];
  const ofEntries = reorderEntries(post, mostMoved);
  if (ofEntries !== undefined) {
    fixes.push({ title: 'Reorder the entries like the sections', edits: ofEntries });
  }
  const ofSections = reorderSections(post, mostMoved);
  if (ofSections !== undefined) {
    fixes.push({ title: 'Reorder the sections like the entries', edits: ofSections });
  }
  return fixes;
}

/** The fewest sections that would have to move, in the order of the post. */
function misplacedSections(body: Body): ReadonlySet<ComponentSection> {
  const inOrder = pairsOf(body)
    .map(({ section }, rank) => ({ section, rank }))
    .sort((a, b) => a.section.span.start - b.section.span.start);
  const kept = longestIncreasing(inOrder.map(({ rank }) => rank));
  return new Set(inOrder.filter((_, index) => !kept.has(index)).map(({ section }) => section));
}
