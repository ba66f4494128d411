import type { KnownFile, KnownFolder, Picture } from '../profile/knownValues';
import type { Files, Listing, Report } from './files';

/** Folders below a folder that are looked into. */
const deepest = 4;
/** Files and folders that are listed below a folder. */
const mostEntries = 5_000;
const atOnce = 8;
/** Never pictures of a blog, and often very many files. */
const neverEntered: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Where a post stands. */
export interface Place {
  /** The folder of the post. */
  readonly folder: string;
  /** Where a blog may begin: the folder of the post and those around it, nearest first. */
  readonly around: readonly string[];
}

/** What first bytes of files said, as far as somebody has looked. */
export interface LookedAt {
  factsOf(file: string): Pick<KnownFile, 'bytes' | 'picture'> | undefined;
}

/** Which folders a post has, or which blog it is in. */
type Topic = 'folders' | 'blog';

interface Question<Answer> {
  readonly topic: Topic;
  readonly ask: (list: List) => Promise<Answer>;
  readonly isSame: (one: Answer, other: Answer) => boolean;
  /** Undefined until it is known. */
  answer: Answer | undefined;
  readonly listed: Set<string>;
  asking: Promise<void> | undefined;
  /** How often it was to be asked. */
  wanted: number;
}

/** @throws what the listing of a folder throws. */
type List = (folder: string) => Promise<Listing | undefined>;

/**
 * What the folders around posts hold. Questions are answered at once with what is known, and looked
 * into; they are asked again by themselves when a folder that they depend on has changed.
 */
export class Folders {
  readonly #files: Pick<Files, 'list' | 'join'>;
  readonly #lookedAt: LookedAt;
  readonly #changed: (what: Topic) => void;
  readonly #report: Report;
  readonly #listings = new Map<string, Promise<Listing | undefined>>();
  readonly #questions = new Map<string, Question<unknown>>();
  readonly #turns: (() => void)[] = [];
  #listing = 0;

  /** @param changed hears that an answer is another one now, or known at last. */
  constructor(
    files: Pick<Files, 'list' | 'join'>,
    lookedAt: LookedAt,
    changed: (what: Topic) => void,
    report: Report,
  ) {
    this.#files = files;
    this.#lookedAt = lookedAt;
    this.#changed = changed;
    this.#report = report;
  }

  /**
   * The folders of `roots` that exist, with all files in them; undefined while that is not known.
   *
   * @param base of a project file: roots are below it. Else they are below the nearest folder around
   * the post that holds one of them.
   */
  foldersOf(
    place: Place,
    base: string | undefined,
    roots: readonly string[],
  ): readonly KnownFolder[] | undefined {
    const found = this.#foldersQuestion(place, base, roots).answer;
    return found === 'unknown' ? undefined : found;
  }

  /** As `foldersOf`, once it is known; never rejects. */
  async findFolders(
    place: Place,
    base: string | undefined,
    roots: readonly string[],
  ): Promise<void> {
    await this.#foldersQuestion(place, base, roots).asking;
  }

  #foldersQuestion(
    place: Place,
    base: string | undefined,
    roots: readonly string[],
  ): Question<readonly KnownFolder[] | 'unknown'> {
    return this.#question(
      'folders',
      keyOf(place, [base ?? '', ...roots]),
      (list) => this.#findFolders(list, place, base, roots),
      areSameFolders,
    );
  }

  /** The folder that a blog is in: the nearest around a post that holds one of `roots`, else its own. */
  blogFolderOf(place: Place, roots: readonly string[]): string | undefined {
    return this.#blogFolder(place, roots).answer;
  }

  /** As `blogFolderOf`, once it is known; never rejects. */
  async findBlogFolder(place: Place, roots: readonly string[]): Promise<void> {
    await this.#blogFolder(place, roots).asking;
  }

  #blogFolder(place: Place, roots: readonly string[]): Question<string> {
    return this.#question(
      'blog',
      keyOf(place, roots),
      async (list) => (await this.#nearestHolding(list, place, roots)) ?? place.folder,
      (one, other) => one === other,
    );
  }

  /** Something was created, deleted or renamed: what was listed around and below it may have changed. */
  forget(uris: Iterable<string>): void {
    const changed = new Set<string>();
    for (const uri of uris) {
      changed.add(this.#files.join(uri, '..'));
      for (const folder of this.#listings.keys()) {
        if (folder === uri || folder.startsWith(`${uri}/`)) {
          changed.add(folder);
        }
      }
    }
    for (const folder of changed) {
      this.#listings.delete(folder);
    }
    for (const question of this.#questions.values()) {
      if ([...changed].some((folder) => question.listed.has(folder))) {
        this.#askAgain(question);
      }
    }
  }

  #question<Answer>(
    topic: Topic,
    content: string,
    ask: (list: List) => Promise<Answer>,
    isSame: (one: Answer, other: Answer) => boolean,
  ): Question<Answer> {
    const key = `${topic} ${content}`;
    const known = this.#questions.get(key) as Question<Answer> | undefined;
    if (known !== undefined) {
      return known;
    }
    const question: Question<Answer> = {
      topic,
      ask,
      isSame,
      answer: undefined,
      listed: new Set(),
      asking: undefined,
      wanted: 0,
    };
    this.#questions.set(key, question as Question<unknown>);
    this.#askAgain(question as Question<unknown>);
    return question;
  }

  #askAgain(question: Question<unknown>): void {
    question.wanted++;
    question.asking ??= this.#ask(question);
  }

  async #ask(question: Question<unknown>): Promise<void> {
    let asked: number;
    do {
      asked = question.wanted;
      question.listed.clear();
      const answer = await question.ask((folder) => {
        question.listed.add(folder);
        return this.#list(folder);
      });
      if (question.answer === undefined || !question.isSame(question.answer, answer)) {
        question.answer = answer;
        this.#changed(question.topic);
      }
    } while (asked !== question.wanted);
    question.asking = undefined;
  }

  #list(folder: string): Promise<Listing | undefined> {
    let listing = this.#listings.get(folder);
    if (listing === undefined) {
      listing = this.#listInTurn(folder);
      // Who asks hears of a failure; it is no news that nobody listens to.
      listing.catch((error: unknown) => {
        this.#report(folder, error);
      });
      this.#listings.set(folder, listing);
    }
    return listing;
  }

  async #listInTurn(folder: string): Promise<Listing | undefined> {
    if (this.#listing >= atOnce) {
      await new Promise<void>((resolve) => this.#turns.push(resolve));
    }
    this.#listing++;
    try {
      return await this.#files.list(folder);
    } finally {
      this.#listing--;
      this.#turns.shift()?.();
    }
  }

  async #findFolders(
    list: List,
    place: Place,
    base: string | undefined,
    roots: readonly string[],
  ): Promise<readonly KnownFolder[] | 'unknown'> {
    try {
      const apart = roots.filter((root) => segmentsOf(root).length > 0);
      const from = base ?? (await this.#nearestHolding(list, place, apart));
      const folders: KnownFolder[] = [];
      for (const root of roots) {
        const uri = apart.includes(root)
          ? from === undefined
            ? undefined
            : await this.#below(list, from, root, place)
          : place.folder;
        if (uri !== undefined) {
          const files = await this.#filesIn(list, uri);
          if (files === undefined) {
            return 'unknown';
          }
          folders.push({ root, uri, files });
        }
      }
      return folders;
    } catch {
      // Reported already: what cannot be listed is not known.
      return 'unknown';
    }
  }

  async #nearestHolding(
    list: List,
    place: Place,
    roots: readonly string[],
  ): Promise<string | undefined> {
    for (const folder of place.around) {
      for (const root of roots) {
        try {
          if ((await this.#below(list, folder, root, place)) !== undefined) {
            return folder;
          }
        } catch {
          // Reported already. A folder that cannot be listed holds nothing that a blog could use.
        }
      }
    }
    return undefined;
  }

  /**
   * Follows a path by what the disk calls its folders, letter by letter.
   *
   * @throws where it leads out of what may be looked at: what is there is not known.
   */
  async #below(
    list: List,
    base: string,
    root: string,
    { around }: Place,
  ): Promise<string | undefined> {
    const outermost = `${around.at(-1) ?? ''}/`;
    let folder = base;
    for (const segment of segmentsOf(root)) {
      if (segment === '..') {
        if (!folder.startsWith(outermost)) {
          throw new Error(`${root} leads out of the workspace.`);
        }
      } else if ((await list(folder))?.get(segment) !== 'folder') {
        return undefined;
      }
      folder = this.#files.join(folder, segment);
    }
    return folder;
  }

  /** undefined where there is more than is listed. */
  async #filesIn(list: List, root: string): Promise<ReadonlyMap<string, KnownFile> | undefined> {
    const files = new Map<string, KnownFile>();
    let entries = 0;
    const enter = async (folder: string, prefix: string, depth: number): Promise<boolean> => {
      if (depth > deepest || entries > mostEntries) {
        return false;
      }
      const listing = (await list(folder)) ?? new Map<string, 'file' | 'folder'>();
      entries += listing.size;
      if (entries > mostEntries) {
        return false;
      }
      const inner: Promise<boolean>[] = [];
      for (const [name, kind] of listing) {
        if (kind === 'file') {
          const path = prefix + name;
          files.set(path, new FoundFile(root, path, this.#files, this.#lookedAt));
        } else if (!neverEntered.has(name)) {
          inner.push(enter(this.#files.join(folder, name), `${prefix}${name}/`, depth + 1));
        }
      }
      return (await Promise.all(inner)).every((complete) => complete);
    };
    return (await enter(root, '', 0)) ? files : undefined;
  }
}

/** The address is made when it is asked for, and facts are those known by then. */
class FoundFile implements KnownFile {
  readonly #root: string;
  readonly #path: string;
  readonly #files: Pick<Files, 'join'>;
  readonly #lookedAt: LookedAt;
  #uri: string | undefined;

  constructor(root: string, path: string, files: Pick<Files, 'join'>, lookedAt: LookedAt) {
    this.#root = root;
    this.#path = path;
    this.#files = files;
    this.#lookedAt = lookedAt;
  }

  get uri(): string {
    return (this.#uri ??= this.#files.join(this.#root, this.#path));
  }

  get bytes(): number | undefined {
    return this.#lookedAt.factsOf(this.uri)?.bytes;
  }

  get picture(): Picture | 'unreadable' | undefined {
    return this.#lookedAt.factsOf(this.uri)?.picture;
  }
}

function keyOf({ folder, around }: Place, paths: readonly string[]): string {
  return keyOfTexts([folder, String(around.length), ...paths]);
}

/** Other texts, or as many parts of the same, have another key. JSON would take several times longer. */
export function keyOfTexts(texts: readonly string[]): string {
  let key = '';
  for (const text of texts) {
    key += `${String(text.length)} ${text}`;
  }
  return key;
}

/** `./assets/images/` and `/assets/images` mean `assets/images`; none are left of `.`. */
function segmentsOf(root: string): string[] {
  return root.split('/').filter((segment) => segment !== '' && segment !== '.');
}

function areSameFolders(
  one: readonly KnownFolder[] | 'unknown',
  other: readonly KnownFolder[] | 'unknown',
): boolean {
  if (one === 'unknown' || other === 'unknown') {
    return one === other;
  }
  return (
    one.length === other.length &&
    one.every(({ uri, files }, index) => {
      const same = other[index];
      return (
        uri === same?.uri &&
        files.size === same.files.size &&
        [...files.keys()].every((path) => same.files.has(path))
      );
    })
  );
}
