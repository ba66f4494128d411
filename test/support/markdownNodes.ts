import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export interface MarkdownNode {
  readonly type: string;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

/** All that Markdown of GitHub's flavour is made of, each before what is in it. */
export function nodesOf(markdown: string): MarkdownNode[] {
  const flat = (node: MarkdownNode): MarkdownNode[] => [
    node,
    ...(node.children ?? []).flatMap(flat),
  ];
  // Without the transform that links addresses in text that is already read: no renderer has it.
  const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  return flat(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions }));
}
