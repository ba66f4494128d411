// Pictures that doubles show for owners: real ones, each in a colour of its own.
import { crc32, deflateSync } from 'node:zlib';

/** Pixels of a side. */
const side = 40;

/** Whether each pixel is one of the ring, row by row. */
const ring = Array.from({ length: side }, (_, y) =>
  Array.from({ length: side }, (__, x) => {
    const distance = Math.hypot(x - side / 2, y - side / 2) / side;
    return distance > 0.2 && distance < 0.32;
  }),
);

/** A PNG with a light ring on the colour of a name. */
export function pictureOf(name: string): Buffer {
  const color = colorOf(name);
  // Each row begins with its filter: none.
  const rows = ring.map((row) =>
    Buffer.from([0, ...row.flatMap((isLight) => (isLight ? [255, 255, 255] : color))]),
  );
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
