import type { Element } from '../profile/fieldType';
import { noComponents, type KnownOfBlog, type KnownPlace } from '../profile/knownValues';
import type { Profile } from '../profile/profile';
import { ComponentTable } from './componentTable';
import { CompanionTable, FieldTable } from './fieldTable';
import { hasSameComponents, hasSameHead, mayPresent, type IndexedPost } from './indexedPost';
import { dateOf, normalised, titleOf, usedElements } from './usedElements';

/** Where a text comes from. An editor that is open wins over the disk. */
export type Source = 'disk' | 'editor';

/** What makes a Markdown file a post that counts. */
export interface Membership {
  /** Posts with the same one know each other. */
  readonly blog: string;
  readonly profile: Profile;
}

interface Entry {
  disk?: IndexedPost | undefined;
  editor?: IndexedPost | undefined;
  membership: Membership | undefined;
}

interface Member extends Membership {
  readonly uri: string;
  readonly post: IndexedPost;
}

/** What was worked out about one blog since it last changed. */
interface Blog {
  readonly members: Map<string, Member>;
  tables: Map<string, FieldTable>;
  companions: Map<string, CompanionTable>;
  dates: Map<string, string>;
  readonly components: ComponentTable;
}

/**
 * The Markdown files of a workspace, of which some are posts of blogs. What it answers depends on
 * nothing but what was set and not deleted since.
 */
export class BlogIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #blogs = new Map<string, Blog>();
  readonly #membershipOf: (uri: string, post: IndexedPost) => Membership | undefined;
  readonly #elements = new WeakMap<
    IndexedPost,
    Map<string, { readonly profile: Profile; readonly elements: readonly Element[] }>
  >();

  /** @param membershipOf undefined for what is no post, or not known to be one yet. */
  constructor(membershipOf: (uri: string, post: IndexedPost) => Membership | undefined) {
    this.#membershipOf = membershipOf;
  }

  /** The addresses of all files, posts or not. */
  get uris(): Iterable<string> {
    return this.#entries.keys();
  }

  /** How many posts count. */
  get size(): number {
    let size = 0;
    for (const { members } of this.#blogs.values()) {
      size += members.size;
    }
    return size;
  }

  /** The posts that count, may say something about components, and whose body nobody has read. */
  get withoutComponents(): readonly string[] {
    return [...this.#blogs.values()].flatMap(({ members }) =>
      [...members.values()]
        .filter(({ post }) => post.presented === undefined && mayPresent(post))
        .map(({ uri }) => uri),
    );
  }

  /** The blog that all posts belong to; undefined where there are several or none. */
  get onlyBlog(): string | undefined {
    return this.#blogs.size === 1 ? this.#blogs.keys().next().value : undefined;
  }

  has(uri: string, source: Source): boolean {
    return this.#entries.get(uri)?.[source] !== undefined;
  }

  /** What counts for a file: the open editor if there is one. */
  postAt(uri: string): IndexedPost | undefined {
    const entry = this.#entries.get(uri);
    return entry?.editor ?? entry?.disk;
  }

  /** The posts that count: those of one blog, or of all. */
  posts(only?: string): readonly Member[] {
    const posts: Member[] = [];
    for (const [blog, { members }] of this.#blogs) {
      if (only === undefined || only === blog) {
        for (const member of members.values()) {
          posts.push({ ...member, post: this.postAt(member.uri) ?? member.post });
        }
      }
    }
    return posts;
  }

  /** @returns whether other posts may be told something else now. */
  set(uri: string, source: Source, post: IndexedPost): boolean {
    return this.#change(uri, source, post);
  }

  /** @returns whether other posts may be told something else now. */
  delete(uri: string, source: Source): boolean {
    return this.#entries.has(uri) && this.#change(uri, source, undefined);
  }

  /**
   * Asks anew which blog a file belongs to.
   *
   * @returns whether other posts may be told something else now.
   */
  regroup(uri: string): boolean {
    const entry = this.#entries.get(uri);
    const post = this.postAt(uri);
    if (entry === undefined || post === undefined) {
      return false;
    }
    const membership = this.#membershipOf(uri, post);
    if (
      membership?.blog === entry.membership?.blog &&
      membership?.profile === entry.membership?.profile
    ) {
      return false;
    }
    this.#join(uri, entry, membership);
    return true;
  }

  #change(uri: string, source: Source, post: IndexedPost | undefined): boolean {
    const entry = this.#entries.get(uri) ?? { membership: undefined };
    const before = entry.editor ?? entry.disk;
    entry[source] = post;
    const after = entry.editor ?? entry.disk;
    if (after === undefined) {
      this.#entries.delete(uri);
      const counted = entry.membership !== undefined;
      this.#join(uri, entry, undefined);
      return counted;
    }
    this.#entries.set(uri, entry);
    if (before !== undefined && hasSameHead(before, after)) {
      // The same for most who ask, if not the same object.
      if (this.regroup(uri)) {
        return true;
      }
      this.#replace(uri, entry, before, after);
      return false;
    }
    const counted = entry.membership !== undefined;
    this.#join(uri, entry, this.#membershipOf(uri, after));
    return counted || entry.membership !== undefined;
  }

  /**
   * Takes a post that may say something else about components. That alone is no news: it is asked for
   * anew whenever it is needed.
   */
  #replace(uri: string, { membership }: Entry, before: IndexedPost, after: IndexedPost): void {
    const blog = membership === undefined ? undefined : this.#blogs.get(membership.blog);
    if (membership !== undefined && blog !== undefined && !hasSameComponents(before, after)) {
      blog.members.set(uri, { ...membership, uri, post: after });
      blog.components.postChanged(uri);
    }
  }

  #join(uri: string, entry: Entry, membership: Membership | undefined): void {
    const left =
      entry.membership === undefined ? undefined : this.#blogs.get(entry.membership.blog);
    if (left !== undefined && entry.membership !== undefined) {
      left.members.delete(uri);
      outdate(left, uri);
      if (left.members.size === 0) {
        this.#blogs.delete(entry.membership.blog);
      }
    }
    entry.membership = membership;
    const post = entry.editor ?? entry.disk;
    if (membership !== undefined && post !== undefined) {
      let blog = this.#blogs.get(membership.blog);
      if (blog === undefined) {
        const members = new Map<string, Member>();
        blog = {
          members,
          tables: new Map(),
          companions: new Map(),
          dates: new Map(),
          components: new ComponentTable(members),
        };
        this.#blogs.set(membership.blog, blog);
      }
      blog.members.set(uri, { ...membership, uri, post });
      outdate(blog, uri);
    }
  }

  /**
   * What the other posts of a blog say, for the post at an address. Asks the index at each call.
   *
   * @param bodiesWanted called before what only the bodies of posts say.
   */
  knownFor(
    uri: string,
    blog: () => string | undefined,
    bodiesWanted: () => void = () => undefined,
  ): Omit<KnownOfBlog, 'today' | 'fileDay' | 'folders'> {
    const find = (): Blog | undefined => {
      const key = blog();
      return key === undefined ? undefined : this.#blogs.get(key);
    };
    return {
      valuesOf: (field) => {
        const found = find();
        return found === undefined ? [] : this.#tableOf(found, field).usedByOthers(uri);
      },
      companionsOf: (field, value, other) => {
        const found = find();
        return found === undefined
          ? []
          : this.#companions(found, field, other).usedByOthers(uri, normalised(value));
      },
      placesOf: (field, value) => {
        const found = find();
        return found === undefined ? [] : this.#places(found, uri, field, value);
      },
      componentsOfBlog: () => {
        bodiesWanted();
        const found = find();
        return found === undefined ? noComponents : found.components.toldTo(uri);
      },
      addressOfComponent: (name) => {
        bodiesWanted();
        return find()?.components.addressOf(uri, name);
      },
      addressesOfRepositories: (name) => {
        bodiesWanted();
        return find()?.components.repositoriesNamed(uri, name) ?? [];
      },
    };
  }

  #companions(blog: Blog, field: string, other: string): CompanionTable {
    const key = JSON.stringify([field, other]);
    let table = blog.companions.get(key);
    if (table === undefined) {
      table = new CompanionTable(this.#tableOf(blog, field), this.#tableOf(blog, other));
      blog.companions.set(key, table);
    }
    return table;
  }

  #places(blog: Blog, own: string, field: string, value: string): readonly KnownPlace[] {
    const wanted = normalised(value);
    const uris = this.#tableOf(blog, field)
      .postsWith(wanted)
      .filter((uri) => uri !== own)
      .toSorted((a, b) => newestFirst(this.#date(blog, a), this.#date(blog, b)) || compare(a, b));
    return uris.flatMap((uri) => {
      const member = blog.members.get(uri);
      if (member === undefined) {
        return [];
      }
      const { lines } = member.post.head;
      const title = titleOf(member.post.head, member.profile);
      return this.#elementsOf(member, field)
        .filter(({ text }) => text === wanted)
        .map(({ span }) => ({
          uri,
          title,
          start: lines.positionAt(span.start),
          end: lines.positionAt(span.end),
        }));
    });
  }

  #date(blog: Blog, uri: string): string {
    let date = blog.dates.get(uri);
    if (date === undefined) {
      const member = blog.members.get(uri);
      date = member === undefined ? '' : (dateOf(member.post.head, member.profile) ?? '');
      blog.dates.set(uri, date);
    }
    return date;
  }

  #tableOf(blog: Blog, field: string): FieldTable {
    let table = blog.tables.get(field);
    if (table === undefined) {
      const byPost = new Map<string, readonly string[]>();
      for (const member of blog.members.values()) {
        const texts = this.#elementsOf(member, field).map(({ text }) => text);
        if (texts.length > 0) {
          byPost.set(member.uri, [...new Set(texts)]);
        }
      }
      table = new FieldTable(byPost);
      blog.tables.set(field, table);
    }
    return table;
  }

  /** Remembered with the post, so that a change of another post costs nothing here. */
  #elementsOf({ post, profile }: Member, field: string): readonly Element[] {
    let known = this.#elements.get(post);
    if (known === undefined) {
      known = new Map();
      this.#elements.set(post, known);
    }
    const found = known.get(field);
    if (found?.profile === profile) {
      return found.elements;
    }
    const elements = usedElements(post.head, profile, field);
    known.set(field, { profile, elements });
    return elements;
  }
}

function outdate(blog: Blog, uri: string): void {
  blog.tables = new Map();
  blog.companions = new Map();
  blog.dates = new Map();
  blog.components.postChanged(uri);
}

/** Posts without a date come last. */
function newestFirst(a: string, b: string): number {
  return compare(b, a);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
