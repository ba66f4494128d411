import { normaliseName } from '../../post/names';
import type { Body, Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import { endOfLine, span, textOf, type Span } from '../../post/text';
import type { Fix, Rule } from '../rule';
import { sectionEnd } from './sectionEnd';

export const duplicateSection: Rule = {
  id: 'components/duplicate-section',
  summary: 'A post explains each component in one section.',
  severity: 'information',
  needs: 'body',
  fix: 'offered',
  rationale: `Two sections of one name leave readers to guess which of them counts, and a link to one of them may
lead to the other. Names are compared, not addresses. Sections below different headings may have the
same name, unless they link the same repository. A section that says
word for word the same as the first can be removed; else both may be worth keeping.`,
  examples: [
    {
      wrong: `---
title: "What our stack is made of"
---

- [Beacon](https://codeberg.org/tidelift-labs/beacon)
- [Logbook](https://codeberg.org/tidelift-labs/logbook)

**Beacon**: Carries every message.

**Logbook**: Keeps every measurement.

**Beacon**: Needs no server.
`,
      right: `---
title: "What our stack is made of"
---

- [Beacon](https://codeberg.org/tidelift-labs/beacon)
- [Logbook](https://codeberg.org/tidelift-labs/logbook)

**Beacon**: Carries every message. Needs no server.

**Logbook**: Keeps every measurement.
`,
    },
  ],
  since: '0.3.0',
  *check(post) {
    const body = post.body();
    const parents = parentHeadings(body);
    const seen = new Map<string, ComponentSection>();
    for (const section of body.sections) {
      const { name, nameSpan } = section;
      const own = normaliseName(name);
      if (own === '') {
        continue;
      }
      const isSibling = `${own} ${String(parents.get(section))}`;
      const key = section.link?.repository.key;
      const first =
        seen.get(isSibling) ?? (key === undefined ? undefined : seen.get(`${own} ${key}`));
      if (first !== undefined) {
        yield {
          message: `${name} has a section already. Merge both, or rename one if it is about another component.`,
          span: nameSpan,
          related: [{ span: first.nameSpan, message: 'The other section is here.' }],
          fixes: fixesFor(post, section, first),
        };
        continue;
      }
      seen.set(isSibling, section);
      if (key !== undefined) {
        seen.set(`${own} ${key}`, section);
      }
    }
  },
};

/** Only a section that says nothing new can go without a loss. */
function fixesFor(post: Post, section: ComponentSection, first: ComponentSection): readonly Fix[] {
  const { text } = post;
  const own = span(section.span.start, sectionEnd(post, section));
  const words = (place: Span): string => textOf(text, place).replace(/\s+/g, ' ').trim();
  if (section.shape === 'list-item' || words(own) !== words(first.span)) {
    return [];
  }
  const above = text.slice(0, own.start).trimEnd().length;
  return [
    {
      title: 'Remove this section, which says the same',
      edits: [{ span: span(endOfLine(text, above), endOfLine(text, own.end)), newText: '' }],
      preferred: true,
    },
  ];
}

/** Of each section the index of the heading that it stands below; -1 for none. */
function parentHeadings({ blocks, sections }: Body): ReadonlyMap<ComponentSection, number> {
  const parents = new Map<ComponentSection, number>();
  const open: { readonly level: number; readonly index: number }[] = [];
  let next = 0;
  for (const [index, { block }] of blocks.entries()) {
    while (block.kind === 'heading' && (open.at(-1)?.level ?? 0) >= block.level) {
      open.pop();
    }
    for (; sections[next]?.firstBlock === index; next++) {
      const section = sections[next];
      if (section !== undefined) {
        parents.set(section, open.at(-1)?.index ?? -1);
      }
    }
    if (block.kind === 'heading') {
      open.push({ level: block.level, index });
    }
  }
  return parents;
}
