import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PictureFacts } from '../../src/blog/pictureFacts';
import { pictureAtStart, pictureOf, picturePrefix, usualHeader } from '../../src/blog/pictures';
import { Slices } from '../../src/blog/slices';
import { runs } from '../support/fuzz';

function png(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(33);
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  header.set([8, 2, 0, 0, 0], 24);
  return Buffer.concat([header, deflateSync(Buffer.alloc(100))]);
}

function gif(width: number, height: number): Uint8Array {
  const header = Buffer.from('GIF89a\0\0\0\0\0\0\0', 'latin1');
  header.writeUInt16LE(width, 6);
  header.writeUInt16LE(height, 8);
  return header;
}

function segment(marker: number, content: Uint8Array): Uint8Array {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

function exif(orientation: number): Uint8Array {
  const content = Buffer.alloc(32);
  content.write('Exif\0\0MM\0\x2a\0\0\0\x08\0\x01', 0, 'latin1');
  content.writeUInt16BE(0x112, 16);
  content.writeUInt16BE(3, 18);
  content.writeUInt32BE(1, 20);
  content.writeUInt16BE(orientation, 24);
  return segment(0xe1, content);
}

function jpeg(width: number, height: number, ...before: Uint8Array[]): Uint8Array {
  const frame = Buffer.alloc(15);
  frame[0] = 8;
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...before,
    segment(0xc0, frame),
    Buffer.from([0xff, 0xda]),
    Buffer.alloc(50, 0x11),
  ]);
}

function box(type: string, ...content: Uint8Array[]): Uint8Array {
  const inner = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inner.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inner]);
}

function avif(brand: string, ...sizes: Uint8Array[]): Uint8Array {
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}mif1`, 'latin1')),
    box('meta', Buffer.alloc(4), box('iprp', box('ipco', ...sizes))),
  ]);
}

function ispe(width: number, height: number): Uint8Array {
  const content = Buffer.alloc(12);
  content.writeUInt32BE(width, 4);
  content.writeUInt32BE(height, 8);
  return box('ispe', content);
}

function text(content: string): Uint8Array {
  return Buffer.from(content, 'utf8');
}

suite('pictures', () => {
  test('the first bytes tell format and size', () => {
    assert.deepEqual(pictureOf(png(640, 480)), { format: 'png', width: 640, height: 480 });
    assert.deepEqual(pictureOf(gif(32, 16)), { format: 'gif', width: 32, height: 16 });
    assert.deepEqual(pictureOf(jpeg(800, 600)), { format: 'jpg', width: 800, height: 600 });
    assert.deepEqual(pictureOf(avif('avif', ispe(64, 48))), {
      format: 'avif',
      width: 64,
      height: 48,
    });
    const svg = text('<svg xmlns="http://www.w3.org/2000/svg" width="24" height="12"/>');
    assert.deepEqual(pictureOf(svg), { format: 'svg', width: 24, height: 12 });
  });

  test('a photograph has the size that readers see, whichever way the camera was held', () => {
    assert.deepEqual(pictureOf(jpeg(800, 600, exif(1))), {
      format: 'jpg',
      width: 800,
      height: 600,
    });
    assert.deepEqual(pictureOf(jpeg(800, 600, exif(6))), {
      format: 'jpg',
      width: 600,
      height: 800,
    });
  });

  test('a part of a larger memory is read as if it were alone', () => {
    const whole = Buffer.concat([Buffer.alloc(7, 0xff), png(5, 6), Buffer.alloc(9, 0xff)]);
    assert.deepEqual(pictureOf(whole.subarray(7, whole.length - 9)), {
      format: 'png',
      width: 5,
      height: 6,
    });
  });

  test('a JPEG tells its size behind large profiles', () => {
    const profile = segment(0xe2, Buffer.alloc(60_000, 1));
    assert.deepEqual(pictureOf(jpeg(3, 4, profile, profile, profile)), {
      format: 'jpg',
      width: 3,
      height: 4,
    });
    const many = Array.from({ length: 20 }, () => profile);
    assert.equal(pictureOf(jpeg(3, 4, ...many)), undefined);
  });

  test('the start of a file tells what the whole of it tells', () => {
    const profile = Buffer.concat(
      Array.from({ length: 5 }, () => segment(0xe2, Buffer.alloc(65_000))),
    );
    const photograph = jpeg(4_000, 3_000, profile);
    const whole = Buffer.concat([jpeg(40, 30), Buffer.alloc(600_000, 1)]);
    const drawn = Buffer.concat([png(40, 30), Buffer.alloc(600_000, 1)]);
    for (const bytes of [photograph, whole, drawn, Buffer.alloc(600_000, 1)]) {
      assert.ok(bytes.length > picturePrefix);
      assert.deepEqual(pictureOf(bytes.subarray(0, picturePrefix)), pictureOf(bytes));
    }
    assert.equal(pictureOf(photograph), undefined, 'its size stands behind all that is looked at');
  });

  test('what the first bytes tell is what all of them tell', () => {
    const filled = fc.uint8Array({ minLength: 0, maxLength: 6_000 });
    const side = fc.integer({ min: 1, max: 65_535 });
    const orientation = fc.integer({ min: 0, max: 9 });
    const picture = fc.oneof(
      fc.tuple(side, side).map(([width, height]) => png(width, height)),
      fc.tuple(side, side).map(([width, height]) => gif(width, height)),
      fc
        .tuple(side, side, filled, orientation)
        .map(([width, height, profile, turned]) =>
          jpeg(width, height, segment(0xe2, profile), exif(turned)),
        ),
      fc
        .tuple(side, side, fc.integer({ min: 0, max: 5_000 }))
        .map(([width, height, comment]) =>
          Buffer.from(
            `<!--${'-'.repeat(comment)}--><svg width="${String(width)}" height="${String(height)}"/>`,
          ),
        ),
      fc.constant(Buffer.alloc(0)),
    );
    let told = 0;
    fc.assert(
      fc.property(picture, filled, fc.nat(4_200), (start, rest, cut) => {
        const bytes = Buffer.concat([start, rest]).subarray(cut < 4_000 ? 0 : cut - 4_000);
        const early = pictureAtStart(bytes.subarray(0, usualHeader));
        if (early !== undefined) {
          told++;
          assert.deepEqual(early, pictureOf(bytes));
        }
      }),
      runs(500),
    );
    assert.ok(told > 0);
  });

  test('an orientation behind the first bytes counts', () => {
    const turned = jpeg(40, 30, segment(0xe2, Buffer.alloc(5_000)), exif(6));
    assert.equal(pictureAtStart(turned.subarray(0, usualHeader)), undefined);
    assert.deepEqual(pictureOf(turned), { format: 'jpg', width: 30, height: 40 });
  });

  const rest = Buffer.alloc(600_000, 1);
  for (const [what, bytes, reads] of [
    ['a picture that tells its size at once', Buffer.concat([png(40, 30), rest]), [usualHeader]],
    [
      'one that tells it later',
      Buffer.concat([jpeg(40, 30, segment(0xe2, Buffer.alloc(5_000))), rest]),
      [usualHeader, picturePrefix],
    ],
    ['a small drawing', text('<svg width="40" height="30"/>'), [usualHeader]],
  ] as const) {
    test(`no more is read of ${what} than is looked at, where that can be had`, async () => {
      const read: number[] = [];
      const files = {
        stat: () => Promise.resolve({ size: bytes.length, changed: 1 }),
        read: () => Promise.reject(new Error('The whole of it was read.')),
        readStart: (_: string, length: number) => {
          read.push(length);
          return Promise.resolve(bytes.subarray(0, length));
        },
      };
      const slices = new Slices({ now: () => 0, pause: () => Promise.resolve() });
      const faults: unknown[] = [];
      const facts = new PictureFacts(
        files,
        slices,
        () => undefined,
        (_, error) => faults.push(error),
      );
      await facts.look(['/a.png']);
      assert.deepEqual(faults, []);
      assert.deepEqual(read, reads);
      assert.deepEqual(facts.factsOf('/a.png'), {
        bytes: bytes.length,
        picture: pictureOf(bytes),
      });
    });
  }

  test('what is no picture, broken or impossible is unreadable', () => {
    assert.equal(pictureOf(new Uint8Array()), 'unreadable');
    assert.equal(pictureOf(text('# No picture\n')), 'unreadable');
    assert.equal(
      pictureOf(text('<!doctype html><p><svg width="1" height="1"></svg>')),
      'unreadable',
    );
    assert.equal(pictureOf(new Uint8Array(2_000)), 'unreadable');
    assert.equal(pictureOf(png(640, 480).subarray(0, 20)), 'unreadable');
    assert.equal(pictureOf(png(0, 480)), 'unreadable');
    assert.equal(pictureOf(png(0xffffffff, 480)), 'unreadable');
    assert.equal(pictureOf(jpeg(800, 600).subarray(0, 21)), 'unreadable');
  });

  test('an SVG that does not say its size may be sound', () => {
    assert.equal(
      pictureOf(text('<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>')),
      undefined,
    );
    assert.equal(pictureOf(text('<svg width="100%" height="100%"></svg>')), undefined);
  });

  test('an SVG may start with much else', () => {
    const prolog = `\uFEFF<?xml version="1.0"?>\n<!-- ${'drawn by hand — '.repeat(200)} -->\n`;
    const entities = `<!DOCTYPE svg [ <!ENTITY w "24"> <!ENTITY a "&w;&w;&w;"> ${'<!ENTITY b "&a;&a;">'.repeat(90)} ]>\n`;
    const root = '<svg viewBox="0 0 24 12"></svg>';
    const found = { format: 'svg', width: 24, height: 12 };
    assert.deepEqual(pictureOf(text(prolog + root)), found);
    assert.deepEqual(pictureOf(text(prolog + entities + root)), found);
    // Nothing is ever put in the place of an entity.
    assert.equal(pictureOf(text(`${entities}<svg width="&a;" height="&a;"></svg>`)), undefined);
  });

  test('pictures of a kind that is not known here may be sound', () => {
    assert.equal(pictureOf(avif('avis', ispe(64, 48))), undefined);
  });

  test('hostile files are answered all the same', () => {
    const hostile = [
      // Each size makes the library search the rest again.
      avif('avif', Buffer.concat(Array.from({ length: 100_000 }, () => ispe(1, 1)))),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(4 * 1024 * 1024, 0)]),
      text('<svg '.repeat(800_000)),
      text(`<svg a="1">${'<svg width="'.repeat(300_000)}`),
      text('<!--'.repeat(500_000)),
      text('<!-- -->'.repeat(500_000)),
      text(`<!DOCTYPE${' ['.repeat(500_000)}`),
      text('<?xml'.repeat(500_000)),
      text(' '.repeat(4_000_000)),
      Buffer.concat([text('icns'), Buffer.alloc(4_000_000, 0xff)]),
    ];
    for (const bytes of hostile) {
      const answer = pictureOf(bytes);
      assert.ok(answer === undefined || answer === 'unreadable' || answer.width > 0);
    }
  });

  test('whatever is cut off, flipped or put in, there is an answer', () => {
    const sound = [
      png(640, 480),
      gif(32, 16),
      jpeg(800, 600, exif(6)),
      avif('avif', ispe(64, 48)),
      text('<?xml version="1.0"?><svg width="24" height="12" viewBox="0 0 24 12"></svg>'),
      Buffer.from('RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x30\x01\0\x9d\x01\x2a\x10\0\x10\0', 'latin1'),
      Buffer.from('II\x2a\0\x08\0\0\0\x02\0\0\x01\x03\0\x01\0\0\0\x10\0\0\0', 'latin1'),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...sound),
        fc.nat(200),
        fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 6 }),
        (bytes, length, flips) => {
          const changed = Uint8Array.from(bytes.subarray(0, length));
          for (const [at, value] of flips) {
            if (at < changed.length) {
              changed[at] = value;
            }
          }
          const answer = pictureOf(changed);
          if (answer !== undefined && answer !== 'unreadable') {
            assert.ok(answer.width >= 1 && answer.width <= 1_000_000);
            assert.ok(answer.height >= 1 && answer.height <= 1_000_000);
          }
        },
      ),
      runs(3_000),
    );
  });
});
