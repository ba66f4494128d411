import { isUtf8 } from 'node:buffer';

/** A text as a file holds it. */
export interface TextFile {
  /** Without a byte order mark, as editors show it. */
  readonly text: string;
  readonly hasByteOrderMark: boolean;
}

/** Why bytes are no text that could be checked, as a sentence for the user. */
export interface NoText {
  readonly code: 'file/binary' | 'file/encoding';
  readonly message: string;
}

const mark = '\uFEFF';

/** Reads bytes as UTF-8, the only encoding in which they can be written back as they were. */
export function textIn(bytes: Buffer): TextFile | NoText {
  if (!isUtf8(bytes)) {
    return bytes.subarray(0, 8_000).includes(0)
      ? { code: 'file/binary', message: 'This is no text, so that nothing in it was checked.' }
      : {
          code: 'file/encoding',
          message:
            'This text is not in UTF-8, so that it cannot be checked. Save it as UTF-8 in your editor.',
        };
  }
  const decoded = bytes.toString('utf8');
  const hasByteOrderMark = decoded.startsWith(mark);
  return { text: hasByteOrderMark ? decoded.slice(mark.length) : decoded, hasByteOrderMark };
}

/** The bytes of a text as a file is to hold it. */
export function bytesOf({ text, hasByteOrderMark }: TextFile): Buffer {
  return Buffer.from(hasByteOrderMark ? mark + text : text, 'utf8');
}
