import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { isWebAddress, parseHostMessage, parseWebviewMessage } from '../../src/preview/protocol';
import { runs } from '../support/fuzz';

suite('preview/protocol', () => {
  test('reads every message of the webview', () => {
    const url = 'https://github.com/owner/name#readme';
    for (const message of [
      { type: 'ready' },
      { type: 'reveal', post: 'file:///a.md', span: { start: 0, end: 0 } },
      { type: 'reveal', post: 'file:///a.md', span: { start: 3, end: 40 } },
      { type: 'refresh' },
      { type: 'sign-in', hostName: 'github.com' },
      { type: 'look-up' },
      { type: 'look-up', choice: 'always' },
      { type: 'look-up', choice: 'blog' },
      { type: 'look-up', choice: 'never' },
      { type: 'use-canonical', post: 'file:///a.md', span: { start: 3, end: 40 } },
      { type: 'open', url },
      { type: 'open', url: 'http://git.example.org/owner' },
      { type: 'copy', url },
      { type: 'copy', url: 'git@example.org:owner/name.git' },
    ]) {
      assert.deepEqual(parseWebviewMessage(message), message);
    }
  });

  test('leaves out what a message should not have', () => {
    const span = { start: 1, end: 2, label: 'x' };
    const message = parseWebviewMessage({ type: 'reveal', post: 'a', span, command: 'x' });
    assert.deepEqual(message, { type: 'reveal', post: 'a', span: { start: 1, end: 2 } });
  });

  const post = 'file:///a.md';
  const hostile: readonly unknown[] = [
    undefined,
    null,
    'ready',
    1,
    [],
    ['ready'],
    {},
    { type: 'run', command: 'x' },
    { type: ['ready'] },
    { type: 'toString' },
    { type: '__proto__' },
    Object.create({ type: 'ready' }),
    { type: 'reveal' },
    { type: 'reveal', span: { start: 0, end: 1 } },
    { type: 'reveal', post, span: null },
    { type: 'reveal', post, span: { start: 2, end: 1 } },
    { type: 'reveal', post, span: { start: -1, end: 1 } },
    { type: 'reveal', post, span: { start: 0.5, end: 1 } },
    { type: 'reveal', post, span: { start: 0, end: Infinity } },
    { type: 'reveal', post, span: { start: NaN, end: NaN } },
    { type: 'reveal', post, span: { start: '0', end: '1' } },
    { type: 'reveal', post, span: { start: 0, end: 2 ** 60 } },
    { type: 'reveal', post: 'x'.repeat(9000), span: { start: 0, end: 1 } },
    { type: 'use-canonical', span: { start: 0, end: 1 } },
    { type: 'use-canonical', post, span: { start: 2, end: 1 } },
    { type: 'look-up', choice: 'Always' },
    { type: 'look-up', choice: null },
    { type: 'look-up', choice: ['always'] },
    { type: 'sign-in' },
    { type: 'sign-in', hostName: '' },
    { type: 'sign-in', hostName: 'github.com/x' },
    { type: 'sign-in', hostName: 'GitHub.com' },
    { type: 'sign-in', hostName: ['github.com'] },
    { type: 'sign-in', hostName: 'a'.repeat(300) },
    { type: 'open' },
    { type: 'open', url: '' },
    { type: 'open', url: { toString: () => 'https://example.org' } },
    { type: 'open', url: 'javascript:alert(1)' },
    { type: 'open', url: 'command:workbench.action.terminal.new' },
    { type: 'open', url: 'vscode://x.y' },
    { type: 'open', url: 'file:///etc/passwd' },
    { type: 'open', url: 'data:text/html,x' },
    { type: 'open', url: '//example.org' },
    { type: 'open', url: 'https:example.org' },
    { type: 'open', url: 'https://' },
    { type: 'open', url: ' https://example.org' },
    { type: 'open', url: 'https://example.org/a b' },
    { type: 'open', url: 'https://example.org\njavascript:x' },
    { type: 'open', url: `https://example.org/${'x'.repeat(9000)}` },
    { type: 'copy', url: '' },
    { type: 'copy', url: 'a\nrm -rf' },
    { type: 'copy', url: 'x'.repeat(9000) },
  ];
  test('refuses what is not exactly a message', () => {
    for (const message of hostile) {
      assert.equal(parseWebviewMessage(message), undefined, inspect(message).slice(0, 80));
    }
  });

  test('never throws', () => {
    const messages = fc.oneof(
      fc.anything(),
      fc.record({
        type: fc.constantFrom('reveal', 'open', 'copy', 'show', 'copied'),
        post: fc.anything(),
        span: fc.anything(),
        url: fc.oneof(fc.string(), fc.anything()),
        view: fc.anything(),
      }),
    );
    fc.assert(
      fc.property(messages, (message) => {
        parseWebviewMessage(message);
        parseHostMessage(message);
      }),
      runs(200),
    );
  });

  test('what may be opened is a web address for every URL parser', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (url) => {
        if (isWebAddress(url)) {
          assert.match(new URL(url).protocol, /^https?:$/);
          assert.doesNotMatch(url, /\s/);
        }
      }),
      runs(200),
    );
    assert.ok(isWebAddress('HTTPS://GitHub.com/x'));
  });

  test('tells messages of the extension from others', () => {
    const view = { state: 'no-post' } as const;
    assert.deepEqual(parseHostMessage({ type: 'show', view }), { type: 'show', view });
    assert.deepEqual(parseHostMessage({ type: 'copied', url: 'x' }), { type: 'copied', url: 'x' });
    for (const other of [null, 'show', { type: 'show' }, { type: 'show', view: {} }, { id: 1 }]) {
      assert.equal(parseHostMessage(other), undefined);
    }
  });
});
