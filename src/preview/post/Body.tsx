import type { Element as HtmlElement, ElementContent, RootContent } from 'hast';
import { type ComponentChildren, Fragment, type JSX, h } from 'preact';
import { t } from '../l10n';
import { isWebAddress, visibleText } from '../text';
import type { PostActions } from './actions';
import type { DrawnBody } from './drawing';
import { Icon } from './Icon';
import { bodyPicture } from './bodyPictures';
import type { PostPicture } from './model';
import { Picture } from './Picture';
import { headingSize, textOf } from './render';
import { idPrefix } from './sanitize';

export interface BodyProps {
  readonly body: DrawnBody;
  /** Line of the file, from 0, on which the Markdown begins. */
  readonly firstLine: number;
  readonly pictures: ReadonlyMap<string, PostPicture>;
  readonly showsRemote: boolean;
  readonly actions: PostActions;
}

/** The text of the post. Each block knows its line: `data-line`, from 0, in the file. */
export function Body(props: BodyProps): JSX.Element {
  const { body, actions } = props;
  return (
    <div
      class="body"
      onDblClick={(event) => {
        const block = event.target instanceof Element ? event.target.closest('[data-line]') : null;
        const line = Number(block?.getAttribute('data-line') ?? NaN);
        if (!Number.isNaN(line)) {
          actions.reveal(line);
        }
      }}
    >
      {body.tree.children.map((node, index) => (
        <Fragment key={body.keys[index]}>{drawNode(node, props, false)}</Fragment>
      ))}
    </div>
  );
}

/** Blocks that a reader may want to see in the editor, and that the editor may want to show. */
const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 li pre blockquote table tr hr ul ol dl dt dd div details figure'.split(' '),
);
/** Where the writing may run the other way than in the block around it. */
const directed = new Set(
  'p h1 h2 h3 h4 h5 h6 li td th dt dd summary figcaption caption'.split(' '),
);

/** @param isInControl whether it stands in a link or the like, in which there can be no other. */
function drawNode(
  node: RootContent | ElementContent,
  props: BodyProps,
  isInControl: boolean,
): ComponentChildren {
  if (node.type === 'text') {
    return node.value;
  }
  if (node.type !== 'element') {
    return null;
  }
  const { tagName } = node;
  const isControl = isInControl || tagName === 'a' || tagName === 'summary';
  const children = node.children.map((child) => drawNode(child, props, isControl));
  const attributes = attributesOf(node, props.firstLine);
  switch (tagName) {
    case 'img':
      return drawPicture(node, props);
    case 'a':
      return drawLink(node, attributes, children, props);
    case 'input':
      return (
        <input
          type="checkbox"
          disabled
          checked={node.properties.checked === true}
          aria-label={node.properties.checked === true ? t('Done') : t('Not done')}
        />
      );
    case 'pre':
      // Long lines are scrolled, also by those who have no mouse.
      return h(tagName, { ...attributes, tabIndex: 0 }, ...children);
    case 'table':
      return (
        <div class="wide" role="group" aria-label={t('Table')} tabIndex={0}>
          {h(tagName, attributes, ...children)}
        </div>
      );
    default:
      return headingSize(node) === undefined || isInControl
        ? h(tagName, attributes, ...children)
        : drawHeading(node, attributes, children, props);
  }
}

type Attributes = Record<string, string | number | boolean>;

/** The attributes of an element of the post, all of which `sanitize.ts` has let through. */
function attributesOf(
  { tagName, properties, position }: HtmlElement,
  firstLine: number,
): Attributes {
  const attributes: Attributes = {};
  if (directed.has(tagName)) {
    attributes['dir'] = 'auto';
  }
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'className') {
      attributes['class'] = Array.isArray(value) ? value.join(' ') : '';
    } else if (name === 'ariaLevel' && typeof value === 'number') {
      attributes['aria-level'] = value;
    } else if (typeof value === 'string' || typeof value === 'number' || value === true) {
      attributes[name] = value;
    }
  }
  if (position !== undefined && blocks.has(tagName)) {
    attributes['data-line'] = firstLine + position.start.line - 1;
  }
  return attributes;
}

/** A heading, and a button that leads to it in the post for those who click nothing twice. */
function drawHeading(
  heading: HtmlElement,
  attributes: Attributes,
  children: readonly ComponentChildren[],
  { actions }: BodyProps,
): ComponentChildren {
  const line = attributes['data-line'];
  const drawn = h(heading.tagName, attributes, ...children);
  if (typeof line !== 'number') {
    return drawn;
  }
  const label = t('Show “{0}” in the editor', visibleText(textOf(heading)).trim());
  return (
    <div class="headed">
      {drawn}
      <button
        type="button"
        class="go"
        title={label}
        aria-label={label}
        onClick={() => {
          actions.reveal(line);
        }}
      >
        <Icon name="go-to-file" />
      </button>
    </div>
  );
}

function drawPicture({ properties }: HtmlElement, props: BodyProps): ComponentChildren {
  const { src, alt, title, width, height, align } = properties;
  const written = typeof src === 'string' ? src : '';
  return (
    <Picture
      picture={bodyPicture(written, props.pictures)}
      showsRemote={props.showsRemote}
      alt={typeof alt === 'string' ? alt : ''}
      place="body"
      {...(typeof title === 'string' && { title })}
      {...(width !== undefined && { width: String(width) })}
      {...(height !== undefined && { height: String(height) })}
      {...(typeof align === 'string' && { align })}
    />
  );
}

function drawLink(
  { properties }: HtmlElement,
  attributes: Attributes,
  children: readonly ComponentChildren[],
  { actions }: BodyProps,
): ComponentChildren {
  const { href } = properties;
  const address = typeof href === 'string' ? href : '';
  const said = attributes['title'];
  const title = typeof said === 'string' ? said : visibleText(address);
  if (address.startsWith('#')) {
    return h(
      'a',
      {
        ...attributes,
        title,
        onClick: (event: Event) => {
          follow(event);
          goTo(address.slice(1));
        },
      },
      ...children,
    );
  }
  if (isWebAddress(address)) {
    return h(
      'a',
      {
        ...attributes,
        title,
        onClick: (event: Event) => {
          follow(event);
          actions.open(address);
        },
      },
      ...children,
    );
  }
  if (/^mailto:/i.test(address)) {
    return h('a', { ...attributes, title }, ...children);
  }
  const others = Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'href'));
  return address === ''
    ? h('a', others, ...children)
    : h(
        'a',
        { ...others, class: 'inside', title: t('Leads to {0} on the blog', title) },
        ...children,
      );
}

/** Keeps the webview from following a link by itself as well. */
function follow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function goTo(fragment: string): void {
  let id = fragment;
  try {
    id = decodeURIComponent(fragment);
  } catch {
    // It may be meant as it is written.
  }
  const target =
    document.getElementById(idPrefix + id) ?? document.getElementsByName(idPrefix + id)[0];
  if (target !== undefined) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  }
}
