// The same post by showdown, which the blog uses, and by us, as lists of what a reader sees.
import type { Nodes } from 'hast';
import { JSDOM } from 'jsdom';
import showdown from 'showdown';
import { renderBody } from '../../../src/preview/post/render';
import { idPrefix } from '../../../src/preview/post/sanitize';

/** Blocks as `li: text up to the first block in it`, links as `-> address`, pictures as `img address`. */
export type Shown = readonly string[];

const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li pre blockquote table th td hr dl dt dd div details summary'.split(
    ' ',
  ),
);
/** Without meaning of their own for readers, and open to taste. */
const transparent = new Set(['p', 'div']);

const { document } = new JSDOM('').window;

export function byShowdown(markdown: string): Shown {
  const converter = new showdown.Converter();
  converter.setFlavor('github');
  const template = document.createElement('template');
  template.innerHTML = converter.makeHtml(markdown);
  return shown(template.content);
}

/** What {@link renderBody} gives, as a document. */
export function byUs(markdown: string): Shown {
  const fragment = document.createDocumentFragment();
  const append = (node: Nodes, parent: ParentNode & Node): void => {
    if (node.type === 'text') {
      parent.appendChild(document.createTextNode(node.value));
    } else if (node.type === 'element') {
      const element = document.createElement(node.tagName);
      const { id, href, src } = node.properties;
      if (typeof id === 'string') {
        element.id = id.slice(idPrefix.length);
      }
      for (const [name, value] of Object.entries({ href, src })) {
        if (typeof value === 'string') {
          element.setAttribute(name, value);
        }
      }
      parent.appendChild(element);
      node.children.forEach((child) => {
        append(child, element);
      });
    }
  };
  renderBody(markdown).tree.children.forEach((node) => {
    if (node.type !== 'doctype') {
      append(node, fragment);
    }
  });
  return shown(fragment);
}

function shown(root: Node): Shown {
  const lines: string[] = [];
  let line: string | undefined;
  const flush = (): void => {
    if (line !== undefined && line.trim() !== '') {
      lines.push(line.replace(/\s+/g, ' ').trim());
    }
    line = undefined;
  };
  const visit = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        line = (line ?? '') + (child.textContent ?? '').replace(/\n/g, ' ');
        continue;
      }
      if (child.nodeType !== 1) {
        continue;
      }
      const element = child as Element;
      const name = element.tagName.toLowerCase();
      if (blocks.has(name)) {
        flush();
        if (!transparent.has(name)) {
          const id = /^h\d$/.test(name) ? ` #${element.id}` : '';
          lines.push(`<${name}${id}>`);
        }
        visit(element);
        flush();
      } else if (name === 'br') {
        flush();
      } else if (name === 'a') {
        visit(element);
        line = `${line ?? ''} -> ${address(element, 'href')} `;
      } else if (name === 'img') {
        line = `${line ?? ''} img ${address(element, 'src')} `;
      } else {
        visit(element);
      }
    }
  };
  visit(root);
  flush();
  return lines;
}

function address(element: Element, attribute: string): string {
  const value = element.getAttribute(attribute) ?? '';
  try {
    return decodeURI(value);
  } catch {
    return value;
  }
}
