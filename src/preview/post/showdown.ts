// What showdown 1.9 in its flavour `github`, with which the blog shows posts, does beyond CommonMark and
// GitHub's extensions of it, as plugins for trees of Markdown.
import emojiByName from 'markdown-it-emoji/lib/data/full.json';
import type { Link, Nodes, Root } from 'mdast';
import { type RegExpMatchObject, findAndReplace } from 'mdast-util-find-and-replace';
import { visit } from 'unist-util-visit';

/**
 * Names of emoji that showdown knows: of each picture the first name in GitHub's list of that time,
 * and neither flags nor keys.
 */
export const emoji: ReadonlyMap<string, string> = firstNames(emojiByName);

function firstNames(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  for (const [name, picture] of Object.entries(table)) {
    if (!seen.has(picture) && !/[\u{1f1e6}-\u{1f1ff}\u20e3]/u.test(picture)) {
      names.set(name, picture);
    }
    seen.add(picture);
  }
  return names;
}

/** A plugin: `@name` leads to that name on GitHub, `:smile:` is a picture, `...` one character. */
export function showdownText(): (tree: Root) => void {
  return (tree) => {
    findAndReplace(
      tree,
      [[/(?<=^|\s)@([a-z\d](?:[a-z\d.-]*[a-z\d])?)/gi, mention]],
      // A link in a link is none.
      { ignore: ['link', 'linkReference'] },
    );
    findAndReplace(tree, [
      [/:([^\s:]+):/g, (whole: string, name: string) => emoji.get(name) ?? whole],
      [/\.\.\./g, '…'],
    ]);
  };
}

function mention(whole: string, name: string, match: RegExpMatchObject): Link | false {
  if (match.index === 0 && !beginsLine(match.stack)) {
    return false;
  }
  return {
    type: 'link',
    url: `https://github.com/${name}`,
    children: [{ type: 'text', value: whole }],
  };
}

/** Whether nothing stands before the text on its line: `**@name**` is no mention. */
function beginsLine(stack: readonly Nodes[]): boolean {
  const text = stack.at(-1);
  const parent = stack.at(-2);
  if (text?.type !== 'text' || parent === undefined || !('children' in parent)) {
    return false;
  }
  const before = parent.children[parent.children.findIndex((child) => child === text) - 1];
  return before === undefined ? holdsText.includes(parent.type) : before.type === 'break';
}

/** A plugin: lines break in the text of a block, but not within a link or words in bold. */
export function showdownBreaks(): (tree: Root) => void {
  return (tree) => {
    visit(tree, 'break', (_, index, parent) => {
      if (parent !== undefined && index !== undefined && !holdsText.includes(parent.type)) {
        parent.children[index] = { type: 'text', value: '\n' };
      }
    });
  };
}

/** Blocks whose content is text. */
const holdsText = ['paragraph', 'heading', 'tableCell'];

/**
 * The id of a heading as showdown makes it, out of what is written.
 *
 * @param source the heading with its marks; `## Over here`, or with a line of `---` below.
 */
export function headingId(source: string): string {
  const [line = ''] = source.split('\n', 1);
  return line
    .replace(/^#{1,6}[ \t]+/, '')
    .trim()
    .replace(/[ \t]#+$|^#+$/, '')
    .trim()
    .replace(/ /g, '-')
    .replace(/&amp;|[&+$,/:;=?@"#{}|^¨~[\]`\\*)(%.!'<>]/g, '')
    .toLowerCase();
}
