import type { FieldValue } from '../../post/fields';
import { definedLabels } from '../../post/linkParts';
import type { Post } from '../../post/post';
import { blocksOf, inlinesOf, type PlacedBlock } from '../../post/structure';
import type { FieldSpec } from '../../profile/fieldType';
import { rootsOf } from '../../profile/fieldTypes/files';
import { imageType, type ImageSpec } from '../../profile/fieldTypes/image';
import { objectType } from '../../profile/fieldTypes/object';
import type { KnownFile, KnownValues } from '../../profile/knownValues';
import type { Profile } from '../../profile/profile';
import { isEmpty } from '../../profile/values';
import type { PostPicture } from '../../preview/post/model';
import { lookUp } from '../../rules/front-matter/fileLookUp';
import { isAddress, isSwitchedOff } from '../../rules/front-matter/namedFiles';

/** How pictures are found and come to be seen. */
export interface PictureSource {
  readonly known: Pick<KnownValues, 'folders'>;
  /** Whether the author wants pictures of other sites. */
  readonly showsRemote: boolean;
  /** Whether that can be asked for: not in Restricted Mode. */
  readonly canShowRemote: boolean;
  /**
   * The address under which a page may load a file; undefined where it may not.
   *
   * @param uri of a file
   */
  readonly addressFor: (uri: string) => string | undefined;
}

/** In UTF-16 code units: what is longer names no file. */
const longestName = 8_192;
const mostPictures = 500;

/** The picture that a field names, found as the blog finds it. */
export function fieldPicture(
  value: FieldValue | undefined,
  spec: FieldSpec | undefined,
  source: PictureSource,
): PostPicture {
  const item = value?.kind === 'list' ? value.items[0] : value;
  if (item?.kind !== 'scalar' || isEmpty(item) || isSwitchedOff(item)) {
    return { written: '', state: 'none' };
  }
  const written = item.text.trim();
  const picture = spec !== undefined && imageType.isTypeOf(spec) ? spec : undefined;
  return pictureAt(written, source, () => look(written, picture, rootsOf(picture ?? {}), source));
}

/**
 * The pictures in the text of a post, by what is written for each. A name is looked for in the folders
 * for pictures of the blog, then beside the post, which is where other site generators look.
 */
export function bodyPictures(
  post: Post,
  { fields }: Profile,
  source: PictureSource,
): [string, PostPicture][] {
  const roots = [...new Set(imageSpecs(fields).flatMap(rootsOf))];
  const shared = roots.filter((root) => root !== '.');
  const found = new Map<string, PostPicture>();
  for (const written of namedInBody(post)) {
    if (found.size >= mostPictures) {
      break;
    }
    if (written !== '' && written.length <= longestName && !found.has(written)) {
      found.set(
        written,
        pictureAt(written, source, () => {
          const inFolders = look(written, undefined, shared, source);
          const beside = look(written, undefined, ['.'], source);
          return typeof inFolders === 'object'
            ? inFolders
            : typeof beside === 'object'
              ? beside
              : // Where the blog has no folder for pictures, it is enough to know what is beside the post.
                inFolders === 'missing' || shared.length === 0
                ? beside
                : inFolders;
        }),
      );
    }
  }
  return [...found];
}

type Found = KnownFile | 'missing' | 'unknown';

function pictureAt(written: string, source: PictureSource, find: () => Found): PostPicture {
  const shown = written.slice(0, longestName);
  if (written.length > longestName) {
    return { written: shown, state: 'missing' };
  }
  if (isAddress(written)) {
    return onOtherSite(written, source);
  }
  const found = find();
  if (typeof found === 'string') {
    return { written, state: found };
  }
  const src = source.addressFor(found.uri);
  const { bytes, picture } = found;
  return src === undefined || src.length > longestName
    ? { written, state: 'unknown' }
    : {
        written,
        state: 'found',
        src,
        ...(bytes !== undefined && { bytes }),
        ...(picture !== undefined &&
          picture !== 'unreadable' && { width: picture.width, height: picture.height }),
      };
}

/** Pictures that come without encryption are never loaded, nor is what is no address of a site. */
function onOtherSite(written: string, { showsRemote }: PictureSource): PostPicture {
  const url = written.startsWith('//') ? `https:${written}` : written;
  if (!/^https?:/i.test(url) || !URL.canParse(url)) {
    return { written, state: 'unknown' };
  }
  const { protocol, href } = new URL(url);
  return {
    written,
    state: 'remote',
    ...(showsRemote && protocol === 'https:' && href.length <= longestName && { src: href }),
  };
}

/** The file of a name below some folders, as the rules look for it. */
function look(
  written: string,
  picture: ImageSpec | undefined,
  roots: readonly string[],
  { known }: PictureSource,
): Found {
  const folders = roots.length === 0 ? [] : known.folders(roots);
  if (folders === undefined || folders.length === 0) {
    return 'unknown';
  }
  const found = lookUp(written, folders, picture);
  switch (found.kind) {
    case 'found':
      return found.file;
    case 'outside':
      return 'unknown';
    case 'leading-slash':
    case 'wrong-root': {
      // A link in the text leads there all the same; a field does not.
      const file =
        picture === undefined
          ? folders.find(({ root }) => root === found.root)?.files.get(found.meant)
          : undefined;
      return file ?? 'missing';
    }
    default:
      return 'missing';
  }
}

function imageSpecs(fields: readonly FieldSpec[]): ImageSpec[] {
  return fields.flatMap((spec) =>
    imageType.isTypeOf(spec) ? [spec] : objectType.isTypeOf(spec) ? imageSpecs(spec.fields) : [],
  );
}

/** Where a text that is too large to be parsed names pictures. Bounded, so that it stays linear. */
const markdownImage = /!\[[^\]\r\n]{0,300}\]\(<?([^\s()<>]{1,2000})/g;
const htmlImage = /<img\b[^<>]{0,2000}?\ssrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'=<>`]+))/gi;

/** Addresses of pictures in the text, each as often as it is written, without escapes. */
function* namedInBody(post: Post): Generator<string> {
  const body = post.body();
  if (body.notParsed !== undefined) {
    const text = post.text.slice(body.start);
    for (const [, name = ''] of text.matchAll(markdownImage)) {
      yield name;
    }
    yield* namedInHtml(text);
    return;
  }
  const labels = definedLabels(post);
  for (const placed of body.blocks) {
    yield* namedInBlock(placed, post, body.start, labels);
  }
}

function* namedInBlock(
  { block, offset }: PlacedBlock,
  { text }: Post,
  base: number,
  labels: ReturnType<typeof definedLabels>,
): Generator<string> {
  const at = base + offset;
  for (const inline of inlinesOf(block)) {
    if (inline.kind === 'image') {
      const { url, reference } = inline;
      const named = url ?? (reference === undefined ? undefined : labels.get(reference)?.url);
      if (named !== undefined) {
        yield named;
      }
    } else if (inline.kind === 'html') {
      yield* namedInHtml(text.slice(at + inline.start, at + inline.end));
    }
  }
  for (const { kind, start, end } of blocksOf(block)) {
    if (kind === 'html') {
      yield* namedInHtml(text.slice(at + start, at + end));
    }
  }
}

function* namedInHtml(html: string): Generator<string> {
  for (const [, double, single, plain = ''] of html.matchAll(htmlImage)) {
    yield (double ?? single ?? plain).replaceAll('&amp;', '&').trim();
  }
}
