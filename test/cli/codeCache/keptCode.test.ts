import assert from 'node:assert/strict';
import { decodedCode, encodedCode, type KeptCode } from '../../../src/cli/codeCache/keptCode';

const kept: KeptCode = {
  ranFor: 250,
  scripts: new Map([
    ['main.js', { source: 7, code: Buffer.from([1, 0, 10, 13, 255]) }],
    ['none.js', { source: 0, code: Buffer.alloc(0) }],
    ['é "quoted".js', { source: 0xff_ff_ff_ff, code: Buffer.from('\nü') }],
  ]),
};

suite('a file of compiled code', () => {
  const bytes = encodedCode(kept);

  test('holds what was put into it', () => {
    const { ranFor, scripts } = decodedCode(bytes) ?? assert.fail('it was refused');
    assert.equal(ranFor, 250);
    assert.deepEqual([...scripts.keys()], [...kept.scripts.keys()]);
    for (const [name, { source, code }] of scripts) {
      assert.equal(source, kept.scripts.get(name)?.source);
      assert.ok(code.equals(kept.scripts.get(name)?.code ?? assert.fail()));
    }
  });

  test('is as good as none with any byte another', () => {
    for (let at = 0; at < bytes.length; at++) {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 0x20;
      assert.equal(decodedCode(broken), undefined, `byte ${String(at)}`);
    }
  });

  test('is as good as none wherever it is cut off', () => {
    for (let end = 0; end < bytes.length; end++) {
      assert.equal(decodedCode(bytes.subarray(0, end)), undefined, `cut at ${String(end)}`);
    }
  });
});
