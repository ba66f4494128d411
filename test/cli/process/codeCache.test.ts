// What V8 makes of the program, kept from one run to the next.
import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { decodedCode, encodedCode } from '../../../src/cli/codeCache/keptCode';
import { fixed, temporaryFolders } from '../support';
import { isRoot, programFile, runProgram, skip, type Ended } from './program';

const day = 24 * 60 * 60;

/** Runs before the program, in its process: counts scripts that are compiled, and those that need not be. */
const counter = `
  const vm = require('node:vm');
  const counts = { kept: 0, compiled: 0 };
  vm.Script = class extends vm.Script {
    constructor(source, options) {
      super(source, options);
      counts[this.cachedDataRejected === false ? 'kept' : 'compiled']++;
    }
  };
  process.on('exit', () => process.stderr.write(JSON.stringify(counts)));
`;

suite('the code that is kept of the program', () => {
  const folder = temporaryFolders();

  function blog(): { cwd: string; kept: string } {
    const cwd = folder({ 'post.md': fixed, 'counter.cjs': counter });
    return { cwd, kept: path.join(cwd, 'kept') };
  }

  function check(cwd: string, env: Readonly<Record<string, string | undefined>>): Promise<Ended> {
    return runProgram(['check'], { cwd, env });
  }

  const filesIn = (kept: string): string[] => {
    const place = path.join(kept, 'component-posts', 'code');
    return existsSync(place) ? readdirSync(place).map((name) => path.join(place, name)) : [];
  };

  function onlyFile(kept: string): string {
    const [file = assert.fail('nothing was kept'), ...more] = filesIn(kept);
    assert.deepEqual(more, []);
    return file;
  }

  test('is used by the next run, which keeps nothing again', async () => {
    const { cwd, kept } = blog();
    const env = { XDG_CACHE_HOME: kept, NODE_OPTIONS: '--require ./counter.cjs' };
    const first = await check(cwd, env);
    const { compiled } = JSON.parse(first.stderr.split('\n').at(-1) ?? '') as { compiled: number };
    assert.ok(compiled > 10);
    const file = onlyFile(kept);
    const { mtimeNs } = statSync(file, { bigint: true });
    const second = await check(cwd, env);
    assert.match(second.stderr, new RegExp(`{"kept":${String(compiled)},"compiled":0}$`));
    assert.deepEqual([second.code, second.stdout], [first.code, first.stdout]);
    assert.equal(statSync(file, { bigint: true }).mtimeNs, mtimeNs);
  });

  test('grows by what another command needs', async () => {
    const { cwd, kept } = blog();
    const env = { XDG_CACHE_HOME: kept };
    await runProgram(['--version'], { cwd, env });
    const small = decodedCode(readFileSync(onlyFile(kept)))?.scripts.size ?? 0;
    await check(cwd, env);
    const large = decodedCode(readFileSync(onlyFile(kept)))?.scripts.size ?? 0;
    assert.ok(small > 0 && large > small);
    await runProgram(['--version'], { cwd, env });
    assert.equal(decodedCode(readFileSync(onlyFile(kept)))?.scripts.size, large);
  });

  test('is kept anew by a run that took much longer', async () => {
    const { cwd, kept } = blog();
    const env = { XDG_CACHE_HOME: kept };
    await check(cwd, env);
    const file = onlyFile(kept);
    const before = decodedCode(readFileSync(file)) ?? assert.fail();
    writeFileSync(file, encodedCode({ ...before, ranFor: 1 }));
    await check(cwd, env);
    assert.ok((decodedCode(readFileSync(file))?.ranFor ?? 0) > 1);
  });

  test('is made again where it is broken', async () => {
    const { cwd, kept } = blog();
    const env = { XDG_CACHE_HOME: kept };
    const good = await check(cwd, env);
    const file = onlyFile(kept);
    const bytes = readFileSync(file);
    const flipped = Buffer.from(bytes);
    flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 0x55;
    for (const broken of [flipped, bytes.subarray(0, 10_000), Buffer.alloc(0)]) {
      writeFileSync(file, broken);
      assert.deepEqual(await check(cwd, env), good);
      assert.ok(decodedCode(readFileSync(file)));
    }
  });

  test('is not that of a script that was changed, even to one of the same length', async () => {
    const { cwd, kept } = blog();
    const own = path.join(cwd, 'own');
    mkdirSync(own);
    cpSync(programFile(), path.join(own, 'cli.js'));
    cpSync(path.join(path.dirname(programFile()), 'cli'), path.join(own, 'cli'), {
      recursive: true,
    });
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const told = async (): Promise<string> =>
      (
        await runProgram(['--version'], {
          cwd,
          env: { XDG_CACHE_HOME: kept },
          program: path.join(own, 'cli.js'),
        })
      ).stdout;
    assert.equal(await told(), `${version}\n`);
    const other = version.replaceAll(/\d/g, '9');
    for (const name of readdirSync(path.join(own, 'cli'))) {
      const script = path.join(own, 'cli', name);
      writeFileSync(script, readFileSync(script, 'utf8').replaceAll(`"${version}"`, `"${other}"`));
    }
    assert.equal(await told(), `${other}\n`);
  });

  for (const [what, env] of Object.entries({
    'where Node.js is told to keep none': { NODE_DISABLE_COMPILE_CACHE: '1' },
    'where Node.js keeps it': { NODE_COMPILE_CACHE: path.join('/', 'nowhere') },
    'where somebody counts what is run': { NODE_V8_COVERAGE: 'coverage' },
  })) {
    test(`is not there ${what}`, async () => {
      const { cwd, kept } = blog();
      assert.equal((await check(cwd, { XDG_CACHE_HOME: kept, ...env })).code, 0);
      assert.ok(!existsSync(kept));
    });
  }

  test('is not there where the place for it is no absolute path, or cannot be made', async () => {
    const { cwd } = blog();
    for (const place of ['kept', path.join(cwd, 'post.md')]) {
      const { code, stderr } = await check(cwd, { XDG_CACHE_HOME: place });
      assert.equal(code, 0, stderr);
      assert.ok(!existsSync(path.join(cwd, 'kept')));
    }
  });

  test('is not there where others could write it', async function () {
    if (process.getuid === undefined) {
      skip(this, 'this system does not tell who may write where');
    }
    const { cwd, kept } = blog();
    const place = path.join(kept, 'component-posts', 'code');
    mkdirSync(place, { recursive: true });
    chmodSync(place, 0o777);
    assert.equal((await check(cwd, { XDG_CACHE_HOME: kept })).code, 0);
    assert.deepEqual(filesIn(kept), []);
  });

  test('is not taken from a file that others could write', async function () {
    if (process.getuid === undefined) {
      skip(this, 'this system does not tell who may write what');
    }
    const { cwd, kept } = blog();
    const env = { XDG_CACHE_HOME: kept, NODE_OPTIONS: '--require ./counter.cjs' };
    await check(cwd, env);
    const file = onlyFile(kept);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    chmodSync(file, 0o666);
    assert.match((await check(cwd, env)).stderr, /{"kept":0,/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.match((await check(cwd, env)).stderr, /"compiled":0}$/);
  });

  test('is not put into the home of somebody else', async function () {
    if (!isRoot) {
      skip(this, 'only the root user can act for somebody else');
    }
    const { cwd } = blog();
    const home = path.join(cwd, 'home');
    mkdirSync(home);
    chownSync(home, 65_534, 65_534);
    const env = { XDG_CACHE_HOME: undefined, HOME: home };
    assert.equal((await check(cwd, env)).code, 0);
    assert.deepEqual(readdirSync(home), []);
  });

  test('is not there where stacks are to tell of sources', async () => {
    const { cwd, kept } = blog();
    const env = { XDG_CACHE_HOME: kept, NODE_OPTIONS: '--enable-source-maps' };
    assert.equal((await check(cwd, env)).code, 0);
    assert.ok(!existsSync(kept));
  });

  test('is not taken from somebody else', async function () {
    if (!isRoot) {
      skip(this, 'only the root user can start a program as somebody else');
    }
    const { cwd, kept } = blog();
    await check(cwd, { XDG_CACHE_HOME: kept });
    chmodSync(cwd, 0o755);
    const file = onlyFile(kept);
    for (const place of [kept, path.join(kept, 'component-posts'), path.dirname(file)]) {
      chmodSync(place, 0o755);
    }
    const { code, stderr } = await runProgram(['check'], {
      cwd,
      asNobody: true,
      env: { XDG_CACHE_HOME: kept, NODE_OPTIONS: `--require ${path.join(cwd, 'counter.cjs')}` },
    });
    assert.equal(code, 0, stderr);
    assert.match(stderr, /{"kept":0,"compiled":0}$/);
  });

  test('of programs that are gone is removed after a month', async () => {
    const { cwd, kept } = blog();
    const place = path.join(kept, 'component-posts', 'code');
    mkdirSync(place, { recursive: true, mode: 0o700 });
    for (const [name, age] of [
      ['old', 40],
      ['young', 20],
    ] as const) {
      writeFileSync(path.join(place, name), '');
      const then = Date.now() / 1000 - age * day;
      utimesSync(path.join(place, name), then, then);
    }
    await check(cwd, { XDG_CACHE_HOME: kept });
    const names = filesIn(kept).map((file) => path.basename(file));
    assert.equal(names.length, 2);
    assert.ok(names.includes('young'));
  });
});
