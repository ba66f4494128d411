import type { Component } from '../../post/component';
import type { RepositoryLink } from '../../post/links';
import { normaliseName, resembles } from '../../post/names';
import type { OwnerFacts, RepositoryFacts, Verdict } from '../../repositories/facts';
import { retarget } from '../components/retarget';
import type { Finding, Fix, Rule } from '../rule';
import { onceKnown } from './explained';
import { canonicalOf, type CanonicalPlace } from './canonicalPlace';
import { checked, writtenName } from './linkedPlaces';

export const ownerLink: Rule = {
  id: 'repositories/owner-link',
  summary: 'A component links its repository where its owner has one of that name.',
  severity: 'hint',
  needs: 'body',
  fix: 'offered',
  rationale: `A link to an owner shows readers everything that the owner has, and leaves it to them to find the
component among it. Where one of those repositories is called like the component, in its own name or
another that the post gives it, that is most likely what the link should lead to. The fixes name the
repositories that fit, best first. Where none is called so, the owner may well be meant.
${onceKnown}`,
  examples: [
    {
      wrong: `**Anvil**: A press for everything that is hot.

To dive deeper into Anvil, see [Anvil on GitHub](https://github.com/acme)

**Tongs**: They hold it.

To dive deeper into Tongs, see [Tongs on GitHub](https://github.com/acme/tongs)
`,
      right: `**Anvil**: A press for everything that is hot.

To dive deeper into Anvil, see [Anvil on GitHub](https://github.com/acme/anvil)

**Tongs**: They hold it.

To dive deeper into Tongs, see [Tongs on GitHub](https://github.com/acme/tongs)
`,
    },
  ],
  since: '0.4.0',
  check(post, { known }) {
    const found: Finding[] = [];
    for (const component of post.body().components) {
      if (!linksOwner(component)) {
        continue;
      }
      for (const links of ownerLinksOf(component)) {
        const [first, ...others] = links;
        const { repository } = first;
        const verdict = known.verdictOf(repository);
        const choices = choicesFor(component, first, ownerIn(verdict));
        const [best] = choices;
        if (verdict === undefined || best === undefined) {
          continue;
        }
        found.push({
          message: `${component.name} links the owner ${writtenName(repository)}, which has a repository ${best.path} ${checked(verdict.day)}. Link the repository.`,
          span: first.destination,
          related: others.map(({ destination }) => ({
            span: destination,
            message: `The section links ${writtenName(repository)}, too.`,
          })),
          fixes: choices.map((choice) => linkTo(post.text, links, choice)),
        });
      }
    }
    return found;
  },
};

type Links = readonly [RepositoryLink, ...RepositoryLink[]];

function linksOwner({ entry, section }: Component): boolean {
  return entry?.link?.repository.kind === 'owner' || section?.link?.repository.kind === 'owner';
}

/** The links of a component to owners, those to the same one together: of its entry, of its section. */
function ownerLinksOf({ entry, section }: Component): readonly Links[] {
  const all = [...(entry?.links ?? []), ...(section?.links ?? [])];
  const isLinkedBelow = (owner: RepositoryLink): boolean =>
    all.some(({ repository }) => repository.key.startsWith(`${owner.repository.key}/`));
  const [one, other] = [entry?.link, section?.link].filter(
    (link) => link?.repository.kind === 'owner' && !isLinkedBelow(link),
  );
  if (one === undefined || other === undefined) {
    return one === undefined ? [] : [[one]];
  }
  return one.repository.key === other.repository.key ? [[one, other]] : [[one], [other]];
}

function ownerIn(verdict: Verdict | undefined): OwnerFacts | undefined {
  return verdict?.state === 'found' && !verdict.isReplaced ? verdict.facts?.owner : undefined;
}

const mostChoices = 5;

/** Repositories that are called like a component, best first; none unless one has just its name. */
function choicesFor(
  component: Component,
  { repository }: RepositoryLink,
  owner: OwnerFacts | undefined,
): readonly CanonicalPlace[] {
  if (owner === undefined) {
    return [];
  }
  const names = namesOf(component);
  const ranked = owner.repositories
    .filter((facts) => !isProfile(facts, owner))
    .flatMap((facts) => {
      const place = canonicalOf(facts, repository);
      const name = normaliseName(facts.name);
      const isExact = names.has(name);
      const isLike = isExact || [...names].some((own) => resembles(own, name));
      return place !== undefined && isLike ? [{ place, facts, isExact }] : [];
    })
    .toSorted(
      (a, b) =>
        Number(b.isExact) - Number(a.isExact) ||
        Number(a.facts.isArchived === true) - Number(b.facts.isArchived === true) ||
        (b.facts.stars ?? 0) - (a.facts.stars ?? 0) ||
        (a.place.key < b.place.key ? -1 : 1),
    );
  return ranked[0]?.isExact === true ? ranked.slice(0, mostChoices).map(({ place }) => place) : [];
}

/** In which a person tells about themselves. */
function isProfile({ name }: RepositoryFacts, { kind, login }: OwnerFacts): boolean {
  return kind === 'person' && name.toLowerCase() === login.toLowerCase();
}

/** All names of a component, normalised. */
function namesOf({ name, entryName, section }: Component): ReadonlySet<string> {
  const written = [
    name,
    ...(entryName === undefined ? [] : [entryName, ...entryName.aliases].map((part) => part.name)),
  ];
  return new Set([...written.map(normaliseName), ...(section?.keys ?? [])].filter(Boolean));
}

function linkTo(text: string, links: Links, { url, path }: CanonicalPlace): Fix {
  return {
    title: `Link to ${path}${links.length === 1 ? '' : ' in both places'}`,
    edits: links.flatMap((link) => retarget(text, link, url)),
  };
}
