// The body of a post as the blog shows it: Markdown to a tree of HTML elements that is safe to draw.
import type { Element, Nodes, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkBreaks from 'remark-breaks';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { schema } from './sanitize';
import { showdownBreaks, showdownHeadingIds, showdownText } from './showdown';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(onlyWhatShowdownReads)
  .use(showdownHeadingIds)
  .use(remarkBreaks)
  .use(showdownBreaks)
  .use(showdownText)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, schema)
  .use(withoutFields)
  .use(nestedHeadings)
  .freeze();

export interface RenderedBody {
  /**
   * Elements of the kinds in `sanitize.ts` alone, whatever the post has. They keep their positions in the
   * Markdown, with lines from 1.
   */
  readonly tree: Root;
  /** The Markdown stands there as it is written, since it would take too long to read. */
  readonly isPlain: boolean;
}

/** Never throws, and takes about a second for the largest body that a view has. */
export function renderBody(markdown: string): RenderedBody {
  if (!isTooMuch(markdown)) {
    try {
      const tree = processor.runSync(processor.parse(markdown), markdown);
      if (!isDeeper(tree, deepest)) {
        return { tree, isPlain: false };
      }
    } catch {
      // What is nested without end can exhaust the stack of a parser. The text can be read all the same.
    }
  }
  const text: Nodes = { type: 'text', value: markdown };
  const whole: Element = { type: 'element', tagName: 'pre', properties: {}, children: [text] };
  return { tree: { type: 'root', children: [whole] }, isPlain: true };
}

/** Elements in elements; posts have less than a dozen. */
const deepest = 100;

/** Quotes and lists within each other on one line. */
const nested = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){24}/m;

/** Marks that may begin or end something, in one paragraph: the parser pairs each with each. */
const mostMarks = 4000;

function isTooMuch(markdown: string): boolean {
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

function isDeeper(node: Nodes, levels: number): boolean {
  return (
    'children' in node &&
    (levels === 0 || node.children.some((child) => isDeeper(child, levels - 1)))
  );
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

/**
 * A plugin: readers of screens hear the headings as an outline below the title of the page, even where
 * the post begins with a small one or leaves out sizes; what is seen stays as the post has it.
 */
function nestedHeadings(): (tree: Root) => void {
  return (tree) => {
    /** Sizes of the headings that the current place is below. */
    const open: number[] = [];
    visit(tree, 'element', (element: Element) => {
      const size = headingSize(element);
      if (size !== undefined) {
        while ((open.at(-1) ?? 0) >= size) {
          open.pop();
        }
        open.push(size);
        element.properties.ariaLevel = open.length + 1;
      }
    });
  };
}

/** From 1 to 6; undefined for anything but a heading. */
export function headingSize(element: Element): number | undefined {
  const [, size] = /^h([1-6])$/.exec(element.tagName) ?? [];
  return size === undefined ? undefined : Number(size);
}

/** Characters of a post's text that the blog shows in the list of posts. */
const excerptLength = 400;

/** What the blog shows in the list of posts that have no description: the beginning of the text. */
export function excerptOf(tree: Root): string {
  const text = textOf(tree).replace(/\s+/g, ' ').trim();
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
