import type { Element, ElementContent, Root as HtmlRoot, Text } from 'hast';
import { toDom } from 'hast-util-to-dom';
import type { PhrasingContent, Root as MarkdownRoot } from 'mdast';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { isWebAddress } from './protocol';
import { visibleText } from './wording';

/** Longer excerpts (in UTF-16 code units) are cut: only two lines are seen. */
const maximumLength = 1000;

/** Only what stands within a line; everything else gives its text and no more. */
const schema: Schema = {
  tagNames: ['a', 'br', 'code', 'del', 'em', 'strong'],
  attributes: { a: ['href'] },
  protocols: { href: ['http', 'https'] },
  strip: ['script', 'style'],
};

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(dropWhatNeedsSpace)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(keepWebLinks)
  .freeze();

/**
 * Draws the first paragraph of a section the way a site would, within two lines: no images, no HTML,
 * links only to web addresses.
 *
 * @param title the component's name: where the paragraph begins with it in bold, it is not repeated.
 */
export function renderExcerpt(document: Document, markdown: string, title = ''): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const source = markdown.slice(0, maximumLength);
  try {
    const parsed = processor.parse(source);
    dropLeadingTitle(parsed, title);
    const tree = processor.runSync(parsed);
    if (tree.children.length > 0) {
      fragment.append(toDom(tree, { document, fragment: true }));
    }
  } catch {
    // Deeply nested input can exhaust the stack of the parser; its text still tells something.
    fragment.replaceChildren(visibleText(source));
  }
  return fragment;
}

/** A plugin: what cannot be shown in a line of text, or would ask something of the network. */
function dropWhatNeedsSpace() {
  const unwanted = new Set([
    'footnoteDefinition',
    'footnoteReference',
    'html',
    'image',
    'imageReference',
    'thematicBreak',
  ]);
  return (tree: MarkdownRoot): void => {
    visit(tree, (node, index, parent) => {
      if (parent && index !== undefined && unwanted.has(node.type)) {
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      return undefined;
    });
  };
}

/** A plugin: relative links lead nowhere from here, so they become text. */
function keepWebLinks() {
  return (tree: HtmlRoot): void => {
    visit(tree, (node: HtmlRoot | ElementContent | HtmlRoot['children'][number], index, parent) => {
      if (isText(node)) {
        node.value = visibleText(node.value);
      } else if (isLink(node)) {
        const address = node.properties.href;
        if (typeof address === 'string' && isWebAddress(address)) {
          node.properties.title = visibleText(address);
        } else if (parent && index !== undefined) {
          parent.children.splice(index, 1, ...node.children);
          return index;
        }
      }
      return undefined;
    });
  };
}

function isText(node: { readonly type: string }): node is Text {
  return node.type === 'text';
}

function isLink(node: { readonly type: string }): node is Element {
  return node.type === 'element' && (node as Element).tagName === 'a';
}

/** Removes "**Name** (also known as X):" from the beginning; the title above says it. */
function dropLeadingTitle(tree: MarkdownRoot, title: string): void {
  const paragraph = tree.children[0];
  if (paragraph?.type !== 'paragraph') {
    return;
  }
  const [name, next] = paragraph.children;
  if (name?.type !== 'strong' || !title) {
    return;
  }
  const written = textOf(name.children).trim();
  const hasColon = written.endsWith(':');
  if (bareName(written) !== bareName(title)) {
    return;
  }
  if (next?.type === 'text') {
    const rest = /^\s*(?:\([^()]*\))?\s*(:|[-–—](?=\s))?\s*/u.exec(next.value);
    if (!hasColon && rest?.[1] === undefined) {
      return;
    }
    next.value = next.value.slice(rest?.[0].length);
  } else if (!hasColon) {
    return;
  }
  paragraph.children.shift();
}

/** The name without a colon or aliases in brackets behind it. */
function bareName(text: string): string {
  const name = text.trim().replace(/:$/u, '');
  return (/^(.*\S)\s*\([^()]*\)\s*$/u.exec(name)?.[1] ?? name)
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

function textOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? textOf(node.children) : ''))
    .join('');
}
