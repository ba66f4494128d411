// A workspace in memory, with faults on demand.
import path from 'node:path';
import type { Listing } from '../../src/blog/files';
import type { Place } from '../../src/blog/folders';
import type { Workspace } from '../../src/blog/liveIndex';
import type { Pace } from '../../src/blog/slices';
import { builtInProfile } from '../../src/profile/builtIn';
import type { PostPolicy } from '../../src/profile/policy';

export const builtInPolicy: PostPolicy = {
  profile: builtInProfile,
  isPost: undefined,
  severities: new Map(),
  reason: 'Built in.',
  projectFile: undefined,
};

/** Files by path below `/blog`; folders exist where files are. */
export class MemoryWorkspace implements Workspace {
  readonly files = new Map<string, { content: string | Uint8Array; changed: number }>();
  /** Paths that cannot be read, stated or listed. */
  readonly broken = new Set<string>();
  /** Paths that `find` leaves out. */
  readonly excluded = new Set<string>();
  /** How often each path was read or listed. */
  readonly asked = new Map<string, number>();
  policy: (uri: string) => PostPolicy = () => builtInPolicy;
  /** Called before each read, to change things meanwhile. */
  beforeRead: (file: string) => Promise<void> | void = () => undefined;
  #clock = 0;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [file, content] of Object.entries(files)) {
      this.write(file, content);
    }
  }

  write(file: string, content: string | Uint8Array): void {
    this.files.set(uriOf(file), { content, changed: ++this.#clock });
  }

  remove(file: string): void {
    this.files.delete(uriOf(file));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must be a rejection.
  async find(): Promise<ReadonlySet<string>> {
    this.#check('find');
    return new Set(
      [...this.files.keys()].filter(
        (uri) => /\.(?:md|markdown)$/.test(uri) && !this.excluded.has(uri),
      ),
    );
  }

  isSearched(file: string): boolean {
    return file.startsWith('mem:/blog/');
  }

  placeOf(file: string): Place | undefined {
    if (!file.startsWith('mem:/')) {
      return undefined;
    }
    const around: string[] = [];
    let folder = this.join(file, '..');
    around.push(folder);
    while (folder !== 'mem:/blog' && folder !== 'mem:/') {
      folder = this.join(folder, '..');
      around.push(folder);
    }
    return { folder: around[0] ?? '', around };
  }

  policyOf(file: string): PostPolicy {
    return this.policy(file);
  }

  async read(file: string): Promise<Uint8Array> {
    await this.beforeRead(file);
    this.#check(file);
    const found = this.files.get(file);
    if (found === undefined) {
      throw new Error(`${file} is not there.`);
    }
    return typeof found.content === 'string' ? Buffer.from(found.content) : found.content;
  }

  stat(file: string): Promise<{ size: number; changed: number }> {
    const found = this.files.get(file);
    return found === undefined || this.broken.has(file)
      ? Promise.reject(new Error(`${file} has no state.`))
      : Promise.resolve({ size: found.content.length, changed: found.changed });
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must be a rejection.
  async list(folder: string): Promise<Listing | undefined> {
    this.#check(folder);
    const listing = new Map<string, 'file' | 'folder'>();
    for (const uri of this.files.keys()) {
      if (uri.startsWith(`${folder}/`)) {
        const [name = '', ...rest] = uri.slice(folder.length + 1).split('/');
        listing.set(name, rest.length > 0 ? 'folder' : 'file');
      }
    }
    return listing.size === 0 ? undefined : listing;
  }

  join(folder: string, below: string): string {
    return `mem:${path.posix.join(folder.slice('mem:'.length), below)}`;
  }

  #check(what: string): void {
    this.asked.set(what, (this.asked.get(what) ?? 0) + 1);
    if (this.broken.has(what)) {
      throw new Error(`${what} is broken.`);
    }
  }
}

export function uriOf(file: string): string {
  return `mem:/blog/${file}`;
}

/** Time that passes by itself: so much per look at the clock. */
export class TestPace implements Pace {
  pauses = 0;
  #time = 0;
  readonly #step: number;

  constructor(step = 0) {
    this.#step = step;
  }

  now(): number {
    this.#time += this.#step;
    return this.#time;
  }

  pause(): Promise<void> {
    this.pauses++;
    return new Promise((resolve) => setImmediate(resolve));
  }
}

export interface PostParts {
  readonly title?: string;
  readonly author?: string;
  readonly image?: string;
  readonly tags?: string;
  readonly date?: string;
  readonly picture?: string;
  readonly body?: string;
}

/** A post of which nothing is said but what is asked for. */
export function postWith({ title, author, image, tags, date, picture, body }: PostParts): string {
  const lines = Object.entries({
    title,
    author,
    author_image: image ?? '',
    tags,
    published_at: date ?? '',
    post_image: picture ?? '',
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `---\n${lines.join('\n')}\n---\n\n${body ?? 'Text.'}\n`;
}
