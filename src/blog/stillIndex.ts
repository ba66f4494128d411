import type { Post } from '../post/post';
import { dayInFileName } from '../profile/dates';
import { rootsOf } from '../profile/fieldTypes/files';
import type { KnownFolder, KnownOfBlog } from '../profile/knownValues';
import type { PostPolicy } from '../profile/policy';
import { BlogIndex } from './blogIndex';
import { ComponentPlaces, type MemberPost, type PostPlaces } from './componentPlaces';
import { fileNameIn, type Files, type Report } from './files';
import { Folders, keyOfTexts } from './folders';
import { withPresented, type IndexedPost } from './indexedPost';
import { imageFields, Memberships, type Places } from './memberships';
import { PictureFacts } from './pictureFacts';
import type { Presented } from './presented';
import { Slices, type Pace } from './slices';
import { namedPictures } from './usedElements';

/** Nobody else waits for a turn. */
const atOnce: Pace = { now: () => 0, pause: () => Promise.resolve() };

/** Where bodies come from, once somebody asks what posts say about components. */
export type ReadBody = (uri: string) => Post | undefined;

/**
 * The index of a blog that stands still, for whoever reads it once: everything is added, then made ready,
 * then asked. It answers as the index of an editor does once that knows everything.
 */
export class StillIndex {
  readonly #places: Places;
  readonly #memberships: Memberships;
  readonly #pictures: PictureFacts;
  readonly #componentPlaces: ComponentPlaces;
  readonly #index: BlogIndex;
  readonly #readBody: ReadBody;
  /** By folder, project file and roots: nothing of it changes. */
  readonly #foldersFound = new Map<string, readonly KnownFolder[]>();
  #areBodiesRead = false;

  constructor(files: Files & Places, report: Report, readBody: ReadBody) {
    this.#places = files;
    this.#readBody = readBody;
    const nothing = (): void => undefined;
    this.#componentPlaces = new ComponentPlaces(files, new Slices(atOnce), report);
    this.#pictures = new PictureFacts(files, new Slices(atOnce), nothing, report);
    const folders = new Folders(files, this.#pictures, nothing, report);
    this.#memberships = new Memberships(files, folders);
    this.#index = new BlogIndex((uri, post) => this.#memberships.of(uri, post));
  }

  /** Adds Markdown files, posts or not. */
  async add(posts: Iterable<readonly [uri: string, post: IndexedPost]>): Promise<void> {
    for (const [uri, post] of posts) {
      await this.#memberships.ready(uri);
      this.#index.set(uri, 'disk', post);
    }
    this.#areBodiesRead = false;
  }

  /** The blog that a file is in, post or not. */
  async blogOf(uri: string): Promise<string | undefined> {
    const policy = this.#places.policyOf(uri);
    const known = this.#memberships.blogOf(uri, policy);
    if (known !== undefined) {
      return known;
    }
    await this.#memberships.ready(uri);
    return this.#memberships.blogOf(uri, policy);
  }

  /** What is in the folders of a file that is ready. */
  foldersFor(
    uri: string,
    policy: PostPolicy,
    roots: readonly string[],
  ): readonly KnownFolder[] | undefined {
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    const key = keyOfTexts([folder, policy.projectFile ?? '', ...roots]);
    let folders = this.#foldersFound.get(key);
    if (folders === undefined) {
      folders = this.#memberships.foldersFor(uri, policy, roots);
      if (folders !== undefined) {
        this.#foldersFound.set(key, folders);
      }
    }
    return folders;
  }

  /** The posts that count. */
  get posts(): readonly MemberPost[] {
    return this.#index.posts();
  }

  /** Where the posts that count present components and link repositories. */
  componentPlaces(): Promise<readonly PostPlaces[]> {
    return this.#componentPlaces.of(this.posts);
  }

  /** Lists the folders of a file's pictures, and looks at those that it names. */
  async ready(uri: string, head: Post): Promise<void> {
    const policy = this.#places.policyOf(uri);
    const named = namedPictures(head, policy.profile);
    for (const spec of imageFields(policy.profile)) {
      await this.#foldersReady(uri, policy, rootsOf(spec));
    }
    for (const { spec } of named) {
      await this.#foldersReady(uri, policy, rootsOf(spec));
    }
    await this.#pictures.look(this.#memberships.picturesOf(uri, policy, named));
  }

  async #foldersReady(uri: string, policy: PostPolicy, roots: readonly string[]): Promise<void> {
    if (this.foldersFor(uri, policy, roots) === undefined) {
      await this.#memberships.foldersReady(uri, policy, roots);
    }
  }

  /** What is known around a post that is ready. */
  knownFor(uri: string, policy: PostPolicy, today: string): KnownOfBlog {
    const blog = (): string | undefined =>
      this.#places.placeOf(uri) === undefined
        ? this.#index.onlyBlog
        : this.#memberships.blogOf(uri, policy);
    const wanted = (): void => {
      this.#readBodies();
    };
    return {
      today,
      fileDay: dayInFileName(fileNameIn(uri)),
      ...this.#index.knownFor(uri, blog, wanted),
      folders: (roots) => this.foldersFor(uri, policy, roots),
    };
  }

  /** Takes what somebody read in the body of a post already. */
  setPresented(uri: string, presented: Presented): void {
    const post = this.#index.postAt(uri);
    if (post !== undefined) {
      this.#index.set(uri, 'disk', { ...post, presented });
    }
  }

  #readBodies(): void {
    if (this.#areBodiesRead) {
      return;
    }
    this.#areBodiesRead = true;
    for (const uri of this.#index.withoutComponents) {
      const post = this.#index.postAt(uri);
      const whole = this.#readBody(uri);
      if (post !== undefined && whole !== undefined) {
        this.#index.set(
          uri,
          'disk',
          withPresented(post, () => whole),
        );
      }
    }
  }
}
