import type { BlogIndex } from './blogIndex';
import type { Report } from './files';
import type { Slices } from './slices';

/** How posts are read together with their bodies. */
export interface WholePosts {
  /** Reads the text of an open editor. */
  readonly readEditor: (uri: string) => void;
  /** Reads files; never rejects. */
  readonly readFiles: (uris: readonly string[]) => Promise<void>;
}

/** The bodies of posts, which are read once somebody asks what they say about components. */
export class Bodies {
  readonly #index: BlogIndex;
  readonly #slices: Slices;
  readonly #posts: WholePosts;
  readonly #changed: () => void;
  readonly #report: Report;
  #isWanted = false;
  #isTurn = false;
  #reading = Promise.resolve();

  /** @param changed hears when more is known. */
  constructor(
    index: BlogIndex,
    slices: Slices,
    posts: WholePosts,
    changed: () => void,
    report: Report,
  ) {
    this.#index = index;
    this.#slices = slices;
    this.#posts = posts;
    this.#changed = changed;
    this.#report = report;
  }

  /** Whether posts are to be read with their bodies. */
  get areRead(): boolean {
    return this.#isWanted && this.#isTurn;
  }

  /** Somebody asks for them. */
  want(): void {
    if (!this.#isWanted) {
      this.#isWanted = true;
      this.readMissing();
    }
  }

  /** What is quick is known of all posts: now it is their turn. */
  begin(): void {
    this.#isTurn = true;
    this.readMissing();
  }

  /** Reads those that nobody has read, if anybody wants to know. */
  readMissing(): void {
    if (!this.areRead) {
      return;
    }
    const wanted = this.#index.withoutComponents;
    if (wanted.length > 0) {
      // One after the other, so that no file is read twice.
      this.#reading = this.#reading
        .then(() => this.#read(wanted))
        .catch((error: unknown) => {
          this.#report('the posts of the workspace', error);
        });
    }
  }

  async #read(uris: readonly string[]): Promise<void> {
    const wanted = uris.filter((uri) => this.#index.postAt(uri)?.presented === undefined);
    const open = wanted.filter((uri) => this.#index.has(uri, 'editor'));
    await Promise.all([
      ...open.map((uri) =>
        this.#slices.run(() => {
          this.#posts.readEditor(uri);
        }),
      ),
      this.#posts.readFiles(wanted.filter((uri) => !open.includes(uri))),
    ]);
    if (wanted.length > 0) {
      this.#changed();
    }
  }
}
