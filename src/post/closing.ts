import { plainText, repositoryAt } from './links';
import type { ComponentSection } from './sections';
import { detached } from './text';

/** A closing sentence with the name and the address of its component left open. */
export interface ClosingTemplate {
  /** Up to the link; `{name}` stands for the component's name. */
  readonly before: string;
  /** Behind the link. */
  readonly after: string;
}

/** Where neither the post nor the blog has one of its own; as the snippets write it. */
export const usualClosing: ClosingTemplate = {
  before: 'To dive deeper into {name}, see ',
  after: '',
};

const lazyTexts =
  /^(?:(?:click|press|tap|see|look|go|read|find it|more|and)? ?here|(?:this|the|that)(?: (?:link|page|site|website|url|repo|repository))?|link|click(?: me| this)?|read more|more)$/;

/** A word of those texts, or what may hide one, a mark or another letter: most links have neither. */
const mayBeLazy = /here|th(?:is|e|at)|link|click|more|[*_~`<[\\\x80-\uFFFF]/i;

/** The same texts and names are asked for again after every change. */
const known = new Map<string, boolean>();
const mostKnown = 1_000;

/** Whether the text of a link tells nothing to those who read the links alone: `here`, `this link`. */
export function isLazyLinkText(label: string): boolean {
  if (!mayBeLazy.test(label)) {
    return false;
  }
  let isLazy = known.get(label);
  if (isLazy === undefined) {
    isLazy = lazyTexts.test(
      plainText(label)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    );
    if (known.size >= mostKnown) {
      known.clear();
    }
    known.set(detached(label), isLazy);
  }
  return isLazy;
}

/** `Zero-OS on GitHub`; a name alone for an address that is on no known host. */
export function linkTextFor(name: string, url: string): string {
  const host = repositoryAt(url)?.hostLabel;
  return host === undefined ? name : `${name} on ${host}`;
}

/** `click [here](…)` says to do with the mouse what the link itself offers. */
export const clickBefore = /\b(?:(?:just|please) )?(click|press|tap)(?: on)?\s*$/i;

/**
 * The closing sentence of a section as a template; undefined where it has none, or none that names
 * the component.
 */
export function closingTemplateOf(
  text: string,
  section: ComponentSection,
): ClosingTemplate | undefined {
  const { closing, name, aliases } = section;
  if (closing === undefined) {
    return undefined;
  }
  const { span: whole, link } = closing;
  const before = text.slice(whole.start, link.span.start);
  const after = text.slice(link.span.end, whole.end);
  if (/[\r\n[\]<>{}]/.test(before + after)) {
    return undefined;
  }
  const names = [name, ...aliases.map((alias) => alias.name)]
    .filter((candidate) => before.includes(candidate))
    .sort((a, b) => b.length - a.length);
  const [longest] = names;
  if (longest === undefined) {
    return undefined;
  }
  const isLazy = link.label === undefined || isLazyLinkText(link.label);
  return {
    before: (isLazy ? before.replace(clickBefore, 'see ') : before).replaceAll(longest, '{name}'),
    after,
  };
}

/** The sentence for one component, with a link text that says where it leads. */
export function writeClosing(template: ClosingTemplate, name: string, url: string): string {
  const { before, after } = template;
  return `${before.replaceAll('{name}', () => name)}[${linkTextFor(name, url)}](${url})${after}`;
}

/** Nothing, or what announces a link in any language: `Zum Quelltext: `. */
const announcement = /^$|[:\uFF1A–—→][ \t]*$/;

/** A closing line that does not name the component; it must be written alike to be one. */
function namelessTemplateOf(text: string, section: ComponentSection): ClosingTemplate | undefined {
  const { closing } = section;
  if (closing === undefined) {
    return undefined;
  }
  const before = text.slice(closing.span.start, closing.link.span.start);
  const after = text.slice(closing.link.span.end, closing.span.end);
  return announcement.test(before) && !/[\r\n[\]<>{}]/.test(before + after)
    ? { before, after }
    : undefined;
}

/**
 * The closing sentence that most sections of a post use: one that names the component, else a line that
 * two sections at least have. Undefined where there is none.
 */
export function usualClosingOf(
  text: string,
  sections: readonly ComponentSection[],
): ClosingTemplate | undefined {
  return (
    mostUsual(sections.map((section) => closingTemplateOf(text, section)))?.template ??
    mostUsual(
      sections.map((section) => namelessTemplateOf(text, section)),
      2,
    )?.template
  );
}

function mostUsual(
  templates: readonly (ClosingTemplate | undefined)[],
  least = 1,
): { readonly template: ClosingTemplate; readonly count: number } | undefined {
  const counts = new Map<string, { readonly template: ClosingTemplate; count: number }>();
  for (const template of templates) {
    if (template !== undefined) {
      const key = `${template.before}\n${template.after}`;
      const known = counts.get(key) ?? { template, count: 0 };
      known.count++;
      counts.set(key, known);
    }
  }
  const [first] = [...counts.values()].sort((a, b) => b.count - a.count);
  return first !== undefined && first.count >= least ? first : undefined;
}
