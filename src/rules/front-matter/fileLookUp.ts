import { asExtensions, hasExtension } from '../../profile/fieldTypes/files';
import { pictureExtensions, type ImageSpec } from '../../profile/fieldTypes/image';
import type { KnownFile, KnownFolder } from '../../profile/knownValues';
import { editDistance } from './nearMiss';

/** What a folder has under a name that a post gives. */
export type LookUp =
  | {
      readonly kind: 'found';
      readonly file: KnownFile;
      readonly path: string;
      /** Only browsers find it: the name starts with a dot and a slash. */
      readonly dotted: boolean;
    }
  /** Outside the folders, where nobody has looked. */
  | { readonly kind: 'outside' }
  | {
      readonly kind: Slip | 'nearest';
      /** What to write instead. */
      readonly meant: string;
      readonly root: string;
    }
  | { readonly kind: 'nowhere' };

/** What is wrong with a name whose file is clear. */
export type Slip =
  'backslashes' | 'leading-slash' | 'wrong-root' | 'case' | 'extension' | 'escaped';

interface FolderIndex {
  /** Paths by their lower case. */
  readonly folded: ReadonlyMap<string, readonly string[]>;
  /** Paths by their lower case without extension. */
  readonly stems: ReadonlyMap<string, readonly string[]>;
  /** What is nearest to names that were looked for. */
  readonly remembered: Map<string, Near>;
}

const indexes = new WeakMap<KnownFolder['files'], FolderIndex>();

function indexOf({ files }: KnownFolder): FolderIndex {
  let index = indexes.get(files);
  if (index === undefined) {
    const folded = new Map<string, string[]>();
    const stems = new Map<string, string[]>();
    for (const path of files.keys()) {
      add(folded, path.toLowerCase(), path);
      add(stems, stemOf(path), path);
    }
    index = { folded, stems, remembered: new Map() };
    indexes.set(files, index);
  }
  return index;
}

function add(map: Map<string, string[]>, key: string, path: string): void {
  const known = map.get(key);
  if (known === undefined) {
    map.set(key, [path]);
  } else {
    known.push(path);
  }
}

function stemOf(path: string): string {
  return path.toLowerCase().replace(/\.[^./]*$/, '');
}

/**
 * Looks a name up as the blog does: below each folder in turn, to the letter.
 *
 * @param folders at least one, each listed in full.
 * @param picture of the field, where nothing but pictures is worth a proposal.
 */
export function lookUp(
  written: string,
  folders: readonly KnownFolder[],
  picture: ImageSpec | undefined,
): LookUp {
  const [first] = folders;
  if (first === undefined) {
    return { kind: 'nowhere' };
  }
  // What follows is no part of the name of a file, and escapes are undone by the server.
  const names = [written, written.replace(/[?#].*$/, ''), unescaped(written)];
  for (const name of names) {
    const found = exactly(name, folders);
    if (found !== undefined) {
      return found;
    }
  }
  const besidePost = folders.some(({ root }) => root === '.');
  if (besidePost && /^(?:\.{0,2}[\\/])*\.\.[\\/]|^[\\/]/.test(written)) {
    return { kind: 'outside' };
  }
  const extensions =
    picture === undefined ? [] : asExtensions(picture.extensions ?? pictureExtensions);
  for (const attempt of [slipIn, otherCase, otherExtension]) {
    for (const folder of folders) {
      const found = attempt(written, folder, extensions);
      if (found !== undefined) {
        return { ...found, root: folder.root };
      }
    }
  }
  return nearest(written, folders, extensions) ?? { kind: 'nowhere' };
}

function exactly(name: string, folders: readonly KnownFolder[]): LookUp | undefined {
  const dotted = name.startsWith('./');
  const path = dotted ? name.replace(/^(?:\.\/+)+/, '') : name;
  for (const { files, root } of folders) {
    for (const spelling of [path, path.normalize('NFC'), path.normalize('NFD')]) {
      const file = files.get(spelling);
      if (file !== undefined) {
        return { kind: 'found', file, path: spelling, dotted: dotted && root !== '.' };
      }
    }
  }
  return undefined;
}

function unescaped(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

type Found = { readonly kind: Slip; readonly meant: string } | undefined;

/** A path that leads to a file by another way than the blog goes. */
function slipIn(written: string, { root, files }: KnownFolder): Found {
  const forward = written.replace(/\\/g, '/');
  const path = forward.replace(/^\/+/, '');
  if (path !== written && files.has(path)) {
    return { kind: path === forward ? 'backslashes' : 'leading-slash', meant: path };
  }
  const inHtml = written.replaceAll('&amp;', '&');
  if (inHtml !== written && files.has(inHtml)) {
    return { kind: 'escaped', meant: inHtml };
  }
  const below = withoutRoot(path, root);
  return below !== undefined && files.has(below) ? { kind: 'wrong-root', meant: below } : undefined;
}

/** `images/x.jpg` or `../assets/images/x.jpg` without what leads to `assets/images`. */
function withoutRoot(path: string, root: string): string | undefined {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const roots = root.split('/').filter((part) => part !== '' && part !== '.');
  const last = roots.at(-1);
  // Whatever stands before the root, such as the address of the blog, leads to it, too.
  const at = last === undefined ? -1 : parts.lastIndexOf(last);
  const before = parts.slice(0, at + 1);
  const isRoot =
    before.length >= roots.length
      ? before.slice(-roots.length).join('/') === roots.join('/')
      : roots.slice(-before.length).join('/') === before.join('/');
  const rest = parts.slice(at + 1).join('/');
  return rest !== '' && (before.length === 0 || isRoot) ? rest : undefined;
}

function otherCase(written: string, folder: KnownFolder): Found {
  const { folded } = indexOf(folder);
  const path = written.replace(/\\/g, '/').replace(/^(?:\.?\/)+/, '');
  for (const name of [path, withoutRoot(path, folder.root) ?? path]) {
    const [meant, ...more] = folded.get(name.toLowerCase()) ?? [];
    if (meant !== undefined && more.length === 0) {
      return { kind: 'case', meant };
    }
  }
  return undefined;
}

function otherExtension(
  written: string,
  folder: KnownFolder,
  extensions: readonly string[],
): Found {
  const { stems } = indexOf(folder);
  const path = written.toLowerCase();
  const name = withoutRoot(path, folder.root.toLowerCase()) ?? path;
  for (const stem of [stemOf(name), name]) {
    const [meant, ...more] = (stems.get(stem) ?? []).filter((other) =>
      hasExtension(other, extensions),
    );
    if (meant !== undefined && more.length === 0) {
      return { kind: 'extension', meant };
    }
  }
  return undefined;
}

/** How often letters may differ for a name to be nearly another. */
function tolerance(stem: string): number {
  return Math.min(3, Math.floor(stem.length / 4));
}

interface Near {
  /** undefined where two are equally near: which one is meant, only the author knows. */
  readonly path: string | undefined;
  readonly cost: number;
}

function nearest(
  written: string,
  folders: readonly KnownFolder[],
  extensions: readonly string[],
): LookUp | undefined {
  const found = folders.map((folder) => ({ folder, near: nearestIn(folder, written, extensions) }));
  const least = Math.min(...found.map(({ near }) => near.cost));
  const best = found.find(({ near }) => near.cost === least);
  return best?.near.path === undefined
    ? undefined
    : { kind: 'nearest', meant: best.near.path, root: best.folder.root };
}

/** Names that are typed come and go; more than these need not be remembered. */
const mostRemembered = 100;

function nearestIn(folder: KnownFolder, written: string, extensions: readonly string[]): Near {
  const { remembered } = indexOf(folder);
  const key = [written, ...extensions].join('\n');
  let near = remembered.get(key);
  if (near === undefined) {
    near = nearestOf(folder.files.keys(), written, extensions);
    if (remembered.size >= mostRemembered) {
      remembered.clear();
    }
    remembered.set(key, near);
  }
  return near;
}

function nearestOf(paths: Iterable<string>, written: string, extensions: readonly string[]): Near {
  const name = baseName(written);
  const stem = stemOf(name);
  const most = tolerance(stem);
  let best: Near = { path: undefined, cost: Infinity };
  for (const path of paths) {
    const base = baseName(path);
    const other = stemOf(base);
    if (Math.abs(other.length - stem.length) > most || !hasExtension(path, extensions)) {
      continue;
    }
    const distance = editDistance(stem, other);
    const cost = distance + (extensionOf(base) === extensionOf(name) ? 0 : 0.5);
    if (distance <= most && cost <= best.cost) {
      best = { path: cost === best.cost ? undefined : path, cost };
    }
  }
  return best;
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).slice(0, 200);
}

function extensionOf(base: string): string {
  return base.slice(base.lastIndexOf('.') + 1).toLowerCase();
}
