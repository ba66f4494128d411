/** What the blog needs of whoever has the files: an editor, a command line, a test. */
export interface Files {
  read(file: string): Promise<Uint8Array>;
  /** The first bytes of a file, so many at most; absent for whoever has files only as a whole. */
  readonly readStart?: (file: string, length: number) => Promise<Uint8Array>;
  stat(file: string): Promise<FileState>;
  /** @returns undefined where there is no such folder. */
  list(folder: string): Promise<Listing | undefined>;
  /** The address of a path below a folder; `..` is the folder around it. */
  join(folder: string, path: string): string;
}

export interface FileState {
  /** In bytes. */
  readonly size: number;
  /** When it was changed, by the clock of whoever has it: only good for telling two states apart. */
  readonly changed: number;
}

/** What is directly in a folder, by name as the disk spells it. */
export type Listing = ReadonlyMap<string, 'file' | 'folder'>;

/** Takes what went wrong with one file, while the others go on. */
export type Report = (what: string, error: unknown) => void;

/**
 * Works on many things, several at a time, in the order in which they come. What fails is reported
 * and stops nothing else.
 */
export async function inParallel<Item>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
  failed: (item: Item, error: unknown) => void,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failed(next.value, error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

export function fileNameIn(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
