import type { Element as HtmlElement, ElementContent, RootContent } from 'hast';
import { type ComponentChildren, type JSX, h } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../l10n';
import { isWebAddress, visibleText } from '../text';
import type { PostActions } from './actions';
import type { DrawnBlock, DrawnBody } from './drawing';
import { Icon } from './Icon';
import { bodyPicture } from './bodyPictures';
import type { PostPicture } from './model';
import { Picture } from './Picture';
import { headingSize } from './outline';
import { textOf } from './render';
import { idPrefix } from './sanitize';
import { lineOf } from './scroll';

export interface BodyProps {
  readonly body: DrawnBody;
  /** Line of the file, from 0, on which the Markdown begins. */
  readonly firstLine: number;
  readonly pictures: ReadonlyMap<string, PostPicture>;
  readonly showsRemote: boolean;
  readonly actions: PostActions;
}

type DrawProps = Pick<BodyProps, 'pictures' | 'showsRemote' | 'actions'>;

/**
 * The text of the post. Each piece knows its line, from 0, in the file: `data-from`. Each block in it knows
 * its own from there: `data-line`, so that a line more above changes nothing in it.
 */
export function Body({ body, firstLine, ...props }: BodyProps): JSX.Element {
  const { actions } = props;
  return (
    <div
      class="body"
      onDblClick={(event) => {
        const block = event.target instanceof Element ? event.target.closest('[data-line]') : null;
        if (block !== null) {
          actions.reveal(lineOf(block));
        }
      }}
    >
      {body.blocks.map(({ key, nodes, line }) => (
        <Piece key={key} nodes={nodes} from={firstLine + line} {...props} />
      ))}
    </div>
  );
}

interface PieceProps extends DrawProps {
  readonly nodes: DrawnBlock['nodes'];
  /** Line of the file on which it begins, from 0. */
  readonly from: number;
}

function Piece({ nodes, from, pictures, showsRemote, actions }: PieceProps): JSX.Element {
  const drawn = useMemo(
    () => nodes.map((node) => drawNode(node, { pictures, showsRemote, actions }, false, true)),
    [nodes, pictures, showsRemote, actions],
  );
  return (
    <div class="piece" data-from={from}>
      {drawn}
    </div>
  );
}

/** Blocks that a reader may want to see in the editor, and that the editor may want to show. */
const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 li pre blockquote table tr hr ul ol dl dt dd div details figure'.split(' '),
);
/** Where the writing may run another way than around it, besides blocks that are in no other. */
const directed = new Set(['td', 'th', 'summary', 'figcaption']);

/**
 * @param isInControl whether it stands in a link or the like, in which there can be no other.
 * @param isOutermost whether it stands in no other element.
 */
function drawNode(
  node: RootContent | ElementContent,
  props: DrawProps,
  isInControl: boolean,
  isOutermost: boolean,
): ComponentChildren {
  if (node.type === 'text') {
    return node.value;
  }
  if (node.type !== 'element') {
    return null;
  }
  const { tagName } = node;
  const isControl = isInControl || tagName === 'a' || tagName === 'summary';
  const children = node.children.map((child) => drawNode(child, props, isControl, false));
  const attributes = attributesOf(node, isOutermost);
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
  isOutermost: boolean,
): Attributes {
  const attributes: Attributes = {};
  // All items of a list run one way, or their marks would stand on both sides.
  if ((isOutermost && blocks.has(tagName) && tagName !== 'table') || directed.has(tagName)) {
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
    attributes['data-line'] = position.start.line - 1;
  }
  return attributes;
}

/** A heading, and a button that leads to it in the post for those who click nothing twice. */
function drawHeading(
  heading: HtmlElement,
  attributes: Attributes,
  children: readonly ComponentChildren[],
  { actions }: DrawProps,
): ComponentChildren {
  const drawn = h(heading.tagName, attributes, ...children);
  if (attributes['data-line'] === undefined) {
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
        onClick={({ currentTarget }) => {
          const block = currentTarget.parentElement?.querySelector('[data-line]');
          if (block) {
            actions.reveal(lineOf(block));
          }
        }}
      >
        <Icon name="go-to-file" />
      </button>
    </div>
  );
}

function drawPicture({ properties }: HtmlElement, props: DrawProps): ComponentChildren {
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
  { actions }: DrawProps,
): ComponentChildren {
  const { href } = properties;
  const address = typeof href === 'string' ? href : '';
  const said = attributes['title'];
  const title = typeof said === 'string' ? said : visibleText(address);
  const lead = address.startsWith('#')
    ? () => {
        goTo(address.slice(1));
      }
    : isWebAddress(address)
      ? () => {
          actions.open(address);
        }
      : undefined;
  if (lead !== undefined) {
    const onClick = (event: Event): void => {
      follow(event);
      lead();
    };
    return h('a', { ...attributes, title, onClick }, ...children);
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
