// The only importer of `image-size`, which reads the headers of pictures.
//
// It trusts what it reads: it throws on broken files, takes any file that starts with zeros for a
// picture, and looks through a hostile one of some megabytes for hours. So it gets only the start of a
// file, and what it answers is looked at again.
import { imageSize } from 'image-size';
import type { Picture } from '../profile/knownValues';

/** Bytes in which a header ends. */
const longestHeader = 64 * 1024;
/** In a JPEG, colour profiles and thumbnails may stand before the size. */
const longestJpegHeader = 256 * 1024;
/** What is looked at of a picture, and whether there is more. */
export const picturePrefix = longestJpegHeader + 1;
/** In bytes: most pictures tell their size there. */
export const usualHeader = 4 * 1024;
/** Formats of which whatever follows the size says nothing else. */
const sizeAlone: ReadonlySet<string> = new Set(['gif', 'jpg', 'png', 'webp']);
/** In pixels. What claims more is broken. */
const longestSide = 1_000_000;
/** `ftyp`: how AVIF and HEIC start, behind a length. */
const boxOfFormats = [0x66, 0x74, 0x79, 0x70];

/**
 * What the first bytes of a file say of a picture. Never throws, and takes less than a tenth of a
 * second whatever they are.
 *
 * @param bytes the file, or its first `picturePrefix` bytes.
 * @returns `unreadable` for what is no picture or a broken one; undefined where that cannot be told, such
 * as an SVG without a size.
 */
export function pictureOf(bytes: Uint8Array): Picture | 'unreadable' | undefined {
  const isJpeg = startsWith(bytes, 0, [0xff, 0xd8]);
  // A copy, since the library reads on to the end of the memory behind a part of it.
  const header = copyOf(bytes, 0, isJpeg ? longestJpegHeader : longestHeader);
  const root = rootOfSvg(header);
  const picture = readHeader(root === undefined ? header : copyOf(header, root));
  if (picture !== undefined) {
    // A page may have a drawing among its first words.
    return picture.format === 'svg' && root === undefined ? 'unreadable' : picture;
  }
  const mayBeSound =
    root !== undefined ||
    // Those come in more kinds than the library knows.
    startsWith(header, 4, boxOfFormats) ||
    (isJpeg && bytes.length > header.length);
  return mayBeSound ? undefined : 'unreadable';
}

/** What the first bytes of a file tell already, whatever follows; undefined where more of them may be needed. */
export function pictureAtStart(start: Uint8Array): Picture | undefined {
  const picture = pictureOf(start);
  return typeof picture === 'object' && sizeAlone.has(picture.format) ? picture : undefined;
}

/** Not `slice`, which is no copy where the bytes come from Node.js. */
function copyOf(bytes: Uint8Array, start: number, end?: number): Uint8Array {
  return new Uint8Array(bytes.subarray(start, end));
}

function readHeader(header: Uint8Array): Picture | undefined {
  try {
    const { type, width, height, orientation } = imageSize(header);
    if (type === undefined || type === 'tga' || !isSide(width) || !isSide(height)) {
      return undefined;
    }
    // Cameras write portraits lying on their side, and say so.
    return orientation !== undefined && orientation >= 5
      ? { format: type, width: height, height: width }
      : { format: type, width, height };
  } catch {
    return undefined;
  }
}

function isSide(pixels: unknown): boolean {
  return typeof pixels === 'number' && pixels >= 1 && pixels <= longestSide;
}

function startsWith(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}

/**
 * Where the root of an SVG starts, behind its declaration, comments and document type: the library
 * looks for it in the first thousand bytes only. One character stands for each byte.
 */
function rootOfSvg(bytes: Uint8Array): number | undefined {
  const start = startsWith(bytes, 0, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  if (!/[\s<]/.test(String.fromCharCode(bytes[start] ?? 0))) {
    return undefined;
  }
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  let at = start;
  for (;;) {
    at += text.slice(at).search(/\S|$/);
    if (/^<svg[\s/>]/.test(text.slice(at, at + 5))) {
      return at;
    }
    const end = endOfMisc(text, at);
    if (end === undefined) {
      return undefined;
    }
    at = end;
  }
}

/** The end of a declaration, comment or document type that starts at `at`. */
function endOfMisc(text: string, at: number): number | undefined {
  if (text.startsWith('<?', at)) {
    return behind(text, '?>', at);
  }
  if (text.startsWith('<!--', at)) {
    return behind(text, '-->', at);
  }
  if (text.startsWith('<!DOCTYPE', at)) {
    const end = behind(text, '>', at);
    const entities = text.indexOf('[', at);
    const closed = entities === -1 ? undefined : behind(text, ']', entities);
    return entities === -1 || end === undefined || entities > end
      ? end
      : closed === undefined
        ? undefined
        : behind(text, '>', closed);
  }
  return undefined;
}

function behind(text: string, mark: string, from: number): number | undefined {
  const found = text.indexOf(mark, from);
  return found === -1 ? undefined : found + mark.length;
}
