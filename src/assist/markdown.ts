import type { KnownFile } from '../profile/knownValues';

/** Text of others as Markdown that shows it and nothing else: no link, picture, code or HTML of theirs. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\0-\x08\v\f\x0E-\x1F\x7F]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!~<>|&$:@]/g, '\\$&');
}

/** @param address of ours or of a file: whatever could end it is encoded. */
export function link(label: string, address: string): string {
  return `[${escapeMarkdown(label)}](${destination(address)})`;
}

/** Pictures are drawn at most this high, in pixels. */
const mostHeight = 240;
const mostWidth = 320;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * A picture, no larger than fits a hover.
 *
 * @param size of the picture itself, where it is known.
 */
export function picture(label: string, address: string, size?: PictureSize): string {
  const scale =
    size === undefined || size.width <= 0 || size.height <= 0
      ? undefined
      : Math.min(1, mostHeight / size.height, mostWidth / size.width);
  const drawn =
    size === undefined || scale === undefined
      ? // Of the two sides only the height is named, so that the picture keeps its shape.
        `height=${String(mostHeight / 2)}`
      : `width=${side(size.width, scale)},height=${side(size.height, scale)}`;
  return `![${escapeMarkdown(label)}](${destination(address)}|${drawn})`;
}

/** What is known of the size of a picture. */
export function sizeOf(file: KnownFile | undefined): PictureSize | undefined {
  return file?.picture === 'unreadable' ? undefined : file?.picture;
}

/** Whether looking at an address would leave the machine. */
export function isOnWeb(address: string): boolean {
  return /^https?:/i.test(address);
}

function side(pixels: number, scale: number): string {
  return String(Math.max(1, Math.round(pixels * scale)));
}

function destination(address: string): string {
  return address.replace(/[\s()<>|\\"]/g, (unit) => encodeURIComponent(unit).replace(/[()]/g, hex));
}

function hex(unit: string): string {
  return `%${unit.charCodeAt(0).toString(16).toUpperCase()}`;
}
