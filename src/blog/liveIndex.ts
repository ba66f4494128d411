import { repositoryAt } from '../post/links';
import type { Post } from '../post/post';
import { dayInFileName } from '../profile/dates';
import type { KnownOfBlog } from '../profile/knownValues';
import type { PostPolicy } from '../profile/policy';
import type { RepositoryReference } from '../repositories/reference';
import { BlogIndex } from './blogIndex';
import { Bodies } from './bodies';
import { ComponentPlaces, linksAny, type OpenPlaces, type PostPlaces } from './componentPlaces';
import { fileNameIn, type Files, type Report } from './files';
import { Folders } from './folders';
import { parseForIndex, readIndexedPost, withPresented, type IndexedPost } from './indexedPost';
import { linkedRepositories } from './linkedRepositories';
import { Memberships, type Places } from './memberships';
import { PictureFacts } from './pictureFacts';
import { PostReader } from './postReader';
import { Slices, type Pace } from './slices';
import { namedPictures } from './usedElements';

/** Whoever has the files of the author's workspace, and knows what is expected of each. */
export interface Workspace extends Files, Places {
  /** The addresses of all Markdown files in sight. */
  find(): Promise<ReadonlySet<string>>;
  /** Whether `find` looks where a file is, so that what it does not find is left out on purpose. */
  isSearched(file: string): boolean;
}

/** The text of an open editor. */
interface OpenPost {
  readonly text: string;
  readonly post: IndexedPost;
  /** The last state of it whose body was read. */
  readonly whole: Post | undefined;
}

/**
 * The index of a workspace, kept current by whoever tells it what happens there. Everything takes place
 * in the background; whoever asks is told what is known by then.
 */
export class LiveIndex {
  readonly #workspace: Workspace;
  readonly #changed: (post: string | undefined) => void;
  readonly #report: Report;
  readonly #slices: Slices;
  readonly #reader: PostReader;
  readonly #pictures: PictureFacts;
  readonly #places: ComponentPlaces;
  readonly #folders: Folders;
  readonly #memberships: Memberships;
  readonly #bodies: Bodies;
  readonly #index = new BlogIndex((uri, post) => this.#memberships.of(uri, post));
  /** The texts of open editors, those of files that are left out among them. */
  readonly #open = new Map<string, OpenPost>();
  /** By open editor the number of its last edit: an earlier one that ends later says nothing. */
  readonly #edits = new Map<string, number>();
  #editCount = 0;
  #found: ReadonlySet<string> = new Set();
  #built = false;
  #refreshing: Promise<void> | undefined;
  /** How often the files were to be found. */
  #refreshes = 0;
  #regrouping = false;

  /**
   * @param changed hears when others may be told something else now: the address of the post that
   * changed, or undefined for more than one post.
   * @param told hears how long each slice of work took.
   */
  constructor(
    workspace: Workspace,
    pace: Pace,
    changed: (post: string | undefined) => void,
    report: Report,
    told?: (milliseconds: number) => void,
  ) {
    this.#workspace = workspace;
    this.#changed = changed;
    this.#report = report;
    this.#slices = new Slices(pace, told);
    this.#reader = new PostReader(workspace, this.#slices, report);
    this.#places = new ComponentPlaces(workspace, this.#slices, report);
    this.#pictures = new PictureFacts(
      workspace,
      this.#slices,
      () => {
        this.#tell(undefined);
      },
      report,
    );
    this.#folders = new Folders(
      workspace,
      this.#pictures,
      (topic) => {
        this.#foldersChanged(topic);
      },
      report,
    );
    this.#memberships = new Memberships(workspace, this.#folders);
    this.#bodies = new Bodies(
      this.#index,
      this.#slices,
      {
        readEditor: (uri) => {
          const editor = this.#open.get(uri);
          if (editor !== undefined) {
            this.#readEditor(uri, editor.text);
          }
        },
        readFiles: (uris) => this.reread(uris),
      },
      () => {
        this.#tell(undefined);
      },
      report,
    );
  }

  /** Whether all posts have been read once. */
  get isBuilt(): boolean {
    return this.#built;
  }

  /** How many posts count. */
  get size(): number {
    return this.#index.size;
  }

  /** The addresses of the posts that count. */
  get posts(): readonly string[] {
    return this.#index.posts().map(({ uri }) => uri);
  }

  /**
   * By address of each post that counts what the addresses in it lead to, those in code and comments
   * among them.
   */
  get repositoriesByPost(): ReadonlyMap<string, readonly RepositoryReference[]> {
    return new Map(
      this.#index
        .posts()
        .map(({ uri, post }) => [uri, post.addresses.flatMap((url) => repositoryAt(url) ?? [])]),
    );
  }

  stop(): void {
    this.#slices.stop();
  }

  /** Where posts present components and link repositories; reads what nobody has asked for before. */
  async componentPlaces(open: OpenPlaces): Promise<readonly PostPlaces[]> {
    const closed = this.#index.posts().filter(({ uri }) => !open.has(uri));
    const read = await this.#places.of(closed);
    return [...Array.from(open.values(), (places) => places()), ...read];
  }

  /** The repositories and owners that posts link, each once; reads what nobody has asked for before. */
  async linkedRepositories(
    isWanted: (uri: string) => boolean,
    open: OpenPlaces,
  ): Promise<readonly RepositoryReference[]> {
    const posts = this.#index.posts().filter(({ uri }) => isWanted(uri));
    const read = await this.#places.of(posts.filter(({ uri }) => !open.has(uri)));
    const edited = Array.from(open, ([uri, places]) => (isWanted(uri) ? [places()] : []));
    return linkedRepositories([...edited.flat(), ...read], posts);
  }

  /** Of the other posts in the blog of one, those that link one of these repositories. */
  async componentPlacesAround(
    uri: string,
    policy: PostPolicy,
    repositories: ReadonlySet<string>,
    open: OpenPlaces,
  ): Promise<readonly PostPlaces[]> {
    const blog = this.#blogAround(uri, policy);
    const others = (blog === undefined ? [] : this.#index.posts(blog)).filter(
      (other) => other.uri !== uri,
    );
    const read = await this.#places.of(
      others.filter((other) => !open.has(other.uri) && linksAny(other.post, repositories)),
    );
    return [...others.flatMap((other) => open.get(other.uri)?.() ?? []), ...read];
  }

  /**
   * Finds the files and reads those that are new. Asked again meanwhile, it does it once more. Resolves
   * when everything is known; never rejects.
   */
  refresh(): Promise<void> {
    this.#refreshes++;
    return (this.#refreshing ??= this.#refresh());
  }

  async #refresh(): Promise<void> {
    let refreshed: number;
    do {
      refreshed = this.#refreshes;
      try {
        await this.#follow(await this.#workspace.find());
      } catch (error) {
        this.#report('the workspace', error);
      }
    } while (refreshed !== this.#refreshes);
    this.#refreshing = undefined;
    if (!this.#built) {
      this.#built = true;
      this.#tell(undefined);
      this.#lookAtPictures();
    }
    this.#bodies.begin();
  }

  async #follow(found: ReadonlySet<string>): Promise<void> {
    const before = this.#found;
    this.#found = found;
    for (const uri of before) {
      if (!found.has(uri)) {
        this.#tellIf(this.#index.delete(uri, 'disk'), uri);
      }
    }
    for (const [uri, { post }] of this.#open) {
      await this.#memberships.ready(uri);
      this.#setEditor(uri, post);
    }
    await this.#readFiles([...found].filter((uri) => !before.has(uri)));
  }

  /** Files may say something else now than when they were read. */
  async reread(uris: Iterable<string>): Promise<void> {
    await this.#readFiles([...uris].filter((uri) => this.#found.has(uri)));
  }

  #readFiles(uris: Iterable<string>): Promise<void> {
    return this.#reader.read(
      uris,
      (uri) => this.#memberships.ready(uri),
      (uri, text) => {
        if (text === undefined || !this.#found.has(uri)) {
          this.#tellIf(this.#index.delete(uri, 'disk'), uri);
        } else {
          const post = this.#readPost(uri, text, () => parseForIndex(text));
          this.#tellIf(this.#index.set(uri, 'disk', post), uri);
        }
      },
    );
  }

  /** @param parse the whole post; only called where its body is wanted. */
  #readPost(uri: string, text: string, parse: () => Post): IndexedPost {
    const post = readIndexedPost(text);
    return this.#bodies.areRead && this.#memberships.of(uri, post) !== undefined
      ? withPresented(post, parse)
      : post;
  }

  #readEditor(uri: string, text: string): void {
    let whole = this.#open.get(uri)?.whole;
    const post = this.#readPost(uri, text, () => (whole = parseForIndex(text, whole)));
    this.#open.set(uri, { text, post, whole });
    this.#setEditor(uri, post);
  }

  /** An editor is open with this text; it counts, saved or not. */
  async edit(uri: string, text: string): Promise<void> {
    const number = ++this.#editCount;
    this.#edits.set(uri, number);
    await this.#memberships.ready(uri);
    await this.#slices.run(() => {
      if (this.#edits.get(uri) !== number) {
        return;
      }
      this.#readEditor(uri, text);
    });
    this.#lookAtPictures();
  }

  /** An editor is closed: the disk counts again. */
  async close(uri: string): Promise<void> {
    this.#open.delete(uri);
    this.#edits.delete(uri);
    // What was read while the editor was open may be what was there before it saved.
    await this.reread([uri]);
    if (!this.#edits.has(uri)) {
      this.#tellIf(this.#index.delete(uri, 'editor'), uri);
    }
  }

  #setEditor(uri: string, post: IndexedPost): void {
    const counts = this.#found.has(uri) || !this.#workspace.isSearched(uri);
    this.#tellIf(
      counts ? this.#index.set(uri, 'editor', post) : this.#index.delete(uri, 'editor'),
      uri,
    );
  }

  /** Files or folders were created, deleted, renamed or written. */
  touched(uris: readonly string[], listingsToo: boolean): void {
    for (const uri of uris) {
      this.#pictures.doubt(uri);
    }
    if (listingsToo) {
      this.#folders.forget(uris);
    }
    this.#lookAtPictures();
  }

  /** Other policies may hold now. */
  regroup(): void {
    if (this.#regrouping) {
      return;
    }
    this.#regrouping = true;
    // Behind what waits already, and seeing whatever changes until then.
    void this.#slices.run(() => {
      this.#regrouping = false;
      for (const uri of this.#index.uris) {
        void this.#slices.run(() => {
          this.#tellIf(this.#index.regroup(uri), uri);
        });
      }
      void this.#slices.run(() => {
        this.#bodies.readMissing();
      });
    });
    this.#lookAtPictures();
  }

  /** What is known around a post by now. */
  knownFor(uri: string, policy: PostPolicy, today: string): KnownOfBlog {
    const blog = (): string | undefined => this.#blogAround(uri, policy);
    const wanted = (): void => {
      this.#bodies.want();
    };
    return {
      today,
      fileDay: dayInFileName(fileNameIn(uri)),
      ...this.#index.knownFor(uri, blog, wanted),
      folders: (roots) => this.#memberships.foldersFor(uri, policy, roots),
    };
  }

  /** The blog that a file is in; a new one that is nowhere is in the only one. */
  #blogAround(uri: string, policy: PostPolicy): string | undefined {
    return this.#built
      ? this.#workspace.placeOf(uri) === undefined
        ? this.#index.onlyBlog
        : this.#memberships.blogOf(uri, policy)
      : undefined;
  }

  /** Folders were added to the workspace or taken away. */
  placesChanged(): void {
    this.#memberships.placesChanged();
    this.regroup();
  }

  #foldersChanged(topic: 'folders' | 'blog'): void {
    if (topic === 'folders') {
      this.#lookAtPictures();
    } else if (this.#built) {
      this.regroup();
    } else {
      return;
    }
    this.#tell(undefined);
  }

  /** Looks at the pictures that open posts name. */
  #lookAtPictures(): void {
    const named = Array.from(this.#open, ([uri, { post }]) => {
      const policy = this.#workspace.policyOf(uri);
      const pictures = namedPictures(post.head, policy.profile);
      return this.#memberships.picturesOf(uri, policy, pictures);
    });
    void this.#pictures.look(named.flat());
  }

  #tellIf(isChanged: boolean, uri: string): void {
    if (isChanged) {
      this.#tell(uri);
    }
  }

  #tell(uri: string | undefined): void {
    // Until the index is built, only what does not depend on it can be news.
    if (this.#built || uri === undefined) {
      this.#changed(uri);
    }
  }
}
