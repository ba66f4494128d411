import type { Component } from '../../post/component';
import type { Post } from '../../post/post';
import { noFindings, type Finding, type Rule, type RuleContext } from '../rule';
import { entryLinkFix, sectionLinkFix, shownPlace } from './addLink';
import { isSurelyPresented } from './presented';
import { isBare } from './sectionContent';
import { linksAnything } from './sectionLinks';

export const missingLink: Rule = {
  id: 'components/missing-link',
  summary: 'A component links its source, in the overview and in its section, where most do.',
  severity: 'hint',
  needs: 'body',
  fix: 'offered',
  rationale: `Readers who want to try a component look for the link to its source, in the overview or at the end of
its section, wherever the other components have it. Any link counts. The rule compares a component with
the others of its post, and is silent where most of them have no link.`,
  examples: [
    {
      wrong:
        '- [Anvil](https://github.com/example/anvil)\n- [Bellows](https://github.com/example/bellows)\n- Beacon\n\n**Beacon**: Tells where services are.\n\nTo dive deeper into Beacon, see [Beacon on GitHub](https://github.com/example/beacon)\n',
      right:
        '- [Anvil](https://github.com/example/anvil)\n- [Bellows](https://github.com/example/bellows)\n- [Beacon](https://github.com/example/beacon)\n\n**Beacon**: Tells where services are.\n\nTo dive deeper into Beacon, see [Beacon on GitHub](https://github.com/example/beacon)\n',
    },
  ],
  since: '0.3.0',
  check(post, { known }) {
    const { components } = post.body();
    if (areAllLinked(components)) {
      return noFindings;
    }
    const linkings = components.map((component) => linkingOf(post, component));
    const usual = usualOf(linkings);
    if (usual.components.linked * 2 < usual.components.all) {
      return noFindings;
    }
    const findings: Finding[] = [];
    for (const linking of linkings) {
      const found = findingFor(post, linking, usual, known);
      if (found !== undefined) {
        findings.push(found);
      }
    }
    return findings;
  },
};

/** As in most posts, where nothing needs to be counted. */
function areAllLinked(components: readonly Component[]): boolean {
  for (const { entry, section } of components) {
    if (entry?.isLinked === false || section?.links.length === 0) {
      return false;
    }
  }
  return true;
}

interface Linking {
  readonly component: Component;
  readonly inEntry: boolean;
  readonly inSection: boolean;
}

function linkingOf(post: Post, component: Component): Linking {
  const { entry, section } = component;
  return {
    component,
    inEntry: entry?.isLinked === true,
    inSection: section !== undefined && linksAnything(post, section),
  };
}

interface Share {
  linked: number;
  all: number;
}

function count(share: Share, isLinked: boolean): void {
  share.all++;
  share.linked += isLinked ? 1 : 0;
}

interface Usual {
  readonly components: Readonly<Share>;
  readonly entries: Readonly<Share>;
  readonly sections: Readonly<Share>;
}

function usualOf(linkings: readonly Linking[]): Usual {
  const components: Share = { linked: 0, all: 0 };
  const entries: Share = { linked: 0, all: 0 };
  const sections: Share = { linked: 0, all: 0 };
  for (const { component, inEntry, inSection } of linkings) {
    count(components, inEntry || inSection);
    if (component.entry !== undefined) {
      count(entries, inEntry);
    }
    // What the links of sections about anything else do says nothing of components.
    if (component.section !== undefined && isSurelyPresented(component)) {
      count(sections, inSection);
    }
  }
  return { components, entries, sections };
}

/** Whether so many others have a link that one without was probably forgotten. */
function isUsual({ linked, all }: Readonly<Share>): boolean {
  return linked >= 2 && linked * 3 >= (all - 1) * 2;
}

function findingFor(
  post: Post,
  { component: { name, entry, section }, inEntry, inSection }: Linking,
  usual: Usual,
  known: RuleContext['known'],
): Finding | undefined {
  if (entry !== undefined && !inEntry && inSection) {
    const link = section?.link;
    return usual.entries.linked * 2 < usual.entries.all - 1 || usual.entries.linked === 0
      ? undefined
      : {
          message: `${name} has no link in the overview, but ${link === undefined ? 'its section has' : `its section links ${shownPlace(link.url)}`}. Link it in both places.`,
          span: entry.labelSpan,
          fixes: () => (link === undefined ? [] : entryLinkFix(post, entry, name, link.url)),
        };
  }
  if (section !== undefined && !inSection && inEntry) {
    const link = entry?.link;
    return isUsual(usual.sections) && !isBare(post, section)
      ? {
          message: `The section of ${name} links nothing, while most others lead on to their source. Add a link to ${link === undefined ? 'what its entry links' : shownPlace(link.url)}.`,
          span: section.lead,
          fixes: () => (link === undefined ? [] : sectionLinkFix(post, section, link.url, known)),
        }
      : undefined;
  }
  // A section without an entry, or the other way round, may be about something else.
  if (inEntry || inSection || entry === undefined || section === undefined) {
    return undefined;
  }
  return isUsual(usual.components)
    ? {
        message: `${name} has no link, neither in the overview nor in its section, unlike most other components. Add one to its source.`,
        span: entry.labelSpan,
        fixes: () => {
          const url = known.addressOfComponent(name);
          return url === undefined ? [] : entryLinkFix(post, entry, name, url);
        },
        related: [{ span: section.lead, message: 'Its section is here.' }],
      }
    : undefined;
}
