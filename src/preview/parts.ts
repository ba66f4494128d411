import {
  type Drawn,
  KeyedChildren,
  codicon,
  element,
  iconButton,
  setAttribute,
  setCodicon,
  setHidden,
  setText,
} from './dom';
import type { Filter } from './filter';
import { FactsBlock } from './facts';
import { renderExcerpt } from './markdown';
import { isWebAddress } from './protocol';
import type { GroupKind, LinkRow, RepositoryGroup, Span } from './viewModel';
import {
  hostIcon,
  kindIcon,
  linkKind,
  partTitles,
  repositoryName,
  tellingLabel,
  visibleText,
} from './wording';

/** Something that the arrow keys stop at: a title or a link. */
export interface Stop {
  readonly span: Span;
  /** Absent for titles. */
  readonly url?: string;
}

/** Groups of one kind that stand together under one heading. */
export interface Part {
  readonly key: string;
  readonly kind: GroupKind;
  readonly groups: readonly GroupData[];
}

interface GroupData {
  readonly group: RepositoryGroup;
  readonly links: readonly LinkData[];
}

interface LinkData {
  readonly link: LinkRow;
  readonly group: RepositoryGroup;
  /** Where else the same repository is linked, in words. */
  readonly alsoIn?: string;
}

/** The groups under their headings, in the order of the post. */
export function toParts(
  groups: readonly RepositoryGroup[],
  alsoIn: ReadonlyMap<LinkRow, string>,
): Part[] {
  const parts: { key: string; kind: GroupKind; groups: GroupData[] }[] = [];
  for (const group of groups) {
    const links = group.links.map((link): LinkData => {
      const others = alsoIn.get(link);
      return { link, group, ...(others === undefined ? {} : { alsoIn: others }) };
    });
    let part = parts[parts.length - 1];
    if (part?.kind !== group.kind) {
      part = { key: group.kind, kind: group.kind, groups: [] };
      parts.push(part);
    }
    part.groups.push({ group, links });
  }
  return parts;
}

/** How much of a part the filter lets through. */
export interface FilterResult {
  readonly shownLinks: number;
  readonly allLinks: number;
  readonly shownGroups: number;
}

type Stops = WeakMap<Element, Stop>;

/** One card: a heading and the groups under it. */
export class PartBlock implements Drawn<Part> {
  readonly root: HTMLElement;
  readonly #heading: HTMLElement;
  readonly #groups: KeyedChildren<GroupData, GroupBlock>;

  constructor(document: Document, stops: Stops, key: string) {
    const id = `part-${key.replaceAll(' ', '-')}`;
    this.#heading = element(document, 'h2', 'part-title');
    this.#heading.id = id;
    const list = element(document, 'ul', 'groups');
    this.root = element(document, 'section', 'part', this.#heading, list);
    this.root.setAttribute('aria-labelledby', id);
    this.#groups = new KeyedChildren(
      list,
      ({ group }) => group.id,
      (groupKey) => new GroupBlock(document, stops, groupKey),
    );
  }

  update({ kind, groups }: Part): void {
    setText(this.#heading, partTitles[kind]);
    this.#groups.update(groups);
  }

  filter(accepts: Filter): FilterResult {
    let shownLinks = 0;
    let allLinks = 0;
    let shownGroups = 0;
    for (const group of this.#groups.all) {
      const result = group.filter(accepts);
      shownLinks += result.shownLinks;
      allLinks += result.allLinks;
      shownGroups += result.shownGroups;
    }
    setHidden(this.root, shownGroups === 0);
    return { shownLinks, allLinks, shownGroups };
  }
}

/** A title, what the post says first about it, and its links. */
class GroupBlock implements Drawn<GroupData> {
  readonly root: HTMLElement;
  readonly #document: Document;
  readonly #stops: Stops;
  readonly #key: string;
  readonly #head: HTMLElement;
  readonly #title: HTMLElement;
  readonly #aliases: HTMLElement;
  readonly #match: HTMLElement;
  readonly #excerpt: HTMLElement;
  readonly #links: KeyedChildren<LinkData, LinkBlock>;
  readonly #noLinks: HTMLElement;
  #group: RepositoryGroup | undefined;
  #drawnExcerpt: string | undefined;

  constructor(document: Document, stops: Stops, key: string) {
    this.#document = document;
    this.#stops = stops;
    this.#key = key;
    this.#title = element(document, 'button', 'group-title');
    this.#title.setAttribute('type', 'button');
    this.#title.dir = 'auto';
    this.#title.title = 'Go to the place in the post';
    this.#title.dataset['action'] = 'reveal';
    this.#title.tabIndex = -1;
    this.#aliases = element(document, 'span', 'aliases');
    this.#aliases.dir = 'auto';
    this.#match = element(document, 'span', 'match');
    const line = element(
      document,
      'div',
      'title-line',
      element(document, 'h3', 'group-heading', this.#title),
      ' ',
      this.#aliases,
      ' ',
      this.#match,
    );
    this.#excerpt = element(document, 'p', 'excerpt');
    this.#excerpt.dir = 'auto';
    this.#head = element(document, 'div', 'group-head', line, this.#excerpt);
    const list = element(document, 'ul', 'links');
    this.#noLinks = element(document, 'p', 'no-links', 'No repository link here.');
    this.root = element(document, 'li', 'group', this.#head, list, this.#noLinks);
    this.#links = new KeyedChildren(
      list,
      ({ link }) => link.id,
      (linkKey) => new LinkBlock(document, stops, `${key}\n${linkKey}`),
    );
  }

  update({ group, links }: GroupData): void {
    this.#group = group;
    const title = visibleText(group.title).trim();
    // The heading above says it already.
    const isTitled = title !== '' && title !== partTitles.other;
    setHidden(this.#head, !isTitled);
    setAttribute(this.#head, 'data-stop', isTitled ? this.#key : undefined);
    this.#stops.set(this.#head, { span: group.span });
    setText(this.#title, title);
    setText(this.#aliases, group.aliases.map(visibleText).join(', '));
    setHidden(this.#aliases, group.aliases.length === 0);
    this.#updateMatch(group);
    this.#updateExcerpt(group);
    this.#links.update(links);
    setHidden(this.#noLinks, links.length > 0);
  }

  #updateMatch({ match }: RepositoryGroup): void {
    setHidden(this.#match, match === undefined);
    setText(this.#match, match === undefined ? '' : `⇄ ${visibleText(match.section)}`);
    setAttribute(
      this.#match,
      'title',
      match === undefined ? undefined : `Section “${visibleText(match.section)}”, ${match.reason}`,
    );
  }

  #updateExcerpt({ title, excerpt = '' }: RepositoryGroup): void {
    const source = `${title}\n${excerpt}`;
    if (source !== this.#drawnExcerpt) {
      this.#drawnExcerpt = source;
      this.#excerpt.replaceChildren(renderExcerpt(this.#document, excerpt, title));
      setHidden(this.#excerpt, this.#excerpt.textContent.trim() === '');
    }
  }

  filter(accepts: Filter): FilterResult {
    const group = this.#group;
    let shownLinks = 0;
    let allLinks = 0;
    for (const block of this.#links.all) {
      allLinks++;
      const isShown = group !== undefined && block.filter(accepts);
      shownLinks += isShown ? 1 : 0;
    }
    const isShown = shownLinks > 0 || (allLinks === 0 && group !== undefined && accepts(group));
    setHidden(this.root, !isShown);
    return { shownLinks, allLinks, shownGroups: isShown ? 1 : 0 };
  }
}

/** One link: its host, owner and name, what it leads to, and its buttons. */
class LinkBlock implements Drawn<LinkData> {
  readonly root: HTMLElement;
  readonly #stops: Stops;
  readonly #hostIcon: HTMLElement;
  readonly #jump: HTMLElement;
  readonly #owner: HTMLElement;
  readonly #separator: HTMLElement;
  readonly #name: HTMLElement;
  readonly #kindIcon: HTMLElement;
  readonly #kind: HTMLElement;
  readonly #alsoIn: HTMLElement;
  readonly #label: HTMLElement;
  readonly #facts: FactsBlock;
  readonly #meta: HTMLElement;
  readonly #open: HTMLButtonElement;
  readonly #copy: HTMLButtonElement;
  /** As the author's keyboard names it. */
  readonly #controlKey: string;
  #data: LinkData | undefined;

  constructor(document: Document, stops: Stops, key: string) {
    this.#stops = stops;
    const isMac = /\bMac OS\b/.test(document.defaultView?.navigator.userAgent ?? '');
    this.#controlKey = isMac ? '⌘' : 'Ctrl+';
    this.#hostIcon = codicon(document, 'globe');
    this.#owner = element(document, 'bdi', 'owner');
    this.#separator = element(document, 'span', 'separator', '/');
    this.#name = element(document, 'bdi', 'name');
    this.#jump = element(document, 'button', 'jump', this.#owner, this.#separator, this.#name);
    this.#jump.setAttribute('type', 'button');
    this.#jump.dataset['action'] = 'reveal';
    this.#jump.tabIndex = -1;
    this.#kindIcon = codicon(document, 'repo');
    this.#kind = element(document, 'bdi', 'kind');
    this.#alsoIn = element(document, 'bdi', 'fact');
    this.#label = element(document, 'bdi', 'fact');
    const kindFact = element(document, 'span', 'fact kind-fact', this.#kindIcon, this.#kind);
    this.#meta = element(document, 'p', 'meta', kindFact, ' ', this.#label, ' ', this.#alsoIn);
    this.#facts = new FactsBlock(document, uniqueId(document));
    const below = element(document, 'div', 'below', this.#facts.badges, this.#meta);
    below.id = uniqueId(document);
    this.#jump.setAttribute('aria-describedby', `${this.#facts.root.id} ${below.id}`);
    this.#open = iconButton(document, 'link-external', 'open');
    this.#copy = iconButton(document, 'copy', 'copy');
    const actions = element(document, 'div', 'actions', this.#open, this.#copy);
    const host = element(document, 'span', 'host', this.#hostIcon);
    this.root = element(document, 'li', 'link', host, this.#jump, this.#facts.root, below, actions);
    this.root.dataset['stop'] = key;
  }

  update(data: LinkData): void {
    this.#data = data;
    const { link, group, alsoIn } = data;
    this.#stops.set(this.root, { span: link.span, url: link.url });
    setCodicon(this.#hostIcon, hostIcon(link));
    setText(this.#owner, visibleText(link.owner));
    setHidden(this.#separator, link.name === undefined);
    setHidden(this.#name, link.name === undefined);
    setText(this.#name, visibleText(link.name ?? ''));
    setAttribute(this.#jump, 'title', `Go to the place in the post\n${visibleText(link.url)}`);

    setCodicon(this.#kindIcon, kindIcon(link));
    setText(this.#kind, linkKind(link));
    const label = tellingLabel(link, group);
    setHidden(this.#label, label === undefined);
    setText(this.#label, `linked as “${label ?? ''}”`);
    setHidden(this.#alsoIn, alsoIn === undefined);
    setText(this.#alsoIn, alsoIn ?? '');
    setAttribute(
      this.#meta,
      'title',
      link.facts === undefined ? undefined : textOfFacts(this.#meta),
    );

    this.#facts.update(link.facts);
    this.root.classList.toggle('with-facts', link.facts !== undefined);

    const host = visibleText(link.hostLabel);
    const name = repositoryName(link);
    setHidden(this.#open, !isWebAddress(link.url));
    setAttribute(this.#open, 'title', `Open on ${host} (${this.#controlKey}Enter)`);
    setAttribute(this.#open, 'aria-label', `Open ${name} on ${host}`);
    setAttribute(this.#copy, 'title', `Copy link (${this.#controlKey}C)`);
    setAttribute(this.#copy, 'aria-label', `Copy link to ${name}`);
  }

  /** Shows or hides the row, and says whether it is shown. */
  filter(accepts: Filter): boolean {
    const isShown = this.#data !== undefined && accepts(this.#data.group, this.#data.link);
    setHidden(this.root, !isShown);
    return isShown;
  }
}

/** What is shown of a line that may be cut. */
function textOfFacts(line: HTMLElement): string {
  return [...line.querySelectorAll<HTMLElement>('.fact:not([hidden])')]
    .map((fact) => fact.textContent)
    .join(' · ');
}

const idCounts = new WeakMap<Document, number>();

function uniqueId(document: Document): string {
  const count = (idCounts.get(document) ?? 0) + 1;
  idCounts.set(document, count);
  return `meta-${String(count)}`;
}
