import type { RepositoryLink } from '../../post/links';
import type { OverviewEntry } from '../../post/overview';
import type { Body } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import { contains, type Span } from '../../post/text';
import type { KnownValues } from '../../profile/knownValues';
import type { RepositoryReference } from '../../repositories/reference';
import { movedTo } from '../repositories/moved';
import type { Finding, Fix, Rule } from '../rule';
import { retarget } from './retarget';
import { pairsOf } from './stack';

export const linkDiffers: Rule = {
  id: 'components/link-differs',
  summary: 'The entry and the section of a component link the same repository.',
  severity: 'information',
  needs: 'body',
  fix: 'offered',
  rationale: `A component has one home. Where its entry in the overview list links another repository than its
section, one of both is often left over from before a move, and readers end up in different places.
The same repository counts as the same however it is written: with \`.git\` or \`www.\`, in another case,
or as a page below it, and by the name that it had before it moved, once its host has said so. An owner
and one of its own repositories do not differ either, and a section that links both repositories explains
both.`,
  examples: [
    {
      wrong: `---
title: "What our stack is made of"
---

- [Beacon](https://codeberg.org/tidelift-labs/beacon-next)
- [Logbook](https://codeberg.org/tidelift-labs/logbook)

**Beacon**: Carries every message.

To dive deeper into Beacon, see [Beacon on Codeberg](https://codeberg.org/tidelift-labs/beacon)
`,
      right: `---
title: "What our stack is made of"
---

- [Beacon](https://codeberg.org/tidelift-labs/beacon)
- [Logbook](https://codeberg.org/tidelift-labs/logbook)

**Beacon**: Carries every message.

To dive deeper into Beacon, see [Beacon on Codeberg](https://codeberg.org/tidelift-labs/beacon)
`,
    },
  ],
  since: '0.3.0',
  check(post, { known }) {
    const isSamePlace = (a: RepositoryReference, b: RepositoryReference): boolean =>
      isSameName(a, b) || keyNow(a, known) === keyNow(b, known);
    const body = post.body();
    const found: Finding[] = [];
    for (const { component, entry, section } of pairsOf(body)) {
      const ofEntry = clearLink(entry);
      const ofSection = clearLink(section);
      if (
        ofEntry === undefined ||
        ofSection === undefined ||
        isBelowHeading(body, section, ofSection) ||
        section.links.some(({ repository }) => isSamePlace(repository, ofEntry.repository)) ||
        entry.links.some(({ repository }) => isSamePlace(repository, ofSection.repository))
      ) {
        continue;
      }
      const [a, b] = [ofEntry.repository, ofSection.repository];
      const name = entryNameOf(component.entryName?.name, entry);
      found.push({
        message: `The entry links ${shown(a, b)}, its section${name === section.name ? '' : ` ${section.name}`} links ${shown(b, a)}. Use one of them in both places.`,
        span: placeOf(ofEntry),
        related: [
          {
            span: placeOf(ofSection),
            message: `The section of ${section.name} links ${shown(b, a)}.`,
          },
        ],
        fixes: () => [
          useInBoth(post.text, ofEntry, section.links, ofSection),
          useInBoth(post.text, ofSection, entry.links, ofEntry),
        ],
      });
    }
    return found;
  },
};

function entryNameOf(name: string | undefined, { label }: OverviewEntry): string {
  return name ?? label;
}

/** The link of a side, if no other one could be meant; pages below a repository have many reasons. */
function clearLink({ link }: OverviewEntry | ComponentSection): RepositoryLink | undefined {
  return link?.repository.kind === 'deep' ? undefined : link;
}

/** What stands below another heading within a section may be linked as a part of the component. */
function isBelowHeading(
  body: Body,
  section: ComponentSection,
  { span: at }: RepositoryLink,
): boolean {
  for (let index = section.firstBlock + 1; index < section.endBlock; index++) {
    const placed = body.blocks[index];
    if (placed === undefined || body.start + placed.offset >= at.start) {
      return false;
    }
    if (placed.block.kind === 'heading') {
      return true;
    }
  }
  return false;
}

/** A definition may stand far away from the link that refers to it. */
function placeOf({ span: whole, destination }: RepositoryLink): Span {
  return contains(whole, destination) ? destination : whole;
}

/** An owner and its own repository do not count as different. */
function isSameName(a: RepositoryReference, b: RepositoryReference): boolean {
  return a.key === b.key || isOwnerOf(a, b) || isOwnerOf(b, a);
}

/** Of where a repository is now, as far as that is known. */
function keyNow(repository: RepositoryReference, known: Pick<KnownValues, 'verdictOf'>): string {
  const verdict = known.verdictOf(repository);
  return (verdict && movedTo(repository, verdict)?.key) ?? repository.key;
}

function isOwnerOf({ kind, key }: RepositoryReference, other: RepositoryReference): boolean {
  return kind === 'owner' && other.key.startsWith(`${key}/`);
}

/** A repository in as many words as tell it from the other one. */
function shown(repository: RepositoryReference, other: RepositoryReference): string {
  const { hostName, owner, name } = repository;
  const host = hostName === other.hostName ? '' : `${hostName}/`;
  if (name === undefined) {
    return `the owner ${host}${owner}`;
  }
  return host === '' &&
    owner.toLowerCase() === other.owner.toLowerCase() &&
    other.name !== undefined
    ? name
    : `${host}${owner}/${name}`;
}

function useInBoth(
  text: string,
  right: RepositoryLink,
  others: readonly RepositoryLink[],
  wrong: RepositoryLink,
): Fix {
  const { hostName, owner, name } = right.repository;
  const address = [hostName, owner, ...(name === undefined ? [] : [name])].join('/');
  return {
    title: `Use ${address} in both places`,
    edits: others
      .filter(
        ({ repository }) =>
          repository.key === wrong.repository.key && repository.kind === wrong.repository.kind,
      )
      .flatMap((link) => retarget(text, link, right.url)),
  };
}
