import type { Body, Post } from '../../post/post';
import { span, textOf, type Span, type TextEdit } from '../../post/text';
import { noFindings, type Finding, type Rule } from '../rule';
import { isSurelyPresented } from './presented';

export const headingLevel: Rule = {
  id: 'components/heading-level',
  summary: 'Headings of components do not skip a level.',
  severity: 'hint',
  needs: 'body',
  fix: 'offered',
  rationale: `The levels of headings are the outline of a post: tables of contents, outlines in editors and screen
readers show it. A component whose heading is two levels below the one above it looks like a part of
that one, or like the part of something that is missing. The rule looks at headings that name a
component, or that hold sections of components. The first heading of a post may have any level from one
to three, and those below a heading of level one may start at three.`,
  examples: [
    {
      wrong:
        '## Components\n\n#### Anvil\n\nShapes it: https://github.com/example/anvil\n\n#### Bellows\n\nBlows: https://github.com/example/bellows\n',
      right:
        '## Components\n\n### Anvil\n\nShapes it: https://github.com/example/anvil\n\n### Bellows\n\nBlows: https://github.com/example/bellows\n',
    },
  ],
  since: '0.3.0',
  check(post) {
    const body = post.body();
    if (body.sections.length === 0 || !skipsLevel(body)) {
      return noFindings;
    }
    const headings = headingsOf(body);
    const told = new Set<Heading | undefined>();
    const found: Finding[] = [];
    for (const heading of headings) {
      const { parent, level, name, holdsComponents } = heading;
      if (
        parent === undefined ||
        level <= lowestBelow(parent) ||
        (name === undefined && !holdsComponents)
      ) {
        continue;
      }
      if (parent.name !== undefined && heading.hasEntry) {
        found.push(finding(post, headings, heading, [], parent.level));
      } else if (!told.has(parent)) {
        // One mistake, however many headings share it.
        told.add(parent);
        const siblings = parent.children.filter((child) => child.level > lowestBelow(parent));
        const others = siblings.filter((other) => other !== heading);
        found.push(finding(post, headings, heading, others, parent.level + 1));
      }
    }
    return found;
  },
};

/** Whether any heading does: the first one below another that skips a level stands right behind it. */
function skipsLevel({ blocks }: Body): boolean {
  let above: number | undefined;
  for (const { block } of blocks) {
    if (block.kind === 'heading') {
      if (above !== undefined && block.level > above + 1) {
        return true;
      }
      above = block.level;
    }
  }
  return false;
}

interface Heading {
  /** Of its block. */
  readonly span: Span;
  readonly level: number;
  /** Among all headings. */
  readonly index: number;
  readonly parent: Heading | undefined;
  readonly children: Heading[];
  /** Of the component that it names. */
  readonly name: string | undefined;
  /** Of a component: whether the overview names it, so that it is no mere part of another. */
  readonly hasEntry: boolean;
  /** Whether sections of components stand right below it. */
  holdsComponents: boolean;
}

function headingsOf({ start, blocks, components }: Body): readonly Heading[] {
  const byStart = new Map(
    components.flatMap((component) =>
      component.section === undefined || !isSurelyPresented(component)
        ? []
        : [[component.section.span.start, component] as const],
    ),
  );
  const headings: Heading[] = [];
  const open: Heading[] = [];
  for (const { offset, block } of blocks) {
    const at = start + offset;
    const component = byStart.get(at + block.start);
    if (block.kind === 'heading') {
      while ((open.at(-1)?.level ?? 0) >= block.level) {
        open.pop();
      }
      const parent = open.at(-1);
      if (component !== undefined && parent !== undefined) {
        parent.holdsComponents = true;
      }
      const heading: Heading = {
        span: span(at + block.start, at + block.end),
        level: block.level,
        index: headings.length,
        parent,
        children: [],
        name: component?.name,
        hasEntry: component?.entry !== undefined,
        holdsComponents: false,
      };
      headings.push(heading);
      parent?.children.push(heading);
      open.push(heading);
    } else if (component !== undefined) {
      const parent = open.at(-1);
      if (parent !== undefined) {
        parent.holdsComponents = true;
      }
    }
  }
  return headings;
}

/** The lowest level that a heading right below another may have. Some write their title as a heading. */
function lowestBelow({ level, index }: Heading): number {
  return level === 1 && index === 0 ? 3 : level + 1;
}

/** @param first of the headings that skip a level below one parent, all of which ought to have `level`. */
function finding(
  post: Post,
  headings: readonly Heading[],
  first: Heading,
  others: readonly Heading[],
  level: number,
): Finding {
  const { name, parent } = first;
  const what = name === undefined ? 'This heading' : `The heading of ${name}`;
  const all = others.length + 1;
  const them = all === 1 ? 'it' : `the ${String(all)} headings there`;
  return {
    message: `${what} has level ${String(first.level)}, right below one of level ${String(parent?.level ?? 0)}. Make ${them} level ${String(level)}, so that no level is skipped.`,
    span: first.span,
    related:
      parent === undefined ? [] : [{ span: parent.span, message: 'The heading above is here.' }],
    fixes: [
      {
        title: `Make ${them} level ${String(level)}`,
        edits: [first, ...others].flatMap((heading) =>
          withThoseBelow(post, headings, heading, level),
        ),
        preferred: true,
      },
    ],
  };
}

/** Gives a heading its level; what belongs to it keeps its distance. */
function withThoseBelow(
  post: Post,
  headings: readonly Heading[],
  heading: Heading,
  level: number,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let index = heading.index; index < headings.length; index++) {
    const other = headings[index];
    if (other === undefined || (other !== heading && other.level <= heading.level)) {
      break;
    }
    edits.push(...withLevel(post, other, other.level - heading.level + level));
  }
  return edits;
}

/** Number signs behind the words go along where they were as many. */
function withLevel({ text }: Post, { span: place, level }: Heading, wanted: number): TextEdit[] {
  const source = textOf(text, place);
  const opening = /^ {0,3}(#+)/.exec(source);
  const closing = /[ \t](#+)[ \t]*$/.exec(source);
  return [opening, closing].flatMap((found) => {
    const signs = found?.[1];
    if (found === null || signs?.length !== level) {
      return [];
    }
    const start = place.start + found.index + found[0].indexOf(signs);
    return wanted < level
      ? [{ span: span(start + wanted, start + level), newText: '' }]
      : [{ span: span(start, start), newText: '#'.repeat(wanted - level) }];
  });
}
