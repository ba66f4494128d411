import type { KnownFile } from '../profile/knownValues';
import { inParallel, type Files, type Report } from './files';
import { pictureAtStart, pictureOf, picturePrefix, usualHeader } from './pictures';
import type { Slices } from './slices';

/** Larger files are not opened: whoever has them can only give them as a whole. */
const largestFile = 5 * 1024 * 1024;
const atOnce = 2;

type Facts = Pick<KnownFile, 'bytes' | 'picture'>;

interface Looked {
  readonly state: string;
  readonly facts: Facts;
}

/** What files say of themselves, looked up for those that somebody wants to know of. */
export class PictureFacts {
  readonly #files: Pick<Files, 'stat' | 'read' | 'readStart'>;
  readonly #slices: Slices;
  readonly #changed: () => void;
  readonly #report: Report;
  readonly #looked = new Map<string, Looked>();
  /** Files that may not be what they were. */
  readonly #doubtful = new Set<string>();
  readonly #looking = new Set<string>();

  /** @param changed hears that something is known now that was not, or was different. */
  constructor(
    files: Pick<Files, 'stat' | 'read' | 'readStart'>,
    slices: Slices,
    changed: () => void,
    report: Report,
  ) {
    this.#files = files;
    this.#slices = slices;
    this.#changed = changed;
    this.#report = report;
  }

  /** As far as somebody has looked. */
  factsOf(file: string): Facts | undefined {
    return this.#looked.get(file)?.facts;
  }

  /** A file was changed, replaced or deleted. */
  doubt(file: string): void {
    if (this.#looked.has(file) || this.#looking.has(file)) {
      this.#doubtful.add(file);
    }
  }

  /** Looks at files that nobody has looked at since they changed; resolves when that is done. */
  look(files: Iterable<string>): Promise<void> {
    const wanted = [...new Set(files)].filter(
      (file) => !this.#looking.has(file) && (!this.#looked.has(file) || this.#doubtful.has(file)),
    );
    if (wanted.length === 0) {
      return Promise.resolve();
    }
    for (const file of wanted) {
      this.#looking.add(file);
    }
    return inParallel(wanted, atOnce, (file) => this.#lookAt(file), this.#report);
  }

  async #lookAt(file: string): Promise<void> {
    try {
      do {
        this.#doubtful.delete(file);
        const { size, changed } = await this.#files.stat(file);
        const state = `${String(size)} ${String(changed)}`;
        if (this.#looked.get(file)?.state !== state) {
          const picture = size > largestFile ? undefined : await this.#pictureIn(file);
          this.#looked.set(file, { state, facts: { bytes: size, picture } });
          this.#changed();
        }
      } while (this.#doubtful.has(file));
    } catch (error) {
      // Deleted meanwhile, or not for us to read: then nothing is known of it.
      if (this.#looked.delete(file)) {
        this.#changed();
      }
      throw error;
    } finally {
      this.#looking.delete(file);
    }
  }

  async #pictureIn(file: string): Promise<Facts['picture']> {
    let bytes = await (this.#files.readStart?.(file, usualHeader) ?? this.#files.read(file));
    if (this.#files.readStart !== undefined && bytes.length === usualHeader) {
      const early = pictureAtStart(bytes);
      if (early !== undefined) {
        return early;
      }
      bytes = await this.#files.readStart(file, picturePrefix);
    }
    let picture: Facts['picture'];
    await this.#slices.run(() => {
      picture = pictureOf(bytes);
    });
    return picture;
  }
}
