import { repositoryAt } from '../post/links';
import { normaliseName } from '../post/names';
import { parsePost, type Post } from '../post/post';
import { detached, type LineIndex, type Position, type Span } from '../post/text';
import type { Profile } from '../profile/profile';
import { inParallel, type Files, type Report } from './files';
import { longestRead, type IndexedPost } from './indexedPost';
import { decoded } from './postReader';
import type { Slices } from './slices';
import { titleOf } from './usedElements';

export interface Place {
  readonly start: Position;
  readonly end: Position;
}

/** A component as one post presents it. */
export interface PlacedComponent extends Place {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A link to a repository or owner. */
export interface PlacedLink extends Place {
  /** That of the repository. */
  readonly key: string;
}

/** Where a post presents components and links repositories, holding nothing of its text. */
export interface PostPlaces {
  readonly uri: string;
  /** Of the post, if it has one. */
  readonly title: string | undefined;
  readonly components: readonly PlacedComponent[];
  readonly links: readonly PlacedLink[];
}

/** By address the posts that are open: whoever has them knows their unsaved text. */
export type OpenPlaces = ReadonlyMap<string, () => PostPlaces>;

/** A post that counts, as the index has it. */
export interface MemberPost {
  readonly uri: string;
  readonly profile: Profile;
  readonly post: IndexedPost;
}

type InBody = Pick<PostPlaces, 'components' | 'links'>;

/** As many answers as an extension host can well wait for. */
const atOnce = 32;
/** No real post has so many; the rest of one that does is not kept. */
const mostPlaces = 2_000;

/** Reads the bodies of posts when somebody asks where they speak of components, each once. */
export class ComponentPlaces {
  readonly #files: Pick<Files, 'read'>;
  readonly #slices: Slices;
  readonly #report: Report;
  /** By the head of an indexed post: a file that is read again has another one. */
  readonly #read = new WeakMap<Post, Promise<InBody>>();

  constructor(files: Pick<Files, 'read'>, slices: Slices, report: Report) {
    this.#files = files;
    this.#slices = slices;
    this.#report = report;
  }

  /** Of posts without components and links nothing is told. What cannot be read is reported. */
  async of(posts: readonly MemberPost[]): Promise<readonly PostPlaces[]> {
    const found = new Map<string, PostPlaces>();
    await inParallel(
      posts.filter(({ post }) => post.addresses.some((url) => repositoryAt(url) !== undefined)),
      atOnce,
      async ({ uri, profile, post }) => {
        const places = await this.#placesOf(uri, post);
        if (places.components.length > 0 || places.links.length > 0) {
          found.set(uri, { uri, title: titleOf(post.head, profile), ...places });
        }
      },
      ({ uri }, error) => {
        this.#report(uri, error);
      },
    );
    return posts.flatMap(({ uri }) => found.get(uri) ?? []);
  }

  #placesOf(uri: string, { head }: IndexedPost): Promise<InBody> {
    let reading = this.#read.get(head);
    if (reading === undefined) {
      reading = this.#readBody(uri);
      this.#read.set(head, reading);
      // A file that could not be read may be there the next time.
      reading.catch(() => this.#read.delete(head));
    }
    return reading;
  }

  async #readBody(uri: string): Promise<InBody> {
    const bytes = await this.#files.read(uri);
    let places: InBody = { components: [], links: [] };
    await this.#slices.run(() => {
      places = inBody(parsePost(decoded(bytes).slice(0, longestRead)));
    });
    return places;
  }
}

/** Whether a post links one of these repositories and owners, given by their keys. */
export function linksAny({ addresses }: IndexedPost, keys: ReadonlySet<string>): boolean {
  return addresses.some((url) => keys.has(repositoryAt(url)?.key ?? ''));
}

/** The places of a post that is open. */
export function placesOf(uri: string, post: Post, profile: Profile): PostPlaces {
  return { uri, title: titleOf(post, profile), ...inBody(post) };
}

/** A component is where its section opens, or else where the overview names it. */
function inBody(post: Post): InBody {
  const { components, links } = post.body();
  if (components.length === 0 && links.length === 0) {
    return { components: [], links: [] };
  }
  const { lines } = post;
  return {
    components: components.slice(0, mostPlaces).flatMap((component) => {
      const { name, section, entry, entryName } = component;
      const at = section?.nameSpan ?? entryName?.span ?? entry?.labelSpan;
      if (at === undefined || name.trim() === '') {
        return [];
      }
      const aliases = [...(section?.aliases ?? []), ...(entryName?.aliases ?? [])];
      const others = [...aliases, ...(entryName === undefined ? [] : [entryName])]
        .map((alias) => alias.name)
        .filter((alias) => normaliseName(alias) !== normaliseName(name));
      return [
        {
          name: detached(name),
          aliases: [...new Set(others)].map(detached),
          ...placeAt(lines, at),
        },
      ];
    }),
    links: links.slice(0, mostPlaces).map(({ span: whole, destination, repository }) => ({
      key: detached(repository.key),
      ...placeAt(
        lines,
        whole.start <= destination.start && destination.end <= whole.end ? destination : whole,
      ),
    })),
  };
}

function placeAt(lines: LineIndex, { start, end }: Span): Place {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}
