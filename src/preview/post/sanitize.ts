// What of a post's HTML is drawn. A list of what is let in: whatever is not in it is dropped.

/** A property that elements may have, and the values that it may have where those are few. */
type Property = string | [name: string, ...values: (string | boolean | RegExp)[]];

/** As `rehype-sanitize` takes it. */
interface Schema {
  readonly tagNames: string[];
  readonly attributes: Record<string, Property[]>;
  readonly ancestors: Record<string, string[]>;
  readonly clobber: string[];
  readonly clobberPrefix: string;
  readonly protocols: Record<string, string[]>;
  readonly strip: string[];
}

/** Put before ids of the post, so that none of them stands for a part of the page around it. */
export const idPrefix = 'post-';

const alignment = ['left', 'center', 'right'];
const size = ['height', /^\d{1,4}%?$/] as const;
const aligned = ['align', ...alignment] as const;

/**
 * Text, lists, tables, pictures and links. No scripts, styles, handlers, frames, forms or drawings, and
 * no address but those of the web, of mail and within the post. What stands in an element that is
 * dropped stays, but for those where it is no text for readers.
 */
export const schema: Schema = {
  tagNames: [
    ...['a', 'abbr', 'b', 'blockquote', 'br', 'center', 'cite', 'code', 'dd', 'del', 'details'],
    ...['dfn', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5'],
    ...['h6', 'hr', 'i', 'img', 'input', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 'rp'],
    ...['rt', 'ruby', 's', 'samp', 'section', 'small', 'span', 'strike', 'strong', 'sub'],
    ...['summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt', 'u', 'ul'],
    ...['var', 'wbr'],
  ],
  attributes: {
    a: ['href', 'name', 'title'],
    abbr: ['title'],
    code: [['className', /^language-[\w+#.-]{1,40}$/]],
    details: ['open'],
    div: [[...aligned]],
    img: ['alt', 'src', 'title', ['width', size[1]], [...size], [...aligned]],
    input: [
      ['type', 'checkbox'],
      ['disabled', true],
      ['checked', true],
    ],
    li: [['className', 'task-list-item']],
    ol: [
      ['className', 'contains-task-list'],
      ['start', /^\d{1,9}$/],
    ],
    p: [[...aligned]],
    td: [[...aligned], ['colSpan', /^\d{1,3}$/], ['rowSpan', /^\d{1,3}$/]],
    th: [[...aligned], ['colSpan', /^\d{1,3}$/], ['rowSpan', /^\d{1,3}$/]],
    ul: [['className', 'contains-task-list']],
    '*': ['id', ['dir', 'ltr', 'rtl', 'auto'], 'lang'],
  },
  ancestors: {
    tbody: ['table'],
    td: ['table'],
    tfoot: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  clobber: ['id', 'name'],
  clobberPrefix: idPrefix,
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https', 'data'] },
  strip: [
    ...['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math'],
    ...['textarea', 'select', 'title', 'head', 'noembed', 'noframes', 'xmp', 'plaintext'],
    ...['video', 'audio', 'canvas', 'frameset', 'applet'],
  ],
};
