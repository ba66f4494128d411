import type { Component } from '../../post/component';
import type { Post } from '../../post/post';
import type { Finding, Rule, RuleContext } from '../rule';
import { entryLinkFix, sectionLinkFix, shownPlace } from './addLink';
import { isSurelyPresented } from './presented';
import { contentsOf, isBare } from './sectionContent';
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
  *check(post, { known }) {
    const components = post.body().components.map((component) => linkingOf(post, component));
    const usual = {
      components: shareOf(components.map(({ inEntry, inSection }) => inEntry || inSection)),
      entries: shareOf(components.filter(hasEntry).map(({ inEntry }) => inEntry)),
      sections: shareOf(components.filter(hasOwnSection).map(({ inSection }) => inSection)),
    };
    if (usual.components.linked * 2 < usual.components.all) {
      return;
    }
    for (const component of components) {
      const found = findingFor(post, component, usual, known);
      if (found !== undefined) {
        yield found;
      }
    }
  },
};

interface Linking extends Component {
  readonly inEntry: boolean;
  readonly inSection: boolean;
}

function linkingOf(post: Post, component: Component): Linking {
  const { entry, section } = component;
  return {
    ...component,
    inEntry: entry?.isLinked === true,
    inSection: section !== undefined && linksAnything(post, section),
  };
}

function hasEntry({ entry }: Component): boolean {
  return entry !== undefined;
}

/** What the links of sections about anything else do says nothing of components. */
function hasOwnSection(component: Component): boolean {
  return component.section !== undefined && isSurelyPresented(component);
}

interface Share {
  readonly linked: number;
  readonly all: number;
}

function shareOf(linked: readonly boolean[]): Share {
  return { linked: linked.filter(Boolean).length, all: linked.length };
}

/** Whether so many others have a link that one without was probably forgotten. */
function isUsual({ linked, all }: Share): boolean {
  return linked >= 2 && linked * 3 >= (all - 1) * 2;
}

interface Usual {
  readonly components: Share;
  readonly entries: Share;
  readonly sections: Share;
}

function findingFor(
  post: Post,
  { inEntry, inSection, ...component }: Linking,
  usual: Usual,
  known: RuleContext['known'],
): Finding | undefined {
  const { name, entry, section } = component;
  if (entry !== undefined && !inEntry && inSection) {
    const link = section?.link;
    return usual.entries.linked * 2 < usual.entries.all - 1 || usual.entries.linked === 0
      ? undefined
      : {
          message: `${name} has no link in the overview, but ${link === undefined ? 'its section has' : `its section links ${shownPlace(link.url)}`}. Link it in both places.`,
          span: entry.labelSpan,
          fixes: link === undefined ? [] : entryLinkFix(post, entry, name, link.url),
        };
  }
  if (section !== undefined && !inSection && inEntry) {
    const link = entry?.link;
    return isUsual(usual.sections) && !isBare(contentsOf(post, section))
      ? {
          message: `The section of ${name} links nothing, while most others lead on to their source. Add a link to ${link === undefined ? 'what its entry links' : shownPlace(link.url)}.`,
          span: section.lead,
          fixes: link === undefined ? [] : sectionLinkFix(post, section, link.url, known),
        }
      : undefined;
  }
  // A section without an entry, or the other way round, may be about something else.
  if (inEntry || inSection || entry === undefined || section === undefined) {
    return undefined;
  }
  const url = known.addressOfComponent(name);
  return isUsual(usual.components)
    ? {
        message: `${name} has no link, neither in the overview nor in its section, unlike most other components. Add one to its source.`,
        span: entry.labelSpan,
        fixes: url === undefined ? [] : entryLinkFix(post, entry, name, url),
        related: [{ span: section.lead, message: 'Its section is here.' }],
      }
    : undefined;
}
