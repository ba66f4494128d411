// Pictures that doubles show for owners: real ones, each in a colour of its own.
import { deflateSync } from 'node:zlib';

/** Pixels of a side. */
const side = 40;

/** A PNG with a light ring on the colour of a name. */
export function pictureOf(name: string): Buffer {
  const color = colorOf(name);
  const rows = Array.from({ length: side }, (_, y) => {
    const pixels = Array.from({ length: side }, (_, x) => {
      const distance = Math.hypot(x - side / 2, y - side / 2) / side;
      return distance > 0.2 && distance < 0.32 ? [255, 255, 255] : color;
    });
    // Each row begins with its filter: none.
    return Buffer.from([0, ...pixels.flat()]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colorOf(name: string): readonly number[] {
  const hash = crc32(Buffer.from(name));
  return [0, 8, 16].map((shift) => 48 + ((hash >>> shift) & 0x7f));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** As the appendix of the PNG specification has it. */
function crc32(bytes: Buffer): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1;
    }
  }
  return ~crc >>> 0;
}
