import { isAscii, isUtf8 } from 'node:buffer';
import { LineIndex } from '../../post/text';
import type { Severity } from '../../profile/severity';

/** A text as a file holds it. */
export interface TextFile {
  /** Without a byte order mark, as editors show it. */
  readonly text: string;
  readonly hasByteOrderMark: boolean;
}

/** Why there is no text that could be checked, as a sentence for the user. */
export interface NoText {
  readonly code:
    | 'file/binary'
    | 'file/encoding'
    | 'file/outside'
    | 'file/special'
    | 'file/too-large'
    | 'file/unreadable';
  readonly message: string;
  readonly severity: Severity;
  /** From 0: where it shows. */
  readonly line: number;
}

export function noText(
  code: NoText['code'],
  message: string,
  severity: Severity = 'error',
  line = 0,
): NoText {
  return { code, message, severity, line };
}

const mark = '\uFEFF';

/** Editors, too, tell from so many bytes whether a file is a text. */
const lookedAtForZeros = 512;

/** Reads bytes as UTF-8, the only encoding in which they can be written back as they were. */
export function textIn(bytes: Buffer): TextFile | NoText {
  if (isUtf16(bytes)) {
    return noText(
      'file/encoding',
      'This text is in UTF-16, so that it cannot be checked. Save it as UTF-8 in your editor.',
    );
  }
  if (bytes.subarray(0, lookedAtForZeros).includes(0)) {
    return noText('file/binary', 'This is no text, so that nothing in it was checked.');
  }
  if (isAscii(bytes)) {
    // Several times faster, and the same.
    return { text: bytes.toString('latin1'), hasByteOrderMark: false };
  }
  if (!isUtf8(bytes)) {
    const line = firstWrongLine(bytes);
    return noText(
      'file/encoding',
      `Line ${String(line + 1)} is not in UTF-8 but perhaps in Latin-1, so that this text cannot be checked. ` +
        'Reopen it in your editor with the encoding that it has, and save it as UTF-8.',
      'error',
      line,
    );
  }
  const decoded = bytes.toString('utf8');
  const hasByteOrderMark = decoded.startsWith(mark);
  return { text: hasByteOrderMark ? decoded.slice(mark.length) : decoded, hasByteOrderMark };
}

/** The bytes behind a byte order mark, if there is one. */
export function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** A text as a file is to hold it. */
export function withMark({ text, hasByteOrderMark }: TextFile): string {
  return hasByteOrderMark ? mark + text : text;
}

/** The bytes of a text as a file is to hold it. */
export function bytesOf(file: TextFile): Buffer {
  return Buffer.from(withMark(file), 'utf8');
}

/** By its mark; or else, since most letters of posts have a zero there, by zeros in one half of all units alone. */
function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return true;
  }
  const start = bytes.subarray(0, lookedAtForZeros);
  if (!start.includes(0)) {
    return false;
  }
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) {
    if (byte === 0) {
      zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
    }
  }
  const [even = 0, odd = 0] = zeros;
  return Math.min(even, odd) === 0 && Math.max(even, odd) > start.length / 8;
}

function firstWrongLine(bytes: Buffer): number {
  const decoded = bytes.toString('utf8');
  return new LineIndex(decoded).positionAt(decoded.indexOf('\uFFFD')).line;
}
