import { normaliseName } from '../../post/names';
import type { Body, Post } from '../../post/post';
import type { ComponentSection } from '../../post/sections';
import { endOfLine, span, textOf, type Span } from '../../post/text';
import { noFindings, type Finding, type Fix, type Rule } from '../rule';
import { isSurelyPresented } from './presented';
import { sectionEnd } from './sectionEnd';

export const duplicateSection: Rule = {
  id: 'components/duplicate-section',
  summary: 'A post explains each component in one section.',
  severity: 'information',
  needs: 'body',
  fix: 'offered',
  rationale: `Two sections of one name leave readers to guess which of them counts, and a link to one of them may
lead to the other. Names are compared, not addresses. Sections below different headings may have the
same name: releases, steps or languages often go through the same components. So may those that
neither the overview nor a link shows to be components, such as the speakers of an interview. A
section that says word for word the same as the first can be removed; else both may be worth keeping.`,
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
  check(post) {
    const body = post.body();
    if (areAllDifferent(body.sections)) {
      return noFindings;
    }
    const parents = parentHeadings(body);
    const sure = new Set(body.components.filter(isSurelyPresented).map(({ section }) => section));
    const seen = new Map<string, ComponentSection>();
    const found: Finding[] = [];
    for (const section of body.sections) {
      const { name, nameSpan } = section;
      const own = normaliseName(name);
      if (own === '') {
        continue;
      }
      const isSibling = `${own} ${String(parents.get(section))}`;
      const sibling = seen.get(isSibling);
      const first = sibling ?? seen.get(own);
      if (first === undefined) {
        seen.set(own, section);
      }
      if (sibling === undefined) {
        seen.set(isSibling, section);
      }
      const isComponent = sibling !== undefined && (sure.has(section) || sure.has(sibling));
      if (first !== undefined && (isComponent || saysTheSame(post, section, first))) {
        found.push({
          message: `${name} has a section already. Merge both, or rename one if it is about another component.`,
          span: nameSpan,
          related: [{ span: first.nameSpan, message: 'The other section is here.' }],
          fixes: () => fixesFor(post, section, first),
        });
      }
    }
    return found;
  },
};

function areAllDifferent(sections: readonly ComponentSection[]): boolean {
  const names = new Set<string>();
  for (const { name } of sections) {
    names.add(normaliseName(name));
  }
  return names.size === sections.length;
}

function ownSpan(post: Post, section: ComponentSection): Span {
  return span(section.span.start, sectionEnd(post, section));
}

/** Word for word, and more than a name alone. */
function saysTheSame(post: Post, section: ComponentSection, first: ComponentSection): boolean {
  const words = (place: Span): string => textOf(post.text, place).replace(/\s+/g, ' ').trim();
  const written = words(ownSpan(post, section));
  return written === words(first.span) && written !== words(section.lead);
}

/** Only a section that says nothing new can go without a loss. */
function fixesFor(post: Post, section: ComponentSection, first: ComponentSection): readonly Fix[] {
  if (section.shape === 'list-item' || !saysTheSame(post, section, first)) {
    return [];
  }
  const { text } = post;
  const own = ownSpan(post, section);
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
