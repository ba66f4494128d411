import { noFindings, type Finding, type Rule } from '../rule';
import { linksAnything } from './sectionLinks';
import { isSurelyPresented } from './presented';
import { contentsOf, hasContent, type Content } from './sectionContent';

export const missingDescription: Rule = {
  id: 'components/missing-description',
  summary: 'The section of a component says what it is, where most sections of the post do.',
  severity: 'hint',
  needs: 'body',
  fix: 'none',
  rationale: `A link or a list of features tells those who know the component already. Everybody else needs a
sentence on what it is. The rule compares a section with the others of its post: it speaks only where
at least half of them, and two at least, have text.`,
  examples: [
    {
      wrong:
        '**Anvil**: Shapes configuration before it is cold.\n[code](https://github.com/example/anvil)\n\n**Bellows**: Blows up clusters.\n[code](https://github.com/example/bellows)\n\n**Beacon**: https://github.com/example/beacon\n',
      right:
        '**Anvil**: Shapes configuration before it is cold.\n[code](https://github.com/example/anvil)\n\n**Bellows**: Blows up clusters.\n[code](https://github.com/example/bellows)\n\n**Beacon**: Tells where services are.\n[code](https://github.com/example/beacon)\n',
    },
  ],
  since: '0.3.0',
  check(post) {
    const { sections, components } = post.body();
    let described = 0;
    for (const section of sections) {
      described += hasContent(post, section, isText) ? 1 : 0;
    }
    if (described < 2 || described * 2 < sections.length - 1) {
      return noFindings;
    }
    const found: Finding[] = [];
    for (const component of components) {
      const { section } = component;
      if (
        section === undefined ||
        hasContent(post, section, saysSomething) ||
        !isSurelyPresented(component)
      ) {
        continue;
      }
      const lacks = whatAlone(contentsOf(post, section), () => linksAnything(post, section));
      if (lacks !== undefined) {
        found.push({
          message: `The section of ${section.name} has ${lacks} alone, while most others say what their component is. Write a sentence about it.`,
          span: section.lead,
        });
      }
    }
    return found;
  },
};

function isText(content: Content): boolean {
  return content === 'text';
}

/** Whether it may be a description, or hold one. */
function saysSomething(content: Content): boolean {
  return content === 'text' || content === 'other' || content === 'heading';
}

/** What a section without a description consists of; one that is empty has its own rule. */
function whatAlone(contents: readonly Content[], hasLink: () => boolean): string | undefined {
  const seen = new Set(contents.filter((content) => content !== 'hidden'));
  if (seen.has('bullets')) {
    return seen.has('link') ? 'bullets and a link' : 'bullets';
  }
  return seen.has('link') || (seen.size === 0 && hasLink()) ? 'a link' : undefined;
}
