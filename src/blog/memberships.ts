import { imageType, type ImageSpec } from '../profile/fieldTypes/image';
import { rootsOf } from '../profile/fieldTypes/files';
import type { KnownFolder } from '../profile/knownValues';
import type { PostPolicy } from '../profile/policy';
import type { Profile } from '../profile/profile';
import { isPost, type Neighbours } from '../profile/recognise';
import type { Membership } from './blogIndex';
import { fileNameIn, type Files } from './files';
import type { Folders, Place } from './folders';
import type { IndexedPost } from './indexedPost';
import type { NamedPicture } from './usedElements';

/** Whoever knows where files stand, and what is expected of each. */
export interface Places extends Pick<Files, 'join'> {
  /** undefined for what is in no folder. */
  placeOf(file: string): Place | undefined;
  policyOf(file: string): PostPolicy;
}

/** A post that counts has marks of its own. */
const noNeighbours: Neighbours = { markdownFiles: 0, posts: 0 };

/** Tells which blog a file is a post of, and which folders it may take files from. */
export class Memberships {
  readonly #places: Places;
  readonly #folders: Folders;
  /** By folder, and for those of an index apart. */
  readonly #blogPlaces = new Map<string, Place | undefined>();

  constructor(places: Places, folders: Folders) {
    this.#places = places;
    this.#folders = folders;
  }

  /** undefined for what is no post, or where that is not known yet. */
  of(uri: string, { head }: IndexedPost): Membership | undefined {
    const policy = this.#places.policyOf(uri);
    const { profile } = policy;
    if (!(policy.isPost ?? isPost(head, fileNameIn(uri), profile, noNeighbours))) {
      return undefined;
    }
    const blog = this.blogOf(uri, policy);
    return blog === undefined ? undefined : { blog, profile };
  }

  /** The blog that a file is in, post or not; undefined until that is known. */
  blogOf(uri: string, { projectFile, profile }: PostPolicy): string | undefined {
    if (projectFile !== undefined) {
      return projectFile;
    }
    const place = this.#blogPlaceOf(uri);
    return place === undefined ? undefined : this.#folders.blogFolderOf(place, imageRoots(profile));
  }

  /** Resolves when it can be told which blog a file is in. */
  async ready(uri: string): Promise<void> {
    const policy = this.#places.policyOf(uri);
    const place = this.#blogPlaceOf(uri);
    if (place !== undefined && this.blogOf(uri, policy) === undefined) {
      await this.#folders.findBlogFolder(place, imageRoots(policy.profile));
    }
  }

  /** What is in the folders of `roots`; undefined until that is known. */
  foldersFor(
    uri: string,
    { projectFile }: PostPolicy,
    roots: readonly string[],
  ): readonly KnownFolder[] | undefined {
    const place = this.#places.placeOf(uri);
    return place === undefined
      ? undefined
      : this.#folders.foldersOf(place, this.#baseOf(projectFile), roots);
  }

  /** Resolves when `foldersFor` can tell. */
  async foldersReady(
    uri: string,
    { projectFile }: PostPolicy,
    roots: readonly string[],
  ): Promise<void> {
    const place = this.#places.placeOf(uri);
    if (place !== undefined) {
      await this.#folders.findFolders(place, this.#baseOf(projectFile), roots);
    }
  }

  /** The addresses of the pictures that a post names, as far as its folders are known. */
  picturesOf(uri: string, policy: PostPolicy, named: readonly NamedPicture[]): readonly string[] {
    return named.flatMap(({ spec, text }) => {
      const folders = this.foldersFor(uri, policy, rootsOf(spec)) ?? [];
      return folders.map(({ files }) => files.get(text)).find((file) => file)?.uri ?? [];
    });
  }

  /** Files may stand elsewhere now, as seen from the top. */
  placesChanged(): void {
    this.#blogPlaces.clear();
  }

  #baseOf(projectFile: string | undefined): string | undefined {
    return projectFile === undefined ? undefined : this.#places.join(projectFile, '..');
  }

  /** A post that is called `index.md` is its folder: the blog is around that. */
  #blogPlaceOf(uri: string): Place | undefined {
    const isFolder = /\/_?index\.(?:md|markdown)$/i.test(uri);
    const key = `${uri.slice(0, uri.lastIndexOf('/'))} ${String(isFolder)}`;
    if (this.#blogPlaces.has(key)) {
      return this.#blogPlaces.get(key);
    }
    const own = this.#places.placeOf(uri);
    const outer = own?.around[1];
    const place =
      own !== undefined && outer !== undefined && isFolder
        ? { folder: outer, around: own.around.slice(1) }
        : own;
    this.#blogPlaces.set(key, place);
    return place;
  }
}

/** The fields of a profile that name pictures. */
export function imageFields({ fields }: Profile): readonly ImageSpec[] {
  return fields.filter((spec) => imageType.isTypeOf(spec));
}

const rootsByProfile = new WeakMap<Profile, readonly string[]>();

/** The folders that mark where a blog begins. */
function imageRoots(profile: Profile): readonly string[] {
  let roots = rootsByProfile.get(profile);
  if (roots === undefined) {
    const all = imageFields(profile).flatMap(rootsOf);
    roots = [...new Set(all)].filter((root) => /[^./]/.test(root) && !root.startsWith('..'));
    rootsByProfile.set(profile, roots);
  }
  return roots;
}
