// What a file of compiled code holds: a line that says what it is, a sum of all behind it, a line of JSON, and the
// code of each script. V8 runs what it is given without a look, so that what is broken must be noticed here.
import { crc32 } from 'node:zlib';

/** What V8 made of one script. */
export interface KeptScript {
  /** `sumOf` its source, of which V8 compares the length alone. */
  readonly source: number;
  readonly code: Buffer;
}

export interface KeptCode {
  /** By their names. */
  readonly scripts: ReadonlyMap<string, KeptScript>;
  /** How long the program ran that kept it, in milliseconds: one that ran for longer knows more functions. */
  readonly ranFor: number;
}

/** A line of JSON. */
interface Index {
  readonly ranFor: number;
  readonly scripts: readonly (readonly [name: string, source: number, length: number])[];
}

const opening = Buffer.from('component-posts code 1\n', 'latin1');
const sumLength = 4;
const start = opening.length + sumLength;

/** Tells accidents, not intent: whoever can write there can do anything. SHA-1 takes twice as long to load. */
export function sumOf(bytes: Uint8Array): number {
  return crc32(bytes);
}

export function encodedCode({ scripts, ranFor }: KeptCode): Buffer {
  const index: Index = {
    ranFor,
    scripts: Array.from(scripts, ([name, { source, code }]) => [name, source, code.length]),
  };
  const content = Buffer.concat([
    Buffer.from(`${JSON.stringify(index)}\n`),
    ...Array.from(scripts.values(), ({ code }) => code),
  ]);
  const sum = Buffer.alloc(sumLength);
  sum.writeUInt32LE(sumOf(content));
  return Buffer.concat([opening, sum, content]);
}

/** @returns undefined for what `encodedCode` did not make. */
export function decodedCode(bytes: Buffer): KeptCode | undefined {
  const content = bytes.subarray(start);
  if (
    bytes.length < start ||
    !bytes.subarray(0, opening.length).equals(opening) ||
    bytes.readUInt32LE(opening.length) !== sumOf(content)
  ) {
    return undefined;
  }
  let at = content.indexOf('\n') + 1;
  const { ranFor, scripts } = JSON.parse(content.toString('utf8', 0, at)) as Index;
  return {
    ranFor,
    scripts: new Map(
      scripts.map(([name, source, length]) => {
        const code = content.subarray(at, at + length);
        at += length;
        return [name, { source, code }];
      }),
    ),
  };
}
