import assert from 'node:assert/strict';
import type { Verdict } from '../../../src/repositories/facts';
import { readLockfile } from '../../../src/repositories/lockfile/read';
import {
  rewriteLockfile,
  type LockfileOnDisk,
  type Rewriting,
} from '../../../src/repositories/lockfile/rewrite';
import { referenceTo, repositoryAt, today, verdict } from './facts';

const url = 'https://github.com/acme/anvil';

function rewritten(
  before: LockfileOnDisk | undefined,
  said: Verdict = verdict(repositoryAt(url)),
): Rewriting {
  const linked = [referenceTo(url)];
  return rewriteLockfile(before, {
    linked,
    today,
    answered: new Set(linked.map(({ key }) => key)),
    verdictOf: () => said,
  });
}

function onDisk(text: string): LockfileOnDisk {
  return { text, ...readLockfile(text) };
}

function textOf(rewriting: Rewriting): string {
  assert.ok(rewriting.kind === 'changed', rewriting.kind);
  return rewriting.text;
}

suite('a lockfile written anew', () => {
  test('begins where there is none, and is as it was the next time', () => {
    const text = textOf(rewritten(undefined));
    assert.match(text, /"github.com\/acme\/anvil"/);
    assert.equal(rewritten(onDisk(text)).kind, 'unchanged');
  });

  test('does not begin with nothing', () => {
    const rewriting = rewritten(undefined, verdict(undefined, { state: 'forbidden' }));
    assert.ok(rewriting.kind === 'nothing-known');
    assert.equal(rewriting.counts.unchecked, 1);
  });

  test('is written where it was empty, with the line ends that it had', () => {
    const empty = '{\r\n  "version": 1,\r\n  "owners": {},\r\n  "repositories": {}\r\n}\r\n';
    const text = textOf(rewritten(onDisk(empty)));
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
    assert.equal(text.replaceAll('\r\n', '\n'), textOf(rewritten(undefined)));
    assert.equal(rewritten(onDisk(text)).kind, 'unchanged');
  });

  test('is none where nobody would read it', () => {
    const linked = Array.from({ length: 19_000 }, (_, at) =>
      referenceTo(`https://github.com/acme/anvil-${String(at)}`),
    );
    const said = 'x'.repeat(290);
    const rewriting = rewriteLockfile(undefined, {
      linked,
      today,
      answered: new Set(linked.map(({ key }) => key)),
      verdictOf: ({ name }) =>
        verdict(repositoryAt(`https://github.com/acme/${name ?? ''}`, { description: said })),
    });
    assert.equal(rewriting.kind, 'too-large');
  });
});
