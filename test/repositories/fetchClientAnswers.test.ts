// The client against answers that mean no good: it must come back soon, and with little.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { answered, clientAt, clientStage, closed, home, rawServer, reasonOf } from './clientStage';
import { soon } from '../doubles/client';

suite('client over fetch: answers', () => {
  const stage = clientStage();

  suite('bodies', () => {
    test('as text, however invalid, with the headers of the answer', async () => {
      stage.handler = (_, response) => {
        response.writeHead(404, { 'x-one': '1' });
        response.end(Buffer.from([0x61, 0xff, 0xc3, 0x28, 0xf0, 0x9f, 0x98, 0x80, 0x62]));
      };
      const response = answered(await stage.get());
      assert.equal(response.status, 404);
      assert.equal(response.text, 'a\uFFFD\uFFFD(\u{1F600}b');
      assert.deepEqual([...response.bytes], [0x61, 0xff, 0xc3, 0x28, 0xf0, 0x9f, 0x98, 0x80, 0x62]);
      assert.equal(response.header('X-One'), '1');
      assert.equal(response.header('x-two'), undefined);
      assert.equal(response.url, `${home}/`);
    });

    test('up to the limit, counted in bytes, and not one more', async () => {
      for (const [size, isWhole] of [
        [1_000, true],
        [1_001, false],
      ] as const) {
        stage.handler = (_, response) => {
          response.end('x'.repeat(size));
        };
        const { response, failure } = await stage.get('/', { sizeLimit: 1_000 });
        assert.equal(response?.text.length, isWhole ? 1_000 : undefined);
        assert.equal(failure?.reason, isWhole ? undefined : 'too-large');
        const cut = answered(await stage.get('/', { sizeLimit: 1_000, cutsBody: true }));
        assert.equal(cut.text.length, 1_000);
        assert.equal(cut.bytes.length, 1_000);
        assert.equal(cut.isCut, !isWhole);
      }
    });

    test('without an end', async () => {
      stage.servers.home.fail('huge');
      assert.equal(reasonOf(await stage.get()), 'too-large');
      await closed(stage.servers.home);
    });

    test('that unpack to a thousand times their size', async () => {
      const bomb = gzipSync(Buffer.alloc(64 << 20));
      assert.ok(bomb.length < 100_000);
      stage.handler = (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
      };
      const before = process.memoryUsage().arrayBuffers;
      assert.equal(reasonOf(await stage.get()), 'too-large');
      assert.ok(process.memoryUsage().arrayBuffers - before < 16 << 20);
    });

    test('that are packed wrong', async () => {
      stage.handler = (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip at all');
      };
      assert.equal(reasonOf(await stage.get()), 'network');
    });

    test('of single bytes, many of them', async () => {
      const server = await rawServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
        socket.write(`${'1\r\nx\r\n'.repeat(20_000)}0\r\n\r\n`);
      });
      const result = await clientAt(server.origin).send({ url: home });
      assert.equal(answered(result).text.length, 20_000);
      await server.stop();
    });

    test('that drip, for longer than the limit', async () => {
      stage.handler = (_, response) => {
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => {
          clearInterval(timer);
        });
      };
      assert.equal(reasonOf(await stage.get('/', { timeLimit: soon })), 'time-out');
      await closed(stage.servers.home);
    });

    test('that never begin', async () => {
      stage.servers.home.fail('slow');
      assert.equal(reasonOf(await stage.get('/', { timeLimit: soon })), 'time-out');
    });

    test('that are shorter than announced', async () => {
      stage.handler = (_, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('short');
        setTimeout(() => response.destroy(), 20);
      };
      assert.equal(reasonOf(await stage.get()), 'network');
    });
  });

  suite('headers', () => {
    test('a megabyte of them', async () => {
      stage.servers.home.fail('header-bomb');
      assert.equal(reasonOf(await stage.get()), 'network');
    });

    test('without an end', async () => {
      const server = await rawServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => socket.write(`x-${'y'.repeat(500)}: z\r\n`), 1);
        socket.on('close', () => {
          clearInterval(timer);
        });
      });
      const { failure } = await clientAt(server.origin).send({
        url: home,
        retry: false,
        timeLimit: 10_000,
      });
      assert.equal(failure?.reason, 'network');
      await server.stop();
    });

    test('one that is longer than any that is read counts as absent', async () => {
      stage.handler = (_, response) => {
        response.writeHead(200, { etag: `"${'x'.repeat(5_000)}"` }).end();
      };
      assert.equal(answered(await stage.get()).header('etag'), undefined);
    });

    test('interim answers without an end', async () => {
      const server = await rawServer((socket) => {
        const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5);
        socket.on('close', () => {
          clearInterval(timer);
        });
      });
      const { failure } = await clientAt(server.origin).send({
        url: home,
        retry: false,
        timeLimit: soon,
      });
      assert.equal(failure?.reason, 'time-out');
      await server.stop();
    });

    test('no HTTP at all', async () => {
      const server = await rawServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
      const { failure } = await clientAt(server.origin).send({ url: home, retry: false });
      assert.equal(failure?.reason, 'network');
      await server.stop();
    });
  });
});
