// A post is data. Nothing in it may run, whatever its front matter says it is written in, and no
// front matter may end the process.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import matter from 'gray-matter';
import { readAsSiteGenerator } from '../../src/post/grayMatter';
import { parsePost } from '../../src/post/post';
import { root } from '../support/corpus';
import { problemsOf } from '../support/checking';

const counters = globalThis as { componentPostsCanary?: number };

suite('code in front matter', () => {
  let folder = '';
  let file = '';

  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'canary-'));
    file = path.join(folder, 'sung');
    counters.componentPostsCanary = 0;
  });
  teardown(() => {
    rmSync(folder, { recursive: true });
  });

  const code = (): string =>
    `globalThis.componentPostsCanary++;\nrequire('node:fs').writeFileSync(${JSON.stringify(file)}, '');\n({ title: 'x' })`;
  const didRun = (): boolean => counters.componentPostsCanary !== 0 || existsSync(file);

  test('runs in gray-matter as it comes, so that the canary can sing', () => {
    matter(`---js\n${code()}\n---\n`, {});
    assert.ok(didRun());
  });

  for (const opening of [
    '---js',
    '--- js',
    '---JS',
    '---javascript',
    '---Javascript ',
    '---\tjs',
    '---coffee',
    '---coffeescript',
    '---json',
    '---toml',
    '---cson',
    '---eval',
  ]) {
    for (const [coat, wrap] of [
      ['', (text: string): string => text],
      [' with CRLF', (text: string): string => text.replaceAll('\n', '\r\n')],
      [' behind a BOM', (text: string): string => `\uFEFF${text}`],
      [' behind a blank line', (text: string): string => `\n${text}`],
      [' without end', (text: string): string => text.replace('\n---\n', '\n')],
    ] as const) {
      test(`does not run behind ${opening.replace('\t', '\\t')}${coat}`, () => {
        const text = wrap(`${opening}\n${code()}\n---\nBody.\n`);
        const post = parsePost(text);
        post.body();
        problemsOf(text);
        assert.equal(readAsSiteGenerator(text, post.frontMatter), undefined);
        assert.ok(!didRun());
      });
    }
  }

  for (const name of [
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    'valueOf',
    '__defineGetter__',
  ]) {
    test(`---${name} finds nothing`, () => {
      const text = `---${name}\ntitle: x\n---\n`;
      const { frontMatter } = parsePost(text);
      assert.equal(frontMatter.kind, 'unsupported');
      assert.equal(readAsSiteGenerator(text, frontMatter), undefined);
    });
  }

  for (const tag of [
    '!!js/function',
    '!!js/regexp',
    '!!js/undefined',
    '!<tag:yaml.org,2002:js/function>',
  ]) {
    test(`a value with the tag ${tag} stays text`, () => {
      const text = `---\ntitle: ${tag} 'function () { globalThis.componentPostsCanary++ }'\n---\n`;
      const post = parsePost(text);
      const data = readAsSiteGenerator(text, post.frontMatter);
      assert.notEqual(typeof data?.['title'], 'function');
      problemsOf(text);
      assert.ok(!didRun());
    });
  }

  test('a second fence inside of front matter is text', () => {
    const text = `---\ntitle: x\n---js\n${code()}\n---\n`;
    const post = parsePost(text);
    readAsSiteGenerator(text, post.frontMatter);
    assert.ok(!didRun());
  });

  test('reading does not touch the prototype of objects', () => {
    const text =
      '---\n__proto__:\n  polluted: yes\nconstructor:\n  prototype:\n    polluted: yes\n---\n';
    const post = parsePost(text);
    readAsSiteGenerator(text, post.frontMatter);
    problemsOf(text);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});

suite('as a site generator reads fields', () => {
  const read = (content: string): unknown => {
    const text = `---\n${content}\n---\n`;
    return readAsSiteGenerator(text, parsePost(text).frontMatter);
  };

  test('dates, times and numbers are what such a generator makes of them', () => {
    assert.deepEqual(read('a: 2026-03-09\nb: 2026-3-9\nc: 12:30\nd: 010\ne: no'), {
      a: new Date('2026-03-09T00:00:00Z'),
      b: '2026-3-9',
      c: 750,
      d: 8,
      e: 'no',
    });
  });

  test('what stops such a generator is undefined, the second time as well', () => {
    for (const content of ['a: b: c', 'a: 1\na: 2', 'a: b: c', 'a: 1\na: 2']) {
      assert.equal(read(content), undefined);
    }
  });

  test('two readings share nothing', () => {
    const first = read('a: [1]') as { a: number[] };
    first.a.push(2);
    assert.deepEqual(read('a: [1]'), { a: [1] });
  });

  test('front matter that was refused is not read', () => {
    assert.equal(read(`a: ${'['.repeat(5_000)}`), undefined);
    assert.equal(read(`a: ${'b'.repeat(70_000)}`), undefined);
  });
});

suite('front matter that overflows the stack of a cold process', () => {
  // 1,000 nested lists and then 10,000 end a process that calls yaml's own parseDocument: the stack
  // overflows while a regular expression is compiled, and no `catch` helps against that. It takes a
  // process that has read nothing before.
  let folder = '';

  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cold-'));
  });
  teardown(() => {
    rmSync(folder, { recursive: true });
  });

  function run(script: string): string {
    const outfile = path.join(folder, 'script.cjs');
    buildSync({
      stdin: { contents: script, resolveDir: root, loader: 'ts' },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
    });
    return execFileSync(process.execPath, [outfile], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  test('is read, and the process goes on', function () {
    this.timeout(60_000);
    const output = run(`
      import { readAsSiteGenerator } from './src/post/grayMatter';
      import { parsePost } from './src/post/post';
      for (const depth of [1_000, 10_000, 60_000]) {
        const text = '---\\n' + '['.repeat(depth) + '\\n---\\n';
        const { frontMatter } = parsePost(text);
        readAsSiteGenerator(text, frontMatter);
        console.log(frontMatter.kind === 'yaml' && frontMatter.faults[0]?.code);
      }`);
    assert.equal(output, 'too-deep\ntoo-deep\ntoo-deep\n');
  });

  test('is refused in other formats, too', function () {
    this.timeout(60_000);
    const output = run(`
      import { parsePost } from './src/post/post';
      for (const depth of [1_000, 10_000, 60_000]) {
        for (const content of ['a = ' + '['.repeat(depth), 'a = ' + '{a='.repeat(depth / 3)]) {
          const { frontMatter } = parsePost('+++\\n' + content + '\\n+++\\n');
          console.log(frontMatter.kind === 'unsupported' && frontMatter.fault?.code);
        }
        const { frontMatter } = parsePost('---json\\n{"a":' + '['.repeat(depth) + '\\n---\\n');
        console.log(frontMatter.kind === 'unsupported' && frontMatter.fault?.code);
      }`);
    assert.equal(output, 'too-deep\n'.repeat(9));
  });

  test('ends a process that has no guard (only with COMPONENT_POSTS_UNGUARDED=1)', function () {
    if (process.env['COMPONENT_POSTS_UNGUARDED'] !== '1') {
      this.skip();
    }
    this.timeout(60_000);
    assert.throws(() =>
      run(`
        import { parseDocument } from 'yaml';
        for (const depth of [1_000, 10_000]) {
          try { parseDocument('['.repeat(depth)); } catch {}
        }`),
    );
  });
});
