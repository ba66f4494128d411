import type { ComponentSection } from '../../post/sections';
import type { Body } from '../../post/post';
import type { Finding, Rule } from '../rule';
import { contentsOf, isBare, type Content } from './sectionContent';
import { linksAnything } from './sectionLinks';

export const emptySection: Rule = {
  id: 'components/empty-section',
  summary: 'The section of a component is not empty.',
  severity: 'warning',
  needs: 'body',
  fix: 'none',
  rationale: `Readers come to the section of a component to learn what it is. A name with nothing behind or below it
looks to them like a page that broke on the way. Where a section holds something that readers do not
see, or headings alone, somebody may be at work on it, and the rule speaks more quietly; so it does of
names that the overview does not have.`,
  examples: [
    {
      wrong:
        '- [Anvil](https://github.com/example/anvil)\n- [Bellows](https://github.com/example/bellows)\n\n**Anvil**: Shapes configuration.\n\n**Bellows**:\n',
      right:
        '- [Anvil](https://github.com/example/anvil)\n- [Bellows](https://github.com/example/bellows)\n\n**Anvil**: Shapes configuration.\n\n**Bellows**: Blows up clusters.\n',
    },
  ],
  since: '0.3.0',
  check(post) {
    const body = post.body();
    const found: Finding[] = [];
    for (const { section, entry } of body.components) {
      if (section === undefined) {
        continue;
      }
      if (isBare(post, section) && !linksAnything(post, section)) {
        found.push(finding(body, section, contentsOf(post, section), entry !== undefined));
      }
    }
    return found;
  },
};

function finding(
  body: Body,
  section: ComponentSection,
  contents: readonly Content[],
  isListed: boolean,
): Finding {
  const { name, lead, shape } = section;
  const next = body.blocks[section.endBlock];
  const found = contents.includes('heading')
    ? `The section of ${name} has headings, but no text.`
    : contents.length > 0
      ? `The section of ${name} has nothing that readers see.`
      : `The section of ${name} is empty: readers see its name and nothing more.`;
  // What stands below a heading may be meant for a name in bold above it.
  const isBroken =
    isListed && contents.length === 0 && (shape === 'heading' || next?.block.kind !== 'heading');
  return {
    message: `${found} Write what it is, or remove the section.`,
    span: lead,
    ...(!isBroken && { severity: 'information' as const }),
  };
}
