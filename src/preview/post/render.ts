// The body of a post as the blog shows it: Markdown to a tree of HTML elements that is safe to draw.
import type { Element, Nodes, Root, RootContent } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkBreaks from 'remark-breaks';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { headingsOf, Outline } from './outline';
import { schema } from './sanitize';
import { showdownBreaks, showdownText } from './showdown';

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(onlyWhatShowdownReads)
  .freeze();

const toHtml = unified()
  .use(remarkBreaks)
  .use(showdownBreaks)
  .use(showdownText)
  .use(remarkRehype, { allowDangerousHtml: true })
  .freeze();

/** HTML of the post is parsed as browsers parse it, which costs more than all that is behind it. */
const withHtml = unified()
  .use(firstLines)
  .use(inTheMiddle)
  .use(rehypeRaw)
  .use(withoutFirst)
  .use(rehypeSanitize, schema)
  .use(withoutFields)
  .freeze();
const withoutHtml = unified()
  .use(rehypeSanitize, schema)
  .use(withoutFields)
  .use(joinedText)
  .freeze();

/** Markdown as a tree; may throw where it is nested without end. */
export function parseMarkdown(markdown: string): MarkdownRoot {
  return parser.parse(markdown);
}

/**
 * The tree of HTML for one of Markdown, which it changes. HTML of the post stands in it as text that is
 * not parsed and not safe.
 */
export function toUnsafeHtml(tree: MarkdownRoot): Root {
  return toHtml.runSync(tree);
}

/**
 * Elements of the kinds in `sanitize.ts` alone.
 *
 * @param hasHtml whether there may be HTML of the post in the tree.
 */
export function toSafeHtml(tree: Root, hasHtml: boolean): Root {
  return (hasHtml ? withHtml : withoutHtml).runSync(tree);
}

export interface RenderedBody {
  /**
   * Elements of the kinds in `sanitize.ts` alone, whatever the post has. They keep their positions in the
   * Markdown, with lines from 1.
   */
  readonly tree: Root;
  /** The Markdown stands there as it is written, since it would take too long to read. */
  readonly isPlain: boolean;
}

/**
 * The body all at once. Never throws, and takes seconds for the largest body that a view has; see
 * `BodyReader` for how a page gets the same.
 */
export function renderBody(markdown: string): RenderedBody {
  if (!isTooMuch(markdown)) {
    try {
      const read = parseMarkdown(markdown);
      const headings = headingsOf(read, markdown);
      const { children } = toSafeHtml(toUnsafeHtml(read), true);
      if (!isTooDeep(children)) {
        const outline = new Outline();
        return {
          tree: { type: 'root', children: [...outline.finish(children, headings)] },
          isPlain: false,
        };
      }
    } catch {
      // What is nested without end can exhaust the stack of a parser. The text can be read all the same.
    }
  }
  return { tree: { type: 'root', children: [asWritten(markdown)] }, isPlain: true };
}

/** The Markdown itself, for what cannot be read. */
export function asWritten(markdown: string): Element {
  const text: Nodes = { type: 'text', value: markdown };
  return { type: 'element', tagName: 'pre', properties: {}, children: [text] };
}

/** Elements in elements; posts have less than a dozen. */
const deepest = 100;

/** Quotes and lists within each other on one line. */
const nested = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){24}/m;

/** Marks that may begin or end something, in one paragraph: the parser pairs each with each. */
const mostMarks = 4000;

/** Whether the parser would take too long. Texts that end with an empty line can be asked one by one. */
export function isTooMuch(markdown: string): boolean {
  return (
    nested.test(markdown) ||
    markdown
      .split(/\n[ \t]*\n/)
      .some(
        (paragraph) =>
          paragraph.length > mostMarks && paragraph.replace(/[^*_~[\]<@]/g, '').length > mostMarks,
      )
  );
}

/** Whether what is drawn is nested deeper than any post. */
export function isTooDeep(nodes: readonly RootContent[]): boolean {
  return nodes.some((node) => isDeeper(node, deepest - 1));
}

function isDeeper(node: Nodes, levels: number): boolean {
  return (
    'children' in node &&
    (levels === 0 || node.children.some((child) => isDeeper(child, levels - 1)))
  );
}

/** A plugin: an empty line that code begins with is lost where HTML is parsed, unless there are two. */
function firstLines(): (tree: Root) => void {
  return (tree) => {
    visit(tree, 'element', ({ tagName, children: [code] }: Element) => {
      if (tagName === 'pre' && code?.type === 'element' && code.tagName === 'code') {
        const [text] = code.children;
        if (text?.type === 'text' && text.value.startsWith('\n')) {
          code.children[0] = { type: 'text', value: `\n${text.value}` };
        }
      }
    });
  };
}

/** A plugin: HTML that a document begins with is parsed otherwise than behind an element. */
function inTheMiddle(): (tree: Root) => void {
  return ({ children }) => {
    children.unshift({ type: 'element', tagName: 'div', properties: {}, children: [] });
  };
}

/** A plugin: takes away what {@link inTheMiddle} has put there. */
function withoutFirst(): (tree: Root) => void {
  return ({ children }) => {
    children.shift();
  };
}

/** A plugin: texts that stand beside each other become one, as they do where HTML is parsed. */
function joinedText(): (tree: Root) => void {
  return (tree) => {
    visit(tree, (node) => {
      if (!('children' in node)) {
        return;
      }
      const { children } = node;
      let kept = 0;
      for (const child of children) {
        const before = children[kept - 1];
        if (child.type === 'text' && child.value === '') {
          continue;
        }
        if (kept > 0 && child.type === 'text' && before?.type === 'text') {
          children[kept - 1] = { type: 'text', value: before.value + child.value };
        } else {
          children[kept] = child;
          kept += 1;
        }
      }
      children.length = kept;
    });
  };
}

/** A plugin: showdown has no footnotes, and a backslash at the end of a line is seen. */
function onlyWhatShowdownReads(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({
    disable: {
      null: [
        'gfmFootnoteDefinition',
        'gfmFootnoteCall',
        'gfmPotentialFootnoteCall',
        'hardBreakEscape',
      ],
    },
  });
}

/** A plugin: boxes of task lists stay, any other field goes. */
function withoutFields(): (tree: Root) => void {
  return (tree) => {
    visit(tree, 'element', (element: Element, index, parent) => {
      if (element.tagName !== 'input' || parent === undefined || index === undefined) {
        return undefined;
      }
      if (element.properties.type === 'checkbox' && element.properties.disabled === true) {
        return undefined;
      }
      parent.children.splice(index, 1);
      return index;
    });
  };
}

/** Characters of a post's text that the blog shows in the list of posts. */
const excerptLength = 400;

/** What the blog shows in the list of posts that have no description: the beginning of the text. */
export function excerptOf(nodes: Iterable<Nodes>): string {
  let text = '';
  for (const node of nodes) {
    text = `${text}${textOf(node)}`.replace(/\s+/g, ' ').trimStart();
    if (text.trimEnd().length > 2 * excerptLength) {
      break;
    }
  }
  text = text.trimEnd();
  const cut = Array.from(text.slice(0, 2 * excerptLength))
    .slice(0, excerptLength)
    .join('');
  return cut.length < text.length ? `${cut.trimEnd()}…` : text;
}

/** Text in a part of the tree, as a browser gives it for an element. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') {
    return node.value;
  }
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
