import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type HostMessage, parseHostMessage } from '../../../src/preview/panel/hostMessages';
import { parseViewMessage, type ViewMessage } from '../../../src/preview/panel/viewMessages';
import { runs } from '../../support/fuzz';
import { frame, samplePost, sampleRows } from './samples';

const [sampleRow] = sampleRows;
const [sampleCard] = samplePost().cards;

const hostMessages: readonly HostMessage[] = [
  { type: 'show', number: 1, view: { state: 'no-post' } },
  { type: 'show', number: 1, view: samplePost() },
  {
    type: 'change',
    change: {
      from: 1,
      to: 2,
      frame: frame({ question: 'Look up?' }),
      order: ['a'],
      rows: [sampleRow!],
      cards: [sampleCard!],
    },
  },
  { type: 'highlight', post: 'file:///a.md' },
  { type: 'highlight', post: 'file:///a.md', row: 'a', link: 'b' },
  { type: 'copied', url: 'https://github.com/acme/anvil' },
];

const row = { post: 'file:///a.md', row: 'a' };
const viewMessages: readonly ViewMessage[] = [
  { type: 'ready' },
  { type: 'reveal', ...row, focus: false },
  { type: 'reveal', ...row, link: 'b', focus: true },
  { type: 'open', url: 'https://github.com/acme/anvil' },
  { type: 'copy', url: 'ssh://git@github.com/acme/anvil' },
  { type: 'use-canonical', ...row, link: 'b' },
  { type: 'fix', ...row, problem: 'c', fix: 'd' },
  { type: 'insert-section', ...row },
  { type: 'add-entry', ...row },
  { type: 'move', ...row },
  { type: 'move', ...row, before: 'b' },
  { type: 'look-up' },
  { type: 'look-up', choice: 'blog' },
  { type: 'refresh' },
  { type: 'sign-in', hostName: 'git.example.org:8443' },
  { type: 'add-host', hostName: 'git.example.org' },
];

/** Every place in a message, with what stands there. */
function placesIn(
  value: unknown,
  path: readonly string[] = [],
): { readonly path: readonly string[]; readonly value: unknown }[] {
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))
      : [];
  return [{ path, value }, ...inside];
}

/** The message with something else at one place; all around that is shared with it. */
function withOther(message: unknown, path: readonly string[], other: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return other;
  }
  const copy: unknown = Array.isArray(message)
    ? [...(message as unknown[])]
    : { ...Object(message) };
  const inside = copy as Record<string, unknown>;
  inside[key] = withOther(inside[key], rest, other);
  return copy;
}

for (const [direction, messages, parse] of [
  ['to the view', hostMessages, parseHostMessage],
  ['from the view', viewMessages, parseViewMessage],
] as const) {
  suite(`Messages ${direction}`, () => {
    test('are taken as they are', () => {
      for (const message of messages) {
        assert.deepEqual(parse(structuredClone(message)), message);
      }
    });

    test('lose what does not belong to them', () => {
      for (const message of messages) {
        assert.deepEqual(parse({ ...message, more: 'x', constructor: 'x' }), message);
      }
    });

    test('of another kind are none, whatever they are called', () => {
      const names = [
        '',
        'nothing',
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
        3,
        null,
      ];
      for (const message of messages) {
        for (const type of names) {
          assert.equal(parse({ ...message, type }), undefined, String(type));
        }
      }
      for (const value of [undefined, null, 3, 'ready', [], ['ready'], () => 'ready', {}]) {
        assert.equal(parse(value), undefined);
      }
    });

    test('with something of another type at any place are none', () => {
      for (const message of messages) {
        for (const [index, { path, value }] of placesIn(message).entries()) {
          // Each type is tried at every fifth place: there are a thousand.
          const others = [null, Symbol('x'), () => 'x', typeof value === 'string' ? 3 : 'x', NaN];
          const other = others[index % others.length];
          assert.equal(
            parse(withOther(message, path, other)),
            undefined,
            `${path.join('.')}: ${String(other)}`,
          );
        }
      }
    });

    test('with a text of ten megabytes at any place are none', () => {
      const long = 'x'.repeat(10_000_000);
      for (const message of messages) {
        for (const { path, value } of placesIn(message)) {
          if (typeof value === 'string') {
            assert.equal(parse(withOther(message, path, long)), undefined, path.join('.'));
          }
        }
      }
    });

    test('change no prototype', () => {
      for (const message of messages) {
        const hostile: unknown = JSON.parse(
          JSON.stringify(message).replace(/^\{/, '{"__proto__":{"polluted":1},'),
        );
        const parsed = parse(hostile);
        assert.deepEqual(parsed, message);
        assert.equal(Object.getPrototypeOf(parsed), Object.prototype);
      }
      assert.equal('polluted' in {}, false);
    });

    test('of any other making throw nothing', () => {
      fc.assert(
        fc.property(fc.anything(), fc.constantFrom(...messages), (value, { type }) => {
          assert.doesNotThrow(() => parse(value));
          assert.doesNotThrow(() => parse({ ...Object(value), type }));
        }),
        runs(300),
      );
    });
  });
}

suite('Addresses and hosts in messages from the view', () => {
  for (const message of [
    { type: 'open', url: 'javascript:alert(1)' },
    { type: 'open', url: 'command:workbench.action.quit' },
    { type: 'open', url: 'https://github.com/acme anvil' },
    { type: 'copy', url: '' },
    { type: 'sign-in', hostName: 'github.com/evil' },
    { type: 'add-host', hostName: 'user@github.com' },
    { type: 'add-host', hostName: '' },
    { type: 'look-up', choice: 'sometimes' },
  ]) {
    test(`${JSON.stringify(message)} is none`, () => {
      assert.equal(parseViewMessage(message), undefined);
    });
  }
});
