import type { Files, Report } from './files';
import type { Slices } from './slices';

/** As many answers as an extension host can well wait for. */
const atOnce = 32;
/** Files that wait, read, for their turn; reading goes on meanwhile. */
const mostWaiting = 64;
/** Bytes of a file that are decoded; what is behind them is not looked at anyway. */
const mostBytes = 1024 * 1024;

/** Reads the texts of files: several at a time, each worked on in a slice. */
export class PostReader {
  readonly #files: Pick<Files, 'read'>;
  readonly #slices: Slices;
  readonly #report: Report;
  /** By file the number of its last reading: an older one that ends later says nothing. */
  readonly #last = new Map<string, number>();
  #count = 0;

  constructor(files: Pick<Files, 'read'>, slices: Slices, report: Report) {
    this.#files = files;
    this.#slices = slices;
    this.#report = report;
  }

  /**
   * Resolves when all files are read.
   *
   * @param ready what must be known of a file before it is taken.
   * @param take gets each file, or undefined for what cannot be read; not where somebody asked for the
   * file again meanwhile. Called in a slice.
   */
  async read(
    uris: Iterable<string>,
    ready: (uri: string) => Promise<void>,
    take: (uri: string, text: string | undefined) => void,
  ): Promise<void> {
    const taken: Promise<void>[] = [];
    const read = async (uri: string): Promise<void> => {
      const number = ++this.#count;
      this.#last.set(uri, number);
      const report = (error: unknown): void => {
        this.#report(uri, error);
      };
      try {
        const [bytes] = await Promise.all([this.#bytesOf(uri), ready(uri)]);
        const work = this.#slices.run(() => {
          if (this.#last.get(uri) === number) {
            this.#last.delete(uri);
            take(uri, bytes === undefined ? undefined : decoded(bytes));
          }
        });
        taken.push(work.catch(report));
      } catch (error) {
        report(error);
      }
    };
    const rest = [...uris];
    while (rest.length > 0) {
      // Asked for together: the editor sends a message for each file, and these travel in one.
      await Promise.all(rest.splice(0, atOnce).map(read));
      if (this.#slices.backlog >= mostWaiting) {
        await taken.at(-1);
      }
    }
    await Promise.all(taken);
  }

  async #bytesOf(uri: string): Promise<Uint8Array | undefined> {
    try {
      return await this.#files.read(uri);
    } catch (error) {
      this.#report(uri, error);
      return undefined;
    }
  }
}

const decoder = new TextDecoder();

/** The start of a file as text. */
export function decoded(bytes: Uint8Array): string {
  return decoder.decode(bytes.subarray(0, mostBytes));
}
